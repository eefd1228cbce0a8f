"""The demo goes through all five steps, and clears away only what a demo made."""

from pathlib import Path

import pytest

from debar.cli.main import main


def test_the_demo_shows_all_five_steps_and_leaves_a_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "demo"

    code = main(["demo", "--folder", str(folder)])

    printed = capsys.readouterr()
    assert code == 0
    assert [
        word for word in ("COLLECT", "IDENTIFY", "PURCHASE", "DECIDE", "PROVE") if word not in printed.err
    ] == []
    assert all(
        f"\n{outcome} " in printed.out for outcome in ("covered", "conditional", "suspected", "unknown")
    )
    assert "annke" in printed.out
    assert "HardwarePassword" in printed.err
    assert "not-a-password" not in printed.out + printed.err
    assert [(folder / f"report-{each}.html").exists() for each in ("en", "fr")] == [True, True]
    assert not [p for p in folder.rglob("*") if p.is_file() and b"not-a-password" in p.read_bytes()]


def test_a_second_demo_starts_afresh(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "demo"
    main(["demo", "--folder", str(folder)])
    (folder / "left.txt").write_text("by the first")
    capsys.readouterr()

    code = main(["demo", "--folder", str(folder)])

    assert code == 0
    assert not (folder / "left.txt").exists()


def test_a_folder_that_no_demo_made_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("keep")

    code = main(["demo", "--folder", str(tmp_path)])

    assert code == 2
    assert "--folder" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
