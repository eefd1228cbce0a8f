"""SADP: the XML answer with all that it tells, several in one datagram, and the frame on Ethernet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.identify.evidence import Field
from debar.identify.protocols import parse, things
from debar.kit.errors import Problem


def answer(**elements: str) -> bytes:
    inside = "\r\n".join(f"<{name}>{text}</{name}>" for name, text in elements.items())
    return f'<?xml version="1.0" encoding="UTF-8"?>\r\n<ProbeMatch>{inside}</ProbeMatch>\r\n'.encode()


def fields(protocol: str, raw: bytes) -> dict[str, str]:
    found = parse(protocol, raw)
    assert not isinstance(found, Problem)
    return {field.name: field.value for field in found}


def test_all_that_identifies_a_device_is_read() -> None:
    raw = answer(
        DeviceType="141945",
        DeviceDescription="DS-2CD2385G1-I",
        CommandPort="8000",
        HttpPort="80",
        SDKOverTLSPort="8443",
        IPv4Address="192.0.2.31",
        IPv4SubnetMask="255.255.255.0",
        IPv4Gateway="192.0.2.1",
        IPv6Address="2001:db8::31",
        DHCP="true",
        AnalogChannelNum="0",
        DigitalChannelNum="1",
        BootTime="1970-01-15 02:44:11",
        Encrypt="true",
        ResetAbility="false",
        DiskNumber="0",
        DetailOEMCode="1",
        SupportHCPlatform="true",
        HCPlatformEnable="flase",
        DeviceLock="flase",
        OEMInfo="A &amp; B",
    )

    assert fields("sadp", raw) == {
        "sadp.answered": "ProbeMatch",
        "sadp.model": "DS-2CD2385G1-I",
        "sadp.type": "141945",
        "sadp.oem": "A & B",
        "sadp.oem-detail": "1",
        "sadp.analog": "0",
        "sadp.channels": "1",
        "sadp.disks": "0",
        "sadp.boot": "1970-01-15 02:44:11",
        "sadp.mask": "255.255.255.0",
        "sadp.gateway": "192.0.2.1",
        "sadp.ipv6": "2001:db8::31",
        "sadp.dhcp": "true",
        "sadp.port": "8000",
        "sadp.http-port": "80",
        "sadp.tls-port": "8443",
        "sadp.encrypt": "true",
        "sadp.locked": "flase",
        "sadp.reset": "false",
        "sadp.cloud": "true",
        "sadp.hik-connect": "flase",
        "address": "192.0.2.31",
        "model": "DS-2CD2385G1-I",
    }


def test_neither_salt_nor_code_nor_password_is_read() -> None:
    raw = answer(
        MAC="0c-75-d2-00-00-07", Salt="hush", SafeCode="hush", VerificationCode="hush", Password="hush"
    )

    assert "hush" not in repr(parse("sadp", raw))


def test_a_device_that_announces_itself_says_hello() -> None:
    raw = answer(Types="hello", DeviceSN="X").replace(b"ProbeMatch", b"Hello")

    assert fields("sadp", raw) == {"sadp.answered": "Hello", "sadp.serial": "X", "serial": "X"}


def test_of_several_answers_in_one_datagram_each_is_a_device_of_its_own() -> None:
    one = answer(DeviceDescription="DS-A", IPv4Address="192.0.2.31")
    two = answer(DeviceDescription="DS-B", IPv4Address="192.0.2.32", MAC="0c-75-d2-00-00-07")
    cut = answer(DeviceDescription="DS-C")[:-15]

    found = things("sadp", b"<ProbeMatch></ProbeMatch>" + one + two + cut)

    assert not isinstance(found, Problem)
    assert [(thing.key, {f.name: f.value for f in thing.fields}["model"]) for thing in found] == [
        ("", "DS-A"),
        ("192.0.2.32", "DS-B"),
        ("1", "DS-C"),
    ]


def frame(kind: int, content: bytes, length: int | None = None) -> bytes:
    """An answer: head, counter, kind, sum; source, destination, mask; what it says."""
    size = 38 + len(content) if length is None else length
    head = bytes([0x21, 2, 1, size & 0xFF]) + bytes(4) + b"\x06\x04" + bytes([kind, 0]) + bytes(2)
    ends = (
        bytes.fromhex("0c75d2000007")
        + bytes([192, 0, 2, 31])
        + b"\xff" * 6
        + bytes(4)
        + bytes([255, 255, 255, 0])
    )
    return head + ends + content


TEXTS = (
    b"DS-2CD2032-I20150126CCCH502126167".ljust(48, b"\0") + bytes(16) + b"V5.2.5build 141201".ljust(96, b"\0")
)
INQUIRY = {
    "sadp-8033.answered": "inquiry",
    "sadp-8033.serial": "DS-2CD2032-I20150126CCCH502126167",
    "sadp-8033.firmware": "V5.2.5build 141201",
    "address": "192.0.2.31",
    "mac": "0C:75:D2:00:00:07",
    "serial": "DS-2CD2032-I20150126CCCH502126167",
    "firmware": "V5.2.5build 141201",
}


@pytest.mark.parametrize(
    "around",
    [b"", b"\xff" * 6 + bytes(6) + b"\x80\x33", b"\xff" * 6 + bytes(6) + b"\x81\x00\x00\x05\x80\x33"],
    ids=["bare", "ethernet", "vlan"],
)
def test_a_frame_on_ethernet_is_read_with_its_header_and_without(around: bytes) -> None:
    assert fields("sadp-8033", around + frame(4, TEXTS)) == INQUIRY


@pytest.mark.parametrize("length", [0, 20, 255])
def test_a_frame_whose_length_lies_is_read_as_far_as_it_goes(length: int) -> None:
    assert fields("sadp-8033", frame(4, TEXTS, length)) == INQUIRY


def test_a_question_and_half_a_frame_are_no_answers() -> None:
    assert isinstance(parse("sadp-8033", frame(3, TEXTS)), Problem)
    assert isinstance(parse("sadp-8033", frame(4, b"")[:37]), Problem)


@given(st.binary(max_size=300))
def test_any_content_of_a_frame_gives_fields(content: bytes) -> None:
    found = parse("sadp-8033", frame(4, content))

    assert isinstance(found, list)
    assert found[0] == Field("sadp-8033.answered", "inquiry")
