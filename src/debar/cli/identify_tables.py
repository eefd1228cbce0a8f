"""Records for `debar identify FILE -o FILE`, batch by batch: Parquet, Arrow, and lines of JSON."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa

from debar.identify.records import read
from debar.kit.errors import BadData, Problem, reading

PARQUET = (".parquet",)
ARROW = (".arrow", ".arrows", ".ipc", ".feather")
LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")

_ROWS = 1 << 16
_BYTES = 32 << 20
_COLUMNS = ("id", "protocol", "raw", "device")


class Batches:
    """Batches of records, and how much of them was given."""

    def __init__(self, given: Iterable[pa.RecordBatch], share: Callable[[], float | None]) -> None:
        """`share`: how much was given, 0 to 1; None where nobody knows."""
        self._given, self.share = given, share
        self.rows = 0

    def __iter__(self) -> Iterator[pa.RecordBatch]:
        for batch in self._given:
            yield batch
            self.rows += batch.num_rows


@contextmanager
def records(file: str, tell: Callable[[Problem], object]) -> Iterator[Batches]:
    """The records of a file by the end of its name; `-` is lines on standard input.

    Lines that cannot be used are told. Raises BadData where the file cannot be read.
    """
    if file != "-":
        _readable(file)
    try:
        if file == "-":
            yield _lines(sys.stdin.buffer, "standard input", tell)
        elif file.endswith(LINES):
            with Path(file).open("rb") as stream:
                yield _lines(stream, file, tell)
        elif file.endswith(PARQUET):
            yield from _parquet(file)
        elif file.endswith(ARROW):
            yield from _arrow(file)
        else:
            raise BadData(
                f"{file}: of which kind? Let its name end in .parquet, .arrow, .jsonl or .jsonl.gz."
            )
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as error:
        raise BadData(f"{file}: cannot be read as what its name says ({error}). Write it again.") from None


def _readable(file: str) -> None:
    try:
        Path(file).open("rb").close()
    except OSError as error:
        raise reading(Path(file), error) from error


def _parquet(file: str) -> Iterator[Batches]:
    import pyarrow.parquet as pq

    with pq.ParquetFile(file, memory_map=True) as table:
        names = [name for name in _COLUMNS if name in table.schema_arrow.names]
        total = table.metadata.num_rows
        found = Batches(
            table.iter_batches(_fitting(table.metadata), columns=names),
            lambda: found.rows / total if total else None,
        )
        yield found


def _fitting(meta: Any) -> int:
    """Rows at once, so that some tens of megabytes are read."""
    size = sum(meta.row_group(number).total_byte_size for number in range(meta.num_row_groups))
    return max(1, min(_ROWS, _BYTES * meta.num_rows // size)) if size else _ROWS


def _arrow(file: str) -> Iterator[Batches]:
    with pa.memory_map(file) as source:
        size = source.size()
        stream = _file(source) or _stream(source)
        yield Batches((batch for batch in stream), lambda: source.tell() / size if size else None)


def _file(source: pa.MemoryMappedFile) -> Iterator[pa.RecordBatch] | None:
    try:
        table = pa.ipc.open_file(source)
    except pa.ArrowInvalid:
        return None
    return _parts(table.get_batch(number) for number in range(table.num_record_batches))


def _stream(source: pa.MemoryMappedFile) -> Iterator[pa.RecordBatch]:
    source.seek(0)
    return _parts(pa.ipc.open_stream(source))


def _parts(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Batches in pieces of as many rows as are asked at once."""
    for batch in batches:
        held = batch.select([name for name in _COLUMNS if name in batch.schema.names])
        for start in range(0, held.num_rows, _ROWS):
            yield held.slice(start, _ROWS)


def _lines(stream: BinaryIO, name: str, tell: Callable[[Problem], object]) -> Batches:
    size = Path(name).stat().st_size if name.endswith(LINES) else 0
    return Batches(_gathered(stream, name, tell), lambda: stream.tell() / size if size else None)


def _gathered(stream: BinaryIO, name: str, tell: Callable[[Problem], object]) -> Iterator[pa.RecordBatch]:
    rows: list[tuple[Any, ...]] = []
    held = 0
    for line, record in read(stream, name):
        if isinstance(record, Problem):
            tell(record)
            continue
        rows.append((record.id, record.protocol, record.raw, record.device, line - 1))
        held += len(record.raw)
        if len(rows) >= _ROWS or held > _BYTES:
            yield _batch(rows)
            rows, held = [], 0
    if rows:
        yield _batch(rows)


def _batch(rows: Iterable[tuple[Any, ...]]) -> pa.RecordBatch:
    kinds = (pa.string(), pa.string(), pa.binary(), pa.string(), pa.int64())
    columns = [pa.array(column, kind) for column, kind in zip(zip(*rows, strict=True), kinds, strict=True)]
    return pa.RecordBatch.from_arrays(columns, names=[*_COLUMNS, "row"])
