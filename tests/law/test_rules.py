"""Rules that hold for every law and every item."""

from datetime import date, timedelta
from itertools import pairwise

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from debar.entities.graph import Graph
from debar.entities.model import Entity, Link, Names, Source
from debar.estate.parties import Party
from debar.identify.evidence import GRADES
from debar.kit.times import Partial
from debar.kit.words import Both
from debar.law.judge import judge
from debar.law.measure import Clause, Condition, Exemption, Meant, Measure, Running, Targets
from debar.law.registry import Registry
from debar.law.running import current
from debar.law.verdict import OUTCOMES, Item, Judgement

START = date(2025, 1, 1)
RECORDED = Partial.parse("2025-01-01")
WE = Party("CA", "federal-department")
TEXT = Both("Text.", "Texte.")


def entity(id: str, kind: str = "company") -> Entity:
    return Entity(id=id, kind=kind, names=Names(short=id), recorded=RECORDED)  # type: ignore[arg-type]


GRAPH = Graph(
    [entity("acme"), entity("other"), entity("second", "brand"), entity("badge", "brand")],
    [Link(kind="brand-of", head="acme", tail="second", recorded=RECORDED, confidence="high")],
)
DAYS = st.integers(0, 40).map(lambda n: START + timedelta(days=n))
SAID: tuple[Meant, ...] = ("yes", "open")
MEANT = st.sampled_from(SAID)


@st.composite
def spans(draw: st.DrawFn) -> tuple[Running, ...]:
    ends = sorted(draw(st.sets(DAYS, min_size=2, max_size=6)))
    pairs = list(pairwise(ends))[::2]
    doubt = draw(st.sampled_from([None, TEXT]))
    return tuple(Running(since=a, until=b, cites=(), recorded=RECORDED, doubt=doubt) for a, b in pairs)


@st.composite
def clauses(draw: st.DrawFn) -> Clause:
    return Clause(
        id=draw(st.uuids()).hex,
        conduct="use",
        force=draw(st.sampled_from(["binding", "announced", "advised"])),
        says=TEXT,
        targets=Targets(("acme",), own_brands=draw(MEANT), relabels=draw(MEANT)),
        runs=draw(spans()),
        products=draw(st.sampled_from([("any-product",), ("video-surveillance",)])),
        binds_kinds=("federal-department",),
        conditions=draw(st.sampled_from([(), (Condition("c", TEXT),)])),
        exceptions=draw(st.sampled_from([(), (Exemption("e", TEXT, ("recorder",), decides=True),)])),
    )


@st.composite
def measures(draw: st.DrawFn) -> Measure:
    return Measure(
        id=draw(st.uuids()).hex,
        jurisdiction="CA",
        issuer=TEXT,
        title=TEXT,
        instrument="order",
        legal_basis=TEXT,
        announced=RECORDED,
        recorded=RECORDED,
        clauses=tuple(draw(st.lists(clauses(), min_size=1, max_size=3))),
        status=(),
        sources=(Source("S", "P"),),
        confidence="high",
    )


ITEMS = st.builds(
    Item,
    maker=st.sampled_from([None, "acme", "other", "*"]),
    maker_grade=st.sampled_from(GRADES),
    brand=st.sampled_from([None, "second", "badge"]),
    brand_grade=st.sampled_from(GRADES),
    kind=st.sampled_from([None, "camera", "recorder", "printer"]),
    relabel=st.sampled_from([None, True, False]),
    others=st.sampled_from([(), ("acme",), ("other", "*")]),
)


def ask(item: Item, law: list[Measure], on: date, *, all: bool = False) -> Judgement:
    return judge(item, WE, "use", on, law=Registry(law), graph=GRAPH, all=all)


@given(st.lists(measures(), min_size=1, max_size=3), ITEMS, DAYS, st.randoms())
def test_the_order_of_measures_and_clauses_changes_nothing(law, item, on, random) -> None:  # type: ignore[no-untyped-def]
    mixed = [msgspec.structs.replace(m, clauses=tuple(random.sample(m.clauses, len(m.clauses)))) for m in law]
    random.shuffle(mixed)

    assert ask(item, mixed, on, all=True) == ask(item, law, on, all=True)


@given(measures(), ITEMS, DAYS)
def test_a_better_known_maker_whom_the_clause_names_never_makes_it_better(law, item, on) -> None:  # type: ignore[no-untyped-def]
    items = [msgspec.structs.replace(item, maker="acme", maker_grade=grade) for grade in reversed(GRADES)]

    outcomes = [OUTCOMES.index(ask(each, [law], on).outcome) for each in items]
    assert outcomes == sorted(outcomes, reverse=True)


@given(measures(), ITEMS, DAYS)
def test_a_day_outside_every_span_finds_nothing(law, item, on) -> None:  # type: ignore[no-untyped-def]
    ran = [clause.id for clause in law.clauses if any(run.since <= on < run.until for run in clause.runs)]

    assert {verdict.clause for verdict in ask(item, [law], on).verdicts} <= set(ran)


@given(measures(), ITEMS, DAYS)
def test_the_outcome_is_that_of_the_worst_verdict_and_all_of_them_are_sorted(law, item, on) -> None:  # type: ignore[no-untyped-def]
    judgement = ask(item, [law], on, all=True)

    outcomes = [OUTCOMES.index(verdict.outcome) for verdict in judgement.verdicts]
    assert outcomes == sorted(outcomes)
    assert OUTCOMES.index(judgement.outcome) == outcomes[0]


@given(measures(), ITEMS, DAYS)
def test_every_verdict_says_why_in_both_languages(law, item, on) -> None:  # type: ignore[no-untyped-def]
    for verdict in ask(item, [law], on, all=True).verdicts:
        assert all(reason.says.en.strip() and reason.says.fr.strip() for reason in verdict.reasons)
        assert verdict.outcome != "conditional" or verdict.question is not None


@given(spans(), DAYS)
def test_as_known_now_no_two_spans_hold_on_one_day(runs: tuple[Running, ...], on: date) -> None:
    assert sum(span.holds(on) for span in current(runs)) <= 1
