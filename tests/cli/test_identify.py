"""`debar identify`, as a person or program runs it."""

from __future__ import annotations

import gzip
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from debar.cli.main import main

RECORDS: list[dict[str, object]] = [
    {"id": "x1", "protocol": "http-server", "raw": "App-webs/", "truth": {"maker": "secret"}},
    {"id": "x2", "protocol": "http-auth", "raw": 'Digest realm="Login to ND0123456789AB"'},
    {"id": "x3", "protocol": "http-server", "raw": "nginx"},
]


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
    assert list(found[0]) == ["id", "kind", "brand", "maker", "makers", "model", "relabel", "for", "against"]
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
