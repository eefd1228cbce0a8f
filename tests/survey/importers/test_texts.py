"""Text is read line by line in whatever encoding, and no line grows without bound."""

import io

import pytest

from debar.survey.importers.texts import LONGEST, first_lines, lines


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_lines_are_numbered_in_whatever_encoding(encoding: str) -> None:
    stream = io.BytesIO("moulin à café\r\n\n\x08fin".encode(encoding))

    assert list(lines(stream)) == [(1, "moulin à café"), (2, ""), (3, "fin")]
    assert not stream.closed


def test_what_stands_beyond_the_longest_line_is_passed_over() -> None:
    text = b"a" * (3 * LONGEST) + b"\nb\n" + b"c" * LONGEST + b"\nd\xff\n"

    assert [(number, len(line)) for number, line in lines(io.BytesIO(text))] == [
        (1, LONGEST),
        (2, 1),
        (3, LONGEST),
        (4, 2),
    ]


def test_blank_lines_do_not_count_among_the_first() -> None:
    assert first_lines(b"\n\na\n \nb\nc", 2) == ["a", "b"]
