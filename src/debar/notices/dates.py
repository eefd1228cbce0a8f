"""Days that a sentence tells, absolute and relative ones, as exactly as the words say and no more."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Literal, NamedTuple

from debar.kit.times import Partial

Part = Literal["event", "effective", "deadline"]


class Day(NamedTuple):
    """A day, month or year that a sentence tells."""

    start: int
    end: int
    value: Partial | None
    """None: the words say when, but only from a day that is not known."""
    part: Part
    relative: bool
    """Was it counted from the day of the notice?"""


class Term(NamedTuple):
    """A time that is allowed, as 120 days."""

    start: int
    end: int
    number: int
    unit: Literal["days", "months", "years"]


_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier janv",
            "february feb février févr fevrier",
            "march mar mars",
            "april apr avril avr",
            "may mai",
            "june jun juin",
            "july jul juillet juill",
            "august aug août aout",
            "september sept sep septembre",
            "october oct octobre",
            "november nov novembre",
            "december dec décembre déc decembre",
        ),
        start=1,
    )
    for name in names.split()
}
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon lundi",
            "tuesday tue tues mardi",
            "wednesday wed mercredi",
            "thursday thu thurs jeudi",
            "friday fri vendredi",
            "saturday sat samedi",
            "sunday sun dimanche",
        )
    )
    for name in names.split()
}
_NUMBERS = {
    name: number
    for names, number in (
        ("thirty trente", 30),
        ("sixty soixante", 60),
        ("ninety", 90),
        ("ten dix", 10),
        ("fifteen quinze", 15),
        ("one un une", 1),
        ("two deux", 2),
        ("three trois", 3),
        ("six", 6),
    )
    for name in names.split()
}
_MONTH = rf"(?P<month>(?i:{'|'.join(sorted(_MONTHS, key=len, reverse=True))}))\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er)?"
_WEEKDAY = rf"(?P<weekday>(?i:{'|'.join(sorted(_WEEKDAYS, key=len, reverse=True))}))"
_ABSOLUTE = tuple(
    re.compile(rf"(?<![\w-]){pattern}(?![\w-])")
    for pattern in (
        r"(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)",
        rf"{_MONTH} {_DAY},? {_YEAR}",
        rf"{_DAY} (?:of )?{_MONTH},? {_YEAR}",
        rf"{_MONTH},? {_YEAR}",
        r"(?i:in|since|by|from|until|of|end of|before|after|en|depuis|dès|d['’]ici|avant|de|fin|fin de"
        rf"|jusqu['’]en) {_YEAR}(?! (?:companies|firms|people))",
        rf"(?i:a|an|the|its|un|une|le|la|d['’]un|d['’]une) {_YEAR}(?= [a-zà-ÿ])",
    )
)
_WITHOUT_YEAR = tuple(
    re.compile(rf"(?<![\w-]){pattern}(?![\w-])")
    for pattern in (
        rf"{_MONTH} {_DAY}",
        rf"{_DAY} {_MONTH}",
        rf"(?i:in|since|last|of|en|depuis|dès|from|until) {_MONTH}",
        rf"(?i:the|of|les|d['’]) ?{_MONTH}(?= (?:election|vote|order|decision|summit))",
    )
)
_RELATIVE: tuple[tuple[re.Pattern[str], Callable[[date], Partial]], ...] = tuple(
    (re.compile(rf"(?<![\w-])(?i:{pattern})(?![\w-])"), made)
    for pattern, made in (
        (r"today|tonight|aujourd['’]hui|this (?:morning|afternoon|evening)|ce matin|ce soir", Partial.of),
        (r"yesterday|hier", lambda day: Partial.of(day - timedelta(1))),
        (r"tomorrow|demain|à compter de demain", lambda day: Partial.of(day + timedelta(1))),
        (r"(?:earlier )?this month|ce mois-ci", lambda day: Partial(day.year, day.month)),
        (
            r"last month|le mois dernier",
            lambda day: Partial.parse(f"{day.replace(day=1) - timedelta(1):%Y-%m}"),
        ),
        (r"this year|cette année", lambda day: Partial(day.year)),
        (r"last year|l['’]an dernier|l['’]année dernière", lambda day: Partial(day.year - 1)),
        (r"next year|l['’]an prochain|l['’]année prochaine", lambda day: Partial(day.year + 1)),
    )
)
_ON_WEEKDAY = re.compile(
    rf"(?<![\w-])(?P<before>(?i:next|last|this)\s)?{_WEEKDAY}(?P<after>\s(?i:dernier|prochain|next|last))?(?![\w-])"
)
_TERM = re.compile(
    rf"(?i:within|in|dans les|dans un délai de|d['’]ici|for|pendant|de)\s"
    rf"(?P<count>\d{{1,4}}|{'|'.join(_NUMBERS)})"
    r"(?:\s\(\d+\))?[\s-](?P<unit>days?|jours?|months?|mois|years?|ans?|business days|jours ouvrables)\b",
    re.IGNORECASE,
)
_UNITS: dict[str, Literal["days", "months", "years"]] = {"d": "days", "j": "days", "m": "months"}
_DEADLINE = re.compile(
    r"(?i)(?:\bby|before|until|no later than|by the end of|end of|d['’]ici(?: la fin de)?|avant|au plus tard"
    r"|jusqu['’](?:en|au|à)|fin de)(?: the| le| l['’])?\s?$"
)
_EFFECTIVE = re.compile(
    r"(?i)(?:effective|takes? effect|take effect|taking effect|as of|as from|from|starting|beginning|in force"
    r"|à compter d[eu]|à partir d[eu]|entrera? en vigueur|entre en vigueur|dès)"
    r"(?: on| at [\w.: ]{1,24} on| the| le| l['’]| en)?,?\s?$"
)
_LEADS_IN = re.compile(
    r"(?i)^(?:in|since|by|from|until|of|en|depuis|dès|de|end of|avant|before|after"
    r"|fin(?: de)?|d['’]ici|jusqu['’]en|à compter de)\s"
)
_DATELINE = re.compile(r"^[A-ZÀ-Ý][^!?–—]{0,80}?(?:\s[–—-]{1,2}\s|\s?[–—])(?=[A-ZÀ-Ý\"“«])")
_BACK = 48
_HALF_A_YEAR = 200


def days(text: str, published: date | None) -> list[Day]:
    """Every day, month and year in a sentence, from the left; none lies inside another.

    `published` is the day of the notice, from which relative ones are counted; where it is None they
    are told without a value.
    """
    taken: list[Day] = []
    for day in _found(text, published):
        if all(day.end <= other.start or other.end <= day.start for other in taken):
            taken.append(day)
    return sorted(taken)


def terms(text: str) -> list[Term]:
    """Every time that a sentence allows, as `within 120 days`."""
    found = []
    for match in _TERM.finditer(text):
        said = match["count"].lower()
        number = int(said) if said.isdigit() else _NUMBERS[said]
        unit = _UNITS.get(match["unit"][0].lower(), "years")
        found.append(Term(match.start(), match.end(), number, unit))
    return found


def dateline(text: str, published: date | None) -> Day | None:
    """The day in the line that begins a release, as `OTTAWA, June 27, 2025 –`; None where there is none."""
    head = _DATELINE.match(text)
    if head is None:
        return None
    told = [day for day in days(head[0], published) if day.value and day.value.precision == "day"]
    return told[0] if told else None


def _found(text: str, published: date | None) -> Iterator[Day]:
    yield from _whole(text)
    for pattern in _WITHOUT_YEAR:
        for match in pattern.finditer(text):
            if _is_month(match):
                yield _day(text, match, _nearest(match.groupdict(), published), relative=True)
    yield from _counted(text, published)
    for match in _ON_WEEKDAY.finditer(text):
        if match["weekday"][0].isupper() or len(match["weekday"]) > 4:
            yield _day(text, match, _weekday(match, published), relative=True)


def _whole(text: str) -> Iterator[Day]:
    for pattern in _ABSOLUTE:
        for match in pattern.finditer(text):
            if value := _absolute(match.groupdict()):
                yield _day(text, match, value, relative=False)


def _counted(text: str, published: date | None) -> Iterator[Day]:
    for pattern, made in _RELATIVE:
        for match in pattern.finditer(text):
            yield _day(text, match, made(published) if published else None, relative=True)


def _day(text: str, match: re.Match[str], value: Partial | None, *, relative: bool) -> Day:
    inner = _LEADS_IN.match(match[0])
    start = match.start() + (inner.end() if inner else 0)
    before = text[max(0, start - _BACK) : start]
    part: Part = "event"
    if _DEADLINE.search(before):
        part = "deadline"
    elif _EFFECTIVE.search(before):
        part = "effective"
    end = match.start() + len(match[0].rstrip("."))
    return Day(start, end, value, part, relative)


def _absolute(told: dict[str, str | None]) -> Partial | None:
    year, month, day = told.get("year"), told.get("month"), told.get("day")
    number = int(told["number"] or 0) if told.get("number") else _MONTHS[month.lower()] if month else None
    try:
        return Partial(int(year or 0), number, int(day) if day else None)
    except ValueError:
        return None


def _is_month(match: re.Match[str]) -> bool:
    """May and march are verbs too, so they need a capital; mai and mars at least a day of the month."""
    month = match["month"]
    if month[0].isupper() or month not in ("may", "mar", "march", "mai", "mars"):
        return True
    return month in ("mai", "mars") and bool(match.groupdict().get("day"))


def _nearest(told: dict[str, str | None], published: date | None) -> Partial | None:
    """The month, or its day, that lies nearest before the notice, or shortly after it."""
    if published is None:
        return None
    month, day = _MONTHS[str(told["month"]).lower()], int(told.get("day") or 0) or None
    for year in (published.year + 1, published.year, published.year - 1):
        try:
            value = Partial(year, month, day)
        except ValueError:
            continue
        ahead = _HALF_A_YEAR if day else 0
        if value.first <= published + timedelta(ahead):
            return value
    return None


def _weekday(match: re.Match[str], published: date | None) -> Partial | None:
    if published is None:
        return None
    wanted = _WEEKDAYS[match["weekday"].lower()]
    said = f"{match['before'] or ''}{match['after'] or ''}".lower()
    if "next" in said or "prochain" in said:
        return Partial.of(published + timedelta((wanted - published.weekday() - 1) % 7 + 1))
    return Partial.of(published - timedelta((published.weekday() - wanted) % 7))
