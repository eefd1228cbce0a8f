from __future__ import annotations

import time
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec import Meta, Struct

from debar.kit import pack
from debar.kit.canon import digest_all
from debar.kit.errors import BadData
from debar.kit.times import Partial


class Camera(Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    state: Literal["fitted", "spare", "disposed"] = "fitted"
    count: int = 1
    price: float | None = None
    bought: date | None = None
    seen: datetime | None = None
    announced: Partial | None = None
    words: tuple[str, ...] = ()
    places: tuple[Literal["gate", "hall"], ...] = ()
    ports: dict[str, int] = {}
    grades: dict[Literal["good", "bad"], int] = {}
    parts: tuple[Camera, ...] = ()
    spares: dict[str, Camera] = {}
    floor: Annotated[int, Meta(ge=0)] = 0
    either: int | str = 0
    online: bool = True


def refused(text: str | bytes, kind: Any = Camera) -> str:
    data = text.encode() if isinstance(text, str) else text
    with pytest.raises(BadData) as error:
        pack.loads(data, kind, name="camera.yaml")
    return str(error.value)


def test_a_file_is_read_into_its_struct() -> None:
    text = """
name: Gate        # plain text needs no quotes
state: spare
count: 2
price: 12.50
bought: 2025-04-30
announced: 2025-04
words: ['no', "1.10", two words]
parts:
  - name: Lens
    announced: 2025
spares: {one: {name: Cover}}
"""
    assert pack.loads(text.encode(), Camera, name="camera.yaml") == Camera(
        name="Gate",
        state="spare",
        count=2,
        price=12.5,
        bought=date(2025, 4, 30),
        announced=Partial(2025, 4),
        words=("no", "1.10", "two words"),
        parts=(Camera(name="Lens", announced=Partial(2025)),),
        spares={"one": Camera(name="Cover")},
    )


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_byte_order_mark_does_no_harm(mark: str) -> None:
    assert pack.loads(f"{mark}name: Été\n".encode(), Camera, name="x") == Camera("Été")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name: a\nstat: spare", "2: there is no field 'stat'. Did you mean 'state'?"),
        ("name: a\nparts:\n- name: b\n- nam: c", "4: there is no field 'nam'. Did you mean 'name'?"),
        ("count: 1", "1: the field 'name' is missing."),
        ("name: a\nparts:\n- name: b\n- count: 1", "4: the field 'name' is missing."),
        ("name: a\nstate: sparee", "2: 'state': there is no 'sparee'. Did you mean 'spare'?"),
        ("name: a\nstate: x", "2: 'state': there is no 'x'. Known: disposed, fitted, spare."),
        ("name: a\nplaces:\n- gate\n- hal", "4: 'places': there is no 'hal'. Did you mean 'hall'?"),
        ("name: a\ngrades:\n  godo: 1", "3: there is no key 'godo'. Did you mean 'good'?"),
    ],
)
def test_what_was_meant_is_asked_on_the_exact_line(text: str, said: str) -> None:
    assert refused(text) == f"camera.yaml:{said}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name: 1", "1: 'name': expected text, found a whole number. Put it in quotes."),
        ("name: 1.10", "1: 'name': expected text, found a number. Put it in quotes."),
        ("name: true", "1: 'name': expected text, found true or false. Put it in quotes."),
        ("name: a\nwords:\n- b\n- 2", "4: 'words': expected text, found a whole number. Put it in quotes."),
        ("name: a\ncount: two", "2: 'count': expected a whole number, found text."),
        ("name: a\nwords: b", "2: 'words': expected a list, found text."),
        ("name: a\nports:\n  rtsp: 554\n  http: eighty", "4: 'http': expected a whole number, found text."),
        (
            "name: a\nspares:\n  x:\n    name: b\n    count: c",
            "5: 'count': expected a whole number, found text.",
        ),
        ("name: a\neither: [1]", "2: 'either': expected a whole number or text, found a list."),
        ("name: a\nfloor: -1", "2: 'floor': expected int >= 0."),
        ("- a", "1: expected names with values, found a list."),
        ("a", "1: expected names with values, found text."),
    ],
)
def test_a_value_of_another_kind_is_told_in_plain_words(text: str, said: str) -> None:
    assert refused(text) == f"camera.yaml:{said}"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2025-04", "2025-04 names no single day. Write the day as well, as 2025-04-30."),
        ("2025", "2025 names no single day. Write the day as well, as 2025-04-30."),
        ("2025-02-30", "'2025-02-30' is no day. Write it as 2025-04-30."),
        ("'-0044-03-15'", "'-0044-03-15' is no day. Write it as 2025-04-30."),
        ("30/04/2025", "'30/04/2025' is no day. Write it as 2025-04-30."),
        ("2025-04-30T12:00:00Z", "'2025-04-30T12:00:00Z' is no day. Write it as 2025-04-30."),
    ],
)
def test_a_day_that_is_none_is_refused_with_what_would_be(value: str, said: str) -> None:
    assert refused(f"name: a\nbought: {value}") == f"camera.yaml:2: 'bought': {said}"


def test_an_instant_that_is_none_is_refused_with_what_would_be() -> None:
    said = "'seen': '2025-04-30' is no instant. Write it as 2025-04-30T12:00:00Z."
    assert refused("name: a\nseen: 2025-04-30") == f"camera.yaml:2: {said}"


@pytest.mark.parametrize("value", ["2025-13", "2025-00", "'0000'", "[2025]", "20250430", "2025.5", "true"])
def test_a_rough_date_that_is_none_is_refused_with_what_would_be(value: str) -> None:
    said = refused(f"name: a\nannounced: {value}")
    assert said.startswith("camera.yaml:2: 'announced': ")
    assert said.endswith("is no date: write 2025, 2025-04 or 2025-04-30.")


@pytest.mark.parametrize("value", ["no", "Yes", "ON", "True", "NULL", "0777", "0000", ".5", "5."])
def test_what_can_be_read_in_two_ways_must_be_quoted(value: str) -> None:
    said = f"camera.yaml:2: {value!r} can be read in two ways. If it is text, write it in quotes."
    assert refused(f"count: 1\nname: {value}") == said
    assert pack.loads(f"name: '{value}'".encode(), Camera, name="x").name == value


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name: a\nname: b", "2: the key 'name' stands here twice"),
        ("name: &x a", "1: anchors and references are not used here: write the value out"),
        ("name: !!str a", "1: the tag 'tag:yaml.org,2002:str' is not used here"),
        ("name: a\n? [b]\n: c", "2: a key must be plain text"),
        ("%YAML 1.1\n---\nname: a", "1: directives (%) are not used here. Take the line out."),
        ("name: a\nwords: [\x07]", "2: a control character stands here. Take it out."),
        ("name: a\nwords: [\n", "3: not readable as YAML: "),
        ("name: a\n---\nname: b", "2: not readable as YAML: expected a single document"),
        ("name: a\n\tcount: 1", "2: not readable as YAML: "),
    ],
)
def test_yaml_that_is_too_clever_or_broken_is_refused_on_its_line(text: str, said: str) -> None:
    assert refused(text).startswith(f"camera.yaml:{said}")


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n", "\ufeff"])
def test_an_empty_file_says_so(text: str) -> None:
    assert refused(text) == "camera.yaml: the file is empty"


def test_other_bytes_than_utf_8_are_refused_on_their_line() -> None:
    said = "camera.yaml:2: not UTF-8. Save the file in that encoding."
    assert refused("count: 1\nname: Été\n".encode("cp1252")) == said
    assert refused("name: a".encode("utf-16")).startswith("camera.yaml:1: not UTF-8.")


BIG = pack.MAX_BYTES - 100
LONG = "9" * 5000


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"x" * (pack.MAX_BYTES + 1), "larger than 16 MiB"),
        (b"[" * 100_000, "nested deeper than 40 levels"),
        (b"- " * 100_000, "nested deeper than 40 levels"),
        (b"{a: " * 100_000, "nested deeper than 40 levels"),
        (b"- a\n" * 600_000, "more than 500000 values"),
        (b"a: &a [x]\nb: &b [*a,*a,*a]\nc: [*b,*b,*b]\n", "anchors and references are not used here"),
        (b"".join(b"%%TAG !%d! x\n" % n for n in range(900_000)), "directives (%) are not used here"),
        (b"name: 0" + b"0" * BIG, "can be read in two ways"),
        (f"name: a\ncount: {LONG}".encode(), "is too long for a number"),
        (f"name: a\nprice: {LONG}.0".encode(), "is too long for a number"),
        (b"name: a\n" + b"x" * 900 + b": 1", "there is no field"),
        (b"name: a\nstate: " + b"x" * BIG, "there is no 'xxx"),
        (b"name: a\nbought: " + b"x" * BIG, "is no day"),
        (b"name: a\nannounced: " + b"x" * BIG, "is no date"),
    ],
)
def test_a_file_made_to_be_hard_is_refused_soon_and_in_few_words(data: bytes, said: str) -> None:
    began = time.perf_counter()
    told = refused(data)
    assert said in told
    assert len(told) < 400
    assert time.perf_counter() - began < 10


def test_a_long_text_is_no_mistake() -> None:
    assert len(pack.loads(b"name: " + b"x" * (10 << 20), Camera, name="x").name) == 10 << 20


VALUES = st.recursive(
    st.sampled_from(
        ["a", "1", "no", "2025-04", "'x'", "null", "&a b", "*a", "!t c", "? d", "- e", "[", "{", "%"]
    ),
    lambda inner: st.lists(inner, max_size=3).map(" ".join) | inner.map("name: {}\n".format),
    max_leaves=12,
)


@given(VALUES.map(str.encode) | st.binary(max_size=200))
@example(b"\xff\xfen\0")
@example(b"name: 2025-04-30T00:00:00Z")
def test_any_bytes_give_a_value_or_bad_data(data: bytes) -> None:
    for kind in (Camera, Any, list[str], dict[str, Partial], tuple[date, ...]):
        try:
            pack.loads(data, kind, name="x")
        except BadData as error:
            assert str(error).startswith("x:")  # noqa: PT017  most bytes are refused, not all


RIGHT = ("state: spare", "count: 2", "price: 1.5", "bought: 2025-04-30", "words: [a]", "floor: 1")
WRONG = ("nmae: a", "online: maybe", "ports: {a: b}", "parts: [{count: 1}]", "announced: x", "grades: {x: 1}")


@given(st.permutations(RIGHT), st.sampled_from(WRONG), st.integers(0, len(RIGHT)))
def test_the_one_wrong_line_is_the_one_named(right: list[str], wrong: str, place: int) -> None:
    lines = ["name: Gate", *right[:place], wrong, *right[place:]]
    assert refused("\n".join(lines)).startswith(f"camera.yaml:{place + 2}: ")


def test_a_file_is_called_as_the_caller_says(tmp_path: Path) -> None:
    path = tmp_path / "camera.yaml"
    path.write_text("nam: a")
    for name, shown in ((None, str(path)), ("law/camera.yaml", "law/camera.yaml")):
        with pytest.raises(BadData) as error:
            pack.load(path, Camera, name=name)
        assert str(error.value) == f"{shown}:1: there is no field 'nam'. Did you mean 'name'?"


def test_a_file_that_is_not_there_or_never_ends_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadData, match="Check the spelling"):
        pack.load(tmp_path / "none.yaml", Camera)
    with pytest.raises(BadData, match="This is a folder"):
        pack.load(tmp_path, Camera)
    with pytest.raises(BadData, match="larger than 16 MiB"):
        pack.load(Path("/dev/zero"), Camera)


def test_the_edition_changes_with_any_name_or_byte(tmp_path: Path) -> None:
    (tmp_path / "law").mkdir()
    first = tmp_path / "law" / "a.yaml"
    first.write_text("a: 1")
    (tmp_path / "b.yaml").write_text("b: 1")
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "read.me").write_text("not counted")
    assert [path.name for path in pack.files(tmp_path)] == ["b.yaml", "a.yaml"]

    before = pack.edition(tmp_path)
    first.write_text("a: 2")
    changed = pack.edition(tmp_path)
    first.write_text("a: 1")
    again = pack.edition(tmp_path)
    first.rename(tmp_path / "law" / "c.yaml")

    assert before == again != changed
    assert pack.edition(tmp_path) not in {before, changed}
    assert before == digest_all([b"b.yaml", b"b: 1", b"law/a.yaml", b"a: 1"])
