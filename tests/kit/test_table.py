from __future__ import annotations

import io
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, Literal

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct, field
from pyarrow import parquet

from debar.kit.errors import BadData
from debar.kit.table import from_arrow, schema, to_arrow
from debar.kit.times import Partial


class Lens(Struct, frozen=True):
    maker: str
    made: Partial | None = None
    used: tuple[datetime, ...] = ()


class Camera(Struct, frozen=True):
    name: str
    state: Literal["fitted", "spare"] = "fitted"
    count: int = 0
    price: float | None = None
    raw: bytes = b""
    online: bool | None = None
    bought: date | None = None
    seen: datetime | None = None
    announced: Partial | None = None
    words: tuple[str, ...] = ()
    lens: Lens | None = None
    lenses: tuple[Lens, ...] = ()
    says: dict[str, str] = {}
    place: tuple[float, float] = (0.0, 0.0)
    grounds: tuple[str, ...] = field(default=(), name="for")


TEXT = st.text(st.characters(codec="utf-8"), max_size=8)
ZONES = st.sampled_from([UTC, timezone(timedelta(hours=-5)), timezone(timedelta(hours=5, minutes=45))])
INSTANTS = st.datetimes(datetime(1, 1, 3), datetime(9999, 12, 29), timezones=ZONES)  # noqa: DTZ001  bounds have none
PARTIALS = st.builds(Partial.of, st.dates()) | st.builds(Partial, st.integers(1, 9999), st.integers(1, 12))
NUMBERS = st.floats(allow_nan=False)
LENSES = st.builds(
    Lens, maker=TEXT, made=st.none() | PARTIALS, used=st.lists(INSTANTS, max_size=2).map(tuple)
)
CAMERAS = st.builds(
    Camera,
    name=TEXT,
    state=st.sampled_from(["fitted", "spare"]),
    count=st.integers(-(2**63), 2**63 - 1),
    price=st.none() | NUMBERS,
    raw=st.binary(max_size=8),
    online=st.none() | st.booleans(),
    bought=st.none() | st.dates(),
    seen=st.none() | INSTANTS,
    announced=st.none() | PARTIALS,
    words=st.lists(TEXT, max_size=3).map(tuple),
    lens=st.none() | LENSES,
    lenses=st.lists(LENSES, max_size=2).map(tuple),
    says=st.dictionaries(TEXT, TEXT, max_size=3),
    place=st.tuples(NUMBERS, NUMBERS),
    grounds=st.lists(TEXT, max_size=2).map(tuple),
)


@given(st.lists(CAMERAS, max_size=5))
def test_rows_come_back_from_a_table_as_they_were(cameras: list[Camera]) -> None:
    table = to_arrow(cameras, Camera)
    assert table.schema == schema(Camera)
    assert table.num_rows == len(cameras)
    assert list(from_arrow(table, Camera)) == cameras


@given(st.lists(CAMERAS, max_size=3))
def test_rows_come_back_from_parquet_as_they_were(cameras: list[Camera]) -> None:
    stream = io.BytesIO()
    parquet.write_table(to_arrow(cameras, Camera), stream)
    assert list(from_arrow(parquet.read_table(stream), Camera)) == cameras


def test_the_schema_follows_from_the_struct() -> None:
    lens = pa.struct(
        [
            pa.field("maker", pa.string(), nullable=False),
            pa.field("made", pa.string()),
            pa.field("used", pa.list_(pa.field("item", instant(), nullable=False)), nullable=False),
        ]
    )
    assert schema(Camera).field("state").type == pa.string()
    assert schema(Camera).field("seen") == pa.field("seen", instant())
    assert schema(Camera).field("bought").type == pa.date32()
    assert schema(Camera).field("lens").type == lens
    assert schema(Camera).field("says").type.item_type == pa.string()
    assert schema(Camera).names[-1] == "for"
    assert schema(Camera) is schema(Camera)


def instant() -> Any:
    return pa.timestamp("us", tz="UTC")


def test_many_rows_come_in_batches_and_in_order() -> None:
    cameras = [Camera(str(n)) for n in range(20_000)]
    table = to_arrow(iter(cameras), Camera)
    assert len(table.to_batches()) > 1
    assert list(from_arrow(table, Camera)) == cameras


def test_columns_may_be_missing_unknown_or_in_another_order() -> None:
    table = pa.table({"colour": ["white"], "count": [3], "name": ["Gate"]})
    assert list(from_arrow(table, Camera)) == [Camera("Gate", count=3)]


@pytest.mark.parametrize(
    "table",
    [
        pa.table({"count": [3]}),
        pa.table({"name": [3]}),
        pa.table({"name": pa.array([None], pa.string())}),
        pa.table({"name": ["a"], "state": ["lost"]}),
        pa.table({"name": ["a"], "announced": ["soon"]}),
        pa.table({"name": ["a"], "lens": [{"made": "2025"}]}),
        pa.table(
            {"name": ["a"], "says": pa.array([[("a", "b"), ("a", "c")]], pa.map_(pa.string(), pa.string()))}
        ),
    ],
)
def test_a_table_that_holds_something_else_is_bad_data(table: Any) -> None:
    with pytest.raises(BadData, match="a table of Camera holds what it should not"):
        list(from_arrow(table, Camera))


NAIVE = datetime(2025, 4, 30, 12)  # noqa: DTZ001  that is the point


@pytest.mark.parametrize(
    "camera",
    [
        Camera("a", seen=NAIVE),
        Camera("a", lens=Lens("b", used=(NAIVE,))),
        Camera("a", lenses=(Lens("b", used=(NAIVE,)),)),
    ],
)
def test_an_instant_without_a_zone_is_refused(camera: Camera) -> None:
    with pytest.raises(ValueError, match="an instant without a zone"):
        to_arrow([camera], Camera)


@pytest.mark.parametrize("camera", [Camera("a", count=2**64), Camera("\ud800")])
def test_what_no_column_can_hold_is_refused(camera: Camera) -> None:
    with pytest.raises(ValueError, match=r"too large|surrogates"):
        to_arrow([camera], Camera)


class Tree(Struct):
    branches: tuple[Tree, ...] = ()


class Mixed(Struct):
    value: int | str


class Held(Struct):
    inner: Mixed


class Pair(Struct):
    pair: tuple[int, str]


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (Tree, "Tree.branches: Tree holds itself, which a table cannot"),
        (Mixed, "Mixed.value: no column can hold a union"),
        (Held, "Held.inner: Mixed.value: no column can hold a union"),
        (Pair, "Pair.pair: no column can hold a tuple"),
    ],
)
def test_a_struct_that_no_table_can_hold_is_refused(kind: type[Struct], said: str) -> None:
    with pytest.raises(TypeError) as error:
        schema(kind)
    assert str(error.value) == said
