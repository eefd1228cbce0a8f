"""Counting days: what does not count, where an end falls, and what is said of it."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.kit.errors import BadData
from debar.kit.words import Both
from debar.law.calendars import Calendar, Count, Moment, Off, calendar_of, count
from debar.law.holiday_names import french
from debar.law.parts import Unit

SATURDAY, SUNDAY = Both("Saturday", "samedi"), Both("Sunday", "dimanche")
PLACES = ("US", "US-TX", "CA", "CA-QC", "GB", "AU", "EU")
DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))


def ends(start: str, number: int, unit: Unit, place: str = "US") -> str:
    return str(count(Moment.parse(start), number, unit, place).ends)


def test_one_business_day_after_the_friday_before_thanksgiving_is_monday() -> None:
    counted = count(Moment(date(2026, 11, 20)), 1, "business-days", "US")

    skipped = (Off(date(2026, 11, 21), SATURDAY), Off(date(2026, 11, 22), SUNDAY))
    assert counted == Count(Moment(date(2026, 11, 23)), skipped)


def test_ten_business_days_leave_thanksgiving_out() -> None:
    counted = count(Moment(date(2026, 11, 23)), 10, "business-days", "US")

    assert counted.ends == Moment(date(2026, 12, 8))
    assert counted.skipped[0] == Off(date(2026, 11, 26), Both("Thanksgiving Day", "Action de grâce"))
    assert len(counted.skipped) == 5


@pytest.mark.parametrize(
    ("place", "day", "why"),
    [
        ("US", "2026-07-03", "Independence Day (observed)"),
        ("US", "2025-06-19", "Juneteenth National Independence Day"),
        ("US", "2026-11-27", None),
        ("US-TX", "2026-11-27", "Friday After Thanksgiving"),
        ("US-TX", "2026-07-03", None),
        ("US-TX", "2026-04-03", None),
        ("CA", "2026-09-30", "National Day for Truth and Reconciliation"),
        ("CA", "2026-06-24", None),
        ("CA", "2026-04-06", "Easter Monday"),
        ("CA-QC", "2026-04-06", None),
        ("US", "2027-12-31", "New Year's Day (observed)"),
        ("CA-QC", "2026-06-24", "Saint Jean Baptiste Day"),
        ("CA-QC", "2026-11-11", None),
        ("GB", "2026-08-31", "Late Summer Bank Holiday"),
        ("AU", "2026-01-26", "Australia Day"),
        ("EU", "2026-12-25", None),
        ("EU", "2026-12-26", "Saturday"),
        ("country_holidays", "2026-12-25", None),
        ("__name__", "2026-12-25", None),
        ("", "2026-12-25", None),
        ("CN", "1940-10-01", None),
    ],
)
def test_each_place_has_its_own_days_off(place: str, day: str, why: str | None) -> None:
    off = calendar_of(place).off(date.fromisoformat(day))

    assert (off.en if off else None) == why


@pytest.mark.parametrize(
    ("place", "days"),
    [
        ("US", "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25"),
        ("GB", "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"),
        ("CA", "01-01 04-03 04-06 05-18 07-01 09-07 09-30 10-12 11-11 12-25 12-28"),
    ],
)
def test_weekdays_off_in_2026_are_those_that_the_place_publishes(place: str, days: str) -> None:
    year = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    off = [day for day in year if day.weekday() < 5 and calendar_of(place).off(day)]

    assert " ".join(f"{day:%m-%d}" for day in off) == days


@given(DAYS, st.integers(1, 120), st.sampled_from(PLACES))
def test_business_days_are_those_that_counting_on_one_s_fingers_gives(
    start: date, number: int, place: str
) -> None:
    later = [start + timedelta(days=n) for n in range(1, 2 * number + 40)]
    working = [day for day in later if calendar_of(place).off(day) is None]

    assert count(Moment(start), number, "business-days", place).ends.day == working[number - 1]


@pytest.mark.parametrize("place", ["US", "US-TX", "CA", "CA-QC", "GB"])
def test_holidays_have_french_names_where_measures_count_them(place: str) -> None:
    calendar = Calendar(place)
    days = (date(2024, 1, 1) + timedelta(days=n) for n in range(1100))
    names = {off.en for day in days if (off := calendar.off(day))} - {"Saturday", "Sunday"}

    assert {name for each in names for name in each.split("; ") if french(name) == name} <= {
        "Coronation of Charles III"
    }


def test_a_place_without_a_calendar_says_so() -> None:
    calendar = calendar_of("EU")

    assert not calendar.known
    assert calendar.called.en == "weekends only: no calendar of holidays is known of EU"
    assert calendar_of("DE").called.en == "public holidays of Germany"


@pytest.mark.parametrize(
    ("start", "number", "unit", "end"),
    [
        ("2025-06-27", 120, "days", "2025-10-25"),
        ("2026-11-20", 1, "days", "2026-11-21"),
        ("2026-01-31", 1, "months", "2026-02-28"),
        ("2024-01-31", 1, "months", "2024-02-29"),
        ("2024-02-29", 1, "years", "2025-02-28"),
        ("2026-10-31", 2, "months", "2026-12-31"),
        ("2026-11-20T14:30", 72, "hours", "2026-11-23T14:30"),
        ("2026-11-20", 72, "hours", "2026-11-23T00:00"),
        ("2026-11-20T23:15", 1, "hours", "2026-11-21T00:15"),
    ],
)
def test_the_day_of_the_event_does_not_count(start: str, number: int, unit: Unit, end: str) -> None:
    assert ends(start, number, unit) == end


def test_an_end_on_a_weekend_stays_there_unless_the_instrument_moves_it() -> None:
    start = Moment(date(2026, 11, 20))
    saturday = Off(date(2026, 11, 21), SATURDAY)

    assert count(start, 1, "days", "US") == Count(Moment(date(2026, 11, 21)), falls=saturday)
    assert count(start, 1, "days", "US", "next") == Count(
        Moment(date(2026, 11, 23)), falls=saturday, moved=True
    )
    assert count(start, 1, "days", "US", "previous").ends == Moment(date(2026, 11, 20))


def test_a_month_without_that_day_ends_on_its_last_and_says_so() -> None:
    assert count(Moment(date(2026, 3, 31)), 1, "months", "US").shortened
    assert not count(Moment(date(2026, 3, 30)), 1, "months", "US").shortened


def test_hours_from_a_day_alone_are_counted_from_its_beginning() -> None:
    assert count(Moment(date(2026, 11, 20)), 72, "hours", "US").from_midnight
    assert not count(Moment(date(2026, 11, 20), time(9)), 72, "hours", "US").from_midnight


@pytest.mark.parametrize(
    ("start", "number"), [("2026-11-20", 0), ("2026-11-20", -1), ("9999-12-30", 9), ("2026-11-20", 10**9)]
)
@pytest.mark.parametrize("unit", ["days", "business-days", "months", "years"])
def test_terms_that_cannot_be_counted_are_refused(start: str, number: int, unit: Unit) -> None:
    with pytest.raises(BadData, match=r"cannot be counted|past the year 9999"):
        ends(start, number, unit)


@pytest.mark.parametrize(
    "text", ["2026-11-20T14:30Z", "2026-11-20T14:30+01:00", "yesterday", "", "2026-13-01"]
)
def test_a_moment_is_a_day_or_a_local_hour(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Moment.parse(text)


@given(DAYS, st.integers(1, 60), st.sampled_from(PLACES))
def test_a_term_of_business_days_never_ends_on_a_day_off(start: date, number: int, place: str) -> None:
    counted, calendar = count(Moment(start), number, "business-days", place), calendar_of(place)

    assert calendar.off(counted.ends.day) is None
    assert counted.ends.day.weekday() < 5
    between = (counted.ends.day - start).days
    assert between == number + len(counted.skipped)


@given(DAYS, st.integers(1, 60), st.sampled_from(PLACES))
def test_a_longer_term_and_a_later_start_end_no_sooner(start: date, number: int, place: str) -> None:
    def end(day: date, n: int) -> date:
        return count(Moment(day), n, "business-days", place).ends.day

    assert end(start, number) < end(start, number + 1)
    assert end(start, number) <= end(start + timedelta(days=1), number)


@given(DAYS, st.integers(1, 40), st.sampled_from(["months", "years"]))
def test_months_and_years_keep_the_day_or_take_the_last(start: date, number: int, unit: Unit) -> None:
    counted = count(Moment(start), number, unit, "US")

    assert counted.shortened == (counted.ends.day.day != start.day)
    assert counted.ends.day > start
