"""The geometry of a family's picture: owners and makers above an entity, what it owns and makes below.

Numbers are pixels of a picture `WIDTH` wide. It is a stack of bands, each with a zero of its own, so that
a page may break between them. Lines run from who owns or makes to what is owned or made. Above, each card
hangs below its own owners; below, cards fill columns from the top. A spine at the left joins the bands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct

from debar.reports.families import Standing
from debar.reports.forms.letters import lines

WIDTH = 960
COLUMNS = 3
"""So many cards stand side by side."""

Sort = Literal["title", "name", "told", "soft"]

_SPINE = 14
_FIRST = 30
_STEP = 310
_RAIL = 6
"""From the left of a column to the line that its cards hang on."""
_INDENT = 26
_CARD = 280
_INSIDE = 10
_MARK = 16
"""The room of a mark before the text."""
_LINE = 15
_LINE_OF_TITLE = 22
_SIZES: dict[Sort, float] = {"title": 18, "name": 13, "told": 11.5, "soft": 11.5}
_MOST: dict[Sort, int] = {"title": 2, "name": 2, "told": 3, "soft": 2}
_PAD = 7
_HEAD = 38
"""The height of a band's heading."""
_GAP = 8
_TIER = 26
"""Between an owner and what it owns."""
_DROP = 24
_TIP = 7
_APART = 18
"""Between the arrows of several owners of one card."""


class Text(Struct, frozen=True):
    """A text of a card, broken into lines as needed."""

    words: str
    sort: Sort = "told"
    mark: Standing | None = None


class Card(Struct, frozen=True):
    """What is drawn of one relative."""

    standing: Standing
    texts: tuple[Text, ...]
    full: str
    """All of it in words, nothing cut."""
    above: tuple[Card, ...] = ()
    """Those who own it; only of cards above the entity."""


class Group(Struct, frozen=True):
    """Cards under one heading."""

    heading: str
    cards: tuple[Card, ...]
    stands: str = ""
    """How all of them stand, where that is said once."""
    mark: Standing | None = None


class Line(Struct, frozen=True):
    """One line of text in its place; `y` is its foot."""

    words: str
    x: float
    y: float
    sort: Sort
    mark: Standing | None = None
    """Drawn before it."""


class Placed(Struct, frozen=True):
    """A card in its place."""

    card: Card
    x: float
    y: float
    height: float
    lines: tuple[Line, ...]
    width: float = _CARD


class Wire(Struct, frozen=True):
    """A line as an SVG path; without a standing it only joins others."""

    path: str
    standing: Standing | None = None
    tip: str = ""
    """The arrow's head, as a path."""


class Band(Struct, frozen=True):
    """A piece of the picture from `top` on, with a zero of its own."""

    top: float
    height: float
    placed: tuple[Placed, ...] = ()
    wires: tuple[Wire, ...] = ()
    group: Group | None = None


class Picture(Struct, frozen=True):
    """All bands, from 0 down to `height`."""

    height: float
    bands: tuple[Band, ...]


def picture(above: Sequence[Group], root: Sequence[Text], below: Sequence[Group]) -> Picture:
    """The picture of an entity whose own texts are `root`. No card has more owners than `span` fits."""
    bands: list[Band] = []
    top = 0.0
    for band in _bands(above, root, below):
        bands.append(Band(top, band.height, band.placed, band.wires, band.group))
        top += band.height
    return Picture(top, tuple(bands))


def span(card: Card) -> int:
    """How many columns a card with its owners needs."""
    return max(1, sum(span(each) for each in card.above))


def _bands(above: Sequence[Group], root: Sequence[Text], below: Sequence[Group]) -> Iterator[Band]:
    for at, group in enumerate(above):
        yield _over(group, first=at == 0, last=at == len(above) - 1)
    written = tuple(_written(root, 2 + _INSIDE, 0, WIDTH - 4 - 2 * _INSIDE))
    box = Placed(Card("held", tuple(root), ""), 2, 0, _tall(written), written, WIDTH - 4)
    yield Band(0, box.height, (box,))
    for at, group in enumerate(below):
        yield _under(group, last=at == len(below) - 1)


def _over(group: Group, *, first: bool, last: bool) -> Band:
    """Rows of cards with their owners above them, the last row right above the entity."""
    placed: list[Placed] = []
    wires: list[Wire] = []
    begins = None if first else 0.0
    y = float(_HEAD)
    rows = list(_packed(group.cards))
    for at, row in enumerate(rows):
        tiers = _tiers(row)
        bottom = y + sum(tiers) + _TIER * (len(tiers) - 1)
        drops = list(_Climb(placed, wires).up(row, tiers, bottom))
        if last and at == len(rows) - 1:
            y = bottom + _DROP
            wires += [_down(x, bottom, x, y, card.standing) for card, x in drops]
        else:
            bus = bottom + _GAP + 4
            wires += [Wire(f"M{x} {bottom} V{bus}", card.standing) for card, x in drops]
            wires.append(Wire(f"M{_SPINE} {bus} H{max(x for _, x in drops)}"))
            begins = bus if begins is None else begins
            y = bus + 2 * _GAP
    if begins is not None:
        wires.append(_down(_SPINE, begins, _SPINE, y) if last else Wire(f"M{_SPINE} {begins} V{y}"))
    return Band(0, y, tuple(placed), tuple(wires), group)


def _packed(cards: Iterable[Card]) -> Iterator[list[Card]]:
    """Cards in rows, none wider than the picture, in their order."""
    row: list[Card] = []
    for card in cards:
        if row and sum(span(each) for each in row) + span(card) > COLUMNS:
            yield row
            row = []
        row.append(card)
    if row:
        yield row


def _tiers(cards: Sequence[Card]) -> list[float]:
    """How high each tier is, the lowest first."""
    if not cards:
        return []
    owners = [owner for card in cards for owner in card.above]
    return [max(_height(card) for card in cards), *_tiers(owners)]


class _Climb:
    """Places cards in tiers, owners above what they own, into the lists given."""

    def __init__(self, placed: list[Placed], wires: list[Wire]) -> None:
        self._placed, self._wires = placed, wires

    def up(
        self, cards: Iterable[Card], tiers: Sequence[float], bottom: float, slot: int = 0
    ) -> Iterator[tuple[Card, float]]:
        """Cards of the lowest tier from a column on, all above them too; gives each card with its middle."""
        for card in cards:
            wide = span(card)
            middle = _FIRST + _INDENT + _CARD / 2 + _STEP * (slot + (wide - 1) / 2)
            top = bottom - _height(card)
            self._placed.append(_place(card, middle - _CARD / 2, top))
            foot = bottom - tiers[0] - _TIER
            owners = list(self.up(card.above, tiers[1:], foot, slot))
            for at, (owner, x) in enumerate(owners):
                to = middle + _APART * (at - (len(owners) - 1) / 2)
                self._wires.append(_down(x, foot, to, top, owner.standing))
            yield card, middle
            slot += wide


def _under(group: Group, *, last: bool) -> Band:
    """Cards in columns, each on the rail of its column."""
    placed: list[Placed] = []
    wires: list[Wire] = []
    bus, height = _HEAD - _GAP, 0.0
    columns = _columns([_height(card) for card in group.cards])
    for at, column in enumerate(columns):
        left, y = _FIRST + _STEP * at, float(_HEAD)
        for card in group.cards[column]:
            placed.append(_place(card, left + _INDENT, y))
            wires.append(_right(left + _RAIL, left + _INDENT, y + _LINE, card.standing))
            y += _height(card) + _GAP
        wires.append(Wire(f"M{left + _RAIL} {bus} V{placed[-1].y + _LINE}"))
        height = max(height, y)
    wires.append(Wire(f"M{_SPINE} {bus} H{_FIRST + _STEP * (len(columns) - 1) + _RAIL}"))
    wires.append(Wire(f"M{_SPINE} 0 V{bus if last else height}"))
    return Band(0, height, tuple(placed), tuple(wires), group)


def _columns(heights: Sequence[float]) -> list[slice]:
    """Which cards stand in each column, so that the longest is as short as can be, in their order."""
    limit = max(*heights, sum(heights) / COLUMNS)
    while len(found := _filled(heights, limit)) > COLUMNS:
        limit += _GAP
    return found


def _filled(heights: Sequence[float], limit: float) -> list[slice]:
    found: list[slice] = []
    begins, used = 0, 0.0
    for at, height in enumerate(heights):
        if at > begins and used + height > limit:
            found.append(slice(begins, at))
            begins, used = at, 0.0
        used += height + _GAP
    return [*found, slice(begins, len(heights))]


def _place(card: Card, x: float, y: float) -> Placed:
    return Placed(card, x, y, _height(card), tuple(_written(card.texts, x + _INSIDE, y)))


def _height(card: Card) -> float:
    return _tall(tuple(_written(card.texts, 0, 0)))


def _tall(written: Sequence[Line]) -> float:
    return written[-1].y + _PAD + 1


def _written(texts: Iterable[Text], x: float, y: float, room: float = _CARD - 2 * _INSIDE) -> Iterator[Line]:
    """The lines of the texts, one below the other."""
    y += _PAD - 3
    for text in texts:
        indent = _MARK if text.mark else 0
        bold = text.sort in ("title", "name")
        broken = lines(text.words, _SIZES[text.sort], room - indent, _MOST[text.sort], bold=bold)
        for at, line in enumerate(broken):
            y += _LINE_OF_TITLE if text.sort == "title" else _LINE
            yield Line(line, x + indent, y, text.sort, None if at else text.mark)


def _down(x: float, y: float, to: float, until: float, standing: Standing | None = None) -> Wire:
    """From a card's foot to what stands below it, with an arrow."""
    turn = until - _TIER / 2
    path = f"M{x} {y} V{turn} H{to} V{until - _TIP + 1}"
    return Wire(path, standing, f"M{to - 4} {until - _TIP} h8 L{to} {until} Z")


def _right(x: float, until: float, y: float, standing: Standing) -> Wire:
    """From a rail to a card at its right, with an arrow."""
    return Wire(f"M{x} {y} H{until - _TIP + 1}", standing, f"M{until - _TIP} {y - 4} v8 L{until} {y} Z")
