"""What a badge says of the maker, by the entity graph and as of a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

from msgspec import Struct

from debar.entities.graph import Graph, MadeBy
from debar.identify.evidence import Claim
from debar.identify.weights import Weights

_PREFIX = "brand-"
_BADGES = ("lineage", "legal-name", "badge", "model", "mac")
_WORTH = {"high": 2.0, "medium": 1.5, "low": 0.6}
_OWN = 3.0
_LEAD = 0.5
_OVER = 0.3
_OUTWEIGHED = 0.1
_ENDED = -1.5
_SCOPED = 0.75
_FRESH = 3
"""Years after which a source that said once that a link held tells nothing of the day."""
_REMEMBERED = 1 << 12


class Relation(Struct, frozen=True):
    """One maker of what is sold under a brand that the device bears."""

    maker: str
    own: bool
    """Is the brand the maker's own, or that of a firm which the maker held on the day?"""
    firm: bool
    """Taken, dated, and of medium confidence or better?"""
    alone: bool
    """Taken, of medium confidence or better, and holding on the day where a day is asked for?"""
    fields: frozenset[str]
    """From which fields the badge was read."""
    plain: bool
    """Is the brand plainly written (a legal-name ground)?"""
    claim: Claim


def shown(id: str) -> str:
    """The id as answers show it: the plain word, `annke` for `brand-annke`."""
    return id.removeprefix(_PREFIX)


@lru_cache(_REMEMBERED)
def brand_in(graph: Graph, brand: str) -> str | None:
    """The brand's id in the graph, whether it is given with `brand-` or without; None: not there."""
    plain = shown(brand)
    return next((each for each in (_PREFIX + plain, plain) if each in graph), None)


@lru_cache(_REMEMBERED)
def own_makers(graph: Graph, brand: str) -> frozenset[str]:
    """The makers whose own the brand is, on whatever day, and itself where it is one."""
    entity = brand_in(graph, brand)
    made = graph.makers_of(entity) if entity else ()
    return frozenset({brand, *(one.maker for one in made if one.own)})


def relations(
    claims: Sequence[Claim],
    brands: Mapping[str, float],
    graph: Graph,
    on: date | None,
    weights: Weights,
) -> list[Relation]:
    """Who makes what is sold under the brands that were read; `brands` is brand → probability.

    `graph`: as known on the day that is meant.
    """
    found: list[Relation] = []
    for brand, p in brands.items():
        links = _links(graph, brand, on)
        read = tuple(c for c in claims if c.value == brand and c.weight > 0) if links else ()
        if read:
            found += _Badge(p, read).relations(links, weights)
    return found


class _Link(Struct, frozen=True):
    """A maker of what is sold under a brand, and what the link to it is worth on the day."""

    maker: str
    own: bool
    firm: bool
    alone: bool
    worth: float
    says: str


class _Badge(Struct, frozen=True):
    """How probable a brand is, and the claims that it was read from (at least one)."""

    p: float
    read: tuple[Claim, ...]

    def relations(self, links: Iterable[_Link], weights: Weights) -> Iterator[Relation]:
        """What its links say of the makers."""
        best = min(self.read, key=lambda c: (c.ground not in _BADGES, -c.weight, c.field, c.print))
        fields = frozenset(c.field for c in self.read if c.ground in _BADGES)
        plain = any(c.ground == "legal-name" for c in self.read)
        for link in links:
            weight = weights.of("relation", round(self.p * link.worth, 4))
            claim = Claim("maker", link.maker, "relation", weight, best.quote, best.field, link.says)
            yield Relation(link.maker, link.own, link.firm, link.alone, fields, plain, claim)


@lru_cache(_REMEMBERED)
def _links(graph: Graph, brand: str, on: date | None) -> tuple[_Link, ...]:
    entity = brand_in(graph, brand)
    return tuple(_weighed(graph.makers_of(entity, on), graph, on)) if entity else ()


def _weighed(made: Iterable[MadeBy], graph: Graph, on: date | None) -> Iterator[_Link]:
    by_maker: dict[str, MadeBy] = {}
    for one in made:  # what holds on the day comes first
        by_maker.setdefault(one.maker, one)
    possible = _heaviest([one for one in by_maker.values() if not _ended(one)], on)
    taken = possible[0] if _one_house(possible, graph, on) and _stands(possible[0], on) else None
    for one in by_maker.values():
        house = one.own or _of_its_house(one, by_maker.values(), graph, on)
        sure = one is taken and one.link.confidence != "low"
        yield _Link(
            maker=one.maker,
            own=house,
            firm=sure and _dated(one, on),
            alone=sure and not one.link.ended,
            worth=_weight(one, taken, house),
            says=f"{one.maker} {one.link.kind} {one.brand}",
        )


def _ended(one: MadeBy) -> bool:
    return one.holds is False


def _holds(one: MadeBy, on: date | None) -> bool:
    """Do its dates say that it holds on the day? That it once did says so for a few years only."""
    attested = one.link.attested
    if one.holds is not True or one.link.span.since or attested is None:
        return one.holds is True
    return on is not None and on.year - attested.last.year <= _FRESH


def _stands(one: MadeBy, on: date | None) -> bool:
    """May it be relied on? What is true of a part of the range only, may not; an own brand needs no date."""
    return not one.link.part and (one.own or on is None or _holds(one, on))


def _dated(one: MadeBy, on: date | None) -> bool:
    """Do its dates say that it holds? An own brand needs none."""
    span = one.link.span
    if one.own:
        return not _ended(one)
    if on:
        return _holds(one, on)
    return bool((span.since or one.link.attested) and not span.until and not one.link.ended)


def _weight(one: MadeBy, taken: MadeBy | None, house: bool) -> float:
    """What the link adds, or takes away where it had ended."""
    if _ended(one):
        return _ENDED
    if one is taken:
        return _worth(one, house)
    lead = _OVER if one.link.ended else _LEAD  # over, some day that nobody tells
    return _OUTWEIGHED if taken else lead


def _worth(one: MadeBy, house: bool) -> float:
    """What the link adds where its maker is taken."""
    if house:
        return _OWN
    return _WORTH[one.link.confidence] * (_SCOPED if one.link.scope else 1.0)


def _heaviest(possible: Sequence[MadeBy], on: date | None) -> Sequence[MadeBy]:
    """Those whose dates say that they hold, and own brands, where there are such dates; else all.

    That somebody made something for the brand, nobody knows when, does not dispute a dated link.
    """
    if not any(_sure(one, on) for one in possible):
        return possible
    return [one for one in possible if one.own or _sure(one, on)]


def _sure(one: MadeBy, on: date | None) -> bool:
    return not one.own and _holds(one, on) and one.link.confidence != "low"


def _one_house(made: Sequence[MadeBy], graph: Graph, on: date | None) -> bool:
    """Are they one maker, or makers of whom the first holds the others on that day?"""
    if not made:
        return False
    head = made[0].maker
    held = {head, *(each.owned for each in graph.owned_by(head, on) if each.holds is not False)}
    return all(one.maker in held for one in made)


def _of_its_house(one: MadeBy, made: Iterable[MadeBy], graph: Graph, on: date | None) -> bool:
    """Did the maker, on that day, supply the brand and hold the firm whose own it is?

    Then it does not matter which of the two made a thing: Lorex from 2018 to 2022 was Dahua's.
    """
    if not _holds(one, on) or one.link.confidence == "low":
        return False
    owners = {each.maker for each in made if each.own}
    return any(each.owned in owners and each.holds is True for each in graph.owned_by(one.maker, on))
