"""Tables of things: registers, exports and walk-through sheets, as CSV, XLSX or ODS."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, time
from itertools import islice
from typing import BinaryIO

from msgspec import Struct

from debar.estate.networks import Method
from debar.identify.evidence import Sighting
from debar.kit import delimited, sheets
from debar.kit.errors import Problem
from debar.kit.sheets import Row
from debar.kit.words import Both
from debar.survey import values
from debar.survey.importers import INSIDE, Dropped, Note, SourceFile
from debar.survey.importers.columns import COLUMNS, PEOPLE, PURCHASE

NAME = "table"
LABEL = Both("table: CSV, XLSX or ODS", "tableau : CSV, XLSX ou ODS")
GENERAL = True

LONGEST = 1000
"""Characters of a cell in a known column; longer ones are cut."""
LONGEST_OTHER = 200
"""Characters of a cell in a column that no field is known for; longer ones are cut."""
MOST_OTHERS = 40
"""Unknown columns that are kept."""
TELLING = frozenset(
    {"serial", "mac", "address", "model", "name", "brand-claimed", "maker-claimed", "fcc-id", "ic-id"}
)
"""Fields of which a thing has at least one, or else little can be found out about it."""

_PLACING = frozenset({"location", "kind-claimed"})
_KEYS = frozenset({"serial", "mac", "address", "fcc-id", "ic-id"})
_MOST_SERIALS = 2_000_000
_TAKEN_OUT = "logins and passwords inside values were taken out before anything was stored."


def sniffs(head: bytes, name: str) -> bool:
    """Is it a table, by content: a workbook, text with a column that we know, or an even grid of cells?"""
    what = sheets.kind(head)
    if what != "csv":
        return what is not None
    first = [part for part in delimited.text_of(head).splitlines() if part.strip()][:1]
    if first and COLUMNS.map(first[0].split(delimited.delimiter_of(first[0]))):
        return True
    rows = list(islice(sheets.read(io.BytesIO(head), name, columns=COLUMNS), 20))
    known = any(isinstance(row, Row) and COLUMNS.map(list(row.cells)) for row in rows)
    return known or (bool(rows) and all(isinstance(row, Row) and len(row.cells) > 1 for row in rows))


def read(stream: BinaryIO, source: SourceFile) -> Iterator[Sighting | Problem]:
    """Each row as one thing. Cells that cannot be used are told, the rest of their row is kept."""
    headers: dict[tuple[str | None, tuple[str, ...]], _Header] = {}
    told: set[str] = set()
    serials: dict[str, int] = {}
    for row in sheets.read(stream, source.name, columns=COLUMNS):
        if isinstance(row, Problem):
            yield row
            continue
        key = row.sheet, tuple(row.cells)
        if key not in headers:
            headers[key] = _Header.of(key[1])
            yield from _tell(headers[key], row, source, told)
        if headers[key].refused is None:
            yield from _row(row, headers[key], source, serials, told)


class _Header(Struct, frozen=True):
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

    @classmethod
    def of(cls, headers: Sequence[str]) -> _Header:
        """Map the headers; secrets first, so that nothing else looks at them."""
        secret = sheets.secret_columns(headers)
        open_ones = [header for header in headers if header not in secret]
        fields = COLUMNS.map(open_ones)
        unknown = [header for header in open_ones if header not in fields]
        people = PEOPLE.match(unknown)
        persons = [*people.fields, *(left.header for left in people.left)]
        others = [header for header in unknown if header not in persons]
        return cls(
            fields=fields,
            others={header: f"other.{values.folded(header)[:60]}" for header in others[:MOST_OTHERS]},
            secret=tuple(secret),
            people=tuple(persons),
            uncounted=tuple(others[MOST_OTHERS:]),
            refused=_refusal(set(fields.values()), headers),
        )


def _refusal(fields: set[str], headers: Sequence[str]) -> tuple[str, str] | None:
    if not fields & _KEYS and PURCHASE.map(headers):
        return (
            "these look like purchase lines, not devices; none was taken in.",
            "Use `debar screen` for them, or add a column of serial numbers, MAC or IP addresses.",
        )
    if not fields & TELLING:
        known = ", ".join(repr(header[:40]) for header in headers[:8])
        return (
            f"no column tells devices apart (found: {known}).",
            "Name one of them serial number, MAC address, IP address, model, brand, manufacturer or name.",
        )
    return None


def _tell(header: _Header, row: Row, source: SourceFile, told: set[str]) -> Iterator[Problem]:
    """What is to be known of the columns, once for each."""
    place = _place(source, row)
    if header.refused is not None:
        what, cure = header.refused
        yield Problem(place, row.number, what, cure)
    for columns, what in (
        (header.secret, "holds secrets: its values were dropped before anything was stored."),
        (header.people, "is about people: its values were dropped."),
    ):
        for column in columns:
            if column not in told:
                told.add(column)
                yield Dropped(place, None, f"the column {column!r} {what}", column=column)
    others = [column for column in (*header.others, *header.uncounted) if column not in told]
    if others and header.refused is None:
        told.update(others)
        yield Note(place, None, f"no field is known for {_list(others)}: kept, but not used to identify.")
    if lost := [column for column in header.uncounted if column in others]:
        yield Note(place, None, f"more than {MOST_OTHERS} such columns: not kept: {_list(lost)}.")


def _list(columns: Sequence[str]) -> str:
    shown = ", ".join(repr(column[:40]) for column in columns[:12])
    return shown if len(columns) <= 12 else f"{shown} and {len(columns) - 12} more"


def _place(source: SourceFile, row: Row) -> str:
    return source.name if row.sheet is None else f"{source.name}!{row.sheet}"


def _row(
    row: Row, header: _Header, source: SourceFile, serials: dict[str, int], told: set[str]
) -> Iterator[Sighting | Problem]:
    place = _place(source, row)
    facts: list[tuple[str, str]] = []
    cells, cleaned = _scrubbed(row, header)
    yield from (Dropped(place, row.number, what, column=INSIDE) for what in cleaned if what not in told)
    told.update(cleaned)
    for name, known in header.fields.items():
        text = cells[name]
        if text and not values.is_stand_in(text):
            for found in _READERS.get(known, _as_written)(known, text[:LONGEST]):
                if isinstance(found, str):
                    yield Problem(place, row.number, f"{name}: {found}")
                else:
                    facts.append(found)
    said = {field for field, _ in facts}
    if not said & TELLING:
        yield _bare(place, row, said)
        if not said & _PLACING:
            return
    yield from _again(facts, place, row, serials)
    others = [(field, cells[name][:LONGEST_OTHER]) for name, field in header.others.items()]
    yield from _sightings([*facts, *(other for other in others if other[1])], row, source)


def _scrubbed(row: Row, header: _Header) -> tuple[dict[str, str], list[str]]:
    """The cells by their headers, without secrets before anything parts or cuts them; what to say of that."""
    cells = {name: row.cells.get(name, "") for name in (*header.fields, *header.others)}
    clean = {name: sheets.scrub(text) for name, text in cells.items() if text}
    return (
        cells | {name: text for name, (text, _) in clean.items()},
        [f"{name}: {_TAKEN_OUT}" for name, (_, secret) in clean.items() if secret],
    )


def _bare(place: str, row: Row, told: set[str]) -> Problem:
    kept = "kept as a thing of unknown make." if told & _PLACING else "left out."
    return Problem(
        place,
        row.number,
        f"nothing here tells what it is: {kept}",
        "Add its serial number, MAC or IP address, brand or model.",
    )


def _again(facts: list[tuple[str, str]], place: str, row: Row, serials: dict[str, int]) -> Iterator[Problem]:
    for text in (text for field, text in facts if field == "serial"):
        key = values.serial_key(text)
        if key is None:
            continue
        if key in serials:
            yield Note(place, row.number, f"the serial number {text!r} stands in row {serials[key]} too.")
        elif len(serials) < _MOST_SERIALS:
            serials[key] = row.number


def _sightings(facts: list[tuple[str, str]], row: Row, source: SourceFile) -> Iterator[Sighting]:
    """The facts of a row. What the person who brought the file says of the place stands above the file."""
    told = dict(facts)
    thing = f"row {row.number}" if row.sheet is None else f"{row.sheet}!row {row.number}"
    method: Method = "walk" if "walked" in told else "import"
    seen = _instant(told.get("walked")) or _instant(told.get("seen")) or source.seen
    for field, value in facts:
        if field not in ("seen", "walked", "site", "network"):
            yield Sighting(
                source.digest,
                thing,
                thing,
                field,
                value,
                method,
                source.site or told.get("site"),
                source.network or told.get("network"),
                seen,
            )


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


Read = Iterator[tuple[str, str] | str]
"""Field and value, or, as bare text, what is wrong with the cell."""


def _as_written(field: str, text: str) -> Read:
    yield field, text


def _mac(field: str, text: str) -> Read:
    for part in _parts(text):
        if mac := values.mac(part):
            yield field, mac
        elif address := values.address(part):
            yield "address", address
        elif values.is_stand_in_mac(part):
            yield f"{part!r} is the address of no device, only a stand-in; not used."
        else:
            yield f"{part[:60]!r} is no MAC address. Write it as 00:00:5E:00:53:01."


def _address(field: str, text: str) -> Read:
    for part in _parts(text):
        if address := values.address(part):
            yield field, address
        elif not any(c.isalpha() for c in part) and "." in part:
            yield f"{part[:60]!r} is no IP address. Write it as 192.0.2.7."
        elif " " not in text.strip() and ("." in part or "-" in part):
            yield "name", part
        else:
            yield "location", text
            return


def _parts(text: str) -> list[str]:
    """The values in a cell that may hold several."""
    return [part.strip() for part in text.replace(";", ",").replace("\n", ",").split(",") if part.strip()][
        :16
    ]


def _serial(field: str, text: str) -> Read:
    if values.is_mangled_number(text):
        yield f"{text!r} is a number that a spreadsheet has rounded; its digits are lost. Format it as text."
    elif not values.is_stand_in_serial(text):
        yield field, text


def _kind(field: str, text: str) -> Read:
    """A kind; but some exports call the model `Device Type`, and a model has digits and no blanks."""
    is_model = any(c.isdigit() for c in text) and any(c in "-/" for c in text) and " " not in text
    yield "model" if is_model else field, text


def _acquired(field: str, text: str) -> Read:
    found = values.day(text)
    if found is None:
        yield f"{text[:60]!r} is no date, or can be read in two ways. Write it as 2025-04-30."
    else:
        yield field, str(found)


def _seen(field: str, text: str) -> Read:
    day = values.day(text)
    if at := values.instant(text):
        yield field, at.isoformat()
    elif day is not None and day.day is not None:
        yield field, datetime.combine(day.first, time(), UTC).isoformat()
    else:
        yield f"{text[:60]!r} is no day or time, or can be read in two ways. Write it as 2025-04-30."


_READERS: dict[str, Callable[[str, str], Read]] = {
    "mac": _mac,
    "address": _address,
    "serial": _serial,
    "kind-claimed": _kind,
    "acquired": _acquired,
    "seen": _seen,
    "walked": _seen,
}
