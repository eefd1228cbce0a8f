"""Text that is broken into lines by how wide it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.reports.forms.letters import lines, width


def test_text_is_broken_between_words() -> None:
    assert lines("one two three", 10, width("one two", 10), 3) == ("one two", "three")


def test_what_is_left_over_ends_in_an_ellipsis_without_a_stop_before_it() -> None:
    room = width("one two…", 10)

    assert lines("one two. three four five", 10, room, 1) == ("one two…",)


def test_a_word_wider_than_a_line_is_cut() -> None:
    assert lines("aaaa", 10, width("aa", 10), 3) == ("aa", "aa")


@pytest.mark.parametrize(("narrow", "wide"), [("il", "mw"), ("ab", "AB"), ("ab", "字字"), ("e", "e\u0301e")])
def test_some_letters_are_wider_than_others(narrow: str, wide: str) -> None:
    assert width(narrow, 12) < width(wide, 12)
    assert width(narrow, 12) < width(narrow, 12, bold=True)


def test_a_mark_over_a_letter_takes_no_room() -> None:
    assert width("e\u0301", 12) == width("e", 12)


@given(st.text(max_size=200), st.integers(1, 4), st.booleans())
def test_no_line_is_wider_than_the_room_and_none_are_too_many(text: str, most: int, bold: bool) -> None:
    found = lines(text, 12, 60, most, bold=bold)

    assert len(found) <= most
    assert all(width(line, 12, bold) <= 60 for line in found)
    if found and not found[-1].endswith("…"):
        assert "".join(found).replace(" ", "") == text.replace(" ", "")
