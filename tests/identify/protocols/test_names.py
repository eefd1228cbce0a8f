"""What devices call out on the network: multicast DNS, SSDP, and the descriptions of UPnP."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.identify.evidence import Field
from debar.identify.protocols import parse
from debar.kit.errors import Problem


def fields(protocol: str, raw: bytes) -> list[str]:
    answer = parse(protocol, raw)
    assert not isinstance(answer, Problem), answer
    return [f"{f.name}={f.value}" for f in answer]


def label(*names: str) -> bytes:
    return b"".join(bytes([len(name)]) + name.encode() for name in names)


def record(owner: bytes, kind: int, value: bytes) -> bytes:
    return owner + kind.to_bytes(2, "big") + b"\x80\x01" + bytes(4) + len(value).to_bytes(2, "big") + value


def message(*records: bytes) -> bytes:
    return b"\0\0\x84\0\0\0" + len(records).to_bytes(2, "big") + bytes(4) + b"".join(records)


INSTANCE = label("HIKVISION DS-2CD2032-I - 012345678", "_psia", "_tcp", "local") + b"\0"
HOST = label("gate", "local") + b"\0"
ANSWER = message(
    record(label("_psia", "_tcp", "local") + b"\0", 12, INSTANCE),
    record(INSTANCE, 33, b"\0\0\0\0\0\x50" + HOST),
    record(INSTANCE, 16, label("fw=5.5.0", "sn=DS1", "path=/")),
    record(HOST, 1, bytes([192, 0, 2, 7])),
    record(HOST, 1, bytes([169, 254, 1, 1])),
    record(HOST, 28, bytes.fromhex("20010db8000000000000000000000007")),
    record(HOST, 13, label("ARM", "LINUX")),
)


def test_a_service_tells_its_host_its_address_and_what_it_is() -> None:
    assert fields("mdns", ANSWER) == [
        "mdns.service=_psia._tcp",
        "mdns.name=HIKVISION DS-2CD2032-I - 012345678",
        "model=DS-2CD2032-I",
        "mdns.host=gate.local",
        "name=gate",
        "mdns.txt=fw=5.5.0",
        "firmware=5.5.0",
        "mdns.txt=sn=DS1",
        "serial=DS1",
        "mdns.txt=path=/",
        "address=192.0.2.7",
        "address=2001:db8::7",
        "mdns.hardware=ARM",
        "mdns.system=LINUX",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MAC=AV005301-FW10000.00-3D9B/1000-AV1225", ["mac=00:1A:07:00:53:01"]),
        ("macaddress=00005E005301", ["mac=00:00:5E:00:53:01"]),
        ("SN=4711", ["serial=4711"]),
        ("path=/", []),
    ],
)
def test_a_string_gives_the_facts_in_it(text: str, expected: list[str]) -> None:
    assert fields("mdns", text.encode()) == [f"mdns.txt={text}", *expected]


def test_the_address_behind_an_axis_name_is_its_own() -> None:
    name = label("AXIS M3046-V - 00005E005301", "_axis-video", "_tcp", "local") + b"\0"

    assert fields("mdns", message(record(name, 16, b"")))[2:] == ["model=M3046-V", "mac=00:00:5E:00:53:01"]


@given(st.integers(0, 330), st.binary(max_size=6))
def test_pointers_and_lengths_that_lie_end_soon(at: int, change: bytes) -> None:
    answer = parse("mdns", ANSWER[:at] + change + ANSWER[at + len(change) :])

    assert isinstance(answer, Problem) or all(isinstance(each, Field) for each in answer)


def test_pointers_in_a_ring_end() -> None:
    ring = message(*[record(b"\xc0\x0c", 12, b"\xc0\x0c")] * 100)

    assert parse("mdns", ring) == []


def test_a_notice_of_ssdp_says_where_its_description_lies() -> None:
    raw = (
        b"NOTIFY * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nNT: upnp:rootdevice\r\nNTS: ssdp:alive\r\n"
        b"LOCATION: http://192.0.2.7:49152/a.xml\r\nSERVER: Linux UPnP/1.0 Acme\r\nUSN: uuid:1\r\n\r\n"
    )

    assert fields("ssdp", raw) == [
        "ssdp.target=upnp:rootdevice",
        "ssdp.notice=ssdp:alive",
        "ssdp.location=/a.xml",
        "address=192.0.2.7",
        "ssdp.server=Linux UPnP/1.0 Acme",
        "ssdp.usn=uuid:1",
    ]
    assert fields("ssdp", b"LOCATION: http://[192\r\nST: a\r\n") == ["ssdp.target=a"]


def test_the_outermost_device_speaks_for_those_within_it() -> None:
    raw = (
        b"<root><specVersion><major>1</major></specVersion><device><friendlyName>Gate</friendlyName>"
        b"<manufacturer>Acme</manufacturer><UDN>uuid:1</UDN><deviceList><device>"
        b"<friendlyName>Inner</friendlyName><manufacturer>Other</manufacturer><serialNumber>7</serialNumber></device></deviceList></device></root>"
    )

    assert fields("upnp-desc", raw) == [
        "upnp.manufacturer=Acme",
        "upnp.name=Gate",
        "upnp.udn=uuid:1",
        "name=Gate",
    ]
