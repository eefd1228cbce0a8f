"""Is this party bound by that clause?"""

from __future__ import annotations

from debar.estate.parties import HOMES, LABELS, Capacity
from debar.kit.words import Both
from debar.law.matter import Matter
from debar.law.measure import Clause
from debar.law.part import Part, asked
from debar.law.verdict import OUTCOMES, Question, Reason

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
_WHERE = Both(
    "It binds parties of this kind ({kind}) in {there}; of this party only {place} was said.",
    "La mesure lie cette catégorie de partie ({kind}) dans {there}; de cette partie, seul {place} a été dit.",
)


def bound(matter: Matter, item: str = "") -> Part:
    """Covered where the party is bound, none-found where not, unknown while a question is open.

    A party of which only the country was said is unknown to the law of a province or state.
    """
    clause, party = matter.clause, matter.party
    if party.entity is not None and party.entity in clause.binds_entities:
        return Part("covered", (Reason(_BY_NAME.fill(who=matter.name(party.entity)), clause.cites),))
    if term := party.term(clause.binds_terms):
        return Part("covered", (Reason(_BY_TERM.fill(term=term), clause.cites),))
    parts = [_bound_as(matter, capacity, item) for capacity in party.capacities]
    best = min(parts, key=lambda part: OUTCOMES.index(part.outcome))
    if best.outcome == "none-found" and clause.binds_unclear and party.term(clause.unclear_terms):
        return _asked(matter, clause.binds_unclear, item)
    return best


def _bound_as(matter: Matter, party: Capacity, item: str) -> Part:
    clause = matter.clause
    words = {"kind": LABELS[party.kind], "place": party.jurisdiction}
    within = clause.binds_abroad or _at_home(party, matter.measure.jurisdiction)
    if within and party.kind in clause.binds_kinds:
        return Part("covered", (Reason(_BY_KIND.fill(**words), clause.cites),))
    if within and clause.binds_unclear and _perhaps(clause, party):
        return _asked(matter, clause.binds_unclear, item)
    if party.kind in clause.binds_kinds and inside(matter.measure.jurisdiction, party.jurisdiction):
        there = matter.measure.jurisdiction
        return Part("unknown", (Reason(_WHERE.fill(there=there, **words), clause.cites),))
    if clause.binds_entities and not clause.binds_kinds:
        says = _NOT_NAMED.fill(names=", ".join(matter.name(each) for each in clause.binds_entities))
    else:
        says = _NOT_KIND.fill(**words)
    return Part("none-found", (Reason(says, clause.cites, against=True),))


def _asked(matter: Matter, asks: Both, item: str) -> Part:
    question = Question(matter.question("bound"), asks)
    answer = matter.answers.to(question.id, item)
    return asked(question, answer, cites=matter.clause.cites, until="unknown")


def _perhaps(clause: Clause, party: Capacity) -> bool:
    """Is the question whom it binds asked of this kind of party?"""
    return party.kind in clause.unclear_kinds or not (clause.unclear_kinds or clause.unclear_terms)


def _at_home(party: Capacity, place: str) -> bool:
    """Does the law of that place reach it? A body of a country is one of it wherever it sits."""
    return inside(party.jurisdiction, place) or inside(HOMES.get(party.kind, ""), place)


def inside(place: str, whole: str) -> bool:
    """Does a jurisdiction lie in another? CA-QC lies in CA, and each in itself."""
    return place == whole or place.startswith(f"{whole}-")
