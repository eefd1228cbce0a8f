"""Claims in, one identity out: how probable each brand, maker and model is, and why.

Log-odds of independent grounds add up; two claims that were read from one field are one ground, and
the stronger counts. What a badge says of its maker comes from the entity graph, as of a day. The
order of claims is nothing, no lineage ground for a maker ever makes that maker less probable, and no
badge of another outweighs a firm one.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import structs

from debar.entities.graph import Graph
from debar.identify.evidence import UNKNOWN_MAKER, About, Chance, Claim, Graded, Identity
from debar.identify.grades import grade_of
from debar.identify.relations import Relation, brand_in, relations, shown

_PRIOR = 0.6
"""Log-odds of a maker (brand, model) that we don't know, before any ground."""
_MOST = 8.0
"""Log-odds that no value exceeds: grounds of one device are never quite independent."""
_FIRM = 3.0
"""Log-odds from which a maker with a lineage ground leads those who have none."""
_BEHIND = 1.0
"""By how much a badge stays behind it: who relabels writes his own name, in as many fields as he likes."""
_ORDER: tuple[About, ...] = ("maker", "brand", "model", "kind")
_DIGITS = 4


def fuse(
    id: str, claims: Sequence[Claim], graph: Graph, on: date | None = None, known: date | None = None
) -> Identity:
    """What a device is believed to be.

    `on` is the day for which relations between brand and maker must hold; without one, a relation
    counts although its dates are not known. `known` hides what was recorded later.
    """
    if not claims:
        return Identity(id)
    told = _Told(_plain(claim) for claim in claims)
    brands = _chances(_scores(told.about("brand")))
    badges = {brand: p for brand, p in brands if brand != UNKNOWN_MAKER}
    ties = relations(told.about("brand"), badges, graph, on, known) if badges else []
    told.add(tie.claim for tie in ties)
    makers = _chances(_led(told.about("maker")))
    brand = _best(told.about("brand"), brands, ())
    maker = _best(told.about("maker"), makers, ties)
    model = _best(told.about("model"), _chances(_scores(told.about("model"))), ())
    kind = max(_scores(told.about("kind")).items(), key=lambda item: (item[1], item[0]), default=(None,))[0]
    grounds, against = told.split(_id(maker), _id(brand), _id(model), kind)
    return Identity(
        id=id,
        kind=kind,
        brand=brand,
        maker=maker,
        makers=tuple(Chance(value, p) for value, p in makers) if maker else (),
        model=model,
        relabel=_relabel(brand, maker, graph, on, known),
        grounds=grounds,
        against=against,
    )


class _Told:
    """The claims about maker, brand, model and kind, each once, by what they are about and in one order."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._about: dict[About, list[Claim]] = {about: [] for about in _ORDER}
        self.add(claims)

    def add(self, claims: Iterable[Claim]) -> None:
        for claim in dict.fromkeys(claims):
            if claim.about in self._about and claim not in self._about[claim.about]:
                self._about[claim.about].append(claim)
        for held in self._about.values():
            if len(held) > 1:
                held.sort(key=_rank)

    def about(self, about: About) -> list[Claim]:
        return self._about[about]

    def split(self, *chosen: str | None) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
        """What speaks for the chosen maker, brand, model and kind, and what against them."""
        grounds: list[Claim] = []
        against: list[Claim] = []
        for value, about in zip(chosen, _ORDER, strict=True):
            for claim in self._about[about]:
                (grounds if claim.weight > 0 and claim.value == value else against).append(claim)
        return tuple(grounds), tuple(against)


def _id(value: Graded | None) -> str | None:
    return None if value is None else value.id


def _plain(claim: Claim) -> Claim:
    """The one place where a brand's id loses the `brand-` that it has in the graph."""
    return structs.replace(claim, value=shown(claim.value)) if claim.about == "brand" else claim


def _rank(claim: Claim) -> tuple[str, float, str, str, str, str]:
    return claim.value, -claim.weight, claim.ground, claim.field, claim.print, claim.quote


def _scores(claims: Iterable[Claim]) -> dict[str, float]:
    """Value → log-odds. From each field the strongest for and the strongest against count."""
    best: dict[tuple[str, str, bool], float] = {}
    for claim in claims:
        key = (claim.value, claim.field, claim.weight > 0)
        held = best.get(key, 0.0)
        best[key] = max(held, claim.weight) if claim.weight > 0 else min(held, claim.weight)
    sums: dict[str, list[float]] = {}
    for (value, _, _), weight in best.items():
        sums.setdefault(value, []).append(weight)
    return {value: min(math.fsum(weights), _MOST) for value, weights in sums.items()}


def _led(claims: Sequence[Claim]) -> Mapping[str, float]:
    """The scores of makers, where no badge outweighs what firmware or protocol shows of another.

    Nor does it count against such a maker that he no longer makes for the badge: he did when he made it.
    """
    scores = _scores(claims)
    traced = {c.value for c in claims if c.ground == "lineage" and c.weight > 0}
    if not traced:
        return scores
    apart = _scores(c for c in claims if c.ground != "relation" or c.weight > 0)
    lead = max(apart[maker] for maker in traced)
    if lead < _FIRM:
        return scores
    return {m: apart[m] if m in traced else min(each, lead - _BEHIND) for m, each in scores.items()}


def _chances(scores: Mapping[str, float]) -> list[tuple[str, float]]:
    """Value and probability, most probable first; `*` is every value that we don't know."""
    if not scores:
        return []
    odds = {value: math.exp(score - _PRIOR) for value, score in scores.items()} | {UNKNOWN_MAKER: 1.0}
    total = math.fsum(odds.values())
    found = [(value, round(each / total, _DIGITS)) for value, each in odds.items()]
    found.sort(key=lambda item: (-item[1], item[0]))
    (first, p), *others = found  # what rounding took or gave, so that they add up to 1
    return [(first, round(p + 1 - math.fsum(each for _, each in found), _DIGITS)), *others]


def _best(
    said: Sequence[Claim], chances: Sequence[tuple[str, float]], ties: Sequence[Relation]
) -> Graded | None:
    """The most probable of the values that something speaks for, graded."""
    backed = {claim.value for claim in said if claim.weight > 0}
    top = next(((value, p) for value, p in chances if value in backed), None)
    if top is None:
        return None
    value, p = top
    return Graded(value, p, grade_of(value, p, said, [tie for tie in ties if tie.maker == value]))


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
