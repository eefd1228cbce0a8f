"""`debar identify`, as a person or program runs it."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from debar.cli.identify_source import progress
from debar.cli.main import main

RECORDS: list[dict[str, object]] = [
    {"id": "x1", "protocol": "http-server", "raw": "App-webs/", "truth": {"maker": "secret"}},
    {"id": "x2", "protocol": "http-auth", "raw": 'Digest realm="Login to ND0123456789AB"'},
    {"id": "x3", "protocol": "http-server", "raw": "nginx"},
]


KEYS = ["id", "kind", "brand", "maker", "makers", "model", "relabel", "for", "against"]
KEYS += ["badge", "hardware_brand", "firmware_brand"]


def lines(records: list[dict[str, object]]) -> bytes:
    return "".join(json.dumps(record) + "\n" for record in records).encode()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "records.jsonl.gz"
    path.write_bytes(gzip.compress(lines(RECORDS)))
    return path


def test_identities_come_one_a_line_in_the_order_of_the_records(
    file: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["identify", str(file)]) == 0

    out, err = capsysbinary.readouterr()
    found = [json.loads(line) for line in out.splitlines()]
    assert [(each["id"], each["maker"] and each["maker"]["id"]) for each in found] == [
        ("x1", "hikvision"),
        ("x2", "dahua"),
        ("x3", None),
    ]
    assert list(found[0]) == KEYS
    assert b"secret" not in out
    assert err == b""


def test_a_table_shows_what_a_person_asks_first(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["identify", str(file), "--format", "csv"]) == 0

    assert capsys.readouterr().out.splitlines() == [
        "id,kind,brand,brand grade,maker,maker grade,model,relabel",
        "x1,camera,,,hikvision,established,,",
        "x2,,lorex,established,dahua,established,,True",
        "x3,,,,,,,",
    ]


def test_an_explanation_says_each_ground_in_both_languages_and_what_would_settle_it(
    file: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["identify", str(file), "--explain"]) == 0

    found = [json.loads(line) for line in capsysbinary.readouterr().out.splitlines()]
    assert list(found[0]) == [*KEYS, "says", "doubt", "settle"]
    assert found[0]["for"][0]["says"] == {
        "en": "The name of its web server: “App-webs/”. That trait is Hikvision's own, and no badge changes "
        "it (decides alone).",
        "fr": "Le nom de son serveur Web\u00a0: «\u00a0App-webs/\u00a0». Ce trait est propre à Hikvision, "
        "quelle que soit la marque apposée (décisif à lui seul).",
    }
    assert (found[0]["doubt"], found[0]["settle"]) == (None, [])
    assert found[2]["doubt"]["fr"] == "Rien de ce qui a été vu ne nomme un fabricant."
    assert list(found[2]["settle"][0]) == ["id", "en", "fr", "by", "grade", "sends", "bits"]


def test_what_was_read_of_a_device_in_several_records_is_not_asked_for_again(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "records.jsonl"
    told = [{"protocol": "rtsp-server", "raw": "x"}, {"protocol": "ssh", "raw": "SSH-2.0-x"}]
    path.write_bytes(lines([{"id": f"r{n}", "device": "gate", **each} for n, each in enumerate(told)]))

    assert main(["identify", str(path), "--explain"]) == 0

    (found,) = [json.loads(line) for line in capsysbinary.readouterr().out.splitlines()]
    assert found["id"] == "r0"
    assert "rtsp" not in [way["id"] for way in found["settle"]]


def test_text_reads_as_paragraphs_in_the_language_asked_for(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["identify", str(file), "--format", "text", "--lang", "fr"]) == 0

    first = capsys.readouterr().out.replace("\u00a0", " ").split("\n\n")[0].splitlines()
    assert first[:3] == ["x1", "  Caméra. Fabriqué par Hikvision (cote : établie).", "  Pour"]
    assert first[3].startswith("    1. Le nom de son serveur Web : « App-webs/ ». Ce trait est propre")


def test_an_engineer_sees_weight_print_and_note(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["identify", str(file), "--format", "text", "--verbose"]) == 0

    text = " ".join(capsys.readouterr().out.split())
    assert "http.server · hikvision-app-webs · Real ones carry no version; honeypots do. Seen: " in text


def test_weights_are_shown_in_text_alone(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["identify", str(file), "--verbose"]) == 2

    assert "--verbose: JSON has prints and weights anyway." in capsys.readouterr().err


def test_a_spreadsheet_can_be_explained_too(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["identify", str(file), "--explain", "--format", "csv"]) == 0

    found = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert found[1]["says"] == (
        "Device of unknown kind. Sold as Lorex (established). Made by Dahua (established)."
    )
    assert found[2]["doubt"] == "Nothing that was seen names a maker."
    assert found[2]["settle"].startswith("1. Photograph the label: FCC or ISED number, model, serial number.")


def test_how_far_it_is_tells_the_rate_and_where_the_size_is_known_what_is_left() -> None:
    assert progress(12_300, 3.0, None) == "12,300 lines read, 4,100 a second"
    assert progress(12_300, 3.0, 0.1) == "12,300 lines read, 4,100 a second, about 27 s left"
    assert progress(9, 60.0, 0.1) == "9 lines read, 0 a second, about 9 min left"


def test_the_day_decides_whether_a_relation_holds(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "records.jsonl"
    path.write_bytes(lines([{"id": "x", "protocol": "http-server", "raw": "MWS 0.01"}]))

    assert main(["identify", str(path), "--on", "2026-11-23"]) == 0

    found = json.loads(capsysbinary.readouterr().out)
    assert (found["brand"]["id"], found["maker"]["grade"]) == ("annke", "lead")


def test_bad_lines_are_told_with_their_number_and_the_rest_is_done(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "records.jsonl"
    path.write_bytes(b"nonsense\n" + lines([{"id": "x", "protocol": "gopher", "raw": "x"}, RECORDS[0]]))

    assert main(["identify", str(path)]) == 3

    out, err = capsysbinary.readouterr()
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["x", "x1"]
    told = err.decode().splitlines()
    assert told[0].startswith(f"{path}:1: no record: JSON is malformed")
    assert told[1].startswith(f"{path}:2: no protocol 'gopher'. Known: ")
    assert told[2] == "2 of 3 lines could not be used as they are."


def test_a_file_that_is_not_there_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["identify", str(tmp_path / "gone.jsonl")]) == 2
    assert (
        "gone.jsonl: cannot be read (No such file or directory). Check the spelling"
        in capsys.readouterr().err
    )


def test_records_are_read_from_standard_input() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "debar.cli.main", "identify"],
        input=lines(RECORDS[:1]),
        capture_output=True,
        check=True,
    )

    assert json.loads(run.stdout)["maker"]["id"] == "hikvision"


def test_at_a_terminal_without_a_file_it_says_what_to_do() -> None:
    outer, inner = pty.openpty()
    try:
        run = subprocess.run(
            [sys.executable, "-m", "debar.cli.main", "identify"],
            stdin=inner,
            capture_output=True,
            check=False,
        )
    finally:
        os.close(inner)
        os.close(outer)

    assert run.returncode == 2
    assert b"nothing to read. Name a file, or pipe records in" in run.stderr
