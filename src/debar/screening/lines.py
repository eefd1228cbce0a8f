"""Purchase lines from whatever people hold: a table of orders, a list of vendors, bare lines of text."""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, BinaryIO, Literal, TypeVar

from msgspec import Struct

from debar.kit import sheets
from debar.kit.errors import Problem, reading
from debar.kit.sheets import Row
from debar.screening.amounts import day, money, quantity
from debar.screening.headers import COLUMNS
from debar.screening.scan import MAX_TEXT

T = TypeVar("T")
Plain = Literal["description", "supplier"]
"""What bare lines of text are."""

_TOLD = ("description", "description_fr", "comments", "comments_fr", "more", "more_fr")
_NAMES = {*_TOLD, "supplier", "brand", "maker", "model"}
_EMPTY = frozenset(
    ("", "na", "n/a", "n.a.", "s.o.", "s/o", "nil", "null", "none", "néant", "-", "--", "tbd", "nan")
)
_NAMED = ("name", "names", "nom", "noms")
_TABLES = frozenset((".csv", ".tsv", ".xlsx", ".ods"))
_BLANK = b"\0 \t\r\n\xff\xfe\xef\xbb\xbf"
_HEAD = 1 << 16
_LONGEST = 1 << 20
_UNREAD = {
    "bought": "is no day, or could be two",
    "quantity": "is no quantity",
    "value": "is no sum of money",
}
_CURES = {
    "bought": "Write it as 2025-04-03.",
    "quantity": "Write a number alone.",
    "value": "Write a number alone, as 1234.56.",
}


class Line(Struct, frozen=True):
    """One purchase line, as the file gives it. What a file doesn't give is empty or None."""

    source: str
    row: int
    """The line or sheet row, counted from 1."""
    text: str
    """What to show of it, in one line."""
    description: str = ""
    """All that it says of the thing, in whatever languages, one a line."""
    supplier: str = ""
    brand: str = ""
    """What brand and manufacturer columns say."""
    model: str = ""
    quantity: float | None = None
    bought: date | None = None
    buyer: str = ""
    value: Decimal | None = None
    reference: str = ""
    sheet: str | None = None


def read(
    source: Path | BinaryIO, name: str | None = None, *, plain: Plain = "description"
) -> Iterator[Line | Problem]:
    """The lines of a table or text, one by one, and a Problem for each that cannot be read.

    `name` is what Lines and Problems call the source. A source that is no table with headers that
    we know is read as bare text: each line is a description, or a supplier where `plain` says so.
    In a table of suppliers, the first column names them where no header says otherwise.
    Raises BadData where a file cannot be opened.
    """
    if not isinstance(source, Path):
        yield from _read(source, name or "-", plain)
        return
    try:
        stream = source.open("rb")
    except OSError as error:
        raise reading(source, error) from error
    with stream:
        yield from _read(stream, name or source.name, plain)


def _read(stream: BinaryIO, name: str, plain: Plain) -> Iterator[Line | Problem]:
    head = _first(stream)
    if not head.strip(_BLANK):
        yield Problem(
            name, None, "there is nothing in it.", "Export it again, and check that it ran to its end."
        )
        return
    whole = io.BufferedReader(_Rejoined(head, stream), _HEAD)
    if _is_table(head, name):
        yield from _rows(whole, name, plain)
    else:
        yield from _bare(whole, name, plain)


def _first(stream: BinaryIO) -> bytes:
    """As much as it takes to tell a table from bare text, or all there is."""
    head = b""
    while len(head) < _HEAD and (more := stream.read(_HEAD - len(head))):
        head += more
    return head


def _is_table(head: bytes, name: str) -> bool:
    if sheets.kind(head) != "csv" or Path(name).suffix.lower() in _TABLES:
        return bool(head)
    found = sheets.read(io.BytesIO(head), name, columns=COLUMNS)
    row = next((row for row in found if isinstance(row, Row)), None)
    return row is not None and not _NAMES.isdisjoint(COLUMNS.map(list(row.cells)).values())


def _rows(stream: BinaryIO, name: str, plain: Plain) -> Iterator[Line | Problem]:
    layouts: dict[tuple[str, ...], _Layout] = {}
    for row in sheets.read(stream, name, columns=COLUMNS):
        if isinstance(row, Problem):
            yield row
            continue
        headers = tuple(row.cells)
        layout = layouts.get(headers)
        if layout is None:
            layout = layouts[headers] = _Layout(headers, plain)
            yield from layout.problems(name, row)
        if layout.useful:
            yield from layout.lines(name, row)


class _Layout:
    """What the columns of a table mean."""

    def __init__(self, headers: Sequence[str], plain: Plain) -> None:
        self._secret = set(sheets.secret_columns(headers))
        matched = COLUMNS.match([header for header in headers if header not in self._secret])
        self._fields = {field: header for header, field in matched.fields.items()}
        if plain == "supplier" and "supplier" not in self._fields:
            self._fields = {"supplier": next((h for h in headers if h.lower() in _NAMED), headers[0])}
        self._told = [self._fields[field] for field in _TOLD if field in self._fields]
        self._told += [left.header for left in matched.left if left.field == "description"]
        self.useful = not _NAMES.isdisjoint(self._fields)
        self._headers = headers

    def problems(self, name: str, row: Row) -> Iterator[Problem]:
        """What is wrong with the columns as a whole, told once."""
        for header in sorted(self._secret):
            yield Problem(
                name,
                None,
                f"the column {header!r} holds secrets; it was not read.",
                "Leave it out next time.",
            )
        if not self.useful:
            seen = ", ".join(repr(header[:40]) for header in self._headers[:8])
            what = f"no column that we know names a thing or a supplier (seen: {seen})."
            yield Problem(name, row.number, what, "Call a column Description, Supplier, Brand or Model.")

    def lines(self, name: str, row: Row) -> Iterator[Line | Problem]:
        """The line of a row, and what is wrong with it."""
        told = list(dict.fromkeys(filled for header in self._told if (filled := _filled(row.cells[header]))))
        brand = " / ".join(dict.fromkeys(filter(None, (self._text("brand", row), self._text("maker", row)))))
        supplier, model = self._text("supplier", row), self._text("model", row)
        if not (told or brand or supplier or model):
            yield Problem(name, row.number, "names neither a thing nor a supplier; it was left out.", "")
            return
        bought, first = self._value("bought", day, name, row)
        count, second = self._value("quantity", quantity, name, row)
        value, third = self._value("value", money, name, row)
        description = "\n".join(told)
        yield from (
            *first,
            *second,
            *third,
            *_too_long((description, supplier, brand, model), name, row.number),
        )
        yield Line(
            source=name,
            row=row.number,
            text=_shown(told[0] if told else " ".join(filter(None, (brand, model))) or supplier),
            description=description[:MAX_TEXT],
            supplier=supplier[:MAX_TEXT],
            brand=brand[:MAX_TEXT],
            model=model[:MAX_TEXT],
            quantity=count,
            bought=bought,
            buyer=self._text("buyer", row),
            value=value,
            reference=self._text("reference", row),
            sheet=row.sheet,
        )

    def _text(self, field: str, row: Row) -> str:
        header = self._fields.get(field)
        return "" if header is None else _filled(row.cells.get(header, ""))

    def _value(
        self, field: str, parse: Callable[[str], T | None], name: str, row: Row
    ) -> tuple[T | None, list[Problem]]:
        text = self._text(field, row)
        value = parse(text) if text else None
        if value is not None or not text:
            return value, []
        what = f"{self._fields[field]!r}: {text[:40]!r} {_UNREAD[field]}; the line was kept without it."
        return None, [Problem(name, row.number, what, _CURES[field])]


def _bare(stream: io.BufferedReader[Any], name: str, plain: Plain) -> Iterator[Line | Problem]:
    for number, text in enumerate(_texts(stream), start=1):
        if not (said := _filled(text)):
            continue
        yield from _too_long((said,), name, number)
        kept = said[:MAX_TEXT]
        if plain == "supplier":
            yield Line(source=name, row=number, text=_shown(kept), supplier=kept)
        else:
            yield Line(source=name, row=number, text=_shown(kept), description=kept)


def _texts(stream: io.BufferedReader[Any]) -> Iterator[str]:
    """Each line of a text in UTF-8 or, failing that, in the code page of Windows, or in UTF-16."""
    head = stream.peek(4)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        wide = io.TextIOWrapper(stream, "utf-16", errors="replace")
        yield from iter(lambda: wide.readline(_LONGEST), "")
        return
    for data in iter(lambda: stream.readline(_LONGEST), b""):
        try:
            yield data.decode("utf-8-sig")
        except UnicodeDecodeError:
            yield data.decode("cp1252", "replace")


def _filled(text: str) -> str:
    """The text without blanks around it and without secrets; empty where it says that there is none."""
    kept = text.strip()
    return "" if kept.lower() in _EMPTY else sheets.scrub(kept)[0]


def _shown(text: str) -> str:
    return " ".join(text.split())[:MAX_TEXT]


def _too_long(texts: Sequence[str], name: str, number: int) -> list[Problem]:
    if all(len(text) <= MAX_TEXT for text in texts):
        return []
    what = f"is longer than {MAX_TEXT} characters; only the first {MAX_TEXT} are read."
    return [Problem(name, number, what, "Cut it to what is bought.")]


class _Rejoined(io.RawIOBase):
    """A stream with the bytes that were read from it put back."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        """Fill the buffer from what was put back, then from the stream."""
        data, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        data = data or self._rest.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
