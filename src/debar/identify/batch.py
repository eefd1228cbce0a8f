"""Batches of records in, batches of identities out: each distinct answer is read and weighed once.

A batch of records has the columns `id`, `protocol`, `raw` and, where records share a device, `device`. A
batch of identities has `id` and the columns of `answers.ANSWERS`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from hashlib import blake2b
from itertools import chain

import msgspec
import pyarrow as pa
import pyarrow.compute as pc

from debar.identify import Identifier, protocols
from debar.identify.answers import ANSWERS, Answer, Columns, told
from debar.identify.evidence import Field, Identity
from debar.identify.protocols.answer import MAX_BYTES
from debar.identify.records import shown
from debar.kit.errors import BadData, Problem

RECORDS = pa.schema(
    [
        ("id", pa.string()),
        ("protocol", pa.string()),
        ("raw", pa.binary()),
        ("device", pa.string()),
        ("row", pa.int64()),
    ]
)
"""What a batch of records holds; any may be null. `device` may be missing, and `row`: the number of the
record from 0, by which problems call it; where it is missing, records are counted."""
IDENTITIES = pa.schema([("id", pa.string()), *ANSWERS])
LINES = pa.schema([("rest", pa.binary()), ("problem", pa.string())])
"""An identity as a line of JSON from behind its id, which is the first key."""

_EMPTY: Mapping[str, str | bytes] = {"id": "", "protocol": "", "raw": b""}
_BREAK = b"\0"
_INCOMPLETE = Problem("", None, "there is no protocol, or nothing in raw.", "Give each record both.")
_REMEMBERED = 48 << 20
_LONG = 200
_EACH = 300
"""Bytes that an answer takes in memory beside its words, about."""
_ID = b'{"id":""'


class Batches:
    """Answers distinct questions, and remembers what it answered; a forked process goes on using it."""

    def __init__(self, identifier: Identifier, on: date | None = None) -> None:
        """`on` is the day for which relations between brand and maker must hold."""
        self._identifier, self._on = identifier, on
        self._memory = _Memory(_REMEMBERED)
        self._columns = Columns()

    def identities(self, records: pa.RecordBatch) -> pa.RecordBatch:
        """One row for each record, and after them one for each device of which there are records.

        In the order of `Identifier.of_records`. Raises BadData where a column is missing or of another kind.
        """
        plain, shared = parted(as_records(records))
        asked, places = questions(plain)
        groups = devices(shared)
        found = [
            with_ids(plain.column("id"), self.answered(asked).take(places)),
            with_ids(groups.column("id"), self.fused(groups)),
        ]
        return pa.concat_batches(found)

    def answered(self, asked: pa.RecordBatch) -> pa.RecordBatch:
        """A kernel: what `questions` gives → `ANSWERS`, row by row."""
        return self._columns.of(self._answers(asked))

    def lines(self, asked: pa.RecordBatch) -> pa.RecordBatch:
        """A kernel: what `questions` gives → `LINES`, row by row."""
        return _lines(self._answers(asked))

    def fused(self, groups: pa.RecordBatch) -> pa.RecordBatch:
        """A kernel: what `devices` gives → `ANSWERS`, row by row."""
        found, problems = self._fused(groups)
        return _with_problems(self._columns.of(found), problems)

    def fused_lines(self, groups: pa.RecordBatch) -> pa.RecordBatch:
        """A kernel: what `devices` gives → `LINES`, row by row."""
        found, problems = self._fused(groups)
        return _with_problems(_lines(found), problems)

    def _answers(self, asked: pa.RecordBatch) -> list[Answer]:
        return [self._answer(key) for key in asked.column("asked").to_pylist()]

    def _answer(self, asked: bytes) -> Answer:
        key = asked if len(asked) <= _LONG else _BREAK + blake2b(asked, digest_size=20).digest()
        held = self._memory.get(key)
        if held is not None:
            return held[0]
        protocol, _, raw = asked.partition(_BREAK)
        fields = _read(protocol.decode("utf-8", "replace"), raw)
        found: Answer
        found = fields if isinstance(fields, Problem) else self._identifier.weighed(fields, self._on)
        self._memory.put(key, found)
        return found

    def _fused(self, groups: pa.RecordBatch) -> tuple[list[Answer], list[str | None]]:
        found: list[Answer] = []
        problems: list[str | None] = []
        for parts in groups.column("parts").to_pylist():
            fields: list[Field] = []
            wrong: list[str] = []
            for part in parts:
                read = _read(part["protocol"], part["raw"])
                if isinstance(read, Problem):
                    wrong.append(f"row {part['row']}: {told(read)}")
                else:
                    fields += read
            found.append(self._identifier.weighed(fields, self._on))
            problems.append("; ".join(wrong) or None)
        return found, problems


def identify_batch(records: pa.RecordBatch, identifier: Identifier, on: date | None = None) -> pa.RecordBatch:
    """The identities of the records in a batch, as `Batches.identities` gives them."""
    return Batches(identifier, on).identities(records)


def as_records(batch: pa.RecordBatch) -> pa.RecordBatch:
    """The batch in `RECORDS`: text and numbers become text, text becomes bytes, what is null is empty.

    Where `raw` is null, `protocol` is empty too: so it is told. Long answers are cut at what a parser looks
    at. Raises BadData for a column that is missing or unfit.
    """
    missing = [name for name in ("id", "protocol", "raw") if name not in batch.schema.names]
    if missing:
        raise BadData(
            f"there is no column {missing[0]!r}. Records have id, protocol, raw and, at times, device."
        )
    columns = []
    for field in RECORDS:
        if field.name not in batch.schema.names:
            columns.append(pa.nulls(batch.num_rows, field.type))
            continue
        try:
            column = pc.cast(_plain(batch.column(field.name)), field.type)
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as error:
            raise BadData(f"the column {field.name!r} cannot be used: {error}") from None
        columns.append(pc.fill_null(column, _EMPTY[field.name]) if field.name in _EMPTY else column)
    if batch.column("raw").null_count:
        columns[1] = pc.if_else(pc.is_null(batch.column("raw")), "", columns[1])
    columns[2] = pc.binary_slice(columns[2], 0, MAX_BYTES)
    return pa.RecordBatch.from_arrays(columns, schema=RECORDS)


def parted(records: pa.RecordBatch, first: int = 0) -> tuple[pa.RecordBatch, pa.RecordBatch]:
    """The records without a device, and those with one; those without a `row` are counted from `first` on."""
    counted = pa.arange(first, first + records.num_rows)
    at = records.schema.get_field_index("row")
    numbered = records.set_column(at, "row", pc.coalesce(records.column("row"), counted))
    if records.column("device").null_count == records.num_rows:
        return numbered, numbered.slice(0, 0)
    alone = pc.is_null(records.column("device"))
    return numbered.filter(alone), numbered.filter(pc.invert(alone))


def questions(records: pa.RecordBatch) -> tuple[pa.RecordBatch, pa.Array]:
    """Each pair of protocol and raw bytes once, in a column `asked`, and for each record its row there."""
    protocol = pc.replace_substring(records.column("protocol"), "\0", "\ufffd")
    whole = pc.binary_join_element_wise(pc.cast(protocol, pa.binary()), records.column("raw"), _BREAK)
    coded = whole.dictionary_encode()
    return pa.record_batch({"asked": coded.dictionary}), coded.indices


def devices(records: pa.RecordBatch) -> pa.RecordBatch:
    """A row for each device, in the order in which they come: `id` of its first record, and all `parts`."""
    groups: dict[str, list[int]] = {}
    for place, device in enumerate(records.column("device").to_pylist()):
        groups.setdefault(device, []).append(place)
    firsts = pa.array([places[0] for places in groups.values()], pa.int64())
    order = records.take(pa.array(list(chain.from_iterable(groups.values())), pa.int64()))
    parts = [order.column(name) for name in ("row", "protocol", "raw")]
    offsets = [0]
    for places in groups.values():
        offsets.append(offsets[-1] + len(places))
    held = pa.StructArray.from_arrays(parts, names=["row", "protocol", "raw"])
    ids = records.column("id").take(firsts)
    return pa.record_batch(
        {"id": ids, "parts": pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), held)}
    )


def with_ids(ids: pa.Array, answers: pa.RecordBatch) -> pa.RecordBatch:
    """The answers with the ids of their records in front."""
    return pa.RecordBatch.from_arrays([ids, *answers.columns], names=["id", *answers.schema.names])


def _read(protocol: str, raw: bytes) -> list[Field] | Problem:
    return protocols.parse(protocol, raw) if protocol else _INCOMPLETE


def _plain(column: pa.Array) -> pa.Array:
    return column.dictionary_decode() if pa.types.is_dictionary(column.type) else column


def _lines(answers: Iterable[Answer]) -> pa.RecordBatch:
    rests, problems = [], []
    for answer in answers:
        found = answer[0].filled("", answer[1]) if isinstance(answer, tuple) else Identity("")
        rests.append(msgspec.json.encode(shown(found)).removeprefix(_ID))
        problems.append(told(answer) if isinstance(answer, Problem) else None)
    return pa.RecordBatch.from_arrays(
        [pa.array(rests, pa.binary()), pa.array(problems, pa.string())], schema=LINES
    )


def _with_problems(answers: pa.RecordBatch, problems: Sequence[str | None]) -> pa.RecordBatch:
    at = answers.schema.get_field_index("problem")
    return answers.set_column(at, "problem", pa.array(problems, pa.string()))


class _Memory:
    """What was answered lately, in bounded memory: what nobody asked for while it filled is forgotten."""

    def __init__(self, most: int) -> None:
        """`most`: bytes in each of two halves, about."""
        self._most, self._size = most, 0
        self._young: dict[bytes, tuple[Answer]] = {}
        self._old: dict[bytes, tuple[Answer]] = {}

    def get(self, key: bytes) -> tuple[Answer] | None:
        found = self._young.get(key)
        if found is None and (found := self._old.get(key)) is not None:
            self._keep(key, found)
        return found

    def put(self, key: bytes, answer: Answer) -> None:
        self._keep(key, (answer,))

    def _keep(self, key: bytes, held: tuple[Answer]) -> None:
        self._young[key] = held
        words = held[0][1] if isinstance(held[0], tuple) else ()
        self._size += _EACH + len(key) + sum(map(len, words))
        if self._size > self._most:
            self._young, self._old, self._size = {}, self._young, 0
