"""Labelled answers: their reading, the names in their labels, and their families."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from debar.entities.graph import Graph
from debar.identify.evidence import Record
from debar.identify.labelled import COLLECTION, Labelled, Names, Truth, families, read


def row(source: str, maker: str | None, protocol: str = "http", set: str = "fixture") -> Labelled:
    return Labelled(Record(source, protocol, b"x"), Truth(maker), source, set, False, None)


@pytest.mark.parametrize("packed", [False, True])
def test_lines_are_read_and_those_that_nobody_could_label_left_out(tmp_path: Path, packed: bool) -> None:
    line = {"id": "a", "protocol": "http", "raw": "x", "source": "file#part", "set": "fixture"}
    known = line | {"truth": {"maker": "Acme", "brand": "Own"}, "restricted": True, "relabel": True}
    text = "\n".join(json.dumps(each) for each in (line, known)).encode()
    path = tmp_path / ("a.jsonl.gz" if packed else "a.jsonl")
    path.write_bytes(gzip.compress(text) if packed else text)

    truth = Truth("Acme", "Own")
    assert read(path) == [Labelled(Record("a", "http", b"x"), truth, "file", "fixture", True, True)]


@pytest.mark.parametrize(
    ("name", "maker"),
    [
        ("Hikvision", "hikvision"),
        ("Zhejiang Dahua Technology Co., Ltd.", "dahua"),
        ("HiLook", "hikvision"),
        ("Aruba Networks", "aruba"),
        ("Nobody Whom We Know", None),
        (None, None),
    ],
)
def test_a_label_names_a_maker_by_any_of_its_names(name: str | None, maker: str | None) -> None:
    assert Names(Graph.load()).maker(name) == maker


def test_a_label_names_a_brand_as_answers_show_it() -> None:
    assert Names(Graph.load()).brand("LOREX") == "lorex"


def test_answers_of_one_device_and_those_of_one_maker_by_one_protocol_are_a_family() -> None:
    rows = [
        row("one", "Acme"),
        row("one", "Acme", "tls"),
        row("two", "Acme", "tls"),
        row("three", "Bolt"),
        row("four", None),
        row("five", None),
    ]

    assert families(rows) == [0, 0, 0, 1, 2, 3]


def test_a_collection_is_no_device() -> None:
    rows = [row("list", "Acme", set=COLLECTION), row("list", "Acme", "tls", set=COLLECTION)]

    assert families(rows) == [0, 1]


def test_a_file_of_several_makers_is_no_device() -> None:
    rows = [row("list", "Acme"), row("list", "Bolt"), row("list", "Acme", "tls")]

    assert families(rows) == [0, 1, 2]
