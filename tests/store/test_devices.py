"""Devices keep the ids that they were given, through new evidence, merges and splits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec import structs

from debar.estate.register import Estate
from debar.identify.evidence import Sighting
from debar.kit.config import Config
from debar.kit.errors import BadData, NotAllowed
from debar.review.acts import DevicesAssigned, DevicesMerged, DeviceSplit, decode
from debar.store.workspace import Workspace
from debar.survey.importers import SourceFile

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
Tell = Callable[..., tuple[SourceFile, list[Sighting]]]


@pytest.fixture
def workspace(tmp_path: Path, config: Config, estate: Estate, seen: Tell) -> Iterator[Workspace]:
    """Three cameras in one source."""
    with Workspace.create(tmp_path / "ws", config, by="officer", clock=lambda: NOON) as made:
        made.set_estate(estate)
        made.take_in(*seen("a.csv", cameras=3))
        yield made


def macs(workspace: Workspace) -> dict[str, tuple[str, ...]]:
    return {device.id: tuple(mac[-2:] for mac in device.macs) for device in workspace.devices()}


def test_ids_are_counted_up_and_kept(workspace: Workspace, seen: Tell) -> None:
    assert macs(workspace) == {"dev-1": ("01",), "dev-2": ("02",), "dev-3": ("03",)}

    workspace.take_in(*seen("b.csv", first=3, cameras=2))

    assert macs(workspace) == {"dev-1": ("01",), "dev-2": ("02",), "dev-3": ("03",), "dev-4": ("04",)}
    assert [len(device.things) for device in workspace.devices()] == [1, 1, 2, 1]
    assert workspace.verify() == []


def test_looking_again_writes_nothing(workspace: Workspace) -> None:
    workspace.devices()
    before = list(workspace.ledger())

    workspace.devices()

    assert list(workspace.ledger()) == before
    last = decode(before[-1].payload)
    assert isinstance(last, DevicesAssigned)
    assert (last.devices, last.things) == (3, 3)


def test_an_id_outlives_its_evidence(workspace: Workspace, seen: Tell) -> None:
    workspace.devices()
    workspace.drop(workspace.sources()[0].digest, "taken by mistake")
    assert workspace.devices() == []

    workspace.take_in(*seen("b.csv", first=2, cameras=1))

    assert list(macs(workspace)) == ["dev-4"]
    assert workspace.device("dev-1") == "dev-1"


def test_two_that_a_person_merges_are_one_and_the_old_id_leads_on(workspace: Workspace) -> None:
    workspace.devices()

    assert workspace.merge("dev-1", "dev-3", "one camera, two ports") == "dev-1"

    assert macs(workspace) == {"dev-1": ("01", "03"), "dev-2": ("02",)}
    assert (workspace.device("dev-3"), workspace.redirects()) == ("dev-1", {"dev-3": "dev-1"})
    acts = [decode(entry.payload) for entry in workspace.ledger()]
    assert (
        DevicesMerged(by="officer", at=NOON, why="one camera, two ports", kept="dev-1", gone="dev-3") in acts
    )
    assert workspace.verify() == []


def test_merges_lead_on_through_one_another(workspace: Workspace) -> None:
    workspace.devices()
    workspace.merge("dev-2", "dev-3", "same")
    workspace.merge("dev-1", "dev-3", "same as well")

    assert workspace.redirects() == {"dev-2": "dev-1", "dev-3": "dev-1"}
    assert macs(workspace) == {"dev-1": ("01", "02", "03")}
    with pytest.raises(NotAllowed, match="are one device already"):
        workspace.merge("dev-3", "dev-2", "again")


def test_things_that_a_person_splits_off_are_a_device_of_their_own(workspace: Workspace) -> None:
    workspace.devices()
    workspace.merge("dev-1", "dev-3", "one camera, two ports")
    first = workspace.devices()[0]

    new = workspace.split("dev-3", [first.things[1]], "no, two cameras")

    assert new == "dev-4"
    assert macs(workspace) == {"dev-1": ("01",), "dev-2": ("02",), "dev-4": ("03",)}
    acts = [decode(entry.payload) for entry in workspace.ledger()]
    assert [(a.device, a.things, a.new) for a in acts if isinstance(a, DeviceSplit)] == [
        ("dev-1", (first.things[1],), "dev-4")
    ]
    assert workspace.verify() == []


def test_a_split_holds_against_evidence_that_would_join(workspace: Workspace, seen: Tell) -> None:
    workspace.devices()
    workspace.take_in(*seen("b.csv", first=1, cameras=1))
    both = workspace.devices()[0].things

    workspace.split("dev-1", [both[1]], "a spare under the same label")

    assert macs(workspace) == {"dev-1": ("01",), "dev-2": ("02",), "dev-3": ("03",), "dev-4": ("01",)}


@pytest.mark.parametrize("wrong", ["dev-9", "dev-0", "case-1", "", "dev-1'"])
def test_a_device_that_does_not_exist_is_refused(workspace: Workspace, wrong: str) -> None:
    workspace.devices()

    with pytest.raises(BadData, match="debar device list"):
        workspace.merge("dev-1", wrong, "same")
    with pytest.raises(BadData, match="debar device list"):
        workspace.split(wrong, [], "other")


def test_a_split_names_some_things_of_that_device(workspace: Workspace) -> None:
    first, second, _ = workspace.devices()

    with pytest.raises(BadData, match="dev-1 has no thing"):
        workspace.split("dev-1", second.things, "x")
    with pytest.raises(NotAllowed, match="Name fewer things"):
        workspace.split("dev-1", first.things, "x")
    with pytest.raises(NotAllowed, match="takes something away"):
        workspace.split("dev-1", [], "x")
    with pytest.raises(BadData, match="Say why"):
        workspace.split("dev-1", first.things, " ")


def test_evidence_that_joins_two_known_devices_merges_them_and_says_so(
    workspace: Workspace, seen: Tell
) -> None:
    workspace.devices()
    file, sightings = seen("b.csv", first=1, cameras=2)
    one_thing = [structs.replace(sighting, thing="row 1") for sighting in sightings]

    workspace.take_in(file, one_thing)

    assert macs(workspace) == {"dev-1": ("01", "02"), "dev-3": ("03",)}
    merges = [a for e in workspace.ledger() if isinstance(a := decode(e.payload), DevicesMerged)]
    assert [(a.kept, a.gone, a.by_evidence) for a in merges] == [("dev-1", "dev-2", True)]
    assert workspace.redirects() == {"dev-2": "dev-1"}
    assert workspace.verify() == []


def test_which_things_belong_together_does_not_hang_on_the_order_of_intake(
    tmp_path: Path, estate: Estate, seen: Tell
) -> None:
    told = [seen("a.csv", cameras=3), seen("b.csv", first=2, cameras=3), seen("c.csv", first=4, cameras=2)]

    groups = []
    for n, order in enumerate(([0, 1, 2], [2, 1, 0], [1, 2, 0])):
        with Workspace.create(tmp_path / str(n), by="officer") as made:
            made.set_estate(estate)
            for at in order:
                made.take_in(*told[at])
                made.devices()
            groups.append({device.things for device in made.devices()})

    assert groups[0] == groups[1] == groups[2]
