"""Days as the law counts them: half-open spans, and dates known only to the month or year."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, date, datetime
from typing import Any, Literal

from msgspec import Struct

Precision = Literal["day", "month", "year"]

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


class Partial:
    """A date as its source gives it. 2025-04 is the whole of April, never silently the 1st.

    In YAML and JSON it is written as text: '2025', '2025-04' or '2025-04-30'. No Struct, so
    that msgspec asks `decode_partial` and `encode_partial` how to read and write it.
    """

    __slots__ = ("day", "month", "year")

    year: int
    month: int | None
    day: int | None

    def __init__(self, year: int, month: int | None = None, day: int | None = None) -> None:
        if month is None and day is not None:
            raise ValueError("a date with a day needs its month too")
        date(year, 1 if month is None else month, 1 if day is None else day)
        for name, part in (("year", year), ("month", month), ("day", day)):
            object.__setattr__(self, name, part)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a Partial does not change: {name}")

    def __reduce__(self) -> tuple[type[Partial], tuple[int, int | None, int | None]]:
        return Partial, (self.year, self.month, self.day)

    @classmethod
    def parse(cls, text: str) -> Partial:
        """Read ISO text. Raises ValueError where it is no date, saying what would be one."""
        found = _PARTIAL.fullmatch(text.strip())
        if not found:
            raise ValueError(_no_date(text))
        year, month, day = found.groups()
        try:
            return cls(int(year), int(month) if month else None, int(day) if day else None)
        except ValueError:
            raise ValueError(_no_date(text)) from None

    @classmethod
    def of(cls, day: date) -> Partial:
        """A day, known to the day."""
        return cls(day.year, day.month, day.day)

    @property
    def precision(self) -> Precision:
        """How exactly it is known."""
        return "year" if self.month is None else "month" if self.day is None else "day"

    @property
    def first(self) -> date:
        """The earliest day that it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The latest day that it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def by(self, day: date) -> bool | None:
        """Has it come by that day? None where the precision does not tell."""
        if self.last <= day:
            return True
        return None if self.first <= day else False

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    def __repr__(self) -> str:
        return f"Partial.parse({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Partial) and str(self) == str(other)

    def __hash__(self) -> int:
        return hash(str(self))


class Span(Struct, frozen=True):
    """From one day up to, not including, another."""

    since: date
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Does the day lie in the span?"""
        return self.since <= day and (self.until is None or day < self.until)


class RoughSpan(Struct, frozen=True):
    """A span whose ends may be known only to the month or year, or not at all.

    `since` None: the start is not known. `until` None: not known to have ended.
    """

    since: Partial | None = None
    until: Partial | None = None

    def holds(self, day: date) -> bool | None:
        """Does the day lie in it? None where the dates given do not tell."""
        begun = None if self.since is None else self.since.by(day)
        ended = False if self.until is None else self.until.by(day)
        if begun is False or ended is True:
            return False
        return True if begun and ended is False else None


def decode_partial(kind: type, value: Any) -> Any:
    """Msgspec's `dec_hook` for Structs that hold a Partial. Raises ValueError."""
    if kind is not Partial:
        raise NotImplementedError(kind)
    if isinstance(value, Partial):
        return value
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise ValueError(_no_date(value))
    return Partial.parse(str(value))


def encode_partial(value: Any) -> Any:
    """Msgspec's `enc_hook` for Structs that hold a Partial."""
    if isinstance(value, Partial):
        return str(value)
    raise NotImplementedError(type(value))


def utc_now() -> datetime:
    """The instant, aware. Only `cli`, `web` and `store` ask for it; others are handed it."""
    return datetime.now(UTC)


def _no_date(value: object) -> str:
    return f"{str(value)[:40]!r} is no date: write 2025, 2025-04 or 2025-04-30"
