"""Is this party bound by that clause?"""

from __future__ import annotations

from debar.estate.parties import LABELS, Party
from debar.kit.words import Both
from debar.law.matter import Matter
from debar.law.measure import Clause
from debar.law.part import Part, asked
from debar.law.verdict import Question, Reason

_BY_NAME = Both("{who} is addressed by name.", "{who} est visée nommément.")
_BY_TERM = Both(
    "A contract of this party carries the clause {term}, which brings it.",
    "Un contrat de cette partie comporte la clause {term}, qui l'y assujettit.",
)
_BY_KIND = Both(
    "It binds parties of this kind ({kind}, {place}).",
    "La mesure lie cette catégorie de partie ({kind}, {place}).",
)
_NOT_NAMED = Both(
    "It binds only those that it names ({names}); this party is not one of them.",
    "La mesure ne lie que ceux qu'elle nomme ({names}); cette partie n'en est pas.",
)
_NOT_KIND = Both(
    "It does not bind parties of this kind ({kind}, {place}).",
    "La mesure ne lie pas cette catégorie de partie ({kind}, {place}).",
)


def bound(matter: Matter, item: str = "") -> Part:
    """Covered where the party is bound, none-found where not, unknown while a question is open."""
    clause, party = matter.clause, matter.party
    if party.entity is not None and party.entity in clause.binds_entities:
        return Part("covered", (Reason(_BY_NAME.fill(who=matter.name(party.entity)), clause.cites),))
    if term := _term(clause, party):
        return Part("covered", (Reason(_BY_TERM.fill(term=term), clause.cites),))
    words = {"kind": LABELS[party.kind], "place": party.jurisdiction}
    within = clause.binds_abroad or inside(party.jurisdiction, matter.measure.jurisdiction)
    if within and party.kind in clause.binds_kinds:
        return Part("covered", (Reason(_BY_KIND.fill(**words), clause.cites),))
    if within and clause.binds_unclear and party.kind in (clause.unclear_kinds or (party.kind,)):
        question = Question(matter.question("bound"), clause.binds_unclear)
        return asked(question, matter.answers.to(question.id, item), cites=clause.cites, until="unknown")
    if clause.binds_entities and not clause.binds_kinds:
        says = _NOT_NAMED.fill(names=", ".join(matter.name(each) for each in clause.binds_entities))
    else:
        says = _NOT_KIND.fill(**words)
    return Part("none-found", (Reason(says, clause.cites, against=True),))


def _term(clause: Clause, party: Party) -> str | None:
    """The clause of our contracts that carries this one. Of whatever version it is, it does."""
    carried = set(clause.binds_terms)
    return next((term for term in party.terms if not carried.isdisjoint(term.split())), None)


def inside(place: str, whole: str) -> bool:
    """Does a jurisdiction lie in another? CA-QC lies in CA, and each in itself."""
    return place == whole or place.startswith(f"{whole}-")
