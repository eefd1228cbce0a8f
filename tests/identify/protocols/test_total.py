"""What holds for every parser: any bytes give fields or a Problem, bounded, without passwords."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.identify import protocols
from debar.identify.evidence import FACTS, Field
from debar.identify.protocols.answer import MAX_FIELDS, MAX_VALUE, without_secrets
from debar.kit.errors import Problem

PIECES = st.sampled_from(
    [
        b"HTTP/1.1 200 OK\r\n",
        b"WWW-Authenticate: Digest realm=",
        b"\r\n\r\n",
        b"<?xml version='1.0'?>",
        b"<ProbeMatch><MAC>",
        b"<DeviceInfo xmlns='http://www.isapi.org/ver20/XMLSchema'>",
        b"</",
        b"<a:b>",
        b" \x00\x00\x00DHIP" + b"\x00" * 24,
        b'{"params":{"deviceInfo":{"Vendor":"General"}}}',
        b"\xb3\x00\x18\x00",
        b"v=0\r\ns=",
        b"\x00\x00\x84\x00\x00\x00\x00\x02",
        b"\xc0\x0c",
        b"\xc2\xa0",
        b"1.3.6.1.2.1.1.1.0 = ",
        b"00-11-22-33-44-55",
        b"root.Brand.Brand=",
    ]
)
ANY = st.binary(max_size=400) | st.lists(PIECES | st.binary(max_size=20), max_size=12).map(b"".join)


@pytest.mark.parametrize("protocol", protocols.KNOWN)
@given(raw=ANY)
def test_any_bytes_give_fields_or_a_problem(protocol: str, raw: bytes) -> None:
    answer = protocols.parse(protocol, raw, "lab")

    if isinstance(answer, Problem):
        assert answer.source == "lab"
        assert answer.what
    else:
        assert all(isinstance(f, Field) and f.value == f.value.strip() != "" for f in answer)
        assert len(set(answer)) == len(answer) <= MAX_FIELDS


@pytest.mark.parametrize("protocol", protocols.KNOWN)
def test_much_is_cut(protocol: str) -> None:
    for piece in (
        b"<a>",
        b"<a b='c'>",
        b"A: b\r\n",
        b'{"a":',
        b"[" * 8,
        b"1.3.6.1.4.1.9=x\n",
        b"a=b\n",
        b"\xc0\x00",
    ):
        answer = protocols.parse(protocol, piece * (2_000_000 // len(piece)))
        assert isinstance(answer, Problem) or all(len(f.value) <= MAX_VALUE for f in answer)


@pytest.mark.parametrize("protocol", protocols.KNOWN)
def test_no_password_is_kept(protocol: str) -> None:
    told = (
        b"GET rtsp://admin:hunter2@192.0.2.7/x?user=admin&password=hunter2 HTTP/1.0\r\n"
        b"Server: x passwd=hunter2\r\nAuthorization: Basic hunter2\r\nLocation: /?pwd=hunter2\r\n\r\n"
        b'{"password" : "hunter2", "hostname": "pass=hunter2"}\n'
        b"<ProbeMatch><MAC>1</MAC><Password>hunter2</Password><DeviceSN>psk=hunter2</DeviceSN></ProbeMatch>"
    )

    answers = [
        protocols.parse(protocol, told[start:]) for start in (0, told.index(b"{"), told.index(b"<Probe"))
    ]

    assert "hunter2" not in repr(answers)


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("/live?user=a&passwd=b&x=1", "/live?user=a&passwd=***&x=1"),
        ("rtsp://admin:s3cret@192.0.2.7/1", "rtsp://admin:***@192.0.2.7/1"),
        ('{"token": "abc"}', '{"token": "***"}'),
        ("Password:", "Password:"),
        ("User Access Verification\r\n\r\nPassword: ", "User Access Verification\r\n\r\nPassword: "),
        ("keyboard=us", "keyboard=us"),
    ],
)
def test_secrets_are_struck_out_and_prompts_are_not(value: str, kept: str) -> None:
    assert without_secrets(value) == kept


def test_an_unknown_protocol_is_a_problem_that_names_the_known_ones() -> None:
    answer = protocols.parse("gopher", b"x", "lab")

    assert isinstance(answer, Problem)
    assert str(answer).startswith("lab: no protocol 'gopher'. Known: 360-vision-3600, advantech-5048, ")


def test_nothing_answered_is_nothing_seen() -> None:
    assert [protocols.parse(protocol, b"") for protocol in protocols.KNOWN] == [[] for _ in protocols.KNOWN]


def test_no_break_spaces_become_blanks() -> None:
    assert protocols.parse("tls", "O=Zhejiang\u00a0Dahua".encode()) == [
        Field("tls.subject", "O=Zhejiang Dahua")
    ]


@pytest.mark.parametrize(
    "protocol", ["sadp", "isapi", "isapi-child", "onvif-info", "onvif-soap", "upnp-desc"]
)
def test_xml_with_a_dtd_or_too_deep_is_refused(protocol: str) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><ProbeMatch><MAC>&a;</MAC></ProbeMatch>'
    deep = b"<a>" * 200 + b"</a>" * 200

    answers = [protocols.parse(protocol, raw) for raw in (bomb, deep)]

    assert [isinstance(answer, Problem) for answer in answers] == [True, True]


def test_json_nested_beyond_reason_is_survived() -> None:
    nested = b'{"a":' * 50_000

    assert isinstance(protocols.parse("dhip", nested), Problem)
    assert isinstance(protocols.parse("axis-basicinfo", nested), Problem)
    assert protocols.parse("dhcp", nested) == [Field("dhcp.vendor-class", nested.decode()[:MAX_VALUE])]


def test_plain_facts_have_the_names_that_importers_use() -> None:
    answer = protocols.parse("dhcp", json.dumps({"hostname": "gate", "oui": "a4:14:37"}).encode())

    assert isinstance(answer, list)
    assert [f for f in answer if "." not in f.name] == [Field("mac", "A4:14:37"), Field("name", "gate")]
    assert {f.name for f in answer if "." not in f.name} <= set(FACTS)
