"""What recorded facts make of conditions and exceptions; quotas; targets kept from the public."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace
from tests.law.conftest import RECORDED, TEXT, measure_of

from debar.entities.graph import Graph
from debar.entities.model import Entity, Names
from debar.estate.parties import Party
from debar.law.judge import judge
from debar.law.measure import Clause, Condition, Exemption, Quota, Running, Targets, Test
from debar.law.registry import Registry
from debar.law.verdict import Answer, Item, Judgement

DAY = date(2026, 2, 1)
WE = Party("CA", "federal-department")
GRAPH = Graph(
    [Entity("acme", "company", Names(short="Acme"), RECORDED), Entity("other", "company", Names(), RECORDED)],
    [],
)
CLAUSE = Clause(
    id="use",
    conduct="use",
    force="binding",
    says=TEXT,
    targets=Targets(("acme",)),
    runs=(Running(since=date(2020, 1, 1), cites=(), recorded=RECORDED),),
    binds_kinds=("federal-department",),
)
MEASURE = measure_of("ban", "CA", CLAUSE)
ITEM = Item(maker="acme", maker_grade="established", kind="camera")


def judged(item: Item, clause: Clause, *said: tuple[str, bool], party: Party = WE) -> Judgement:
    law = Registry([replace(MEASURE, clauses=(clause,))])
    answers = [Answer(f"ban/use/{name}", yes, by="Counsel", why="Read so.") for name, yes in said]
    return judge(item, party, "use", DAY, law=law, graph=GRAPH, answers=answers, all=True)


SETTLED: list[tuple[Test, tuple[str, ...], dict[str, Any], bool | None]] = [
    ("acquired-after", ("2025-06-01",), {"acquired": date(2025, 6, 2)}, True),
    ("acquired-after", ("2025-06-01",), {"acquired": date(2025, 6, 1)}, False),
    ("acquired-before", ("2025-06-01",), {"acquired": date(2025, 6, 1)}, False),
    ("authorised-after", ("2025-06-01",), {"authorised": date(2025, 6, 2)}, True),
    ("authorised-after", ("2025-06-01",), {"authorised": date(2025, 6, 1)}, False),
    ("authorised-before", ("2025-06-01",), {"authorised": date(2025, 5, 31)}, True),
    ("authorised-before", ("2025-06-01",), {"acquired": date(2025, 5, 31)}, None),
    ("made-in", ("CN", "RU"), {"made_in": "RU"}, True),
    ("made-in", ("CN",), {"made_in": "CN-44"}, True),
    ("made-in", ("CN",), {"made_in": "TW"}, False),
    ("made-in", ("CN",), {}, None),
    ("made-outside", ("US",), {"made_in": "CA"}, True),
    ("made-outside", ("US",), {"made_in": "US"}, False),
    ("no-certificate", ("er", "stqc"), {"certificates": ()}, True),
    ("no-certificate", ("er", "stqc"), {"certificates": ("ce", "er")}, False),
    ("no-certificate", ("er",), {}, None),
    ("local-content-under", ("50",), {"local_content": 49.9}, True),
    ("local-content-under", ("50",), {"local_content": 50.0}, False),
    ("local-content-under", ("50",), {}, None),
    ("trait", ("networked", "embedded"), {"traits": ("embedded",)}, True),
    ("trait", ("networked",), {"lacks": ("networked",)}, False),
    ("trait", ("networked", "embedded"), {"lacks": ("networked",)}, None),
    ("trait", ("networked",), {"traits": ("embedded",)}, None),
    ("site-class", ("sensitive",), {"site_classes": ("ministers",)}, True),
    ("site-class", ("sensitive",), {"site_classes": ("ordinary",)}, False),
    ("site-class", ("sensitive",), {}, None),
    ("contract-clause", ("52.204-25",), {}, None),
]


@pytest.mark.parametrize(("test", "values", "facts", "met"), SETTLED)
def test_a_condition_is_met_or_not_or_asked_about_as_the_facts_tell(
    test: Test, values: tuple[str, ...], facts: dict[str, Any], met: bool | None
) -> None:
    clause = replace(CLAUSE, conditions=(Condition("c", TEXT, test=test, values=values),))

    outcomes: dict[bool | None, str] = {True: "covered", False: "none-found", None: "conditional"}
    assert judged(replace(ITEM, **facts), clause).outcome == outcomes[met]


@pytest.mark.parametrize(("test", "values", "facts", "met"), SETTLED)
def test_an_exception_takes_out_what_the_facts_say_it_means(
    test: Test, values: tuple[str, ...], facts: dict[str, Any], met: bool | None
) -> None:
    left = Exemption("e", TEXT, decides=True, test=test, values=values)
    clause = replace(CLAUSE, exceptions=(left,))

    outcomes: dict[bool | None, str] = {True: "none-found", False: "covered", None: "conditional"}
    assert judged(replace(ITEM, **facts), clause).outcome == outcomes[met]


@pytest.mark.parametrize("terms", [{"terms": ("52.204-25 (NOV 2021)",)}, {"sub_terms": ("52.204-25",)}])
def test_a_clause_in_whatever_contract_of_the_party_meets_a_condition(terms: dict[str, Any]) -> None:
    clause = replace(CLAUSE, conditions=(Condition("c", TEXT, test="contract-clause", value="52.204-25"),))

    assert judged(ITEM, clause, party=Party("CA", "federal-department", **terms)).outcome == "covered"


def test_one_value_and_several_are_the_same() -> None:
    one = replace(CLAUSE, conditions=(Condition("c", TEXT, test="made-in", value="CN"),))
    both = replace(CLAUSE, conditions=(Condition("c", TEXT, test="made-in", value="CN", values=("RU",)),))

    assert [judged(replace(ITEM, made_in="RU"), each).outcome for each in (one, both)] == [
        "none-found",
        "covered",
    ]


def test_where_a_test_can_only_prove_it_a_person_is_asked_else() -> None:
    proving = Condition("c", TEXT, test="made-in", value="CN", proves="met")

    clause = replace(CLAUSE, conditions=(proving,))
    assert [judged(replace(ITEM, made_in=at), clause).outcome for at in ("CN", "US")] == [
        "covered",
        "conditional",
    ]


@pytest.mark.parametrize(("yes", "outcome"), [(True, "covered"), (False, "none-found")])
def test_what_a_person_says_goes_before_the_facts(yes: bool, outcome: str) -> None:
    clause = replace(CLAUSE, conditions=(Condition("c", TEXT, test="made-in", value="CN"),))

    assert judged(replace(ITEM, made_in="CN"), clause, ("c", yes)).outcome == outcome


@pytest.mark.parametrize(
    ("kind", "made_in", "outcome"),
    [
        ("camera", "CA", "none-found"),
        ("camera", "CN", "covered"),
        ("camera", None, "conditional"),
        ("recorder", "CA", "covered"),
        (None, "CA", "suspected"),
        (None, "CN", "covered"),
        (None, None, "conditional"),
    ],
)
def test_an_exception_of_kinds_and_facts_asks_for_both(
    kind: str | None, made_in: str | None, outcome: str
) -> None:
    left = Exemption("e", TEXT, ("camera",), decides=True, test="made-in", value="CA")

    clause = replace(CLAUSE, exceptions=(left,))
    assert judged(replace(ITEM, kind=kind, made_in=made_in), clause).outcome == outcome


@pytest.mark.parametrize(
    ("said", "outcome"),
    [((), "conditional"), ((("quota", True),), "covered"), ((("quota", False),), "none-found")],
)
def test_whether_a_share_lies_above_its_quota_is_asked(
    said: tuple[tuple[str, bool], ...], outcome: str
) -> None:
    clause = replace(CLAUSE, quota=Quota(35, TEXT))

    assert judged(ITEM, clause, *said).outcome == outcome


@pytest.mark.parametrize(
    ("maker", "said", "outcome"),
    [
        ("other", (), "unknown"),
        ("other", (("secret", True),), "covered"),
        ("other", (("secret", False),), "none-found"),
        ("acme", (), "covered"),
        (None, (("secret", False),), "unknown"),
        (None, (("secret", True),), "covered"),
    ],
)
def test_who_is_named_in_secret_is_asked_of_all_who_are_not_named_openly(
    maker: str | None, said: tuple[tuple[str, bool], ...], outcome: str
) -> None:
    clause = replace(CLAUSE, targets=Targets(("acme",), secret=TEXT))
    item = replace(ITEM, maker=maker, maker_grade="established" if maker else "none")

    assert judged(item, clause, *said).outcome == outcome


@pytest.mark.parametrize(("said", "outcome"), [((), "unknown"), ((("secret", False),), "none-found")])
def test_where_all_are_named_in_secret_an_answer_settles_it(
    said: tuple[tuple[str, bool], ...], outcome: str
) -> None:
    clause = replace(CLAUSE, targets=Targets(secret=TEXT))

    assert judged(Item(kind="camera"), clause, *said).outcome == outcome
