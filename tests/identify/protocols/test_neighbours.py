"""LLDP and CDP: frames, and what switches print of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.identify.evidence import Field
from debar.identify.protocols import parse, things
from debar.kit.errors import Problem

MAC = bytes.fromhex("00005e005301")
HOST = bytes([192, 0, 2, 7])


def fields(protocol: str, raw: bytes) -> list[str]:
    answer = parse(protocol, raw)
    assert not isinstance(answer, Problem), answer
    return [f"{f.name}={f.value}" for f in answer]


def tlv(kind: int, value: bytes) -> bytes:
    return (kind << 9 | len(value)).to_bytes(2, "big") + value


PDU = b"".join(
    [
        tlv(1, b"\4" + MAC),
        tlv(2, b"\5eth0"),
        tlv(3, b"\0\x78"),
        tlv(4, b"LAN"),
        tlv(5, b"gate"),
        tlv(6, b"AXIS P3245-LVE Network Camera\0"),
        tlv(7, b"\0\x84\0\x80"),
        tlv(8, b"\5\1" + HOST + b"\2\0\0\0\1\0"),
        tlv(127, b"\x00\x80\xc2\1\0\x14"),
        tlv(127, b"\x00\x12\xbb\x07" + b"10.12.1"),
        tlv(127, b"\x00\x12\xbb\x08" + b"ACCC8E000001"),
        tlv(127, b"\x00\x12\xbb\x09" + b"Axis"),
        tlv(127, b"\x00\x12\xbb\x0a" + b"P3245-LVE"),
        tlv(0, b""),
    ]
)
ETHERNET = b"\x01\x80\xc2\x00\x00\x0e" + MAC
SAID = [
    "lldp.chassis=00:00:5E:00:53:01",
    "lldp.port=eth0",
    "lldp.port-description=LAN",
    "lldp.name=gate",
    "lldp.description=AXIS P3245-LVE Network Camera",
    "lldp.capabilities=station",
    "lldp.address=192.0.2.7",
    "lldp.manufacturer=Axis",
    "lldp.model=P3245-LVE",
    "lldp.serial=ACCC8E000001",
    "lldp.software=10.12.1",
    "mac=00:00:5E:00:53:01",
    "name=gate",
    "address=192.0.2.7",
    "model=P3245-LVE",
    "serial=ACCC8E000001",
    "firmware=10.12.1",
    "vlan=20",
]


@pytest.mark.parametrize("head", [b"", ETHERNET + b"\x88\xcc", ETHERNET + b"\x81\x00\x00\x05\x88\xcc"])
def test_a_frame_of_lldp_tells_its_sender(head: bytes) -> None:
    assert fields("lldp", head + PDU) == SAID


def cdp(kind: int, value: bytes) -> bytes:
    return kind.to_bytes(2, "big") + (len(value) + 4).to_bytes(2, "big") + value


CDP = b"\2\xb4\0\0" + b"".join(
    [
        cdp(1, b"SEP00005E005301"),
        cdp(2, b"\0\0\0\1\1\1\xcc\0\4" + HOST),
        cdp(3, b"Port 1"),
        cdp(4, b"\0\0\0\x90"),
        cdp(5, b"sip88xx.12"),
        cdp(6, b"Cisco IP Phone 8851"),
        cdp(0x0A, b"\0\x14"),
    ]
)


@pytest.mark.parametrize("head", [b"", b"\x01\0\x0c\xcc\xcc\xcc" + MAC + b"\0\xff\xaa\xaa\x03\0\0\x0c\x20\0"])
def test_a_frame_of_cdp_tells_its_sender(head: bytes) -> None:
    assert fields("cdp", head + CDP) == [
        "cdp.device=SEP00005E005301",
        "cdp.address=192.0.2.7",
        "cdp.port=Port 1",
        "cdp.capabilities=host,phone",
        "cdp.version=sip88xx.12",
        "cdp.platform=Cisco IP Phone 8851",
        "name=SEP00005E005301",
        "mac=00:00:5E:00:53:01",
        "address=192.0.2.7",
        "model=IP Phone 8851",
        "vlan=20",
    ]


LLDP_TEXT = """------------------------------------------------
Local Intf: Gi1/0/7
Chassis id: 0000.5e00.5301
Port id: eth0
Port Description: LAN
System Name: gate

System Description:
AXIS P3245-LVE Network Camera
Technical Support: http://example.org

Time remaining: 95 seconds
System Capabilities: B,S
Enabled Capabilities: S
Management Addresses:
    IP: 192.0.2.7
Auto Negotiation - supported, enabled
MED Information:
    S/W revision: 10.12.1
    Serial number: ACCC8E000001
    Manufacturer: Axis
    Model: P3245-LVE
"""
CDP_TEXT = """-------------------------
Device ID: gate(FOC1234X0AB)
Entry address(es):
  IP address: 192.0.2.7
Platform: cisco WS-C2960-8TC-L,  Capabilities: Switch IGMP
Interface: GigabitEthernet1/0/9,  Port ID (outgoing port): GigabitEthernet0/1
Holdtime : 150 sec

Version :
Cisco IOS Software, C2960 Software
"""


def test_what_a_switch_prints_of_a_neighbour_tells_it_and_its_port() -> None:
    found = fields("lldp", LLDP_TEXT.encode())

    assert found == [
        "lldp.chassis=0000.5e00.5301",
        "lldp.port=eth0",
        "lldp.port-description=LAN",
        "lldp.name=gate",
        "lldp.description=AXIS P3245-LVE Network Camera Technical Support: http://example.org",
        "lldp.capabilities=S",
        *SAID[6:17],
        "switch-port=Gi1/0/7",
    ]


def test_what_a_switch_prints_of_cdp_is_read_too() -> None:
    assert fields("cdp", CDP_TEXT.encode()) == [
        "cdp.device=gate(FOC1234X0AB)",
        "cdp.address=192.0.2.7",
        "cdp.port=GigabitEthernet0/1",
        "cdp.capabilities=Switch IGMP",
        "cdp.version=Cisco IOS Software, C2960 Software",
        "cdp.platform=cisco WS-C2960-8TC-L",
        "name=gate",
        "serial=FOC1234X0AB",
        "address=192.0.2.7",
        "model=WS-C2960-8TC-L",
        "switch-port=GigabitEthernet1/0/9",
    ]


@pytest.mark.parametrize(("protocol", "text"), [("lldp", LLDP_TEXT), ("cdp", CDP_TEXT)])
def test_several_neighbours_are_told_apart(protocol: str, text: str) -> None:
    other = text.replace("/0/", "/2/").replace("gate", "hall")
    both = (text + other).encode()

    found = things(protocol, both)

    assert parse(protocol, both) == []
    assert not isinstance(found, Problem)
    names = [[f.value for f in each.fields if f.name == "name"] for each in found]
    ports = [each.key for each in found]
    assert names == [[], ["gate"], ["hall"]]
    assert ports == [
        "",
        *(["Gi1/0/7", "Gi1/2/7"] if protocol == "lldp" else ["GigabitEthernet1/0/9", "GigabitEthernet1/2/9"]),
    ]


def test_one_neighbour_is_listed_once() -> None:
    found = [things("lldp", PDU), things("lldp", LLDP_TEXT.encode()), things("cdp", CDP)]

    assert [len(each) for each in found if not isinstance(each, Problem)] == [1, 1, 1]


@pytest.mark.parametrize(
    ("protocol", "raw"), [("lldp", b"\x02\x07\x04"), ("cdp", CDP[:10]), ("lldp", b"a b c"), ("cdp", b"\1")]
)
def test_what_names_nobody_is_a_problem(protocol: str, raw: bytes) -> None:
    assert isinstance(parse(protocol, raw), Problem)


@given(st.integers(0, 260), st.binary(max_size=8))
def test_half_a_frame_is_fields_or_a_problem(cut: int, junk: bytes) -> None:
    for protocol, raw in (("lldp", PDU), ("cdp", CDP), ("lldp", LLDP_TEXT.encode())):
        answer = parse(protocol, raw[:cut] + junk + raw[cut + len(junk) :])
        assert isinstance(answer, Problem) or all(isinstance(each, Field) for each in answer)
