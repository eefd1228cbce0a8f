"""Which acts may follow which, by whom, and what a case says after them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from debar.kit.errors import NotAllowed
from debar.review.acts import (
    Act,
    Assessed,
    CaseAct,
    Contained,
    Countersigned,
    Disputed,
    Excepted,
    Noted,
    Opened,
    Planned,
    Removed,
    Reopened,
    VerifiedGone,
)
from debar.review.case import FOLLOWS, Case, Step, fold, same_person, word

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
DAY = date(2027, 3, 31)
OPENED = Opened(
    by="debar",
    at=NOON,
    device="dev-1",
    measure="ca-example",
    clause="a",
    outcome="suspected",
    evidence=("e" * 64,),
    edition="d" * 64,
    body="library",
)
WAY: list[CaseAct] = [
    OPENED,
    Assessed(by="officer", at=NOON, finds="covered"),
    Countersigned(by="chief", at=NOON),
    Contained(by="officer", at=NOON, why="unplugged"),
    Planned(by="officer", at=NOON, how="replace", due=DAY, cost=400),
    Removed(by="officer", at=NOON, how="replace"),
    VerifiedGone(by="chief", at=NOON),
]


def test_a_case_goes_from_finding_to_verified_absence() -> None:
    steps = [fold("case-1", WAY[: n + 1]).step for n in range(len(WAY))]

    assert steps == ["open", "assessed", "confirmed", "contained", "planned", "removed", "closed"]


def test_a_closed_case_says_who_did_what() -> None:
    case = fold("case-1", WAY)

    assert case == Case(
        id="case-1",
        device="dev-1",
        measure="ca-example",
        clause="a",
        outcome="suspected",
        edition="d" * 64,
        evidence=("e" * 64,),
        opened=NOON,
        changed=NOON,
        body="library",
        step="closed",
        finds="covered",
        assessed_by="officer",
        countersigned_by="chief",
        contained=NOON,
        how="replace",
        due=DAY,
        cost=400,
        removed=NOON,
        removed_by="officer",
        verified_by="chief",
        acts=7,
    )


@pytest.mark.parametrize("name", ["officer", " officer ", "Officer"])
def test_the_assessor_cannot_countersign_under_any_spelling_of_the_name(name: str) -> None:
    case = fold("case-1", WAY[:2])

    with pytest.raises(NotAllowed, match="officer assessed it, so somebody else must countersign"):
        case.after(Countersigned(by=name, at=NOON))


def test_the_remover_cannot_verify() -> None:
    case = fold("case-1", WAY[:6])

    with pytest.raises(NotAllowed, match="officer removed it, so somebody else must look"):
        case.after(VerifiedGone(by="officer", at=NOON))


def test_a_refused_act_says_what_can_be_done_instead() -> None:
    with pytest.raises(NotAllowed) as refused:
        fold("case-1", WAY[:1]).after(VerifiedGone(by="chief", at=NOON))

    assert str(refused.value) == (
        "case-1 is open, so it cannot be verified-gone now. "
        "What can follow: assessed, contained, noted, reopened."
    )


def test_not_covered_needs_a_reason_and_a_second_person_too() -> None:
    case = fold("case-1", WAY[:1])
    with pytest.raises(NotAllowed, match="Say why"):
        case.after(Assessed(by="officer", at=NOON, finds="not-covered"))

    assessed = case.after(Assessed(by="officer", at=NOON, finds="not-covered", why="another maker's board"))

    assert assessed.after(Countersigned(by="chief", at=NOON)).step == "not-covered"


def test_reopening_undoes_every_decision_and_adds_the_evidence() -> None:
    case = fold("case-1", WAY)

    again = case.after(Reopened(by="debar", at=NOON, evidence=("f" * 64, "e" * 64), outcome="covered"))

    begun = Case.begun("case-1", OPENED)
    assert (again.step, again.reopened, again.outcome) == ("open", 1, "covered")
    assert again.evidence == ("e" * 64, "f" * 64)
    assert (again.assessed_by, again.removed, again.contained, again.due) == (None, None, None, None)
    assert (again.id, again.device, again.opened) == (begun.id, begun.device, begun.opened)


def test_a_dispute_keeps_the_device_cut_off() -> None:
    disputed = fold("case-1", WAY[:4]).after(Disputed(by="owner", at=NOON, why="wrong room"))

    assert (disputed.step, disputed.contained, disputed.assessed_by) == ("open", NOON, None)


def test_an_exception_ends_on_a_later_day() -> None:
    case = fold("case-1", WAY[:3])

    with pytest.raises(NotAllowed, match="is over already"):
        case.after(Excepted(by="chief", at=NOON, why="no spare", until=NOON.date()))
    assert case.after(Excepted(by="chief", at=NOON, why="no spare", until=DAY)).until == DAY


@pytest.mark.parametrize("acts", [[], WAY[1:2]], ids=["nothing", "not an opening"])
def test_a_case_begins_by_being_opened(acts: list[CaseAct]) -> None:
    with pytest.raises(NotAllowed):
        fold("case-1", acts)


def test_a_case_is_opened_once() -> None:
    with pytest.raises(NotAllowed, match="cannot be opened now"):
        fold("case-1", [OPENED, OPENED])


def test_an_act_needs_somebody() -> None:
    with pytest.raises(NotAllowed, match="Say who"):
        fold("case-1", [OPENED, Noted(by=" ", at=NOON, why="seen")])


def test_two_accounts_are_told_apart_by_their_letters() -> None:
    assert same_person("Chief", " chief")
    assert not same_person("chief", "chief2")
    assert not same_person("", None)


PEOPLE = st.sampled_from(["officer", "chief", "Chief ", "owner"])
WHY = st.sampled_from(["", "because"])
ACTS: dict[type[Act], st.SearchStrategy[CaseAct]] = {
    Assessed: st.builds(
        Assessed, by=PEOPLE, at=st.just(NOON), why=WHY, finds=st.sampled_from(["covered", "not-covered"])
    ),
    Countersigned: st.builds(Countersigned, by=PEOPLE, at=st.just(NOON), why=WHY),
    Disputed: st.builds(Disputed, by=PEOPLE, at=st.just(NOON), why=WHY),
    Contained: st.builds(Contained, by=PEOPLE, at=st.just(NOON), why=WHY),
    Planned: st.builds(Planned, by=PEOPLE, at=st.just(NOON), how=st.just("dispose"), due=st.just(DAY)),
    Excepted: st.builds(
        Excepted, by=PEOPLE, at=st.just(NOON), why=WHY, until=st.sampled_from([DAY, NOON.date()])
    ),
    Removed: st.builds(Removed, by=PEOPLE, at=st.just(NOON), how=st.just("dispose")),
    VerifiedGone: st.builds(VerifiedGone, by=PEOPLE, at=st.just(NOON)),
    Reopened: st.builds(Reopened, by=PEOPLE, at=st.just(NOON), evidence=st.just(("f" * 64,))),
    Noted: st.builds(Noted, by=PEOPLE, at=st.just(NOON), why=WHY),
}


@given(kind=st.sampled_from(list(ACTS)), step=st.sampled_from(list(FOLLOWS)), data=st.data())
def test_what_the_table_does_not_name_is_refused(kind: type[Act], step: Step, data: st.DataObject) -> None:
    case = Case.begun("case-1", OPENED)
    at_step = Case(**{f: getattr(case, f) for f in case.__struct_fields__} | {"step": step})
    act = data.draw(ACTS[kind])

    try:
        after = at_step.after(act)
    except NotAllowed:
        return
    assert kind is Noted or kind in FOLLOWS[step]
    assert after.acts == 2


class Acting(RuleBasedStateMachine):
    """People act on one case in any order; the rules must hold whatever they try."""

    @initialize()
    def open(self) -> None:
        self.done: list[CaseAct] = [OPENED]
        self.case = fold("case-1", self.done)

    @rule(act=st.one_of(*ACTS.values()))
    def try_it(self, act: CaseAct) -> None:
        try:
            self.case = self.case.after(act)
        except NotAllowed:
            return
        self.done.append(act)

    @rule()
    def do_the_next_thing(self) -> None:
        """Without this, chance alone seldom gets far."""
        following: dict[Step, CaseAct] = {
            "open": Assessed(by="officer", at=NOON, finds="covered"),
            "assessed": Countersigned(by="owner" if self.case.assessed_by != "owner" else "chief", at=NOON),
            "confirmed": Removed(by="officer", at=NOON, how="dispose"),
            "removed": VerifiedGone(by="owner" if self.case.removed_by != "owner" else "chief", at=NOON),
        }
        if act := following.get(self.case.step):
            self.try_it(act)

    @invariant()
    def nothing_is_closed_without_two_people_and_a_second_look(self) -> None:
        if self.case.step != "closed":
            return
        since = max(
            (n for n, act in enumerate(self.done) if isinstance(act, Reopened | Disputed | Opened)), default=0
        )
        now = [act for act in self.done[since:] if not isinstance(act, Noted)]
        by = {type(act): act.by for act in now}
        assert [act.finds for act in now if isinstance(act, Assessed)] == ["covered"]
        assert not same_person(by[Assessed], by[Countersigned])
        assert not same_person(by[Removed], by[VerifiedGone])

    @invariant()
    def the_case_is_the_fold_of_its_acts(self) -> None:
        assert fold("case-1", self.done) == self.case
        assert self.case.acts == len(self.done)

    @invariant()
    def whoever_confirmed_is_not_who_assessed(self) -> None:
        if self.case.step not in {"open", "assessed"}:
            assert self.case.assessed_by is not None
            assert not same_person(self.case.assessed_by, self.case.countersigned_by)


TestActing = Acting.TestCase


def test_acts_are_named_as_the_ledger_writes_them() -> None:
    assert word(VerifiedGone) == "verified-gone"
