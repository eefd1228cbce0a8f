"""Lines of JSON into records."""

from __future__ import annotations

import gzip
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

import debar
from debar.identify.evidence import Record
from debar.identify.records import MAX_LINE, read
from debar.kit.errors import BadData, Problem

LINE = b'{"id": "x1", "protocol": "http", "raw": "HTTP/1.1 200 OK\\r\\n", "truth": {"maker": "x"}}\n'


def test_a_record_is_read_plain_or_gzipped() -> None:
    expected = [(1, Record("x1", "http", b"HTTP/1.1 200 OK\r\n"))]

    assert list(read(io.BytesIO(LINE), "lab.jsonl")) == expected
    assert list(read(io.BytesIO(gzip.compress(LINE)), "lab.jsonl.gz")) == expected


def test_the_mark_that_editors_put_before_utf_8_is_passed_over() -> None:
    found = list(read(io.BytesIO(b"\xef\xbb\xbf" + LINE), "lab.jsonl"))

    assert found == [(1, Record("x1", "http", b"HTTP/1.1 200 OK\r\n"))]


def test_bytes_come_as_base64_and_ids_may_be_numbers() -> None:
    line = b'\n{"id": 7, "protocol": "dhip", "raw_b64": "swAY", "device": "gate"}'

    assert list(read(io.BytesIO(line), "lab")) == [(2, Record("7", "dhip", b"\xb3\x00\x18", "gate"))]


def test_a_bad_line_is_a_problem_and_reading_goes_on() -> None:
    lines = [
        b"nonsense\n",
        b'{"id": "x2", "protocol": "http"}\n',
        b'{"protocol": "http", "raw": ""}\n',
        b'{"id": "x3", "protocol": "mac", "raw_b64": "%%"}\n',
        b"\xff\xfe\n",
        LINE,
    ]

    found = list(read(io.BytesIO(b"".join(lines)), "lab"))

    assert [number for number, _ in found] == [1, 2, 3, 4, 5, 6]
    assert [isinstance(record, Problem) for _, record in found] == [True] * 5 + [False]
    assert str(found[1][1]).startswith(
        "lab:2: no record: neither raw nor raw_b64 is there. Write one object a line:"
    )


def test_a_line_without_end_is_passed_over_in_bounded_memory() -> None:
    long = b'{"id": "' + b"x" * (2 * MAX_LINE) + b'"}\n'

    (_, first), (number, second) = read(io.BytesIO(long + LINE), "lab")

    assert str(first) == "lab:1: the line is longer than 8 MiB. Split it up."
    assert (number, second) == (2, Record("x1", "http", b"HTTP/1.1 200 OK\r\n"))


def test_a_compressed_file_that_breaks_off_keeps_what_came_before() -> None:
    packed = gzip.compress(LINE * 20_000, mtime=0)

    *good, (_, last) = read(io.BytesIO(packed[: len(packed) // 2]), "lab.gz")

    assert isinstance(last, Problem)
    assert "breaks off" in last.what
    assert good
    assert all(isinstance(record, Record) for _, record in good)


@given(st.binary(max_size=300))
def test_any_bytes_are_survived(data: bytes) -> None:
    for number, record in read(io.BytesIO(data), "lab"):
        assert number >= 1
        assert isinstance(record, Record | Problem)


def test_python_takes_records_and_mappings_with_the_keys_of_a_line() -> None:
    text = "HTTP/1.1 200 OK\r\nServer: App-webs/\r\n\r\n"
    whole = Record("x1", "http", text.encode())

    found = list(debar.identify([whole, {"id": "x1", "protocol": "http", "raw": text}]))

    assert found[0] == found[1]
    assert found[0].maker is not None
    assert found[0].maker.id == "hikvision"
    with pytest.raises(BadData, match="neither raw nor raw_b64"):
        list(debar.identify([{"id": "x1", "protocol": "http"}]))
