"""Tables of things: registers, exports and walk-through sheets, as CSV, XLSX or ODS."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import BinaryIO

from debar.estate.networks import Method
from debar.identify.evidence import Sighting
from debar.kit import delimited, sheets
from debar.kit.errors import Problem
from debar.kit.sheets import Row
from debar.kit.words import Both
from debar.survey import values
from debar.survey.importers import Note, SourceFile, tabular
from debar.survey.importers.cells import facts, instant
from debar.survey.importers.columns import COLUMNS, PURCHASE
from debar.survey.importers.tabular import Cells

NAME = "table"
LABEL = Both("table: CSV, XLSX or ODS", "tableau : CSV, XLSX ou ODS")
GENERAL = True

TELLING = frozenset(
    {"serial", "mac", "address", "model", "name", "brand-claimed", "maker-claimed", "fcc-id", "ic-id"}
)
"""Fields of which a thing has at least one, or else little can be found out about it."""

_PLACING = frozenset({"location", "kind-claimed"})
_KEYS = frozenset({"serial", "mac", "address", "fcc-id", "ic-id"})
_NETBOX_MODELS = ("other.devicetype", "other.type")
_MOST_SERIALS = 2_000_000


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
    serials: dict[str, int] = {}
    for row in tabular.read(stream, source, COLUMNS, refuse=_refusal):
        if isinstance(row, Problem):
            yield row
        else:
            yield from _row(row, source, serials)


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


def _row(row: Cells, source: SourceFile, serials: dict[str, int]) -> Iterator[Sighting | Problem]:
    found: list[tuple[str, str]] = []
    for field, (name, text) in row.known.items():
        for each in facts(field, text):
            if isinstance(each, str):
                yield Problem(row.place, row.number, f"{name}: {each}")
            else:
                found.append(each)
    found += _model_beside_role(row)
    said = {field for field, _ in found}
    if not said & TELLING:
        yield _bare(row, said)
        if not said & _PLACING:
            return
    yield from _again(found, row, serials)
    yield from _sightings([*found, *row.others], row, source)


def _model_beside_role(row: Cells) -> list[tuple[str, str]]:
    """NetBox calls the kind `role` and the model `device_type` or `type`."""
    header, text = row.known.get("kind-claimed", ("", ""))
    if "model" in row.known or "maker-claimed" not in row.known:
        return []
    others = dict(row.others)
    if values.folded(header) == "role":
        return [("model", others[name]) for name in _NETBOX_MODELS if name in others]
    if text and "other.role" in others and f"other.{values.folded(header)}" in _NETBOX_MODELS:
        return [("model", text), ("kind-claimed", others["other.role"])]
    return []


def _bare(row: Cells, told: set[str]) -> Problem:
    kept = "kept as a thing of unknown make." if told & _PLACING else "left out."
    return Problem(
        row.place,
        row.number,
        f"nothing here tells what it is: {kept}",
        "Add its serial number, MAC or IP address, brand or model.",
    )


def _again(found: list[tuple[str, str]], row: Cells, serials: dict[str, int]) -> Iterator[Problem]:
    for text in (text for field, text in found if field == "serial"):
        key = values.serial_key(text)
        if key is None:
            continue
        if key in serials:
            yield Note(row.place, row.number, f"the serial number {text!r} stands in row {serials[key]} too.")
        elif len(serials) < _MOST_SERIALS:
            serials[key] = row.number


def _sightings(found: list[tuple[str, str]], row: Cells, source: SourceFile) -> Iterator[Sighting]:
    """The facts of a row. What the person who brought the file says of the place stands above the file."""
    told = dict(found)
    method: Method = "walk" if "walked" in told else "import"
    seen = instant(told.get("walked")) or instant(told.get("seen")) or source.seen
    for field, value in found:
        if field not in ("seen", "walked", "site", "network"):
            yield Sighting(
                source.digest,
                row.thing,
                row.thing,
                field,
                value,
                method,
                source.site or told.get("site"),
                source.network or told.get("network"),
                seen,
            )
