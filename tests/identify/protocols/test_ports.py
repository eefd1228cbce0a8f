"""Makers' own ports: Hikvision's SDK, Xiongmai's, Reolink's."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.identify.protocols import parse
from debar.kit.errors import Problem


def fields(protocol: str, raw: bytes) -> list[tuple[str, str]]:
    found = parse(protocol, raw)
    assert not isinstance(found, Problem)
    return [(field.name, field.value) for field in found]


def test_the_sdk_refuses_in_sixteen_bytes() -> None:
    raw = bytes.fromhex("000000100000001e0000001e00000000")

    assert fields("hikvision-8000", raw) == [
        ("hikvision-8000.head", "000000100000001e0000001e00000000"),
        ("hikvision-8000.length", "16"),
    ]


@pytest.mark.parametrize("raw", [b"\0\0\0\x10", b"\0\0\0\x08" + bytes(12), b"HTTP/1.1 400 Bad Request\r\n"])
def test_what_the_sdk_would_not_say_is_refused(raw: bytes) -> None:
    assert isinstance(parse("hikvision-8000", raw), Problem)


def xiongmai(number: int, document: object, length: int | None = None) -> bytes:
    content = json.dumps(document).encode() + b"\n\0"
    size = len(content) if length is None else length
    return b"\xff\x01" + bytes(12) + number.to_bytes(2, "little") + size.to_bytes(4, "little") + content


LOGIN = {"AdminToken": "hush", "ChannelNum": 1, "DeviceType ": "IPC", "Ret": 100, "SessionID": "0x0000001d"}
SYSTEM = {
    "Name": "SystemInfo",
    "Ret": 100,
    "SystemInfo": {
        "DeviceModel": "RA50X20",
        "HardWare": "XM530_RA50X20_8M",
        "SerialNo": "e976aa836ddfa704",
        "SoftWareVersion": "V5.00.R02.00030665.10010.243506.0000000",
    },
}


def test_messages_of_xiongmai_follow_each_other() -> None:
    raw = xiongmai(1001, LOGIN) + xiongmai(1021, SYSTEM)

    assert fields("xiongmai-34567", raw) == [
        ("xiongmai-34567.answered", "1001"),
        ("xiongmai-34567.answered", "1021"),
        ("xiongmai-34567.ret", "100"),
        ("xiongmai-34567.model", "RA50X20"),
        ("xiongmai-34567.hardware", "XM530_RA50X20_8M"),
        ("xiongmai-34567.firmware", "V5.00.R02.00030665.10010.243506.0000000"),
        ("xiongmai-34567.serial", "e976aa836ddfa704"),
        ("xiongmai-34567.type", "IPC"),
        ("xiongmai-34567.channels", "1"),
        ("serial", "e976aa836ddfa704"),
        ("model", "RA50X20"),
        ("firmware", "V5.00.R02.00030665.10010.243506.0000000"),
    ]
    assert "hush" not in repr(parse("xiongmai-34567", raw))


def test_its_search_gives_an_address_with_the_last_part_first() -> None:
    common = {"HostIP": "0x070200C0", "HostName": "Gate", "MAC": "00:12:16:00:53:01", "SN": "a1"}
    found = dict(fields("xiongmai-34567", xiongmai(1531, {"NetWork.NetCommon": common})))

    assert (found["address"], found["name"], found["mac"]) == ("192.0.2.7", "Gate", "00:12:16:00:53:01")


@pytest.mark.parametrize("length", [0, 2**32 - 1])
def test_a_length_that_lies_ends_the_reading(length: int) -> None:
    assert fields("xiongmai-34567", xiongmai(1001, LOGIN, length))[0] == ("xiongmai-34567.answered", "1001")


def reolink(number: int, content: bytes) -> bytes:
    size = len(content).to_bytes(4, "little")
    return (
        b"\xf0\xde\xbc\x0a"
        + number.to_bytes(4, "little")
        + size
        + bytes(4)
        + b"\xc8\0\0\0"
        + bytes(4)
        + content
    )


VERSION = (
    b"<?xml version='1.0'?><body><VersionInfo version='1.1'><name>Yard</name><type>RLN16-410</type>"
    b"<serialNumber>00000000000000</serialNumber><firmwareVersion>v3.6.5.562_26062949</firmwareVersion>"
    b"</VersionInfo><Secret><secretCode>hush</secretCode></Secret></body>"
)


def test_reolink_tells_its_model_where_nothing_is_encrypted() -> None:
    assert fields("baichuan", reolink(80, VERSION)) == [
        ("baichuan.answered", "80"),
        ("baichuan.class", "0000"),
        ("baichuan.model", "RLN16-410"),
        ("baichuan.name", "Yard"),
        ("baichuan.serial", "00000000000000"),
        ("baichuan.firmware", "v3.6.5.562_26062949"),
        ("model", "RLN16-410"),
        ("serial", "00000000000000"),
        ("firmware", "v3.6.5.562_26062949"),
        ("name", "Yard"),
    ]


def test_reolink_encrypted_or_cut_short_still_answered() -> None:
    assert fields("baichuan", reolink(1, bytes(range(128, 200)))) == [
        ("baichuan.answered", "1"),
        ("baichuan.class", "0000"),
    ]
    assert ("baichuan.model", "RLN16-410") in fields("baichuan", reolink(80, VERSION[:110]))
    assert isinstance(parse("baichuan", b"\xf0\xde\xbc\x0a"), Problem)


@pytest.mark.parametrize(
    ("protocol", "head"),
    [
        ("xiongmai-34567", xiongmai(1001, LOGIN)[:20]),
        ("baichuan", reolink(1, b"")),
        ("hikvision-8000", b"\0\0\0\x10"),
    ],
)
@given(content=st.binary(max_size=300))
def test_any_content_gives_fields_or_a_problem(protocol: str, head: bytes, content: bytes) -> None:
    assert isinstance(parse(protocol, head + content), list | Problem)
