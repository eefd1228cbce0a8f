"""Values as people write them come out in one form, and what only stands in for a value is known."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.kit.times import Partial
from debar.survey import values


@pytest.mark.parametrize(
    "text",
    [
        "0c:75:d2:00:00:01",
        "0C-75-D2-00-00-01",
        "0c75.d200.0001",
        "0C75D2000001",
        "0C75D2-000001",
        "0c 75 d2 00 00 01",
    ],
)
def test_every_usual_spelling_of_a_mac_is_one(text: str) -> None:
    assert values.mac(text) == "0C:75:D2:00:00:01"


@pytest.mark.parametrize(
    "text", ["", "0C-75-D2-XX-00-01", "0C:75:D2", "no MAC", "192.0.2.7", "0C:75:D2:00:00:01:02"]
)
def test_what_is_no_mac_is_none(text: str) -> None:
    assert values.mac(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "00:00:00:00:00:00",
        "FF-FF-FF-FF-FF-FF",
        "01:00:5E:7F:FF:FA",
        "33:33:00:00:00:01",
        "00:11:22:33:44:55",
        "222222222222",
    ],
)
def test_a_mac_that_no_device_has_is_only_a_stand_in(text: str) -> None:
    assert values.is_stand_in_mac(text)
    assert values.mac(text) is None


@pytest.mark.parametrize(
    "text",
    ["N/A", "n.a.", "s/o", "S.O.", "Inconnu", "unknown", "-", "—", "none", "À déterminer", "TBD", "xxxx"],
)
def test_a_stand_in_says_that_there_is_no_value(text: str) -> None:
    assert values.is_stand_in(text)
    assert values.serial_key(text) is None


@pytest.mark.parametrize("text", ["000000", "123456", "1111111", "0123456789", "Serial Number"])
def test_a_number_can_stand_in_for_a_serial_number_and_for_nothing_else(text: str) -> None:
    assert (values.is_stand_in_serial(text), values.is_stand_in(text)) == (True, False)
    assert values.serial_key(text) is None


@pytest.mark.parametrize("text", ["Sony", "SO2-IRW", "Axis", "A1", "1234A", "Nada", "7", "connu"])
def test_a_value_is_no_stand_in(text: str) -> None:
    assert not values.is_stand_in(text)


def test_a_serial_number_is_one_in_every_spelling() -> None:
    spelled = ["SN: AMC-0369 8PT", "amc03698pt", "S/N AMC03698PT"]

    assert {values.serial_key(text) for text in spelled} == {"amc03698pt"}


@pytest.mark.parametrize("text", ["12", "ABCDEF", "1.23457E+11", "1,2E+9"])
def test_a_serial_number_that_could_be_anybodys_tells_nothing(text: str) -> None:
    assert values.serial_key(text) is None


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("192.0.2.7", "192.0.2.7"),
        (" 192.0.2.7:8000 ", "192.0.2.7"),
        ("http://192.0.2.7/doc/page", "192.0.2.7"),
        ("2001:DB8:0:0::7", "2001:db8::7"),
        ("[2001:db8::7]:80", "2001:db8::7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("fe80::1%eth0", "fe80::1"),
        ("192.0.2.300", None),
        ("camera.example.org", None),
        ("0.0.0.0", None),
        ("239.255.255.250", None),
        ("http://[", None),
    ],
)
def test_an_address_is_found_in_what_people_write(text: str, address: str | None) -> None:
    assert values.address(text) == address


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-03-12", "2024-03-12"),
        ("2024/3/2", "2024-03-02"),
        ("2024-03-12T10:15:00", "2024-03-12"),
        ("25/12/2024", "2024-12-25"),
        ("12/25/2024", "2024-12-25"),
        ("25.12.2024", "2024-12-25"),
        ("04/04/2024", "2024-04-04"),
        ("12 mars 2024", "2024-03-12"),
        ("1er août 2024", "2024-08-01"),
        ("March 12, 2024", "2024-03-12"),
        ("Mar 1st, 2024", "2024-03-01"),
        ("2024-03", "2024-03"),
        ("2024", "2024"),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, day: str) -> None:
    assert values.day(text) == Partial.parse(day)


@pytest.mark.parametrize(
    "text", ["03/04/2024", "printemps", "30 February 2024", "2024-13-01", "12 foo 2024", ""]
)
def test_a_day_that_is_none_or_can_be_read_in_two_ways_is_not_guessed(text: str) -> None:
    assert values.day(text) is None


def test_an_instant_needs_its_zone() -> None:
    assert values.instant("2026-10-21T14:05:00-04:00") == datetime(2026, 10, 21, 18, 5, tzinfo=UTC)
    assert values.instant("2026-10-21T14:05:00") is None


@given(st.text(max_size=60))
def test_no_text_breaks_any_reader(text: str) -> None:
    found = values.mac(text)

    assert found is None or values.mac(found) == found
    assert (address := values.address(text)) is None or values.address(address) == address
    assert (day := values.day(text)) is None or values.day(str(day)) == day
    assert isinstance(values.is_stand_in(text), bool)
    assert values.instant(text) is None or values.folded(text)


@pytest.mark.parametrize(
    ("mac", "made_up", "nobodys"),
    [
        ("0C:75:D2:00:00:01", False, False),
        ("DA:A1:19:00:00:01", True, False),
        ("02:42:AC:11:00:02", True, False),
        ("00:00:5E:00:53:01", False, False),
        ("00:00:5E:00:01:0A", False, True),
        ("00:00:5E:00:02:0A", False, True),
        ("00:00:0C:07:AC:01", False, True),
        ("00:00:0C:9F:F0:01", False, True),
        ("00:05:73:A0:00:01", False, True),
        ("00:07:B4:00:01:01", False, True),
        ("02:BF:C0:00:02:07", True, True),
    ],
)
def test_addresses_that_devices_make_up_or_share_are_told_apart(
    mac: str, made_up: bool, nobodys: bool
) -> None:
    assert (values.is_local_mac(mac), values.is_stand_in_mac(mac)) == (made_up, nobodys)
