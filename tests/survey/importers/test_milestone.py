"""Milestone's reports and lists: cameras of one hardware are one device, recording servers are things too."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from debar.identify.evidence import Sighting
from debar.kit.errors import Problem
from debar.survey.importers import Dropped, Note, SourceFile, milestone

DIGEST = "d" * 64
REPORT = (
    "Name,Channel,Enabled,State,Id,StatusTime,GpsCoordinates,HardwareName,HardwareId,Model,Address,Username,"
    "Password,MAC,Firmware,DriverFamily,Driver,DriverNumber,RecorderName,RecorderUri,RecorderId,"
    "PercentRecordedOneWeek\n"
)
GATE = (
    "Gate,0,True,Responding,c1,2026-10-19 13:00:55Z,Unknown,Gate box,h1,Quill Q4,http://192.0.2.7/,root,hidden,"
    "0C75D2000007,1.2,Quill,Quill ISAPI,77,North,http://rec1:7563/,r1,99\n"
)
YARD = GATE.replace("Gate,0", "Yard,1").replace(",c1,", ",c2,")
PIER = (
    "Pier,0,False,Not Responding,c3,2026-10-19 13:00:55Z,Unknown,Pier box,h2,Q5,http://192.0.2.8:8080/,root,"
    "hidden,0C75D2000008,1.2,ONVIF,Conformant Device,78,North,http://rec1:7563/,r1,0\n"
)
SEEN = datetime(2026, 10, 19, 13, 0, 55, tzinfo=UTC)


def read(data: bytes | str, site: str | None = None) -> list[Sighting | Problem]:
    raw = data.encode() if isinstance(data, str) else data
    return list(milestone.read(io.BytesIO(raw), SourceFile(DIGEST, "report", len(raw), "milestone", site)))


def facts(found: list[Sighting | Problem], thing: str) -> list[tuple[str, str]]:
    return [(s.field, s.value) for s in found if isinstance(s, Sighting) and s.thing == thing]


def workbook(sheets: dict[str, list[list[str]]]) -> bytes:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return made.getvalue()


def test_cameras_of_one_hardware_are_one_device() -> None:
    found = read(REPORT + GATE + YARD, site="harbour")

    assert next(s for s in found if isinstance(s, Sighting)) == Sighting(
        DIGEST, "row 2", "hardware h1", "address", "192.0.2.7", "import", "harbour", None, SEEN
    )
    assert facts(found, "hardware h1") == [
        ("address", "192.0.2.7"),
        ("mac", "0C:75:D2:00:00:07"),
        ("model", "Quill Q4"),
        ("firmware", "1.2"),
        ("name", "Gate box"),
        ("driver", "Quill ISAPI"),
        ("vms.driver-number", "77"),
        ("vms.recorder", "North"),
        ("state", "Responding"),
        ("vms.camera", "Gate"),
        ("vms.camera", "Yard"),
        ("vms.cameras", "2"),
    ]


def test_hardware_with_a_single_camera_is_one_and_may_be_switched_off() -> None:
    found = facts(read(REPORT + PIER), "hardware h2")

    assert {("kind-claimed", "camera"), ("state", "disabled"), ("driver", "ONVIF Conformant Device")} <= set(
        found
    )


def test_a_recording_server_is_a_thing() -> None:
    by_address = GATE.replace("rec1", "192.0.2.9").replace("r1,", "r2,")
    found = read(REPORT + GATE + YARD + by_address)

    assert facts(found, "recorder r1") == [
        ("name", "North"),
        ("vms.address", "http://rec1:7563/"),
        ("kind-claimed", "recorder"),
        ("vms.software", "Milestone XProtect, recording server"),
    ]
    assert ("address", "192.0.2.9") in facts(found, "recorder r2")


def test_what_may_be_stale_and_what_was_dropped_is_told_once() -> None:
    found = read(REPORT + GATE + YARD + PIER)

    assert [note.column for note in found if isinstance(note, Dropped)] == ["Password", "Username"]
    assert [note.what for note in found if isinstance(note, Note) and not isinstance(note, Dropped)] == [
        "not kept: 'Channel', 'Id', 'GpsCoordinates', 'PercentRecordedOneWeek'.",
        "the video system notes model and firmware when hardware is added or replaced, and may show old "
        "ones. Check them on the device before you rely on them.",
    ]
    assert "hidden" not in str(found)


@pytest.mark.parametrize(
    ("row", "seen"),
    [
        (GATE, SEEN),
        (PIER, None),
        (GATE.replace("2026-10-19 13:00:55Z", "10/19/2026 1:00:55 PM"), datetime(2026, 10, 19, tzinfo=UTC)),
        (GATE.replace("2026-10-19 13:00:55Z", "10/11/2026 1:00:55 PM"), None),
    ],
)
def test_only_hardware_that_responds_is_dated(row: str, seen: datetime | None) -> None:
    found = read(REPORT + row)

    assert {s.seen for s in found if isinstance(s, Sighting) and s.field == "address"} == {seen}
    assert any("can be read in two ways" in str(p) for p in found) == ("10/11" in row)


EXPORTED = (
    "DeviceType,Name,Address,Channel,UserName,Password,DriverNumber,DriverGroup,RecordingServer,Enabled,"
    "HardwareName,StorageName,Coordinates,DeviceGroups\n"
    "Camera,Gate,http://192.0.2.7/,0,root,hidden,77,Quill,North,True,Gate box,s,,/All\n"
    "Microphone,Gate mic,http://192.0.2.7/,0,root,hidden,77,Quill,North,True,Gate box,s,,/All\n"
)


def test_exported_hardware_counts_cameras_alone() -> None:
    found = facts(read(EXPORTED), "hardware http://192.0.2.7")

    assert [each for each in found if each[0].startswith("vms.camera")] == [
        ("vms.camera", "Gate"),
        ("vms.cameras", "1"),
    ]
    assert {("driver", "Quill"), ("name", "Gate box"), ("kind-claimed", "camera")} <= set(found)


def test_a_workbook_of_hardware_and_cameras_is_read_and_its_other_sheets_are_not() -> None:
    made = workbook(
        {
            "Hardware": [
                ["Name", "Address", "UserName", "Password", "Model", "MACAddress", "SerialNumber",
                 "FirmwareVersion", "DriverNumber", "DriverGroup", "RecordingServer", "Id"],
                ["Gate box", "http://192.0.2.7/", "root", "hidden", "Q4", "0C75D2000007", "S-12345",
                 "1.2", "77", "Quill", "North", "h1"],
            ],
            "Cameras": [
                ["Name", "Channel", "Address", "Hardware", "RecordingServer", "Enabled"],
                ["Gate", "0", "http://192.0.2.7/", "Gate box", "North", "True"],
                ["Yard", "1", "http://192.0.2.7/", "Gate box", "North", "True"],
            ],
            "Microphones": [
                ["Name", "Channel", "Address", "Hardware", "RecordingServer"],
                ["Mic", "0", "http://192.0.2.7/", "Gate box", "North"],
            ],
        }
    )  # fmt: skip

    assert milestone.sniffs(made, "")
    assert facts(read(made), "hardware http://192.0.2.7") == [
        ("address", "192.0.2.7"),
        ("mac", "0C:75:D2:00:00:07"),
        ("model", "Q4"),
        ("serial", "S-12345"),
        ("firmware", "1.2"),
        ("name", "Gate box"),
        ("driver", "Quill"),
        ("vms.driver-number", "77"),
        ("vms.recorder", "North"),
        ("vms.camera", "Gate"),
        ("vms.camera", "Yard"),
        ("vms.cameras", "2"),
    ]


def test_a_list_to_import_hardware_gives_addresses_and_drivers_and_no_password() -> None:
    text = "HardwareAddress,HardwareUsername,HardwarePassword,HardwareDriverID\nhttp://192.0.2.7/,root,hidden,77\n"
    found = read(text)

    assert facts(found, "hardware http://192.0.2.7") == [
        ("address", "192.0.2.7"),
        ("vms.driver-number", "77"),
    ]
    assert [note.column for note in found if isinstance(note, Dropped)] == [
        "HardwarePassword",
        "HardwareUsername",
    ]


def test_a_row_without_hardware_is_left_out_and_told() -> None:
    found = read(REPORT + "Gate" + "," * 21 + "\n")

    assert [str(p) for p in found if isinstance(p, Problem) and not isinstance(p, Note)] == [
        "report:2: names no hardware; left out. Add its address or MAC address."
    ]


@pytest.mark.parametrize(
    ("head", "is_milestone"),
    [
        (REPORT, True),
        (REPORT + GATE, True),
        ('#TYPE Selected.System.X\n"HardwareName","MAC","RecorderName"\n"a","b","c"\n', True),
        (EXPORTED, True),
        ("HardwareAddress;HardwareUsername;HardwarePassword;HardwareDriverID\nx;y;z;1\n", True),
        ("name,serial_number,manufacturer,model_id,ip_address\na,b,c,d,e\n", False),
        ("address,hwaddr,client_id\n192.0.2.1,a,b\n", False),
        ("Hardware,Model\nBox,Q4\n", False),
        ("", False),
    ],
)  # fmt: skip
def test_it_knows_its_own_files(head: str, is_milestone: bool) -> None:
    assert milestone.sniffs(head.encode(), "") == is_milestone


@given(st.binary(max_size=300), st.integers(0, 600))
def test_no_bytes_break_it(noise: bytes, at: int) -> None:
    whole = (REPORT + GATE + PIER).encode()

    assert all(isinstance(each, Sighting | Problem) for each in read(whole[:at] + noise + whole[at:]))
    assert all(isinstance(each, Sighting | Problem) for each in read(noise))
