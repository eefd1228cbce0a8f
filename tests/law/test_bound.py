"""Whom a clause binds: by name, by kind and place, by a clause of a contract."""

import msgspec
import pytest

from debar.entities.graph import Graph
from debar.estate.parties import Party, PartyKind
from debar.kit.times import Partial
from debar.kit.words import Both
from debar.law import questions
from debar.law.bound import bound
from debar.law.matter import Matter
from debar.law.measure import Clause, Measure, Targets
from debar.law.part import Part

RECORDED = Partial.parse("2026-01-05")
CLAUSE = Clause(
    id="c",
    conduct="use",
    force="binding",
    says=Both("No.", "Non."),
    targets=Targets(named=("acme",)),
    runs=(),
    binds_kinds=("us-federal-contractor",),
    binds_terms=("52.204-25", "52.240-91"),
)
MEASURE = Measure(
    id="m",
    jurisdiction="US",
    issuer=Both("I", "I"),
    title=Both("T", "T"),
    instrument="statute",
    legal_basis=Both("L", "L"),
    announced=RECORDED,
    recorded=RECORDED,
    clauses=(CLAUSE,),
    status=(),
    sources=(),
    confidence="high",
)


def told(*terms: str, place: str = "CA") -> str:
    party = Party(place, "private-person", terms=terms)
    return bound(Matter(MEASURE, CLAUSE, party, RECORDED.first, Graph([], []))).outcome


@pytest.mark.parametrize(
    "term",
    [
        "52.204-25",
        "52.204-25 (NOV 2021)",
        "FAR 52.204-25",
        "52.240-91 (2025)",
        "52.204-25, NOV 2021",
        "52.204-25(NOV 2021)",
        "FAR 52.204-25(b)(1).",
    ],
)
def test_a_clause_of_a_contract_binds_whoever_signed_it_wherever_it_is(term: str) -> None:
    assert told("52.212-4", term) == "covered"


@pytest.mark.parametrize(
    "terms", [(), ("52.204-2",), ("52.204-250",), ("52.204-25-1",), ("252.204-25",), ("252.204-7018",)]
)
def test_other_clauses_or_none_bind_nobody(terms: tuple[str, ...]) -> None:
    assert told(*terms) == "none-found"


def test_the_reason_names_the_clause_of_the_contract_with_its_version() -> None:
    party = Party("CA", "private-person", terms=("52.204-25 (NOV 2021)",))
    part = bound(Matter(MEASURE, CLAUSE, party, RECORDED.first, Graph([], [])))

    assert [reason.says.en for reason in part.reasons] == [
        "A contract of this party carries the clause 52.204-25 (NOV 2021), which brings it."
    ]


@pytest.mark.parametrize(
    ("terms", "place", "outcome"),
    [
        (("52.204-24",), "CA", "unknown"),
        (("52.204-25", "52.204-24"), "CA", "covered"),
        ((), "CA", "none-found"),
        ((), "US", "none-found"),
    ],
)
def test_a_clause_that_may_carry_it_asks_of_those_who_signed_it_and_of_nobody_else(
    terms: tuple[str, ...], place: str, outcome: str
) -> None:
    asking = msgspec.structs.replace(
        CLAUSE, binds_unclear=Both("Really?", "Vraiment?"), unclear_terms=("52.204-24",)
    )
    party = Party(place, "private-person", terms=terms)

    assert bound(Matter(MEASURE, asking, party, RECORDED.first, Graph([], []))).outcome == outcome


@pytest.mark.parametrize(
    ("place", "kind", "outcome"),
    [
        ("CA-QC", "provincial-body", "covered"),
        ("CA", "provincial-body", "unknown"),
        ("CA-ON", "provincial-body", "none-found"),
        ("US", "provincial-body", "none-found"),
        ("CA", "municipality", "none-found"),
    ],
)
def test_of_a_body_of_some_province_it_is_not_known_whether_the_law_of_one_binds_it(
    place: str, kind: PartyKind, outcome: str
) -> None:
    provincial = msgspec.structs.replace(CLAUSE, binds_kinds=("provincial-body",), binds_terms=())
    measure = msgspec.structs.replace(MEASURE, jurisdiction="CA-QC", clauses=(provincial,))
    part = bound(Matter(measure, provincial, Party(place, kind), RECORDED.first, Graph([], [])))

    assert part.outcome == outcome


@pytest.mark.parametrize(
    ("place", "outcome"), [("US", "covered"), ("US-TX", "covered"), ("CA-ON", "covered")]
)
def test_a_body_of_a_country_is_one_of_it_wherever_it_sits(place: str, outcome: str) -> None:
    party = Party(place, "us-federal-contractor")

    assert bound(Matter(MEASURE, CLAUSE, party, RECORDED.first, Graph([], []))).outcome == outcome


def below(flows_down: bool | None, *terms: str, **more: object) -> Part:
    clause = msgspec.structs.replace(CLAUSE, flows_down=flows_down, depth="contract", **more)
    party = Party("CA", "private-person", sub_terms=terms)
    return bound(Matter(MEASURE, clause, party, RECORDED.first, Graph([], [])))


@pytest.mark.parametrize(
    ("flows_down", "outcome"), [(True, "covered"), (False, "none-found"), (None, "unknown")]
)
def test_a_subcontract_brings_only_what_is_passed_down(flows_down: bool | None, outcome: str) -> None:
    assert below(flows_down, "52.204-25 (NOV 2021)").outcome == outcome
    assert below(flows_down, "52.212-4").outcome == "none-found"


def test_that_a_part_is_not_passed_down_is_the_reason_told() -> None:
    part, down = below(False, "52.204-25"), below(True, "52.204-25")

    assert "is not passed down to subcontractors" in part.reasons[0].says.en
    assert [reason.says.en for reason in down.reasons] == [
        "A subcontract of this party carries the clause 52.204-25.",
        "It reaches what is done under that contract or award.",
    ]


def test_whether_it_is_passed_down_is_a_question_that_the_clause_puts() -> None:
    part = below(None, "52.204-25")

    clause = msgspec.structs.replace(CLAUSE, flows_down=None)
    assert part.question is not None
    assert part.question.id in [each.id for each in questions.of_clause(MEASURE, clause)]


@pytest.mark.parametrize(("flows_down", "outcome"), [(True, "unknown"), (False, "none-found")])
def test_a_subcontract_that_perhaps_carries_it_leaves_the_question(flows_down: bool, outcome: str) -> None:
    asks = Both("By reference?", "Par renvoi?")

    part = below(flows_down, "52.212-5", binds_unclear=asks, unclear_terms=("52.212-5",))
    assert part.outcome == outcome


def test_a_contract_of_its_own_goes_before_a_subcontract() -> None:
    clause = msgspec.structs.replace(CLAUSE, flows_down=False)
    party = Party("CA", "private-person", terms=("52.204-25",), sub_terms=("52.204-25",))

    assert bound(Matter(MEASURE, clause, party, RECORDED.first, Graph([], []))).outcome == "covered"
