"""What a badge says of the maker, by the entity graph and as of a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from debar.entities.graph import Graph, MadeBy
from debar.identify.evidence import Claim

_PREFIX = "brand-"
_BADGES = ("lineage", "legal-name", "badge", "model", "mac")
_WORTH = {"high": 2.0, "medium": 1.5, "low": 0.6}
_OWN = 3.0
_LEAD = 0.5
_OVER = 0.3
_OUTWEIGHED = 0.1
_ENDED = -1.5
_SCOPED = 0.75


class Relation(Struct, frozen=True):
    """One maker of what is sold under a brand that the device bears."""

    maker: str
    own: bool
    """Is the brand the maker's own?"""
    firm: bool
    """Taken, dated, and of medium confidence or better?"""
    alone: bool
    """Taken: the only maker that dates leave, and holding on the day where a day is asked for?"""
    fields: frozenset[str]
    """From which fields the badge was read."""
    plain: bool
    """Is the brand plainly written (a legal-name ground)?"""
    claim: Claim


def shown(id: str) -> str:
    """The id as answers show it: the plain word, `annke` for `brand-annke`."""
    return id.removeprefix(_PREFIX)


def brand_in(graph: Graph, brand: str) -> str | None:
    """The brand's id in the graph, whether it is given with `brand-` or without; None: not there."""
    plain = shown(brand)
    return next((each for each in (_PREFIX + plain, plain) if each in graph), None)


class _Badge(Struct, frozen=True):
    """A brand, how probable it is, and the claims that it was read from (at least one)."""

    brand: str
    p: float
    read: tuple[Claim, ...]

    @property
    def best(self) -> Claim:
        return min(self.read, key=lambda c: (c.ground not in _BADGES, -c.weight, c.field, c.print))

    @property
    def fields(self) -> frozenset[str]:
        return frozenset(c.field for c in self.read if c.ground in _BADGES)


def relations(
    claims: Sequence[Claim], brands: Mapping[str, float], graph: Graph, on: date | None, known: date | None
) -> list[Relation]:
    """Who makes what is sold under the brands that were read; `brands` is brand → probability."""
    found: list[Relation] = []
    graph = graph.as_known(known)
    for brand, p in brands.items():
        entity = brand_in(graph, brand)
        read = tuple(c for c in claims if c.about == "brand" and c.value == brand and c.weight > 0)
        if entity is not None and read:
            found += _of_badge(_Badge(brand, p, read), graph.makers_of(entity, on), graph, on)
    return found


def _of_badge(badge: _Badge, made: Iterable[MadeBy], graph: Graph, on: date | None) -> Iterator[Relation]:
    by_maker: dict[str, MadeBy] = {}
    for one in made:  # what holds on the day comes first
        by_maker.setdefault(one.maker, one)
    possible = _heaviest([one for one in by_maker.values() if not _ended(one)])
    taken = possible[0] if _one_house(possible, graph, on) and _stands(possible[0], on) else None
    for one in by_maker.values():
        yield Relation(
            maker=one.maker,
            own=one.own,
            firm=one is taken and _dated(one, on) and one.link.confidence != "low",
            alone=one is taken,
            fields=badge.fields,
            plain=any(c.ground == "legal-name" for c in badge.read),
            claim=_claim(one, badge, _weight(one, taken)),
        )


def _claim(one: MadeBy, badge: _Badge, worth: float) -> Claim:
    weight = round(badge.p * worth, 4)
    said = f"{one.maker} {one.link.kind} {one.brand}"
    return Claim("maker", one.maker, "relation", weight, badge.best.quote, badge.best.field, said)


def _ended(one: MadeBy) -> bool:
    return one.holds is False


def _stands(one: MadeBy, on: date | None) -> bool:
    """May it be relied on? Where a day is asked for, only an own brand needs no date."""
    return one.own or on is None or one.holds is True


def _dated(one: MadeBy, on: date | None) -> bool:
    """Do its dates say that it holds? An own brand needs none."""
    span = one.link.span
    if one.own:
        return not _ended(one)
    return one.holds is True if on else bool((span.since or one.link.attested) and not span.until)


def _weight(one: MadeBy, taken: MadeBy | None) -> float:
    """What the link adds, or takes away where it had ended."""
    if _ended(one):
        return _ENDED
    if one is taken:
        return _worth(one)
    lead = _OVER if one.link.ended else _LEAD  # over, some day that nobody tells
    return _OUTWEIGHED if taken else lead


def _worth(one: MadeBy) -> float:
    """What the link adds where its maker is taken."""
    if one.own:
        return _OWN
    return _WORTH[one.link.confidence] * (_SCOPED if one.link.scope else 1.0)


def _heaviest(possible: Sequence[MadeBy]) -> Sequence[MadeBy]:
    """Those whose dates say that they hold, and own brands, where there are such dates; else all.

    That somebody made something for the brand, nobody knows when, does not dispute a dated link.
    """
    if not any(_sure(one) for one in possible):
        return possible
    return [one for one in possible if one.own or _sure(one)]


def _sure(one: MadeBy) -> bool:
    return not one.own and one.holds is True and one.link.confidence != "low"


def _one_house(made: Sequence[MadeBy], graph: Graph, on: date | None) -> bool:
    """Are they one maker, or makers of whom the first holds the others on that day?"""
    if not made:
        return False
    head = made[0].maker
    held = {head, *(each.owned for each in graph.owned_by(head, on) if each.holds is not False)}
    return all(one.maker in held for one in made)
