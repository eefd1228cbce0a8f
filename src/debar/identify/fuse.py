"""Claims in, one identity out: how probable each brand, maker and model is, and why.

Log-odds of independent grounds add up; two claims that were read from one field are one ground, and
the stronger counts. What a badge says of its maker comes from the entity graph, as of a day. The
order of claims is nothing, and no lineage ground for a maker ever makes that maker less probable.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import structs

from debar.entities.graph import Graph
from debar.identify.evidence import UNKNOWN_MAKER, About, Chance, Claim, Grade, Graded, Identity
from debar.identify.grades import grade_of
from debar.identify.relations import Relation, brand_in, relations, shown

_PRIOR = 0.6
"""Log-odds of a maker (brand, model) that we don't know, before any ground."""
_MOST = 8.0
"""Log-odds that no value exceeds: grounds of one device are never quite independent."""
_ORDER: tuple[About, ...] = ("maker", "brand", "model", "kind")
_DIGITS = 4


def fuse(
    id: str, claims: Sequence[Claim], graph: Graph, on: date | None = None, known: date | None = None
) -> Identity:
    """What a device is believed to be.

    `on` is the day for which relations between brand and maker must hold; without one, a relation
    counts although its dates are not known. `known` hides what was recorded later.
    """
    told = sorted({_plain(claim) for claim in claims}, key=_rank)
    brands = _scores(told, "brand")
    badges = {brand: p for brand, p in _chances(brands) if brand != UNKNOWN_MAKER}
    ties = relations(told, badges, graph, on, known)
    told = sorted({*told, *(tie.claim for tie in ties)}, key=_rank)
    makers = _chances(_scores(told, "maker"))
    brand = _best("brand", told, _chances(brands), ())
    maker = _best("maker", told, makers, ties)
    model = _best("model", told, _chances(_scores(told, "model")), ())
    kind = max(_scores(told, "kind").items(), key=lambda item: (item[1], item[0]), default=(None, 0.0))[0]
    chosen = {
        "maker": maker and maker.id,
        "brand": brand and brand.id,
        "model": model and model.id,
        "kind": kind,
    }
    return Identity(
        id=id,
        kind=kind,
        brand=brand,
        maker=maker,
        makers=tuple(Chance(value, p) for value, p in makers) if maker else (),
        model=model,
        relabel=_relabel(brand, maker, graph, on, known),
        grounds=tuple(c for c in told if c.weight > 0 and chosen.get(c.about) == c.value),
        against=tuple(
            c for c in told if c.about in _ORDER and not (c.weight > 0 and chosen[c.about] == c.value)
        ),
    )


def _plain(claim: Claim) -> Claim:
    """The one place where a brand's id loses the `brand-` that it has in the graph."""
    return structs.replace(claim, value=shown(claim.value)) if claim.about == "brand" else claim


def _rank(claim: Claim) -> tuple[int, str, float, str, str, str, str]:
    order = _ORDER.index(claim.about) if claim.about in _ORDER else len(_ORDER)
    return order, claim.value, -claim.weight, claim.ground, claim.field, claim.print, claim.quote


def _scores(claims: Iterable[Claim], about: About) -> dict[str, float]:
    """Value → log-odds. From each field the strongest for and the strongest against count."""
    best: dict[tuple[str, str, bool], float] = {}
    for claim in claims:
        if claim.about == about:
            key = (claim.value, claim.field, claim.weight > 0)
            held = best.get(key, 0.0)
            best[key] = max(held, claim.weight) if claim.weight > 0 else min(held, claim.weight)
    sums: dict[str, list[float]] = {}
    for (value, _, _), weight in best.items():
        sums.setdefault(value, []).append(weight)
    return {value: min(math.fsum(weights), _MOST) for value, weights in sums.items()}


def _chances(scores: Mapping[str, float]) -> list[tuple[str, float]]:
    """Value and probability, most probable first; `*` is every value that we don't know."""
    whole = {UNKNOWN_MAKER: _PRIOR, **scores}
    top = max(whole.values())
    odds = {value: math.exp(score - top) for value, score in whole.items()}
    total = math.fsum(odds.values())
    return sorted(
        ((v, round(o / total, _DIGITS)) for v, o in odds.items()), key=lambda item: (-item[1], item[0])
    )


def _best(
    about: About, claims: Sequence[Claim], chances: Sequence[tuple[str, float]], ties: Sequence[Relation]
) -> Graded | None:
    """The most probable of the values that something speaks for, graded."""
    backed = {claim.value for claim in claims if claim.about == about and claim.weight > 0}
    top = next(((value, p) for value, p in chances if value in backed), None)
    if top is None:
        return None
    value, p = top
    said = [claim for claim in claims if claim.about == about]
    grade: Grade = grade_of(value, p, said, [tie for tie in ties if tie.maker == value])
    return Graded(value, p, grade)


def _relabel(
    brand: Graded | None, maker: Graded | None, graph: Graph, on: date | None, known: date | None
) -> bool | None:
    """Is the badge another firm's than the maker's? A maker's own second brand is no relabel."""
    if brand is None or maker is None:
        return None
    if brand.id == maker.id:
        return False
    entity = brand_in(graph, brand.id)
    made = graph.makers_of(entity, on, known) if entity else ()
    return not any(one.own and one.maker == maker.id for one in made)
