"""Cards along an axis of years: none over another, each in its time."""

from itertools import pairwise

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from debar.kit.times import Partial
from debar.reports.forms.axis import EMPTY, GAP, TALLEST, YEAR, Card, Picture, picture

CARD = Card(0, Partial.parse("2025-06-27"), "status", "27 June 2025", "announced", "Ban", "It is announced.")


def card(day: str, side: int = 0, until: str | None = None, says: str = "It is announced.") -> Card:
    last = Partial.parse(until) if until else None
    return msgspec.structs.replace(CARD, date=Partial.parse(day), side=side, until=last, says=says)


def labels(found: Picture) -> list[tuple[str, int]]:
    return [(each.label, len(each.cards)) for each in found.stretches]


def test_a_story_without_cards_has_no_height() -> None:
    assert picture([]) == Picture(0, ())


def test_years_without_cards_are_drawn_together() -> None:
    found = picture([card("2018-12-01"), card("2022"), card("2024-05")])

    assert labels(found) == [("2018", 1), ("2019–2021", 0), ("2022", 1), ("2023", 0), ("2024", 1)]
    assert found.stretches[1].bottom - found.stretches[1].top == EMPTY


def test_a_day_is_a_point_and_a_month_or_year_as_long_as_it_lasts() -> None:
    (stretch,) = picture([card("2025"), card("2025-06"), card("2025-06-15")]).stretches
    year, month, day = stretch.cards

    assert (year.first, year.last) == (stretch.top + YEAR, stretch.bottom - GAP)
    assert year.first < month.first < day.mark < month.last < year.last
    assert day.first == day.mark == day.last
    assert round((month.last - month.first) / (year.last - year.first), 2) == 0.08


def test_what_lasts_ends_in_its_own_year() -> None:
    found = picture([card("2018-12-10", until="2021-09-25"), card("2021-01-01")])
    first, _, last = found.stretches

    until = first.cards[0].until
    assert until is not None
    assert last.top + YEAR < until < last.bottom


def test_what_lasts_beyond_the_last_year_ends_at_the_edge() -> None:
    (stretch,) = picture([card("2025-01-01", until="2031")]).stretches

    assert stretch.cards[0].until == stretch.bottom - GAP


def test_a_crowded_year_is_divided_where_its_cards_would_not_fit_a_page() -> None:
    days = [f"2025-{month:02d}-{day:02d}" for month in (1, 7, 8) for day in range(1, 16)]
    found = picture([card(day, says="word " * 60) for day in days])

    parts = [each for each in labels(found) if each[1]]
    assert parts == [("2025", 15), ("2025-07", 15), ("2025-08", 15)]
    assert all(each.bottom - each.top > TALLEST for each in found.stretches if each.cards)


@given(
    st.lists(
        st.tuples(
            st.dates(Partial.parse("2018").first, Partial.parse("2024").last),
            st.booleans(),
            st.integers(1, 90),
        ),
        max_size=40,
    )
)
def test_no_card_lies_over_another_or_outside_its_stretch(given_: list[tuple[object, bool, int]]) -> None:
    cards = [card(str(day), int(side), says="word " * count) for day, side, count in sorted(given_, key=str)]
    found = picture(cards)

    assert [placed.card for each in found.stretches for placed in each.cards] == cards
    assert all(one.bottom == other.top for one, other in pairwise(found.stretches))
    for each in found.stretches:
        for side in (0, 1):
            these = [placed for placed in each.cards if placed.card.side == side]
            assert all(p.y >= each.top + YEAR - 0.02 and p.y + p.height <= each.bottom for p in these)
            assert all(one.y + one.height < other.y for one, other in pairwise(these))
        assert all(each.top <= p.mark <= each.bottom for p in each.cards)
