"""The geometry of the picture of who makes for whom: owners, makers and badges in three columns.

Widths are percentages and heights pixels, as in `charts`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from msgspec import Struct

from debar.kit.words import Both
from debar.law.verdict import Outcome
from debar.reports.parts import Relation
from debar.reports.wording import same

STEP = 26
"""From one name of a column to the next."""
MOST = 60
"""So many badges are pictured; the table has them all."""

_SURE = ("established", "strong")
_GAP = 10


class Box(Struct, frozen=True):
    """A name in a column: 0 owners, 1 makers, 2 badges."""

    column: int
    name: Both
    y: int
    """Its middle."""
    count: int = 0
    """Devices and lines that it stands for."""
    outcome: Outcome | None = None


class Edge(Struct, frozen=True):
    """A line from a name to one in the next column."""

    column: int
    """The column that it starts in."""
    above: int
    """The middle of the name that it starts at."""
    below: int
    """The middle of the name that it ends at."""
    sure: bool
    """Is the maker established or strong on any of what it stands for?"""


class Ties(Struct, frozen=True):
    """The picture as a whole."""

    height: int = 0
    boxes: tuple[Box, ...] = ()
    edges: tuple[Edge, ...] = ()


def picture(relations: Sequence[Relation]) -> Ties:
    """The picture of the first `MOST` relations, which stand maker by maker; empty where there is none."""
    if not relations:
        return Ties()
    boxes: list[Box] = []
    edges: list[Edge] = []
    makers: list[tuple[int, tuple[Both, ...]]] = []
    y = STEP
    for _, these in groupby(relations[:MOST], key=lambda r: r.maker.id):
        badges = list(_badges(list(these), y))
        y = badges[-1][1].y + STEP + _GAP
        maker = _maker([relation for relation, _ in badges], [box for _, box in badges])
        makers.append((maker.y, badges[0][0].owners))
        boxes += [maker, *(box for _, box in badges)]
        edges += [Edge(1, maker.y, box.y, relation.maker.grade in _SURE) for relation, box in badges]
    held = _owners(makers)
    for owner, at in zip(held, _spread([sum(ys) // len(ys) for ys in held.values()]), strict=True):
        boxes.append(Box(0, owner, at))
        edges += [Edge(0, at, y, sure=True) for y in held[owner]]
    return Ties(max(box.y for box in boxes) + STEP, tuple(boxes), tuple(edges))


def _badges(these: Sequence[Relation], top: int) -> Iterable[tuple[Relation, Box]]:
    for at, each in enumerate(these):
        count = each.devices + each.lines
        yield each, Box(2, same(each.brand.name), top + STEP * at, count, each.outcome)


def _maker(relations: Sequence[Relation], badges: Sequence[Box]) -> Box:
    count = sum(box.count for box in badges)
    return Box(1, same(relations[0].maker.name), (badges[0].y + badges[-1].y) // 2, count)


def _owners(makers: Iterable[tuple[int, tuple[Both, ...]]]) -> dict[Both, list[int]]:
    found: dict[Both, list[int]] = {}
    for y, owners in makers:
        for owner in owners:
            found.setdefault(owner, []).append(y)
    return found


def _spread(wanted: Iterable[int]) -> Iterable[int]:
    """Heights as near as can be to those wanted, in their order, none closer than a step."""
    last = 0
    for y in wanted:
        last = max(y, last + STEP)
        yield last
