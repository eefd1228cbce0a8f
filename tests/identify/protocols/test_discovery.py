"""Answers to the searches of single makers, by name and by shape alone."""

from __future__ import annotations

import json
from itertools import cycle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.identify.evidence import FACTS, Field
from debar.identify.protocols import parse
from debar.identify.protocols.discovery import PARSERS, by_shape
from debar.kit.errors import Problem

MAC = bytes.fromhex("00005e005301")
HOST = bytes([192, 0, 2, 7])


def fixed(size: int, **parts: bytes) -> bytes:
    """Bytes with parts put in at hexadecimal offsets: `x0a=…`."""
    raw = bytearray(size)
    for place, part in parts.items():
        at = int(place[1:], 16)
        raw[at : at + len(part)] = part
    return bytes(raw)


def values(*told: tuple[int, bytes], kind: int = 1, size: int = 1) -> bytes:
    return b"".join(k.to_bytes(kind, "big") + len(v).to_bytes(size, "big") + v for k, v in told)


def ubiquiti(head: bytes, *told: tuple[int, bytes]) -> bytes:
    body = values(*told, size=2)
    return head + len(body).to_bytes(2, "big") + body


def kasa(text: str) -> bytes:
    coded, key = bytearray(), 171
    for byte in text.encode():
        key ^= byte
        coded.append(key)
    return bytes(coded)


MO = b"00005E005301\0" + b"Gate".ljust(21, b"\0") + HOST + bytes(16) + bytes([2, 11, 1, 5])
ANSWERS = {
    "bosch-1757": b"\x99\x39\xa4\x27" + bytes(4) + MAC + bytes(2) + HOST + bytes(12),
    "hanwha-7701": fixed(
        262,
        x0=b"\x0b",
        x13=b"00:00:5e:00:53:01\0",
        x25=b"192.0.2.7",
        x6d=b"SND-6083\0\xff",
        x85=b"http://192.0.2.7/index.htm",
    ),
    "vivotek-10000": b"\x01\x4a\x5d\x8f\x1c"
    + values((1, b"IP8332-Gate"), (2, MAC), (3, HOST))
    + b"\x04\x1b"
    + values((9, b"IP8332")),
    "sony-2380": b"\x02MAC:00-00-5e-00-53-01\xffMODEL:SNC-EM632R\xffSERIAL:12345\xffIPADR:192.0.2.7\xff"
    b"SOFTVERSION:3.0.0\xff\x03",
    "panasonic-10669": fixed(53, x0=b"\0\1", x6=MAC)
    + values(
        (1, b"\0"), (0x20, HOST), (0xA7, b"Gate\0\0"), (0xA8, b"WV-S1131\0"), (0xA9, b"4.60"), kind=2, size=2
    )
    + b"\xff\xff0\x17",
    "ubiquiti-10001": ubiquiti(
        b"\2\6",
        (2, MAC + HOST),
        (1, MAC),
        (0x0B, b"Gate"),
        (0x0C, b"UVC"),
        (0x15, b"UVC-G4-PRO"),
        (0x16, b"4.30"),
    ),
    "360-vision-3600": b"DISCOVER TYPE=IPDOME KEY='00:00:5e:00:53:01' ID=4711\r\n",
    "nice-2007": fixed(0x60, x0=b"NICE", xa=MAC, x10=HOST, x1e=b"\0\x0b\0\1\0\0\0\x02", x4a=b"Gate"),
    "vstarcam-8600": fixed(
        0x110, x0=b"DH\1\x08", x4=b"192.0.2.7", x54=MAC, x5c=b"VSTC012345", x7c=b"Gate", xcc=b"48.53"
    ),
    "foscam-10000": b"MO_I\1" + bytes(10) + b"\x40" + bytes(7) + MO,
    "gige-vision": fixed(
        0x100,
        x0=b"\0\0\0\3\0\xf8",
        x12=MAC,
        x2c=HOST,
        x50=b"Acme",
        x70=b"A-1",
        x90=b"1.2",
        xe0=b"S1",
        xf0=b"Gate",
    ),
    "tp-link-20002": b"\2\0\0\1"
    + bytes(12)
    + json.dumps(
        {
            "result": {
                "device_model": "C210",
                "device_type": "SMART.IPCAMERA",
                "ip": "192.0.2.7",
                "mac": "00-00-5E-00-53-01",
                "owner": "someone",
            },
            "error_code": 0,
        }
    ).encode(),
    "tp-link-9999": kasa(
        json.dumps(
            {
                "system": {
                    "get_sysinfo": {
                        "model": "HS110(US)",
                        "sw_ver": "1.2",
                        "alias": "Gate",
                        "mac": "00:00:5E:00:53:01",
                        "type": "IOT.SMARTPLUGSWITCH",
                    }
                }
            }
        )
    ),
    "mndp": bytes(4)
    + values(
        (1, MAC),
        (5, b"Gate"),
        (7, b"6.49"),
        (8, b"MikroTik"),
        (11, b"AB12"),
        (12, b"RB750"),
        (17, HOST),
        kind=2,
        size=2,
    ),
    "hid-4070": b"discovered;091;00:00:5E:00:53:01;Gate;192.0.2.7;1;EH400;2.3.1.603;04/23/2012;",
    "eden-8088": b"BOX|<root><serialNumber>00:00:5E:00:53:01</serialNumber>"
    b"<network><adresseIP>192.0.2.7</adresseIP></network></root>",
    "lantronix-30718": b"\0\0\0\xf7" + bytes(20) + MAC,
    "advantech-5048": fixed(0x6A, x0=b"MADA", xd=MAC, x34=b"\x80\x20") + b"Gate\0",
    "eaton-4679": b'<FILE><SUMMARY><OBJECT name="UPS.PowerSummary.iModel">5P</OBJECT>\n'
    b'<OBJECT name="UPS.PowerSummary.iVersion">2.1</OBJECT>\n'
    b'<OBJECT name="UPS.PowerSummary.iSerialNumber">G1</OBJECT></SUMMARY></FILE>',
    "cyberpower-53566": b"\x51\x07\x20"
    + b"0123456789ABCDEF" * 2
    + bytes(8)
    + bytes(byte ^ 7 for byte in b"\0" + MAC + b"\0" + HOST + bytes(12) + b"\4Gate" + bytes(20)),
}
EXPECTED = {
    "bosch-1757": ["bosch.answered=binary"],
    "hanwha-7701": [
        "hanwha.answered=0b",
        "hanwha.model=SND-6083",
        "model=SND-6083",
        "hanwha.url=http://192.0.2.7/index.htm",
    ],
    "vivotek-10000": ["vivotek.answered=tlv", "vivotek.model=IP8332", "model=IP8332", "name=IP8332-Gate"],
    "sony-2380": [
        "sony.answered=text",
        "sony.model=SNC-EM632R",
        "sony.firmware=3.0.0",
        "sony.serial=12345",
        "model=SNC-EM632R",
        "firmware=3.0.0",
        "serial=12345",
    ],
    "panasonic-10669": [
        "panasonic.answered=tlv",
        "panasonic.model=WV-S1131",
        "panasonic.firmware=4.60",
        "model=WV-S1131",
        "firmware=4.60",
        "name=Gate",
    ],
    "ubiquiti-10001": [
        "ubiquiti.answered=v2",
        "ubiquiti.model=UVC-G4-PRO",
        "ubiquiti.firmware=4.30",
        "model=UVC-G4-PRO",
        "firmware=4.30",
        "name=Gate",
        "ubiquiti.platform=UVC",
    ],
    "360-vision-3600": [
        "360-vision.answered=text",
        "360-vision.model=IPDOME",
        "360-vision.serial=4711",
        "serial=4711",
    ],
    "nice-2007": ["nice.answered=NICE", "nice.firmware=11.1.0.2", "firmware=11.1.0.2", "name=Gate"],
    "vstarcam-8600": [
        "vstarcam.answered=DH",
        "vstarcam.firmware=48.53",
        "vstarcam.serial=VSTC012345",
        "firmware=48.53",
        "serial=VSTC012345",
        "name=Gate",
    ],
    "foscam-10000": [
        "foscam.answered=MO_I",
        "foscam.firmware=2.11.1.5",
        "foscam.serial=00005E005301",
        "firmware=2.11.1.5",
        "serial=00005E005301",
        "name=Gate",
    ],
    "gige-vision": [
        "gige.answered=ack",
        "gige.model=A-1",
        "gige.firmware=1.2",
        "gige.serial=S1",
        "model=A-1",
        "firmware=1.2",
        "serial=S1",
        "name=Gate",
        "gige.manufacturer=Acme",
    ],
    "tp-link-20002": [
        "tp-link.answered=tapo",
        "tp-link.model=C210",
        "model=C210",
        "tp-link.type=SMART.IPCAMERA",
    ],
    "tp-link-9999": [
        "tp-link.answered=kasa",
        "tp-link.model=HS110(US)",
        "tp-link.firmware=1.2",
        "model=HS110(US)",
        "firmware=1.2",
        "name=Gate",
        "tp-link.type=IOT.SMARTPLUGSWITCH",
    ],
    "mndp": [
        "mndp.answered=tlv",
        "mndp.model=RB750",
        "mndp.firmware=6.49",
        "mndp.serial=AB12",
        "mndp.platform=MikroTik",
        "model=RB750",
        "firmware=6.49",
        "name=Gate",
    ],
    "hid-4070": [
        "hid.answered=discovered",
        "hid.model=EH400",
        "hid.firmware=2.3.1.603",
        "model=EH400",
        "firmware=2.3.1.603",
        "name=Gate",
    ],
    "eden-8088": ["eden.answered=BOX"],
    "lantronix-30718": ["lantronix.answered=f7"],
    "advantech-5048": ["advantech.answered=MADA", "name=Gate"],
    "eaton-4679": [
        "eaton.answered=xml",
        "eaton.model=5P",
        "eaton.firmware=2.1",
        "eaton.serial=G1",
        "model=5P",
        "firmware=2.1",
        "serial=G1",
    ],
    "cyberpower-53566": ["cyberpower.answered=51", "name=Gate"],
}
"""Beside the hardware address and the address, which nearly all tell."""
WITHOUT_ADDRESS = ("360-vision-3600", "lantronix-30718", "advantech-5048", "tp-link-9999", "eaton-4679")


def fields(protocol: str, raw: bytes) -> list[str]:
    answer = parse(protocol, raw)
    assert not isinstance(answer, Problem), answer
    return [f"{f.name}={f.value}" for f in answer]


@pytest.mark.parametrize("protocol", sorted(PARSERS))
def test_an_answer_tells_the_device(protocol: str) -> None:
    found = fields(protocol, ANSWERS[protocol])

    mac = "mac=00:00:5E:00:53:01"
    assert [each for each in found if each not in (mac, "address=192.0.2.7")] == EXPECTED[protocol]
    assert (mac in found) is (protocol != "eaton-4679")
    assert ("address=192.0.2.7" in found) is (protocol not in WITHOUT_ADDRESS)


@pytest.mark.parametrize("protocol", sorted(PARSERS))
def test_the_shape_alone_tells_whose_answer_it_is(protocol: str) -> None:
    raw = ANSWERS[protocol]

    assert [f"{f.name}={f.value}" for f in by_shape(raw)] == [
        f"{f.name}={f.value}" for f in PARSERS[protocol](raw)
    ]
    assert set(fields(protocol, raw)) <= set(fields("vendor-udp", raw))


@pytest.mark.parametrize("protocol", sorted(PARSERS))
def test_plain_facts_bear_the_common_names(protocol: str) -> None:
    assert {
        name.partition("=")[0]
        for name in fields(protocol, ANSWERS[protocol])
        if "." not in name.partition("=")[0]
    } <= set(FACTS)


@pytest.mark.parametrize("protocol", sorted(PARSERS))
@given(cut=st.integers(0, 300), junk=st.binary(max_size=12))
def test_half_a_frame_is_fields_or_a_problem(protocol: str, cut: int, junk: bytes) -> None:
    for name in (protocol, "vendor-udp"):
        answer = parse(name, ANSWERS[protocol][:cut] + junk)
        assert isinstance(answer, Problem) or all(isinstance(each, Field) for each in answer)


@pytest.mark.parametrize("protocol", sorted(PARSERS))
def test_another_makers_answer_is_a_problem(protocol: str) -> None:
    others = [raw for name, raw in ANSWERS.items() if name != protocol]

    assert [type(parse(protocol, raw)) for raw in [*others, b"\x20\0\0\0DHIP" + bytes(24)]] == [Problem] * 20


def test_bosch_answers_in_xml_too() -> None:
    raw = (
        b'<?xml version="1.0"?><root xmlns="OEMExt00:device-1-0"><device>'
        b"<friendlyName>NBN-73013</friendlyName>"
        b"<unitName>Gate</unitName><serialNumber>044</serialNumber><physAddress>00-00-5e-00-53-01</physAddress>"
        b"<unitIPAddress>192.0.2.7</unitIPAddress></device></root>"
    )

    assert fields("bosch-1757", raw) == [
        "bosch.answered=xml",
        "bosch.model=NBN-73013",
        "bosch.serial=044",
        "model=NBN-73013",
        "serial=044",
        "name=Gate",
        "mac=00:00:5E:00:53:01",
        "address=192.0.2.7",
    ]


def test_the_first_version_of_ubiquiti_is_read_too() -> None:
    raw = ubiquiti(b"\1\0", (1, MAC), (3, b"XM.v5.5.6"), (0x0C, b"LM5"), (0x14, b"LiteBeam M5"))

    assert fields("ubiquiti-10001", raw) == [
        "ubiquiti.answered=v1",
        "ubiquiti.model=LiteBeam M5",
        "ubiquiti.firmware=XM.v5.5.6",
        "model=LiteBeam M5",
        "firmware=XM.v5.5.6",
        "mac=00:00:5E:00:53:01",
        "ubiquiti.platform=LM5",
    ]


def test_foscam_may_code_what_it_says() -> None:
    key = b"an 8-key"
    coded = bytes(byte ^ each for byte, each in zip(MO, cycle(key), strict=False))

    assert fields("foscam-10000", b"MO_I\1\0\1" + key + b"\x40" + bytes(7) + coded) == fields(
        "foscam-10000", ANSWERS["foscam-10000"]
    )


def test_lengths_that_lie_end_the_list() -> None:
    raw = bytearray(ANSWERS["mndp"])
    raw[14:18] = b"\0\5\xff\xff"

    assert fields("mndp", bytes(raw)) == ["mndp.answered=tlv", "mac=00:00:5E:00:53:01"]


def test_a_frame_of_no_known_shape_gives_its_head_and_words_only() -> None:
    assert by_shape(b"DH\x01\x01") == []
    assert fields("vendor-udp", b"NICE, but short") == [
        "vendor-udp.head=4e4943452c206275",
        "vendor-udp.text=NICE, but short",
    ]
