"""The questions that a measure puts to people, with the ids under which answers are kept."""

from __future__ import annotations

from collections.abc import Iterator

from debar.kit.words import Both
from debar.law.limits import applies
from debar.law.measure import Clause, Measure
from debar.law.running import current
from debar.law.verdict import Question

SORTS = ("own_brands", "relabels", "subsidiaries", "affiliates", "components")
"""What a clause's targets may leave open."""


def of(measure: Measure) -> list[Question]:
    """Every question that some verdict on this measure may wait for, clause by clause."""
    return [question for clause in measure.clauses for question in of_clause(measure, clause)]


def of_clause(measure: Measure, clause: Clause) -> Iterator[Question]:
    """Every question that one clause may put."""
    for name, asks in (*_of_party_and_time(clause), *_of_targets(clause), *_of_limits(clause)):
        yield Question(f"{measure.id}/{clause.id}/{name}", asks)


def _of_party_and_time(clause: Clause) -> Iterator[tuple[str, Both]]:
    if clause.binds_unclear:
        yield "bound", clause.binds_unclear
    for run in current(clause.runs):
        if run.doubt:
            yield f"since-{run.since}", run.doubt


def _of_targets(clause: Clause) -> Iterator[tuple[str, Both]]:
    for sort in SORTS:
        asks = getattr(clause.targets.asks, sort)
        if asks and getattr(clause.targets, sort) == "open":
            yield sort.replace("_", "-"), asks


def _of_limits(clause: Clause) -> Iterator[tuple[str, Both]]:
    for condition in clause.conditions:
        yield condition.id, condition.question
    for exempted in clause.exceptions:
        if exempted.decides and not exempted.kinds:
            yield exempted.id, applies(exempted)
