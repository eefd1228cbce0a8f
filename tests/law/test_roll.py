"""Whom a list names on a day: judged as if the clause named them, as known on another day."""

from datetime import date, timedelta
from typing import Any

import pytest
from msgspec.structs import replace
from tests.law.conftest import RECORDED, TEXT, measure_of

from debar.entities.graph import Graph
from debar.entities.model import Entity, EntityKind, Link, Names
from debar.estate.parties import Party
from debar.kit.times import Partial, RoughSpan
from debar.kit.words import Both
from debar.law.judge import judge
from debar.law.measure import Clause, Condition, Conduct, Exemption, Running, Targets
from debar.law.parts import Member
from debar.law.registry import Registry
from debar.law.roll import bare, current
from debar.law.verdict import Item, Judgement

LATER = Partial.parse("2026-03-05")
ON, OFF = date(2026, 1, 10), date(2026, 2, 10)
WE = Party("CA", "federal-department")


def entity(id: str, kind: EntityKind = "company") -> Entity:
    return Entity(id=id, kind=kind, names=Names(short=id.title()), recorded=RECORDED)


def link(kind: Any, head: str, tail: str) -> Link:
    span = RoughSpan(Partial.parse("2010"))
    return Link(kind=kind, head=head, tail=tail, recorded=RECORDED, span=span, share=100.0, confidence="high")


GRAPH = Graph(
    [entity("acme"), entity("daughter"), entity("other"), entity("badge", "brand"), entity("own", "brand")],
    [link("owns", "acme", "daughter"), link("brand-of", "acme", "own"), link("makes-for", "acme", "badge")],
)
MEMBER = Member(entity="acme", since=ON, until=OFF, recorded=RECORDED, cites=("Gazette",))
RUN = Running(since=date(2020, 1, 1), cites=(), recorded=RECORDED)
CLAUSE = Clause(
    id="use",
    conduct="use",
    force="binding",
    says=TEXT,
    targets=Targets(lists=("listing",)),
    runs=(RUN,),
    binds_kinds=("federal-department",),
)
LISTING = measure_of("listing", "CA", title=Both("Listing", "Liste"), instrument="list", members=(MEMBER,))


def judged(
    item: Item,
    on: date = ON,
    *members: Member,
    clause: Clause = CLAUSE,
    known: date | None = None,
    conduct: Conduct = "use",
) -> Judgement:
    listing = replace(LISTING, members=members or (MEMBER,))
    ban = replace(LISTING, id="ban", clauses=(clause,), members=())
    law = Registry([listing, ban])
    return judge(item, WE, conduct, on, law=law, graph=GRAPH, known=known, all=True)


def made_by(maker: str, **more: Any) -> Item:
    return Item(maker=maker, maker_grade="established", **more)


def test_who_stands_there_is_meant_from_the_day_on_it_to_the_day_off_it() -> None:
    days = [ON - timedelta(days=1), ON, OFF - timedelta(days=1), OFF]

    assert [judged(made_by("acme"), day).outcome for day in days] == [
        "none-found",
        "covered",
        "covered",
        "none-found",
    ]


def test_the_reason_names_the_list_and_cites_the_entry() -> None:
    (verdict,) = judged(made_by("acme")).verdicts

    assert (
        Both(
            'Since 2026-01-10, Acme stands on the list of "Listing".',
            "Depuis le 2026-01-10, Acme figure sur la liste de la mesure «\u00a0Liste\u00a0».",
        ),
        ("Gazette",),
    ) in [(reason.says, reason.cites) for reason in verdict.reasons]


@pytest.mark.parametrize(
    ("item", "outcome"),
    [
        (made_by("other"), "none-found"),
        (made_by("nobody"), "unknown"),
        (Item(), "unknown"),
        (made_by("daughter"), "none-found"),
        (made_by("acme", brand="badge", brand_grade="established"), "covered"),
        (Item(brand="own", brand_grade="established"), "covered"),
        (replace(made_by("acme"), maker_grade="lead"), "suspected"),
    ],
)
def test_the_rest_is_judged_as_if_the_clause_named_them(item: Item, outcome: str) -> None:
    assert judged(item).outcome == outcome


def test_where_nobody_is_tied_the_list_is_told_and_not_all_its_names() -> None:
    (verdict,) = judged(made_by("other")).verdicts

    assert verdict.reasons[-1].says == Both(
        'No tie of Other to those whom the list of "Listing" names is known.',
        "Entre Other et ceux que nomme la liste de la mesure «\u00a0Liste\u00a0», aucun rattachement"
        " n'est connu.",
    )


def test_an_entry_that_is_weakly_sourced_only_makes_suspect() -> None:
    weak = replace(MEMBER, confidence="low")

    assert judged(made_by("acme"), ON, weak).outcome == "suspected"


@pytest.mark.parametrize(
    ("model", "outcome"),
    [
        ("B-200", "covered"),
        ("b 200", "covered"),
        ("B-201", "none-found"),
        (None, "suspected"),
        ("-", "suspected"),
    ],
)
def test_an_entry_of_models_means_only_those(model: str | None, outcome: str) -> None:
    models = replace(MEMBER, models=("B200", "C-1"))

    assert judged(made_by("acme", model=model), ON, models).outcome == outcome


def test_an_entry_of_models_says_nothing_of_who_receives_a_thing() -> None:
    export = replace(CLAUSE, conduct="export-to")
    sent = Item(recipient="acme", recipient_grade="established", model="B200")

    assert judged(sent, clause=export, conduct="export-to").outcome == "covered"
    models = replace(MEMBER, models=("B200",))
    assert judged(sent, ON, models, clause=export, conduct="export-to").outcome == "none-found"


def test_the_list_is_that_known_on_a_day() -> None:
    longer = replace(MEMBER, until=None, recorded=LATER)

    outcomes = [judged(made_by("acme"), OFF, MEMBER, longer, known=k.last).outcome for k in (RECORDED, LATER)]
    assert outcomes == ["none-found", "covered"]


def test_an_entry_is_withdrawn_by_one_that_ends_when_it_begins() -> None:
    withdrawn = replace(MEMBER, until=ON, recorded=LATER)

    assert current([withdrawn, MEMBER], RECORDED.last) == (MEMBER,)
    assert current([withdrawn, MEMBER]) == ()


@pytest.mark.parametrize("text", ["B-200/A", "b 200 a", "B‑200a", "Ｂ200Ａ"])
def test_a_model_is_compared_however_it_is_written(text: str) -> None:
    assert bare(text) == "B200A"


@pytest.mark.parametrize(
    ("item", "outcome"),
    [
        (made_by("acme"), "none-found"),
        (made_by("other"), "covered"),
        (made_by("daughter"), "covered"),
        (Item(), "conditional"),
        (Item(brand="own", brand_grade="strong"), "none-found"),
        (replace(made_by("acme"), maker_grade="probable"), "conditional"),
    ],
)
def test_a_list_of_those_left_out_takes_their_things_out(item: Item, outcome: str) -> None:
    left = Exemption("left", TEXT, decides=True, test="listed", values=("listing",))
    clause = replace(CLAUSE, targets=Targets(whoever=True), exceptions=(left,))

    assert judged(item, clause=clause).outcome == outcome


def test_a_condition_may_ask_for_those_on_a_list() -> None:
    clause = replace(
        CLAUSE,
        targets=Targets(whoever=True),
        conditions=(Condition("c", TEXT, test="listed", value="listing"),),
    )

    outcomes = [judged(made_by(maker), clause=clause).outcome for maker in ("acme", "other")]
    assert outcomes == ["covered", "none-found"]


@pytest.mark.parametrize(
    ("model", "confidence", "outcome"),
    [
        ("B200", "high", "none-found"),
        ("B201", "high", "covered"),
        (None, "high", "conditional"),
        ("B200", "low", "conditional"),
    ],
)
def test_a_list_of_models_left_out_takes_only_those_out(model: str, confidence: Any, outcome: str) -> None:
    member = replace(MEMBER, models=("B200",), confidence=confidence)
    left = Exemption("left", TEXT, decides=True, test="listed", values=("listing",))
    clause = replace(CLAUSE, targets=Targets(whoever=True), exceptions=(left,))

    assert judged(made_by("acme", model=model), ON, member, clause=clause).outcome == outcome


def test_a_law_as_known_on_a_day_has_only_the_entries_of_then() -> None:
    longer = replace(MEMBER, until=None, recorded=LATER)
    law = Registry([replace(LISTING, members=(MEMBER, longer))])

    assert [measure.members for measure in law.known(RECORDED.last)] == [(MEMBER,)]
    assert [measure.members for measure in law.known(LATER.last)] == [(MEMBER, longer)]
    assert law.recorded == LATER.last
