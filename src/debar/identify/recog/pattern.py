"""A pattern of recog made ready: said anew, for the engine that takes it, and for the scan before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import hyperscan
import re2
import regex  # type: ignore[import-untyped]  # it brings no types
from msgspec import Struct

from debar.identify.recog.kept import Engine, Print, Scan
from debar.identify.recog.ruby import Ruby
from debar.kit.errors import BadData

FLAGS = hyperscan.HS_FLAG_UTF8 | hyperscan.HS_FLAG_SINGLEMATCH | hyperscan.HS_FLAG_ALLOWEMPTY
SECONDS = 0.05
"""What a pattern outside RE2 may take over one text."""

Confirm = Callable[[bytes], Any]
"""Text in UTF-8 → something true where the pattern matches. Raises TimeoutError."""
Capture = Callable[[bytes], Any]
"""Text in UTF-8 → a match, whose groups are bytes or text, or None. Raises TimeoutError."""

_OPTIONS = re2.Options()
_OPTIONS.log_errors = False
_OPTIONS.max_mem = 8 << 20
_REGEX = regex.V1 | regex.MULTILINE | regex.ASCII
_DOTALL = ("REG_DOT_NEWLINE", "REG_LINE_ANY_CRLF", "REG_MULTILINE")
_ICASE = "REG_ICASE"
_PLAIN = r"(?:[^\\^$.|?*+()\[\]{}\n]|\\[^\w\n])+"
_EXACT = re.compile(rf"\^(?:(?P<one>{_PLAIN})|\(\?:(?P<several>{_PLAIN}(?:\|{_PLAIN})*)\))\$")


class Pattern(Struct, frozen=True):
    """A pattern said anew."""

    text: str
    engine: Engine
    groups: int
    """How many of its groups capture."""
    exact: tuple[str, ...]
    """The lines that it matches, where it names them one by one."""
    scan: Scan | None = None
    """`none` where a scan would read it as something else; None where it may be tried."""


def translated(pattern: str, flags: Sequence[str]) -> Pattern:
    """The pattern for RE2, or where that refuses it, for `regex`. Raises BadData, saying why."""
    unknown = [flag for flag in flags if flag not in (*_DOTALL, _ICASE)]
    if unknown:
        raise BadData(f"the flag {unknown[0]!r} is not known")
    icase, dotall = _ICASE in flags, any(flag in _DOTALL for flag in flags)
    ruby = Ruby(pattern)
    text = f"(?m{'i' if icase else ''}{'s' if dotall else ''}){ruby.said()}"
    engine: Engine = "regex" if ruby.nested or not _by_re2(text) else "re2"
    if engine == "regex":
        _regex(text)
    exact = () if icase else _lines(pattern)
    return Pattern(text, engine, ruby.groups, exact, "none" if ruby.nested else None)


def confirming(one: Print) -> Confirm:
    """What says whether the print matches, in linear time or within `SECONDS`. Raises BadData.

    A set of one pattern asks RE2 no more than that: where it matches is not worked out.
    """
    if one.engine == "regex":
        return capturing(one)
    try:
        alone = re2.Set.SearchSet(_OPTIONS)
        alone.Add(one.pattern.encode())
        alone.Compile()
    except re2.error as error:
        raise BadData(f"RE2 refuses a kept pattern: {error}") from None
    found: Confirm = alone.Match
    return found


def capturing(one: Print) -> Capture:
    """What gives the groups of the print's match, bounded as `confirming` is. Raises BadData."""
    if one.engine == "regex":
        compiled = _regex(one.pattern)
        return lambda data: compiled.search(data.decode(), timeout=SECONDS)
    try:
        found: Capture = re2.compile(one.pattern.encode(), _OPTIONS).search
    except re2.error as error:
        raise BadData(f"RE2 refuses a kept pattern: {error}") from None
    return found


def scans(patterns: Sequence[str]) -> list[Scan]:
    """How hyperscan takes each of the patterns: all of them are tried at once, then halves of what fails."""
    found: list[Scan] = ["none"] * len(patterns)
    left: list[int] = list(range(len(patterns)))
    for way in ("whole", "prefiltered"):
        taken = _taken(patterns, left, flags(way))
        for index in taken:
            found[index] = way
        left = [index for index in left if index not in taken]
    return found


def flags(scan: Scan) -> int:
    """Hyperscan's flags for a pattern that it takes in that way."""
    return FLAGS | (hyperscan.HS_FLAG_PREFILTER if scan == "prefiltered" else 0)


def _taken(patterns: Sequence[str], indexes: Sequence[int], flag: int) -> set[int]:
    if not indexes:
        return set()
    try:
        made = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
        count = len(indexes)
        said = [patterns[index].encode() for index in indexes]
        made.compile(expressions=said, ids=list(range(count)), elements=count, flags=[flag] * count)
    except hyperscan.error:
        half = len(indexes) // 2
        if not half:
            return set()
        return _taken(patterns, indexes[:half], flag) | _taken(patterns, indexes[half:], flag)
    return set(indexes)


def _by_re2(text: str) -> bool:
    try:
        re2.compile(text.encode(), _OPTIONS)
    except re2.error:
        return False
    return True


def _regex(text: str) -> Any:
    try:
        return regex.compile(text, _REGEX)
    except (regex.error, RecursionError, OverflowError, ValueError) as error:
        raise BadData(f"neither RE2 nor regex takes it: {error}") from None


def _lines(pattern: str) -> tuple[str, ...]:
    """The lines that a pattern matches, where it names them one by one; nothing where it does not."""
    found = _EXACT.fullmatch(pattern)
    if found is None:
        return ()
    said = found["one"] or found["several"]
    return tuple(re.sub(r"\\(.)", r"\1", each) for each in re.split(r"(?<!\\)\|", said))
