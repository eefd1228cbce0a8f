"""Whatever is known, in whatever order it came: the same things belong together."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from debar.identify.evidence import Sighting
from debar.survey.devices import Group, Thing, together

DAY = datetime(2026, 10, 19, tzinfo=UTC)
LETTERS = "abcdefghijkl"
MACS = (
    "0C:75:D2:00:00:01",
    "0C:75:D2:00:00:02",
    "B8:A4:4F:00:00:01",
    "DA:A1:19:00:00:01",  # made up by a phone
    "00:00:5E:00:01:0A",  # a group of routers
    "00:00:00:00:00:00",
)
SERIALS = ("QF20240001", "QF20240002", "QL-100A20220314AAWRB67777147", "B67777147", "N/A")
PLACES = (
    ("mill", "mill-cctv"),
    ("mill", "mill-office"),
    ("mill", None),
    ("quay", "quay-cctv"),
    ("quay", None),
    (None, None),
)
Days = tuple[int, int] | None
Place = tuple[str | None, str | None]


def thing(letter: str, facts: dict[str, str], place: Place, days: Days) -> Thing:
    """A thing in a source of its own, seen so many days after DAY and for so many days more."""
    seen = [None] if days is None else [DAY + timedelta(days=n) for n in {days[0], sum(days)}]
    return Thing.of(
        [
            Sighting(letter * 4, "row 2", "row 2", field, value, site=place[0], network=place[1], seen=at)
            for field, value in facts.items()
            for at in seen
        ]
    )


FACTS = st.fixed_dictionaries(
    {},
    optional={
        "serial": st.sampled_from(SERIALS),
        "mac": st.sampled_from(MACS),
        "address": st.sampled_from(["192.0.2.7", "192.0.2.8", "2001:db8::7"]),
        "model": st.sampled_from(["Q-100", "Q-100B", "Z-900"]),
        "name": st.just("x"),
    },
).filter(bool)
DAYS = st.none() | st.tuples(st.sampled_from([0, 1, 30, 60, 89, 91, 200]), st.sampled_from([0, 0, 5, 40]))
SOME = st.lists(st.tuples(FACTS, st.sampled_from(PLACES), DAYS), max_size=12).map(
    lambda rows: [thing(letter, *row) for letter, row in zip(LETTERS, rows, strict=False)]
)
IDS = st.integers(1, 4).map("dev-{}".format)
PAIRS = st.lists(st.tuples(IDS, IDS).filter(lambda pair: pair[0] != pair[1]), max_size=3)
KNOWN = st.dictionaries(st.sampled_from(LETTERS).map(lambda letter: f"{letter * 4}/row 2"), IDS)


def sets(groups: Iterable[Group]) -> set[frozenset[str]]:
    return {frozenset(thing.key[0] for thing in group.things) for group in groups}


@settings(max_examples=300)
@given(SOME, KNOWN, PAIRS, PAIRS, st.randoms(use_true_random=False))
def test_the_order_of_things_never_changes_which_belong_together(
    some: list[Thing],
    known: dict[str, str],
    merged: list[tuple[str, str]],
    split: list[tuple[str, str]],
    chance: Random,
) -> None:
    mixed = list(some)
    chance.shuffle(mixed)

    there = together(mixed, known, merged=merged, split=split)
    assert there == together(some, known, merged=merged, split=split)


def renamed(some: Thing, letter: str) -> Thing:
    """The same thing as another source tells it."""
    key = letter * 4
    return Thing.of(
        [
            Sighting(key, s.place, s.thing, s.field, s.value, site=s.site, network=s.network, seen=s.seen)
            for s in some.sightings
        ]
    )


@settings(max_examples=200)
@given(SOME, st.permutations(LETTERS))
def test_what_the_sources_are_called_never_changes_which_things_belong_together(
    some: list[Thing], letters: list[str]
) -> None:
    called = dict(zip(LETTERS, letters, strict=True))

    there = sets(together([renamed(t, called[t.key[0]]) for t in some]))
    assert there == {frozenset(called[letter] for letter in each) for each in sets(together(some))}


@given(SOME)
def test_every_thing_is_in_one_device_and_asking_again_changes_nothing(some: list[Thing]) -> None:
    first = together(some)
    known = {t.key: f"dev-{number}" for number, group in enumerate(first, 1) for t in group.things}
    again = together(some, known)

    assert sorted(t.key for group in first for t in group.things) == sorted(t.key for t in some)
    assert [group.id for group in again] == [f"dev-{number}" for number in range(1, len(first) + 1)]
    assert sets(again) == sets(first)


@given(SOME)
def test_an_id_is_never_given_twice_nor_lost(some: list[Thing]) -> None:
    known = {t.key: f"dev-{number % 3}" for number, t in enumerate(some)}
    groups = together(some, known)

    ids = [each for group in groups for each in (group.id, *group.gone) if each]
    assert sorted(ids) == sorted(set(known.values()))


@given(SOME)
def test_two_that_people_split_never_meet(some: list[Thing]) -> None:
    known = {t.key: f"dev-{number % 2 + 1}" for number, t in enumerate(some)}
    groups = together(some, known, split=[("dev-1", "dev-2")])

    assert all(len({known[t.key] for t in group.things}) == 1 for group in groups)
