"""Things become devices by what they share; what contradicts stays apart and says why."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import pytest

from debar.identify.evidence import Field, Sighting
from debar.survey.devices import Group, Thing, device, fields, things, together
from debar.survey.stays import Stay

DAY = datetime(2026, 10, 19, tzinfo=UTC)
QUILL = "0C:75:D2:00:00:0"
"""A block of Hikvision's; the last digit is to be added."""
OTHER = "B8:A4:4F:00:00:0"
"""A block of Axis's."""


def thing(source: str, site: str | None = "mill", day: int | None = None, **facts: str) -> Thing:
    """A thing in a source of its own, seen so many days after DAY."""
    return seen(source, facts, site, day)


def seen(source: str, facts: dict[str, str], site: str | None = "mill", day: int | None = None) -> Thing:
    at = None if day is None else DAY + timedelta(days=day)
    return Thing.of(
        [Sighting(source * 4, "row 2", "row 2", f, value, site=site, seen=at) for f, value in facts.items()]
    )


def sets(groups: Iterable[Group]) -> set[frozenset[str]]:
    return {frozenset(thing.key[0] for thing in group.things) for group in groups}


def why(groups: Iterable[Group]) -> list[str]:
    return sorted({reason.en for group in groups for reason in group.why})


def test_one_serial_number_in_two_spellings_is_one_device() -> None:
    groups = together([thing("a", serial="QF-2024-0001"), thing("b", serial="S/N qf20240001")])

    assert sets(groups) == {frozenset("ab")}
    assert why(groups) == ["same serial number qf20240001"]


def test_the_tail_of_a_long_serial_number_as_labels_print_it_is_the_same() -> None:
    whole, tail = "QL-100A20220314AAWRB67777147", "B67777147"

    assert sets(together([thing("a", serial=whole), thing("b", serial=tail)])) == {frozenset("ab")}


@pytest.mark.parametrize(
    "other",
    [
        {"serial": "QF20240001", "model": "Z-900"},
        {"serial": "QF20240001", "mac": OTHER + "1"},
    ],
)
def test_one_serial_number_on_different_makes_is_left_apart_and_explained(other: dict[str, str]) -> None:
    groups = together([thing("a", serial="QF20240001", model="Q-100", mac=QUILL + "1"), seen("b", other)])

    assert sets(groups) == {frozenset("a"), frozenset("b")}
    assert why(groups) == [
        "serial number qf20240001 also stands on another thing, whose model or network card differs: "
        "left apart"
    ]


def test_a_longer_name_of_the_same_model_is_no_contradiction() -> None:
    groups = together(
        [
            thing("a", serial="QF20240001", model="Q-100"),
            thing("b", serial="QF20240001", model="Q-100 (2.8 mm)"),
        ]
    )

    assert sets(groups) == {frozenset("ab")}


@pytest.mark.parametrize("serial", ["N/A", "000000", "1234", "unknown", "1.2E+11"])
def test_what_stands_in_for_a_serial_number_joins_nothing(serial: str) -> None:
    assert len(together([thing("a", serial=serial), thing("b", serial=serial)])) == 2


def test_a_model_number_in_the_column_of_serial_numbers_joins_nothing() -> None:
    rows = [thing(key, serial="QL-2143G2", model="QL 2143G2") for key in "ab"]

    assert sets(together(rows)) == {frozenset("a"), frozenset("b")}


def test_one_mac_is_one_device_at_whatever_address() -> None:
    groups = together(
        [
            thing("a", mac="0c75.d200.0001", address="192.0.2.7", day=0),
            thing("b", mac=QUILL + "1", address="192.0.2.9", day=300),
        ]
    )

    assert sets(groups) == {frozenset("ab")}
    assert [reason.en for reason in groups[0].why] == [
        "same MAC address 0C:75:D2:00:00:01",
        "its address changed from 192.0.2.7 (seen last on 2026-10-19) to 192.0.2.9 (seen first on "
        "2027-08-15)",
    ]


@pytest.mark.parametrize("mac", ["00:00:00:00:00:00", "FF:FF:FF:FF:FF:FF", "00:11:22:33:44:55"])
def test_a_mac_that_no_device_has_joins_nothing(mac: str) -> None:
    assert len(together([thing("a", mac=mac), thing("b", mac=mac)])) == 2


def test_one_mac_under_two_serial_numbers_is_left_apart_and_explained() -> None:
    groups = together(
        [thing("a", serial="QF20240001", mac=QUILL + "1"), thing("b", serial="QF20240002", mac=QUILL + "1")]
    )

    assert sets(groups) == {frozenset("a"), frozenset("b")}
    assert why(groups) == [
        "MAC address 0C:75:D2:00:00:01 is also given for another serial number: left apart"
    ]


def test_what_fits_two_that_contradict_is_joined_to_neither_but_to_its_like() -> None:
    groups = together(
        [
            thing("a", serial="QF20240001", mac=QUILL + "1"),
            thing("b", serial="QF20240002", mac=QUILL + "1"),
            thing("c", mac=QUILL + "1"),
            thing("d", mac=QUILL + "1"),
        ]
    )

    assert sets(groups) == {frozenset("a"), frozenset("b"), frozenset("cd")}


def test_a_chain_of_shared_values_is_one_device() -> None:
    groups = together(
        [
            thing("a", serial="QF20240001"),
            thing("b", serial="QF20240001", mac=QUILL + "1"),
            thing("c", mac=QUILL + "1", address="192.0.2.7"),
            thing("d", address="192.0.2.7"),
        ]
    )

    assert sets(groups) == {frozenset("abcd")}
    assert len(groups[0].why) == 3


def test_an_address_joins_at_one_site_and_not_between_sites() -> None:
    here = [thing("a", address="192.0.2.7"), thing("b", address="192.0.2.7:80")]

    assert sets(together(here)) == {frozenset("ab")}
    assert len(together([*here[:1], thing("b", address="192.0.2.7", site="quay")])) == 2
    assert len(together([thing(n, address="192.0.2.7", site=None) for n in "ab"])) == 2


def test_an_address_speaks_for_a_device_only_for_a_while() -> None:
    seen = [thing(name, address="192.0.2.7", day=day) for name, day in (("a", 0), ("b", 60), ("c", 200))]

    assert sets(together(seen)) == {frozenset("ab"), frozenset("c")}
    assert sets(together(seen, window=timedelta(days=150))) == {frozenset("abc")}


def test_a_paper_without_a_date_goes_with_the_only_device_that_had_the_address() -> None:
    paper, early, late = (
        thing("a", address="192.0.2.7", model="Q-100"),
        thing("b", address="192.0.2.7", day=0),
        thing("c", address="192.0.2.7", day=200),
    )

    assert sets(together([paper, early])) == {frozenset("ab")}
    assert sets(together([paper, early, late])) == {frozenset("a"), frozenset("b"), frozenset("c")}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"mac": QUILL + "1"}, {"mac": QUILL + "2"}),
        ({"serial": "QF20240001"}, {"serial": "QF20240002"}),
        ({"model": "Q-100"}, {"model": "Z-900"}),
    ],
)
def test_two_devices_that_had_one_address_are_left_apart(one: dict[str, str], other: dict[str, str]) -> None:
    groups = together(
        [seen("a", {"address": "192.0.2.7", **one}), seen("b", {"address": "192.0.2.7", **other})]
    )

    assert len(groups) == 2
    assert why(groups) == [
        "address 192.0.2.7 was also another thing's, by serial number, MAC or model: left apart"
    ]


def test_a_key_that_everybody_shares_tells_nothing_apart() -> None:
    many = [thing(chr(97 + n), serial="QF20240001", model=f"Q-{n:03}") for n in range(26)]
    more = [thing(chr(65 + n), serial="QF20240001", model=f"Z-{n:03}") for n in range(26)]

    assert len(together([*many, *more])) == 52


def test_an_id_stays_with_its_things_and_new_devices_have_none_yet() -> None:
    groups = together(
        [thing("a", serial="QF20240001"), thing("b", serial="QF20240001"), thing("c", serial="QF20240009")],
        {"aaaa/row 2": "dev-7"},
    )

    assert [(group.id, group.gone) for group in groups] == [("dev-7", ()), (None, ())]


def test_two_known_devices_that_turn_out_one_keep_the_older_id() -> None:
    groups = together(
        [thing("a", serial="QF20240001"), thing("b", serial="QF20240001")],
        {"aaaa/row 2": "dev-12", "bbbb/row 2": "dev-9"},
    )

    assert [(group.id, group.gone) for group in groups] == [("dev-9", ("dev-12",))]


def test_an_id_whose_things_part_stays_where_most_of_them_are() -> None:
    groups = together(
        [thing("a", mac=QUILL + "1"), thing("b", mac=QUILL + "2"), thing("c", mac=QUILL + "2")],
        {f"{name * 4}/row 2": "dev-1" for name in "abc"},
    )

    assert {group.id: sets([group]) for group in groups} == {
        None: {frozenset("a")},
        "dev-1": {frozenset("bc")},
    }


def test_what_people_merged_stays_one_whatever_the_evidence_says() -> None:
    groups = together(
        [thing("a", serial="QF20240001", mac=QUILL + "1"), thing("b", serial="QF20240002", mac=QUILL + "2")],
        {"aaaa/row 2": "dev-1", "bbbb/row 2": "dev-2"},
        merged=[("dev-1", "dev-2")],
    )

    assert [(group.id, group.gone, sets([group])) for group in groups] == [("dev-1", (), {frozenset("ab")})]
    assert why(groups) == ["joined by a person"]


def test_what_people_split_is_never_joined_again() -> None:
    shared = [thing(name, serial="QF20240001", mac=QUILL + "1") for name in "ab"]
    groups = together(
        [*shared, thing("c", mac=QUILL + "1")],
        {"aaaa/row 2": "dev-1", "bbbb/row 2": "dev-2"},
        split=[("dev-1", "dev-2")],
    )

    assert {group.id: sets([group]) for group in groups} == {
        "dev-1": {frozenset("a")},
        "dev-2": {frozenset("b")},
        None: {frozenset("c")},
    }


def test_a_split_that_people_took_back_no_longer_parts() -> None:
    groups = together(
        [thing("a", serial="QF20240001"), thing("b", serial="QF20240001")],
        {"aaaa/row 2": "dev-1", "bbbb/row 2": "dev-2"},
        split=[("dev-1", "dev-2")],
        merged=[("dev-1", "dev-2")],
    )

    assert [group.id for group in groups] == ["dev-1"]


def sighting(
    source: str, field: str, value: str, day: int | None = None, site: str | None = None
) -> Sighting:
    seen = None if day is None else DAY + timedelta(days=day)
    return Sighting(source, "row 2", "row 2", field, value, site=site, seen=seen)


def test_a_device_shows_what_was_seen_of_it_last() -> None:
    old = [
        sighting("a", "serial", "QF20240001", 0),
        sighting("a", "name", "gate", 0),
        sighting("a", "address", "192.0.2.7", 0),
        sighting("a", "state", "in use", 0),
    ]
    new = [
        sighting("b", "serial", "qf-2024-0001", 9),
        sighting("b", "name", "west gate", 9),
        sighting("b", "mac", "0c75d2000001", 9),
        sighting("b", "location", "B-12", 9),
    ]
    (group,) = together(things([*old, *new]))
    found = device(group, "dev-1")

    assert found.summary == type(found.summary)(
        id="dev-1",
        things=("a/row 2", "b/row 2"),
        addresses=("192.0.2.7",),
        macs=(QUILL + "1",),
        serials=("qf-2024-0001",),
        name="west gate",
        location="B-12",
        state="in use",
        first_seen=DAY,
        last_seen=DAY + timedelta(days=9),
        stays=(Stay(None, None, "192.0.2.7", DAY, DAY),),
        why=group.why,
    )
    assert (found.sightings, found.sources) == ((*old, *new), ("a", "b"))


def test_a_place_that_the_estate_does_not_know_is_still_shown() -> None:
    (group,) = together(things([sighting("a", "serial", "QF20240001", site="The old mill")]))

    assert (device(group, "dev-1").site, device(group, "dev-1").place) == (None, "The old mill")


def test_the_fields_of_a_device_are_in_the_words_of_debar() -> None:
    (group,) = together(
        things(
            [
                sighting("a", "serial", "QF20240001"),
                sighting("a", "kind-claimed", "Caméras"),
                sighting("a", "maker-claimed", "Quill"),
                sighting("a", "other.colour", "red"),
                sighting("a", "http.server", "Quill-Webs"),
                sighting("b", "serial", "QF20240001"),
                sighting("b", "maker-claimed", "Quill"),
                sighting("b", "kind-claimed", "thingamajig"),
            ]
        )
    )

    assert fields(device(group, "dev-1")) == [
        Field("http.server", "Quill-Webs"),
        Field("kind-claimed", "camera"),
        Field("maker-claimed", "Quill"),
        Field("serial", "QF20240001"),
    ]


def test_sightings_of_one_thing_are_one_thing_wherever_they_stand_in_their_source() -> None:
    rows = [
        Sighting("a", f"row {number}", f"row {number}", field, value)
        for field, value in (("serial", "QF2024000"), ("model", "Q-10"))
        for number in (2, 3)
    ]

    assert [(t.key, t.serials, t.models) for t in things(rows)] == [
        ("a/row 2", ("qf2024000",), ("q10",)),
        ("a/row 3", ("qf2024000",), ("q10",)),
    ]
