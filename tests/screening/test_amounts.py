"""Days, quantities and sums as people write them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.screening.amounts import day, money, quantity


@pytest.mark.parametrize(
    "text",
    [
        "2025-04-13",
        "2025/4/13",
        "2025-04-13T00:00:00",
        "2025-04-13 09:30",
        "20250413",
        "13/04/2025",
        "04/13/2025",
        "13 avril 2025",
        "April 13th, 2025",
        "13-Apr-2025",
    ],
)
def test_a_day_is_read_as_people_write_it(text: str) -> None:
    assert day(text) == date(2025, 4, 13)


@pytest.mark.parametrize("text", ["", "03/04/2025", "2025-02-30", "spring 2025", "45678", "13 floréal 2025"])
def test_what_is_no_day_or_could_be_two_is_none(text: str) -> None:
    assert day(text) is None


def test_the_first_of_a_month_may_be_french_and_one_date_may_be_both() -> None:
    assert (day("1er août 2024"), day("05/05/2024")) == (date(2024, 8, 1), date(2024, 5, 5))


@pytest.mark.parametrize(
    "text", ["12", "12 x", "12x", "x12", "qté 12", "Qté : 12", "QTY: 12", "12 ea", "12 unités", "12,0"]
)
def test_a_quantity_is_read_as_people_write_it(text: str) -> None:
    assert quantity(text) == 12


@pytest.mark.parametrize(
    ("text", "sum_"),
    [
        ("1 234,56 $", "1234.56"),
        ("1\u202f234,56\u00a0$", "1234.56"),
        ("$1,234.56", "1234.56"),
        ("CAD 1,234.56", "1234.56"),
        ("1.234,56 €", "1234.56"),
        ("1'234.56", "1234.56"),
        ("1,234", "1234"),
        ("12,5", "12.5"),
        ("(12.00)", "-12.00"),
        ("-12 $", "-12"),
        ("12-", "-12"),
    ],
)
def test_a_sum_is_read_in_the_manner_of_either_language(text: str, sum_: str) -> None:
    assert money(text) == Decimal(sum_)


@pytest.mark.parametrize("text", ["", "a few", "1,2,3", "12.34.5", "(12", "12 + tax", "1 23", "9" * 80])
def test_what_is_no_sum_is_none(text: str) -> None:
    assert money(text) is None


@given(st.text())
def test_no_text_makes_them_raise(text: str) -> None:
    day(text), quantity(text), money(text)


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 1, 1)))
def test_an_iso_day_is_that_day(given_: date) -> None:
    assert day(given_.isoformat()) == given_


@given(st.integers(0, 10**9), st.integers(0, 99))
def test_a_grouped_sum_is_that_sum(whole: int, cents: int) -> None:
    english = f"${whole:,}.{cents:02d}"
    french = f"{whole:,}".replace(",", "\u00a0") + f",{cents:02d} $"

    assert money(english) == money(french) == Decimal(f"{whole}.{cents:02d}")
