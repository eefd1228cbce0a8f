"""Who may not receive things: judged by the recipient, whoever made them."""

from datetime import date

import pytest

from debar.entities.graph import Graph
from debar.entities.model import Entity, Link, Names
from debar.estate.parties import Party
from debar.identify.evidence import Grade
from debar.kit.times import Partial, RoughSpan
from debar.kit.words import Both
from debar.law.judge import judge
from debar.law.measure import Clause, Measure, Running, Targets
from debar.law.registry import Registry
from debar.law.verdict import Item, Judgement

RECORDED = Partial.parse("2026-01-05")
DAY = date(2026, 2, 1)
ABROAD = Party("CA", "exporter")


def firm(id: str) -> Entity:
    return Entity(id=id, kind="company", names=Names(short=id.title()), recorded=RECORDED)


GRAPH = Graph(
    [firm("acme"), firm("daughter"), firm("stranger")],
    [
        Link(
            kind="controls",
            head="acme",
            tail="daughter",
            recorded=RECORDED,
            span=RoughSpan(Partial.parse("2020")),
            confidence="high",
        )
    ],
)


def law(targets: Targets, abroad: bool = True) -> Registry:
    clause = Clause(
        id="export",
        conduct="export-to",
        force="binding",
        says=Both("Do not send.", "Ne pas envoyer."),
        targets=targets,
        runs=(Running(since=date(2020, 1, 1), cites=(), recorded=RECORDED),),
        binds_kinds=("exporter",),
        binds_abroad=abroad,
    )
    measure = Measure(
        id="list",
        jurisdiction="US",
        issuer=Both("I", "I"),
        title=Both("T", "T"),
        instrument="list",
        legal_basis=Both("L", "L"),
        announced=RECORDED,
        recorded=RECORDED,
        clauses=(clause,),
        status=(),
        sources=(),
        confidence="high",
    )
    return Registry([measure])


LAW = law(Targets(named=("acme",)))


def sent(to: str | None, grade: Grade = "established", registry: Registry = LAW) -> Judgement:
    item = Item(maker="stranger", maker_grade="established", recipient=to, recipient_grade=grade)
    return judge(item, ABROAD, "export-to", DAY, law=registry, graph=GRAPH, all=True)


@pytest.mark.parametrize(
    ("to", "grade", "outcome"),
    [
        ("acme", "established", "covered"),
        ("acme", "probable", "suspected"),
        ("acme", "none", "unknown"),
        ("daughter", "established", "none-found"),
        ("stranger", "established", "none-found"),
        ("unheard-of", "established", "unknown"),
        (None, "none", "unknown"),
    ],
)
def test_the_recipient_decides(to: str | None, grade: Grade, outcome: str) -> None:
    assert sent(to, grade).outcome == outcome


@pytest.mark.parametrize(("meant", "outcome"), [("yes", "covered"), ("open", "conditional")])
def test_a_daughter_of_the_listed_firm_is_meant_as_the_clause_says(meant: str, outcome: str) -> None:
    daughters = law(Targets(named=("acme",), subsidiaries=meant))  # type: ignore[arg-type]  # parametrized

    assert sent("daughter", registry=daughters).outcome == outcome


def test_things_of_the_listed_maker_may_go_to_others() -> None:
    item = Item(maker="acme", maker_grade="established", recipient="stranger", recipient_grade="established")

    assert judge(item, ABROAD, "export-to", DAY, law=LAW, graph=GRAPH).outcome == "none-found"


def test_a_reason_names_the_recipient_and_not_the_maker() -> None:
    (verdict,) = sent("acme").verdicts

    assert [reason.says.en for reason in verdict.reasons][-2:] == [
        "It is to go to Acme (grade: established).",
        "That is Acme, which the clause names.",
    ]


def test_a_party_abroad_is_bound_only_where_the_clause_says_so() -> None:
    at_home = law(Targets(named=("acme",)), abroad=False)

    assert sent("acme", registry=at_home).outcome == "none-found"
