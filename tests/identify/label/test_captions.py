"""What announces a value on a label, in three languages and on poor photos."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.identify.label.captions import captions, field_of, is_secret


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Model: X-1 S/N:1234567", ["model", "serial"]),
        ("MODEL NO. X-1", ["model"]),
        ("Modèle : X-1", ["model"]),
        ("N° de série : 55A", ["serial"]),
        ("Numéro de modèle: X", ["model"]),
        ("型号：X-1", ["model"]),
        ("产品序列号:1", ["serial"]),
        ("MFG: 2021/09MADE IN CHINA", ["label.made", "label.country"]),
        ("FCC ID: 2ADTD-1 IC: 1234A-1", ["fcc-id", "ic-id"]),
        ("Contains FCC ID: XMR-1 IC: 1234A-1", ["fcc.module", "ic.module"]),
        ("Contient FCC ID: XMR-1", ["fcc.module"]),
        ("CAN ICES-3(B)/NMB-3(B)", ["ignored"]),
        ("Verification Code: ABCDEF", ["hidden"]),
        ("Mot de passe : x", ["hidden"]),
        ("验证码:ABCDEF", ["hidden"]),
        ("Manufactured for Somebody", ["label.party"]),
        ("Manufactured by Somebody", ["maker-claimed"]),
        ("EC REP", ["label.party"]),
        ("LAN MAC 02", ["mac"]),
        ("Modet: X-1", ["model"]),
        ("ModetM3065-V", ["model"]),
        ("Seriat No: 4", ["serial"]),
        ("MACHINE", []),
        ("MODERN SERVICE", []),
        ("Network Camera", []),
        ("Pinhole", []),
    ],
)
def test_captions_are_found(text: str, fields: list[str]) -> None:
    assert [caption.field for caption in captions(text)] == fields


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("sn", "serial"),
        ("serialNumber", "serial"),
        ("mac_address", "mac"),
        ("PN", "label.part"),
        ("x", None),
        ("pwd", None),
    ],
)
def test_a_name_in_a_code_is_known(name: str, field: str | None) -> None:
    assert field_of(name) == field


@pytest.mark.parametrize(
    "name", ["password", "VerifyCode", "Wi-Fi Key", "safety code", "clé Wi-Fi", "验证码"]
)
def test_the_name_of_a_secret_is_known(name: str) -> None:
    assert is_secret(name)


@given(st.text(max_size=600))
def test_captions_of_any_text_stand_in_it_one_after_another(text: str) -> None:
    ends = [0, *(place for caption in captions(text) for place in (caption.start, caption.end))]

    assert ends == sorted(ends)
    assert ends[-1] <= len(text)
