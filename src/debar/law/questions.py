"""The questions that a measure puts to people, with the ids under which answers are kept."""

from __future__ import annotations

from collections.abc import Iterator

from debar.kit.words import Both
from debar.law.limits import applies
from debar.law.measure import Clause, Measure
from debar.law.question_ids import id_of
from debar.law.running import current
from debar.law.verdict import Question

_OF_STATE = Both(
    'Does "{title}" also mean the products of firms that have only the state as owner in common'
    " with a company named there?",
    "La mesure « {title} » vise-t-elle aussi les produits des entreprises qui n'ont en commun"
    " avec une société nommée que l'État pour propriétaire?",
)

_FLOW_DOWN = Both(
    'Does "{title}" bind subcontractors too, by the clause in their subcontracts?',
    "La mesure «\u00a0{title}\u00a0» lie-t-elle aussi les sous-traitants, par la clause que comportent"
    " leurs contrats?",
)

SHARE = "share-"
"""How the names of questions on how much of a firm is held begin; the firm's id follows."""
SORTS = ("own_brands", "relabels", "subsidiaries", "affiliates", "components")
"""What a clause's targets may leave open."""


def of(measure: Measure) -> list[Question]:
    """Every question that some verdict on this measure may wait for, each once, clause by clause."""
    found = {q.id: q for clause in measure.clauses for q in of_clause(measure, clause)}
    return list(found.values())


def of_clause(measure: Measure, clause: Clause) -> Iterator[Question]:
    """Every question that one clause may put."""
    for name, asks in (
        *_of_party_and_time(measure, clause),
        *_of_targets(measure, clause),
        *_of_limits(clause),
    ):
        yield Question(id_of(measure, clause, name), asks)


def own_names(measure: Measure, clause: Clause) -> Iterator[str]:
    """The names of those that the program puts by itself: no condition or exception may bear them."""
    yield from (name for name, _ in (*_of_party_and_time(measure, clause), *_of_targets(measure, clause)))
    if clause.quota:
        yield "quota"


def of_state(measure: Measure, clause: Clause) -> Both:
    """The question on firms that only a state ties to one that the clause names."""
    return clause.targets.asks.state_affiliates or _OF_STATE.fill(title=measure.title)


def flow_down(measure: Measure) -> Both:
    """The question whether subcontractors are bound by a clause in their contracts."""
    return _FLOW_DOWN.fill(title=measure.title)


def puts(measure: Measure, question: str) -> bool:
    """May a verdict on this measure wait for a question of that id?

    Those on how much of a firm is held name the firm, so that they are too many to list.
    """
    holdings = (f"{measure.id}/{c.id}/{SHARE}" for c in measure.clauses if c.targets.share is not None)
    return question.startswith(tuple(holdings)) or question in {each.id for each in of(measure)}


def _of_party_and_time(measure: Measure, clause: Clause) -> Iterator[tuple[str, Both]]:
    if clause.binds_unclear:
        yield "bound", clause.binds_unclear
    if clause.flows_down is None and (clause.binds_terms or clause.unclear_terms):
        yield "flow-down", flow_down(measure)
    for run in current(clause.runs):
        if run.doubt:
            yield f"since-{run.since}", run.doubt


def _of_targets(measure: Measure, clause: Clause) -> Iterator[tuple[str, Both]]:
    for sort in SORTS:
        asks = getattr(clause.targets.asks, sort)
        if asks and getattr(clause.targets, sort) == "open":
            yield sort.replace("_", "-"), asks
    if clause.targets.meant("state_affiliates") == "open":
        yield "state-affiliates", of_state(measure, clause)
    if clause.targets.asks.subject and clause.targets.subject_open:
        yield "subject", clause.targets.asks.subject
    if clause.targets.secret:
        yield "secret", clause.targets.secret


def _of_limits(clause: Clause) -> Iterator[tuple[str, Both]]:
    for condition in clause.conditions:
        yield condition.id, condition.question
    if clause.quota:
        yield "quota", clause.quota.question
    for exempted in clause.exceptions:
        if exempted.decides and (exempted.test or not exempted.kinds):
            yield exempted.id, applies(exempted)
