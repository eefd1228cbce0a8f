"""SADP, exported or captured: a row or an answer is testimony that a device answered."""

from __future__ import annotations

import io
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.identify import Identifier
from debar.identify.evidence import Field, Sighting
from debar.kit.errors import Problem
from debar.survey.importers import Dropped, Note, SourceFile, sadp_table, sadp_xml

DIGEST = "d" * 64
SERIAL = "QV-2CD1020190101AAWR123456789"
TOOL = (
    "ID,Device Type,Status,IPv4 Address,Port,Enhanced SDK Service Port,Software Version,IPv4 Gateway,HTTP,"
    "Device Serial No.,Subnet Mask,MAC Address,Encoding Channel(s),DSP Version,Start Time,IPv6 Address,"
    "Hik-Connect Status\n"
)
ROW = (
    f"001,QV-2CD10,Inactive,192.0.2.7,8000,8443,V5.5.0 build 190101,192.0.2.1,80,{SERIAL},255.255.255.0,"
    "0c-75-d2-00-00-07,1,V7.3 build 190101,1970-01-01 00:00:00,2001:db8::7,OFF\n"
)
ANSWER = {
    "Uuid": "11",
    "DeviceType": "12345",
    "DeviceDescription": "QV-2CD10",
    "DeviceSN": SERIAL,
    "CommandPort": "8000",
    "MAC": "0c-75-d2-00-00-07",
    "IPv4Address": "192.0.2.7",
    "DigitalChannelNum": "1",
    "SoftwareVersion": "V5.5.0 build 190101",
    "DSPVersion": "V7.3 build 190101",
    "Activated": "flase",
    "PasswordResetAbility": "true",
    "DetailOEMCode": "70010",
    "Salt": "3f2a",
}
PLAIN = [
    ("address", "192.0.2.7"),
    ("mac", "0C:75:D2:00:00:07"),
    ("serial", SERIAL),
    ("model", "QV-2CD10"),
    ("firmware", "V5.5.0 build 190101"),
]


def read(module: ModuleType, data: bytes | str, site: str | None = None) -> list[Sighting | Problem]:
    raw = data.encode() if isinstance(data, str) else data
    return list(module.read(io.BytesIO(raw), SourceFile(DIGEST, "found", len(raw), module.NAME, site)))


def xml(**changed: str) -> str:
    inside = "".join(f"<{name}>{text}</{name}>\n" for name, text in (ANSWER | changed).items())
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<ProbeMatch>{inside}</ProbeMatch>\n'


def clone(**changed: str) -> str:
    row = ANSWER | changed
    return ",".join(row) + "\n" + ",".join(row.values()) + "\n"


def facts(found: list[Sighting | Problem]) -> list[tuple[str, str]]:
    return [(s.field, s.value) for s in found if isinstance(s, Sighting)]


def problems(found: list[Sighting | Problem]) -> list[str]:
    return [str(p) for p in found if isinstance(p, Problem) and not isinstance(p, Note)]


def test_a_row_of_the_tool_is_a_device_that_answered() -> None:
    found = read(sadp_table, TOOL + ROW, site="harbour")

    assert next(s for s in found if isinstance(s, Sighting)) == Sighting(
        DIGEST, "row 2", "row 2", "sadp.answered", "ProbeMatch", "scan", "harbour"
    )
    assert [each for each in facts(found) if not each[0].startswith("other.")] == [
        ("sadp.answered", "ProbeMatch"),
        ("sadp.model", "QV-2CD10"),
        ("sadp.serial", SERIAL),
        ("sadp.firmware", "V5.5.0 build 190101"),
        ("sadp.dsp", "V7.3 build 190101"),
        ("sadp.activated", "false"),
        ("sadp.channels", "1"),
        ("sadp.gateway", "192.0.2.1"),
        ("sadp.ipv6", "2001:db8::7"),
        ("sadp.port", "8000"),
        ("sadp.hik-connect", "OFF"),
        ("sadp.mac", "0C:75:D2:00:00:07"),
        *PLAIN,
        ("address", "2001:db8::7"),
    ]


def test_a_row_of_a_clone_says_what_the_answer_says() -> None:
    row = dict(facts(read(sadp_table, clone())))
    answer = dict(facts(read(sadp_xml, xml())))

    assert {name: row.get(name) for name in answer} == answer
    assert answer["sadp.oem-detail"] == "70010"
    assert answer["sadp.type"] == "12345"


def test_what_belongs_to_passwords_is_not_kept() -> None:
    found = read(sadp_table, clone())

    assert [note.column for note in found if isinstance(note, Dropped)] == ["PasswordResetAbility"]
    assert "3f2a" not in str(found)
    assert "3f2a" not in str(read(sadp_xml, xml()))


def test_identification_takes_it_for_lineage_whatever_the_label() -> None:
    fields = [Field(*each) for each in facts(read(sadp_table, TOOL + ROW))]
    identity = Identifier.load().of_fields("1", fields)

    assert identity.maker is not None
    assert (identity.maker.id, identity.maker.grade) == ("hikvision", "established")


CHINESE = TOOL.replace("Device Type", "设备类型").replace("Status,", "激活状态,", 1).replace(
    "Device Serial No.", "设备序列号"
).replace("MAC Address", "物理地址").replace("Encoding Channel(s)", "编码通道个数").replace(
    "DSP Version", "DSP版本"
).replace("Software Version", "软件版本").replace("IPv4 Address", "IPv4地址") + ROW.replace(
    "Inactive", "未激活"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [TOOL + ROW, CHINESE])
def test_headers_in_either_language_and_any_encoding_are_read(text: str, encoding: str) -> None:
    raw = text.replace("\n", "\r\n").encode(encoding)
    found = facts(read(sadp_table, raw))

    assert sadp_table.sniffs(raw, "")
    assert set(PLAIN) | {("sadp.answered", "ProbeMatch"), ("sadp.activated", "false")} <= set(found)


def test_a_row_without_a_device_is_left_out_and_told() -> None:
    found = read(
        sadp_table, TOOL + "," * 16 + "\n002" + "," * 16 + "\n" + ROW.replace("192.0.2.7", "192.0.2.999")
    )

    assert [text.partition(":")[2] for text in problems(found)] == [
        "3: a ProbeMatch that describes no device; left out. Export the table again.",
        "4: address: '192.0.2.999' is no IP address. Write it as 192.0.2.7.",
    ]
    assert ("serial", SERIAL) in facts(found)


def test_many_answers_in_a_file_are_as_many_devices() -> None:
    second = xml(MAC="0c-75-d2-00-00-08", IPv4Address="192.0.2.8", DeviceSN="QV-99")
    for text in (xml() + second, f"<Answers>\n{xml()}{second}</Answers>", xml() * 3 + second + xml()):
        found = read(sadp_xml, text)
        assert [value for field, value in facts(found) if field == "address"] == ["192.0.2.7", "192.0.2.8"]
        assert problems(found) == []


def test_answers_cut_short_or_swollen_are_told_with_their_line() -> None:
    cut = xml().replace("</ProbeMatch>", "")
    big = xml(Uuid="x" * sadp_xml.LARGEST)
    found = read(sadp_xml, xml() + cut + xml(DeviceSN="QV-98") + big + xml(DeviceSN="QV-97") + cut)

    assert [value for field, value in facts(found) if field == "serial"] == [SERIAL, "QV-98", "QV-97"]
    assert [text.split(";")[0] for text in problems(found)] == [
        "found:18: an answer is cut short",
        "found:50: an answer takes more than 64 KiB",
        "found:82: the last answer is cut short",
    ]


def test_an_answer_larger_than_a_chunk_does_not_fill_the_memory() -> None:
    found = read(sadp_xml, xml(Uuid="x" * 3_000_000) + xml())

    assert facts(found) == facts(read(sadp_xml, xml()))
    assert len(problems(found)) == 1


def test_an_answer_of_no_device_is_a_note() -> None:
    found = read(sadp_xml, "<ProbeMatch><Types>inquiry</Types></ProbeMatch>" + xml())

    assert [str(note) for note in found if isinstance(note, Note)] == [
        "found:1: answer 1: sadp: a ProbeMatch that describes no device"
    ]


@pytest.mark.parametrize(
    ("head", "is_table", "is_xml"),
    [
        (TOOL + ROW, True, False),
        (clone(), True, False),
        (TOOL.replace(",", ";") + ROW.replace(",", ";"), True, False),
        (xml(), False, True),
        (f"<a>{xml()}</a>", False, True),
        ("<ProbeMatch><EndpointReference/><Types>tds:Device</Types></ProbeMatch>", False, False),
        ("<d:ProbeMatches><d:ProbeMatch/></d:ProbeMatches>", False, False),
        ("Device Type,Serial Number,IP Address,MAC Address,Software Version\na,b,c,d,e\n", False, False),
        ("Device Type,Device Serial No.,IP Address\na,b,c\n", False, False),
        ("", False, False),
    ],
)
def test_they_know_their_own_files(head: str, is_table: bool, is_xml: bool) -> None:
    assert sadp_table.sniffs(head.encode(), "") == is_table
    assert sadp_xml.sniffs(head.encode(), "") == is_xml


@pytest.mark.parametrize("module", [sadp_table, sadp_xml])
@given(noise=st.binary(max_size=300), at=st.integers(0, 600))
def test_no_bytes_break_them(module: ModuleType, noise: bytes, at: int) -> None:
    whole = (xml() if module is sadp_xml else TOOL + ROW).encode()

    assert all(isinstance(each, Sighting | Problem) for each in read(module, whole[:at] + noise + whole[at:]))
    assert all(isinstance(each, Sighting | Problem) for each in read(module, noise))
    assert module.sniffs(noise, "") in (True, False)
