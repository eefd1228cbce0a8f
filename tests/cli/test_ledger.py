"""`debar ledger`."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from debar.cli.main import main
from debar.review.acts import Reported, decode
from debar.review.ledger import Entry, faults
from debar.store.workspace import Workspace


@pytest.fixture
def at(tmp_path: Path) -> list[str]:
    with Workspace.create(tmp_path / "ws", by="officer") as made:
        made.reported("html", "é" * 64)
        made.reported("csv", "e" * 64)
    return ["-w", str(tmp_path / "ws")]


def test_a_whole_ledger_ends_with_0(at: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ledger", "verify", *at]) == 0

    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("3 entries, none changed, missing or out of order")


def test_each_fault_is_printed_and_the_end_is_2(at: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with closing(sqlite3.connect(Path(at[1]) / "debar.db", isolation_level=None)) as raw:
        raw.execute("UPDATE ledger SET subject = 'case:case-1' WHERE seq = 2")
        raw.execute("DELETE FROM ledger WHERE seq = 3")

    assert main(["ledger", "verify", *at, "-f", "json"]) == 2

    printed = capsys.readouterr()
    assert json.loads(printed.out) == [
        {"entry": 2, "what": "was changed after it was sealed"},
        {"entry": 2, "what": "is the last one found, but entry 3 was the last one written"},
    ]
    assert "2 faults" in printed.err


def test_a_damaged_database_is_no_trace_back(at: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    database = Path(at[1]) / "debar.db"
    database.write_bytes(database.read_bytes()[:5000])

    assert main(["ledger", "verify", *at]) == 2

    told = capsys.readouterr().err
    assert "Put the latest backup in its place" in told
    assert "Traceback" not in told


def test_what_is_exported_can_be_checked_anywhere(at: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ledger", "export", *at]) == 0

    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    entries = [Entry(**{**row, "payload": row["payload"].encode()}) for row in rows]
    assert list(faults(entries)) == []
    last = decode(entries[1].payload)
    assert isinstance(last, Reported)
    assert last.digest == "é" * 64
