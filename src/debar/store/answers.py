"""What people told the program: answers to its questions, and authorities of their own."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from debar.entities.graph import Graph
from debar.kit.errors import BadData
from debar.law.faults import faults
from debar.law.measure import Measure
from debar.law.registry import Registry
from debar.law.verdict import Answer
from debar.review.acts import Answered, Attached
from debar.review.decided import WORKSPACE, answer
from debar.store.home import Home
from debar.store.models import AnswerRow, AuthorityRow
from debar.store.writing import writing


def answers() -> tuple[Answer, ...]:
    """The answers that stand, by question and item."""
    return tuple(AnswerRow.objects.order_by("question", "item").values_list("answer", flat=True))


def give(home: Home, question: str, yes: bool, why: str, item: str | None) -> Answer:
    """Answer a question, for one item or for all; an earlier answer no longer stands."""
    if not question.strip() or not why.strip():
        raise BadData("an answer needs a question and a reason. Say which, and why.")
    with writing() as head:
        act = Answered(by=home.by, at=home.clock(), why=why, question=question, yes=yes, item=item)
        AnswerRow.objects.update_or_create(
            question=question, item=item or "", defaults={"answer": answer(act)}
        )
        head.append([(WORKSPACE, act)])
    return answer(act)


def authorities() -> tuple[Measure, ...]:
    """The workspace's own measures, by id."""
    return tuple(AuthorityRow.objects.order_by("id").values_list("measure", flat=True))


def attach(home: Home, measure: Measure, why: str) -> Measure:
    """Attach a measure of the workspace's own, or replace the one with its id.

    Raises BadData where it does not fit the published knowledge.
    """
    private = structs.replace(measure, private=True)
    with writing() as head:
        others = [each for each in authorities() if each.id != private.id]
        _check(home, private, others)
        AuthorityRow.objects.update_or_create(id=private.id, defaults={"measure": private})
        act = Attached(by=home.by, at=home.clock(), why=why, measure=private)
        head.append([(WORKSPACE, act)])
    return private


def _check(home: Home, measure: Measure, others: Sequence[Measure]) -> None:
    graph = Graph.load(home.knowledge / "entities")
    for fault in faults(measure, entities={entity.id for entity in graph.entities}):
        raise BadData(f"{measure.id}: {fault.what}")
    Registry.load(private=[*others, measure], folder=home.knowledge)
