"""What codes on labels say, and what of it is never kept."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.identify.label.plates import code

from debar.identify.evidence import Field
from debar.identify.label.codes import Said, codes, said


def fields(*pairs: tuple[str, str]) -> tuple[Field, ...]:
    return tuple(Field(name, value) for name, value in pairs)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "www.hik.example.org\rC12345678\rKQXWBA\rDS-2CD2043G2-I",
            Said(
                fields(
                    ("label.host", "www.hik.example.org"),
                    ("serial", "C12345678"),
                    ("model", "DS-2CD2043G2-I"),
                ),
                (),
                ("verification",),
            ),
        ),
        (
            "WWW\r\n123456789\r\nKQXWBA\r\n",
            Said(fields(("serial", "123456789")), (), ("verification",)),
        ),
        (
            "{SN:4K049EBPAG1D7E7,DT:IPC-HDW2431T,SC:L2KQXWBA,NC:124}",
            Said(fields(("serial", "4K049EBPAG1D7E7"), ("model", "IPC-HDW2431T")), (), ("verification",)),
        ),
        (
            '{"sn":"ABC12345","mac":"02:19:B6:0A:1B:2C","pwd":"KQXWBA"}',
            Said(fields(("serial", "ABC12345"), ("mac", "02:19:B6:0A:1B:2C")), (), ("verification",)),
        ),
        (
            "<QR><S>5</S><UID>95270001ABCDEF12</UID></QR>",
            Said(fields(("label.p2p-uid", "95270001ABCDEF12"))),
        ),
        (
            "(01)00012345678905(21)ABC123",
            Said(fields(("label.gtin", "00012345678905"), ("serial", "ABC123"))),
        ),
        ("https://user:KQXWBA@site.example.org/add?sn=1", Said(fields(("label.host", "site.example.org")))),
        ("WIFI:T:WPA;S:home;P:KQXWBA;;", Said(dropped=("wifi",))),
        ("MT:Y.K9042C00KQXWBA00", Said(dropped=("pairing",))),
        ("X-HM://0023ISYWYKQXWBA", Said(dropped=("pairing",))),
        ("QRC03010003eJyVKQXWBA", Said(dropped=("login",))),
        ("BEGIN:VCARD\nN:KQXWBA\nEND:VCARD", Said(dropped=("person",))),
        ("KQXWBA", Said(dropped=("verification",))),
        ("0219B60A1B2C", Said(bare=("0219B60A1B2C",))),
        ("", Said()),
    ],
)
def test_a_code_says_what_is_known_of_its_form(text: str, says: Said) -> None:
    assert said(text) == says
    assert b"KQXWBA" not in msgspec.json.encode(said(text))


def test_a_shops_code_is_a_product_and_nothing_else() -> None:
    assert said("4006381333931", product=True) == Said(fields(("label.gtin", "4006381333931")))


@pytest.mark.parametrize("format", ["QRCode", "DataMatrix", "Code128", "Code39", "PDF417"])
def test_codes_of_every_form_are_read(format: str) -> None:
    (found,) = codes(code("AB1234567", format, 3))

    assert found.bare == ("AB1234567",)


@given(st.text(max_size=400))
def test_any_text_of_a_code_is_bounded(text: str) -> None:
    found = said(text)

    assert all(len(field.value) <= 200 for field in found.fields)
    assert all(3 < len(value) <= 64 for value in found.bare)


@given(
    st.sampled_from(["SC", "pwd", "Password", "VerificationCode", "safety code", "key"]),
    st.text("ABCXYZ", min_size=9, max_size=12),
)
def test_no_form_of_naming_a_password_lets_it_through(name: str, secret: str) -> None:
    for text in (
        f"SN:AB123456;{name}:{secret}",
        f"{{{name}:{secret},SN:AB123456}}",
        f'{{"{name}": "{secret}"}}',
    ):
        assert secret.encode() not in msgspec.json.encode(said(text)), text
