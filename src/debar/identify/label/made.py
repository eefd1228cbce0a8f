"""The day, month or week in which a thing was made, as type plates write it."""

from __future__ import annotations

import re
from datetime import date

from debar.kit.times import Partial

_MONTHS = (
    "jan",
    "feb fév fev",
    "mar",
    "apr avr",
    "may mai",
    "jun juin",
    "jul juil",
    "aug aoû aou",
    "sep",
    "oct",
    "nov",
    "dec déc",
)
_BY_NAME = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}
_YMD = re.compile(r"(?<!\d)(20\d\d)[-/. 年](\d{1,2})(?:[-/. 月](\d{1,2}))?(?!\d)")
_DMY = re.compile(r"(?<!\d)(\d{1,2})[-/. ](\d{1,2})[-/. ](20\d\d)(?!\d)")
_MY = re.compile(r"(?<!\d)(\d{1,2})[-/. ](20\d\d)(?!\d)")
_TOGETHER = re.compile(r"(?<!\d)(20\d\d)(0[1-9]|1[0-2])([0-3]\d)?(?!\d)")
_NAMED = re.compile(r"(?i)(?<![a-z])([a-zéû]{3,4})[a-zéû]{0,6}[-. ,/]{0,2}(?:\d{1,2},? )?(20\d\d)(?!\d)")
_WEEK = re.compile(
    r"(?i)(?<![a-z0-9])(?:(20\d\d)[-/ ]?(?:wk?|week|sem|s)[-. ]?(\d{1,2})"
    r"|(?:wk?|week|sem|semaine)[-. ]?(\d{1,2})[-/ ](20\d\d))(?!\d)"
)
_YYWW = re.compile(r"(\d\d)(\d\d)")
_YEAR = re.compile(r"(20\d\d)")
_LATEST_WEEK = 53


def made(text: str) -> str | None:
    """`2021-09-05`, `2021-09`, `2021` or `2021-W35`; None where it is none of them.

    Where day and month can change places only the year is told. Four digits alone count as year and
    week, as date codes have them, unless they are a year.
    """
    text = text.strip()
    if found := _WEEK.search(text):
        return _week(int(found[1] or found[4]), int(found[2] or found[3]))
    for pattern, read in ((_YMD, _ymd), (_DMY, _dmy), (_MY, _my), (_TOGETHER, _ymd), (_NAMED, _named)):
        if (found := pattern.search(text)) and (said := read(found)):
            return said
    if found := _YEAR.fullmatch(text):
        return found[1]
    found = _YYWW.fullmatch(text)
    return _week(2000 + int(found[1]), int(found[2])) if found else None


def _week(year: int, week: int) -> str | None:
    return f"{year}-W{week:02}" if 1 <= week <= _LATEST_WEEK else None


def _ymd(found: re.Match[str]) -> str | None:
    return _whole(int(found[1]), int(found[2]), int(found[3]) if found[3] else None)


def _dmy(found: re.Match[str]) -> str | None:
    one, other, year = int(found[1]), int(found[2]), int(found[3])
    if one > 12:
        return _whole(year, other, one)
    if other > 12 or one == other:
        return _whole(year, one, other)
    return str(year)


def _my(found: re.Match[str]) -> str | None:
    return _whole(int(found[2]), int(found[1]), None)


def _named(found: re.Match[str]) -> str | None:
    word = found[1].lower()
    month = _BY_NAME.get(word) or _BY_NAME.get(word[:3])
    return _whole(int(found[2]), month, None) if month else None


def _whole(year: int, month: int, day: int | None) -> str | None:
    try:
        date(year, month, day or 1)
    except ValueError:
        return None
    return str(Partial(year, month, day))
