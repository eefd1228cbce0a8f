"""Streams of batches: in order, on several processes, with devices put together from anywhere in them."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pytest

from debar.identify import Identifier
from debar.identify.batch import Batches
from debar.identify.evidence import Record
from debar.identify.records import shown
from debar.identify.stream import Stream

TEXT = ("id", "protocol", "device")
SCHEMA = pa.schema([*((name, pa.string()) for name in TEXT), ("raw", pa.binary())])
ANSWERS = (b"App-webs/", b"nginx", b"DNVRS-Webs", b"uc-httpd 1.0.0")
RECORDS = [
    Record(f"r{n}", "http-server", ANSWERS[n % 4], f"device {n % 7}" if n % 3 == 0 else None)
    for n in range(100)
]


@pytest.fixture(scope="module")
def identifier() -> Identifier:
    return Identifier.load()


def batches(records: Sequence[Record], size: int = 9) -> Iterator[pa.RecordBatch]:
    for start in range(0, len(records), size):
        some = records[start : start + size]
        rows = [{"id": r.id, "protocol": r.protocol, "raw": r.raw, "device": r.device} for r in some]
        yield pa.RecordBatch.from_pylist(rows, SCHEMA)


class Heard(list[tuple[int, str]]):
    """What was told, as row and words."""

    def tell(self, row: int, what: str) -> None:
        self.append((row, what))


def through(stream: Stream, records: Sequence[Record]) -> list[dict[str, Any]]:
    with stream:
        return [row for found in stream.identities(batches(records)) for row in found.to_pylist()]


def brief(identifier: Identifier, records: Sequence[Record]) -> list[tuple[str, str | None]]:
    return [(each.id, each.maker.id if each.maker else None) for each in identifier.of_records(records)]


@pytest.mark.parametrize("workers", [0, 2])
def test_identities_come_in_the_order_of_records_and_devices_last(
    identifier: Identifier, workers: int
) -> None:
    found = through(Stream(Batches(identifier), Heard().tell, workers=workers), RECORDS)

    assert [(row["id"], row["maker"] and row["maker"]["id"]) for row in found] == brief(identifier, RECORDS)


def test_devices_that_do_not_fit_into_memory_are_put_together_all_the_same(identifier: Identifier) -> None:
    found = through(Stream(Batches(identifier), Heard().tell, most=100), RECORDS)

    told = sorted((row["id"], row["maker"] and row["maker"]["id"]) for row in found)
    assert told == sorted(brief(identifier, RECORDS))


def test_lines_are_those_that_the_command_prints(identifier: Identifier) -> None:
    found = through(Stream(Batches(identifier), Heard().tell, lines=True), RECORDS)

    lines = [b'{"id":' + msgspec.json.encode(row["id"]) + row["rest"] for row in found]
    assert lines == [msgspec.json.encode(shown(each)) for each in identifier.of_records(RECORDS)]


def test_problems_are_told_with_the_number_of_the_record(identifier: Identifier) -> None:
    bad = Record("bad", "sadp", b"x")
    heard = Heard()

    through(Stream(Batches(identifier), heard.tell), [*RECORDS[:11], bad, *RECORDS[11:20], bad])

    assert heard == [(11, "sadp: there is no XML in it"), (21, "sadp: there is no XML in it")]


def test_one_device_cannot_take_all_memory(identifier: Identifier) -> None:
    heard = Heard()
    flood = [Record(f"r{n}", "http-server", b"App-webs/", "one") for n in range(5)]

    found = through(Stream(Batches(identifier), heard.tell, each=3), flood)

    assert [row["id"] for row in found] == ["r0"]
    assert [row for row, _ in heard] == [3, 4]


class Deadly(Batches):
    """Its process ends over one answer."""

    def answered(self, asked: pa.RecordBatch) -> pa.RecordBatch:
        if b"http-server\0DNVRS-Webs" in asked.column("asked").to_pylist():
            os.kill(os.getpid(), signal.SIGKILL)
        return super().answered(asked)


def test_records_over_which_a_process_ends_are_told_and_the_others_answered(identifier: Identifier) -> None:
    heard = Heard()
    records = [
        Record(f"r{n}", "http-server", ANSWERS[0 if n < 20 else 2 if n == 20 else 3]) for n in range(40)
    ]

    found = through(Stream(Deadly(identifier), heard.tell, workers=2), records)

    assert [row["id"] for row in found] == [record.id for record in records]
    lost = {row for row, _ in heard}
    assert 20 in lost
    assert {row["maker"]["id"] for n, row in enumerate(found) if n not in lost} == {"hikvision", "xiongmai"}


def test_an_answer_of_any_size_is_cut_before_it_is_copied_about(identifier: Identifier) -> None:
    huge = Record("a", "http-server", b"App-webs/" + b" " * (3 << 20))

    (found,) = through(Stream(Batches(identifier), Heard().tell), [huge])

    assert found["maker"]["id"] == "hikvision"


def test_nothing_stays_in_the_folder_for_files(
    identifier: Identifier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)

    through(Stream(Batches(identifier), Heard().tell, most=100), RECORDS)

    assert list(tmp_path.iterdir()) == []
