"""Devices that had one address one after another: to which of them belongs what was seen there meanwhile."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from debar.survey.things import Thing

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

        Whoever was seen at the time; else who was seen last before, if nobody else came within the window;
        else who came next.
        """
        span = times(things)
        if span is None:
            return self._undated | {number for _, number in self._seen}
        meanwhile = self._meanwhile(span)
        if meanwhile:
            return meanwhile
        before, after = self._before(span[0]), self._after(span[1])
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

    def _before(self, at: datetime) -> frozenset[int]:
        end = bisect_left(self._by_last, at, key=_time)
        latest = self._by_last[end - 1][0] if end else None
        if latest is None or at - latest > self._window:
            return frozenset()
        return frozenset(number for time, number in self._by_last[:end] if time == latest)

    def _after(self, at: datetime) -> frozenset[int]:
        begin = bisect_right(self._by_first, at, key=_time)
        next_one = self._by_first[begin][0] if begin < len(self._by_first) else None
        if next_one is None or next_one - at > self._window:
            return frozenset()
        return frozenset(number for time, number in self._by_first[begin:] if time == next_one)


def _time(pair: tuple[datetime, int]) -> datetime:
    return pair[0]
