"""What the makers' own protocols say of a device, of those that it lists, and of others that look alike."""

from __future__ import annotations

from functools import cache

import pytest

from debar.identify import Identifier
from debar.identify.evidence import Identity
from debar.identify.protocols import things
from debar.kit.errors import Problem


@cache
def identifier() -> Identifier:
    return Identifier.load()


def seen(protocol: str, raw: bytes) -> dict[str, Identity]:
    """What each device of an answer is, by the key under which it stands there."""
    found = things(protocol, raw)
    assert not isinstance(found, Problem)
    return {thing.key: identifier().of_fields(thing.key, list(thing.fields)) for thing in found}


def makers(protocol: str, raw: bytes) -> dict[str, str | None]:
    return {key: each.maker.id if each.maker else None for key, each in seen(protocol, raw).items()}


OLD_DAHUA = b"\xb4\0\0\x68\x10\0\0\0\x0b" + bytes(23) + b"DVR0404LE-AS".ljust(16, b"\0")
REALM = b"\xb0\x01\0\x68\x1f\0" + bytes(26) + b"Realm:Login to 0123456789ABCDEF\r\n"
SDK = bytes.fromhex("000000100000001e0000001e00000000")
SEARCH = b"\x21\x02\x01\x26" + bytes(4) + b"\x06\x04\x04" + bytes(27)
SYSTEM = b"processor=ST7108\r\nserialNumber=A\r\nupdateSerial=B\r\n"


@pytest.mark.parametrize(
    ("protocol", "raw", "maker"),
    [
        ("dvrip-37777", OLD_DAHUA, "dahua"),
        ("dvrip-37777", REALM, "dahua"),
        ("dahua-cgi", SYSTEM, "dahua"),
        ("hikvision-8000", SDK, "hikvision"),
        ("sadp-8033", SEARCH, "hikvision"),
    ],
)
def test_what_only_a_makers_firmware_answers_names_it(protocol: str, raw: bytes, maker: str) -> None:
    found = seen(protocol, raw)[""].maker

    assert found is not None
    assert (found.id, found.grade) == (maker, "established")


@pytest.mark.parametrize(
    ("protocol", "raw"),
    [
        ("dahua-cgi", b"Error\r\nBad Request!"),
        ("dahua-cgi", b"name=Gate\r\nversion=1.00\r\n"),
        ("dvrip-37777", b"\xb0\x01\0\x68\x17\0" + bytes(26) + b"Realm:Login to router\r\n"),
        ("sadp", b"<ProbeMatch><DeviceSN>UNKNOWN</DeviceSN><OEMCode>false</OEMCode></ProbeMatch>"),
        ("hikvision-8000", b"\0\0\0\x10" + bytes(12)),
    ],
    ids=["refusal", "two lines", "a word as realm", "imitation", "another port 8000"],
)
def test_what_others_could_answer_is_a_lead_at_most(protocol: str, raw: bytes) -> None:
    found = seen(protocol, raw)[""].maker

    assert found is None or found.grade == "lead"


def test_xiongmai_and_reolink_are_not_taken_for_dahua() -> None:
    login = b"\xff\x01" + bytes(12) + b"\xe9\x03\x0f\0\0\0" + b'{ "Ret" : 100 }'
    reolink = b"\xf0\xde\xbc\x0a\x01" + bytes(15)

    assert makers("xiongmai-34567", login) == {"": "xiongmai"}
    assert makers("baichuan", reolink) == {"": "reolink"}


def test_cameras_of_others_behind_a_recorder_keep_their_maker() -> None:
    cgi = (
        b"table.RemoteDevice.uuid:System_CONFIG_NETCAMERA_INFO_0.DeviceType=DS-2CD1143G0-I\r\n"
        b"table.RemoteDevice.uuid:System_CONFIG_NETCAMERA_INFO_1.DeviceType=IPC-HDW1025C\r\n"
    )
    isapi = (
        b'<InputProxyChannelList xmlns="http://www.hikvision.com/ver20/XMLSchema"><InputProxyChannel><id>1</id>'
        b"<sourceInputPortDescriptor><proxyProtocol>ONVIF</proxyProtocol><model>P3245-LVE</model>"
        b"</sourceInputPortDescriptor></InputProxyChannel></InputProxyChannelList>"
    )

    assert makers("dahua-cgi", cgi) == {"": "dahua", "0": "hikvision", "1": "dahua"}
    assert makers("isapi", isapi) == {"": "hikvision", "1": "axis"}
