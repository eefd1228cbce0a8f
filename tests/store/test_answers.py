"""Answers and authorities: what people told the program, sealed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec import structs

from debar.kit.config import Config
from debar.kit.errors import BadData
from debar.law.measure import Measure
from debar.law.registry import Registry
from debar.law.verdict import Answer
from debar.review.acts import Answered, Attached, decode
from debar.store.workspace import Workspace

KNOWLEDGE = Path(__file__).parent / "knowledge"
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def workspace(tmp_path: Path, config: Config) -> Iterator[Workspace]:
    with Workspace.create(
        tmp_path / "ws", config, by="officer", clock=lambda: NOON, knowledge=KNOWLEDGE
    ) as made:
        yield made


def own(**other: object) -> Measure:
    return structs.replace(
        Registry.load(folder=KNOWLEDGE).measure("xa-acme"), id="own-acme", cases=(), **other
    )


def test_an_answer_stands_until_another_is_given(workspace: Workspace) -> None:
    workspace.answer("q", True, "asked the maker")
    workspace.answer("q", True, "looked inside", item="dev-2")
    last = workspace.acting("chief").answer("q", False, "asked again")

    assert last == Answer("q", False, "chief", "asked again")
    assert workspace.answers() == (last, Answer("q", True, "officer", "looked inside", "dev-2"))
    acts = [decode(entry.payload) for entry in workspace.ledger()][1:]
    assert [(a.yes, a.by, a.item) for a in acts if isinstance(a, Answered)] == [
        (True, "officer", None),
        (True, "officer", "dev-2"),
        (False, "chief", None),
    ]
    assert workspace.verify() == []


@pytest.mark.parametrize(("question", "why"), [("", "because"), ("q", " ")])
def test_an_answer_needs_a_question_and_a_reason(workspace: Workspace, question: str, why: str) -> None:
    with pytest.raises(BadData, match="needs a question and a reason"):
        workspace.answer(question, True, why)

    assert workspace.answers() == ()


def test_an_authority_of_our_own_is_private(workspace: Workspace) -> None:
    attached = workspace.attach(own(), "board decision 7")

    assert (attached.private, workspace.authorities()) == (True, (attached,))
    *_, last = [decode(entry.payload) for entry in workspace.ledger()]
    assert last == Attached(by="officer", at=NOON, why="board decision 7", measure=attached)
    assert workspace.verify() == []


def test_an_authority_with_the_same_id_takes_the_place_of_the_first(workspace: Workspace) -> None:
    workspace.attach(own())
    second = workspace.attach(own(duties=()), "corrected")

    assert workspace.authorities() == (second,)
    assert workspace.verify() == []


def test_an_authority_against_nobody_known_is_refused(workspace: Workspace) -> None:
    (clause,) = own().clauses
    strange = structs.replace(clause, targets=structs.replace(clause.targets, named=("acmee",)))

    with pytest.raises(BadData, match="acmee"):
        workspace.attach(own(clauses=(strange,)))

    assert workspace.authorities() == ()


def test_an_authority_does_not_take_a_published_measure_s_place(workspace: Workspace) -> None:
    with pytest.raises(BadData, match="xa-acme"):
        workspace.attach(structs.replace(own(), id="xa-acme"))
