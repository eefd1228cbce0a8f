"""What the answers of neighbours lead to: the innocent are named, the restricted are not missed."""

from __future__ import annotations

import pytest

from debar.identify import Identifier
from debar.identify.evidence import Identity, Record

IDENTIFIER = Identifier.load()
RESTRICTED = ("hikvision", "dahua", "huawei", "zte", "hytera", "nuctech", "hikrobot")


def of(protocol: str, raw: bytes) -> Identity:
    return next(IDENTIFIER.of_records([Record("x", protocol, raw)]))


def maker(identity: Identity) -> tuple[str, str] | None:
    return (identity.maker.id, identity.maker.grade) if identity.maker else None


def gige(manufacturer: bytes) -> bytes:
    return (b"\0\0\0\3\0\xf8" + bytes(0x4A) + manufacturer.ljust(32, b"\0")).ljust(0x100, b"\0")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"DH\1\x08192.0.2.7\0".ljust(300, b"\0"), ("vstarcam", "established")),
        (b"\x99\x39\xa4\x27" + bytes(28), ("bosch", "established")),
        (b"\x01\x4a\x5d\x8f\x1c\x09\x06IP8332", ("vivotek", "established")),
        (b"discovered;091;00:06:8E:00:53:01;a;192.0.2.7;1;EH400;2.3;x;", ("hid", "established")),
        (b"\2\6\0\x09\1\0\6\0\0\x5e\0\x53\1", ("ubiquiti", "established")),
        (gige(b"Daheng Imaging"), ("daheng", "strong")),
        (gige(b"Hikrobot"), ("hikrobot", "strong")),
        (gige(b"Dahua Technology"), ("dahua", "strong")),
        (gige(b"Acme"), None),
    ],
)
def test_a_frame_without_a_port_names_its_maker(raw: bytes, expected: tuple[str, str] | None) -> None:
    assert maker(of("vendor-udp", raw)) == expected


def test_head_and_meaning_of_one_frame_are_one_ground() -> None:
    identity = of("vendor-udp", b"\x99\x39\xa4\x27" + bytes(28))

    assert identity.maker is not None
    assert identity.maker.p < 0.98


def test_a_board_that_others_build_in_names_no_maker_surely() -> None:
    found = maker(of("lantronix-30718", b"\0\0\0\xf7" + bytes(20) + bytes.fromhex("00005e005301")))

    assert found == ("lantronix", "lead")


def test_a_radio_that_is_built_in_accuses_nobody() -> None:
    assert maker(of("fcc-id", b"Contains FCC ID: 2ADTD-5604SD")) is None
    assert maker(of("fcc-id", b"FCC ID: 2ADTD-5604SD")) == ("hikvision", "probable")


def test_a_neighbour_is_not_its_port_description() -> None:
    frame = b"\x02\x07\x04\0\0\x5e\0\x53\1\x04\x05\x05eth0\x08\x1cUplink to Hikvision recorder\0\0"

    assert maker(of("lldp", frame)) is None


@pytest.mark.parametrize("organisation", ["Shanghai Dahua Scale Factory", "Hikari Denki", "Example"])
def test_a_certificate_of_a_namesake_accuses_nobody(organisation: str) -> None:
    found = maker(of("tls", f"/C=CN/O={organisation}/CN=192.0.2.7".encode()))

    assert found is None or found[0] not in RESTRICTED


def test_the_line_form_of_openssl_names_whom_the_other_forms_name() -> None:
    line = of("tls", b"/C=CN/ST=ZheJiang/L=HangZhou/O=HIKVISION/OU=DVRNVR/CN=www.hikvision.com")
    other = of("tls", b"CN=www.hikvision.com,OU=DVRNVR,O=HIKVISION,L=HangZhou,ST=ZheJiang,C=CN")

    assert maker(line) == maker(other) == ("hikvision", "strong")
