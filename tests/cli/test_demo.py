"""The demo goes through all five steps, and clears away only what a demo made."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from debar.cli.main import main

SITES = (
    "keepers-hall",
    "lantern-quay",
    "reef-depot",
    "cap-aux-brumes",
    "thunder-narrows",
    "london-office",
    "windmill-point",
)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """The folder of a demo that was run where an earlier one stood, and how it ended."""
    folder = tmp_path_factory.mktemp("demo")
    (folder / ".demo").touch()
    (folder / "left.txt").write_text("by the first")
    words = [sys.executable, "-m", "debar.cli.main", "demo", "--folder", str(folder)]
    return folder, subprocess.run(words, capture_output=True, text=True, check=False)


def test_the_demo_shows_all_five_steps_over_seven_sites_and_leaves_a_report(
    demo: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    folder, ended = demo

    steps = ("BINDS", "COLLECT", "IDENTIFY", "PURCHASE", "DECIDE", "PROVE", "entries, none changed")
    outcomes = ("covered", "conditional", "suspected", "unknown")
    assert ended.returncode == 0
    assert [word for word in steps if word not in ended.stderr] == []
    assert [site for site in SITES if f"--site {site} --seen" not in ended.stderr] == []
    assert [outcome for outcome in outcomes if f"\n{outcome} " not in ended.stdout] == []
    assert re.search(r"^ca-fed-hikvision-use-2025 +yes +announced", ended.stdout, re.MULTILINE)
    assert [(folder / f"report-{each}.html").exists() for each in ("en", "fr")] == [True, True]


def test_the_demo_can_be_read_at_one_sitting(demo: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    _, ended = demo

    assert len((ended.stdout + ended.stderr).splitlines()) <= 130


def test_the_demo_says_that_passwords_were_dropped_and_keeps_none(
    demo: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    folder, ended = demo

    assert "the column 'Password' holds secrets" in ended.stderr
    assert "the column 'Admin password' holds secrets" in ended.stderr
    assert "not-a-password" not in ended.stdout + ended.stderr
    assert not [p for p in folder.rglob("*") if p.is_file() and b"not-a-password" in p.read_bytes()]


def test_a_second_demo_starts_afresh(demo: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    folder, _ = demo

    assert not (folder / "left.txt").exists()


def test_a_folder_that_no_demo_made_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("keep")

    code = main(["demo", "--folder", str(tmp_path)])

    assert code == 2
    assert "--folder" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
