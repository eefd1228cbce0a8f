"""`debar device`."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from debar.cli.main import main
from debar.estate.bodies import Body, Site
from debar.estate.parties import Party
from debar.estate.register import Estate
from debar.identify.evidence import Sighting
from debar.kit.words import Both
from debar.store.workspace import Workspace
from debar.survey.importers import SourceFile

KNOWLEDGE = Path(__file__).parents[1] / "store" / "knowledge"
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
DIGEST = "a" * 64


@pytest.fixture
def at(tmp_path: Path) -> list[str]:
    """A workspace with three devices, one of them covered."""
    with Workspace.create(tmp_path / "ws", by="officer", knowledge=KNOWLEDGE, clock=lambda: NOON) as made:
        party = Party("CA", "federal-department")
        bodies = (Body("library", Both("Library", "Bibliothèque"), party),)
        made.set_estate(Estate(bodies, (Site("hq", "library", Both("Head office", "Siège")),)))
        rows = [
            Sighting(DIGEST, f"row {n}", f"row {n}", field, value, site="hq")
            for n, maker in enumerate(["Acme Optics Ltd.", "Zenith Lamps Inc.", "Zenith Lamps Inc."], start=2)
            for field, value in (("maker-claimed", maker), ("serial", f"S-00{n}"), ("name", f"=cam {n}"))
        ]
        made.take_in(SourceFile(DIGEST, "cameras.csv", 1, "table", "hq"), rows)
        made.refresh(NOON.date())
    return ["-w", str(tmp_path / "ws")]


def listed(at: list[str], capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, str]:
    capsys.readouterr()
    assert main(["device", "list", *words, *at, "-f", "json"]) == 0
    return {row["id"]: row["outcome"] for row in json.loads(capsys.readouterr().out)}


def test_devices_are_listed_by_what_is_asked(at: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert listed(at, capsys) == {"dev-1": "covered", "dev-2": "none-found", "dev-3": "none-found"}
    assert listed(at, capsys, "--outcome", "covered", "--body", "library", "--site", "hq") == {
        "dev-1": "covered"
    }
    assert listed(at, capsys, "--site", "depot") == {}


def test_an_outcome_that_does_not_exist_is_refused(at: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["device", "list", "--outcome", "coverd", *at]) == 2

    assert "Did you mean 'covered'?" in capsys.readouterr().err


def test_no_cell_for_a_spreadsheet_begins_a_formula(
    at: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["device", "list", *at, "-f", "csv"]) == 0

    assert ",'=cam 2," in capsys.readouterr().out


def test_a_device_is_shown_with_reasons_cases_and_sightings(
    at: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["device", "show", "dev-1", *at, "-f", "csv"]) == 0
    page = capsys.readouterr().out
    assert main(["device", "show", "dev-1", *at, "-f", "json"]) == 0
    (whole,) = json.loads(capsys.readouterr().out)

    assert "Appears covered: confirm" in page
    assert "seen,maker-claimed: Acme Optics Ltd.,aaaaaaaaaaaa/row 2" in page
    assert (whole["device"]["id"], whole["finding"]["body"]) == ("dev-1", "library")
    assert [case["device"] for case in whole["cases"]] == ["dev-1"]


def test_a_device_is_explained_in_the_language_asked_for(
    at: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["device", "show", "dev-1", "--lang", "fr", *at, "-f", "csv"]) == 0
    page = capsys.readouterr().out.replace("\u00a0", " ")
    assert main(["device", "show", "dev-1", *at, "-f", "json"]) == 0
    (whole,) = json.loads(capsys.readouterr().out)

    assert (
        "Le fabricant, tel que l'indique une étiquette, un inventaire ou une personne : « Acme Optics Ltd. »."
        in page
    )
    assert "in doubt,Seul un écrit de quelqu'un désigne " in page
    assert 'to settle,"Photographier ' in page
    assert whole["explained"]["settle"][0]["id"] == "label"


def test_a_language_that_is_not_spoken_is_refused(at: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["device", "show", "dev-1", "--lang", "de", *at]) == 2

    assert "--lang: there is no 'de'." in capsys.readouterr().err


def test_what_is_merged_leads_on_and_can_be_split_again(
    at: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["device", "merge", "dev-2", "dev-3", "--why", "one lamp", *at]) == 0
    assert "dev-3 is dev-2 from now on." in capsys.readouterr().err
    assert list(listed(at, capsys)) == ["dev-1", "dev-2"]

    assert main(["device", "split", "dev-3", "aaaa/row 4", "--why", "no, two", *at]) == 0

    assert "dev-4 is a device of its own" in capsys.readouterr().err
    assert list(listed(at, capsys)) == ["dev-1", "dev-2", "dev-4"]
    assert main(["ledger", "verify", *at]) == 0


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["show", "dev-9"], "no device 'dev-9'"),
        (["merge", "dev-1", "dev-1", "--why", "x"], "are one device already"),
        (["merge", "dev-1", "dev-2"], "Say why"),
        (["split", "dev-1", "aaaa/row 9", "--why", "x"], "has no one thing 'aaaa/row 9'"),
    ],
)
def test_what_cannot_be_done_is_refused_in_a_sentence(
    at: list[str], capsys: pytest.CaptureFixture[str], words: list[str], says: str
) -> None:
    assert main(["device", *words, *at]) == 2

    assert says in capsys.readouterr().err


def test_a_device_without_evidence_says_why_it_cannot_be_shown(
    at: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evidence", "drop", "aaaa", "--why", "by mistake", *at]) == 0

    assert main(["device", "show", "dev-1", *at]) == 2
    assert "all evidence of it was dropped" in capsys.readouterr().err


def test_a_device_tells_where_it_was_and_when_and_what_would_settle_what_it_is(
    at: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with Workspace.open(Path(at[1])) as opened:
        for day, address in ((5, "192.0.2.7"), (25, "192.0.2.9")):
            told = {"mac": "DA:A1:19:00:00:01", "address": address, "switch-port": "sw-hq Gi1/0/7"}
            digest, seen = f"{day:064}", datetime(2026, 10, day, tzinfo=UTC)
            rows = [Sighting(digest, "line 3", "line 3", f, v, site="hq", seen=seen) for f, v in told.items()]
            opened.take_in(SourceFile(digest, f"{day}.txt", 1, "switch", "hq"), rows)
        opened.refresh(NOON.date())

    assert main(["device", "show", "dev-4", *at, "-f", "csv"]) == 0
    page = capsys.readouterr().out

    assert "was at,hq / 192.0.2.7,2026-10-05\n" in page
    assert "was at,hq / 192.0.2.9,2026-10-25\n" in page
    assert "joined,its address changed from 192.0.2.7 (seen last on 2026-10-05)" in page
    assert 'to settle,"Follow the cable from switch port sw-hq Gi1/0/7. Take in a scan of 192.0.2.9' in page
