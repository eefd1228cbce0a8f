"""Days as exactly as the words say, and no more."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.notices import dates

WEDNESDAY = date(2025, 7, 2)


@pytest.mark.parametrize(
    ("text", "value", "part"),
    [
        ("on June 27, 2025, it", "2025-06-27", "event"),
        ("on 27 June 2025 it", "2025-06-27", "event"),
        ("le 1er mars 2026", "2026-03-01", "event"),
        ("le 22 déc. 2023 –", "2023-12-22", "event"),
        ("of 2025-06-27.", "2025-06-27", "event"),
        ("in June 2024", "2024-06", "event"),
        ("in 2019", "2019", "event"),
        ("a 2019 blacklist", "2019", "event"),
        ("on Friday", "2025-06-27", "event"),
        ("on Wednesday", "2025-07-02", "event"),
        ("next Friday", "2025-07-04", "event"),
        ("lundi dernier", "2025-06-30", "event"),
        ("vendredi prochain", "2025-07-04", "event"),
        ("today", "2025-07-02", "event"),
        ("hier", "2025-07-01", "event"),
        ("last month", "2025-06", "event"),
        ("l'an dernier", "2024", "event"),
        ("in April", "2025-04", "event"),
        ("since November", "2024-11", "event"),
        ("on June 27", "2025-06-27", "event"),
        ("by June 2027", "2027-06", "deadline"),
        ("d'ici la fin de 2027", "2027", "deadline"),
        ("jusqu'au 1er avril 2026", "2026-04-01", "deadline"),
        ("effective March 28, 2023.", "2023-03-28", "effective"),
        ("à compter du 28 février 2023", "2023-02-28", "effective"),
    ],
)
def test_words_give_a_day(text: str, value: str, part: str) -> None:
    assert [(str(day.value), day.part) for day in dates.days(text, WEDNESDAY)] == [(value, part)]


@pytest.mark.parametrize("text", ["on Friday", "today", "in April", "last month", "on June 27", "hier"])
def test_what_is_counted_from_an_unknown_day_stays_open(text: str) -> None:
    assert [day.value for day in dates.days(text, None)] == [None]


@pytest.mark.parametrize(
    "text", ["They may 5 times", "February 30, 2025", "2500 firms", "section 2019(a)", "mars attacks"]
)
def test_what_is_no_day_gives_none(text: str) -> None:
    assert [day for day in dates.days(text, WEDNESDAY) if day.value] == []


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("within 120 days", (120, "days")),
        ("within sixty (60) days", (60, "days")),
        ("dans les 120 jours", (120, "days")),
        ("dans un délai de trois mois", (3, "months")),
        ("for one year", (1, "years")),
    ],
)
def test_times_allowed_are_read(text: str, term: tuple[int, str]) -> None:
    assert [(each.number, each.unit) for each in dates.terms(text)] == [term]


@pytest.mark.parametrize(
    "text",
    ["OTTAWA, June 27, 2025 – Canada ordered it.", "QUÉBEC, le 27 juin 2025 – Le ministre interdit."],
)
def test_the_line_that_heads_a_release_tells_its_day(text: str) -> None:
    found = dates.dateline(text, None)

    assert found
    assert str(found.value) == "2025-06-27"


@given(st.text(max_size=200), st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_days_lie_in_the_text_and_apart(text: str, published: date) -> None:
    found = dates.days(text, published)

    assert all(0 <= day.start < day.end <= len(text) for day in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
