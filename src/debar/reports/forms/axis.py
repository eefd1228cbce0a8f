"""The geometry of a story in time: an axis of years down the middle, cards on both sides of it.

Numbers are pixels of a picture `WIDTH` wide. A year is as high as its cards need; years without any
are drawn together, low. Within a year, time runs evenly.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from msgspec import Struct

from debar.kit.times import Partial
from debar.law.timeline import Part
from debar.reports.forms.letters import lines

WIDTH = 960
MIDDLE = WIDTH // 2
CARD = 436
"""How wide a card is."""
EDGE = 8
INSIDE = 10
"""Between the frame of a card and its text."""
LINE = 16
SIZE = 12
YEAR = 34
"""The head of a year, where no card stands."""
GAP = 8
LOWEST = 70
EMPTY = 40
"""The height of years without cards."""
SAYS = 4
"""So many lines of what happened are drawn; the table has all of it."""
HEADS = 2


class Card(Struct, frozen=True):
    """What is drawn of one event."""

    side: int
    date: Partial
    part: Part
    when: str
    label: str
    head: str
    says: str
    until: Partial | None = None


class Placed(Struct, frozen=True):
    """A card in its place, with its mark on the axis."""

    card: Card
    x: int
    y: float
    height: float
    head: tuple[str, ...]
    says: tuple[str, ...]
    mark: float
    """Where its day lies; the middle of its month or year where no day is known."""
    first: float
    last: float
    """Where its month or year begins and ends; both as `mark` for a day."""
    until: float | None


class Year(Struct, frozen=True):
    """A year on the axis, or several without events."""

    label: str
    top: float
    bottom: float
    cards: tuple[Placed, ...] = ()


class Picture(Struct, frozen=True):
    """The whole of it, from 0 down to `height`."""

    height: float
    years: tuple[Year, ...]


def picture(cards: Iterable[Card]) -> Picture:
    """The cards in place. They come in order of time."""
    by_year = {year: list(group) for year, group in groupby(cards, key=lambda card: card.date.year)}
    scale = _Scale(_bands(by_year))
    years = []
    for band in scale.bands:
        placed = _placed(by_year.get(band.first, ()), band, scale)
        years.append(Year(band.label, band.top, band.bottom, tuple(placed)))
    return Picture(scale.bands[-1].bottom if scale.bands else 0, tuple(years))


class _Band(Struct, frozen=True):
    first: int
    last: int
    top: float
    bottom: float

    @property
    def label(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"

    def at(self, day: date) -> float:
        """Where a day lies in it; days outside lie on its edge."""
        begin, end = date(self.first, 1, 1).toordinal(), date(self.last, 12, 31).toordinal()
        share = min(max((day.toordinal() - begin) / (end - begin), 0.0), 1.0)
        head = YEAR if self.bottom - self.top > EMPTY else self.bottom - self.top
        return round(self.top + head + share * (self.bottom - self.top - head - GAP), 2)


class _Scale:
    """Where days lie on the axis."""

    def __init__(self, bands: Sequence[_Band]) -> None:
        self.bands = bands
        self._firsts = [band.first for band in bands]

    def at(self, day: date) -> float:
        """Where a day lies; one before or after all years lies on their edge."""
        return self.bands[max(bisect_right(self._firsts, day.year) - 1, 0)].at(day)


def _bands(by_year: dict[int, list[Card]]) -> list[_Band]:
    bands: list[_Band] = []
    top, last = 0.0, None
    for year in sorted(by_year):
        if last is not None and year > last + 1:
            bands.append(_Band(last + 1, year - 1, top, top + EMPTY))
            top += EMPTY
        height = YEAR + max(LOWEST, *(_needed(by_year[year], side) for side in (0, 1)))
        bands.append(_Band(year, year, top, top + height))
        top, last = top + height, year
    return bands


def _needed(cards: Iterable[Card], side: int) -> float:
    return sum(_height(*_texts(card)) + GAP for card in cards if card.side == side)


def _texts(card: Card) -> tuple[tuple[str, ...], tuple[str, ...]]:
    room = CARD - 2 * INSIDE
    return lines(card.head, SIZE, room, HEADS, bold=True), lines(card.says, SIZE, room, SAYS)


def _height(head: tuple[str, ...], says: tuple[str, ...]) -> float:
    return LINE * (1 + len(head) + len(says)) + 10


def _placed(cards: Sequence[Card], band: _Band, scale: _Scale) -> Iterator[Placed]:
    tops: dict[int, list[float]] = {}
    for side in (0, 1):
        these = [card for card in cards if card.side == side]
        wanted = [band.at(_middle(card.date)) - LINE for card in these]
        tops[side] = _spread(wanted, [_height(*_texts(card)) for card in these], band)
    for card in cards:
        head, says = _texts(card)
        exact = card.date.precision == "day"
        mark = band.at(_middle(card.date))
        yield Placed(
            card,
            x=EDGE if card.side == 0 else WIDTH - EDGE - CARD,
            y=tops[card.side].pop(0),
            height=_height(head, says),
            head=head,
            says=says,
            mark=mark,
            first=mark if exact else band.at(card.date.first),
            last=mark if exact else band.at(card.date.last),
            until=scale.at(card.until.last) if card.until else None,
        )


def _middle(day: Partial) -> date:
    return date.fromordinal((day.first.toordinal() + day.last.toordinal()) // 2)


def _spread(wanted: Sequence[float], heights: Sequence[float], band: _Band) -> list[float]:
    """Tops as near as can be to those wanted, in their order, none over another, all in the year."""
    tops: list[float] = []
    free = band.top + YEAR
    for top, height in zip(wanted, heights, strict=True):
        tops.append(max(top, free))
        free = tops[-1] + height + GAP
    end = band.bottom
    for at in reversed(range(len(tops))):
        tops[at] = round(min(tops[at], end - heights[at] - GAP), 2)
        end = tops[at]
    return tops
