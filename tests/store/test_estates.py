"""The estate: replaced as one value, and never behind the evidence's back."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec import structs

from debar.estate.contracts import Contract
from debar.estate.networks import Consent, Network
from debar.estate.register import Estate
from debar.identify.evidence import Sighting
from debar.kit.config import Config
from debar.kit.errors import BadData, NotAllowed
from debar.kit.times import Partial, RoughSpan
from debar.review.acts import EstateSet, decode
from debar.store.estates import Change, changes
from debar.store.workspace import Workspace
from debar.survey.importers import SourceFile

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
Tell = Callable[..., tuple[SourceFile, list[Sighting]]]


@pytest.fixture
def workspace(tmp_path: Path, config: Config) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "ws", config, by="officer", clock=lambda: NOON) as made:
        yield made


@pytest.fixture
def whole(estate: Estate) -> Estate:
    """With two consents for one network, and a contract whose beginning is known to the month."""
    consents = [
        Consent("cctv", "site manager", ("scan",), date(2026, 1, 1), date(2026, 7, 1)),
        Consent("cctv", "site manager", ("scan", "listen"), date(2026, 7, 1), date(2027, 1, 1)),
    ]
    contract = Contract(
        "k1", "library", "42", "landlord", ("52.204-25 (NOV 2021)",), RoughSpan(Partial(2025, 4))
    )
    return structs.replace(estate, consents=tuple(consents), contracts=(contract,))


def test_an_estate_is_read_as_it_was_written(workspace: Workspace, whole: Estate) -> None:
    workspace.set_estate(whole, "as surveyed")

    assert workspace.estate() == whole
    *_, last = [decode(entry.payload) for entry in workspace.ledger()]
    assert last == EstateSet(by="officer", at=NOON, why="as surveyed", estate=whole)
    assert workspace.verify() == []


def test_the_same_estate_is_not_written_again(workspace: Workspace, whole: Estate) -> None:
    workspace.set_estate(whole)
    before = list(workspace.ledger())

    assert workspace.set_estate(whole, "again") == []

    assert list(workspace.ledger()) == before


def test_what_changes_is_named(whole: Estate) -> None:
    first, second = whole.sites
    new = structs.replace(
        whole,
        sites=(structs.replace(first, tenure="leased"),),
        networks=(*whole.networks, Network("wifi", "hq")),
        consents=whole.consents[1:],
    )

    assert changes(whole, new) == [
        Change("sites", second.id, "removed"),
        Change("sites", "hq", "changed"),
        Change("networks", "wifi", "added"),
        Change("consents", "cctv: site manager, 2026-01-01 to 2026-07-01", "removed"),
    ]
    assert changes(whole, whole) == []


def test_an_order_of_its_own_is_kept(workspace: Workspace, whole: Estate) -> None:
    turned = structs.replace(whole, sites=whole.sites[::-1])
    workspace.set_estate(whole)

    assert workspace.set_estate(turned) == []

    assert workspace.estate() == turned
    assert workspace.verify() == []


def test_an_estate_that_does_not_hold_together_changes_nothing(workspace: Workspace, estate: Estate) -> None:
    workspace.set_estate(estate)

    with pytest.raises(BadData, match="Did you mean 'hq'"):
        workspace.set_estate(structs.replace(estate, networks=(Network("cctv", "hqq"),)))

    assert workspace.estate() == estate


SWAPS = """
import sys
from pathlib import Path
from msgspec import structs
from debar.store.workspace import Workspace

with Workspace.open(Path(sys.argv[1]), by="chief") as workspace:
    one = workspace.estate()
    other = structs.replace(one, networks=(), consents=(), contracts=())
    print("ready", flush=True)
    for n in range(60):
        workspace.set_estate(one if n % 2 else other)
"""


def test_whoever_reads_while_it_is_replaced_sees_one_or_the_other(
    workspace: Workspace, whole: Estate
) -> None:
    workspace.set_estate(whole)
    other = structs.replace(whole, networks=(), consents=(), contracts=())
    command = [sys.executable, "-W", "error", "-c", SWAPS, str(workspace.folder)]
    writer = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    assert writer.stdout.readline() == "ready\n"

    seen = []
    while writer.poll() is None:
        seen.append(workspace.estate())

    assert writer.communicate()[0] == ""
    assert [estate for estate in seen if estate not in (whole, other)] == []


def test_a_site_that_evidence_was_taken_in_for_cannot_go(
    workspace: Workspace, estate: Estate, seen: Tell
) -> None:
    workspace.set_estate(estate)
    file, sightings = seen("cameras.csv", site="depot")
    workspace.take_in(file, sightings)
    without = structs.replace(estate, sites=estate.sites[:1])

    with pytest.raises(NotAllowed, match=r"the site 'depot' cannot go: the source cameras\.csv"):
        workspace.set_estate(without)

    workspace.drop(file.digest, "site sold")
    assert workspace.set_estate(without) == [Change("sites", "depot", "removed")]
