"""Numbers of radio approvals, however a label writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.identify.evidence import Field
from debar.identify.protocols import parse
from debar.kit.errors import Problem


def fields(protocol: str, text: str) -> list[tuple[str, str]]:
    answer = parse(protocol, text.encode())
    assert not isinstance(answer, Problem), answer
    return [(f.name, f.value) for f in answer]


@pytest.mark.parametrize(
    ("text", "grantee", "product", "whole"),
    [
        ("2ADTD-5604SD", "2ADTD", "5604SD", "2ADTD-5604SD"),
        ("FCC ID: 2ADTD-5604SD", "2ADTD", "5604SD", "2ADTD-5604SD"),
        ("fcc id 2adtd - 5604sd", "2ADTD", "5604SD", "2ADTD-5604SD"),
        ("FCC ID:SWX-UVCG4", "SWX", "UVCG4", "SWX-UVCG4"),
        ("YAMGTW-RFID", "YAM", "GTW-RFID", "YAMGTW-RFID"),
        ("Model X1\nFCC ID: SS3\u2011MT2WD2007\nMade in China", "SS3", "MT2WD2007", "SS3-MT2WD2007"),
    ],
)
def test_an_fcc_id_is_grantee_and_product(text: str, grantee: str, product: str, whole: str) -> None:
    assert fields("fcc-id", text) == [
        ("fcc.grantee", grantee),
        ("fcc.product", product),
        ("fcc-id", whole),
    ]


@pytest.mark.parametrize(
    ("text", "company", "product"),
    [
        ("IC: 1234A-ABC123", "1234A", "ABC123"),
        ("IC ID 24055 - C210", "24055", "C210"),
        ("20199-5604SD", "20199", "5604SD"),
    ],
)
def test_an_ised_number_is_company_and_product(text: str, company: str, product: str) -> None:
    assert fields("ic-id", text) == [
        ("ic.company", company),
        ("ic.product", product),
        ("ic-id", f"{company}-{product}"),
    ]


def test_a_radio_that_is_built_in_says_nothing_of_the_thing() -> None:
    assert fields("fcc-id", "Contains FCC ID: 2AC7Z-ESP32") == [("fcc.module", "2AC7Z-ESP32")]
    assert fields("fcc-id", "Contains transmitter module FCC ID: XMR-ABC") == [("fcc.module", "XMR-ABC")]
    assert fields("ic-id", "Contient IC: 21098-ESP32") == [("ic.module", "21098-ESP32")]


@pytest.mark.parametrize(
    "text", ["", "FCC", "no number", "1ADTD-5604SD", "12-", "FCC ID: ??", "\u00e9\u00e8"]
)
def test_what_is_no_number_is_a_problem(text: str) -> None:
    answer = parse("fcc-id", text.encode() or b" ")

    assert answer == Problem("", None, "fcc-id: no FCC ID. Write it as 2ADTD-5604SD.")


@given(st.text(max_size=60))
def test_any_text_is_fields_or_a_problem(text: str) -> None:
    for protocol in ("fcc-id", "ic-id"):
        answer = parse(protocol, text.encode())
        assert isinstance(answer, Problem) or all(isinstance(each, Field) for each in answer)
