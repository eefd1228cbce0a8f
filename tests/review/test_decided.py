"""What all acts together have come to."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from debar.estate.register import Estate
from debar.kit.errors import NotAllowed
from debar.law.verdict import Answer
from debar.review import acts
from debar.review.decided import Decided, Source

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
TOOK = acts.TookIn(
    by="officer", at=NOON, source="s", name="a.csv", format="table", bytes=1, sightings=2, problems=0
)
OPENED = acts.Opened(
    by="officer",
    at=NOON,
    device="dev-1",
    measure="m",
    clause="c",
    outcome="covered",
    evidence=("s",),
    edition="e",
)


def decided(*done: tuple[str, acts.AnyAct]) -> Decided:
    found = Decided()
    for subject, act in done:
        found.add(subject, act)
    return found


def test_nothing_decided_is_an_empty_estate() -> None:
    found = decided(("workspace", acts.Began(by="officer", at=NOON, version="1")))

    assert (found.estate, found.sources, found.cases, found.pack) == (Estate(), {}, {}, None)


def test_a_source_that_is_dropped_stays_as_a_tombstone() -> None:
    found = decided(
        ("workspace", TOOK), ("workspace", acts.Dropped(by="chief", at=NOON, why="mistake", source="s"))
    )

    source = found.sources["s"]
    assert (source.name, source.gone, source.gone_by, source.gone_why) == ("a.csv", NOON, "chief", "mistake")


@pytest.mark.parametrize("before", [[], [TOOK, acts.Dropped(by="x", at=NOON, why="y", source="s")]])
def test_what_is_not_there_cannot_be_dropped(before: list[acts.AnyAct]) -> None:
    found = decided(*(("workspace", act) for act in before))

    with pytest.raises(NotAllowed):
        found.add("workspace", acts.Dropped(by="x", at=NOON, why="y", source="s"))


def test_cases_are_folded_by_their_subject() -> None:
    found = decided(
        ("case:case-1", OPENED),
        ("case:case-2", OPENED),
        ("case:case-2", acts.Assessed(by="officer", at=NOON, finds="covered")),
    )

    assert {name: case.step for name, case in found.cases.items()} == {"case-1": "open", "case-2": "assessed"}


def test_the_last_answer_and_the_last_pack_stand() -> None:
    found = decided(
        ("workspace", acts.Answered(by="a", at=NOON, why="x", question="q", yes=True)),
        ("workspace", acts.Answered(by="b", at=NOON, why="y", question="q", yes=False)),
        ("workspace", acts.PackUsed(by="a", at=NOON, pack="p1")),
        ("workspace", acts.PackUsed(by="a", at=NOON, pack="p2")),
    )

    assert found.answers == {("q", None): Answer("q", False, "b", "y")}
    assert (found.pack, sorted(found.packs)) == ("p2", ["p1", "p2"])


def test_a_source_says_what_its_act_said() -> None:
    assert Source.of(TOOK) == Source("s", "a.csv", "table", 1, NOON, "officer", 2, 0)
