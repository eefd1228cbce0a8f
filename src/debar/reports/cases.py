"""A case told: where its review stands, in words that only a person's decision can earn."""

from __future__ import annotations

from debar.kit.errors import BadData
from debar.kit.words import Both
from debar.law.registry import Registry
from debar.law.verdict import SHOWN
from debar.reports.parts import CaseTold
from debar.reports.wording import day, number, same
from debar.review.case import Case, Step

STEPS: dict[Step, Both] = {
    "open": Both("open", "ouvert"),
    "assessed": Both("assessed, awaits a second person", "évalué, attend une seconde personne"),
    "confirmed": Both("confirmed", "confirmé"),
    "not-covered": Both("not covered", "non visé"),
    "contained": Both("contained", "isolé"),
    "planned": Both("removal planned", "retrait planifié"),
    "excepted": Both("excepted for a time", "exception temporaire"),
    "removed": Both("removed, awaits verification", "retiré, à vérifier"),
    "closed": Both("closed", "clos"),
}
_CONFIRMED = Both("Confirmed covered by {clause} ({measure})", "Visé selon {clause} ({measure}) : confirmé")
_NOT = Both(
    "Not covered on the evidence listed; reopens on new evidence",
    "Non visé d'après les preuves énumérées; se rouvre si de nouvelles preuves paraissent",
)
_GONE = Both(
    "Removed; somebody else verified that it is gone", "Retiré; une autre personne a vérifié son absence"
)
_NEXT: dict[Step, Both] = {
    "assessed": Both(
        "A second person countersigns or disputes.", "Une seconde personne contresigne ou conteste."
    ),
    "confirmed": Both(
        "Contain it; then plan its removal, or except it with an end.",
        "L'isoler, puis planifier son retrait ou l'excepter pour un temps.",
    ),
    "contained": Both(
        "Plan its removal, or except it with an end.", "Planifier son retrait ou l'excepter pour un temps."
    ),
    "planned": Both("Remove it by {due}.", "Le retirer au plus tard le {due}."),
    "excepted": Both("The exception ends on {until}.", "L'exception prend fin le {until}."),
    "removed": Both("Somebody else verifies that it is gone.", "Une autre personne vérifie son absence."),
}
_CONTAINED = Both("cut off on {day}", "isolé le {day}")
_COST = Both("cost: ${cost}", "coût : {cost} $")
_ONCE = Both("reopened once", "rouvert une fois")
_REOPENED = Both("reopened {times} times", "rouvert {times} fois")


def told(case: Case, name: str, law: Registry, found: Both | None = None) -> CaseTold:
    """What the report says of one case; `name` is its device's, `found` what is found of that by now."""
    return CaseTold(
        id=case.id,
        device=case.device,
        name=name,
        measure=case.measure,
        clause=case.clause,
        shown=_shown(case, law, found),
        step=STEPS[case.step],
        changed=case.changed.date(),
        decided=case.countersigned_by is not None,
        acted=case.step != "open" or case.contained is not None or case.reopened > 0,
        next=_next(case),
        due=case.due or case.until,
        note=_note(case),
    )


def _shown(case: Case, law: Registry, found: Both | None) -> Both:
    if case.step == "closed":
        return _GONE
    if case.countersigned_by is None:
        if found is not None:
            return found
        return SHOWN[case.outcome].fill(measures="–", edition=case.edition[:12], on=day(case.changed.date()))
    if case.finds == "not-covered":
        return _NOT
    try:
        title = law.measure(case.measure).title
    except BadData:
        title = same(case.measure)
    return _CONFIRMED.fill(clause=case.clause, measure=title)


def _next(case: Case) -> Both | None:
    text = _NEXT.get(case.step)
    return text.fill(due=day(case.due), until=day(case.until)) if text else None


def _note(case: Case) -> Both | None:
    notes = []
    if case.contained:
        notes.append(_CONTAINED.fill(day=day(case.contained.date())))
    if case.cost is not None:
        notes.append(_COST.fill(cost=Both(number(case.cost, "en"), number(case.cost, "fr"))))
    if case.reopened:
        notes.append(_REOPENED.fill(times=case.reopened) if case.reopened > 1 else _ONCE)
    return Both("; ".join(n.en for n in notes), "; ".join(n.fr for n in notes)) if notes else None
