"""What is owed: which contract and version brings which duty, and from what its clock runs."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec import structs
from tests.law.conftest import RECORDED, TEXT, measure_of

from debar.entities.graph import Graph
from debar.estate.contracts import Contract
from debar.estate.parties import Party
from debar.kit.times import Partial
from debar.law.binding import bindings
from debar.law.calendars import Moment
from debar.law.duties import Owed, Recorded, owed
from debar.law.duty_words import notes, timing
from debar.law.marks import Event, Mark, Said, latest
from debar.law.measure import Clause, Measure, Running, Targets
from debar.law.parts import Clock, Duty
from debar.law.registry import Registry

DAY = date(2026, 11, 23)
FRIDAY = Moment(date(2026, 11, 20))
CONTRACTOR = Party("US", "us-federal-contractor")
NEW = Contract("new", "b", "X-1", "x", ("52.204-23 (DEC 2023)",))
OLD = Contract("old", "b", "X-2", "x", ("52.204-23 (NOV 2021)",))
SILENT = Contract("silent", "b", "X-3", "x", ("52.204-23",))


def duty(id: str, **more: object) -> Duty:
    return Duty(id, "report", TEXT, **more)  # type: ignore[arg-type]


FIRST = duty(
    "report",
    terms=("52.204-23",),
    version_since=Partial(2023, 12),
    clock=Clock(3, "business-days", ("identification", "notice")),
)
BEFORE = duty(
    "report-before",
    terms=("52.204-23",),
    version_until=Partial(2023, 12),
    clock=Clock(1, "business-days", ("identification",)),
)
AFTER = duty("follow-up", terms=("52.204-23",), clock=Clock(10, "business-days", ("duty",), of="report"))
WIND_UP = duty("wind-up", clock=Clock(120, "days", ("in-force",)))
TARGET = duty("target", due=date(2025, 4, 30), kinds=("us-executive-agency",))


def measure(*duties: Duty, id: str = "m", **more: object) -> Measure:
    runs = (Running(since=date(2026, 1, 10), cites=(), recorded=RECORDED),)
    binds = {"binds_kinds": ("us-federal-contractor", "us-executive-agency")} | more
    clause = Clause("use", "use", "binding", TEXT, Targets(("acme",)), runs, **binds)  # type: ignore[arg-type]
    return measure_of(id, "US", clause, instrument="statute", duties=duties)


def owe(
    *measures: Measure, party: Party = CONTRACTOR, contracts: tuple[Contract, ...] = (), **known: object
) -> list[Owed]:
    bound = bindings(party, DAY, law=Registry(measures), graph=Graph([], []))
    recorded = Recorded(**known)  # type: ignore[arg-type]
    return owed(party, measures=measures, bound=bound, contracts=contracts, recorded=recorded)


def told(found: list[Owed]) -> list[tuple[str, str, str | None]]:
    """Duty, contract, and the deadline where it is settled."""
    return [
        (each.duty.id, each.contract.id if each.contract else "", str(each.ends) if each.ends else None)
        for each in found
    ]


IDENTIFIED = (Mark("identification", FRIDAY),)


def test_the_version_of_the_clause_decides_which_duty_and_clock_it_brings() -> None:
    found = owe(measure(FIRST, BEFORE), contracts=(NEW, OLD), marks=IDENTIFIED, said=(said("m/report"),))

    assert told(found) == [("report", "new", "2026-11-25"), ("report-before", "old", "2026-11-23")]
    assert all(each.version_known for each in found)


def test_a_contract_that_does_not_say_its_version_brings_both_and_says_so() -> None:
    found = owe(measure(FIRST, BEFORE), contracts=(SILENT,))

    assert [(each.duty.id, each.version_known) for each in found] == [
        ("report", False),
        ("report-before", False),
    ]
    assert [note.en.partition("; ")[2] for note in notes(found[0])] == [
        "this holds in versions since 2023-12."
    ]


def test_each_contract_owes_for_itself_and_loose_clauses_count_as_contracts() -> None:
    party = structs.replace(CONTRACTOR, terms=("52.204-23 (DEC 2023)", "FAR 52.204-23, JAN 2024"))
    found = owe(measure(FIRST), party=party, contracts=(NEW,))

    assert [(each.contract.number, each.term.text) for each in found if each.contract and each.term] == [
        ("X-1", "52.204-23 (DEC 2023)"),
        ("", "FAR 52.204-23, JAN 2024"),
    ]


def test_without_a_contract_the_duty_is_told_as_one_that_some_would_carry() -> None:
    (found,) = owe(measure(FIRST))

    assert (found.uncarried, found.sure) == (True, False)
    assert next(notes(found)).en == "Under each contract that carries 52.204-23; no contract was named."


def test_measures_that_carry_one_duty_by_one_clause_are_owed_once() -> None:
    found = owe(measure(FIRST), measure(FIRST, id="n"), contracts=(NEW,))

    assert [each.ids for each in found] == [("m/report", "n/report")]


def test_while_several_things_may_start_a_clock_every_date_is_told_and_none_is_chosen() -> None:
    marks = (*IDENTIFIED, Mark("notice", Moment(date(2026, 11, 23))))
    (found,) = owe(measure(FIRST), contracts=(NEW,), marks=marks)

    assert found.open
    assert found.ends is None
    assert found.earliest == Moment(date(2026, 11, 25))
    assert [str(due.count.ends) for due in found.dues if due.count] == ["2026-11-25", "2026-11-27"]
    assert "counsel must say which" in next(timing(found, DAY))[0].en


def test_what_counsel_says_starts_it() -> None:
    marks = (*IDENTIFIED, Mark("notice", Moment(date(2026, 11, 23))))
    (found,) = owe(measure(FIRST), contracts=(NEW,), marks=marks, said=(said("m/report", "notice"),))

    assert told([found]) == [("report", "new", "2026-11-27")]


def test_a_clock_whose_day_is_missing_says_when_it_starts() -> None:
    (found,) = owe(measure(BEFORE), contracts=(OLD,))

    assert found.ends is None
    assert [line.en for line, _ in timing(found, DAY)] == [
        "1 business day, starts when a person identifies it; no such day recorded"
    ]


def test_a_duty_that_follows_another_is_counted_from_its_doing() -> None:
    done = Mark("done", Moment(date(2026, 11, 23)), duty="m/report")
    found = owe(measure(FIRST, AFTER), contracts=(NEW,), marks=(*IDENTIFIED, done))

    assert [(each.duty.id, str(each.ends)) for each in found][1] == ("follow-up", "2026-12-08")
    assert [each.done for each in found] == [done, None]


def test_until_then_it_is_projected_from_the_deadline_of_the_other() -> None:
    _, found = owe(measure(FIRST, AFTER), contracts=(NEW,), marks=IDENTIFIED)

    assert found.dues[0].projected
    assert str(found.ends) == "2026-12-10"
    assert [line.en for line, _ in timing(found, DAY)] == [
        "10 business days, if report is done on Wednesday 2026-11-25: by Thursday 2026-12-10 (17 days left)"
    ]


def test_duties_that_wait_for_each_other_wait() -> None:
    one = duty("one", terms=("52.204-23",), clock=Clock(1, "days", ("duty",), of="two"))
    two = duty("two", terms=("52.204-23",), clock=Clock(1, "days", ("duty",), of="one"))

    assert [each.ends for each in owe(measure(one, two), contracts=(NEW,))] == [None, None]


def test_a_clock_may_run_from_the_day_the_clause_takes_effect() -> None:
    assert told(owe(measure(WIND_UP))) == [("wind-up", "", "2026-05-10")]


def test_a_fixed_day_stands_and_only_its_kinds_of_party_owe_it() -> None:
    agency = Party("US", "us-executive-agency")

    assert told(owe(measure(TARGET), party=agency)) == [("target", "", "2025-04-30")]
    assert owe(measure(TARGET)) == []


def test_beside_a_fixed_day_a_clock_of_unknown_start_is_not_told() -> None:
    fixed = duty("fixed", due=date(2025, 10, 25), clock=Clock(120, "days", ("order",)))
    (found,) = owe(measure(fixed))

    assert [line.en for line, _ in timing(found, DAY)] == [
        "By Saturday 2025-10-25, as the instrument says (passed 394 days ago)"
    ]


def test_whom_no_clause_binds_owes_nothing() -> None:
    assert owe(measure(WIND_UP, TARGET), party=Party("CA", "municipality")) == []


def test_a_clause_that_may_bind_makes_a_duty_that_may_be_owed() -> None:
    perhaps = measure(WIND_UP, binds_kinds=(), binds_unclear=TEXT)

    (found,) = owe(perhaps)

    assert not found.sure


def test_the_award_of_the_contract_is_taken_from_the_register() -> None:
    flow = duty("flow", terms=("52.204-23",), clock=Clock(1, "months", ("award",)))
    awarded = structs.replace(NEW, awarded=date(2026, 1, 31))

    assert told(owe(measure(flow), contracts=(awarded,))) == [("flow", "new", "2026-02-28")]


def test_the_machines_match_is_that_of_the_measure_asked_about() -> None:
    clock = Clock(1, "business-days", ("match",))
    matches = (("other", Moment(date(2026, 11, 1))), ("m", FRIDAY))

    found = owe(measure(duty("report", clock=clock)), matches=matches)

    assert told(found) == [("report", "", "2026-11-23")]


def test_days_given_with_the_question_come_before_recorded_ones() -> None:
    asked = (Mark("identification", Moment(date(2026, 11, 19))),)

    assert told(owe(measure(BEFORE), contracts=(OLD,), marks=IDENTIFIED, asked=asked)) == [
        ("report-before", "old", "2026-11-20")
    ]


@pytest.mark.parametrize(
    ("event", "device", "contract", "day"),
    [
        ("identification", "", "", 1),
        ("identification", "dev-1", "", 2),
        ("identification", "dev-1", "k", 3),
        ("identification", "dev-2", "k", 3),
        ("notice", "dev-1", "k", None),
    ],
)
def test_the_time_recorded_closest_to_what_is_asked_counts(
    event: Event, device: str, contract: str, day: int | None
) -> None:
    marks = (
        Mark("identification", Moment(date(2026, 11, 1))),
        Mark("identification", Moment(date(2026, 11, 2)), device="dev-1"),
        Mark("identification", Moment(date(2026, 11, 3)), contract="k"),
        Mark("identification", Moment(date(2026, 11, 4)), device="dev-3"),
    )
    found = latest(marks, event, device=device, contract=contract)

    assert (found.when.day.day if found else None) == day


def said(duty: str, start: str = "identification") -> Said:
    return Said(duty, start, "counsel", "as we read it")  # type: ignore[arg-type]
