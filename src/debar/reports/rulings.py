"""What clauses say of a thing, and what would settle it."""

from __future__ import annotations

from collections.abc import Iterable

from debar.identify.evidence import Grade
from debar.identify.labels import GRADE_WORDS
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
_BETTER = Both(
    "Better evidence of the maker (now: {grade}): its own protocol's answer, or a look at the label "
    "(model, serial number, FCC or ISED number).",
    "De meilleures preuves du fabricant (cote actuelle : {grade}) : la réponse de son propre protocole, ou "
    "une lecture de l'étiquette (modèle, numéro de série, numéro FCC ou ISDE).",
)
_MAKER = Both(
    "Who made it: read the label (brand, model, serial number, FCC or ISED number), or ask it on its own "
    "network in a consented window.",
    "Qui l'a fabriqué : lire l'étiquette (marque, modèle, numéro de série, numéro FCC ou ISDE), ou "
    "l'interroger sur son propre réseau pendant une période consentie.",
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


def settles(outcome: Outcome, rulings: Iterable[Ruling], maker: Grade) -> tuple[Both, ...]:
    """What would settle it: the questions to answer, the evidence to look for, the people to ask."""
    questions = [r.question.asks for r in rulings if r.question and r.outcome == outcome]
    if outcome == "covered":
        return (_TWO,)
    if outcome == "suspected":
        return _each([*questions, _BETTER.fill(grade=GRADE_WORDS[maker])])
    if outcome == "unknown":
        return _each(questions or [_MAKER])
    return _each(questions)


def _each(texts: Iterable[Both]) -> tuple[Both, ...]:
    return tuple(dict.fromkeys(texts))
