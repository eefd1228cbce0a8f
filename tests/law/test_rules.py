"""Rules that hold for every law and every item."""

from datetime import date, timedelta
from itertools import pairwise, product
from random import Random
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.law.conftest import TEXT, measure_of

from debar.entities.graph import Graph
from debar.entities.model import Entity, EntityKind, Link, LinkKind, Names, Source
from debar.estate.parties import Party
from debar.identify.evidence import GRADES
from debar.kit.times import Partial, RoughSpan
from debar.law.docket import Docket
from debar.law.judge import judge
from debar.law.measure import (
    Clause,
    Condition,
    Exemption,
    Meant,
    Measure,
    Quota,
    Running,
    Targets,
    Test,
)
from debar.law.parts import Member
from debar.law.registry import Registry
from debar.law.running import current
from debar.law.verdict import OUTCOMES, Item, Judgement

START = date(2025, 1, 1)
RECORDED = Partial.parse("2025-01-01")
WE = Party("CA", "federal-department")


def entity(id: str, kind: EntityKind = "company", country: str | None = None) -> Entity:
    return Entity(id=id, kind=kind, names=Names(short=id), recorded=RECORDED, country=country)


def link(kind: LinkKind, head: str, tail: str, share: float | None = None) -> Link:
    span = RoughSpan() if kind == "brand-of" else RoughSpan(Partial.parse("2020"))
    return Link(kind, head, tail, RECORDED, span, share=share, confidence="high")


GRAPH = Graph(
    [
        *(entity("acme", country="CN"), entity("other", country="DE"), entity("half"), entity("held")),
        *(entity("second", "brand"), entity("badge", "brand")),
    ],
    [
        link("brand-of", "acme", "second"),
        link("owns", "acme", "half", 50.0),
        link("owns", "half", "held"),
        link("makes-for", "acme", "badge"),
    ],
)
DAYS = st.integers(0, 40).map(lambda n: START + timedelta(days=n))
SAID: tuple[Meant, ...] = ("yes", "open")
MEANT = st.sampled_from(SAID)
TESTS: list[tuple[Test, str]] = [
    ("acquired-after", "2025-01-20"),
    ("authorised-before", "2025-01-20"),
    ("made-in", "CN"),
    ("made-outside", "CA"),
    ("no-certificate", "er"),
    ("local-content-under", "50"),
    ("trait", "networked"),
    ("listed", "listing"),
]
TARGETS: list[dict[str, Any]] = [
    {"named": ("acme",)},
    {"lists": ("listing",)},
    {"named": ("acme",), "share": 50.0},
    {"lists": ("listing",), "share": 20.0, "share_of_one": True},
    {"subject": ("CN",)},
    {"subject": ("CN",), "share": 50.0, "by_nationality": True},
    {"named": ("acme",), "secret": TEXT},
    {"secret": TEXT},
    {"whoever": True},
]


@st.composite
def spans(draw: st.DrawFn) -> tuple[Running, ...]:
    ends = sorted(draw(st.sets(DAYS, min_size=2, max_size=6)))
    pairs = list(pairwise(ends))[::2]
    doubt = draw(st.sampled_from([None, TEXT]))
    return tuple(Running(since=a, until=b, cites=(), recorded=RECORDED, doubt=doubt) for a, b in pairs)


@st.composite
def conditions(draw: st.DrawFn, name: str = "c") -> Condition:
    test, value = draw(st.sampled_from([(None, None), *TESTS]))
    return Condition(name, TEXT, test=test, value=value, proves=draw(st.sampled_from(["both", "met"])))


@st.composite
def exemptions(draw: st.DrawFn, name: str = "e") -> Exemption:
    test, value = draw(st.sampled_from([(None, None), *TESTS]))
    kinds = draw(st.sampled_from([(), ("recorder",)]))
    return Exemption(name, TEXT, kinds, decides=True, test=test, value=value)


@st.composite
def clauses(draw: st.DrawFn) -> Clause:
    return Clause(
        id=draw(st.uuids()).hex,
        conduct="use",
        force=draw(st.sampled_from(["binding", "announced", "advised"])),
        says=TEXT,
        targets=Targets(own_brands=draw(MEANT), relabels=draw(MEANT), **draw(st.sampled_from(TARGETS))),
        runs=draw(spans()),
        products=draw(st.sampled_from([("any-product",), ("video-surveillance",)])),
        binds_kinds=("federal-department",),
        conditions=tuple(draw(st.lists(conditions(), max_size=1))),
        exceptions=tuple(draw(st.lists(exemptions(), max_size=1))),
        quota=draw(st.sampled_from([None, None, Quota(35, TEXT)])),
    )


@st.composite
def listings(draw: st.DrawFn) -> Measure:
    since, until = sorted(draw(st.sets(DAYS, min_size=2, max_size=2)))
    models = draw(st.sampled_from([(), ("B-2",)]))
    who = draw(st.sampled_from(["acme", "other", "half"]))
    member = Member(who, since, RECORDED, (), until, models, draw(st.sampled_from(["high", "low"])))
    return measure("listing", (), (member,))


def measure(id: str, clauses: tuple[Clause, ...], members: tuple[Member, ...] = ()) -> Measure:
    dates = {"announced": RECORDED, "recorded": RECORDED}
    return measure_of(id, "CA", *clauses, sources=(Source("S", "P"),), members=members, **dates)


@st.composite
def measures(draw: st.DrawFn) -> Measure:
    return measure(draw(st.uuids()).hex, tuple(draw(st.lists(clauses(), min_size=1, max_size=3))))


@st.composite
def laws(draw: st.DrawFn, most: int = 3) -> list[Measure]:
    return [*draw(st.lists(measures(), min_size=1, max_size=most)), draw(listings())]


ITEMS = st.builds(
    Item,
    maker=st.sampled_from([None, "acme", "other", "half", "held", "*"]),
    maker_grade=st.sampled_from(GRADES),
    brand=st.sampled_from([None, "second", "badge"]),
    brand_grade=st.sampled_from(GRADES),
    kind=st.sampled_from([None, "camera", "recorder", "printer"]),
    relabel=st.sampled_from([None, True, False]),
    others=st.sampled_from([(), ("acme",), ("other", "*")]),
    model=st.sampled_from([None, "B2", "C-3"]),
    acquired=st.sampled_from([None, date(2025, 1, 20), date(2025, 1, 21)]),
    authorised=st.sampled_from([None, date(2025, 1, 19), date(2025, 1, 20)]),
    made_in=st.sampled_from([None, "CN", "CA"]),
    certificates=st.sampled_from([None, (), ("er",)]),
    local_content=st.sampled_from([None, 20.0, 50.0]),
    traits=st.sampled_from([(), ("networked",), ("networked", "embedded")]),
    lacks=st.sampled_from([(), ("embedded",)]),
)


PLAIN: dict[str, Any] = {"conditions": (), "exceptions": (), "quota": None}


def with_limits(measure: Measure, **more: Condition | Exemption) -> Measure:
    """The measure with one more limit on every clause."""
    (name, one), *_ = more.items()
    replace = msgspec.structs.replace
    clauses = tuple(replace(c, **{name: (*getattr(c, name), one)}) for c in measure.clauses)
    return replace(measure, clauses=clauses)


def rank(judgement: Judgement) -> int:
    return OUTCOMES.index(judgement.outcome)


def ask(item: Item, law: list[Measure], on: date, *, all: bool = False) -> Judgement:
    return judge(item, WE, "use", on, law=Registry(law), graph=GRAPH, all=all)


@given(laws(), ITEMS, DAYS, st.randoms())
def test_the_order_of_measures_and_clauses_changes_nothing(
    law: list[Measure], item: Item, on: date, random: Random
) -> None:
    mixed = [msgspec.structs.replace(m, clauses=tuple(random.sample(m.clauses, len(m.clauses)))) for m in law]
    random.shuffle(mixed)

    assert ask(item, mixed, on, all=True) == ask(item, law, on, all=True)


@given(measures(), listings(), ITEMS, DAYS)
def test_a_better_known_maker_whom_the_clause_names_never_makes_it_better(
    law: Measure, listed: Measure, item: Item, on: date
) -> None:
    said = (msgspec.structs.replace(c, targets=Targets(("acme",)), **PLAIN) for c in law.clauses)
    law = msgspec.structs.replace(law, clauses=tuple(said))
    items = [msgspec.structs.replace(item, maker="acme", maker_grade=grade) for grade in reversed(GRADES)]

    outcomes = [rank(ask(each, [law, listed], on)) for each in items]
    assert outcomes == sorted(outcomes, reverse=True)


@given(laws(), ITEMS, DAYS)
def test_a_day_outside_every_span_finds_nothing(law: list[Measure], item: Item, on: date) -> None:
    every = [clause for each in law for clause in each.clauses]
    ran = [
        clause.id for clause in every if any(run.since <= on < (run.until or date.max) for run in clause.runs)
    ]

    assert {verdict.clause for verdict in ask(item, law, on).verdicts} <= set(ran)


@given(laws(), ITEMS, DAYS)
def test_the_outcome_is_that_of_the_worst_verdict_and_all_of_them_are_sorted(
    law: list[Measure], item: Item, on: date
) -> None:
    judgement = ask(item, law, on, all=True)

    outcomes = [OUTCOMES.index(verdict.outcome) for verdict in judgement.verdicts]
    assert outcomes == sorted(outcomes)
    assert rank(judgement) == outcomes[0]


@given(laws(), ITEMS, DAYS)
def test_every_verdict_says_why_in_both_languages(law: list[Measure], item: Item, on: date) -> None:
    for verdict in ask(item, law, on, all=True).verdicts:
        assert all(reason.says.en.strip() and reason.says.fr.strip() for reason in verdict.reasons)
        assert verdict.outcome != "conditional" or verdict.question is not None


@given(laws(), ITEMS, DAYS)
def test_what_is_told_of_every_clause_agrees_with_what_is_told_of_those_that_speak(
    law: list[Measure], item: Item, on: date
) -> None:
    speaking = [v for v in ask(item, law, on, all=True).verdicts if v.outcome != "none-found"]

    assert list(ask(item, law, on).verdicts) == speaking


@given(laws(), measures(), ITEMS, DAYS)
def test_one_more_prohibition_never_makes_it_milder(
    law: list[Measure], more: Measure, item: Item, on: date
) -> None:
    assert rank(ask(item, [*law, more], on)) <= rank(ask(item, law, on))


@given(laws(), exemptions("more"), ITEMS, DAYS)
def test_one_more_exception_never_makes_it_harsher(
    law: list[Measure], more: Exemption, item: Item, on: date
) -> None:
    eased = [with_limits(each, exceptions=more) for each in law]

    assert rank(ask(item, eased, on)) >= rank(ask(item, law, on))


@given(laws(), conditions("more"), ITEMS, DAYS)
def test_one_more_condition_never_makes_it_harsher(
    law: list[Measure], more: Condition, item: Item, on: date
) -> None:
    eased = [with_limits(each, conditions=more) for each in law]

    assert rank(ask(item, eased, on)) >= rank(ask(item, law, on))


@given(laws(), ITEMS, DAYS, st.randoms())
def test_the_order_of_facts_and_members_changes_nothing(
    law: list[Measure], item: Item, on: date, random: Random
) -> None:
    mixed = msgspec.structs.replace(item, traits=item.traits[::-1], others=item.others[::-1])
    twice = [msgspec.structs.replace(m, members=(*m.members[::-1],)) for m in law]

    same = [rank(ask(each, some, on)) for each in (item, mixed) for some in (law, twice)]
    assert len(set(same)) == 1


@given(laws(most=1), ITEMS)
def test_outcomes_change_only_on_days_on_which_a_span_or_a_list_changes(
    law: list[Measure], item: Item
) -> None:
    spans = [span for each in law for clause in each.clauses for span in clause.runs]
    turns = {day for span in spans for day in (span.since, span.until)}
    turns |= {day for member in law[-1].members for day in (member.since, member.until)}

    days = [START + timedelta(days=n) for n in range(-1, 42)]
    found = {day: rank(ask(item, law, day)) for day in days}
    assert {day for one, day in pairwise(days) if found[one] != found[day]} <= turns


@given(laws(), ITEMS, DAYS)
def test_nothing_was_found_before_it_was_known(law: list[Measure], item: Item, on: date) -> None:
    before = RECORDED.first - timedelta(days=1)

    judgement = judge(item, WE, "use", on, law=Registry(law), graph=GRAPH, known=before, all=True)
    assert (judgement.outcome, judgement.verdicts, judgement.checked) == ("none-found", (), 0)


@settings(deadline=None)
@given(laws(), st.lists(ITEMS, min_size=1, max_size=4), st.lists(DAYS, min_size=1, max_size=4))
def test_many_items_on_many_days_come_out_as_each_by_itself(
    law: list[Measure], items: list[Item], days: list[date]
) -> None:
    docket = Docket(WE, "use", law=Registry(law), graph=GRAPH)

    for item, on in product(items, days):
        judgement = ask(item, law, on)
        worst = {f"{v.measure}/{v.clause}" for v in judgement.verdicts if v.outcome == judgement.outcome}
        brief = docket.of(item, on)
        assert (brief.outcome, set(brief.clauses)) == (judgement.outcome, worst)


@given(spans(), DAYS)
def test_as_known_now_no_two_spans_hold_on_one_day(runs: tuple[Running, ...], on: date) -> None:
    assert sum(span.holds(on) for span in current(runs)) <= 1
