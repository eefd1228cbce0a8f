"""Identities as columns. What many have in common is written once and taken; their words are put in after."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from debar.identify.evidence import Graded, Identity
from debar.identify.records import shown
from debar.identify.shapes import NOWHERE, Shape
from debar.kit.errors import Problem

Answer = tuple[Shape, tuple[str, ...]] | Problem | None
"""An identity as shape and words, or why there is none; None: nothing is known."""

_GRADED = pa.struct([("id", pa.string()), ("p", pa.float64()), ("grade", pa.string())])
_CHANCE = pa.struct([("id", pa.string()), ("p", pa.float64())])
_SAID = [("claim", pa.string()), ("ground", pa.string()), ("weight", pa.float64())]
_GROUNDS = pa.list_(pa.struct([*_SAID, ("quote", pa.string()), ("print", pa.string())]))
_MARKED = pa.list_(
    pa.struct([*_SAID, ("print", pa.string()), ("value_at", pa.int64()), ("quote_at", pa.int64())])
)
_MODEL = "model="

ANSWERS = pa.schema(
    [
        ("kind", pa.string()),
        ("brand", _GRADED),
        ("maker", _GRADED),
        ("makers", pa.list_(_CHANCE)),
        ("model", _GRADED),
        ("relabel", pa.bool_()),
        ("for", _GROUNDS),
        ("against", _GROUNDS),
        ("badge", _GRADED),
        ("hardware_brand", _GRADED),
        ("firmware_brand", _GRADED),
        ("problem", pa.string()),
    ]
)
"""An identity without its id, by the names that lines of JSON have; `problem`: why it is empty, else null."""

_TEMPLATES = pa.schema(
    [
        *(pa.field(f.name, _MARKED) if f.type == _GROUNDS else f for f in ANSWERS if f.name != "problem"),
        ("model_at", pa.int64()),
    ]
)
_NOTHING: dict[str, Any] = {**shown(Identity("")), "model_at": None}


class Columns:
    """Makes columns of answers, and remembers the shapes that it wrote before."""

    def __init__(self, most: int = 1 << 13) -> None:
        """`most`: how many shapes it remembers."""
        self._most = most
        self._rows: dict[int, dict[str, Any]] = {}

    def of(self, answers: Sequence[Answer]) -> pa.RecordBatch:
        """A row for each answer, in `ANSWERS`."""
        rows, places, words, starts = [_NOTHING], [0] * len(answers), [""], [0] * len(answers)
        problems: list[str | None] = [None] * len(answers)
        at: dict[int, int] = {}
        for number, answer in enumerate(answers):
            if isinstance(answer, tuple):
                shape, said = answer
                place = at.setdefault(shape.number, len(rows))
                if place == len(rows):
                    rows.append(self._row(shape))
                places[number], starts[number] = place, len(words)
                words += said
            elif answer is not None:
                problems[number] = told(answer)
        templates = pa.RecordBatch.from_pylist(rows, _TEMPLATES).take(pa.array(places, pa.int64()))
        filled = _filled(templates, pa.array(starts, pa.int64()), pa.array(words, pa.string()))
        return pa.RecordBatch.from_arrays([*filled, pa.array(problems, pa.string())], schema=ANSWERS)

    def _row(self, shape: Shape) -> dict[str, Any]:
        found = self._rows.get(shape.number)
        if found is None:
            if len(self._rows) >= self._most:
                self._rows.clear()
            found = self._rows[shape.number] = _row(shape)
        return found


def told(problem: Problem) -> str:
    """What is wrong and what to do, without a place."""
    return f"{problem.what} {problem.cure}".rstrip()


def _row(shape: Shape) -> dict[str, Any]:
    found = shown(shape.identity)
    model: Graded | None = shape.identity.model
    return {
        **found,
        "model": model and {"id": model.id, "p": model.p, "grade": model.grade},
        "model_at": None if model is None else shape.model,
        "for": [_marked(each) for each in found["for"]],
        "against": [_marked(each) for each in found["against"]],
    }


def _marked(ground: dict[str, Any]) -> dict[str, Any]:
    """A ground with the places of its words instead of the marks that stand for them."""
    claim: str = ground["claim"]
    value = int(claim.removeprefix(_MODEL)) if claim.startswith(_MODEL) else NOWHERE
    return {**ground, "value_at": None if value == NOWHERE else value, "quote_at": int(ground["quote"])}


def _filled(templates: pa.RecordBatch, starts: pa.Array, words: pa.Array) -> Iterable[pa.Array]:
    for field in ANSWERS:
        if field.name == "problem":
            return
        column = templates.column(field.name)
        if field.type == _GROUNDS:
            yield _grounds(column, starts, words)
        elif field.name == "model":
            yield _model(column, pc.add(starts, templates.column("model_at")), words)
        else:
            yield column


def _model(column: pa.StructArray, at: pa.Array, words: pa.Array) -> pa.Array:
    parts = [words.take(at), column.field("p"), column.field("grade")]
    return pa.StructArray.from_arrays(parts, fields=list(_GRADED), mask=at.is_null())


def _grounds(column: pa.ListArray, starts: pa.Array, words: pa.Array) -> pa.Array:
    flat = column.flatten()
    base = starts.take(pc.list_parent_indices(column))
    quote = words.take(pc.add(base, flat.field("quote_at")))
    value = words.take(pc.add(base, flat.field("value_at")))
    own = pc.binary_join_element_wise(_MODEL, value, "")
    claim = pc.coalesce(own, flat.field("claim"))
    parts = [claim, flat.field("ground"), flat.field("weight"), quote, flat.field("print")]
    grounds = pa.StructArray.from_arrays(parts, fields=list(_GROUNDS.value_type))
    return pa.ListArray.from_arrays(column.offsets, grounds)
