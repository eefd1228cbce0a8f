"""Structs as Arrow tables and back, with the schema taken from the Struct."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import lru_cache
from itertools import chain, islice
from types import GenericAlias
from typing import Any, TypeVar

import msgspec
import pyarrow as pa
from msgspec import Struct, inspect

from debar.kit.errors import BadData
from debar.kit.times import Partial, decode_partial, encode_partial

S = TypeVar("S", bound=Struct)

_BATCH = 8192
_NATIVE = (datetime, date, bytes)
"""Kept as they are on the way to Arrow and back; msgspec would write them as text."""

_PLAIN: dict[type[inspect.Type], pa.DataType] = {
    inspect.BoolType: pa.bool_(),
    inspect.IntType: pa.int64(),
    inspect.FloatType: pa.float64(),
    inspect.StrType: pa.string(),
    inspect.BytesType: pa.binary(),
    inspect.DateType: pa.date32(),
    inspect.DateTimeType: pa.timestamp("us", tz="UTC"),
}


@lru_cache(maxsize=256)
def schema(kind: type[Struct]) -> pa.Schema:
    """The columns of a Struct: instants as UTC microseconds, tuples as lists, a Partial as text.

    Raises TypeError for a field that a column cannot hold.
    """
    return pa.schema(_fields(kind, ()))


def to_arrow(rows: Iterable[Struct], kind: type[Struct]) -> pa.Table:
    """The rows as a table, a column for each field. Raises ValueError for an instant
    without a zone and for what no column can hold.
    """
    columns = schema(kind)
    flow = iter(rows)
    batches = []
    while some := list(islice(flow, _BATCH)):
        values = msgspec.to_builtins(some, builtin_types=_NATIVE, enc_hook=encode_partial)
        for column in columns:
            _refuse_zoneless([value[column.name] for value in values], column.type, column.name)
        try:
            batches.append(pa.RecordBatch.from_pylist(values, columns))
        except OverflowError as error:
            raise ValueError(f"{kind.__name__}: a number is too large for a table ({error})") from None
    return pa.Table.from_batches(batches, columns)


def from_arrow(table: pa.Table, kind: type[S]) -> Iterator[S]:
    """The rows of a table, read in batches. Columns that the Struct lacks are left out.

    A field that the table lacks takes its default. Raises BadData where a value does not fit.
    """
    known = [name for name in schema(kind).names if name in table.column_names]
    many: Any = GenericAlias(list, (kind,))
    for batch in table.select(known).to_batches(max_chunksize=_BATCH):
        try:
            values = batch.to_pylist(maps_as_pydicts="strict")
            yield from msgspec.convert(values, many, builtin_types=_NATIVE, dec_hook=decode_partial)
        except (ValueError, KeyError, OverflowError) as error:
            raise BadData(f"a table of {kind.__name__} holds what it should not: {error}.") from None


def _fields(kind: type[Struct], above: tuple[type, ...]) -> list[pa.Field]:
    if kind in above:
        raise TypeError(f"{kind.__name__} holds itself, which a table cannot")
    found = inspect.type_info(kind)
    assert isinstance(found, inspect.StructType)
    fields = []
    for field in found.fields:
        try:
            fields.append(_field(field.encode_name, field.type, (*above, kind)))
        except TypeError as error:
            raise TypeError(f"{kind.__name__}.{field.name}: {error}") from None
    return fields


def _field(name: str, kind: inspect.Type, above: tuple[type, ...]) -> pa.Field:
    if isinstance(kind, inspect.UnionType):
        members = [member for member in kind.types if not isinstance(member, inspect.NoneType)]
        if len(members) == 1:
            return pa.field(name, _type(members[0], above), nullable=len(kind.types) > 1)
    return pa.field(name, _type(kind, above), nullable=False)


def _type(kind: inspect.Type, above: tuple[type, ...]) -> pa.DataType:
    if isinstance(kind, inspect.Metadata):
        return _type(kind.type, above)
    if plain := _PLAIN.get(type(kind)):
        return plain
    if isinstance(kind, inspect.CustomType) and kind.cls is Partial:
        return pa.string()
    if isinstance(kind, inspect.LiteralType) and all(isinstance(value, str) for value in kind.values):
        return pa.string()
    return _nested(kind, above)


def _nested(kind: inspect.Type, above: tuple[type, ...]) -> pa.DataType:
    if isinstance(kind, inspect.StructType):
        return pa.struct(_fields(kind.cls, above))
    if isinstance(kind, inspect.ListType | inspect.VarTupleType | inspect.SetType | inspect.FrozenSetType):
        return pa.list_(_field("item", kind.item_type, above))
    if isinstance(kind, inspect.TupleType):
        items = {_field("item", item, above) for item in kind.item_types}
        if len(items) == 1:
            return pa.list_(items.pop())
    if isinstance(kind, inspect.DictType) and isinstance(kind.key_type, inspect.StrType):
        return pa.map_(pa.string(), _field("value", kind.value_type, above))
    raise TypeError(f"no column can hold a {type(kind).__name__.removesuffix('Type').lower()}")


def _refuse_zoneless(values: Iterable[Any], kind: pa.DataType, name: str) -> None:
    """Arrow would take an instant without a zone for UTC, and so move it."""
    given = [value for value in values if value is not None]
    if pa.types.is_timestamp(kind) and any(value.tzinfo is None for value in given):
        raise ValueError(f"{name}: an instant without a zone")
    if pa.types.is_struct(kind):
        for field in kind:
            _refuse_zoneless([value[field.name] for value in given], field.type, f"{name}.{field.name}")
    elif pa.types.is_list(kind):
        _refuse_zoneless(chain.from_iterable(given), kind.value_type, name)
    elif pa.types.is_map(kind):
        _refuse_zoneless(chain.from_iterable(value.values() for value in given), kind.item_type, name)
