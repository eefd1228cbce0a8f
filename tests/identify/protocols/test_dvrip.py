"""Dahua's port 37777: three questions in one buffer, a login's realm, and frames that lie or break off."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.identify.protocols import parse
from debar.kit.errors import Problem


def status(asked: int, content: bytes, length: int | None = None) -> bytes:
    size = (len(content) if length is None else length).to_bytes(2, "little")
    return b"\xb4\0\0\x68" + size + bytes(2) + bytes([asked]) + bytes(23) + content


def login(content: bytes) -> bytes:
    return b"\xb0\x01\0\x68" + len(content).to_bytes(2, "little") + bytes(26) + content


def fields(raw: bytes) -> list[tuple[str, str]]:
    found = parse("dvrip-37777", raw)
    assert not isinstance(found, Problem)
    return [(field.name, field.value) for field in found]


MODEL = status(0x0B, b"DHI-NVR4216".ljust(16, b"\0"))
FIRMWARE = status(0x08, b"3.200.0001.6".ljust(16, b"\0"))
SERIAL = status(0x07, b"1J02B3EPAA00001\0")
ALL = [
    ("dvrip-37777.answered", "B4"),
    ("dvrip-37777.model", "DHI-NVR4216"),
    ("dvrip-37777.firmware", "3.200.0001.6"),
    ("dvrip-37777.serial", "1J02B3EPAA00001"),
    ("model", "DHI-NVR4216"),
    ("firmware", "3.200.0001.6"),
    ("serial", "1J02B3EPAA00001"),
]


def test_the_three_answers_name_model_firmware_and_serial() -> None:
    assert fields(MODEL + FIRMWARE + SERIAL) == ALL


@pytest.mark.parametrize("length", [0, 5, 40, 0xFFFF])
def test_a_frame_whose_length_lies_ends_where_the_next_begins(length: int) -> None:
    liar = status(0x0B, b"DHI-NVR4216".ljust(16, b"\0"), length)

    assert fields(liar + FIRMWARE + SERIAL) == ALL


def test_half_a_frame_tells_what_it_told() -> None:
    assert fields(MODEL + FIRMWARE[:40]) == [
        ("dvrip-37777.answered", "B4"),
        ("dvrip-37777.model", "DHI-NVR4216"),
        ("dvrip-37777.firmware", "3.200.00"),
        ("model", "DHI-NVR4216"),
        ("firmware", "3.200.00"),
    ]
    assert isinstance(parse("dvrip-37777", MODEL[:31]), Problem)


def test_a_realm_gives_the_serial_in_it_and_no_random_number() -> None:
    assert fields(login(b"Realm:Login to 4K049EBPAG1D7E7\r\nRandom:166042717\r\n\r\n")) == [
        ("dvrip-37777.answered", "B0"),
        ("dvrip-37777.realm", "Login to 4K049EBPAG1D7E7"),
        ("serial", "4K049EBPAG1D7E7"),
    ]


@pytest.mark.parametrize("said", ["18038F6DBFE666A3", "0123456789abcdef0123456789abcdef", "router"])
def test_a_hash_or_a_word_in_a_realm_is_no_serial(said: str) -> None:
    assert fields(login(f"Realm:Login to {said}\r\n".encode()))[-1] == (
        "dvrip-37777.realm",
        f"Login to {said}",
    )


@pytest.mark.parametrize(
    "raw", [b"\xa4" + bytes(31), b"\xb4\0\0" + bytes(29), b"HTTP/1.1 400 Bad Request\r\n\r\n.."]
)
def test_what_is_no_answer_is_refused(raw: bytes) -> None:
    assert isinstance(parse("dvrip-37777", raw), Problem)


@given(st.lists(st.sampled_from([MODEL, FIRMWARE, b"\xf6\0\0\x68", bytes(28)]) | st.binary(max_size=40)))
def test_any_frames_give_fields_or_a_problem(pieces: list[bytes]) -> None:
    assert isinstance(parse("dvrip-37777", b"".join(pieces)), list | Problem)
