"""Real files in every order: the devices, where they were and when, and the reasons are the same."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import permutations
from pathlib import Path
from random import Random

import pytest

from debar.estate.register import Estate
from debar.store.workspace import Workspace
from debar.survey.devices import Device
from debar.survey.intake import Taken, take

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
SEEN = datetime(2026, 11, 1, tzinfo=UTC)
LEASES = (
    "address,hwaddr,client_id,valid_lifetime,expire,subnet_id,fqdn_fwd,fqdn_rev,hostname,state,user_context\n"
    "192.0.2.7,44:19:b6:00:00:01,,3600,1793534400,1,0,0,cam-gate,0,\n"
    "192.0.2.9,44:19:b6:00:00:03,,3600,1793534400,1,0,0,,0,\n"
    "192.0.2.7,44:19:b6:00:00:02,,3600,1795000000,1,0,0,,0,\n"
)
ARP = (
    "sw-hq#show ip arp\n"
    "Protocol  Address          Age (min)  Hardware Addr   Type   Interface\n"
    "Internet  192.0.2.7              12   4419.b600.0001  ARPA   Vlan10\n"
    "Internet  192.0.2.8               1   4419.b600.0002  ARPA   Vlan10\n"
    "sw-hq#show mac address-table\n"
    "Vlan    Mac Address       Type        Ports\n"
    "  10    4419.b600.0001    DYNAMIC     Gi1/0/7\n"
)
SCAN = (
    '<nmaprun><host endtime="1793610000"><status state="up" reason="arp-response"/>'
    '<address addr="192.0.2.7" addrtype="ipv4"/></host>'
    '<host endtime="1794990000"><status state="up" reason="arp-response"/>'
    '<address addr="192.0.2.7" addrtype="ipv4"/></host></nmaprun>'
)
REGISTER = "Serial,MAC,Model\nQF20240001,44:19:B6:00:00:01,AO-200\nQF20240002,,AO-200\nQF20240003,,AO-100\n"
MOVED = "Serial,MAC,IP,Site,Last seen\nQF20240001,44:19:B6:00:00:01,198.51.100.7,depot,2026-11-20\n"
FILES = {
    "leases4.csv": LEASES,
    "sw-hq.txt": ARP,
    "scan.xml": SCAN,
    "register.csv": REGISTER,
    "depot.csv": MOVED,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The files as they lie on disk."""
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    return tmp_path


def read(path: Path) -> Iterable[Taken]:
    site = None if path.name == "depot.csv" else "hq"
    for taken in take(path, site=site, seen=SEEN if path.suffix == ".txt" else None):
        assert isinstance(taken, Taken)
        yield taken


def said(device: Device) -> tuple[object, ...]:
    """What is known of a device, without the id that the order of intake gives it."""
    return device.things, device.site, device.addresses, device.macs, device.stays, device.why


def devices(folder: Path, estate: Estate, order: Iterable[str], work: Path) -> set[tuple[object, ...]]:
    with Workspace.create(work, by="officer", clock=lambda: NOON) as made:
        made.set_estate(estate)
        for name in order:
            for taken in read(folder / name):
                made.take_in(taken.source, taken.sightings)
            made.devices()
        return {said(device) for device in made.devices()}


def test_real_files_in_any_order_give_the_same_devices(folder: Path, estate: Estate) -> None:
    orders = Random(11).sample(list(permutations(FILES)), 12)
    found = [devices(folder, estate, order, folder / f"w{n}") for n, order in enumerate(orders)]

    assert all(each == found[0] for each in found)
    assert len(found[0]) == 6


@pytest.mark.parametrize("order", [tuple(FILES), tuple(reversed(FILES))])
def test_what_moved_is_told_with_its_days_and_its_heir_has_the_address(
    folder: Path, estate: Estate, order: tuple[str, ...]
) -> None:
    found = devices(folder, estate, order, folder / "w")

    moved = next(each for each in found if "44:19:B6:00:00:01" in str(each[3]))
    assert moved[1:3] == ("depot", ("198.51.100.7",))
    assert [reason.en for reason in moved[5]][-1] == (  # type: ignore[attr-defined]  # Both
        "moved from hq (seen there last on 2026-11-01) to depot (seen there first on 2026-11-20)"
    )
