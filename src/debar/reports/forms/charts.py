"""The geometry of the report's charts over time and by site: plain numbers, which the template draws.

Widths are percentages, so that a chart fits a telephone and a wall without shrinking its letters;
heights are pixels.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct

from debar.kit.times import Partial
from debar.kit.words import Both
from debar.law.measure import Force
from debar.law.timeline import Part
from debar.law.verdict import OUTCOMES, Outcome
from debar.reports.parts import Happening, MeasureTold, Place

ROW = 48
HEAD = 22
LEVEL = 17
APART = 4.2
"""So far apart, in percent of the width, do two marks stand on one level."""
LANES = 6
"""More measures than that make no picture; the table has them all."""
BACK = timedelta(days=4 * 365)
"""How far before the day of the report the picture may begin."""


class Segment(Struct, frozen=True):
    """A piece of a bar."""

    outcome: Outcome
    count: int
    x: float
    width: float

    @property
    def room(self) -> str:
        """Where its number fits: everywhere, on wide pages only (`slim`), or nowhere."""
        return "wide" if self.width >= 9 else "slim" if self.width >= 3 else ""


class Bar(Struct, frozen=True):
    """A site's devices."""

    name: Both
    total: int
    y: int
    segments: tuple[Segment, ...]


class Span(Struct, frozen=True):
    """A piece of a lane in which a clause runs."""

    force: Force
    x: float
    width: float
    y: int


class Dot(Struct, frozen=True):
    """A numbered mark."""

    number: int
    part: Part
    x: float
    y: int


class Lane(Struct, frozen=True):
    """A measure in time."""

    measure: str
    title: Both
    y: int
    height: int
    spans: tuple[Span, ...]
    dots: tuple[Dot, ...]


class Event(Struct, frozen=True):
    """What a numbered mark stands for."""

    number: int
    measure: str
    title: Both
    happening: Happening


class Timeline(Struct, frozen=True):
    """The measures in time, and the table that says the same."""

    height: int
    lanes: tuple[Lane, ...]
    years: tuple[tuple[int, float], ...]
    today: float
    events: tuple[Event, ...]


def bars(places: Sequence[Place]) -> tuple[Bar, ...]:
    """One bar for each site, all to one scale."""
    longest = max((place.devices.total for place in places), default=0) or 1
    return tuple(
        Bar(place.name, place.devices.total, at * ROW, tuple(_segments(place, longest)))
        for at, place in enumerate(places)
    )


def pictured(measures: Iterable[MeasureTold]) -> list[MeasureTold]:
    """The measures that have a say, and those of our jurisdiction that they belong with.

    Where none has a say, those of our jurisdiction.
    """
    every = list(measures)
    deciding = [m for m in every if m.deciding]
    tied = {other for m in deciding for other in m.related}
    chosen = [m for m in every if m.deciding or (m.ours and (not deciding or m.id in tied))]
    return sorted(chosen, key=lambda m: (-m.deciding, m.id))[:LANES]


def near(measures: Iterable[MeasureTold]) -> list[MeasureTold]:
    """The measures that have a say, those of our jurisdiction, and those that the former belong with."""
    every = list(measures)
    tied = {other for measure in every if measure.deciding for other in measure.related}
    return [m for m in every if m.deciding or m.ours or m.id in tied]


def timeline(measures: Iterable[MeasureTold], on: date) -> Timeline:
    """The pictured measures in time."""
    shown = pictured(measures)
    return _drawn(shown, tuple(_numbered(shown)), on, on - BACK)


def calendar(measures: Iterable[MeasureTold], on: date) -> Timeline:
    """When the clauses of these measures run, from the first day of the first of them; no marks."""
    every = sorted(measures, key=lambda m: (not m.ours, m.jurisdiction, _begun(m), m.id))
    return _drawn([measure for measure in every if measure.runs], (), on, date.min)


def spans(measure: MeasureTold) -> list[tuple[Force, date, date | None]]:
    """With which force a measure runs, from when and until when: each once, the earliest first."""
    return sorted({(run.force, run.since, run.until) for run in measure.runs}, key=lambda s: (s[1], s[0]))


def _begun(measure: MeasureTold) -> date:
    return min((run.since for run in measure.runs), default=date.max)


def _drawn(shown: Sequence[MeasureTold], events: tuple[Event, ...], on: date, earliest: date) -> Timeline:
    first, last = _range(shown, events, on, earliest)
    scale = _Scale(first, last)
    lanes: list[Lane] = []
    top = HEAD
    for measure in shown:
        lane = _lane(measure, [event for event in events if event.measure == measure.id], scale, top, on)
        lanes.append(lane)
        top += lane.height
    years = [(year, scale.at(date(year, 1, 1))) for year in range(first.year + 1, last.year + 1)]
    step = 1 + len(years) // 8
    return Timeline(top, tuple(lanes), tuple(years[::step]), scale.at(on), events)


class _Scale:
    """Where a day lies between two, in percent of the width."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.days = first, max((last - first).days, 1)

    def at(self, day: date) -> float:
        """0 to 100; days outside lie on the edge."""
        return round(min(max((day - self.first).days / self.days, 0.0), 1.0) * 96 + 2, 2)


def _segments(place: Place, longest: int) -> Iterable[Segment]:
    x = 0.0
    for outcome in OUTCOMES:
        if count := place.devices.count(outcome):
            width = count / longest * 100
            yield Segment(outcome, count, round(x, 2), round(width, 2))
            x += width


def _numbered(shown: Iterable[MeasureTold]) -> Iterable[Event]:
    number = 0
    for measure in shown:
        for happening in measure.happenings:
            number += 1
            yield Event(number, measure.id, measure.title, happening)


def _range(
    shown: Sequence[MeasureTold], events: Iterable[Event], on: date, earliest: date
) -> tuple[date, date]:
    days = [day for event in events if (day := _marked(event.happening))]
    days += [run.since for m in shown for run in m.runs]
    last = max([*days, on]) + timedelta(days=30)
    first = max(min([*days, on]), earliest)
    return first - timedelta(days=30), last


def _lane(measure: MeasureTold, events: list[Event], scale: _Scale, top: int, on: date) -> Lane:
    spans = tuple(_spans(measure, scale, top + 26, on))
    dots, levels = _dots(events, scale, top + 26 + 10 * max(len(spans), 1) + 14)
    height = 26 + 10 * max(len(spans), 1) + (18 + LEVEL * levels if levels else 8)
    return Lane(measure.id, measure.title, top, height, spans, dots)


def _spans(measure: MeasureTold, scale: _Scale, top: int, on: date) -> Iterable[Span]:
    for at, (force, since, until) in enumerate(spans(measure)):
        x = scale.at(since)
        end = scale.at(until) if until else scale.at(max(on, since) + timedelta(days=60))
        yield Span(force, x, round(max(end - x, 0.6), 2), top + 10 * at)


def _dots(events: Iterable[Event], scale: _Scale, top: int) -> tuple[tuple[Dot, ...], int]:
    ends: list[float] = []
    dots: list[Dot] = []
    for event in events:
        day = _marked(event.happening)
        if day is None or day < scale.first:
            continue
        x = scale.at(day)
        level = next((at for at, end in enumerate(ends) if x - end >= APART), len(ends))
        ends[level : level + 1] = [x]
        dots.append(Dot(event.number, event.happening.part, x, top + LEVEL * level))
    return tuple(dots), len(ends)


def _marked(happening: Happening) -> date | None:
    """The day at which a happening is marked; None for background and what has no date."""
    if happening.on is None or happening.part == "background":
        return None
    return Partial.parse(happening.on).first
