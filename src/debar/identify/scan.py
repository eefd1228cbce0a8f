"""Many patterns at once: hyperscan says which may match, RE2 confirms each in linear time."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Any

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


def compiled(pattern: str, place: str) -> Any:
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
        if not self._patterns:
            return []
        found: list[int] = []
        scratch = getattr(self._local, "scratch", None) or self._scratch()
        self._database.scan(text.encode("utf-8", "replace"), _note, context=found, scratch=scratch)
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
