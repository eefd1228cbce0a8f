"""The weights under which probabilities keep their word, fitted to labelled answers.

They are fitted by the log loss of the maker, each family of answers counting once, drawn towards the
weights set by hand, so that a ground seen in few families keeps nearly what experience gave it. How well
they do is to be measured on families that they were not fitted to (`folds`, `identify.reliability`).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct, structs

from debar.entities.graph import Graph
from debar.identify.evidence import UNKNOWN_MAKER, Claim, Ground
from debar.identify.fuse import fuse
from debar.identify.weights import HAND, Weights, Worth

_LEAST = 1e-3
"""Nothing is held for less probable than this when it is scored: answers are rounded, and labels err."""
_STEPS = (0.4, 0.2, 0.1, 0.05)
"""By how much a logarithm of a scale, or the prior, is moved in search of less loss."""
_FOLDS = 5


class Case(Struct, frozen=True):
    """The claims of one labelled answer, as weighed by hand, and who made the device."""

    claims: tuple[Claim, ...]
    right: frozenset[str]
    """Ids of the maker, and of those of its house; `*` where nobody knows the maker here."""
    family: int
    restricted: bool
    judged: bool = True
    """May its label judge who made it? One that names the badge cannot, where a lineage ground speaks."""


class Scale(Struct, frozen=True):
    """What is fitted: by how much weights of each ground are multiplied, and the prior."""

    prior: float = HAND.prior
    by: dict[Ground, float] = {}

    def weights(self) -> Weights:
        """The weights that come of it."""
        grounds = {
            ground: Worth(round(each.worth * self.by.get(ground, 1.0), 3), round(self.by.get(ground, 1.0), 3))
            for ground, each in HAND.grounds.items()
        }
        return Weights(round(self.prior, 3), grounds)


Told = Callable[[Case, Weights], Mapping[str, float]]
"""Maker → probability, given a case."""


def teller(graph: Graph) -> Told:
    """What fusing makes of a case under some weights: maker → probability."""

    def told(case: Case, weights: Weights) -> Mapping[str, float]:
        claims = [weights.scaled(claim) for claim in case.claims]
        return {each.id: each.p for each in fuse("", claims, graph, weights=weights).makers}

    return told


def loss(cases: Sequence[Case], weights: Weights, told: Told) -> float:
    """The mean log loss (nats) of who made it, each family counting once. Silent cases count for nothing."""
    by_family: dict[int, list[float]] = defaultdict(list)
    for case in cases:
        makers = told(case, weights) if case.judged else {}
        if makers:
            by_family[case.family].append(-math.log(max(_right(case, makers), _LEAST)))
    means = [math.fsum(each) / len(each) for each in by_family.values()]
    return math.fsum(means) / len(means) if means else 0.0


def fit(cases: Sequence[Case], told: Told, pull: float) -> Scale:
    """The scale of least loss.

    `pull` is how many nats it costs, of the loss summed over families, to move a logarithm of a scale, or
    the prior, by one.
    """
    families = len({case.family for case in cases}) or 1
    found = Scale()

    def cost(scale: Scale) -> float:
        moved = [math.log(each) for each in scale.by.values()] + [scale.prior - HAND.prior]
        return loss(cases, scale.weights(), told) + pull / families * math.fsum(m * m for m in moved)

    least = cost(found)
    for step in _STEPS:
        better = True
        while better:
            better = False
            for other in _beside(found, step):
                tried = cost(other)
                if tried < least - 1e-7:
                    found, least, better = other, tried, True
    return found


def folds(cases: Sequence[Case]) -> Iterator[tuple[list[Case], list[Case]]]:
    """Cases to fit to and cases to judge by, no family in both; each case is judged once."""
    for fold in range(_FOLDS):
        yield (
            [case for case in cases if case.family % _FOLDS != fold],
            [case for case in cases if case.family % _FOLDS == fold],
        )


def _beside(scale: Scale, step: float) -> Iterator[Scale]:
    for by in (step, -step):
        yield structs.replace(scale, prior=scale.prior + by)
        for ground in HAND.grounds:
            moved = scale.by.get(ground, 1.0) * math.exp(by)
            yield structs.replace(scale, by=scale.by | {ground: moved})


def _right(case: Case, makers: Mapping[str, float]) -> float:
    """The probability of what is right: of `*`, somebody else, where the maker is no candidate."""
    if case.right.isdisjoint(makers):
        return makers[UNKNOWN_MAKER]
    return math.fsum(p for maker, p in makers.items() if maker in case.right)
