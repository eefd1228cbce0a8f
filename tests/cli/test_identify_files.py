"""`debar identify FILE --out FILE`: any kind in, any kind out, whole or not there."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from debar.cli.main import main

RECORDS: list[dict[str, Any]] = [
    {"id": "x1", "protocol": "http-server", "raw": "App-webs/", "device": None},
    {"id": "x2", "protocol": "http-server", "raw": "nginx", "device": "gate"},
    {"id": "x3", "protocol": "http-auth", "raw": 'Digest realm="Login to ND0123456789AB"'},
    {"id": "x4", "protocol": "mac", "raw": "14:2F:FD:00:53:01", "device": "gate"},
]
STOPPED = """
import sys
from debar.cli.main import main
import io
class Interrupted(io.RawIOBase):
    def readable(self):
        return True
    def readinto(self, into):
        raise KeyboardInterrupt
class Input:
    buffer = io.BufferedReader(Interrupted())
    def isatty(self):
        return False
sys.stdin = Input()
sys.exit(main(sys.argv[1:]))
"""
MAKERS = [("x1", "hikvision"), ("x3", "dahua"), ("x2", "hikvision")]


def write(path: Path, records: list[dict[str, Any]] = RECORDS) -> Path:
    table = pa.Table.from_pylist(records)
    if path.suffix == ".parquet":
        pq.write_table(table, path)
    elif path.suffix == ".arrow":
        with pa.ipc.new_file(path, table.schema) as writer:
            writer.write_table(table)
    elif path.suffix == ".arrows":
        with pa.ipc.new_stream(path, table.schema) as writer:
            writer.write_table(table)
    else:
        lines = "".join(json.dumps(record) + "\n" for record in records).encode()
        path.write_bytes(gzip.compress(lines) if path.suffix == ".gz" else lines)
    return path


def read(path: Path) -> list[dict[str, Any]]:
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in path.read_bytes().splitlines()]
    table = pq.read_table(path) if path.suffix == ".parquet" else pa.ipc.open_file(path).read_all()
    found: list[dict[str, Any]] = table.to_pylist()
    return found


def makers(path: Path) -> list[tuple[str, str | None]]:
    return [(row["id"], row["maker"] and row["maker"]["id"]) for row in read(path)]


@pytest.mark.parametrize(
    ("given", "out"),
    [
        ("a.parquet", "b.parquet"),
        ("a.arrow", "b.arrow"),
        ("a.arrows", "b.jsonl"),
        ("a.jsonl", "b.parquet"),
        ("a.jsonl.gz", "b.jsonl"),
    ],
)
def test_any_kind_becomes_any_kind(
    tmp_path: Path, given: str, out: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write(tmp_path / given)

    code = main(["identify", str(file), "-o", str(tmp_path / out), "--processes", "0"])

    assert (code, makers(tmp_path / out)) == (0, MAKERS)
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", f"{tmp_path / out}: 3 identities of 4 records\n")


def test_lines_are_the_same_as_on_stdout(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    file, out = write(tmp_path / "a.jsonl"), tmp_path / "b.jsonl"

    main(["identify", str(file), "-o", str(out), "--processes", "2"])
    main(["identify", str(file)])

    assert out.read_bytes() == capsysbinary.readouterr().out


def test_what_cannot_be_used_is_told_with_its_line_and_the_rest_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, out = write(tmp_path / "a.jsonl"), tmp_path / "b.parquet"
    with file.open("ab") as stream:
        stream.write(b'{"id": "x5"}\n\n{"id": "x6", "protocol": "sadp", "raw": "x"}\n')

    assert main(["identify", str(file), "-o", str(out), "--processes", "0"]) == 3

    assert makers(out) == [*MAKERS[:2], ("x6", None), MAKERS[2]]
    first, second, _, last = capsys.readouterr().err.splitlines()
    assert first.startswith(f"{file}:5: no record: ")
    assert second == f"{file}:7: sadp: there is no XML in it"
    assert last == "2 records could not be used as they are."


@pytest.mark.parametrize(
    ("given", "out", "said"),
    [
        ("a.parquet", "b.txt", "b.txt: of which kind? Let its name end in .parquet, .arrow or .jsonl."),
        ("a.csv", "b.arrow", "a.csv: of which kind?"),
        ("a.arrow", "none/b.arrow", "there is no folder"),
        ("gone.parquet", "b.arrow", "gone.parquet: cannot be read (No such file or directory)."),
        ("broken.parquet", "b.arrow", "broken.parquet: cannot be read as what its name says"),
        ("broken.arrow", "b.arrow", "broken.arrow: cannot be read as what its name says"),
        ("lacking.parquet", "b.arrow", "there is no column 'raw'."),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_left(
    tmp_path: Path, given: str, out: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a.parquet", "a.arrow"):
        write(tmp_path / name)
    write(tmp_path / "lacking.parquet", [{"id": "x", "protocol": "http"}])
    for name in ("a.csv", "broken.parquet", "broken.arrow"):
        (tmp_path / name).write_bytes(b"nothing of the kind, and some more of it")
    before = sorted(tmp_path.iterdir())

    assert main(["identify", str(tmp_path / given), "-o", str(tmp_path / out), "--processes", "0"]) == 2

    assert said in capsys.readouterr().err
    assert sorted(tmp_path.iterdir()) == before


def test_the_records_themselves_are_never_overwritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = write(tmp_path / "a.jsonl")
    before = given.read_bytes()

    assert main(["identify", str(given), "-o", str(given)]) == 2

    assert "the records themselves would be overwritten. Name another file." in capsys.readouterr().err
    assert given.read_bytes() == before


def test_who_stops_it_is_told_that_nothing_was_written(tmp_path: Path) -> None:
    out = tmp_path / "b.jsonl"
    command = [sys.executable, "-c", STOPPED, "identify", "-", "-o", str(out), "--processes", "0"]

    done = subprocess.run(command, input=b"", capture_output=True, check=False)

    assert done.returncode == 130
    assert done.stderr.decode().splitlines() == [
        f"{out}: not written, since a file has its name only once it is whole.",
        "debar: Stopped. What was finished before is kept.",
    ]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ([], "a table holds goes into a file. Add --out"),
        (["--out", "b.arrow", "--explain"], "nothing is explained there"),
        (["--out", "b.arrow", "--format", "csv"], "the name of the file says its kind"),
    ],
)
def test_calls_that_contradict_themselves_are_refused(
    tmp_path: Path, more: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["identify", str(write(tmp_path / "a.parquet")), *more]) == 2

    assert said in capsys.readouterr().err
