"""What clauses say of a thing, and what would settle it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from debar.kit.errors import BadData
from debar.kit.words import Both
from debar.law.registry import Registry
from debar.law.verdict import Outcome, Verdict
from debar.reports.parts import Ruling
from debar.reports.wording import same

_TWO = Both(
    "Two people: one assesses it on the evidence below, another countersigns.",
    "Deux personnes : l'une l'évalue d'après les preuves ci-dessous, l'autre contresigne.",
)
_RELATION = Both(
    "A dated source for how this maker relates to the one that the measure names.",
    "Une source datée sur le lien entre ce fabricant et celui que la mesure nomme.",
)


def ruling(verdict: Verdict, law: Registry) -> Ruling:
    """A verdict with the words of its measure and clause."""
    title, says = same(verdict.measure), same(verdict.clause)
    try:
        measure = law.measure(verdict.measure)
    except BadData:
        pass  # a verdict of a measure that has since left the knowledge keeps its ids
    else:
        title = measure.title
        says = next((clause.says for clause in measure.clauses if clause.id == verdict.clause), says)
    return Ruling(
        measure=verdict.measure,
        title=title,
        clause=verdict.clause,
        says=says,
        outcome=verdict.outcome,
        force=verdict.force,
        conduct=verdict.conduct,
        reasons=verdict.reasons,
        question=verdict.question,
        caveat=verdict.caveat,
    )


def settles(outcome: Outcome, rulings: Iterable[Ruling], ways: Sequence[Both]) -> tuple[Both, ...]:
    """What would settle it: the questions to answer, the evidence to look for, the people to ask.

    `ways` are the observations that would settle who made it; none where that is established.
    """
    questions = [r.question.asks for r in rulings if r.question and r.outcome == outcome]
    if outcome == "covered":
        return (_TWO,)
    if outcome == "suspected":
        return _each([*questions, *ways] or [_RELATION])
    if outcome == "unknown":
        return _each(questions or ways)
    return _each(questions)


def _each(texts: Iterable[Both]) -> tuple[Both, ...]:
    return tuple(dict.fromkeys(texts))
