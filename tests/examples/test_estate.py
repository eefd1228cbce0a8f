"""The example estate: it is what its script writes, and it holds together."""

from __future__ import annotations

import subprocess
import sys
from ipaddress import ip_address, ip_network
from pathlib import Path

import pytest
from lxml import etree
from python_calamine import load_workbook

from debar.estate.register import Estate
from debar.kit.pack import load

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "estate"
FILES = (
    "scan-keepers-hall.xml",
    "registre-maison-du-gardien.csv",
    "vms-lantern-quay.csv",
    "walk-reef-depot.xlsx",
    "purchases.csv",
)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("estate")
    subprocess.run([sys.executable, "-B", FOLDER / "make.py", folder], check=True, capture_output=True)
    return folder


@pytest.mark.parametrize("name", FILES)
def test_the_files_in_the_tree_are_what_the_script_writes(name: str, written: Path) -> None:
    assert (FOLDER / name).read_bytes() == (written / name).read_bytes(), "run python examples/estate/make.py"


def test_the_script_writes_these_files_and_no_others(written: Path) -> None:
    assert sorted(path.name for path in written.iterdir()) == sorted(FILES)


def test_the_estate_holds_together() -> None:
    estate = load(FOLDER / "estate.yaml", Estate).checked()

    assert [site.id for site in estate.sites] == ["keepers-hall", "lantern-quay", "reef-depot"]
    assert estate.party("lamps-and-lenses").kind == "federal-department"
    assert {site.id for site in estate.sites if site.tenure == "leased"} == {"lantern-quay"}
    assert {site.id for site in estate.sites if site.unsearchable} == {"reef-depot"}


def test_every_scanned_address_is_for_documentation_and_lies_in_a_network_of_the_site() -> None:
    estate = load(FOLDER / "estate.yaml", Estate)
    root = etree.parse(FOLDER / "scan-keepers-hall.xml").getroot()
    addresses = [str(a.get("addr")) for a in root.iter("address") if a.get("addrtype") == "ipv4"]

    assert len(addresses) == len(set(addresses)) == 28
    assert all(ip_address(address) in ip_network("192.0.2.0/24") for address in addresses)
    assert all(estate.network_of(address, "keepers-hall") for address in addresses)


def test_the_register_is_french_in_an_old_code_page() -> None:
    rows = (FOLDER / "registre-maison-du-gardien.csv").read_bytes().decode("cp1252").splitlines()

    assert rows[0].startswith("Étiquette;Désignation;Fabricant;Modèle;N° de série;")
    assert len(rows) == 33


def test_the_landlords_export_has_a_column_of_passwords() -> None:
    rows = (FOLDER / "vms-lantern-quay.csv").read_bytes().decode("utf-8-sig").splitlines()

    assert "HardwarePassword" in rows[0].split(",")
    assert sum("not-a-password-" in row for row in rows) == len(rows) - 1 == 14


def test_the_walk_through_can_be_read_as_a_workbook() -> None:
    rows = load_workbook(FOLDER / "walk-reef-depot.xlsx").get_sheet_by_name("Walk-through").to_python()

    assert rows[0][:3] == ["Room / Pièce", "Brand on label / Marque", "Model / Modèle"]
    assert len(rows) == 14


def test_there_are_two_hundred_purchase_lines_and_three_are_broken() -> None:
    rows = (FOLDER / "purchases.csv").read_bytes().decode("utf-8-sig").splitlines()[1:]

    assert len(rows) == 200
    assert ",a few," in rows[41]
    assert ",2025-02-30," in rows[96]
    assert rows[151].count(",") == 1
