"""Whole requests of DHCP."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from debar.identify.evidence import Field
from debar.identify.protocols import parse
from debar.kit.errors import Problem

MAC = bytes.fromhex("00005e005301")


def option(number: int, value: bytes) -> bytes:
    return bytes([number, len(value)]) + value


def packet(*options: bytes, op: int = 1, name: bytes = b"") -> bytes:
    head = bytes([op, 1, 6, 0]) + bytes(24) + MAC + bytes(10) + name.ljust(64, b"\0") + bytes(128)
    return head + b"\x63\x82\x53\x63" + b"".join(options) + b"\xff"


REQUEST = packet(
    option(53, b"\3"),
    option(61, b"\1" + MAC),
    b"\0",
    option(50, bytes([192, 0, 2, 7])),
    option(12, b"gate"),
    option(60, b"AXIS,Network Camera,M3046-V,8.20.1"),
    option(55, bytes([1, 3, 6, 15, 3])),
    option(77, b"\3cam"),
    option(82, b"\1\7Gi1/0/7\2\6" + MAC),
)


def fields(raw: bytes) -> list[str]:
    answer = parse("dhcp", raw)
    assert not isinstance(answer, Problem), answer
    return [f"{f.name}={f.value}" for f in answer]


def test_a_request_tells_its_client() -> None:
    assert fields(REQUEST) == [
        "dhcp.message=request",
        "dhcp.hostname=gate",
        "dhcp.vendor-class=AXIS,Network Camera,M3046-V,8.20.1",
        "dhcp.parameters=1,3,6,15,3",
        "dhcp.options=53,61,50,12,60,55,77,82",
        "dhcp.client-id=0100005e005301",
        "dhcp.user-class=cam",
        "dhcp.circuit=Gi1/0/7",
        "dhcp.remote=00005e005301",
        "mac=00:00:5E:00:53:01",
        "name=gate",
        "address=192.0.2.7",
    ]


def test_the_full_name_and_the_enterprises_class_stand_in() -> None:
    raw = packet(option(81, b"\0\0\0gate.example.org"), option(124, b"\0\0\0\x09\5Cisco"))
    labels = packet(option(81, b"\4\0\0\4hall\7example\0"))

    assert {"dhcp.hostname=gate", "dhcp.vendor-class=Cisco"} <= set(fields(raw))
    assert "dhcp.hostname=hall" in fields(labels)


def test_options_may_go_on_in_the_field_of_the_servers_name() -> None:
    assert "dhcp.hostname=gate" in fields(packet(option(52, b"\2"), name=option(12, b"gate")))


def test_an_option_in_parts_is_joined() -> None:
    raw = packet(option(60, b"AXIS,Net"), option(60, b"work Camera,M3046-V,8"))

    assert "dhcp.vendor-class=AXIS,Network Camera,M3046-V,8" in fields(raw)


def test_a_servers_answer_is_a_problem() -> None:
    assert parse("dhcp", packet(option(53, b"\2"), op=2)) == Problem(
        "", None, "dhcp: a server's answer, which says nothing of a device"
    )


def test_the_keys_of_other_collectors_are_read() -> None:
    raw = json.dumps({"dhcp_fingerprint": "1,3,6", "dhcp_vendor": "udhcp 1.2", "computer_name": "gate"})

    assert fields(raw.encode()) == [
        "dhcp.hostname=gate",
        "dhcp.vendor-class=udhcp 1.2",
        "dhcp.parameters=1,3,6",
        "name=gate",
    ]


@given(st.integers(230, 400), st.binary(max_size=8))
def test_half_a_request_is_fields_or_a_problem(cut: int, junk: bytes) -> None:
    answer = parse("dhcp", REQUEST[:cut] + junk)

    assert isinstance(answer, Problem) or all(isinstance(each, Field) for each in answer)
