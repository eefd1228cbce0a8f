"""Batches of records without end in, batches of identities out, in bounded memory and on all cores.

Records without a device are answered as they come. Those that share a device are laid aside until the end:
in memory while they are few, then in files, by a digest of the device, so that all of one device are in one
file and each file is read alone. Their identities come last.
"""

from __future__ import annotations

import contextlib
import tempfile
import zlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from pathlib import Path
from types import TracebackType

import pyarrow as pa
import pyarrow.compute as pc

from debar.fleet.local import Fleet, WorkerLost
from debar.identify.answers import ANSWERS
from debar.identify.batch import LINES, Batches, as_records, devices, parted, questions, with_ids

Tell = Callable[[int, str], object]
"""Number of a record from 0, and what is wrong with it."""

_BYTES = 32 << 20
"""Of answers in one step: larger batches are taken apart."""
_GROUNDS = 400_000
"""In one batch that comes out."""
_AHEAD = 3
"""Batches that are asked before the first is answered."""
_IN_MEMORY = 64 << 20
"""Bytes of records with a device from which on they go to files."""
_FILES = 64
_GROUPS = 4096
"""Devices in one step."""
MOST_ANSWERS = 2000
MOST_BYTES = 16 << 20
"""Of one device."""


class Stream:
    """Identities of records, by some processes or in this one. Use it in a `with`."""

    def __init__(
        self,
        batches: Batches,
        tell: Tell,
        *,
        workers: int = 0,
        lines: bool = False,
        most: int = _IN_MEMORY,
        each: int = MOST_ANSWERS,
    ) -> None:
        """`workers`: processes; 0: none but this one. `lines`: give `LINES` with ids instead of columns.

        `most`: bytes of records with devices that are held in memory. `each`: answers of one device; what
        comes after so many, or after `MOST_BYTES`, is not read, and told.
        """
        self._batches, self._tell, self._lines, self._most, self._each = batches, tell, lines, most, each
        self._fleet = Fleet(self._kernel, workers) if workers else None
        kind = LINES if lines else ANSWERS
        self.schema = pa.schema([("id", pa.string()), *(field for field in kind if field.name != "problem")])

    def __enter__(self) -> Stream:
        if self._fleet:
            self._fleet.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._fleet:
            self._fleet.__exit__(kind, error, trace)

    def identities(self, records: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The identities; what is wrong is told. Raises BadData for columns that do not fit."""
        with _Aside(self._most) as aside:
            yield from self._in_turn(self._plain(records, aside))
            yield from self._in_turn(self._shared(aside))

    def _plain(self, records: Iterable[pa.RecordBatch], aside: _Aside) -> Iterator[_Asked]:
        row = 0
        for batch in records:
            for piece in _pieces(as_records(batch)):
                plain, shared = parted(piece, row)
                row += piece.num_rows
                aside.add(shared)
                if plain.num_rows:
                    asked, places = questions(plain)
                    yield _Asked(plain.column("id"), plain.column("row"), places, self._ask(asked))

    def _shared(self, aside: _Aside) -> Iterator[_Asked]:
        for records in aside.files():
            groups = devices(self._bounded(records))
            for start in range(0, groups.num_rows, _GROUPS):
                some = groups.slice(start, _GROUPS)
                first = pc.list_element(some.column("parts"), 0).field("row")
                places = pa.array(range(some.num_rows), pa.int32())
                yield _Asked(some.column("id"), first, places, self._ask(some))

    def _bounded(self, records: Iterable[pa.RecordBatch]) -> pa.RecordBatch:
        """The records, without those of a device that come after too many."""
        seen: dict[str, tuple[int, int]] = {}
        kept = []
        for batch in records:
            places = []
            sizes = pc.binary_length(batch.column("raw")).to_pylist()
            for place, device in enumerate(batch.column("device").to_pylist()):
                count, size = seen.get(device, (0, 0))
                if count < self._each and size < MOST_BYTES:
                    seen[device] = count + 1, size + sizes[place]
                    places.append(place)
                else:
                    what = f"more than {self._each:,} answers or {MOST_BYTES >> 20} MiB of one device"
                    self._tell(batch.column("row")[place].as_py(), f"{what}: this one was not read.")
            kept.append(batch.take(pa.array(places, pa.int64())))
        return pa.concat_batches(kept)

    def _ask(self, asked: pa.RecordBatch) -> _Parts:
        """Ask each process for the part of the questions that is always its own: it remembers the answers."""
        if self._fleet is None:
            done: Future[pa.RecordBatch] = Future()
            done.set_result(self._kernel(asked))
            return [(range(asked.num_rows), done)]
        parts = []
        for number, places in enumerate(_owned(asked, self._fleet.workers)):
            if len(places):
                parts.append((places.to_pylist(), self._fleet.ask(number, asked.take(places))))
        return parts

    def _kernel(self, asked: pa.RecordBatch) -> pa.RecordBatch:
        if "asked" in asked.schema.names:
            return self._batches.lines(asked) if self._lines else self._batches.answered(asked)
        return self._batches.fused_lines(asked) if self._lines else self._batches.fused(asked)

    def _in_turn(self, asked: Iterable[_Asked]) -> Iterator[pa.RecordBatch]:
        waiting: deque[_Asked] = deque()
        for each in asked:
            waiting.append(each)
            if len(waiting) > _AHEAD:
                yield from self._out(waiting.popleft())
        while waiting:
            yield from self._out(waiting.popleft())

    def _out(self, asked: _Asked) -> Iterator[pa.RecordBatch]:
        answers, places = asked.answers(LINES if self._lines else ANSWERS)
        problem = answers.column("problem").take(places)
        if problem.null_count < len(problem):
            for row, what in zip(asked.rows.to_pylist(), problem.to_pylist(), strict=True):
                if what is not None:
                    self._tell(row, what)
        answers = answers.drop_columns(["problem"])
        for start, count in _runs(answers, places):
            yield with_ids(asked.ids.slice(start, count), answers.take(places.slice(start, count)))


_Parts = Sequence[tuple[Sequence[int], Future[pa.RecordBatch]]]
"""For each process that was asked: the places of its questions, and what it will answer."""


class _Asked:
    """Records whose questions are being answered."""

    def __init__(self, ids: pa.Array, rows: pa.Array, places: pa.Array, parts: _Parts) -> None:
        self.ids, self.rows = ids, rows
        self._places, self._parts = places, parts

    def answers(self, schema: pa.Schema) -> tuple[pa.RecordBatch, pa.Array]:
        """The answers, and for each record its row there."""
        order: list[int] = []
        found = []
        for places, part in self._parts:
            order += places
            found.append(_answer(part, len(places), schema))
        where = [0] * len(order)
        for row, place in enumerate(order):
            where[place] = row
        return pa.concat_batches(found), pa.array(where, pa.int64()).take(self._places)


def _owned(asked: pa.RecordBatch, workers: int) -> Iterator[pa.Array]:
    """For each process the places of its questions: one question is always the same process's."""
    if "asked" in asked.schema.names:
        owners = pa.array([hash(key) % workers for key in asked.column("asked").to_pylist()], pa.int32())
    else:
        owners = pa.array([place % workers for place in range(asked.num_rows)], pa.int32())
    for number in range(workers):
        yield pc.indices_nonzero(pc.equal(owners, number))


def _answer(part: Future[pa.RecordBatch], count: int, schema: pa.Schema) -> pa.RecordBatch:
    try:
        return part.result()
    except WorkerLost as error:
        return pa.RecordBatch.from_pylist([{"problem": str(error)}] * count, schema)


def _pieces(records: pa.RecordBatch) -> Iterator[pa.RecordBatch]:
    """The batch in pieces of bounded size, one record at least."""
    if records.num_rows < 2 or records.nbytes <= _BYTES:
        yield records
        return
    half = records.num_rows // 2
    yield from _pieces(records.slice(0, half))
    yield from _pieces(records.slice(half))


def _runs(answers: pa.RecordBatch, places: pa.Array) -> Iterator[tuple[int, int]]:
    """Start and length of runs of records whose answers have a bounded size together."""
    if "for" not in answers.schema.names:
        sizes = pc.divide(pc.binary_length(answers.column("rest")), 256)
    else:
        sizes = pc.add(*(pc.list_value_length(answers.column(name)) for name in ("for", "against")))
    total = pc.sum(sizes.take(places)).as_py() or 0
    step = max(1, len(places) * _GROUNDS // max(total, _GROUNDS))
    for start in range(0, len(places), step):
        yield start, min(step, len(places) - start)


class _Aside:
    """Records of devices, held until all have come."""

    def __init__(self, most: int) -> None:
        self._most, self._size = most, 0
        self._held: list[pa.RecordBatch] = []
        self._stack = contextlib.ExitStack()
        self._paths: list[Path] = []
        self._used: set[int] = set()
        self._writers: list[pa.ipc.RecordBatchStreamWriter] = []

    def __enter__(self) -> _Aside:
        return self

    def __exit__(self, *ended: object) -> None:
        self._stack.close()

    def add(self, records: pa.RecordBatch) -> None:
        if not records.num_rows:
            return
        self._held.append(records)
        self._size += records.nbytes
        if self._size > self._most:
            self._spill()

    def files(self) -> Iterator[Iterator[pa.RecordBatch]]:
        """All records, those of one device together and in their order."""
        if not self._writers:
            if self._held:
                yield iter(self._held)
            return
        self._spill()
        for number, (writer, path) in enumerate(zip(self._writers, self._paths, strict=True)):
            writer.close()
            if number in self._used:
                with pa.OSFile(str(path)) as source, pa.ipc.open_stream(source) as stream:
                    yield iter(stream)
            path.unlink()

    def _spill(self) -> None:
        if not self._held:
            return
        records = pa.concat_batches(self._held)
        owners: list[list[int]] = [[] for _ in range(_FILES)]
        for place, device in enumerate(records.column("device").to_pylist()):
            owners[zlib.crc32(device.encode()) % _FILES].append(place)
        for number, writer in enumerate(self._files(records.schema)):
            if places := owners[number]:
                self._used.add(number)
                writer.write_batch(records.take(pa.array(places, pa.int64())))
        self._held, self._size = [], 0

    def _files(self, schema: pa.Schema) -> list[pa.ipc.RecordBatchStreamWriter]:
        if not self._writers:
            folder = Path(self._stack.enter_context(tempfile.TemporaryDirectory(prefix="debar-")))
            self._paths = [folder / str(number) for number in range(_FILES)]
            for path in self._paths:
                sink = self._stack.enter_context(pa.OSFile(str(path), "wb"))
                self._writers.append(pa.ipc.new_stream(sink, schema))
        return self._writers
