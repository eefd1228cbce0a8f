from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.kit.times import Partial
from debar.kit.words import Both
from debar.reports.wording import UNITS, bound, counted, day, days, listed, number

HARD = "\u00a0"


@pytest.mark.parametrize(
    ("count", "en", "fr"),
    [
        (0, "0 devices", f"0{HARD}appareil"),
        (1, "1 device", f"1{HARD}appareil"),
        (2, "2 devices", f"2{HARD}appareils"),
        (12400, "12,400 devices", f"12\u202f400{HARD}appareils"),
    ],
)
def test_a_count_agrees_with_its_unit_in_both_languages(count: int, en: str, fr: str) -> None:
    assert counted(count, "device") == Both(en, fr)


@pytest.mark.parametrize(
    ("when", "en", "fr"),
    [
        (date(2025, 6, 27), f"27{HARD}June 2025", f"27{HARD}juin 2025"),
        (date(2025, 7, 1), f"1{HARD}July 2025", f"1er{HARD}juillet 2025"),
        (Partial.parse("2024-05"), "May 2024", "mai 2024"),
        (Partial.parse("2024"), "2024", "2024"),
        (None, "–", "–"),
    ],
)
def test_a_day_is_written_as_each_language_writes_it(when: date | Partial | None, en: str, fr: str) -> None:
    assert day(when) == Both(en, fr)


def test_two_days_are_a_span_and_the_same_day_twice_is_one() -> None:
    first, last = date(2026, 10, 19), date(2026, 10, 21)

    assert days(first, first) == day(first)
    assert days(first, last).fr == f"du 19{HARD}octobre 2026 au 21{HARD}octobre 2026"


def test_things_in_a_row_end_with_and() -> None:
    three = [Both("a", "à"), Both("b", "b"), Both("c", "c")]

    assert listed(three) == Both("a, b and c", "à, b et c")
    assert listed(three[:1]) == three[0]
    assert listed([]) == Both("", "")


@given(st.integers(min_value=0, max_value=10**12), st.sampled_from(sorted(UNITS)))
def test_a_number_keeps_its_digits(count: int, unit: str) -> None:
    said = counted(count, unit)

    assert "".join(c for c in said.en if c.isdigit()) == str(count)
    assert "".join(c for c in said.fr if c.isdigit()) == str(count)
    assert number(count, "en").replace(",", "") == str(count)


def test_french_marks_stay_with_their_words() -> None:
    assert bound("Vus : 3, dits « tels »; à 5 %") == "Vus\u00a0: 3, dits «\u00a0tels\u00a0»; à 5\u00a0%"
