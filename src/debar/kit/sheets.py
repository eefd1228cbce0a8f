"""Tables from what people hold: CSV of any make, XLSX and ODS, told apart by what is in them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import BinaryIO, Literal

from debar.kit import delimited, workbooks
from debar.kit.errors import Problem
from debar.kit.headers import Columns, Left, Matched
from debar.kit.rows import USUAL, Limits, Readable, Row, rows
from debar.kit.secrecy import scrub, secret_columns

__all__ = [
    "Columns",
    "Left",
    "Limits",
    "Matched",
    "Row",
    "kind",
    "looks_like",
    "read",
    "scrub",
    "secret_columns",
]

Kind = Literal["csv", "xlsx", "ods"]

HEAD = 1 << 16
"""How many first bytes tell what a file is."""

_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
_SAVE = "Open it in a spreadsheet program and save it as .xlsx or CSV."
_FOREIGN = (
    (b"%PDF", "is a PDF document, not a table.", "Ask for the table as .xlsx or CSV."),
    (b"\x1f\x8b", "is packed with gzip.", "Unpack it first."),
    (b"7z\xbc\xaf", "is packed with 7-Zip.", "Unpack it first."),
    (b"Rar!", "is packed with RAR.", "Unpack it first."),
    (b"SQLite format 3", "is a database, not a table.", "Export its table as CSV."),
    (b"PAR1", "is a Parquet file, which is not read here.", "Export it as CSV."),
    (b"<", "is XML or HTML (some programs save that as .xls), not a table.", _SAVE),
    (b"{", "is JSON, not a table.", "Export it as CSV or .xlsx."),
    (b"[{", "is JSON, not a table.", "Export it as CSV or .xlsx."),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_FEW = 8
"""So many control characters are damage; more, in a share of a twentieth, are no text."""
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def read(
    stream: BinaryIO, name: str, *, limits: Limits = USUAL, columns: Columns | None = None
) -> Iterator[Row | Problem]:
    """The rows of a table, and a Problem for whatever of it cannot be read; nothing is raised.

    `name` is what Problems call the file; it does not tell the format. `columns`, where given,
    helps to find the header below titles. CSV is read in bounded memory, workbooks as a whole.
    """
    head = stream.read(HEAD)
    whole = _Rejoined(head, stream)
    what = kind(head)
    if what == "csv":
        yield from rows(delimited.lines(whole, name, limits), name, limits=limits, columns=columns)
    elif what is not None:
        yield from workbooks.read(whole, name, limits, columns)
    else:
        yield _foreign(head, name)


def kind(head: bytes) -> Kind | None:
    """What a file is by its first bytes; None where it is no table that we read."""
    if head.startswith(b"PK\x03\x04"):
        return _zipped(head)
    if head.startswith(_OLE) or any(head.startswith(mark) for mark, *_ in _FOREIGN):
        return None
    start = head[:4096]
    if not delimited.is_wide(start) and len(_CONTROL.findall(start)) > max(_FEW, len(start) // 20):
        return None
    return "csv"


def looks_like(head: bytes) -> bool:
    """Are these the first bytes of a table? Text with neither delimiters nor a header is none."""
    what = kind(head)
    if what != "csv":
        return what is not None
    text = delimited.text_of(head)
    if not delimited.is_steady(text):
        return False
    found = rows(delimited.lines(io.BytesIO(text.encode()), "", USUAL), "")
    return any(isinstance(row, Row) for row in found)


def _zipped(head: bytes) -> Kind | None:
    if _SPREADSHEET in head[:256] or b"content.xml" in head:
        return "ods"
    office = b"xl/" in head or b"[Content_Types].xml" in head
    return "xlsx" if office and b"word/" not in head and b"ppt/" not in head else None


def _foreign(head: bytes, name: str) -> Problem:
    if head.startswith(_OLE):
        locked = _LOCKED in head
        what = "is protected by a password." if locked else "is an old .xls workbook, or has a password."
        return Problem(name, None, what, "Save it as .xlsx without a password.")
    if head.startswith(b"PK"):
        return Problem(name, None, "is an archive, not a workbook.", "Unpack it first.")
    for mark, what, cure in _FOREIGN:
        if head.startswith(mark):
            return Problem(name, None, what, cure)
    return Problem(name, None, "is not text, so it is no table.", "Export the table as CSV or .xlsx.")


class _Rejoined:
    """A stream with the bytes that were read from it put back."""

    def __init__(self, head: bytes, rest: Readable) -> None:
        self._head, self._rest = head, rest

    def read(self, size: int, /) -> bytes:
        head, self._head = self._head[:size], self._head[size:]
        return head + self._rest.read(size - len(head)) if len(head) < size else head
