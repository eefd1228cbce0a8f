from __future__ import annotations

import copy
import pickle
from datetime import UTC, date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.kit.times import (
    Partial,
    RoughSpan,
    Span,
    decode_partial,
    encode_partial,
    utc_now,
)

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
NEAR = st.dates(date(2019, 1, 1), date(2027, 12, 31))


def rough(day: date, precision: int) -> Partial:
    return Partial(day.year, *(day.month, day.day)[:precision])


ROUGH = st.builds(rough, NEAR, st.integers(0, 2))


@given(st.builds(rough, DAYS, st.integers(0, 2)))
def test_a_rough_date_reads_back_as_it_is_written(partial: Partial) -> None:
    assert Partial.parse(str(partial)) == partial
    assert hash(Partial.parse(str(partial))) == hash(partial)
    assert eval(repr(partial)) == partial


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("2025", "year", date(2025, 1, 1), date(2025, 12, 31)),
        ("2024-02", "month", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-04-30", "day", date(2025, 4, 30), date(2025, 4, 30)),
        (" 9999-12 ", "month", date(9999, 12, 1), date(9999, 12, 31)),
    ],
)
def test_a_rough_date_can_mean_every_day_in_it(text: str, precision: str, first: date, last: date) -> None:
    partial = Partial.parse(text)
    assert (partial.precision, partial.first, partial.last) == (precision, first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "25",
        "20250430",
        "2025-4",
        "2025-13",
        "2025-00",
        "2025-04-00",
        "2025-02-30",
        "0000",
        "-2025",
        "٢٠٢٥",
        "2025-04-30T00:00",
    ],
)
def test_what_is_no_date_is_refused_with_what_would_be(text: str) -> None:
    with pytest.raises(ValueError, match="is no date: write 2025, 2025-04 or 2025-04-30"):
        Partial.parse(text)


def test_a_day_needs_its_month_and_zero_is_none() -> None:
    with pytest.raises(ValueError, match="needs its month"):
        Partial(2025, None, 3)
    with pytest.raises(ValueError, match="month must be"):
        Partial(2025, 0)


def test_a_rough_date_does_not_change_and_can_be_copied() -> None:
    partial = Partial(2025, 4)
    with pytest.raises(AttributeError, match="does not change"):
        partial.month = 5
    assert copy.deepcopy(partial) == pickle.loads(pickle.dumps(partial)) == partial


@given(ROUGH, NEAR)
def test_a_rough_date_has_come_when_all_its_days_have(partial: Partial, day: date) -> None:
    days = [partial.first + timedelta(n) for n in range((partial.last - partial.first).days + 1)]
    come = {meant <= day for meant in days}
    assert partial.by(day) is (come.pop() if len(come) == 1 else None)


@given(NEAR, NEAR, NEAR)
def test_a_span_holds_from_its_first_day_up_to_its_end(since: date, until: date, day: date) -> None:
    assert Span(since, until).holds(day) is (since <= day < until)
    assert Span(since).holds(day) is (since <= day)
    assert not Span(since, until).holds(until)


@given(NEAR, NEAR, NEAR)
def test_spans_that_meet_leave_no_day_out_and_none_twice(since: date, middle: date, day: date) -> None:
    before, after = Span(since, middle), Span(middle)
    if since <= middle:
        assert before.holds(day) + after.holds(day) == (since <= day)


@given(st.none() | ROUGH, st.none() | ROUGH, NEAR)
def test_a_rough_span_tells_only_what_all_its_meanings_tell(
    since: Partial | None, until: Partial | None, day: date
) -> None:
    held = RoughSpan(since, until).holds(day)

    begins = [date.min, date.max] if since is None else [since.first, since.last]
    ends = [date.max] if until is None else [until.first, until.last]
    meanings = {Span(first, last).holds(day) for first in begins for last in ends}

    assert held is None or meanings == {held}
    assert held is not None or len(meanings) == 2


class Fact(msgspec.Struct):
    on: Partial
    seen: Partial | None = None


@given(ROUGH, st.none() | ROUGH)
def test_json_holds_rough_dates_as_text(on: Partial, seen: Partial | None) -> None:
    told = msgspec.json.encode(Fact(on, seen), enc_hook=encode_partial)
    assert msgspec.json.decode(told, type=Fact, dec_hook=decode_partial) == Fact(on, seen)
    assert f'"on":"{on}"' in told.decode()


@pytest.mark.parametrize("value", [True, 1.5, [2025], {"year": 2025}, None, 20250430, -2025, ""])
def test_json_with_another_value_is_refused(value: object) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"on": value}, Fact, dec_hook=decode_partial)


def test_a_year_may_be_a_number() -> None:
    assert msgspec.convert({"on": 2025}, Fact, dec_hook=decode_partial) == Fact(Partial(2025))


def test_the_hooks_leave_other_types_alone() -> None:
    with pytest.raises(NotImplementedError):
        encode_partial(object())
    with pytest.raises(NotImplementedError):
        decode_partial(complex, 1)


def test_the_instant_is_utc() -> None:
    assert utc_now().tzinfo is UTC
