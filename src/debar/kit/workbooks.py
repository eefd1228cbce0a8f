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
    empty = True
    for place, sheet in enumerate(workbook.sheets_metadata):
        if sheet.typ is not SheetTypeEnum.WorkSheet:
            continue
        source = f"{name}!{sheet.name}"
        try:
            values = workbook.get_sheet_by_index(place)
        except CalamineError as error:
            empty = False
            yield Problem(source, None, f"cannot be read ({_brief(error)}).", _OPEN_AND_SAVE)
            continue
        if values.end:
            empty = False
            lines = _lines(values.iter_rows(), values.end[0] + 1, source)
            yield from rows(lines, source, sheet=sheet.name, limits=limits, columns=columns)
    if empty:
        yield Problem(name, None, _NO_ROWS, "Check that the export ran to its end, or leave it out.")


def _lines(values: Iterator[list[Value]], last: int, source: str) -> Iterator[Line | Problem]:
    for number in range(1, last + 1):
        try:
            cells = next(values)
        except (ValueError, OverflowError) as error:  # a date or time that no calendar has
            what = f"holds a value that cannot be read ({_brief(error)}); it was left out."
            yield Problem(source, number, what, "Correct the row's dates and times.")
            continue
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
