"""Contracts: clauses however they are written, who is bound, and tables that people hold."""

from __future__ import annotations

import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.estate.bodies import Body, Site
from debar.estate.contract_table import read
from debar.estate.contracts import Contract, Officer, Order, Subcontract, Term
from debar.estate.register import Estate
from debar.kit.errors import BadData, Problem
from debar.kit.times import Partial, RoughSpan
from debar.kit.words import Both

TABLE = """\
Contract No.;Customer;Agency;Clauses;Task order;Contracting office;Subcontractor;Flow-down clauses;Awarded
X-0001;base;Department of War;"52.204-25, NOV 2021, 252.204-7018 (JAN 2023)";1;ACC;wires;52.204-25;2025-01-02
X-0001;;;;2;;wires;252.204-7018;
X-0002;an office;;52.240-91 (DEVIATION NOV 2025);;;;;3 May 2025
;nobody;;;;;;;
"""


@pytest.mark.parametrize(
    ("text", "version", "deviation"),
    [
        ("52.204-25 (NOV 2021)", "2021-11", False),
        ("FAR 52.204-25, NOV 2021", "2021-11", False),
        ("52.204-25(b)(1) (Aug. 2020)", "2020-08", False),
        ("FAR52.204-25 2021-11", "2021-11", False),
        ("52.204\u201325 (11/2021)", "2021-11", False),
        ("52.240-91 (DEVIATION NOV 2025)", "2025-11", True),
        ("52.204-25 (Deviation 2026-O0038) Feb 2026", "2026-02", True),
        ("52.204-25", None, False),
        ("52.204-25 (31/12/2021)", None, False),
        ("52.204-25 (NOV 0000)", None, False),
    ],
)
def test_the_version_of_a_clause_is_read_however_it_is_written(
    text: str, version: str | None, deviation: bool
) -> None:
    expected = Partial.parse(version) if version else None
    assert Term.of(text) == Term(text, expected, deviation)


@pytest.mark.parametrize(
    ("text", "since"),
    [("52.204-23 (DEC 2023)", True), ("52.204-23 (NOV 2021)", False), ("52.204-23", None)],
)
def test_whether_a_version_is_of_a_month_or_later_is_unknown_without_a_version(
    text: str, since: bool | None
) -> None:
    assert Term.of(text).since(Partial(2023, 12)) is since


@given(st.text(max_size=60))
def test_any_text_can_stand_for_a_clause(text: str) -> None:
    assert Term.of(text).text == text


def test_a_contract_gives_the_clause_that_bears_a_number_and_not_its_neighbour() -> None:
    contract = Contract("k", "b", "K-1", "x", clauses=("252.204-25", "52.204-250", "FAR 52.204-25, NOV 2021"))

    assert contract.term(("52.204-25",)) == Term("FAR 52.204-25, NOV 2021", Partial(2021, 11))
    assert contract.term(("52.240-91",)) is None


def test_subcontracts_without_the_clause_are_named() -> None:
    carries = Subcontract("wires", clauses=("52.204-25 (NOV 2021)",))
    lacks = Subcontract("lamps", clauses=("52.204-21",))

    assert Contract("k", "b", "K-1", "x", passed_on=(carries, lacks)).withheld(("52.204-25",)) == (lacks,)


def test_contracts_bind_the_body_and_those_below_it_while_they_run() -> None:
    over = Contract("over", "top", "K-1", "x", span=RoughSpan(None, Partial(2025, 1, 1)))
    top = Contract("top", "top", "K-2", "x")
    own = Contract("own", "low", "K-3", "x", span=RoughSpan(Partial(2026, 1, 1)))
    other = Contract("other", "else", "K-4", "x")
    bodies = (Body("top", _both("Top")), Body("low", _both("Low"), parent="top"), Body("else", _both("Else")))
    estate = Estate(bodies=bodies, contracts=(over, top, own, other))

    assert estate.binding("low", date(2026, 5, 1)) == (top, own)
    assert estate.binding("low", date(2025, 12, 31)) == (top,)
    assert estate.binding("top", date(2024, 5, 1)) == (over, top)


def test_a_contract_is_found_by_id_or_by_number() -> None:
    one, two = Contract("k-1", "b", "A 1", "x"), Contract("k-2", "b", "A 2", "x")
    estate = Estate(bodies=(Body("b", _both("B")),), contracts=(one, two))

    assert (estate.contract("k-2"), estate.contract("A 1")) == (two, one)
    with pytest.raises(BadData, match=r"no contract 'k-3'\. Did you mean 'k-2'\?"):
        estate.contract("k-3")


def test_a_contract_number_that_stands_twice_names_no_contract() -> None:
    estate = Estate(contracts=(Contract("k-1", "b", "A 1", "x"), Contract("k-2", "b", "A 1", "x")))

    with pytest.raises(BadData, match="'A 1' stands there 2 times"):
        estate.contract("A 1")


def test_a_contract_at_a_site_that_is_none_is_refused() -> None:
    contract = Contract("k", "b", "K-1", "x", sites=("harbor",))
    site = Site("harbour", "b", _both("Harbour"))

    with pytest.raises(BadData, match=r"contract 'k': site 'harbor' does not exist\. Did you mean 'harbour'"):
        Estate(bodies=(Body("b", _both("B")),), sites=(site,), contracts=(contract,)).checked()


def test_rows_of_a_table_with_one_number_are_one_contract() -> None:
    found = list(read(io.BytesIO(TABLE.encode()), "contracts.csv", "lights"))

    assert found == [
        Problem(
            "contracts.csv",
            4,
            "awarded: '3 May 2025' is no date: write 2025, 2025-04 or 2025-04-30.",
            "Write it as 2025-04-03.",
        ),
        Problem("contracts.csv", 5, "no contract number here.", "Name its column contract number."),
        Contract(
            "x-0001",
            "lights",
            "X-0001",
            "base",
            clauses=("52.204-25, NOV 2021", "252.204-7018 (JAN 2023)"),
            agency="Department of War",
            defence=True,
            officer=Officer("ACC"),
            orders=(Order("1"), Order("2")),
            awarded=date(2025, 1, 2),
            passed_on=(Subcontract("wires", clauses=("52.204-25", "252.204-7018")),),
        ),
        Contract("x-0002", "lights", "X-0002", "an office", clauses=("52.240-91 (DEVIATION NOV 2025)",)),
    ]


def test_a_table_that_does_not_say_whose_contracts_they_are_needs_a_body() -> None:
    found = list(read(io.BytesIO("Numéro de contrat,Clauses\nX-1,52.204-25\n".encode()), "c.csv"))

    assert found == [Problem("c.csv", 2, "whose contract is this?", "Give --body, or a column body.")]


def test_a_subcontract_is_known_by_its_tier_or_its_upper_tier() -> None:
    table = "Contract,Tier,Prime contractor\nX-1,Sub,\nX-2,,a builder\nX-3,Prime,\n"
    found = [each for each in read(io.BytesIO(table.encode()), "c.csv", "b") if isinstance(each, Contract)]

    assert [(k.number, k.tier, k.upper) for k in found] == [
        ("X-1", "subcontract", None),
        ("X-2", "subcontract", "a builder"),
        ("X-3", "prime", None),
    ]


@pytest.mark.parametrize("agency", ["Department of National Defence", "a school"])
def test_only_the_us_department_of_defense_takes_reports_at_its_portal(agency: str) -> None:
    table = f"Contract,Agency\nX-1,{agency}\n"

    assert [k.defence for k in read(io.BytesIO(table.encode()), "c.csv", "b") if isinstance(k, Contract)] == [
        False
    ]


@given(st.binary(max_size=300))
def test_no_table_is_too_strange_to_be_read(data: bytes) -> None:
    assert all(isinstance(each, Contract | Problem) for each in read(io.BytesIO(data), "c.csv", "b"))


def _both(text: str) -> Both:
    return Both(text, text)
