"""Is this party bound by that clause?"""

from __future__ import annotations

from debar.estate.parties import HOMES, LABELS, Capacity, Party, names
from debar.kit.words import Both
from debar.law import questions
from debar.law.countries import inside
from debar.law.matter import Matter
from debar.law.measure import Clause, Depth
from debar.law.part import Part, asked, together
from debar.law.verdict import OUTCOMES, Question, Reason

_BY_NAME = Both("{who} is addressed by name.", "{who} est visée nommément.")
_BY_TERM = Both(
    "A contract of this party carries the clause {term}, which brings it.",
    "Un contrat de cette partie comporte la clause {term}, qui l'y assujettit.",
)
_BY_SUB_TERM = Both(
    "A subcontract of this party carries the clause {term}.",
    "Un contrat de sous-traitance de cette partie comporte la clause {term}.",
)
_NOT_DOWN = Both(
    "A subcontract of this party carries the clause {term}, but this part of it is not passed down to"
    " subcontractors: it binds the prime contractor.",
    "Un contrat de sous-traitance de cette partie comporte la clause {term}, mais cette partie de la clause"
    " ne se transmet pas aux sous-traitants\u00a0: elle lie l'entrepreneur principal.",
)
_DEEP: dict[Depth, Both] = {
    "contract": Both(
        "It reaches what is done under that contract or award.",
        "Elle s'étend à ce qui est fait en vertu de ce contrat ou de cette aide.",
    ),
    "whole-business": Both(
        "It reaches the party's whole business, under the contract or not.",
        "Elle s'étend à toutes les activités de la partie, liées ou non au contrat.",
    ),
}
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
        return Part("covered", (Reason(_BY_TERM.fill(term=term), clause.cites), *_deep(clause)))
    parts = [_bound_as(matter, capacity, item) for capacity in party.capacities]
    if clause.binds_unclear and party.term(clause.unclear_terms):
        parts.append(_asked(matter, clause.binds_unclear, item))
    below = [_as_subcontractor(matter, term, item) for term in _sub_terms(clause, party)]
    silent = all(part.outcome == "none-found" for part in parts)
    return min(below if silent and below else [*parts, *below], key=_furthest)


def _furthest(part: Part) -> int:
    return OUTCOMES.index(part.outcome)


def _deep(clause: Clause) -> tuple[Reason, ...]:
    return (Reason(_DEEP[clause.depth], clause.cites),) if clause.depth else ()


def _sub_terms(clause: Clause, party: Party) -> list[str]:
    """The clauses of its subcontracts that carry this one, or perhaps do."""
    numbers = (*clause.binds_terms, *clause.unclear_terms)
    return [term for term in party.sub_terms if any(names(term, number) for number in numbers)]


def _as_subcontractor(matter: Matter, term: str, item: str) -> Part:
    """What a clause in a contract of a subcontractor brings: it, where it is passed down to those."""
    clause = matter.clause
    if clause.flows_down is False:
        says = _NOT_DOWN.fill(term=term)
        return Part("none-found", (Reason(says, clause.cites, against=True),))
    parts = [Part("covered", (Reason(_BY_SUB_TERM.fill(term=term), clause.cites), *_deep(clause)))]
    if clause.flows_down is None:
        question = Question(matter.question("flow-down"), questions.flow_down(matter.measure))
        answer = matter.answers.to(question.id, item)
        parts.append(asked(question, answer, cites=clause.cites, until="unknown"))
    if clause.binds_unclear and not any(names(term, number) for number in clause.binds_terms):
        parts.append(_asked(matter, clause.binds_unclear, item))
    return together(parts)


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
