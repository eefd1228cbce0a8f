"""What registers, leases, switch tables, device searches and scans tell of one device comes together."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import pytest

from debar.estate.bodies import Body, Site
from debar.estate.networks import Network
from debar.estate.register import Estate
from debar.identify.evidence import Field, Sighting
from debar.kit.words import Both
from debar.survey.devices import Device, Group, device, fields, things, together
from debar.survey.stays import Stay

DAY = datetime(2026, 10, 19, tzinfo=UTC)
CAMERA, OTHER, PHONE = "0C:75:D2:00:00:01", "0C:75:D2:00:00:02", "DA:A1:19:00:00:01"
ESTATE = Estate(
    bodies=(Body("lights", Both("Lights", "Phares")),),
    sites=tuple(Site(name, "lights", Both(name, name)) for name in ("mill", "quay", "fort")),
    networks=(
        Network("mill-cctv", "mill", ("192.0.2.0/24",)),
        Network("quay-cctv", "quay", ("192.0.2.0/24",)),
        Network("fort-one", "fort", ("192.0.2.0/24",)),
        Network("fort-two", "fort", ("192.0.2.0/24",)),
    ),
)


def on(days: int) -> datetime:
    return DAY + timedelta(days=days)


def told(
    source: str,
    *rows: dict[str, str],
    site: str | None = "mill",
    network: str | None = None,
    day: int | None = None,
) -> list[Sighting]:
    """What a source says of some things, all of them seen so many days after DAY."""
    return [
        Sighting(
            source,
            f"r{n}",
            f"r{n}",
            field,
            value,
            site=site,
            network=network,
            seen=None if day is None else on(day),
        )
        for n, row in enumerate(rows)
        for field, value in row.items()
    ]


def devices(*sources: list[Sighting]) -> list[Device]:
    groups = together(things([s for source in sources for s in source], ESTATE))
    return [device(group, f"dev-{number}") for number, group in enumerate(groups, 1)]


def sets(found: Iterable[Device | Group]) -> set[frozenset[str]]:
    return {frozenset(str(key).partition("/")[0] for key in each.things) for each in found}


def why(found: Device) -> list[str]:
    return [reason.en for reason in found.why]


REGISTER = told("register", {"serial": "QF20240001", "model": "Q-100"})
SADP = told("sadp", {"serial": "QF20240001", "mac": CAMERA, "address": "192.0.2.7"}, day=0)
ARP = told("arp", {"mac": CAMERA, "address": "192.0.2.9"}, day=30)
SCAN = told("scan", {"address": "192.0.2.9", "http.server": "Quill"}, day=40)
TABLE = told("table", {"mac": CAMERA, "switch-port": "sw-2 Gi1/0/7"}, day=30)


def test_a_register_and_a_scan_that_share_nothing_meet_through_what_lies_between() -> None:
    (found,) = devices(REGISTER, SADP, ARP, SCAN, TABLE)

    assert sets([found]) == {frozenset({"register", "sadp", "arp", "scan", "table"})}
    assert why(found) == [
        "same serial number qf20240001",
        "same MAC address 0C:75:D2:00:00:01",
        "same address 192.0.2.9, at about the same time",
        "its address changed from 192.0.2.7 (seen last on 2026-10-19) to 192.0.2.9 (seen first on "
        "2026-11-18)",
    ]
    assert (found.addresses, found.serials, found.macs) == (
        ("192.0.2.7", "192.0.2.9"),
        ("QF20240001",),
        (CAMERA,),
    )


def test_a_link_that_is_missing_leaves_them_apart() -> None:
    assert len(devices(REGISTER, SCAN)) == 2
    assert len(devices(REGISTER, SADP, SCAN)) == 2
    assert len(devices(REGISTER, ARP, SCAN)) == 2


def test_an_address_that_two_sites_have_joins_nothing_between_them() -> None:
    here, there = told("a", {"address": "192.0.2.7"}), told("b", {"address": "192.0.2.7"}, site="quay")

    assert len(devices(here, there)) == 2
    assert len(devices(here, told("c", {"address": "192.0.2.7"}, site=None, network="quay-cctv"))) == 2
    assert len(devices(here, told("d", {"address": "192.0.2.7"}, site=None, network="mill-cctv"))) == 1


def test_where_two_networks_of_a_site_have_the_address_a_source_without_network_joins_neither() -> None:
    one = told("a", {"address": "192.0.2.7", "model": "Q-100"}, site="fort", network="fort-one")
    two = told("b", {"address": "192.0.2.7", "model": "Q-100"}, site="fort", network="fort-two")
    bare = told("c", {"address": "192.0.2.7"}, site="fort")

    assert sets(devices(one, two, bare)) == {frozenset("a"), frozenset("b"), frozenset("c")}
    assert sets(devices(one, bare)) == {frozenset("ac")}


def test_a_device_that_moved_is_one_and_its_old_address_goes_to_whoever_has_it_now() -> None:
    first = told("a", {"serial": "QF20240001", "mac": CAMERA, "address": "192.0.2.7"}, day=0)
    later = told("b", {"serial": "QF20240001", "mac": CAMERA, "address": "192.0.2.20"}, site="quay", day=40)
    heir = told("c", {"mac": OTHER, "address": "192.0.2.7"}, day=40)
    scan = told("d", {"address": "192.0.2.7"}, day=41)

    moved, new = devices(first, later, heir, scan)

    assert (sets([moved]), sets([new])) == ({frozenset("ab")}, {frozenset("cd")})
    assert why(moved)[-1] == (
        "moved from mill (seen there last on 2026-10-19) to quay (seen there first on 2026-11-28)"
    )
    assert moved.why[-1].fr == (
        "déplacé de mill (vu là pour la dernière fois le 2026-10-19) à quay (vu là pour la première fois le "
        "2026-11-28)"
    )
    assert (moved.site, moved.network, moved.addresses) == ("quay", "quay-cctv", ("192.0.2.20",))
    assert moved.stays == (
        Stay("mill", "mill-cctv", "192.0.2.7", on(0), on(0)),
        Stay("quay", "quay-cctv", "192.0.2.20", on(40), on(40)),
    )


def test_a_register_that_knows_another_site_than_the_one_where_it_was_seen_is_told() -> None:
    (found,) = devices(told("a", {"serial": "QF20240001"}, site="quay"), SADP)

    assert found.site == "mill"
    assert why(found)[-1] == "sources without a day place it at quay; it was seen at mill from 2026-10-19 on"


def test_one_seen_at_two_sites_in_the_same_days_is_told() -> None:
    there = told("b", {"mac": CAMERA}, site="quay", day=0)

    (found,) = devices(told("a", {"mac": CAMERA}, day=0), there)

    assert why(found)[-1].startswith(
        "told of at mill and at quay in the same days (2026-10-19 to 2026-10-19)"
    )


def test_what_was_replaced_in_place_is_two_devices_that_tell_of_each_other() -> None:
    old = told("a", {"serial": "QF20240001", "address": "192.0.2.7"}, day=0)
    scan = told("b", {"address": "192.0.2.7"}, day=1)
    new = told("c", {"serial": "QF20240002", "address": "192.0.2.7"}, day=30)
    again = told("d", {"address": "192.0.2.7"}, day=31)

    before, now = devices(old, scan, new, again)

    assert sets([before, now]) == {frozenset("ab"), frozenset("cd")}
    assert why(before)[-1] == "at its address 192.0.2.7 stands serial number qf20240002 since 2026-11-18"
    assert why(now)[-1] == (
        "stands since 2026-11-18 at address 192.0.2.7, where serial number qf20240001 stood until 2026-10-20"
    )
    assert now.why[-1].fr == (
        "se trouve depuis le 2026-11-18 à l'adresse 192.0.2.7, où se trouvait le numéro de série qf20240001 "
        "jusqu'au 2026-10-20"
    )


@pytest.mark.parametrize(
    ("day", "joins"),
    [
        (0, "a"),
        (4, "a"),
        (6, "a"),
        (8, "c"),
        (15, "c"),
        (27, "c"),
        (29, "b"),
        (31, "b"),
        (60, "b"),
        (200, "c"),
    ],
)
def test_what_was_seen_at_an_address_belongs_to_whoever_surely_had_it_then(day: int, joins: str) -> None:
    one = told("a", {"mac": CAMERA, "address": "192.0.2.7"}, day=0) + told("a", {"mac": CAMERA}, day=5)
    still = told("e", {"mac": CAMERA, "address": "192.0.2.7"}, day=5)
    two = told("b", {"mac": OTHER, "address": "192.0.2.7"}, day=30)
    scan = told("c", {"address": "192.0.2.7"}, day=day)

    (home,) = (each for each in sets(devices(one, still, two, scan)) if "c" in each)

    assert min(home) == joins


def test_an_address_in_a_pool_that_many_had_in_turn_is_no_riddle() -> None:
    leases = [
        told(f"s{n:02}", {"mac": f"0C:75:D2:00:01:{n:02X}", "address": "192.0.2.7"}, day=n) for n in range(40)
    ]

    found = devices(*leases)

    assert len(found) == 40
    assert {reason for each in found for reason in why(each)} == set()


def test_a_router_that_answers_for_others_joins_nothing_and_is_told() -> None:
    rows = [{"mac": CAMERA, "address": f"192.0.2.{n}"} for n in range(1, 10)]
    scan = told("scan", {"address": "192.0.2.3", "serial": "QF20240003"}, day=0)

    found = devices(told("arp", *rows, day=0), scan)

    assert len(found) == 9
    assert {each.macs for each in found} == {()}
    assert {field.name for each in found for field in fields(each)} == {"address", "serial"}
    assert why(found[0]) == [
        "MAC address 0C:75:D2:00:00:01 stands at 9 addresses on 2026-10-19: a router or firewall that "
        "answers for others, so it joins nothing"
    ]
    assert len(devices(told("arp", *rows[:8], day=0))) == 1


def test_a_laptop_that_had_many_addresses_on_many_days_is_one() -> None:
    leases = [told(f"s{n:02}", {"mac": CAMERA, "address": f"192.0.2.{n}"}, day=n) for n in range(1, 20)]

    (found,) = devices(*leases)

    assert len(found.stays) == 19
    assert [text.partition(" ")[0] for text in why(found)] == ["same", "its", "its", "its"]


@pytest.mark.parametrize(
    "group", ["00:00:5E:00:01:0A", "00:00:0C:07:AC:01", "00:00:0C:9F:F0:01", "00:07:B4:00:01:01"]
)
def test_an_address_that_a_group_of_routers_shares_is_nobodys(group: str) -> None:
    one = told("a", {"mac": group, "address": "192.0.2.1"}, {"mac": CAMERA, "address": "192.0.2.1"}, day=0)
    other = told("b", {"mac": group, "address": "192.0.2.9"}, day=0)

    found = devices(one, other)

    assert [each.macs for each in found] == [(CAMERA,), ()]
    assert Field("mac", group) not in [field for each in found for field in fields(each)]


def test_a_mac_that_a_phone_made_up_speaks_at_its_site_for_a_while() -> None:
    here = told("a", {"mac": PHONE}, day=0)

    assert len(devices(here, told("b", {"mac": PHONE}, day=60))) == 1
    assert len(devices(here, told("b", {"mac": PHONE}, day=200))) == 2
    assert len(devices(here, told("b", {"mac": PHONE}, site="quay", day=0))) == 2


def test_a_recorder_with_two_network_cards_is_one_by_its_serial_number() -> None:
    one = {"serial": "QF20240001", "model": "Q-R16"}
    cards = told("a", {**one, "mac": CAMERA}, {**one, "mac": "B8:A4:4F:00:00:01"}, day=0)
    seen = told(
        "b",
        {"mac": CAMERA, "address": "192.0.2.7"},
        {"mac": "B8:A4:4F:00:00:01", "address": "192.0.2.8"},
        day=1,
    )

    (found,) = devices(cards, seen)

    assert (len(found.macs), found.addresses) == (2, ("192.0.2.7", "192.0.2.8"))
    assert why(found) == [
        "same serial number qf20240001",
        "same MAC address 0C:75:D2:00:00:01",
        "same MAC address B8:A4:4F:00:00:01",
    ]


def test_one_network_card_says_more_than_two_spellings_of_a_model() -> None:
    one = {"serial": "QF20240001", "mac": CAMERA}

    (found,) = devices(told("a", {**one, "model": "Dome 4MP"}), told("b", {**one, "model": "Q-100"}))

    assert why(found) == ["same serial number qf20240001"]


def test_a_network_card_in_two_devices_is_left_apart_by_their_serial_numbers() -> None:
    one = told("a", {"serial": "QF20240001", "mac": CAMERA}, day=0)
    other = told("b", {"serial": "QF20240002", "mac": CAMERA}, day=0)

    assert sets(devices(one, other)) == {frozenset("a"), frozenset("b")}
