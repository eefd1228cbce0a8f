"""Devices that had one address one after another: to which of them belongs what was seen there meanwhile."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from debar.survey.things import Thing

SURE = 0.95
"""How likely it must be that the address had not changed hands yet, or had already."""

Times = tuple[datetime, datetime]


def times(things: Iterable[Thing]) -> Times | None:
    """The first and the last time that some things were seen; None where no source says when."""
    seen = [at for thing in things for at in (thing.first_seen, thing.last_seen) if at]
    return (min(seen), max(seen)) if seen else None


class Turns:
    """The holders of one address, by number, and when each was seen there."""

    def __init__(self, holders: Sequence[Sequence[Thing]], window: timedelta) -> None:
        seen = [
            (span, number)
            for number, things in enumerate(holders)
            for thing in things
            if (span := times([thing]))
        ]
        self._window = window
        self._by_first = sorted((span[0], number) for span, number in seen)
        self._by_last = sorted((span[1], number) for span, number in seen)
        self._seen = seen
        self._undated = frozenset(range(len(holders))) - {number for _, number in seen}

    def holder(self, things: Iterable[Thing]) -> frozenset[int]:
        """Who held the address when those things were seen: one where that is plain, else all it may be.

        Whoever was seen at the time; else who was seen last before or comes next, within the window.
        Where these are two, the nearer one if it is nearer by far (`SURE`).
        """
        span = times(things)
        if span is None:
            return self._undated | {number for _, number in self._seen}
        meanwhile = self._meanwhile(span)
        if meanwhile:
            return meanwhile
        before, since = self._before(span[0])
        after, until = self._after(span[1])
        if before and after:
            return _nearer(before, since, after, until)
        return before | after | (frozenset() if before else self._undated)

    def in_turn(self) -> bool:
        """Was each holder gone before the next came, as far as days are known?"""
        spans: dict[int, Times] = {}
        for (first, last), number in self._seen:
            known = spans.get(number, (first, last))
            spans[number] = min(known[0], first), max(known[1], last)
        ordered = sorted(spans.values())
        return not self._undated and all(one[1] < other[0] for one, other in pairwise(ordered))

    def _meanwhile(self, span: Times) -> frozenset[int]:
        begun = bisect_right(self._by_first, span[1], key=_time)
        if begun == bisect_left(self._by_last, span[0], key=_time):
            return frozenset()
        return frozenset(
            number for (first, last), number in self._seen if first <= span[1] and last >= span[0]
        )

    def _before(self, at: datetime) -> tuple[frozenset[int], timedelta]:
        """Who was seen last before, and how long before."""
        end = bisect_left(self._by_last, at, key=_time)
        latest = self._by_last[end - 1][0] if end else at
        if not end or at - latest > self._window:
            return frozenset(), timedelta()
        begin = bisect_left(self._by_last, latest, key=_time)
        return frozenset(number for _, number in self._by_last[begin:end]), at - latest

    def _after(self, at: datetime) -> tuple[frozenset[int], timedelta]:
        """Who comes next, and how long after."""
        begin = bisect_right(self._by_first, at, key=_time)
        first = self._by_first[begin][0] if begin < len(self._by_first) else at
        if first == at or first - at > self._window:
            return frozenset(), timedelta()
        end = bisect_right(self._by_first, first, key=_time)
        return frozenset(number for _, number in self._by_first[begin:end]), first - at


def _nearer(
    before: frozenset[int], since: timedelta, after: frozenset[int], until: timedelta
) -> frozenset[int]:
    """Those nearer by far; all where none are. One moment between is as likely a changeover as another."""
    share = until / (since + until)
    if share >= SURE:
        return before
    return after if 1 - share >= SURE else before | after


def _time(pair: tuple[datetime, int]) -> datetime:
    return pair[0]
