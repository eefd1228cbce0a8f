"""The first fingerprint of a recog file that matches a text: one scan for all, then one confirmation."""

from __future__ import annotations

import re
import threading
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import hyperscan
from msgspec import Struct

from debar.identify.recog.kept import Database, Print
from debar.identify.recog.pattern import Capture, Confirm, capturing, confirming, flags
from debar.kit.errors import BadData
from debar.kit.patterns import database

LONGEST = 1 << 16
"""Characters of a text that are tried; recog itself looks at 4,096 of a page."""
NONE = -1
_NAMES = re.compile(r"\{([^\s{}]+)\}")


class Found(Struct, frozen=True):
    """A fingerprint that matched, and what its groups captured, in their order."""

    print: Print
    groups: tuple[str | None, ...]


class Matcher:
    """One recog file, compiled at first use. Threads may share it; a forked process goes on using it."""

    def __init__(self, source: Database) -> None:
        self._prints = source.prints
        self._scanned = [i for i, one in enumerate(source.prints) if not one.exact and one.scan != "none"]
        self._alone = [i for i, one in enumerate(source.prints) if not one.exact and one.scan == "none"]
        self._exact: dict[bytes, int] = {}
        for i, one in enumerate(source.prints):
            for line in one.exact:
                self._exact.setdefault(line.encode(), i)
        self._sure = [one.scan == "whole" for one in source.prints]
        self._confirms: list[Confirm | None] = [None] * len(source.prints)
        self._captures: list[Capture | None] = [None] * len(source.prints)
        self._lock = threading.Lock()
        self._database: Any = None
        self._local = threading.local()
        self.slow: Counter[int] = Counter()
        """Number of a fingerprint → how often it took longer than it may, and was given up."""

    def first(self, text: str) -> Found | None:
        """The first that matches, with what it captures."""
        index = self.places((text,))[0]
        return None if index == NONE else self.found(index, encoded(text))

    def places(self, texts: Iterable[str]) -> list[int]:
        """The place of the first that matches each text, `NONE` where none does."""
        scan, scratch = getattr(self._local, "ready", None) or self._ready()
        sure, scanned, exact = self._sure, self._scanned, self._exact.get
        found: list[int] = []
        for text in texts:
            data = text[:LONGEST].encode("utf-8", "replace")
            hits: list[int] = []
            scan(data, _note, context=hits, scratch=scratch)
            best = exact(data, NONE)
            if len(hits) == 1 and best == NONE and self._plain(data):  # as it is with most
                index = scanned[hits[0]]
                held = (sure[index] and data.isascii()) or self._holds(index, data)
                found.append(index if held else NONE)
            elif not hits and self._plain(data):
                found.append(best)
            else:
                found.append(self._settled(hits, data))
        return found

    def tried(self, text: str) -> list[int]:
        """The places of those that may match a text, in order, without those that are looked up by line."""
        scan, scratch = getattr(self._local, "ready", None) or self._ready()
        hits: list[int] = []
        scan(encoded(text), _note, context=hits, scratch=scratch)
        return self._in_order(hits)

    def found(self, index: int, data: bytes) -> Found | None:
        """What the fingerprint at a place captures from a text; None where it does not match."""
        one = self._prints[index]
        if one.exact:
            return Found(one, ()) if any(line.encode() in data.split(b"\n") for line in one.exact) else None
        match = (self._captures[index] or self._capture(index))(data)
        return None if match is None else Found(one, tuple(map(_text, match.groups())))

    def build(self) -> None:
        """Compile now what is compiled at first use. Raises BadData."""
        self._ready()
        for index, one in enumerate(self._prints):
            if not one.exact:
                self._confirm(index)
                self._capture(index)

    def _plain(self, data: bytes) -> bool:
        """Is it one line, and was every pattern in the scan?"""
        return not self._alone and b"\n" not in data

    def _settled(self, hits: list[int], data: bytes) -> int:
        """The first of several that may match."""
        lines = (self._exact[line] for line in data.split(b"\n") if line in self._exact)
        best = min(lines, default=NONE)
        for index in self._in_order(hits):
            if index > best != NONE:
                break
            if self._holds(index, data):
                return index
        return best

    def _holds(self, index: int, data: bytes) -> bool:
        """Does it match? Over ASCII the scan for a whole pattern says what RE2 would say."""
        if self._sure[index] and data.isascii():
            return True
        return bool((self._confirms[index] or self._confirm(index))(data))

    def _in_order(self, hits: list[int]) -> list[int]:
        return sorted([*(self._scanned[hit] for hit in hits), *self._alone])

    def _confirm(self, index: int) -> Confirm:
        one = self._prints[index]
        made = self._confirms[index] = _bounded(confirming(one), one, self.slow)
        return made

    def _capture(self, index: int) -> Capture:
        one = self._prints[index]
        made = self._captures[index] = _bounded(capturing(one), one, self.slow)
        return made

    def _ready(self) -> tuple[Any, Any]:
        """What scans, and this thread's space to do it in."""
        ready: tuple[Any, Any] = (_nothing, None)
        if self._scanned:
            with self._lock:
                if self._database is None:
                    self._database = _built([self._prints[i] for i in self._scanned])
            ready = (self._database.scan, hyperscan.Scratch(self._database))
        self._local.ready = ready
        return ready


def encoded(text: str) -> bytes:
    """A text as it is matched: bounded, in UTF-8."""
    return text[:LONGEST].encode("utf-8", "replace")


def values(found: Found, protocol: str) -> Mapping[str, str]:
    """What a match says, by recog's names: groups filled in, and `{names}` of other values in values.

    A value that names one which the match does not give is left out; only a version that is missing
    in a CPE name is written `-`, as CPE wants it.
    """
    said: dict[str, str] = {}
    for param in found.print.params:
        value = param.value if param.pos == 0 else found.groups[param.pos - 1]
        if value is not None:
            said[param.name] = value
    if protocol:
        said.setdefault("service.protocol", protocol)
    for param in found.print.params:
        if param.pos == 0 and "{" in param.value:
            _fill(param.name, said)
    return said


def _fill(name: str, said: dict[str, str]) -> None:
    value = said[name]
    for other in _NAMES.findall(value):
        given = said.get(other)
        if given is None and name.endswith(".cpe23") and other.endswith(".version"):
            given = "-"
        if given is None:
            del said[name]
            return
        value = value.replace(f"{{{other}}}", given)
    said[name] = value


def _built(prints: Sequence[Print]) -> Any:
    try:
        return database([one.pattern.encode() for one in prints], [flags(one.scan) for one in prints])
    except hyperscan.error as error:
        raise BadData(
            f"hyperscan refuses a kept pattern: {error}. Import the recog database again."
        ) from None


def _bounded(ask: Confirm, one: Print, slow: Counter[int]) -> Confirm:
    """The same; what goes beyond RE2 counts as no match where it takes too long, and is counted."""
    if one.engine == "re2":
        return ask

    def asked(data: bytes) -> Any:
        try:
            return ask(data)
        except TimeoutError:
            slow[one.n] += 1
            return None

    return asked


def _text(group: bytes | str | None) -> str | None:
    return group.decode("utf-8", "replace") if isinstance(group, bytes) else group


def _nothing(*_: object, **__: object) -> None:
    """The scan where there is nothing to scan for."""


def _note(index: int, _start: int, _end: int, _flags: int, hits: list[int]) -> None:
    hits.append(index)
