"""Tables row by row: each known column by its field, with secrets and people left out and told."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import BinaryIO

from msgspec import Struct

from debar.kit import delimited, sheets
from debar.kit.errors import Problem
from debar.kit.sheets import Columns, Row
from debar.survey import values
from debar.survey.importers import INSIDE, Dropped, Note, SourceFile
from debar.survey.importers.asides import aside
from debar.survey.importers.columns import COLUMNS, about_people

LONGEST_OTHER = 200
"""Characters of a cell in a column that no field is known for; longer ones are cut."""
MOST_OTHERS = 40
"""Unknown columns that are kept."""

_FEW = 20
_TAKEN_OUT = "logins and passwords inside values were taken out before anything was stored."


class Header(Struct, frozen=True):
    """What the columns of a table mean."""

    fields: dict[str, str]
    """Header → field."""
    others: dict[str, str]
    """Header of a column that no field is known for → `other.<header folded>`."""
    secret: tuple[str, ...]
    people: tuple[str, ...]
    uncounted: tuple[str, ...]
    """Unknown columns beyond those kept."""
    refused: tuple[str, str] | None = None
    """What is wrong with the table as a whole, and the cure."""


class Cells(Struct, frozen=True):
    """One row, without secrets."""

    sheet: str | None
    """None where the file has no sheets."""
    number: int
    """The line in the file, or the row in the sheet."""
    place: str
    """What Problems call the source: its name, and the sheet."""
    thing: str
    """`row 12` or `Sheet1!row 12`."""
    header: Header
    known: dict[str, tuple[str, str]]
    """Field → header and text, for each known column; the text may be empty."""
    others: tuple[tuple[str, str], ...]
    """`other.<header folded>` and text, where there is any."""

    def text(self, field: str) -> str:
        """The text of a known column; empty where there is no such column or nothing in it."""
        return self.known.get(field, ("", ""))[1]


Refuse = Callable[[set[str], Sequence[str]], tuple[str, str] | None]
"""Fields known and all headers in; what is wrong with such a table and the cure out, or None."""


def read(
    stream: BinaryIO,
    source: SourceFile,
    columns: Columns,
    *,
    refuse: Refuse | None = None,
    keep_others: bool = True,
) -> Iterator[Cells | Problem]:
    """The rows of a table, and what is to be known of its columns, once for each.

    Rows under a header that `refuse` finds wrong are left out. `keep_others`: keep the columns that
    no field is known for; where a format is known, those are of no use.
    """
    headers: dict[tuple[str | None, tuple[str, ...]], Header] = {}
    told: set[str] = set()
    for row in sheets.read(stream, source.name, columns=columns):
        if isinstance(row, Problem):
            yield row
            continue
        place = source.name if row.sheet is None else f"{source.name}!{row.sheet}"
        key = row.sheet, tuple(row.cells)
        if key not in headers:
            headers[key] = _header(key[1], columns, refuse, MOST_OTHERS if keep_others else 0)
            yield from _tell(headers[key], place, row.number, told)
        if headers[key].refused is not None:
            continue
        if what := aside(row.cells, ((f, row.cells[h]) for h, f in headers[key].fields.items()), columns):
            yield Note(place, row.number, what)
        else:
            yield from _row(row, headers[key], place, told)


@lru_cache(maxsize=1)
def labels(head: bytes) -> frozenset[str]:
    """The headers of the first table in these first bytes, folded; none where they are no table.

    The importers of tables are asked one after another: for the same bytes they share the answer.
    """
    if sheets.kind(head) is None:
        return frozenset()
    found = islice(sheets.read(io.BytesIO(head), "", columns=COLUMNS), _FEW)
    cells: Iterable[str] = next((row.cells for row in found if isinstance(row, Row)), ())
    return frozenset(map(values.folded, cells or _first_line(head)))


def _first_line(head: bytes) -> list[str]:
    """The cells of the first line of text: an export of no device has only its header."""
    lines = delimited.text_of(head).strip().splitlines() if sheets.kind(head) == "csv" else []
    return lines[0].split(delimited.delimiter_of(lines[0])) if lines else []


def _header(headers: Sequence[str], columns: Columns, refuse: Refuse | None, most: int) -> Header:
    """Map the headers; secrets first, so that nothing else looks at them."""
    secret = sheets.secret_columns(headers)
    open_ones = [header for header in headers if header not in secret]
    fields = columns.map(open_ones)
    unknown = [header for header in open_ones if header not in fields]
    persons = about_people(unknown)
    others = [header for header in unknown if header not in persons]
    return Header(
        fields=fields,
        others={header: f"other.{values.folded(header)[:60]}" for header in others[:most]},
        secret=tuple(secret),
        people=tuple(persons),
        uncounted=tuple(others[most:]),
        refused=refuse(set(fields.values()), headers) if refuse else None,
    )


def _tell(header: Header, place: str, number: int, told: set[str]) -> Iterator[Problem]:
    """What is to be known of the columns, once for each."""
    if header.refused is not None:
        what, cure = header.refused
        yield Problem(place, number, what, cure)
    for columns, what in (
        (header.secret, "holds secrets: its values were dropped before anything was stored."),
        (header.people, "is about people: its values were dropped."),
    ):
        for column in columns:
            if column not in told:
                told.add(column)
                yield Dropped(place, None, f"the column {column!r} {what}", column=column)
    if header.refused is not None:
        return
    kept, lost = ([c for c in columns if c not in told] for columns in (header.others, header.uncounted))
    told.update(kept, lost)
    if kept:
        yield Note(place, None, f"no field is known for {_list(kept)}: kept, but not used to identify.")
    if lost:
        many = f"more than {MOST_OTHERS} such columns: " if header.others else ""
        yield Note(place, None, f"{many}not kept: {_list(lost)}.")


def _list(columns: Sequence[str]) -> str:
    shown = ", ".join(repr(column[:40]) for column in columns[:12])
    return shown if len(columns) <= 12 else f"{shown} and {len(columns) - 12} more"


def _row(row: Row, header: Header, place: str, told: set[str]) -> Iterator[Cells | Problem]:
    cells = {name: row.cells.get(name, "") for name in (*header.fields, *header.others)}
    clean = {name: sheets.scrub(text) for name, text in cells.items() if text}
    for what in (f"{name}: {_TAKEN_OUT}" for name, (_, secret) in clean.items() if secret):
        if what not in told:
            told.add(what)
            yield Dropped(place, row.number, what, column=INSIDE)
    cells |= {name: text for name, (text, _) in clean.items()}
    yield Cells(
        row.sheet,
        row.number,
        place,
        f"row {row.number}" if row.sheet is None else f"{row.sheet}!row {row.number}",
        header,
        {field: (name, cells[name]) for name, field in header.fields.items()},
        tuple((field, cells[name][:LONGEST_OTHER]) for name, field in header.others.items() if cells[name]),
    )
