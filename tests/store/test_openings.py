"""Which findings become cases, and when a case opens again."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec import structs

from debar.identify.evidence import Identity
from debar.kit.words import Both
from debar.law.measure import Force
from debar.law.verdict import Judgement, Outcome, Reason, Verdict
from debar.review.acts import Opened, Reopened
from debar.review.case import Case
from debar.review.decided import Source
from debar.store.openings import Found, Now, acts, found
from debar.survey.devices import Summary
from debar.survey.findings import Finding

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
NOW = Now("officer", NOON, NOON.date(), "e2")
CALL = Found("dev-1", "library", "xa-acme", "use", "covered", ("s1", "s2"))
CASE = Case(
    id="case-5",
    device="dev-1",
    measure="xa-acme",
    clause="use",
    outcome="covered",
    edition="e1",
    evidence=("s1", "s2"),
    opened=NOON,
    changed=NOON,
    body="library",
)


def source(digest: str, taken: datetime, seen: datetime | None = None) -> Source:
    return Source(digest, digest, "table", 1, taken, "officer", 1, 0, seen=seen)


SOURCES = [source("s1", NOON - timedelta(days=9)), source("s2", NOON - timedelta(days=8))]


def verdict(outcome: Outcome, measure: str, clause: str, force: Force = "binding") -> Verdict:
    return Verdict(outcome, measure, clause, force, "use", (Reason(Both("x", "x")),))


def finding(*verdicts: Verdict) -> Finding:
    judgement = Judgement("dev-1", "covered", verdicts, 1, "e2", NOON.date(), NOON.date())
    return Finding(Summary("dev-1"), "library", Identity("dev-1"), judgement, ("s1", "s2"))


def done(
    case: Case | None, call: Found = CALL, sources: list[Source] = SOURCES, now: Now = NOW
) -> list[object]:
    cases = [] if case is None else [case]
    return [act for _, act in acts([call], cases, {}, sources, now)]


def test_a_finding_calls_for_one_case_a_measure_by_its_worst_clause() -> None:
    told = finding(
        verdict("covered", "one", "a"), verdict("conditional", "one", "b"), verdict("suspected", "two", "c")
    )

    assert list(found(told)) == [
        Found("dev-1", "library", "one", "a", "covered", ("s1", "s2")),
        Found("dev-1", "library", "two", "c", "suspected", ("s1", "s2")),
    ]


def test_nobody_must_act_on_what_is_unknown_or_only_proposed() -> None:
    told = finding(
        verdict("unknown", "one", "a"),
        verdict("none-found", "two", "b"),
        verdict("covered", "three", "c", "proposed"),
    )

    assert list(found(told)) == []


def test_a_call_without_a_case_opens_one() -> None:
    assert done(None) == [
        Opened(
            by="officer",
            at=NOON,
            device="dev-1",
            measure="xa-acme",
            clause="use",
            outcome="covered",
            evidence=("s1", "s2"),
            edition="e2",
            body="library",
        )
    ]


@pytest.mark.parametrize("step", ["open", "assessed", "confirmed", "contained", "planned", "not-covered"])
def test_a_case_that_stands_stays_as_it_is(step: str) -> None:
    assert done(structs.replace(CASE, step=step)) == []


@pytest.mark.parametrize("step", ["open", "assessed", "not-covered"])
def test_a_worse_finding_opens_again_what_people_judged_by_the_milder_one(step: str) -> None:
    (act,) = done(structs.replace(CASE, step=step, outcome="suspected"))

    assert act == Reopened(
        by="officer",
        at=NOON,
        why="The finding is worse than before: covered, not suspected.",
        outcome="covered",
        edition="e2",
    )


def test_a_worse_finding_changes_nothing_once_people_have_confirmed() -> None:
    assert done(structs.replace(CASE, step="confirmed", outcome="suspected")) == []


def test_not_covered_opens_again_on_new_evidence() -> None:
    (act,) = done(structs.replace(CASE, step="not-covered", evidence=("s1",)))

    assert act == Reopened(
        by="officer",
        at=NOON,
        why="There is new evidence: s2.",
        evidence=("s2",),
        outcome="covered",
        edition="e2",
    )


@pytest.mark.parametrize("step", ["removed", "closed"])
@pytest.mark.parametrize(
    ("seen", "opens"),
    [(NOON - timedelta(days=5), False), (NOON - timedelta(days=1), True), (None, True)],
    ids=["told of before the removal", "seen after it", "taken in after it"],
)
def test_what_was_removed_opens_again_where_it_was_seen_later(
    step: str, seen: datetime | None, opens: bool
) -> None:
    case = structs.replace(CASE, step=step, removed=NOON - timedelta(days=3))
    call = structs.replace(CALL, sources=("s1", "s2", "s3"))

    found_now = done(case, call, [*SOURCES, source("s3", NOON, seen)])

    whys = [act.why for act in found_now if isinstance(act, Reopened)]
    assert whys == (["The device was seen after it was removed: s3."] if opens else [])


@pytest.mark.parametrize(
    ("on", "opens"), [(date(2026, 11, 22), False), (date(2026, 11, 23), True), (date(2027, 1, 1), True)]
)
def test_an_exception_that_has_ended_opens_again(on: date, opens: bool) -> None:
    case = structs.replace(CASE, step="excepted", until=date(2026, 11, 23))

    whys = [act.why for act in done(case, now=structs.replace(NOW, on=on)) if isinstance(act, Reopened)]

    assert whys == (["The exception ended on 2026-11-23."] if opens else [])


def test_a_case_of_an_old_id_stands_for_the_device_that_it_became() -> None:
    old = structs.replace(CASE, device="dev-7")

    assert list(acts([CALL], [old], {"dev-7": "dev-1"}, SOURCES, NOW)) == []


def test_of_two_cases_of_a_merged_device_the_open_one_stands() -> None:
    closed = structs.replace(CASE, id="case-9", device="dev-7", step="not-covered", outcome="suspected")

    assert list(acts([CALL], [CASE, closed], {"dev-7": "dev-1"}, SOURCES, NOW)) == []
    assert list(acts([CALL], [closed, CASE], {"dev-7": "dev-1"}, SOURCES, NOW)) == []


def test_a_device_merged_away_since_it_was_looked_at_is_the_one_kept() -> None:
    gone = structs.replace(CALL, device="dev-9")

    assert list(acts([gone], [CASE], {"dev-9": "dev-1"}, SOURCES, NOW)) == []
    ((case, act),) = acts([CALL, gone], [], {"dev-9": "dev-1"}, SOURCES, NOW)
    assert (case, isinstance(act, Opened) and act.device) == (None, "dev-1")
