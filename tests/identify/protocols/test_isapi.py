"""ISAPI: the whole of a device's information, and documents that only look like it."""

from __future__ import annotations

import pytest

from debar.identify import Identifier
from debar.identify.evidence import Record
from debar.identify.protocols import parse
from debar.kit.errors import Problem


def fields(raw: bytes) -> dict[str, str]:
    found = parse("isapi", raw)
    assert not isinstance(found, Problem)
    return {field.name: field.value for field in found}


def test_versions_numbers_and_kinds_are_read_and_codes_are_not() -> None:
    raw = (
        b'<DeviceInfo xmlns="http://www.std-cgi.com/ver20/XMLSchema"><deviceID>48363230-3531</deviceID>'
        b"<deviceDescription>IPCamera</deviceDescription><model>ACR4-40</model><subSerialNumber>G1</subSerialNumber>"
        b"<subDeviceType>accessControlTerminal</subDeviceType><encoderVersion>V7.3</encoderVersion>"
        b"<bootVersion>V1.3.4</bootVersion><hardwareVersion>0x0</hardwareVersion><marketType>1</marketType>"
        b"<verificationCode>hush</verificationCode></DeviceInfo>"
    )

    assert fields(raw) == {
        "isapi.root": "DeviceInfo",
        "isapi.namespace": "http://www.std-cgi.com/ver20/XMLSchema",
        "isapi.model": "ACR4-40",
        "isapi.sub-serial": "G1",
        "isapi.description": "IPCamera",
        "isapi.sub-type": "accessControlTerminal",
        "isapi.device-id": "48363230-3531",
        "isapi.market": "1",
        "isapi.encoder": "V7.3",
        "isapi.boot": "V1.3.4",
        "isapi.hardware": "0x0",
        "model": "ACR4-40",
    }


@pytest.mark.parametrize(
    "raw",
    [
        b"<DeviceInfo><deviceName>AJ</deviceName><OemCode>1</OemCode></DeviceInfo>",
        b'<DeviceInfo xmlns="urn:psialliance-org"><manufacturer>B</manufacturer></DeviceInfo>',
        b'<DeviceInfo xmlns="http://www.psialliance.org/ver20/XMLSchema"><model>C1</model></DeviceInfo>',
        b"<body><DeviceInfo><firmVersion>0</firmVersion><typeInfo>IPC</typeInfo></DeviceInfo></body>",
    ],
    ids=["anyka", "psia", "psia by address", "reolink"],
)
def test_documents_of_others_that_look_alike_are_nobodys(raw: bytes) -> None:
    identity = next(Identifier.load().of_records([Record("x", "isapi", raw)]))

    assert identity.maker is None or identity.maker.id != "hikvision"
