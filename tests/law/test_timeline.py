"""The story of a measure, in order, with its sources."""

from datetime import date
from random import Random

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from tests.law.conftest import RECORDED, TEXT, measure_of

from debar.entities.model import Source
from debar.kit.times import Partial
from debar.kit.words import Both
from debar.law import timeline
from debar.law.measure import Stage, Step
from debar.law.registry import Registry
from debar.law.response import Response

GAZETTE = Source(title="Gazette", publisher="Printer")
PAPER = Source(title="Paper", publisher="Press")


def step(day: str, status: str = "announced") -> Step:
    return Step(Partial.parse(day), status, TEXT, RECORDED, ("Gazette",))  # type: ignore[arg-type]


@st.composite
def rough_days(draw: st.DrawFn) -> Partial:
    """A day, a month or a year between 2020 and 2023."""
    day = draw(st.dates(date(2020, 1, 1), date(2023, 12, 31)))
    precision = draw(st.integers(1, 3))
    return Partial(*(day.year, day.month, day.day)[:precision])


MEASURE = measure_of(
    "ban",
    "CA",
    status=(step("2025-06-27"), step("2025-09-16", "resumed")),
    sources=(GAZETTE,),
    process=(
        Stage(note=TEXT, recorded=RECORDED, date=Partial.parse("2015")),
        Stage(note=TEXT, recorded=RECORDED, owner=Both("Nobody", "Personne")),
    ),
)
ANSWER = Response(
    id="protest",
    date=Partial.parse("2025-06"),
    actor="acme",
    kind="statement",
    measures=("ban",),
    says=TEXT,
    sources=(PAPER,),
    confidence="high",
    recorded=RECORDED,
    link=Both("It names the ban.", "Elle nomme l'interdiction."),
    original="Nein.",
)
BESIDE = msgspec.structs.replace(
    ANSWER, id="weather", measures=(), link=None, background=("ban",), date=Partial.parse("2025-07-01")
)
LAW = Registry([MEASURE], [ANSWER, BESIDE])


def test_moments_stand_in_order_and_a_month_before_its_days() -> None:
    told = [(str(moment.date), moment.part) for moment in timeline.of(MEASURE, LAW)]

    assert told == [
        ("2015", "process"),
        ("2025-06", "response"),
        ("2025-06-27", "status"),
        ("2025-07-01", "background"),
        ("2025-09-16", "status"),
        ("None", "process"),
    ]


def test_a_moment_brings_its_sources_and_the_claim_that_links_it() -> None:
    moments = {moment.id: moment for moment in timeline.of(MEASURE, LAW)}

    assert moments["protest"].sources == (PAPER,)
    assert (moments["protest"].link, moments["protest"].original) == (ANSWER.link, "Nein.")
    assert moments["weather"].link is None
    assert moments[None].sources in ((), (GAZETTE,))


def test_what_was_recorded_later_is_not_told() -> None:
    assert timeline.of(MEASURE, LAW, known=date(2026, 1, 4)) == []


def test_a_measure_stands_where_its_last_step_left_it() -> None:
    days = [date(2025, 6, 26), date(2025, 6, 27), date(2025, 9, 16)]

    assert [timeline.standing(MEASURE, day) for day in days] == [None, "announced", "resumed"]


def test_the_story_of_all_tells_each_response_once_and_answers_only_where_a_link_is_claimed() -> None:
    unlinked = msgspec.structs.replace(ANSWER, id="unlinked", link=None)
    second = msgspec.structs.replace(MEASURE, id="second", status=(), process=())
    both = msgspec.structs.replace(ANSWER, measures=("ban", "second"))

    told = timeline.every(Registry([MEASURE, second], [both, unlinked, BESIDE]))
    parts = {moment.id: (moment.part, moment.measures, moment.beside) for moment in told if moment.id}
    assert len(told) == 7
    assert parts == {
        "protest": ("response", ("ban", "second"), ()),
        "unlinked": ("background", (), ()),
        "weather": ("background", (), ("ban",)),
    }


def test_a_last_step_that_repeats_an_earlier_one_on_the_day_of_its_record_is_no_event() -> None:
    looked_up = msgspec.structs.replace(step("2026-01-05"), recorded=RECORDED)
    turned = msgspec.structs.replace(step("2026-01-05", "repealed"), recorded=RECORDED)
    still, ended = (
        msgspec.structs.replace(MEASURE, status=(*MEASURE.status, x)) for x in (looked_up, turned)
    )

    kinds = [[m.kind for m in timeline.every(Registry([x])) if m.part == "status"] for x in (still, ended)]
    assert kinds == [["announced", "resumed"], ["announced", "resumed", "repealed"]]
    assert [m.kind for m in timeline.of(still, Registry([still])) if m.part == "status"][-1] == "announced"


def test_the_story_of_all_knows_only_what_was_recorded_by_the_day() -> None:
    late = msgspec.structs.replace(ANSWER, id="late", recorded=Partial.parse("2026-02"))
    law = Registry([MEASURE], [ANSWER, late])

    ids = [
        [m.id for m in timeline.every(law, known) if m.id]
        for known in (None, date(2026, 2, 27), date(2026, 2, 28))
    ]
    assert ids == [["late", "protest"], ["protest"], ["late", "protest"]]
    assert timeline.every(law, date(2026, 1, 4)) == []


@given(st.lists(st.tuples(st.sampled_from(["ban", "tax"]), rough_days()), max_size=8), st.randoms())
def test_moments_are_in_order_of_time_however_they_are_given(
    told: list[tuple[str, Partial]], shuffled: Random
) -> None:
    replies = [
        msgspec.structs.replace(ANSWER, id=f"{name}-{at}", date=day) for at, (name, day) in enumerate(told)
    ]
    found = timeline.every(Registry([MEASURE], replies))
    shuffled.shuffle(replies)

    assert found == timeline.every(Registry([MEASURE], replies))
    dated = [moment.date for moment in found if moment.date]
    for at, one in enumerate(dated):
        assert all(not (later.last < one.first) for later in dated[at + 1 :])
        assert all(later.first > one.first or later.last <= one.last for later in dated[at + 1 :])
