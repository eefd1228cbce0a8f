from __future__ import annotations

import csv
import io
import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from debar.cli.main import main
from debar.cli.report import facts_of
from debar.estate.register import Estate
from debar.kit.canon import digest
from debar.kit.pack import load
from debar.kit.times import utc_now
from debar.review.acts import Reported, decode
from debar.store.workspace import Workspace
from debar.survey.intake import Taken, take

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "estate"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace with the walk through Reef Depot in it."""
    folder = tmp_path / "workspace"
    with Workspace.create(folder, by="officer") as made:
        made.set_estate(load(EXAMPLE / "estate.yaml", Estate))
        for taken in take(EXAMPLE / "reef-depot" / "walk-reef-depot.xlsx", site="reef-depot"):
            assert isinstance(taken, Taken)
            made.take_in(taken.source, taken.sightings, len(taken.problems), taken.dropped)
    return folder


def reported(folder: Path) -> list[Reported]:
    with Workspace.open(folder) as opened:
        acts = [decode(entry.payload) for entry in opened.ledger()]
    return [act for act in acts if isinstance(act, Reported)]


def test_the_page_is_written_where_asked_and_its_digest_is_sealed(workspace: Path, tmp_path: Path) -> None:
    out = tmp_path / "rapport.html"

    code = main(["report", "html", "-w", str(workspace), "--lang", "fr", "--out", str(out)])

    assert code == 0
    assert out.read_text("utf-8").startswith('<!DOCTYPE html>\n<html lang="fr">')
    assert [(act.form, act.digest) for act in reported(workspace)] == [("html", digest(out.read_bytes()))]
    assert list(tmp_path.glob(".draft-*")) == []


def test_where_no_place_is_given_the_report_is_named_for_its_day(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    assert main(["report", "-w", str(workspace), "--on", "2026-11-23"]) == 0

    assert str(tmp_path / "debar-report-2026-11-23.html") in capsys.readouterr().err
    assert (tmp_path / "debar-report-2026-11-23.html").stat().st_size > 10_000


def test_both_languages_are_written_at_once_each_sealed_in_a_file_of_its_own(
    workspace: Path, tmp_path: Path
) -> None:
    before = len(reported(workspace))

    code = main(["report", "-w", str(workspace), "--lang", "both", "--out", str(tmp_path / "report.html")])

    pages = [tmp_path / "report-en.html", tmp_path / "report-fr.html"]
    assert code == 0
    assert [page.read_text("utf-8")[16:32] for page in pages] == ['<html lang="en">', '<html lang="fr">']
    assert [act.digest for act in reported(workspace)[before:]] == [digest(p.read_bytes()) for p in pages]


def test_json_and_csv_go_to_stdout_and_agree(
    workspace: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["report", "json", "-w", str(workspace), "--on", "2026-11-23", "-o", "-"]) == 0
    whole = json.loads(capfdbinary.readouterr().out)
    assert main(["report", "csv", "-w", str(workspace), "--on", "2026-11-23", "-o", "-"]) == 0
    rows = list(csv.DictReader(io.StringIO(capfdbinary.readouterr().out.decode("utf-8-sig"))))

    assert whole["devices"]["total"] == len(rows) == 47
    assert whole["devices"]["covered"] == sum(row["outcome"] == "covered" for row in rows) > 0


def test_purchase_lines_are_screened_and_their_bad_rows_are_told(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bought = str(EXAMPLE / "purchases.csv")
    out = tmp_path / "report.json"

    code = main(["report", "json", "-w", str(workspace), "--lines", bought, "-o", str(out)])

    assert code == 3
    assert json.loads(out.read_bytes())["lines"]["total"] == 1997
    assert "purchases.csv:43:" in capsys.readouterr().err


def test_another_day_is_looked_at_without_opening_cases(workspace: Path) -> None:
    before_the_ban = date(2025, 6, 26)

    with Workspace.open(workspace) as opened:
        found = facts_of(opened, before_the_ban)
        cases = list(opened.cases())

    assert found.devices.covered == found.devices.conditional == 0
    assert cases == []


def test_today_opens_a_case_for_what_must_be_decided(workspace: Path) -> None:
    with Workspace.open(workspace) as opened:
        found = facts_of(opened, opened.home.clock().date())

    assert len(found.cases) == found.devices.covered + found.devices.conditional + found.devices.suspected > 0


def test_the_same_day_asked_twice_gives_the_same_bytes(workspace: Path, tmp_path: Path) -> None:
    day = (utc_now().date() + timedelta(days=30)).isoformat()

    for name in ("one", "two"):
        main(["report", "html", "-w", str(workspace), "--on", day, "-o", str(tmp_path / name)])

    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["htlm"], "Did you mean 'html'?"),
        (["--lang", "de"], "--lang: there is no 'de'"),
        (["--lang", "both", "-o", "-"], "two reports cannot go to stdout"),
        (["--on", "yesterday"], "--on: 'yesterday' is no day"),
        (["--lines", "/nowhere.csv"], "/nowhere.csv: cannot be read"),
    ],
)
def test_a_wrong_argument_is_told_with_its_cure(
    workspace: Path, arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", *arguments, "-w", str(workspace), "-o", "-"]) == 2

    assert says in capsys.readouterr().err


def test_a_folder_that_is_no_workspace_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "-w", str(tmp_path)]) == 2

    assert "debar init" in capsys.readouterr().err


def test_a_report_that_cannot_be_written_leaves_nothing_behind(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "nowhere" / "report.html"

    assert main(["report", "-w", str(workspace), "-o", str(missing)]) == 2

    assert "nowhere" in capsys.readouterr().err
    assert not missing.parent.exists()
    assert reported(workspace) == []
