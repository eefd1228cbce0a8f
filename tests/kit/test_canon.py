from __future__ import annotations

import io
import json
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from debar.kit.canon import canonical, digest, digest_all, digest_file, digest_of, digest_stream, plain
from debar.kit.times import Partial


class Fact(Struct, frozen=True):
    name: str
    on: Partial
    day: date
    at: datetime
    raw: bytes = b""
    words: tuple[str, ...] = ()


FACT = Fact("é", Partial(2025, 4), date(2025, 4, 30), datetime(2025, 4, 30, 12, tzinfo=UTC), b"\0")

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


def test_the_spelling_of_a_value_never_changes() -> None:
    told = (
        '{"name":"é","on":"2025-04","day":"2025-04-30","at":"2025-04-30T12:00:00Z","raw":"AA==","words":[]}'
    )
    assert canonical(FACT).decode() == told
    assert digest_of(FACT) == sha256(told.encode()).hexdigest()


@given(st.dictionaries(st.text(), JSON))
def test_the_order_in_which_keys_were_set_does_not_count(value: dict[str, object]) -> None:
    turned = dict(reversed(value.items()))
    assert canonical(turned) == canonical(value)


@given(JSON)
def test_canonical_bytes_are_json_and_say_the_same(value: object) -> None:
    assert json.loads(canonical(value)) == value
    assert canonical(json.loads(canonical(value))) == canonical(value)


def test_sets_have_one_spelling() -> None:
    assert canonical({"c", "a", "b"}) == canonical({"b", "c", "a"}) == b'["a","b","c"]'


def test_plain_values_are_what_json_holds() -> None:
    assert json.loads(json.dumps(plain(FACT))) == json.loads(canonical(FACT))


@given(st.lists(st.binary(max_size=8)), st.lists(st.binary(max_size=8)))
def test_parts_split_otherwise_have_another_digest(one: list[bytes], other: list[bytes]) -> None:
    assert (digest_all(one) == digest_all(other)) is (one == other)


@given(st.binary())
def test_a_stream_and_a_file_have_the_digest_of_their_bytes(data: bytes) -> None:
    assert digest_stream(io.BytesIO(data)) == digest(data) == sha256(data).hexdigest()


def test_a_stream_counts_from_where_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"ab" * (1 << 20))
    with path.open("rb") as stream:
        stream.seek(2)
        assert digest_stream(stream) == digest(b"ab" * ((1 << 20) - 1))
    assert digest_file(path) == digest(b"ab" * (1 << 20))
