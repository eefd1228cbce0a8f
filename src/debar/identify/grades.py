"""How good the grounds for a value are, in one word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from debar.identify.evidence import DIRECT, Claim, Grade
from debar.identify.groups import standing
from debar.identify.relations import Relation

_NAMING = ("badge", "model", "mac")
_SURE = 0.9
_MORE_THAN_NOT = 0.5


def grade_of(
    value: str, p: float, said: Sequence[Claim], ties: Sequence[Relation], group: Callable[[str], str]
) -> Grade:
    """The grade of the most probable value.

    `said`: all claims about the same thing (maker, brand or model); `ties`: relations to this maker;
    `group`: field → group of fields that count once.
    established: a lineage ground, nothing against it. strong: a lineage ground with something
    against it; the own brand or legal name plainly written; badge grounds of two groups that
    name the maker itself, or whose brand's relation is dated and of medium confidence or better.
    probable: one unambiguous badge or model ground. lead: a hint, a relation of low confidence, or what
    counts for less than what speaks against it, as where a device only plays its maker.
    Where others have grounds as good, a value that is not the likelier one by far gets less, and a lead
    where it is not even likelier than not, as where one address answers as every maker.
    A ground that a counter-ground takes down is none, for this value or for another.
    """
    if all(c.value == value and c.weight > 0 for c in said):  # nothing disputes it
        return "established" if _has(said, "lineage") else _badge(said, ties, group)
    held = standing(said, group)
    mine = [c for c in held if c.value == value]
    rival = [c for c in held if c.value != value and _rivals(c)]
    denied = any(c.value == value and c.weight < 0 for c in said)
    if denied and not rival and p < _MORE_THAN_NOT:
        return "lead"
    if _has(mine, "lineage"):
        return _lineage(p, rival, denied)
    grade = _badge(mine, ties, group)
    return _disputed(grade, p, rival) if rival else grade


def _rivals(claim: Claim) -> bool:
    # A relabel keeps its maker's model number: that one speaks of a brand does not dispute the badge.
    return claim.ground in DIRECT and not (claim.about == "brand" and claim.ground == "model")


def _lineage(p: float, rival: Sequence[Claim], denied: bool) -> Grade:
    if _has(rival, "lineage") and p < _SURE:
        return "probable" if p > _MORE_THAN_NOT else "lead"
    return "strong" if rival or denied else "established"


def _badge(mine: Iterable[Claim], ties: Sequence[Relation], group: Callable[[str], str]) -> Grade:
    naming = set()
    for claim in mine:
        if claim.ground == "legal-name":
            return "strong"
        if claim.ground in _NAMING:
            naming.add(group(claim.field))
    if ties:
        return _tied(naming, ties, group)
    return "strong" if len(naming) > 1 else "probable" if naming else "lead"


def _tied(direct: set[str], ties: Sequence[Relation], group: Callable[[str], str]) -> Grade:
    """The grade of a maker whom badges and relations name; `direct`: groups that name the maker itself."""
    firm = [tie for tie in ties if tie.firm]
    named = {group(field) for tie in firm for field in tie.fields}
    if len(direct | named) > 1 or any(tie.own and tie.plain for tie in firm):
        return "strong"
    return "probable" if direct or any(tie.alone and tie.fields for tie in ties) else "lead"


def _disputed(grade: Grade, p: float, rival: Sequence[Claim]) -> Grade:
    if p >= _SURE and not _has(rival, "lineage"):
        return grade
    return "probable" if p > _MORE_THAN_NOT and grade in ("strong", "probable") else "lead"


def _has(claims: Iterable[Claim], ground: str) -> bool:
    return ground in [c.ground for c in claims]
