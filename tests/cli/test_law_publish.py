"""`debar law publish`."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from debar.cli.main import main

Out = pytest.CaptureFixture[str]
BASE = ["--base", "https://directory.example.org"]
WORDS = [*BASE, "--contact", "corrections@example.org", "--on", "2026-11-23"]


def publish(folder: Path) -> int:
    return main(["law", "publish", str(folder), *WORDS])


def test_the_site_is_written_whole_and_listed(tmp_path: Path, capsys: Out) -> None:
    folder = tmp_path / "site"

    assert publish(folder) == 0
    listed = json.loads((folder / "published.json").read_text("utf-8"))
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert files == {*listed, "published.json"}
    assert f"{len(listed)} files in {folder}" in capsys.readouterr().err


def test_publishing_again_takes_away_only_what_it_wrote_itself(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    publish(folder)
    listed = json.loads((folder / "published.json").read_text("utf-8"))
    (folder / "en" / "old.html").write_text("old", "utf-8")
    (folder / "CNAME").write_text("directory.example.org", "utf-8")
    (tmp_path / "outside.html").write_text("outside", "utf-8")
    listed |= {"en/old.html": "0", "../outside.html": "0"}
    (folder / "published.json").write_text(json.dumps(listed), "utf-8")
    before = (folder / "index.html").stat().st_mtime_ns

    assert publish(folder) == 0
    assert not (folder / "en" / "old.html").exists()
    assert (folder / "CNAME").exists()
    assert (tmp_path / "outside.html").exists()
    assert (folder / "index.html").stat().st_mtime_ns == before


def test_a_folder_of_other_things_is_left_alone(tmp_path: Path, capsys: Out) -> None:
    (tmp_path / "letter.txt").write_text("mine", "utf-8")

    assert publish(tmp_path) == 2
    assert "holds something else" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_who_answers_for_it_must_be_said(tmp_path: Path, capsys: Out) -> None:
    words = ["law", "publish", str(tmp_path / "site"), *BASE]

    assert main(words) == 2
    assert main([*words, "--contact", "nobody"]) == 2
    assert "neither an e-mail address nor a web address" in capsys.readouterr().err
    assert not (tmp_path / "site").exists()


def test_a_run_that_was_stopped_can_be_taken_up_again(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    program = [sys.executable, "-m", "debar.cli.main", "law", "publish", str(folder), *WORDS]
    running = subprocess.Popen(program, stderr=subprocess.PIPE, text=True)
    assert running.stderr is not None
    running.stderr.readline()
    running.send_signal(signal.SIGINT)
    running.communicate(timeout=60)

    listed = json.loads((folder / "published.json").read_text("utf-8"))
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert running.returncode != 0
    assert listed
    assert files - {"published.json"} <= set(listed)
    assert publish(folder) == 0
