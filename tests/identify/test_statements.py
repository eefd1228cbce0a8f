"""Box, firmware, name, and what a thing is sold under."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from debar.identify.evidence import Claim, Ground
from debar.identify.groups import group_of
from debar.identify.statements import Brands, brands, statement_of


def claim(value: str, field: str, weight: float = 2.2, ground: Ground = "badge") -> Claim:
    return Claim("brand", value, ground, weight, "quote", field, "print")


BOX = claim("amcrest", "serial", 2.6, "model")
CODE = claim("lorex", "firmware", 3.4, "lineage")
OWN_CODE = claim("dahua", "firmware", 3.4, "lineage")
OWN_NAME = claim("dahua", "onvif.manufacturer", 1.8)
TYPED = claim("honeywell", "brand-claimed", 2.6, "legal-name")
CUSTOMER = claim("*", "firmware", 2.2, "lineage")


def of(*claims: Claim) -> Brands:
    return brands(sorted(claims, key=lambda c: c.value), lambda brand: brand == "dahua", 0.6, group_of)


def ids(found: Brands) -> Sequence[str | None]:
    """Sold under, badge, hardware, firmware."""
    four = (found.brand, found.badge, found.hardware, found.firmware)
    return [each.id if each else None for each in four]


@pytest.mark.parametrize(
    ("field", "ground", "statement"),
    [
        ("serial", "model", "hardware"),
        ("mac", "mac", "hardware"),
        ("label.party", "badge", "hardware"),
        ("http.realm", "lineage", "hardware"),
        ("http.realm", "badge", "badge"),
        ("firmware", "lineage", "firmware"),
        ("sadp.oem-detail", "badge", "firmware"),
        ("p2p.host", "badge", "firmware"),
        ("tls.issuer", "lineage", "firmware"),
        ("tls.subject", "legal-name", "badge"),
        ("onvif.manufacturer", "badge", "badge"),
        ("brand-claimed", "legal-name", "badge"),
        ("model", "model", "badge"),
    ],
)
def test_what_a_claim_states_follows_from_where_it_was_read(
    field: str, ground: Ground, statement: str
) -> None:
    assert statement_of(claim("acme", field, ground=ground)) == statement


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        ([], [None, None, None, None]),
        ([BOX], ["amcrest", None, "amcrest", None]),
        ([BOX, OWN_CODE, OWN_NAME], ["amcrest", "dahua", "amcrest", "dahua"]),
        ([BOX, CODE], ["amcrest", None, "amcrest", "lorex"]),
        ([BOX, CODE, TYPED], ["amcrest", "honeywell", "amcrest", "lorex"]),
        ([OWN_NAME, CODE], ["lorex", "dahua", None, "lorex"]),
        ([OWN_CODE, TYPED], ["honeywell", "honeywell", None, "dahua"]),
        ([CODE, TYPED], ["lorex", "honeywell", None, "lorex"]),
        ([OWN_CODE, OWN_NAME], ["dahua", "dahua", None, "dahua"]),
    ],
)
def test_hardware_outweighs_and_a_makers_own_name_yields(claims: list[Claim], said: list[str | None]) -> None:
    assert ids(of(*claims)) == said


def test_a_hint_in_the_hardware_outweighs_nobody() -> None:
    assert ids(of(claim("alibi", "mac", 0.8, "hint"), TYPED))[0] == "honeywell"


def test_what_is_sold_under_one_statement_is_that_statement() -> None:
    found = of(BOX)

    assert found.brand == found.hardware
    assert found.chances == {"amcrest": found.brand.p if found.brand else None}


def test_a_customer_whom_nobody_knows_is_told_only_where_the_code_names_none() -> None:
    assert [of(*each).customer for each in ([CUSTOMER], [CUSTOMER, OWN_NAME], [CUSTOMER, CODE])] == [
        True,
        True,
        False,
    ]
    assert ids(of(CUSTOMER)) == [None, None, None, None]


def test_what_speaks_for_a_maker_does_not_weaken_what_his_name_says_of_him() -> None:
    claims = [OWN_NAME, TYPED]

    assert of(*claims).chances == brands(claims, lambda brand: False, 0.6, group_of).chances
