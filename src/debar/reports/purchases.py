"""A purchase line told: what it names, which clauses stand against it, what would settle it."""

from __future__ import annotations

from debar.identify.evidence import Grade
from debar.kit.errors import BadData
from debar.kit.words import Both
from debar.law import questions
from debar.law.measure import Clause, Measure
from debar.law.registry import Registry
from debar.law.verdict import OUTCOMES, Verdict
from debar.reports.names import Names
from debar.reports.parts import LineTold, Named, Ruling
from debar.reports.rulings import ruling
from debar.screening.screen import Screened, Stands

_CONFIRM = Both(
    "Hold the order, or find what was delivered; two people confirm.",
    "Suspendre la commande, ou retrouver ce qui a été livré; deux personnes confirment.",
)
_ASK = Both(
    "The supplier's written answer: who made it, which model, and its FCC or ISED number.",
    "La réponse écrite du fournisseur : qui l'a fabriqué, quel modèle, et son numéro FCC ou ISDE.",
)


def told(line: Screened, names: Names, law: Registry) -> LineTold:
    """What the report says of one line that was screened."""
    rulings = tuple(found for stands in line.clauses if (found := _ruling(stands, law)))
    return LineTold(
        source=line.source,
        row=line.row,
        text=line.text,
        outcome=line.verdict,
        shown=line.shown,
        supplier=line.supplier or None,
        on=line.on,
        brand=_named(line.brand, None, names),
        maker=_named(line.maker, line.grade, names),
        model=_named(line.model, None, names),
        why=line.reasons,
        rulings=rulings,
        settles=_settles(line, rulings, law),
    )


def order(line: LineTold) -> tuple[int, str, int]:
    """Worst first, then as they stand in their files."""
    return OUTCOMES.index(line.outcome), line.source, line.row


def _settles(line: Screened, rulings: tuple[Ruling, ...], law: Registry) -> tuple[Both, ...]:
    if line.verdict == "covered":
        return (_CONFIRM,)
    if line.verdict != "conditional":
        return (_ASK,)
    said = {reason.says for ruling in rulings for reason in ruling.reasons}
    found = [clause for stands in line.clauses if (clause := _clause(stands, law))]
    asked = [each.asks for law_of in found for each in questions.of_clause(*law_of) if each.asks in said]
    return tuple(dict.fromkeys(asked)) or (_ASK,)


def _named(id: str | None, grade: Grade | None, names: Names) -> Named | None:
    return Named(id, names.entity(id), grade) if id else None


def _ruling(stands: Stands, law: Registry) -> Ruling | None:
    """None where the measure has since left the knowledge."""
    found = _clause(stands, law)
    if found is None:
        return None
    measure, clause = found
    verdict = Verdict(
        outcome=stands.verdict,
        measure=stands.measure,
        clause=stands.clause,
        force=clause.force,
        conduct=clause.conduct,
        reasons=stands.reasons,
        caveat=measure.caveat,
    )
    return ruling(verdict, law)


def _clause(stands: Stands, law: Registry) -> tuple[Measure, Clause] | None:
    try:
        measure = law.measure(stands.measure)
    except BadData:
        return None
    clause = next((each for each in measure.clauses if each.id == stands.clause), None)
    return (measure, clause) if clause else None
