"""Claims in, one identity out: how probable each brand, maker and model is, and why.

Log-odds of independent grounds add up; claims of one group (`identify.groups`) are one ground, and the
strongest counts. What a badge says of its maker comes from the entity graph, as of a day. The
order of claims is nothing, no lineage ground for a maker ever makes that maker less probable, and no
badge of another outweighs a firm one. Brands are weighed in `identify.statements`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from msgspec import structs

from debar.entities.graph import Graph
from debar.identify.evidence import UNKNOWN_MAKER, About, Chance, Claim, Graded, Identity
from debar.identify.groups import grouping
from debar.identify.relations import own_makers, relations, shown
from debar.identify.scores import best, chances, kept_behind, scores
from debar.identify.statements import Brands, brands
from debar.identify.weights import HAND, Weights

_ORDER: tuple[About, ...] = ("maker", "brand", "model", "kind")

Group = Callable[[str], str]


def fuse(
    id: str,
    claims: Sequence[Claim],
    graph: Graph,
    on: date | None = None,
    known: date | None = None,
    *,
    weights: Weights = HAND,
) -> Identity:
    """What a device is believed to be.

    `on` is the day for which relations between brand and maker must hold; without one, a relation
    counts although its dates are not known. `known` hides what was recorded later. `weights` gives what
    relations, and a value that we do not know, are worth; claims bring their weights along.
    """
    if not claims:
        return Identity(id)
    graph, prior, group = graph.as_known(known), weights.prior, grouping(claims)
    said = _said(claims)
    made = said["maker"]
    named = _brands(said["brand"], made, graph, prior, group)
    ties = relations(said["brand"], named.chances, graph, on, weights) if named.chances else []
    made = _each_once([*made, *(tie.claim for tie in ties)]) if ties else made
    makers = chances(_led(made, weights.firm, group), prior)
    maker = best(made, makers, group, ties)
    model = _alone(said["model"], prior, group)
    kind = _kind(said["kind"], group)
    brand = named.brand
    chosen = (_id(maker), _id(brand) or _customer(named), _id(model), kind)
    said["maker"] = made
    grounds, against = _split(said, chosen)
    return Identity(
        id=id,
        kind=kind,
        brand=brand,
        maker=maker,
        makers=tuple(Chance(value, p) for value, p in makers) if maker else (),
        model=model,
        relabel=_relabel(named, maker, graph),
        grounds=grounds,
        against=against,
        badge=named.badge,
        hardware=named.hardware,
        firmware=named.firmware,
    )


def _said(claims: Iterable[Claim]) -> dict[About, list[Claim]]:
    """The claims about maker, brand, model and kind, each once, by what they are about and in one order."""
    found: dict[About, list[Claim]] = {"maker": [], "brand": [], "model": [], "kind": []}
    for claim in dict.fromkeys(claims):
        if claim.about in found:
            found[claim.about].append(claim)
    found["brand"] = _plain(found["brand"])
    for held in found.values():
        if len(held) > 1:
            held.sort(key=_rank)
    return found


def _each_once(claims: Iterable[Claim]) -> list[Claim]:
    return sorted(dict.fromkeys(claims), key=_rank)


def _plain(claims: list[Claim]) -> list[Claim]:
    """The one place where a brand's id loses the `brand-` that it has in the graph."""
    names = [shown(claim.value) for claim in claims]
    if all(name == claim.value for name, claim in zip(names, claims, strict=True)):
        return claims
    renamed = (structs.replace(c, value=name) for name, c in zip(names, claims, strict=True))
    return list(dict.fromkeys(renamed))


def _rank(claim: Claim) -> tuple[str, float, str, str, str, str]:
    return claim.value, -claim.weight, claim.ground, claim.field, claim.print, claim.quote


def _id(value: Graded | None) -> str | None:
    return None if value is None else value.id


def _customer(named: Brands) -> str | None:
    return UNKNOWN_MAKER if named.customer else None


def _brands(
    claims: Sequence[Claim], made: Sequence[Claim], graph: Graph, prior: float, group: Group
) -> Brands:
    if not claims:
        return Brands()
    traced = {c.value for c in made if c.ground == "lineage" and c.weight > 0}
    return brands(claims, lambda brand: not traced.isdisjoint(own_makers(graph, brand)), prior, group)


def _alone(claims: Sequence[Claim], prior: float, group: Group) -> Graded | None:
    return best(claims, chances(scores(claims, group), prior), group) if claims else None


def _kind(claims: Sequence[Claim], group: Group) -> str | None:
    if len(claims) < 2:
        return claims[0].value if claims else None
    return max(scores(claims, group).items(), key=lambda item: (item[1], item[0]))[0]


def _led(claims: Sequence[Claim], firm: float, group: Group) -> Mapping[str, float]:
    """The scores of makers, where no badge outweighs what firmware or protocol shows of another.

    Nor does it count against such a maker that he no longer makes for the badge: he did when he made it.
    """
    scored = scores(claims, group)
    traced = {c.value for c in claims if c.ground == "lineage" and c.weight > 0}
    if not traced:
        return scored
    apart = scores([c for c in claims if c.ground != "relation" or c.weight > 0], group)
    if max(apart[maker] for maker in traced) < firm:
        return scored
    return kept_behind(scored | {maker: apart[maker] for maker in traced}, traced)


def _split(
    said: Mapping[About, Sequence[Claim]], chosen: Sequence[str | None]
) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    """What speaks for the chosen maker, brand, model and kind, and what against them."""
    grounds: list[Claim] = []
    against: list[Claim] = []
    for value, about in zip(chosen, _ORDER, strict=True):
        for claim in said[about]:
            (grounds if claim.weight > 0 and claim.value == value else against).append(claim)
    return tuple(grounds), tuple(against)


def _relabel(named: Brands, maker: Graded | None, graph: Graph) -> bool | None:
    """Is it sold under another firm's brand than the maker's? A maker's own second brand is no relabel.

    Firmware built for a customer whom we do not know says that it is, where no brand is named; where the
    maker's own is, nobody can tell.
    """
    if maker is None:
        return None
    if named.brand is None:
        return True if named.customer else None
    own = maker.id in own_makers(graph, named.brand.id)
    return None if own and named.customer else not own
