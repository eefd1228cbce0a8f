"""Whom a clause binds: by name, by kind and place, by a clause of a contract."""

import msgspec
import pytest

from debar.entities.graph import Graph
from debar.estate.parties import Party, PartyKind
from debar.kit.times import Partial
from debar.kit.words import Both
from debar.law.bound import bound
from debar.law.matter import Matter
from debar.law.measure import Clause, Measure, Targets

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
