"""XLSX and ODS workbooks: every sheet, every row, as text. Formulas are never evaluated."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

from debar.kit.archives import checked
from debar.kit.errors import Problem
from debar.kit.extent import Refused
from debar.kit.headers import Columns
from debar.kit.rows import Limits, Line, Readable, Row, rows

_OPEN_AND_SAVE = "Open it in a spreadsheet program and save it again."
_NO_ROWS = "no sheet holds any rows."

Value = str | float | bool | datetime | date | time | timedelta


def read(
    stream: Readable, name: str, limits: Limits, columns: Columns | None = None
) -> Iterator[Row | Problem]:
    """The rows of all sheets, hidden ones too, in the workbook's order."""
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(checked(stream, limits)))
    except Refused as refused:
        yield Problem(name, None, refused.what, refused.cure)
        return
    except CalamineError as error:
        yield Problem(name, None, f"cannot be read as a workbook ({_brief(error)}).", _OPEN_AND_SAVE)
        return
    found = False
    for sheet in workbook.sheets_metadata:
        if sheet.typ is SheetTypeEnum.WorkSheet:
            for row in _sheet(workbook, sheet.name, name, limits, columns):
                found = True
                yield row
    if not found:
        yield Problem(name, None, _NO_ROWS, "Check that the export ran to its end, or leave it out.")


def _sheet(
    workbook: CalamineWorkbook, sheet: str, name: str, limits: Limits, columns: Columns | None
) -> Iterator[Row | Problem]:
    source = f"{name}!{sheet}"
    try:
        values = workbook.get_sheet_by_name(sheet)
    except CalamineError as error:
        yield Problem(source, None, f"cannot be read ({_brief(error)}).", _OPEN_AND_SAVE)
        return
    if values.height:
        yield from rows(_lines(values.iter_rows()), source, sheet=sheet, limits=limits, columns=columns)


def _lines(values: Iterator[list[Value]]) -> Iterator[Line]:
    for number, cells in enumerate(values, start=1):
        yield number, [cell.strip() if type(cell) is str else _text(cell) for cell in cells]


def _text(value: Value) -> str:
    """The text of a cell: whole numbers without a point, dates and times as ISO writes them."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        return value.isoformat(sep=" ") if value.time() != time() else value.date().isoformat()
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _brief(error: Exception) -> str:
    return " ".join(str(error).split())[:120]
