"""The example estate: it is what its script writes, it holds together, and holds what its README says."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
import zipfile
from collections import Counter
from ipaddress import ip_address, ip_network
from pathlib import Path

import pytest
from lxml import etree
from python_calamine import load_workbook

from debar.estate.register import Estate
from debar.kit.pack import load
from debar.survey.intake import Taken, take

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "estate"
SITES = (
    "keepers-hall",
    "lantern-quay",
    "reef-depot",
    "cap-aux-brumes",
    "thunder-narrows",
    "london-office",
    "windmill-point",
)
FORMATS = {
    "keepers-hall/scan.xml": "nmap-xml",
    "keepers-hall/registre-maison-du-gardien.csv": "table",
    "keepers-hall/core-1.txt": "switch",
    "keepers-hall/kea-leases4.csv": "kea",
    "keepers-hall/bureaux.nessus": "nessus",
    "lantern-quay/landlord-cameras.csv": "milestone",
    "lantern-quay/dhcpd.leases": "isc-leases",
    "reef-depot/walk-reef-depot.xlsx": "table",
    "reef-depot/spares.ods": "table",
    "cap-aux-brumes/sadp.xml": "sadp-xml",
    "cap-aux-brumes/visite-cap-aux-brumes.ods": "table",
    "thunder-narrows/contractor-sensor.jsonl": "evidence",
    "thunder-narrows/contractor-switch.txt": "switch",
    "london-office/sadp-export.csv": "sadp-table",
    "london-office/assets-london.csv": "table",
    "windmill-point.zip!scan.xml": "nmap-xml",
    "windmill-point.zip!inventory.csv": "table",
    "windmill-point.zip!kea-leases4.csv": "kea",
}
WRITTEN = (*sorted({name.partition("!")[0] for name in FORMATS}), "purchases.csv")
TRUTH = ("truth.csv", "truth-purchases.csv")
DOCUMENTATION = [
    ip_network(text) for text in ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32")
]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("estate")
    subprocess.run([sys.executable, "-B", FOLDER / "make.py", folder], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def taken() -> dict[str, tuple[str, list[str]]]:
    """File → the format that it was read as, and its problems."""
    found = {}
    for path in (*(FOLDER / site for site in SITES[:-1]), FOLDER / "windmill-point.zip"):
        for each in take(path):
            if isinstance(each, Taken):
                name = each.source.name.removeprefix(f"{FOLDER}/")
                found[name] = (each.source.format, [problem.what for problem in each.problems])
    return found


@pytest.mark.parametrize("name", [*WRITTEN, *TRUTH])
def test_the_files_in_the_tree_are_what_the_script_writes(name: str, written: Path) -> None:
    assert (FOLDER / name).read_bytes() == (written / name).read_bytes(), "run python examples/estate/make.py"


def test_the_script_writes_these_files_and_no_others(written: Path) -> None:
    made = [str(path.relative_to(written)) for path in written.rglob("*") if path.is_file()]

    assert sorted(made) == sorted((*WRITTEN, *TRUTH))


def test_every_file_is_read_as_what_it_is(taken: dict[str, tuple[str, list[str]]]) -> None:
    assert {name: read_as for name, (read_as, _) in taken.items()} == FORMATS


def test_the_broken_rows_are_told_and_nothing_else_is(taken: dict[str, tuple[str, list[str]]]) -> None:
    broken = {name: len(problems) for name, (_, problems) in taken.items() if problems}

    assert broken == {
        "keepers-hall/registre-maison-du-gardien.csv": 6,
        "reef-depot/walk-reef-depot.xlsx": 2,
        "cap-aux-brumes/visite-cap-aux-brumes.ods": 2,
        "thunder-narrows/contractor-sensor.jsonl": 2,
        "london-office/assets-london.csv": 1,
        "windmill-point.zip!inventory.csv": 1,
    }


def test_the_estate_holds_together() -> None:
    estate = load(FOLDER / "estate.yaml", Estate).checked()

    assert tuple(site.id for site in estate.sites) == SITES
    assert {estate.party(body.id).kind for body in estate.bodies} == {"federal-department"}
    assert {site.id: site.tenure for site in estate.sites if site.tenure != "owned"} == {
        "lantern-quay": "leased",
        "thunder-narrows": "contractor-run",
        "london-office": "shared",
    }
    assert {site.id for site in estate.sites if site.unsearchable} == {"reef-depot"}


def test_every_address_is_for_documentation_and_lies_in_a_network_of_its_site() -> None:
    estate = load(FOLDER / "estate.yaml", Estate)
    held = [(row["address"], row["site"]) for row in truth() if row["address"]]

    assert all(any(ip_address(a) in each for each in DOCUMENTATION) for a, _ in held)
    assert [(a, site) for a, site in held if estate.network_of(a, site) is None] == []


def test_no_file_holds_another_address_or_a_name_outside_example_org() -> None:
    text = "\n".join(texts())
    addresses = set(re.findall(r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])", text))
    hosts = set(re.findall(r"\b[a-z0-9-]+\.(?:com|net|ca|org)\b", text))

    odd = {
        a
        for a in addresses
        if not any(a.startswith(start) for start in ("192.0.2.", "198.51.100.", "203.0.113."))
    }
    assert odd == {"255.255.255.0", "255.255.255.192", "0.0.0.0"}
    assert hosts <= {
        "example.org",
        "hikvision.com",
        "onvif.org",
        "onvifext.com",
        "nessus.org",
        "w3.org",
        "xmlsoap.org",
    }


def test_two_sites_share_an_address_range() -> None:
    held = Counter(row["address"] for row in truth() if row["address"])

    assert {row["site"] for row in truth() if held[row["address"]] > 1} == {"keepers-hall", "windmill-point"}


def test_the_register_is_french_in_an_old_code_page() -> None:
    rows = (FOLDER / "keepers-hall/registre-maison-du-gardien.csv").read_bytes().decode("cp1252").splitlines()

    assert rows[0].startswith("Étiquette;Désignation;Fabricant;Modèle;N° de série;")


def test_the_landlords_export_and_the_inventory_have_columns_of_passwords() -> None:
    with zipfile.ZipFile(FOLDER / "windmill-point.zip") as archive:
        inventory = archive.read("inventory.csv").decode("utf-8-sig")
    export = (FOLDER / "lantern-quay/landlord-cameras.csv").read_text(encoding="utf-8")

    for text, column in ((inventory, "Admin password"), (export, "Password")):
        rows = list(csv.DictReader(io.StringIO(text)))
        assert len([row for row in rows if str(row[column]).startswith("not-a-password-")]) >= 54


def test_the_workbooks_can_be_read() -> None:
    walk = load_workbook(FOLDER / "reef-depot/walk-reef-depot.xlsx").get_sheet_by_name("Walk-through")
    visit = load_workbook(FOLDER / "cap-aux-brumes/visite-cap-aux-brumes.ods").get_sheet_by_name("Visite")

    assert walk.to_python()[0][:2] == ["Room / Pièce", "Brand on label / Marque"]
    assert visit.to_python()[0][0] == "Visite du phare, 6 novembre 2026"


def test_the_xml_is_well_formed() -> None:
    for name in ("keepers-hall/scan.xml", "keepers-hall/bureaux.nessus"):
        assert etree.parse(FOLDER / name).getroot().tag in ("nmaprun", "NessusClientData_v2")


def test_there_are_two_thousand_purchase_lines_over_eight_years_and_some_are_broken() -> None:
    rows = list(csv.reader((FOLDER / "purchases.csv").read_text(encoding="utf-8-sig").splitlines()))[1:]
    days = [row[1] for row in rows if re.fullmatch(r"20\d\d-\d\d-\d\d", row[1])]

    assert len(rows) == 2000
    assert (min(days), max(days)) == ("2018-12-03", "2026-11-20")
    assert Counter(len(row) for row in rows) == {9: 1998, 2: 1, 11: 1}


def truth() -> list[dict[str, str]]:
    with (FOLDER / "truth.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def texts() -> list[str]:
    """Every file that is text, the members of the archive too."""
    found = [
        path.read_bytes() for path in FOLDER.rglob("*") if path.suffix in (".xml", ".csv", ".txt", ".jsonl")
    ]
    found += [
        path.read_bytes() for path in FOLDER.rglob("*") if path.suffix in (".nessus", ".leases", ".yaml")
    ]
    with zipfile.ZipFile(FOLDER / "windmill-point.zip") as archive:
        found += [archive.read(name) for name in archive.namelist()]
    return [data.replace(b"\0", b"").decode("utf-8", "replace") for data in found]
