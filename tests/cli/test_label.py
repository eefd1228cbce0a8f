"""`debar label`, as a person runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image
from tests.identify.label.plates import Plate, drawn, jpeg

from debar.cli.main import main

LONG = "DS-2CD2043G2-I20210905AAWRG12345678"
PLATE = Plate(("ACME VIEW", "Model: AV-17", f"S/N: {LONG}", "Password: KQXWBA12"), size=24)
WITHOUT = """
import sys
sys.modules["PIL"] = None
from debar.cli.main import main
sys.exit(main(["label", sys.argv[1]]))
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "plate.jpg"
    path.write_bytes(jpeg(drawn(PLATE)))
    return path


def test_programs_get_fields_with_their_grounds_and_an_identity(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["label", str(file), "--format", "jsonl"]) == 0

    out = capsys.readouterr().out
    (row,) = (json.loads(line) for line in out.splitlines())
    assert list(row) == ["photo", "things", "dropped", "better"]
    (thing,) = row["things"]
    assert [(field["field"], field["value"]) for field in thing["fields"]] == [
        ("model", "AV-17"),
        ("serial", LONG),
    ]
    assert list(thing["fields"][0]) == ["field", "value", "seen", "by", "sure", "box", "mended"]
    assert (thing["identity"]["maker"]["id"], thing["identity"]["maker"]["grade"]) == (
        "hikvision",
        "established",
    )
    assert row["dropped"] == ["a verification, safety or password code"]
    assert "KQXWBA" not in out


def test_a_preview_never_takes_the_place_of_the_photo(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = file.read_bytes()

    assert main(["label", str(file), "--preview", str(file)]) == 2

    assert "the photo itself would be overwritten. Name another file." in capsys.readouterr().err
    assert file.read_bytes() == before


def test_a_person_gets_a_table_and_is_told_what_was_dropped_in_french(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["label", str(file), "--lang", "fr", "--format", "csv"]) == 0

    out, err = capsys.readouterr()
    assert "plate.jpg,label 1,modèle,AV-17," in out
    assert "plate.jpg,label 1,→ fabricant,hikvision (" in out
    assert err.startswith("Ne photographiez que l'appareil et son étiquette\u00a0: ni personnes, ni écrans.")
    assert "rien n'en est conservé" in err


def test_what_would_be_looked_at_is_shown_and_nothing_is_read(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "preview.png"

    assert main(["label", str(file), "--crop", "0,0,400,100", "--preview", str(out)]) == 0

    with Image.open(out) as shown:
        assert shown.size == (400, 100)
    assert capsys.readouterr().out == ""


def test_where_it_was_taken_is_told_only_when_asked(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (45.0, 25.0, 30.0), 3: "W", 4: (75.0, 41.0, 0.0)})
    file.write_bytes(jpeg(drawn(PLATE), exif=exif))

    assert main(["label", str(file), "--format", "jsonl"]) == 0
    assert "45.425" not in "".join(capsys.readouterr())
    assert main(["label", str(file), "--format", "jsonl", "--position"]) == 0
    assert json.loads(capsys.readouterr().out)["position"] == [45.425, -75.683333]


def test_of_several_photos_those_that_can_be_read_are(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = file.with_name("broken.jpg")
    broken.write_bytes(b"\xff\xd8\xff")

    assert main(["label", str(broken), str(file), "--format", "jsonl"]) == 3

    out, err = capsys.readouterr()
    assert [json.loads(line)["photo"] for line in out.splitlines()] == [str(file)]
    assert f"debar: {broken}: the picture is damaged" in err


@pytest.mark.parametrize(
    "options", [["--crop", "here"], ["--lang", "de"], ["--preview", "a.png", "other.jpg"]]
)
def test_wrong_use_is_refused(file: Path, options: list[str]) -> None:
    assert main(["label", str(file), *options]) == 2


def test_where_the_extra_is_missing_it_says_how_to_install_it(file: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", WITHOUT, str(file)], capture_output=True, text=True, check=False
    )

    assert ended.returncode == 2
    assert ended.stderr.splitlines()[-1] == (
        "debar: reading photos needs packages that are not installed (PIL). "
        "Install them: pip install 'debar[photos]'"
    )
