"""The story of a measure, in order, with its sources."""

from datetime import date

import msgspec

from debar.entities.model import Source
from debar.kit.times import Partial
from debar.kit.words import Both
from debar.law import timeline
from debar.law.measure import Measure, Stage, Step
from debar.law.registry import Registry
from debar.law.response import Response

RECORDED = Partial.parse("2026-01-05")
TEXT = Both("Text.", "Texte.")
GAZETTE = Source(title="Gazette", publisher="Printer")
PAPER = Source(title="Paper", publisher="Press")


def step(day: str, status: str = "announced") -> Step:
    return Step(Partial.parse(day), status, TEXT, RECORDED, ("Gazette",))  # type: ignore[arg-type]


MEASURE = Measure(
    id="ban",
    jurisdiction="CA",
    issuer=TEXT,
    title=TEXT,
    instrument="order",
    legal_basis=TEXT,
    announced=RECORDED,
    recorded=RECORDED,
    clauses=(),
    status=(step("2025-06-27"), step("2025-09-16", "resumed")),
    sources=(GAZETTE,),
    confidence="high",
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
