"""Dahua's discovery: all fields, several answers in one buffer, and headers that lie."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.identify.protocols import parse, things
from debar.kit.errors import Problem


def frame(payload: bytes, length: int | None = None) -> bytes:
    size = (len(payload) if length is None else length).to_bytes(4, "little")
    return b"\x20\0\0\0DHIP" + bytes(8) + size + bytes(4) + size + bytes(4) + payload


def notice(**info: object) -> bytes:
    told = {"mac": "3c:ef:8c:00:53:01", "method": "client.notifyDevInfo", "params": {"deviceInfo": info}}
    return json.dumps(told).encode() + b"\n"


def fields(protocol: str, raw: bytes) -> dict[str, str]:
    found = parse(protocol, raw)
    assert not isinstance(found, Problem)
    return {field.name: field.value for field in found}


def test_channels_ports_and_both_addresses_are_read() -> None:
    raw = notice(
        DeviceClass="NVR",
        DeviceType="DHI-NVR4216",
        IPv6Address={"DefaultGateway": None, "IPAddress": "/0", "LinkLocalAddress": "fe80::1/64"},
        IPv4Address={"DefaultGateway": "192.0.2.1", "DhcpEnable": False, "IPAddress": "192.0.2.41"},
        HttpPort=80,
        Port=37777,
        VideoInputChannels=0,
        RemoteVideoInputChannels=16,
        VideoOutputChannels=2,
        Init=2714,
        UnLoginFuncMask=1,
        AbroadInfo="N",
        DeviceID="X1",
        Find="BC",
    )

    assert fields("dhip", frame(raw)) == {
        "dhip.answered": "client.notifyDevInfo",
        "dhip.model": "DHI-NVR4216",
        "dhip.class": "NVR",
        "dhip.port": "37777",
        "dhip.http-port": "80",
        "dhip.channels": "0",
        "dhip.outputs": "2",
        "dhip.remote-channels": "16",
        "dhip.init": "2714",
        "dhip.abroad": "N",
        "dhip.unlogin": "1",
        "dhip.device-id": "X1",
        "dhip.find": "BC",
        "dhip.gateway": "192.0.2.1",
        "dhip.dhcp": "false",
        "dhip.link-local": "fe80::1/64",
        "address": "192.0.2.41",
        "mac": "3C:EF:8C:00:53:01",
        "model": "DHI-NVR4216",
    }


@pytest.mark.parametrize("length", [0, 3, 2**32 - 1])
def test_a_length_that_lies_changes_nothing(length: int) -> None:
    raw = notice(DeviceType="IPC-HFW2431S")

    assert fields("dhip", frame(raw, length)) == fields("dhip", frame(raw))


def test_the_address_of_broken_json_is_not_that_of_the_sixth_version() -> None:
    raw = (
        b'{ "method" : "client.notifyDevInfo", "IPv6Address" : { "IPAddress" : "2001:db8::1" }, '
        b'"IPv4Address" : { "IPAddress" : "192.0.2.41" }, "Version" : "1.0, "DeviceType" : "IPC-X" }'
    )

    assert fields("dhip", frame(raw))["address"] == "192.0.2.41"


@pytest.mark.parametrize("between", [frame, lambda raw: raw], ids=["frames", "lines"])
def test_of_several_answers_in_one_buffer_each_is_a_device_of_its_own(between: object) -> None:
    assert callable(between)
    one = notice(DeviceType="IPC-A", IPv4Address={"IPAddress": "192.0.2.41"})
    two = notice(DeviceType="IPC-B", IPv4Address={"IPAddress": "192.0.2.42"})
    question = b'{ "method" : "DHDiscover.search", "params" : { "mac" : "", "uni" : 1 } }'

    found = things("dhip", between(question) + between(one) + between(two))

    assert not isinstance(found, Problem)
    models = [(thing.key, [f.value for f in thing.fields if f.name == "model"]) for thing in found]
    assert models == [("", ["IPC-A"]), ("192.0.2.42", ["IPC-B"])]


def test_the_realm_of_a_login_is_read_and_its_random_number_is_not() -> None:
    raw = b'{"id":1,"params":{"random":"17","realm":"Login to 4K049EBPAG1D7E7"},"result":false}'

    assert fields("dhip", raw) == {"dhip.realm": "Login to 4K049EBPAG1D7E7"}


def old(second: bytes, third: bytes, length: int | None = None) -> bytes:
    """An answer of the older search: a first section of 120 bytes, which tells how long the others are."""
    size = len(second) if length is None else length
    first = bytes([0xB3, 0, size & 0xFF, 0]) + bytes(16) + len(third).to_bytes(2, "little")
    where = bytes([192, 0, 2, 42, 255, 255, 255, 0, 192, 0, 2, 1])
    return (first.ljust(0x28, b"\0") + b"NVR".ljust(16, b"\0") + where).ljust(120, b"\0") + second + third


LINES = b"Name:Gate\r\nDevice:NVR4104\r\nIPv6Addr:2001:db8::1/64;gateway:fe80::\r\n\r\nSerialNo:1A2B\r\n\r\n"


def test_the_older_search_is_read_by_its_sections() -> None:
    assert fields("dahua-5050", old(b"3c:ef:8c:00:53:02NVR4104-P", LINES)) == {
        "dahua-5050.answered": "B3",
        "dahua-5050.type": "NVR",
        "dahua-5050.model": "NVR4104-P",
        "dahua-5050.device": "NVR4104",
        "dahua-5050.name": "Gate",
        "dahua-5050.serial": "1A2B",
        "dahua-5050.mask": "255.255.255.0",
        "dahua-5050.gateway": "192.0.2.1",
        "dahua-5050.ipv6": "2001:db8::1/64",
        "address": "192.0.2.42",
        "mac": "3C:EF:8C:00:53:02",
        "serial": "1A2B",
        "model": "NVR4104",
        "name": "Gate",
    }


@pytest.mark.parametrize("length", [0, 20, 255])
def test_a_section_whose_length_lies_names_no_model(length: int) -> None:
    found = fields("dahua-5050", old(b"3c:ef:8c:00:53:02NVR4104-P", LINES, length))

    assert "dahua-5050.model" not in found
    assert (found["mac"], found["dahua-5050.serial"]) == ("3C:EF:8C:00:53:02", "1A2B")


@given(
    st.lists(
        st.sampled_from([b"\x20\0\0\0DHIP", bytes(24), b'{"a":1}', b'{"a":', b"}", b"\n"])
        | st.binary(max_size=9)
    )
)
def test_any_pieces_give_things_or_a_problem(pieces: list[bytes]) -> None:
    assert isinstance(things("dhip", b"".join(pieces)), list | Problem)
