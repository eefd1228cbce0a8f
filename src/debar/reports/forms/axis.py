"""The geometry of a story in time: an axis of years down the middle, cards on both sides of it.

Numbers are pixels of a picture `WIDTH` wide. The axis goes in stretches: a year, or where its cards
would be higher than a page, halves, quarters or months of it. A stretch is as high as its cards need,
and time runs evenly in it; years without any card are drawn together, low.
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
TALLEST = 1000
"""Where the cards of a stretch need more, it is divided: so much fits a page in print."""
EMPTY = 40
"""The height of a stretch without cards."""
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


class Stretch(Struct, frozen=True):
    """A piece of the axis: a year or a part of one, or several years without events."""

    label: str
    top: float
    bottom: float
    cards: tuple[Placed, ...] = ()


class Picture(Struct, frozen=True):
    """The whole of it, from 0 down to `height`."""

    height: float
    stretches: tuple[Stretch, ...]


def picture(cards: Iterable[Card]) -> Picture:
    """The cards in place. They come in order of time."""
    scale = _Scale(list(_bands(list(cards))))
    stretches = (
        Stretch(band.label, band.top, band.bottom, tuple(_placed(band, scale))) for band in scale.bands
    )
    return Picture(scale.bands[-1].bottom if scale.bands else 0, tuple(stretches))


class _Band(Struct, frozen=True):
    first: date
    last: date
    top: float
    bottom: float
    cards: tuple[Card, ...] = ()

    @property
    def label(self) -> str:
        """`2025`, `2019–2020`, or `2025-07` for what begins within a year."""
        if self.first.month > 1:
            return f"{self.first:%Y-%m}"
        return (
            str(self.first.year)
            if self.first.year == self.last.year
            else f"{self.first.year}–{self.last.year}"
        )

    def at(self, day: date) -> float:
        """Where a day lies in it; days outside lie on its edge."""
        begin, end = self.first.toordinal(), self.last.toordinal()
        share = min(max((day.toordinal() - begin) / (end - begin), 0.0), 1.0)
        head = YEAR if self.cards else 0
        return round(self.top + head + share * (self.bottom - self.top - head - GAP), 2)


class _Scale:
    """Where days lie on the axis."""

    def __init__(self, bands: Sequence[_Band]) -> None:
        self.bands = bands
        self._firsts = [band.first for band in bands]

    def at(self, day: date) -> float:
        """Where a day lies; one before or after all years lies on their edge."""
        return self.bands[max(bisect_right(self._firsts, day) - 1, 0)].at(day)


def _bands(cards: Sequence[Card]) -> Iterator[_Band]:
    top, last = 0.0, None
    for year, these in groupby(cards, key=lambda card: card.date.year):
        if last is not None and year > last + 1:
            yield _Band(date(last + 1, 1, 1), date(year - 1, 12, 31), top, top + EMPTY)
            top += EMPTY
        for first, end, within in _parts(year, list(these)):
            height = YEAR + max(LOWEST, _needed(within)) if within else EMPTY
            yield _Band(first, end, top, top + height, tuple(within))
            top += height
        last = year


def _parts(year: int, cards: Sequence[Card]) -> list[tuple[date, date, list[Card]]]:
    """The year whole, or in halves, quarters or months where its cards are too high for one page."""
    found: list[tuple[date, date, list[Card]]] = []
    for months in (12, 6, 3, 1):
        found = []
        for month in range(1, 13, months):
            first, end = date(year, month, 1), Partial(year, month + months - 1).last
            found.append((first, end, [card for card in cards if first <= card.date.first <= end]))
        if all(_needed(within) <= TALLEST for _, _, within in found):
            break
    return found


def _needed(cards: Iterable[Card]) -> float:
    """The height of the higher side."""
    several = list(cards)
    return max(sum(_height(*_texts(c)) + GAP for c in several if c.side == side) for side in (0, 1))


def _texts(card: Card) -> tuple[tuple[str, ...], tuple[str, ...]]:
    room = CARD - 2 * INSIDE
    return lines(card.head, SIZE, room, HEADS, bold=True), lines(card.says, SIZE, room, SAYS)


def _height(head: tuple[str, ...], says: tuple[str, ...]) -> float:
    return LINE * (1 + len(head) + len(says)) + 10


def _placed(band: _Band, scale: _Scale) -> Iterator[Placed]:
    tops: dict[int, list[float]] = {}
    for side in (0, 1):
        these = [card for card in band.cards if card.side == side]
        wanted = [band.at(_middle(card.date)) - LINE for card in these]
        tops[side] = _spread(wanted, [_height(*_texts(card)) for card in these], band)
    for card in band.cards:
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
    """Tops as near as can be to those wanted, in their order, none over another, all in the stretch."""
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
