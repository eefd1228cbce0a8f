"""`debar identify FILE -o FILE`: tables and lines of any length, on all cores, in bounded memory."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa

from debar.cli.identify_source import progress
from debar.cli.identify_tables import Batches, records
from debar.cli.show import say
from debar.identify import Identifier, batch, stream
from debar.kit.errors import BadData, Problem
from debar.store import disk

_LINES = (".jsonl", ".ndjson")
_TOLD = 200
"""Problems that are shown; the rest are counted."""
_EVERY = 1.0
Write = Callable[[pa.RecordBatch], object]


def identified(file: str, out: str, identifier: Identifier, on: date | None, workers: int) -> int:
    """Identify the records of a file into another, which is whole or not there; gives the problems told.

    Raises BadData where a file is of a kind that is not known, or lacks a column.
    """
    _check(file, out)
    told = _Told("standard input" if file == "-" else file)
    if workers:
        identifier.engine.build()  # once, and not in each process
    with ExitStack() as stack:
        # Processes are forked before anything here starts a thread.
        answers = stream.Stream(
            batch.Batches(identifier, on), told.row, workers=workers, lines=out.endswith(_LINES)
        )
        stack.enter_context(answers)
        given = stack.enter_context(records(file, told.tell))
        write = stack.enter_context(_written(out, answers.schema))
        count = 0
        for found in answers.identities(told.on_the_way(given)):
            write(found)
            count += found.num_rows
    told.end()
    say(f"{out}: {count:,} identities of {given.rows:,} records")
    return told.problems


class _Told:
    """What is said on stderr on the way: problems, each with its row, and how far it is."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.problems = 0
        self._begun = self._last = time.monotonic()

    def row(self, row: int, what: str) -> None:
        """What is wrong with a row, counted from 0."""
        self.tell(Problem(self._name, row + 1, what))

    def tell(self, problem: Problem) -> None:
        self.problems += 1
        if self.problems <= _TOLD:
            say(str(problem))

    def on_the_way(self, given: Batches) -> Iterator[pa.RecordBatch]:
        """The batches, with a word now and then of how far it is."""
        for each in given:
            yield each
            now = time.monotonic()
            if now - self._last > _EVERY and sys.stderr.isatty():
                self._last = now
                say(progress(given.rows, now - self._begun, given.share()))

    def end(self) -> None:
        if self.problems > _TOLD:
            say(f"{self.problems - _TOLD:,} more problems are not shown.")


def _check(file: str, out: str) -> None:
    if not out.endswith((".parquet", ".arrow", *_LINES)):
        raise BadData(f"{out}: of which kind? Let its name end in .parquet, .arrow or .jsonl.")
    if file != "-" and Path(file).exists() and Path(out).exists() and Path(out).samefile(file):
        raise BadData(f"{out}: the records themselves would be overwritten. Name another file.")
    if not Path(out).parent.is_dir():
        raise BadData(f"{out}: there is no folder {str(Path(out).parent)!r}. Make it, or name another.")


@contextmanager
def _written(out: str, schema: pa.Schema) -> Iterator[Write]:
    """What takes batches into a file; it has its name once all are in it, and is gone where that fails."""
    path, here = Path(out), disk.Disk()
    with disk.draft(path) as sink:
        with _writer(out, sink, schema) as write:
            yield write
        disk.sync(sink, path, here)
    disk.keep(path, here)


@contextmanager
def _writer(out: str, sink: Any, schema: pa.Schema) -> Iterator[Write]:
    if out.endswith(_LINES):
        yield lambda found: sink.writelines(_lines(found))
    elif out.endswith(".arrow"):
        with pa.ipc.new_file(sink, schema) as writer:
            yield writer.write_batch
    else:
        import pyarrow.parquet as pq

        with pq.ParquetWriter(sink, schema, compression="zstd") as writer:
            yield writer.write_batch


def _lines(found: pa.RecordBatch) -> Iterator[bytes]:
    for name, rest in zip(found.column("id").to_pylist(), found.column("rest").to_pylist(), strict=True):
        yield b'{"id":' + msgspec.json.encode(name) + rest + b"\n"
