"""Days that count and days that do not: weekends and holidays by place, and how terms are counted."""

from __future__ import annotations

import calendar
import re
import warnings
from datetime import date, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from debar.kit.errors import BadData
from debar.kit.words import Both
from debar.law.countries import named
from debar.law.holiday_names import french
from debar.law.parts import Moved, Unit

if TYPE_CHECKING:
    from holidays import HolidayBase

LONGEST = 10_000
"""No term of more units than this is counted."""

_CALLED: dict[str, Both] = {
    "AU": Both("national holidays of Australia", "jours fériés nationaux de l'Australie"),
    "CA": Both(
        "holidays of the Interpretation Act of Canada, and Boxing Day",
        "jours fériés de la Loi d'interprétation du Canada, et le lendemain de Noël",
    ),
    "CA-QC": Both("public holidays of Quebec", "jours fériés du Québec"),
    "GB": Both("bank holidays of England and Wales", "jours fériés d'Angleterre et du pays de Galles"),
    "US": Both("federal holidays of the United States", "jours fériés fédéraux des États-Unis"),
    "US-TX": Both(
        "state holidays of Texas, optional ones left out", "jours fériés du Texas, sauf les facultatifs"
    ),
}
_OTHERS = Both("public holidays of {place}", "jours fériés de l'administration : {place}")
_NONE = Both(
    "weekends only: no calendar of holidays is known of {place}",
    "fins de semaine seulement : aucun calendrier de jours fériés n'est connu pour {place}",
)
_SUBDIVISION = {"GB": "ENG"}
_ENGLISH = {"AU": "en_AU", "CA": "en_CA", "GB": "en_GB"}
_CATEGORIES = {"CA": ("public", "government")}
_AFTER_GOOD_FRIDAY = {"CA": "Easter Monday"}
"""Three days later, where the library leaves it out (Interpretation Act, R.S.C. 1985, c. I-21, s. 35)."""
_NOT_OBSERVED = {"US-TX"}
"""Where a holiday that falls on a weekend brings no other day off."""
_OPTIONAL = {"US-TX": ("Good Friday", "Cesar Chavez Day")}
"""Days that staff may take in place of others, on which offices are open (Government Code 662.003)."""

_COUNTRY = re.compile(r"[A-Z]{2}")

WEEKDAYS = (
    Both("Monday", "lundi"),
    Both("Tuesday", "mardi"),
    Both("Wednesday", "mercredi"),
    Both("Thursday", "jeudi"),
    Both("Friday", "vendredi"),
    Both("Saturday", "samedi"),
    Both("Sunday", "dimanche"),
)
"""Monday first, as `date.weekday` counts."""


class Off(Struct, frozen=True):
    """A day on which no business is done, and why."""

    day: date
    why: Both


class Moment(Struct, frozen=True):
    """When something happened or is due: a day, and the hour where it is told. Local to who says it."""

    day: date
    at: time | None = None

    @classmethod
    def parse(cls, text: str) -> Moment:
        """Read `2026-11-20` or `2026-11-20T14:30`. Raises ValueError."""
        day, _, hour = text.strip().replace(" ", "T", 1).partition("T")
        at = time.fromisoformat(hour) if hour else None
        if at is not None and at.tzinfo is not None:
            raise ValueError("a time zone")
        return cls(date.fromisoformat(day), at)

    def __str__(self) -> str:
        return self.day.isoformat() + (f"T{self.at:%H:%M}" if self.at else "")


class Count(Struct, frozen=True):
    """Where a term ends, and how that was counted."""

    ends: Moment
    skipped: tuple[Off, ...] = ()
    """Days between that did not count."""
    falls: Off | None = None
    """The day off on which it falls, where only some days count or it was moved from there."""
    moved: bool = False
    shortened: bool = False
    """Did the month have no such day, so that its last counts?"""
    from_midnight: bool = False
    """Hours, with no hour to count from: counted from the beginning of the day."""


class Calendar:
    """The business days of one place. `place` is ISO 3166, sub-divisions as US-TX."""

    def __init__(self, place: str) -> None:
        self.place = place
        self._days = _days(place)

    @property
    def known(self) -> bool:
        """Is there a calendar of its holidays? Without one, only weekends are known."""
        return self._days is not None

    @property
    def called(self) -> Both:
        """What it counts as days off, in words."""
        if not self.known:
            return _NONE.fill(place=self.place)
        country = self.place.split("-")[0]
        whole = _OTHERS.fill(place=named([self.place]) if country == self.place else self.place)
        return _CALLED.get(self.place, whole)

    def off(self, day: date) -> Both | None:
        """Why no business is done on that day; None where it is a business day."""
        names = self._names(day)
        if names:
            return Both(names, "; ".join(french(name) for name in names.split("; ")))
        return WEEKDAYS[day.weekday()] if self._weekend(day) else None

    def _weekend(self, day: date) -> bool:
        if self._days is None:
            return day.weekday() > 4
        return self._days.is_weekend(day) and not self._days.is_working_day(day)

    def _names(self, day: date) -> str:
        if self._days is None:
            return ""
        left_out = _OPTIONAL.get(self.place, ())
        names = [name for name in _told(self._days, day) if name not in left_out]
        more = _AFTER_GOOD_FRIDAY.get(self.place)
        if more and day.weekday() == 0 and "Good Friday" in _told(self._days, day - timedelta(days=3)):
            names.append(more)
        return "; ".join(names)


@lru_cache(maxsize=256)
def calendar_of(place: str) -> Calendar:
    """The calendar of a place, read once."""
    return Calendar(place)


def count(start: Moment, number: int, unit: Unit, place: str, moved: Moved | None = None) -> Count:
    """The end of so many units after a start, the day of which does not count.

    `moved`: where the instrument says what becomes of an end on a day off. Business days never end
    on one. Raises BadData where the term is no number above nought, or ends past the year 9999.
    """
    if not 0 < number <= LONGEST:
        raise BadData(f"a term of {number} {unit} cannot be counted. Write a number from 1 to {LONGEST}.")
    try:
        if unit == "hours":
            return _hours(start, number)
        if unit == "business-days":
            return _business_days(start.day, number, calendar_of(place))
        end, shortened = _plain(start.day, number, unit)
        return _settled(end, calendar_of(place), moved, shortened)
    except OverflowError:
        raise BadData(f"{number} {unit} after {start.day} lie past the year 9999.") from None


def _hours(start: Moment, number: int) -> Count:
    at = start.at or time()
    minutes = at.hour * 60 + at.minute + number * 60
    day = start.day + timedelta(days=minutes // 1440)
    ends = Moment(day, time(minutes % 1440 // 60, minutes % 60))
    return Count(ends, from_midnight=start.at is None)


def _business_days(start: date, number: int, days: Calendar) -> Count:
    skipped: list[Off] = []
    at, left = start, number
    while left:
        at += timedelta(days=1)
        if why := days.off(at):
            skipped.append(Off(at, why))
        else:
            left -= 1
    return Count(Moment(at), tuple(skipped))


def _plain(start: date, number: int, unit: Unit) -> tuple[date, bool]:
    """The day so many days, months or years later, and whether the month was too short for it."""
    if unit == "days":
        return start + timedelta(days=number), False
    months = number * (12 if unit == "years" else 1) + start.month - 1
    year, month = start.year + months // 12, months % 12 + 1
    if year > date.max.year:
        raise OverflowError
    last = calendar.monthrange(year, month)[1]
    return date(year, month, min(start.day, last)), start.day > last


def _settled(end: date, days: Calendar, moved: Moved | None, shortened: bool) -> Count:
    why = days.off(end)
    if why is None:
        return Count(Moment(end), shortened=shortened)
    at = end
    while moved and days.off(at):
        at += timedelta(days=1 if moved == "next" else -1)
    return Count(Moment(at), falls=Off(end, why), moved=moved is not None, shortened=shortened)


def _days(place: str) -> HolidayBase | None:
    """The holidays of a place, as the library `holidays` knows them; None where it knows none."""
    import holidays

    country, _, part = place.partition("-")
    if not _COUNTRY.fullmatch(country):
        return None
    language = _ENGLISH.get(country, "en_US")
    options: dict[str, Any] = {"observed": place not in _NOT_OBSERVED, "language": language}
    if country in _CATEGORIES and not part:
        options["categories"] = _CATEGORIES[country]
    try:
        return holidays.country_holidays(country, subdiv=part or _SUBDIVISION.get(country), **options)
    except NotImplementedError:
        return None


def _told(days: HolidayBase, day: date) -> list[str]:
    """What the library calls a day; it says aloud where it knows of no year so early or late."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return [name for name in (days.get(day) or "").split("; ") if name]
