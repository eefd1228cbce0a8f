"""The makers' own answers: SADP, ISAPI, DHIP, the search on UDP 5050, VAPIX."""

from __future__ import annotations

import json

import pytest

from debar.identify.evidence import Field
from debar.identify.protocols import parse
from debar.kit.errors import Problem

SADP = b"""<?xml version="1.0" encoding="UTF-8"?>\r
<ProbeMatch><Uuid>0A1B2C3D-0000-4000-8000-000000000001</Uuid>\r
<Types>inquiry</Types><DeviceType>141945</DeviceType>\r
<DeviceDescription>LTCMIP3142W-28M</DeviceDescription>\r
<DeviceSN>LTCMIP3142W-28M20210905AAWRG12345678</DeviceSN>\r
<CommandPort>8000</CommandPort><MAC>14-2f-fd-00-53-01</MAC>\r
<IPv4Address>192.0.2.31</IPv4Address><SoftwareVersion>V5.6.2build 190701</SoftwareVersion>\r
<HCPlatformEnable>flase</HCPlatformEnable><Activated>true</Activated>\r
</ProbeMatch>"""


def fields(protocol: str, raw: bytes) -> list[tuple[str, str]]:
    answer = parse(protocol, raw)
    assert not isinstance(answer, Problem)
    return [(f.name, f.value) for f in answer]


def test_a_sadp_answer_gives_its_device_and_the_plain_facts() -> None:
    assert fields("sadp", SADP) == [
        ("sadp.answered", "ProbeMatch"),
        ("sadp.model", "LTCMIP3142W-28M"),
        ("sadp.serial", "LTCMIP3142W-28M20210905AAWRG12345678"),
        ("sadp.firmware", "V5.6.2build 190701"),
        ("sadp.type", "141945"),
        ("sadp.activated", "true"),
        ("sadp.port", "8000"),
        ("sadp.hik-connect", "flase"),
        ("sadp.mac", "14:2F:FD:00:53:01"),
        ("address", "192.0.2.31"),
        ("mac", "14:2F:FD:00:53:01"),
        ("serial", "LTCMIP3142W-28M20210905AAWRG12345678"),
        ("model", "LTCMIP3142W-28M"),
        ("firmware", "V5.6.2build 190701"),
    ]


def test_a_sadp_answer_that_breaks_off_still_tells_what_it_told() -> None:
    cut = SADP[: SADP.index(b"<CommandPort>")]

    assert ("model", "LTCMIP3142W-28M") in fields("sadp", cut)


def test_discovery_of_another_kind_is_not_sadp() -> None:
    onvif = b'<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body/></s:Envelope>'

    assert parse("sadp", onvif, "lab") == Problem("lab", None, "sadp: the root is 'Envelope', not ProbeMatch")
    assert isinstance(parse("sadp", b"<ProbeMatch><Types>inquiry</Types></ProbeMatch>"), Problem)


def test_isapi_gives_namespace_and_device() -> None:
    raw = (
        b'<DeviceInfo version="2.0" xmlns="http://www.isapi.org/ver20/XMLSchema"><deviceName>Gate</deviceName>'
        b"<manufacturer/><deviceLocation>hangzhou</deviceLocation><systemContact>Hikvision.China</systemContact>"
        b"<model>IPC-T220H</model><serialNumber>IPC-T220H20200101AAWRD12345678</serialNumber>"
        b"<macAddress>a4:14:37:00:53:01</macAddress><firmwareVersion>V5.5.98</firmwareVersion>"
        b"<firmwareReleasedDate>build 240726</firmwareReleasedDate><deviceType>IPCamera</deviceType>"
        b"<firmwareVersionInfo>B-R-G1-0</firmwareVersionInfo><OEMCode>1</OEMCode></DeviceInfo>"
    )

    assert fields("isapi", raw) == [
        ("isapi.root", "DeviceInfo"),
        ("isapi.namespace", "http://www.isapi.org/ver20/XMLSchema"),
        ("isapi.model", "IPC-T220H"),
        ("isapi.serial", "IPC-T220H20200101AAWRD12345678"),
        ("isapi.name", "Gate"),
        ("isapi.device-type", "IPCamera"),
        ("isapi.location", "hangzhou"),
        ("isapi.contact", "Hikvision.China"),
        ("isapi.oem-code", "1"),
        ("isapi.platform", "B-R-G1-0"),
        ("isapi.firmware", "V5.5.98 build 240726"),
        ("isapi.mac", "A4:14:37:00:53:01"),
        ("mac", "A4:14:37:00:53:01"),
        ("serial", "IPC-T220H20200101AAWRD12345678"),
        ("model", "IPC-T220H"),
        ("firmware", "V5.5.98 build 240726"),
        ("name", "Gate"),
    ]


def test_a_list_of_cameras_says_nothing_of_the_recorder_that_lists_them() -> None:
    raw = (
        b'<InputProxyChannelList xmlns="http://www.hikvision.com/ver20/XMLSchema"><InputProxyChannel>'
        b"<model>HWI-T220H</model><serialNumber>X1</serialNumber></InputProxyChannel></InputProxyChannelList>"
    )

    assert fields("isapi", raw) == [
        ("isapi.root", "InputProxyChannelList"),
        ("isapi.namespace", "http://www.hikvision.com/ver20/XMLSchema"),
        ("isapi.child-model", "HWI-T220H"),
    ]


def test_a_camera_behind_a_recorder_does_not_inherit_the_recorders_namespace() -> None:
    raw = (
        b'<InputProxyChannel xmlns="http://www.hikvision.com/ver20/XMLSchema"><name>Yard</name>'
        b"<sourceInputPortDescriptor><proxyProtocol>ONVIF</proxyProtocol><ipAddress>192.0.2.40</ipAddress>"
        b"<userName>admin</userName><password>hunter2</password><model>XNV-8080R</model>"
        b"</sourceInputPortDescriptor></InputProxyChannel>"
    )

    assert fields("isapi-child", raw) == [
        ("isapi-child.model", "XNV-8080R"),
        ("isapi-child.proxy-protocol", "ONVIF"),
        ("model", "XNV-8080R"),
        ("name", "Yard"),
        ("address", "192.0.2.40"),
    ]


def dhip(payload: bytes) -> bytes:
    size = len(payload).to_bytes(4, "little")
    return b" \0\0\0DHIP" + bytes(8) + size + bytes(4) + size + bytes(4) + payload


INFO = {
    "mac": "3c:ef:8c:00:53:01",
    "method": "client.notifyDevInfo",
    "params": {
        "deviceInfo": {
            "DeviceClass": "IPC",
            "DeviceType": "IPC-HFW2431S",
            "IPv4Address": {"IPAddress": "192.0.2.41", "DhcpEnable": True},
            "Port": 37777,
            "SerialNo": "4K049EBPAG1D7E7",
            "Vendor": "General",
            "Version": "2.800.0000000.44.R",
        }
    },
}


def test_a_dhip_answer_gives_its_device_and_the_plain_facts() -> None:
    assert fields("dhip", dhip(json.dumps(INFO).encode() + b"\n")) == [
        ("dhip.answered", "client.notifyDevInfo"),
        ("dhip.model", "IPC-HFW2431S"),
        ("dhip.class", "IPC"),
        ("dhip.vendor", "General"),
        ("dhip.serial", "4K049EBPAG1D7E7"),
        ("dhip.firmware", "2.800.0000000.44.R"),
        ("dhip.port", "37777"),
        ("dhip.dhcp", "true"),
        ("address", "192.0.2.41"),
        ("mac", "3C:EF:8C:00:53:01"),
        ("serial", "4K049EBPAG1D7E7"),
        ("model", "IPC-HFW2431S"),
        ("firmware", "2.800.0000000.44.R"),
    ]


def test_dhip_with_broken_json_is_read_pair_by_pair() -> None:
    broken = (
        b'{ "method" : "client.notifyDevInfo", "DeviceType" : "XVR5104HS", "Version" : "4.0, "Port" : 80 }'
    )

    found = dict(fields("dhip", dhip(broken)))

    assert (found["dhip.answered"], found["model"], found["firmware"], found["dhip.port"]) == (
        "client.notifyDevInfo",
        "XVR5104HS",
        "4.0",
        "80",
    )


def test_a_question_is_no_answer() -> None:
    question = b'{ "method" : "DHDiscover.search", "params" : { "mac" : "", "uni" : 1 } }'

    assert fields("dhip", dhip(question)) == []


def test_the_search_on_port_5050_is_read_by_its_places() -> None:
    head = b"\xb3\x00\x18\x00" + bytes(0x24) + b"NVR".ljust(16, b"\0") + bytes([192, 0, 2, 42])
    raw = head.ljust(0x78, b"\0") + b"3c:ef:8c:00:53:02Name:Dahua\r\nDevice:NVR4104\r\nSerialNo:1A2B\r\n\r\n"

    assert fields("dahua-5050", raw) == [
        ("dahua-5050.answered", "B3"),
        ("dahua-5050.type", "NVR"),
        ("dahua-5050.device", "NVR4104"),
        ("dahua-5050.name", "Dahua"),
        ("dahua-5050.serial", "1A2B"),
        ("address", "192.0.2.42"),
        ("mac", "3C:EF:8C:00:53:02"),
        ("serial", "1A2B"),
        ("model", "NVR4104"),
        ("name", "Dahua"),
    ]
    assert isinstance(parse("dahua-5050", b"\xa3" + bytes(200)), Problem)


@pytest.mark.parametrize(
    ("protocol", "raw"),
    [
        (
            "axis-param",
            b"root.Brand.Brand=AXIS\nroot.Brand.ProdNbr=P3245-LVE\nroot.Properties.System.SerialNumber=ACCC8E005301\n",
        ),
        (
            "axis-basicinfo",
            b'{"data":{"propertyList":{"Brand":"AXIS","ProdNbr":"P3245-LVE","SerialNumber":"ACCC8E005301"}}}',
        ),
    ],
)
def test_axis_devices_tell_brand_model_and_address(protocol: str, raw: bytes) -> None:
    assert parse(protocol, raw) == [
        Field("axis.brand", "AXIS"),
        Field("axis.model", "P3245-LVE"),
        Field("model", "P3245-LVE"),
        Field("serial", "ACCC8E005301"),
        Field("mac", "AC:CC:8E:00:53:01"),
    ]
