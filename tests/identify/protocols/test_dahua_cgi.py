"""Dahua's CGI: what it says of itself, and the cameras behind a recorder."""

from __future__ import annotations

import pytest

from debar.identify.evidence import Field
from debar.identify.protocols import parse, things
from debar.identify.protocols.listed import Thing
from debar.kit.errors import Problem

INFO = b"deviceType=31\r\nprocessor=ST7108\r\nserialNumber=4F07335PAZEEA9B\r\nupdateSerial=NVR2X-4KS3\r\n"


def fields(raw: bytes) -> list[tuple[str, str]]:
    found = parse("dahua-cgi", raw)
    assert not isinstance(found, Problem)
    return [(field.name, field.value) for field in found]


@pytest.mark.parametrize("head", [b"", b"HTTP/1.1 200 OK\r\nCONTENT-TYPE: text/plain\r\n\r\n"])
def test_the_model_is_what_it_is_updated_with_where_its_type_is_a_number(head: bytes) -> None:
    assert fields(head + INFO) == [
        ("dahua-cgi.keys", "deviceType,processor,serialNumber,updateSerial"),
        ("dahua-cgi.type", "31"),
        ("dahua-cgi.update-serial", "NVR2X-4KS3"),
        ("dahua-cgi.serial", "4F07335PAZEEA9B"),
        ("dahua-cgi.processor", "ST7108"),
        ("model", "NVR2X-4KS3"),
        ("serial", "4F07335PAZEEA9B"),
    ]


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"vendor=Dahua\r\n", ("dahua-cgi.vendor", "Dahua")),
        (b"type=IPC-HDW5831R-ZE\r\n", ("model", "IPC-HDW5831R-ZE")),
        (b"sn=4K049EBPAG1D7E7\r\n", ("serial", "4K049EBPAG1D7E7")),
        (
            b"version=2.800.0000016.0.R,build:2020-06-05\r\n",
            ("firmware", "2.800.0000016.0.R,build:2020-06-05"),
        ),
        (b"name=Gate\r\n", ("name", "Gate")),
        (b"class=NVR\r\n", ("dahua-cgi.class", "NVR")),
        (b"Error\r\nBad Request!\r\n", ("dahua-cgi.error", "Bad Request!")),
        (b"Error\nNot Implemented!", ("dahua-cgi.error", "Not Implemented!")),
    ],
)
def test_each_question_has_its_answer(raw: bytes, said: tuple[str, str]) -> None:
    assert said in fields(raw)


@pytest.mark.parametrize(
    "raw", [b"Error", b"<html>=</html>", b"root.Brand.Brand=AXIS\n", b"Invalid Authority!"]
)
def test_other_answers_are_refused(raw: bytes) -> None:
    assert isinstance(parse("dahua-cgi", raw), Problem)


REMOTE = "\r\n".join(
    f"table.RemoteDevice.{line}"
    for line in (
        "uuid:System_CONFIG_NETCAMERA_INFO_0.Name=Gate",
        "uuid:System_CONFIG_NETCAMERA_INFO_0.Enable=true",
        "uuid:System_CONFIG_NETCAMERA_INFO_0.Address=192.0.2.13",
        "uuid:System_CONFIG_NETCAMERA_INFO_0.Mac=08:ed:ed:00:53:01",
        "uuid:System_CONFIG_NETCAMERA_INFO_0.UserName=hush",
        "uuid:System_CONFIG_NETCAMERA_INFO_0.Password=hush",
        "uuid:System_CONFIG_NETCAMERA_INFO_0.ProtocolType=Dahua2",
        "uuid:System_CONFIG_NETCAMERA_INFO_0.DeviceType=IPC-HDW1025C",
        "uuid:System_CONFIG_NETCAMERA_INFO_0.VideoInputs[0].Name=Yard",
        "uuid:System_CONFIG_NETCAMERA_INFO_1.Enable=false",
        "uuid:System_CONFIG_NETCAMERA_INFO_1.Address=192.168.0.0",
        "uuid:System_CONFIG_NETCAMERA_INFO_1.Mac=ff:ff:ff:ff:ff:ff",
        "uuid:System_CONFIG_NETCAMERA_INFO_2.Enable=true",
        "uuid:System_CONFIG_NETCAMERA_INFO_2.Address=192.0.2.14",
        "uuid:System_CONFIG_NETCAMERA_INFO_2.Vendor=Onvif",
        "uuid:System_CONFIG_NETCAMERA_INFO_2.SerialNo=DS-2CD1143G0-I20211208AAWRJ21084244",
    )
).encode()


def test_a_list_of_remote_devices_gives_each_that_is_there_and_no_password() -> None:
    assert things("dahua-cgi", REMOTE + b"\r\ntable.RemoteDevice[3].DeviceType=B451AJ") == [
        Thing("", (Field("dahua-cgi.table", "RemoteDevice"),)),
        Thing(
            "0",
            (
                Field("dahua-child.model", "IPC-HDW1025C"),
                Field("dahua-child.protocol", "Dahua2"),
                Field("address", "192.0.2.13"),
                Field("mac", "08:ED:ED:00:53:01"),
                Field("model", "IPC-HDW1025C"),
                Field("name", "Gate"),
            ),
        ),
        Thing(
            "2",
            (
                Field("dahua-child.serial", "DS-2CD1143G0-I20211208AAWRJ21084244"),
                Field("dahua-child.vendor", "Onvif"),
                Field("address", "192.0.2.14"),
                Field("serial", "DS-2CD1143G0-I20211208AAWRJ21084244"),
            ),
        ),
        Thing("3", (Field("dahua-child.model", "B451AJ"), Field("model", "B451AJ"))),
    ]
    assert "hush" not in repr(things("dahua-cgi", REMOTE))
