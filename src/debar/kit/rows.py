"""Rows with named cells, made from the bare lines of a table: the header is found first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Protocol

from msgspec import Struct

from debar.kit.errors import Problem
from debar.kit.headers import Columns

PREAMBLE = 20
"""How many lines may come before the header (titles, dates) and still be skipped."""

Line = tuple[int, list[str]]
"""Number, counted from 1, and the text of each cell."""

_AHEAD = 1000
_LONGEST_LABEL = 120
_VALUE = re.compile(
    r"[\W\d_]*"  # numbers, dates, addresses of version 4
    r"|(?:[0-9a-f]{2}[:.-]?){5}[0-9a-f]{2}"
    r"|[0-9a-f]{0,4}:[0-9a-f:]*:[0-9a-f.]*(?:[/%]\w+)?"
    r"|[a-z][a-z0-9+.-]*://.*"
    r"|\S+@\S+\.\S+",
    re.IGNORECASE | re.DOTALL,
)


class Readable(Protocol):
    """Whatever gives its bytes in order: a file, a buffer, a member of an archive."""

    def read(self, size: int, /) -> bytes:
        """The next bytes, at most that many; none at the end."""


class Limits(Struct, frozen=True):
    """How much is read before a file is taken for damaged or hostile."""

    line: int = 1 << 20
    """Bytes in one line, and in one quoted cell over several lines."""
    columns: int = 4096
    file: int = 256 << 20
    """Bytes of a workbook as it lies on the disk."""
    unpacked: int = 1 << 30
    """Bytes of a workbook once unpacked."""
    ratio: int = 200
    """How many times larger it may grow by unpacking."""
    members: int = 10_000
    """Files within a workbook."""
    cells: int = 25_000_000
    """Cells of a workbook, empty ones between others included."""
    sparse: int = 8_000_000
    """The same for a workbook of fewer bytes than that; in a larger one, a cell takes a byte at least."""
    text: int = 512 << 20
    """Characters in all cells of a sheet."""


USUAL = Limits()


class Row(Struct, frozen=True):
    """One row: the text of each cell by its header, both without blanks around them."""

    number: int
    """The line in the file, or the row in the sheet, counted from 1."""
    sheet: str | None
    """The sheet's name; None where the file has no sheets."""
    cells: dict[str, str]


def rows(
    lines: Iterable[Line | Problem],
    name: str,
    *,
    sheet: str | None = None,
    limits: Limits = USUAL,
    columns: Columns | None = None,
) -> Iterator[Row | Problem]:
    """The rows below the header. Lines before it are skipped, as are blank ones.

    `name` is what Problems call the source. `columns` helps to tell the header from titles.
    """
    flow = iter(lines)
    ahead: list[Line | Problem] = []
    first: list[Line] = []
    while len(first) < PREAMBLE and len(ahead) < _AHEAD and (line := next(flow, None)):
        if isinstance(line, Problem) and not first:
            yield line
        elif isinstance(line, Problem):
            ahead.append(line)
        elif any(line[1]):
            ahead.append(line)
            first.append(line)
    found = _header(first, columns)
    if isinstance(found, str):
        yield from (line for line in ahead if isinstance(line, Problem))
        yield Problem(name, first[0][0] if first else None, found, _CURES[found])
        return
    yield from _below(first[found], chain(ahead, flow), name, sheet, limits)


_EMPTY = "there is nothing in it."
_HEADLESS = "no row names the columns."
_SPLIT = "Save only the columns that are needed."
_CURES = {
    _EMPTY: "Check that the export ran to its end, or leave it out.",
    _HEADLESS: "Add a first row with the names of the columns.",
}


def _below(
    header: Line, lines: Iterable[Line | Problem], name: str, sheet: str | None, limits: Limits
) -> Iterator[Row | Problem]:
    number, labels = header
    if sheet is not None:
        labels = labels[: max(i for i, label in enumerate(labels, start=1) if label)]
    if len(labels) > limits.columns:
        yield Problem(name, number, f"has {len(labels)} columns, more than {limits.columns}.", _SPLIT)
        return
    headers, twice = _named(labels)
    if twice:
        what = f"several columns are called {_quoted(twice)}; the later ones got a number."
        yield Problem(name, number, what, "Give each column a name of its own.")
    rest = (line for line in lines if isinstance(line, Problem) or line[0] > number)
    yield from _filled(rest, headers, name, sheet)


def _filled(
    lines: Iterable[Line | Problem], headers: list[str], name: str, sheet: str | None
) -> Iterator[Row | Problem]:
    width = len(headers)
    for line in lines:
        if isinstance(line, Problem):
            yield line
            continue
        number, cells = line
        if not any(cells):
            continue
        if len(cells) == width:
            yield Row(number, sheet, dict(zip(headers, cells, strict=True)))
        elif sheet is None and (len(cells) < width or any(cells[width:])):
            yield _uneven(name, number, len(cells), width)
        else:
            yield Row(number, sheet, _beside(cells, width) | dict(zip(headers, cells, strict=False)))


def _beside(cells: list[str], width: int) -> dict[str, str]:
    """What stands to the right of the last named column of a sheet.

    All of it or nothing, so that the rows of a sheet have few sets of headers and not one each.
    """
    if not any(cells[width:]):
        return {}
    return {f"column {place}": text for place, text in enumerate(cells[width:], width + 1)}


def _uneven(name: str, number: int, has: int, width: int) -> Problem:
    what = f"has {has} {'cell' if has == 1 else 'cells'} where the header has {width}; the row was left out."
    return Problem(name, number, what, "Put quotes around cells that hold a delimiter or a line break.")


def _header(lines: Sequence[Line], columns: Columns | None) -> int | str:
    """Where the header stands in the lines, or what is wrong."""
    if not lines:
        return _EMPTY
    if columns is not None:
        matches = [len(columns.map([cell for cell in cells if cell])) for _, cells in lines]
        best = matches.index(max(matches))
        if matches[best] > 1 or (matches[best] == 1 and sum(map(bool, lines[best][1])) == 1):
            return best
    labels = [len({cell for cell in cells if _is_label(cell)}) for _, cells in lines]
    best = next(i for i, count in enumerate(labels) if count * 4 >= max(labels) * 3)
    values = sum(bool(cell) and not _is_label(cell) for cell in lines[best][1])
    return best if labels[best] > values else _HEADLESS


def _is_label(cell: str) -> bool:
    return bool(cell) and len(cell) <= _LONGEST_LABEL and _VALUE.fullmatch(cell) is None


def _named(labels: Sequence[str]) -> tuple[list[str], list[str]]:
    """A name for each column that no other has, and the labels that came twice."""
    names: dict[str, None] = {}
    taken = set(labels)
    twice: list[str] = []
    for place, label in enumerate(labels, start=1):
        name, count = label or f"column {place}", 1
        if label and name in names:
            twice.append(label)
        while name in names or (count > 1 and name in taken):
            count += 1
            name = f"{label} ({count})"
        names[name] = None
    return list(names), list(dict.fromkeys(twice))


def _quoted(labels: Sequence[str]) -> str:
    shown = ", ".join(repr(label[:40]) for label in labels[:3])
    return shown if len(labels) <= 3 else f"{shown}, …"
