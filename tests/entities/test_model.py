"""Entities and links as values."""

from datetime import date

import pytest

from debar.entities.model import Entity, Link, Names
from debar.kit.times import Partial, RoughSpan

RECORDED = Partial.parse("2026-11-23")


def test_names_that_may_stand_alone_come_once_and_best_first() -> None:
    names = Names(legal="Acme Ltd.", short="Acme", aliases=("ACME", "Acme"), former=("Apex",), weak=("A",))

    assert names.all() == ("Acme", "Acme Ltd.", "ACME", "Apex")


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (Names(legal="Acme Ltd.", short="Acme"), "Acme"),
        (Names(legal="Acme Ltd."), "Acme Ltd."),
        (Names(), "acme"),
    ],
)
def test_the_label_is_the_shortest_name_there_is(names: Names, shown: str) -> None:
    assert Entity(id="acme", kind="company", names=names, recorded=RECORDED).label == shown


def test_a_link_without_dates_says_nothing_about_a_day() -> None:
    assert _link().holds(date(2025, 1, 1)) is None


@pytest.mark.parametrize(
    ("day", "holds"), [(date(2017, 12, 31), None), (date(2018, 6, 1), None), (date(2019, 1, 1), True)]
)
def test_from_the_day_on_which_it_was_attested_a_link_holds(day: date, holds: bool | None) -> None:
    assert _link(attested=Partial.parse("2018")).holds(day) is holds


def test_an_attested_link_ends_where_its_end_is_known() -> None:
    link = _link(attested=Partial.parse("2018"), span=RoughSpan(until=Partial.parse("2020-03-01")))

    assert [link.holds(day) for day in (date(2020, 2, 29), date(2020, 3, 1))] == [True, False]


def test_a_known_beginning_counts_more_than_a_day_of_attestation() -> None:
    link = _link(attested=Partial.parse("2018"), span=RoughSpan(since=Partial.parse("2016-05-01")))

    assert [link.holds(day) for day in (date(2016, 4, 30), date(2016, 5, 1))] == [False, True]


def test_what_has_ended_on_an_unknown_day_says_nothing_about_a_day() -> None:
    attested = _link(attested=Partial.parse("2018"), ended=True)
    begun = _link(span=RoughSpan(since=Partial.parse("2016-05-01")), ended=True)

    assert attested.holds(date(2025, 1, 1)) is None
    assert [begun.holds(day) for day in (date(2016, 4, 30), date(2025, 1, 1))] == [False, None]


def _link(
    span: RoughSpan = RoughSpan(),  # noqa: B008  frozen
    attested: Partial | None = None,
    *,
    ended: bool = False,
) -> Link:
    return Link(kind="owns", head="a", tail="b", recorded=RECORDED, span=span, attested=attested, ended=ended)
