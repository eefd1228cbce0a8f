"""Lists of devices that video clients keep: iVMS-4200 and IDIS."""

from __future__ import annotations

import io
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.identify.evidence import Sighting
from debar.kit.errors import Problem
from debar.survey.importers import Dropped, Note, SourceFile, idis, ivms

HEAD = "Nickname,Adding Mode,Address,Port,Device Information,User Name,Password,Add Offline Device\n"


def read(module: ModuleType, data: bytes | str) -> list[Sighting | Problem]:
    raw = data.encode() if isinstance(data, str) else data
    return list(module.read(io.BytesIO(raw), SourceFile("d" * 64, "list.csv", len(raw), module.NAME)))


def facts(found: list[Sighting | Problem]) -> list[tuple[str, str, str]]:
    return [(s.thing, s.field, s.value) for s in found if isinstance(s, Sighting)]


def problems(found: list[Sighting | Problem]) -> list[str]:
    return [str(p) for p in found if isinstance(p, Problem) and not isinstance(p, Note)]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("Gate,0,192.0.2.7,8000,,admin,hidden,0", [("name", "Gate"), ("address", "192.0.2.7")]),
        ("Gate,0,cam.example.org,8000,,admin,hidden,0", [("name", "Gate"), ("name", "cam.example.org")]),
        ("Gate,2,192.0.2.1,8000,dev7,admin,hidden,0", [("name", "Gate"), ("name", "dev7")]),
        (
            "Gate,3,www.example.org,8000,gate7,admin,hidden,0",
            [("name", "Gate"), ("name", "gate7"), ("cloud", "HiDDNS")],
        ),
        ("Gate,4,,7660,acc7,admin,hidden,0", [("name", "Gate"), ("name", "acc7"), ("cloud", "EHome (ISUP)")]),
        (
            "Gate,6,,,E87654321,admin,hidden,0",
            [("name", "Gate"), ("serial", "E87654321"), ("cloud", "Hik-Connect")],
        ),
        ("Gate,5,COM1,,,admin,hidden,0", [("name", "Gate")]),
    ],
)
def test_the_mode_tells_whose_address_it_is_and_which_cloud_it_is_joined_to(
    row: str, says: list[tuple[str, str]]
) -> None:
    found = read(ivms, HEAD + row + "\n")

    assert facts(found) == [("row 2", *each) for each in (*says, ("driver", "Hikvision iVMS-4200"))]
    assert "hidden" not in str(found)


def test_names_of_users_and_passwords_are_dropped_and_told() -> None:
    found = read(ivms, HEAD + "Gate,0,192.0.2.7,8000,,admin,hidden,0\n")

    assert [note.column for note in found if isinstance(note, Dropped)] == ["Password", "User Name"]


def test_a_row_that_names_nothing_is_left_out_and_told() -> None:
    assert problems(read(ivms, HEAD + ",0,,8000,,admin,hidden,0\n")) == [
        "list.csv:2: names neither an address nor a device; left out. "
        "Add its address, nickname or serial number."
    ]


@pytest.mark.parametrize(
    ("head", "is_ivms"),
    [(HEAD, True), (HEAD.replace(",", ";"), True), ("Nickname,Address\na,b\n", False), ("", False)],
)
def test_it_knows_its_own_files(head: str, is_ivms: bool) -> None:
    assert ivms.sniffs(head.encode(), "") == is_ivms
    assert not idis.sniffs(head.encode(), "")


def test_inputs_of_one_encoder_are_one_device() -> None:
    found = read(idis, "1,0C:75:D2:00:00:07,1\n2,0C75D2000007,2\n3,none,1\n")

    thing = "device 0C:75:D2:00:00:07"
    assert facts(found) == [
        (thing, "mac", "0C:75:D2:00:00:07"),
        (thing, "vms.camera", "1"),
        (thing, "vms.video-in", "1"),
        (thing, "mac", "0C:75:D2:00:00:07"),
        (thing, "vms.camera", "2"),
        (thing, "vms.video-in", "2"),
    ]
    assert problems(found) == [
        "list.csv:3: 'none' is no MAC address; the line was left out. "
        "Give camera number, MAC address and video input, in this order."
    ]


@pytest.mark.parametrize("module", [ivms, idis])
@given(noise=st.binary(max_size=300))
def test_no_bytes_break_them(module: ModuleType, noise: bytes) -> None:
    for data in (noise, HEAD.encode() + noise):
        assert all(isinstance(each, Sighting | Problem) for each in read(module, data))
