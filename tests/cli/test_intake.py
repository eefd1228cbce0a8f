"""`debar intake`: what was taken in goes to stdout, what could not be read to stderr, and twice is once."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from debar.cli.main import main
from debar.estate.bodies import Body, Site
from debar.estate.networks import Network
from debar.estate.parties import Party
from debar.estate.register import Estate
from debar.kit.config import Config
from debar.kit.words import Both
from debar.store.workspace import Workspace
from debar.survey.importers import importers

ESTATE = Estate(
    bodies=(Body("lights", Both("Lights", "Phares"), Party("CA", "federal-department")),),
    sites=(
        Site("mill", "lights", Both("The Old Mill", "Le Vieux Moulin")),
        Site("quay", "lights", Both("Q", "Q")),
    ),
    networks=(Network("mill-cctv", "mill", ("192.0.2.0/24",), "Cameras"),),
)
REGISTER = "Serial,MAC,Model\nQF20240001,0C:75:D2:00:00:01,Q-100\nQF20240002,0C:75:D2:00:00:02,Q-200\n"
SCAN = (
    '<nmaprun><host endtime="1792414855"><status state="up" reason="arp-response"/>'
    '<address addr="192.0.2.7" addrtype="ipv4"/><address addr="0C:75:D2:00:00:01" addrtype="mac"/></host>'
    '<host endtime="1792414855"><status state="up" reason="echo-reply"/>'
    '<address addr="192.0.2.9" addrtype="ipv4"/></host></nmaprun>'
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a workspace in `w`, and a register and a scan beside it."""
    (tmp_path / "w").mkdir()
    with Workspace.create(tmp_path / "w", Config(keep_sources=True)) as workspace:
        workspace.set_estate(ESTATE, "a test")
    (tmp_path / "register.csv").write_text(REGISTER)
    (tmp_path / "scan.xml").write_text(SCAN)
    return tmp_path


class Ran:
    """A command that ran: its exit code, the rows it printed, the lines that it told."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.told = code, err.splitlines()
        self.rows: list[dict[str, Any]] = json.loads(out) if out else []

    def brief(self) -> list[tuple[Any, ...]]:
        names = ("source", "state", "sightings", "problems", "devices", "new")
        return [(Path(row["source"]).name, *(row[name] for name in names[1:])) for row in self.rows]


@pytest.fixture
def run(folder: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> Any:
    """Runs `debar intake` in the workspace."""

    def intake(*words: str | Path) -> Ran:
        code = main(["intake", "-w", str(folder / "w"), "--format", "json", *map(str, words)])
        out, err = capsysbinary.readouterr()
        return Ran(code, out.decode(), err.decode())

    return intake


def test_a_register_and_a_scan_of_the_same_things_are_put_together(folder: Path, run: Any) -> None:
    first = run(folder / "register.csv", "--site", "The old mill")
    second = run(folder / "scan.xml", "--network", "Cameras")

    assert (first.code, first.brief()) == (0, [("register.csv", "new", 6, 0, 2, 2)])
    assert (second.code, second.brief()) == (0, [("scan.xml", "new", 3, 0, 2, 1)])
    assert second.told[-1].startswith("3 devices, judged as of ")
    with Workspace.open(folder / "w") as workspace:
        found = {(f.device.site, f.device.network, f.device.addresses) for f in workspace.findings()}
        sources = [(source.site, source.network) for source in workspace.sources()]
    assert found == {
        ("mill", "mill-cctv", ("192.0.2.7",)),
        ("mill", "mill-cctv", ("192.0.2.9",)),
        ("mill", None, ()),
    }
    assert sources == [("mill", None), ("mill", "mill-cctv")]


def test_folders_may_name_the_sites_of_what_is_in_them(folder: Path, run: Any) -> None:
    for name, file, text in (
        ("mill", "deep/register.csv", REGISTER),
        ("Q", "scan.xml", SCAN),
        (".", "loose.csv", REGISTER.replace("QF", "QG")),
    ):
        path = folder / "exports" / name / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    ran = run(folder / "exports", "--site-by-folder")

    assert ran.code == 0
    with Workspace.open(folder / "w") as workspace:
        sources = {(Path(source.name).name, source.site) for source in workspace.sources()}
    assert sources == {("register.csv", "mill"), ("scan.xml", "quay"), ("loose.csv", None)}


def test_a_folder_that_is_no_site_is_refused_before_anything_is_read(folder: Path, run: Any) -> None:
    for name in ("mill", "mooring"):
        (folder / "exports" / name).mkdir(parents=True)
        (folder / "exports" / name / "list.csv").write_text(REGISTER)

    unknown = run(folder / "exports", "--site-by-folder")
    both = run(folder / "exports", "--site-by-folder", "--site", "mill")
    no_folder = run(folder / "register.csv", "--site-by-folder")

    assert [ran.code for ran in (unknown, both, no_folder)] == [2, 2, 2]
    assert unknown.told[0].startswith("debar: no site 'mooring'.")
    assert both.told == [
        "debar: --site mill: the folders name the sites here. Leave out --site or --site-by-folder."
    ]
    assert "register.csv: cannot be read (Not a directory)." in no_folder.told[0]
    with Workspace.open(folder / "w") as workspace:
        assert not list(workspace.sources())


def test_taking_the_same_in_twice_changes_nothing(folder: Path, run: Any) -> None:
    run(folder / "register.csv", "--site", "mill")
    with Workspace.open(folder / "w") as workspace:
        entries = sum(1 for _ in workspace.ledger())
    again = run(folder / "register.csv", "--site", "mill")

    assert (again.code, again.brief()) == (0, [("register.csv", "already", 6, 0, None, None)])
    with Workspace.open(folder / "w") as workspace:
        assert (sum(1 for _ in workspace.ledger()), workspace.verify()) == (entries, [])


def test_a_dry_run_says_what_would_be_and_keeps_nothing(folder: Path, run: Any) -> None:
    ran = run(folder, "--dry-run")

    assert (ran.code, ran.brief()[:2]) == (
        3,
        [
            ("register.csv", "would be taken in", 6, 0, None, None),
            ("scan.xml", "would be taken in", 3, 0, None, None),
        ],
    )
    with Workspace.open(folder / "w") as workspace:
        assert workspace.sources() == []


def test_a_dry_run_needs_no_workspace(folder: Path, run: Any) -> None:
    ran = run(folder / "scan.xml", "--dry-run", "-w", folder / "nowhere")

    assert ran.code == 0


def test_bad_rows_are_told_with_line_and_cure_and_the_others_are_kept(folder: Path, run: Any) -> None:
    path = folder / "bad.csv"
    path.write_text("Serial,MAC\nQF20240001,nonsense\nQF20240002,0C:75:D2:00:00:02\n")
    ran = run(path, "--site", "mill")

    assert (ran.code, ran.brief()) == (3, [("bad.csv", "new", 3, 1, 2, 2)])
    assert ran.told[0] == f"{path}:2: MAC: 'nonsense' is no MAC address. Write it as 00:00:5E:00:53:01."


def test_of_many_problems_the_first_are_told_and_all_are_written_where_asked(folder: Path, run: Any) -> None:
    path, problems = folder / "bad.csv", folder / "problems.txt"
    path.write_text("Serial,MAC\n" + "".join(f"QF2024{n:04},nonsense\n" for n in range(50)))
    short = run(path, "--dry-run")
    whole = run(path, "--dry-run", "--problems", problems)

    assert (len(short.told), short.told[-1]) == (21, "… and 30 more; --problems FILE writes them all.")
    assert whole.told[-1] == f"… and 30 more; all are in {problems}."
    assert len(problems.read_text().splitlines()) == 50


def test_dropped_columns_are_told_and_the_original_is_then_not_kept(folder: Path, run: Any) -> None:
    path = folder / "secret.csv"
    path.write_text("Serial,Password\nQF20240001,hunter2\n")
    ran = run(path, folder / "register.csv", "--site", "mill")

    assert ran.rows[0]["dropped"] == ["Password"]
    assert f"{path}: the column 'Password' holds secrets" in ran.told[0]
    kept = {file.name for file in (folder / "w" / "sources").iterdir()}
    assert kept == {ran.rows[1]["digest"]}
    everything = [file for file in (folder / "w").rglob("*") if file.is_file()]
    assert not any(b"hunter2" in file.read_bytes() for file in everything)


def test_control_characters_in_a_file_do_not_reach_the_terminal(folder: Path, run: Any) -> None:
    path = folder / "bad.csv"
    path.write_text("Serial,MAC\nQF20240001,\x1b[2Jnonsense\n")

    assert not any("\x1b" in line for line in run(path, "--dry-run").told)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--site", "mil"), "debar: no site 'mil'. Did you mean 'mill'?"),
        (
            ("--network", "wifi"),
            "debar: --network wifi: the estate has no such network. Known: mill-cctv.",
        ),
        (
            ("--site", "quay", "--network", "Cameras"),
            "debar: --network Cameras: it belongs to the site 'mill', not to 'quay'. Leave one out.",
        ),
        (
            ("--as", "tables"),
            "debar: --as tables: there is no such format. Did you mean 'table'? "
            f"Known: {', '.join(each.NAME for each in importers())}.",
        ),
    ],
)
def test_what_is_not_there_is_refused_before_anything_is_read(
    words: tuple[str, ...], says: str, folder: Path, run: Any
) -> None:
    ran = run(folder / "register.csv", *words)

    assert (ran.code, ran.told, ran.rows) == (2, [says], [])


def test_the_same_bytes_for_another_site_are_told(folder: Path, run: Any) -> None:
    run(folder / "register.csv", "--site", "mill", "--seen", "2026-10-01")
    (folder / "copy.csv").write_text(REGISTER)

    same = run(folder / "copy.csv", "--site", "mill")
    other = run(folder / "copy.csv", "--site", "quay", "--seen", "2026-10-02")

    digest = same.rows[0]["digest"][:12]
    cure = f"Where that is right, `debar evidence drop {digest}`, then --again."
    begins = f"{folder}/copy.csv: the same bytes were taken in before as {folder}/register.csv, "
    assert (same.code, same.told) == (0, [])
    assert (other.code, other.told) == (
        3,
        [
            f"{begins}with the site 'mill'; 'quay' was not noted. {cure}",
            f"{begins}with the day '2026-10-01'; '2026-10-02' was not noted. {cure}",
        ],
    )


def test_a_member_of_an_archive_is_shown_with_the_archive(
    folder: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    with zipfile.ZipFile(folder / "all.zip", "w") as archive:
        archive.writestr("../register.csv", REGISTER)

    main(["intake", "-w", str(folder / "w"), str(folder / "all.zip")])

    assert b"all.zip!../register.csv" in capsysbinary.readouterr().out


def test_without_a_workspace_it_says_how_to_make_one(folder: Path, run: Any) -> None:
    ran = run(folder / "register.csv", "-w", folder / "nowhere")

    assert (ran.code, len(ran.told)) == (2, 1)
    assert "Run `debar init` first" in ran.told[0]


def test_devices_that_stand_at_no_known_site_are_told(folder: Path, run: Any) -> None:
    nowhere = run(folder / "register.csv")

    assert any("stand at no known site" in line for line in nowhere.told)


def test_the_day_on_which_files_without_days_were_so_can_be_told(folder: Path, run: Any) -> None:
    (folder / "sw-mill.txt").write_text(
        "sw-mill#show ip arp\n"
        "Protocol  Address          Age (min)  Hardware Addr   Type   Interface\n"
        "Internet  192.0.2.7              12   0c75.d200.0001  ARPA   Vlan10\n"
    )

    bad = run(folder / "sw-mill.txt", "--seen", "yesterday")
    later = run(folder / "sw-mill.txt", "--seen", "2999-01-01")
    good = run(folder / "sw-mill.txt", "--seen", "2026-10-19", "--site", "mill")

    assert (later.code, "--seen: 2999-01-01 has not come yet" in later.told[0]) == (2, True)
    assert (bad.code, "--seen: 'yesterday' is no day" in bad.told[0]) == (2, True)
    assert (good.code, good.rows[0]["format"]) == (0, "switch")
    with Workspace.open(folder / "w") as workspace:
        (found,) = workspace.findings()
    assert [str(stay.first) for stay in found.device.stays] == ["2026-10-19 00:00:00+00:00"]
