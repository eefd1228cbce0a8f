"""Whose things a clause means: by maker, by badge, through brands and holdings."""

from datetime import date

import msgspec
import pytest

from debar.entities.graph import Graph
from debar.entities.model import Entity, Link, Names, Source
from debar.estate.parties import Party
from debar.identify.evidence import GRADES, Grade
from debar.kit.times import Partial, RoughSpan
from debar.kit.words import Both
from debar.law.matter import Answers, Matter
from debar.law.measure import Clause, Measure, Running, Targets
from debar.law.part import Part
from debar.law.reach import Reach
from debar.law.verdict import Answer, Item

RECORDED = Partial.parse("2026-01-05")
DAY = date(2026, 2, 1)
REGISTER = Source(title="Register", publisher="Registrar", seen=True)


def entity(id: str, kind: str = "company", name: str = "") -> Entity:
    return Entity(id=id, kind=kind, names=Names(short=name or id), recorded=RECORDED)  # type: ignore[arg-type]


def link(kind: str, head: str, tail: str, **more: object) -> Link:
    more = {"confidence": "high", "sources": (REGISTER,), "recorded": RECORDED, **more}
    return Link(kind=kind, head=head, tail=tail, **more)  # type: ignore[arg-type]


GRAPH = Graph(
    [
        entity("acme", name="Acme"),
        entity("brand-acme", "brand", "ACME"),
        entity("second", "brand"),
        entity("daughter"),
        entity("perhaps"),
        entity("sister"),
        entity("parent"),
        entity("stranger"),
        entity("badge", "brand"),
        entity("house", "brand"),
        entity("daughters", "brand"),
        entity("state", "government-body"),
        entity("state-firm"),
    ],
    [
        link("brand-of", "acme", "brand-acme"),
        link("brand-of", "acme", "second"),
        link("makes-for", "acme", "badge"),
        link("brand-of", "stranger", "house"),
        link("controls", "acme", "daughter", span=RoughSpan(Partial.parse("2020"))),
        link("controls", "acme", "perhaps"),
        link("controls", "parent", "acme", span=RoughSpan(Partial.parse("2020"))),
        link("controls", "parent", "sister", span=RoughSpan(Partial.parse("2020"))),
        link("brand-of", "acme", "daughters"),
        link("brand-of", "daughter", "daughters"),
        link("owns", "state", "parent", share=100, span=RoughSpan(Partial.parse("2000"))),
        link("owns", "state", "state-firm", share=100, span=RoughSpan(Partial.parse("2000"))),
    ],
)
MADE = Item(maker="acme", maker_grade="established")


def reach(item: Item, answers: Answers | None = None, **meant: object) -> str:
    return told(item, answers, GRAPH, **meant).outcome


def told(item: Item, answers: Answers | None = None, graph: Graph = GRAPH, **meant: object) -> Part:
    targets = Targets(named=("acme",), **meant)  # type: ignore[arg-type]
    clause = Clause(
        id="c",
        conduct="use",
        force="binding",
        says=Both("No.", "Non."),
        targets=targets,
        runs=(Running(since=date(2020, 1, 1), cites=(), recorded=RECORDED),),
    )
    measure = Measure(
        id="m",
        jurisdiction="CA",
        issuer=Both("I", "I"),
        title=Both("T", "T"),
        instrument="order",
        legal_basis=Both("L", "L"),
        announced=RECORDED,
        recorded=RECORDED,
        clauses=(clause,),
        status=(),
        sources=(),
        confidence="high",
    )
    party = Party("CA", "federal-department")
    matter = Matter(measure, clause, party, DAY, graph, answers=answers or Answers())
    return Reach(matter).of(item)


@pytest.mark.parametrize("brand", [None, "brand-acme", "acme"])
def test_a_thing_under_the_makers_own_name_or_without_a_known_badge_is_meant(brand: str | None) -> None:
    item = msgspec.structs.replace(MADE, brand=brand, brand_grade="strong")

    assert reach(item, own_brands="no", relabels="no") == "covered"


@pytest.mark.parametrize(
    ("brand", "sort"), [("second", "own_brands"), ("badge", "relabels"), ("unheard-of", "relabels")]
)
@pytest.mark.parametrize(
    ("meant", "outcome"), [("yes", "covered"), ("open", "conditional"), ("no", "none-found")]
)
def test_a_known_badge_is_meant_as_the_clause_says(brand: str, sort: str, meant: str, outcome: str) -> None:
    item = msgspec.structs.replace(MADE, brand=brand, brand_grade="strong")

    assert reach(item, None, **{sort: meant}) == outcome


def test_a_relabel_whose_badge_nobody_read_is_a_relabel() -> None:
    assert reach(msgspec.structs.replace(MADE, relabel=True), relabels="open") == "conditional"


def test_a_badge_that_is_only_a_hint_takes_nothing_out() -> None:
    item = msgspec.structs.replace(MADE, brand="badge", brand_grade="lead")

    assert reach(item, relabels="no") == "suspected"


@pytest.mark.parametrize(("brand", "sort"), [("badge", "relabels"), ("second", "own-brands")])
@pytest.mark.parametrize(("grade", "outcome"), [("strong", "none-found"), ("probable", "suspected")])
def test_an_answer_that_takes_a_badge_out_needs_the_badge(
    brand: str, sort: str, grade: Grade, outcome: str
) -> None:
    item = msgspec.structs.replace(MADE, brand=brand, brand_grade=grade)
    no = Answers([Answer(f"m/c/{sort}", yes=False, by="Counsel", why="Read so.")])

    assert reach(item, no, own_brands="open", relabels="open") == outcome


def test_whoever_else_may_have_made_it_makes_it_suspected() -> None:
    item = Item(maker="stranger", maker_grade="strong", brand="stranger", brand_grade="strong")

    assert reach(item) == "none-found"
    assert reach(msgspec.structs.replace(item, others=("acme",)), relabels="no") == "suspected"
    assert reach(msgspec.structs.replace(item, others=("unheard-of",))) == "none-found"
    assert [reason.says.en for reason in told(msgspec.structs.replace(item, others=("acme",))).reasons] == [
        "The maker is stranger (grade: strong).",
        "Other grounds speak of Acme; which of them made it is to be settled.",
        "It is a thing of Acme itself, which the clause names.",
    ]


@pytest.mark.parametrize(("maker", "outcome"), [("badge", "unknown"), ("house", "none-found")])
def test_a_badge_that_others_things_bear_is_no_maker(maker: str, outcome: str) -> None:
    assert reach(Item(maker=maker, maker_grade="established")) == outcome


@pytest.mark.parametrize(("maker", "sort"), [("daughter", "subsidiaries"), ("sister", "affiliates")])
@pytest.mark.parametrize(
    ("meant", "outcome"), [("yes", "covered"), ("open", "conditional"), ("no", "none-found")]
)
def test_firms_of_one_family_are_meant_as_the_clause_says(
    maker: str, sort: str, meant: str, outcome: str
) -> None:
    assert reach(Item(maker=maker, maker_grade="strong"), None, **{sort: meant}) == outcome


@pytest.mark.parametrize(
    ("meant", "outcome"),
    [
        ({"affiliates": "open"}, "conditional"),
        ({"affiliates": "yes"}, "none-found"),
        ({"affiliates": "no"}, "none-found"),
        ({"affiliates": "yes", "state_affiliates": "open"}, "conditional"),
        ({"affiliates": "open", "state_affiliates": "no"}, "none-found"),
        ({"state_affiliates": "yes"}, "covered"),
    ],
)
def test_one_owner_state_makes_no_affiliate_but_a_question_where_those_are_open(
    meant: dict[str, str], outcome: str
) -> None:
    assert reach(Item(maker="state-firm", maker_grade="established"), None, **meant) == outcome


def test_the_reason_names_the_state_body_and_the_question_is_one_of_its_own() -> None:
    part = told(Item(maker="state-firm", maker_grade="established"), None, affiliates="open")

    assert part.question is not None
    assert part.question.id == "m/c/state-affiliates"
    assert [reason.says.en for reason in part.reasons][1:5] == [
        "state owns state-firm.",
        "state owns parent.",
        "parent controls Acme.",
        "It comes from a firm of the same state body as Acme; that alone makes no affiliate.",
    ]


@pytest.mark.parametrize("maker", ["acme", "daughter", None])
def test_one_question_settles_a_badge_that_the_target_and_its_daughter_share(maker: str | None) -> None:
    grade: Grade = "established" if maker else "none"
    item = Item(maker=maker, maker_grade=grade, brand="daughters", brand_grade="strong")
    yes = Answers([Answer("m/c/subsidiaries", yes=True, by="Counsel", why="Read so.")])

    part = told(item, None, own_brands="open", subsidiaries="open")
    assert part.question is not None
    assert part.question.id == "m/c/subsidiaries"
    assert reach(item, yes, own_brands="open", subsidiaries="open") == "covered"
    assert reach(item, None, own_brands="open", subsidiaries="yes") == "covered"


def test_what_the_target_made_under_a_shared_badge_is_its_own_brand_where_that_is_meant() -> None:
    item = msgspec.structs.replace(MADE, brand="daughters", brand_grade="strong")

    assert reach(item, None, own_brands="yes", subsidiaries="no") == "covered"


def test_a_relabel_of_a_subsidiarys_make_must_be_meant_twice() -> None:
    item = Item(maker="daughter", maker_grade="strong", brand="badge", brand_grade="strong")

    assert reach(item, subsidiaries="yes", relabels="open") == "conditional"
    assert reach(item, subsidiaries="no", relabels="yes") == "none-found"


def test_a_tie_without_dates_carries_no_further_than_suspected() -> None:
    assert reach(Item(maker="perhaps", maker_grade="established"), subsidiaries="yes") == "suspected"


def test_the_targets_own_name_on_the_badge_is_enough() -> None:
    item = Item(brand="brand-acme", brand_grade="strong")

    assert reach(item) == "covered"
    assert reach(msgspec.structs.replace(item, brand_grade="lead")) == "suspected"


def test_another_firms_badge_alone_says_nothing_of_the_maker() -> None:
    assert reach(Item(brand="badge", brand_grade="strong")) == "unknown"


@pytest.mark.parametrize("maker", [None, "*", "nobody-known"])
def test_without_a_known_maker_it_is_unknown(maker: str | None) -> None:
    assert reach(Item(maker=maker, maker_grade="established")) == "unknown"


def test_another_maker_takes_it_out_only_where_that_is_more_than_a_hint() -> None:
    items = [Item(maker="stranger", maker_grade=grade) for grade in GRADES]

    assert [reach(item) for item in items] == ["none-found", "none-found", "none-found", "unknown", "unknown"]


PARTS = Graph(
    [*GRAPH.entities, entity("chips"), entity("user"), entity("once")],
    [
        *GRAPH.links,
        link("owns", "acme", "chips", share=100.0, span=RoughSpan(Partial.parse("2019"))),
        link("component-in", "chips", "user", span=RoughSpan(Partial.parse("2020"))),
        link("component-in", "chips", "once", span=RoughSpan(Partial.parse("2018"), Partial.parse("2020"))),
    ],
)


@pytest.mark.parametrize(
    ("meant", "outcome"), [("yes", "covered"), ("open", "conditional"), ("no", "none-found")]
)
def test_parts_of_a_subsidiary_bring_in_the_things_of_others_as_the_clause_says(
    meant: str, outcome: str
) -> None:
    item = Item(maker="user", maker_grade="established")

    assert told(item, None, PARTS, components=meant).outcome == outcome


@pytest.mark.parametrize(
    ("maker", "grade"), [("once", "established"), ("stranger", "established"), ("user", "lead")]
)
def test_parts_that_are_no_longer_there_or_a_maker_only_guessed_bring_nothing_in(
    maker: str, grade: Grade
) -> None:
    item = Item(maker=maker, maker_grade=grade)

    assert told(item, None, PARTS, components="open").outcome in ("none-found", "unknown")


def test_whoever_made_it_is_meant_where_the_clause_says_so() -> None:
    assert [reach(item, whoever=True) for item in (Item(), MADE)] == ["covered", "covered"]
