"""`debar evidence`."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from debar.cli.main import main
from debar.identify.evidence import Sighting
from debar.store.workspace import Workspace
from debar.survey.importers import SourceFile

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
DIGEST = "a" * 64


@pytest.fixture
def at(tmp_path: Path) -> list[str]:
    with Workspace.create(tmp_path / "ws", by="officer", clock=lambda: NOON) as made:
        rows = [Sighting(DIGEST, "row 2", "row 2", "serial", "S-0001")]
        made.take_in(SourceFile(DIGEST, "cameras.csv", 12, "table"), rows, 3, ["Password"])
    return ["-w", str(tmp_path / "ws")]


def test_sources_are_listed_with_what_became_of_them(
    at: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evidence", "list", *at, "-f", "json"]) == 0

    (row,) = json.loads(capsys.readouterr().out)
    assert (row["digest"], row["name"], row["sightings"], row["problems"]) == (DIGEST, "cameras.csv", 1, 3)
    assert (row["secrets"], row["state"], row["by"]) == (["Password"], "kept", "officer")


def test_a_table_for_people_fits_the_screen(at: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evidence", "list", *at]) == 0

    printed = capsys.readouterr().out
    assert DIGEST not in printed
    assert "cameras" in printed


def test_what_is_dropped_stays_as_a_tombstone(
    at: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEBAR_ACCOUNT", "chief")

    assert main(["evidence", "drop", "aaaa", "--why", "by mistake", *at]) == 0

    assert "1 sightings deleted by chief." in capsys.readouterr().err
    main(["evidence", "list", *at, "-f", "jsonl"])
    row = json.loads(capsys.readouterr().out)
    assert (row["state"], row["dropped_by"], row["dropped_why"]) == ("dropped", "chief", "by mistake")


@pytest.mark.parametrize(
    ("words", "says"),
    [(["aaaa"], "Say why"), (["ffff", "--why", "x"], "no source begins with 'ffff'")],
)
def test_a_drop_without_reason_or_source_is_refused(
    at: list[str], capsys: pytest.CaptureFixture[str], words: list[str], says: str
) -> None:
    assert main(["evidence", "drop", *words, *at]) == 2

    assert says in capsys.readouterr().err
