"""Firms that a clause means for how much of them those whom it means hold."""

from datetime import date
from typing import Any

import pytest
from tests.law.conftest import RECORDED, TEXT, measure_of

from debar.entities.graph import Graph
from debar.entities.model import Entity, Link, Names, Source
from debar.estate.parties import Party
from debar.kit.times import Partial, RoughSpan
from debar.kit.words import Both
from debar.law import questions
from debar.law.judge import judge
from debar.law.measure import Clause, Conduct, Measure, Running, Targets
from debar.law.registry import Registry
from debar.law.verdict import Answer, Item, Judgement

DAY = date(2026, 2, 1)
REGISTER = Source(title="Register", publisher="Registrar", seen=True)


def firm(id: str, country: str = "DE") -> Entity:
    kind: Any = "brand" if id == "badge" else "company"
    return Entity(id=id, kind=kind, names=Names(short=id.title()), recorded=RECORDED, country=country)


def link(kind: Any, head: str, tail: str, share: float | None = None) -> Link:
    span = RoughSpan(Partial.parse("2020"))
    return Link(kind, head, tail, RECORDED, span, share=share, confidence="high", sources=(REGISTER,))


GRAPH = Graph(
    [
        *map(firm, ("joint", "third", "minor", "unsure", "run", "stranger", "badge")),
        *(firm(each, "CN") for each in ("one", "two", "native")),
    ],
    [
        link("owns", "one", "joint", 30.0),
        link("owns", "two", "joint", 20.0),
        link("owns", "joint", "third", 60.0),
        link("owns", "one", "minor", 30.0),
        link("owns", "one", "unsure"),
        link("controls", "one", "run"),
        link("brand-of", "joint", "badge"),
        link("owns", "native", "stranger", 25.0),
    ],
)


def judged(
    item: Item,
    conduct: Conduct = "use",
    answers: tuple[Answer, ...] = (),
    *,
    named: tuple[str, ...] = ("one", "two"),
    share: float = 50.0,
    **meant: Any,
) -> Judgement:
    return judge(
        item,
        Party("CA", "federal-department"),
        conduct,
        DAY,
        law=Registry([measure(Targets(named=named, share=share, **meant), conduct)]),
        graph=GRAPH,
        answers=answers,
        all=True,
    )


def measure(targets: Targets, conduct: Conduct = "use") -> Measure:
    clause = Clause(
        id="use",
        conduct=conduct,
        force="binding",
        says=TEXT,
        targets=targets,
        runs=(Running(since=date(2020, 1, 1), cites=(), recorded=RECORDED),),
        binds_kinds=("federal-department",),
    )
    return measure_of("ban", "CA", clause)


def made_by(id: str) -> Item:
    return Item(maker=id, maker_grade="established")


@pytest.mark.parametrize(
    ("maker", "outcome"),
    [
        ("one", "covered"),
        ("joint", "covered"),
        ("third", "covered"),
        ("minor", "none-found"),
        ("unsure", "conditional"),
        ("run", "conditional"),
        ("stranger", "none-found"),
    ],
)
def test_a_firm_is_meant_where_those_named_hold_so_much_of_it(maker: str, outcome: str) -> None:
    assert judged(made_by(maker)).outcome == outcome


def test_a_holding_is_meant_by_its_size_alone_and_control_as_the_clause_says() -> None:
    assert judged(made_by("joint"), subsidiaries="yes", share=60).outcome == "none-found"
    assert judged(made_by("third"), subsidiaries="yes", named=("joint",), share=70).outcome == "none-found"
    assert judged(made_by("third"), named=("joint",)).outcome == "covered"


def test_where_each_owner_counts_alone_shares_are_not_added_up() -> None:
    assert judged(made_by("joint"), share_of_one=True).outcome == "none-found"
    assert judged(made_by("joint"), share_of_one=True, share=30).outcome == "covered"


def test_below_one_half_shares_are_multiplied_along_the_way() -> None:
    outcomes = [judged(made_by("third"), share=share).outcome for share in (30, 31)]

    assert outcomes == ["covered", "none-found"]


def test_owners_of_a_country_hold_together_too() -> None:
    outcomes = [judged(made_by("stranger"), named=(), subject=("CN",), share=n).outcome for n in (20, 30)]

    assert outcomes == ["covered", "none-found"]


def test_the_badge_of_a_firm_that_is_meant_is_meant_too() -> None:
    assert judged(Item(brand="badge", brand_grade="established")).outcome == "covered"


def test_who_receives_a_thing_is_judged_alike() -> None:
    outcomes = [
        judged(Item(recipient=to, recipient_grade="established"), "export-to").outcome
        for to in ("joint", "minor", "unsure")
    ]

    assert outcomes == ["covered", "none-found", "conditional"]


def test_the_reasons_say_who_holds_how_much_and_by_which_sources() -> None:
    (verdict,) = judged(made_by("joint")).verdicts
    (short,) = judged(made_by("minor")).verdicts

    assert (
        Both(
            "One, Two together hold 50 percent of Joint; the clause means firms of which that is"
            " at least 50 percent.",
            "Ensemble, One, Two détiennent 50\u00a0% de Joint; la disposition vise les entreprises pour"
            " lesquelles cette part atteint 50\u00a0%.",
        ),
        ("Register",),
    ) in [(reason.says, reason.cites) for reason in verdict.reasons]
    assert short.reasons[-1].says.en.startswith("One holds 30 percent of Minor; the clause means")


@pytest.mark.parametrize(("yes", "outcome"), [(True, "covered"), (False, "none-found")])
def test_what_is_not_known_of_a_share_is_asked_firm_by_firm(yes: bool, outcome: str) -> None:
    (verdict,) = judged(made_by("unsure")).verdicts

    assert verdict.question is not None
    assert verdict.question.asks.en == (
        "Does One hold at least 50 percent of Unsure? What is known: between 0 and 100 percent."
    )
    answer = Answer("ban/use/share-unsure", yes, by="Counsel", why="Asked them.")
    assert (verdict.question.id, judged(made_by("unsure"), "use", (answer,)).outcome) == (
        answer.question,
        outcome,
    )
    assert judged(made_by("run"), "use", (answer,)).outcome == "conditional"


def test_such_a_question_is_one_that_the_measure_puts() -> None:
    with_share, without = measure(Targets(("one",), share=50)), measure(Targets(("one",)))

    asked = [questions.puts(each, "ban/use/share-unsure") for each in (with_share, without)]
    assert asked == [True, False]
