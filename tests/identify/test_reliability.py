"""Measures of probabilities that keep their word, and intervals of shares."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.identify.reliability import Bin, Forecast, bins, calibration_error, kept, most, wilson

FORECASTS = st.lists(st.builds(Forecast, p=st.floats(0, 1), so=st.booleans()), min_size=1, max_size=30)


def test_who_says_the_bare_rate_has_no_skill_and_keeps_his_word() -> None:
    found = kept([Forecast(0.25, so) for so in (True, False, False, False)])

    assert (found.rate, found.brier, found.skill, found.error) == (0.25, 0.1875, 0.0, 0.0)
    assert (found.count, found.uncertain) == (4, 4)


def test_who_is_always_right_has_all_skill() -> None:
    found = kept([Forecast(1.0, True), Forecast(0.0, False)])

    assert (found.brier, found.skill, found.uncertain, found.error) == (0.0, 1.0, 0, 0.0)


def test_without_forecasts_there_is_nothing_to_keep() -> None:
    with pytest.raises(ValueError, match="no forecasts"):
        kept([])


def test_forecasts_are_counted_by_tenths_and_one_belongs_to_the_last() -> None:
    some = [Forecast(0.5, True), Forecast(0.5, False), Forecast(1.0, True)]

    assert bins(some) == [Bin(2, 0.5, 0.5), Bin(1, 1.0, 1.0)]


def test_the_error_is_how_far_share_and_probability_differ() -> None:
    assert calibration_error([Forecast(0.75, True), Forecast(0.75, False)]) == 0.25


@given(FORECASTS)
def test_measures_stay_in_their_bounds(some: list[Forecast]) -> None:
    found = kept(some)

    assert 0 <= found.brier <= 1
    assert found.skill <= 1
    assert 0 <= found.error <= 1


@pytest.mark.parametrize(
    ("right", "of", "low", "high"),
    [(0, 0, 0.0, 1.0), (200, 207, 0.932, 0.984), (36, 36, 0.904, 1.0), (1, 1, 0.207, 1.0)],
)
def test_an_interval_is_wilsons(right: int, of: int, low: float, high: float) -> None:
    assert wilson(right, of) == pytest.approx((low, high), abs=5e-4)


@pytest.mark.parametrize(
    ("seen", "of", "high"), [(0, 0, 1.0), (0, 100, 0.0295), (0, 3388, 0.000884), (2, 2, 1.0)]
)
def test_what_was_never_seen_may_be_three_in_so_many(seen: int, of: int, high: float) -> None:
    assert most(seen, of) == pytest.approx(high, rel=5e-3)
