"""Many patterns at once: hyperscan says which may match, RE2 confirms each in linear time."""

from __future__ import annotations

import re
import threading
from collections.abc import Sequence
from typing import Any, Protocol

import hyperscan
import re2

from debar.kit.errors import BadData
from debar.kit.patterns import database

MAX_TEXT = 1 << 20
"""Characters of a value that are looked at; what comes later is never matched."""

FLAGS = hyperscan.HS_FLAG_UTF8 | hyperscan.HS_FLAG_SINGLEMATCH | hyperscan.HS_FLAG_ALLOWEMPTY

_OPTIONS = re2.Options()
_OPTIONS.log_errors = False
_OPTIONS.max_mem = 8 << 20

_LITERAL = re.compile(r"(?P<caseless>\(\?i\))?\^(?P<text>(?:[^\\.\[\](){}*+?|^$]|\\[^\w\s])+)(?P<whole>\$)?")
"""A pattern that holds nothing but a text from the beginning on: it is compared, not searched for."""
_ESCAPE = re.compile(r"\\(.)")


class Found(Protocol):
    """A match over UTF-8 bytes."""

    def __getitem__(self, group: int) -> bytes | None:
        """The bytes of a group, None where it took no part; of group 0 all that matched."""


class Pattern:
    """A pattern over UTF-8 bytes, compiled when first needed; texts from the beginning on are compared."""

    __slots__ = ("_caseless", "_named", "_ready", "_text", "_whole", "named", "source", "sure")

    def __init__(self, source: str) -> None:
        self.source = source
        self._named = "(?P<" in source
        self.sure = source.isascii() and not self._named
        """Need it not be searched for in plain data (`is_plain`) where the scanner has found it?"""
        self.named: tuple[tuple[str, int], ...] = ()
        """Name and number of each group that has a name; known once something has matched."""
        found = _LITERAL.fullmatch(source)
        text = _ESCAPE.sub(r"\1", found["text"]) if found else ""
        self._caseless, self._whole = bool(found and found["caseless"]), bool(found and found["whole"])
        self._text = b"" if self._caseless and not text.isascii() else text.encode()
        if self._caseless:
            self._text = self._text.lower()
        self._ready: Any = None

    def search(self, data: bytes) -> Found | None:
        """The first match in UTF-8 bytes, or None."""
        if self._text and not (self._caseless and not data.isascii()):
            return self._compared(data)
        if self._ready is None:
            self._compile()
        found: Found | None = self._ready.search(data)
        return found

    def _compile(self) -> None:
        ready = compiled(self.source.encode(), self.source)
        if self._named:
            self.named = tuple((name.decode(), index) for name, index in ready.groupindex.items())
        self._ready = ready

    def _compared(self, data: bytes) -> Found | None:
        size = len(self._text)
        if self._whole and len(data) != size:
            return None
        start = data[:size]
        same = start.lower() == self._text if self._caseless else start == self._text
        return _Start(start) if same else None


def is_plain(data: bytes) -> bool:
    """Do hyperscan and RE2 agree on the data? Not so over other letters, a line's end, vertical tabs."""
    return data.isascii() and not data.endswith(b"\n") and b"\x0b" not in data


class _Start:
    """What a text matched."""

    __slots__ = ("_matched",)

    def __init__(self, matched: bytes) -> None:
        self._matched = matched

    def __getitem__(self, group: int) -> bytes:
        return self._matched


def compiled(pattern: str | bytes, place: str) -> Any:
    """The pattern in RE2. Raises BadData naming `place` where RE2 refuses it."""
    try:
        return re2.compile(pattern, _OPTIONS)
    except re2.error as error:
        reason = error.args[0].decode() if error.args and isinstance(error.args[0], bytes) else str(error)
        raise BadData(f"{place}: the pattern is refused: {reason}. Write it in RE2's syntax.") from None


class Scanner:
    """A set of patterns as one hyperscan database, built at first use.

    Each thread has its own scratch space, so one scanner serves them all; after a fork it goes on working.
    """

    def __init__(self, patterns: Sequence[str], flags: int = FLAGS) -> None:
        self._patterns, self._flags = patterns, flags
        self._lock = threading.Lock()
        self._database: Any = None
        self._local = threading.local()

    def hits(self, text: str) -> list[int]:
        """The indexes of patterns that may match, ascending. Text is bounded by `MAX_TEXT`."""
        return self.hits_in(text.encode("utf-8", "replace"))

    def hits_in(self, data: bytes) -> list[int]:
        """The same of a text in UTF-8."""
        if not self._patterns:
            return []
        found: list[int] = []
        scratch = getattr(self._local, "scratch", None) or self._scratch()
        self._database.scan(data, _note, context=found, scratch=scratch)
        return found if len(found) < 2 else sorted(set(found))

    def build(self) -> None:
        """Compile now. Raises BadData, giving the index and text of the pattern that is refused."""
        with self._lock:
            if self._database is None:
                self._database = _built(self._patterns, self._flags)

    def _scratch(self) -> Any:
        self.build()
        scratch = self._local.scratch = hyperscan.Scratch(self._database)
        return scratch


def _built(patterns: Sequence[str], flags: int) -> Any:
    try:
        return database([pattern.encode() for pattern in patterns], [flags] * len(patterns))
    except hyperscan.error as error:
        raise BadData(f"hyperscan refuses one of the patterns {list(patterns)[:3]}: {error}") from None


def _note(index: int, _start: int, _end: int, _flags: int, found: list[int]) -> None:
    found.append(index)
