"""Weights of claims into log-odds, and log-odds into probabilities."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence

from debar.identify.evidence import UNKNOWN_MAKER, Claim, Graded
from debar.identify.grades import grade_of
from debar.identify.relations import Relation

MOST = 8.0
"""Log-odds that no value exceeds: grounds of one device are never quite independent."""
BEHIND = 1.0
"""By how much a value stays behind another that it must not outweigh, in log-odds."""
_DIGITS = 4

Chances = list[tuple[str, float]]
"""Value and probability, most probable first."""


def scores(claims: Sequence[Claim], group: Callable[[str], str]) -> dict[str, float]:
    """Value → log-odds. Of each group the strongest for and the strongest against count."""
    if len(claims) == 1:
        return {claims[0].value: min(claims[0].weight, MOST)}
    best: dict[tuple[str, str, bool], float] = {}
    for claim in claims:
        weight = claim.weight
        key = (claim.value, group(claim.field), weight > 0)
        held = best.get(key)
        if held is None or abs(weight) > abs(held):
            best[key] = weight
    sums: dict[str, list[float]] = {}
    for (value, _, _), weight in best.items():
        sums.setdefault(value, []).append(weight)
    return {value: min(math.fsum(weights), MOST) for value, weights in sums.items()}


def chances(scored: Mapping[str, float], prior: float) -> Chances:
    """Value and probability; `*` is every value that we don't know, worth `prior` in log-odds."""
    if len(scored) == 1:
        return _lone(scored, prior)
    if not scored:
        return []
    odds = {value: math.exp(score - prior) for value, score in scored.items()} | {UNKNOWN_MAKER: 1.0}
    total = math.fsum(odds.values())
    found = [(value, round(each / total, _DIGITS)) for value, each in odds.items()]
    found.sort(key=lambda item: (-item[1], item[0]))
    (first, p), *others = found  # what rounding took or gave, so that they add up to 1
    return [(first, round(p + 1 - math.fsum(each for _, each in found), _DIGITS)), *others]


def _lone(scored: Mapping[str, float], prior: float) -> Chances:
    """The same, of one value: most answers name no two."""
    ((value, score),) = scored.items()
    odds = math.exp(score - prior)
    p = round(odds / (odds + 1), _DIGITS)
    one, rest = (value, p), (UNKNOWN_MAKER, round(1 - p, _DIGITS))
    return [one, rest] if p > rest[1] or (p == rest[1] and value < UNKNOWN_MAKER) else [rest, one]


def best(
    said: Sequence[Claim], found: Chances, group: Callable[[str], str], ties: Sequence[Relation] = ()
) -> Graded | None:
    """The most probable of the values that something speaks for, graded."""
    backed = {claim.value for claim in said if claim.weight > 0}
    for value, p in found:
        if value in backed:
            mine = [tie for tie in ties if tie.maker == value] if ties else ()
            return Graded(value, p, grade_of(value, p, said, mine, group))
    return None


def kept_behind(scored: Mapping[str, float], leading: Iterable[str]) -> dict[str, float]:
    """The scores, where no other value comes nearer than `BEHIND` to the best of those that lead."""
    first = set(leading)
    lead = max(scored[value] for value in first) - BEHIND
    return {value: each if value in first else min(each, lead) for value, each in scored.items()}
