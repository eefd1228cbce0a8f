"""What happened last and what comes next, for the first page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from msgspec import Struct

from debar.kit.times import Partial
from debar.kit.words import Both
from debar.law.measure import Clause, Measure
from debar.law.running import current
from debar.law.timeline import Moment
from debar.reports.directory.addresses import step_anchors

_BEGINS = Both("takes effect", "prise d'effet")
_ENDS = Both("ceases to have effect", "fin d'effet")
_DUE = Both("deadline", "échéance")


class Event(Struct, frozen=True):
    """One thing on a day, with the page that tells of it."""

    date: Partial
    label: Both
    """What sort of thing it is."""
    says: Both
    path: str
    """Within a language, with its anchor."""
    about: str | None = None
    """Id of the measure, where one is meant."""


def latest(moments: Iterable[Moment], measures: Mapping[str, Measure], on: date, most: int) -> list[Event]:
    """The last things that were done up to a day, the last first: steps of measures, and responses.

    That a measure is in force still is nothing that happens.
    """
    done = [
        moment
        for moment in moments
        if moment.date
        and moment.date.first <= on
        and moment.part in ("status", "response")
        and not (moment.kind == "in-force" and _still(moment, measures))
    ]
    return [_told(moment, measures) for moment in reversed(done[-most:])]


def ahead(measures: Iterable[Measure], on: date, most: int) -> list[Event]:
    """What begins, ends or must be done after a day, the nearest first; of each measure one a day."""
    found: dict[tuple[Partial, str | None], Event] = {}
    for measure in measures:
        for event in _coming(measure):
            if event.date.first > on:
                found.setdefault((event.date, event.about), event)
    return sorted(found.values(), key=lambda event: (event.date.first, event.path))[:most]


def _still(moment: Moment, measures: Mapping[str, Measure]) -> bool:
    return any(
        (step.status == "in-force" and step.date.first < _first(moment))
        or (step.note == moment.says and step.date == step.recorded)
        for step in measures[moment.measures[0]].status
    )


def _first(moment: Moment) -> date:
    return moment.date.first if moment.date else date.max


def _told(moment: Moment, measures: Mapping[str, Measure]) -> Event:
    day = moment.date or Partial.of(date.max)
    if moment.id:
        return Event(day, moment.label, moment.says, f"responses/{moment.id}.html")
    measure = measures[moment.measures[0]]
    anchors = {(step.date, step.note): anchor for step, anchor in step_anchors(measure).items()}
    return Event(
        day, moment.label, moment.says, f"measures/{measure.id}.html#{anchors[day, moment.says]}", measure.id
    )


def _coming(measure: Measure) -> Iterator[Event]:
    """What must be done before what begins and ends: of one day the first is told."""
    path = f"measures/{measure.id}.html"
    for duty in measure.duties:
        if duty.due:
            yield Event(Partial.of(duty.due), _DUE, duty.says, f"{path}#duty-{duty.id}", measure.id)
    for clause in measure.clauses:
        for day, label in _of_clause(clause):
            yield Event(Partial.of(day), label, clause.says, f"{path}#clause-{clause.id}", measure.id)


def _of_clause(clause: Clause) -> Iterator[tuple[date, Both]]:
    """A span that begins the day after the deadline is the same thing; so are two that meet."""
    spans = list(current(clause.runs))
    quiet = {span.until for span in spans} & {span.since for span in spans}
    if clause.deadline:
        yield clause.deadline, _DUE
        quiet |= {clause.deadline, clause.deadline + timedelta(days=1)}
    for span in spans:
        if span.since not in quiet:
            yield span.since, _BEGINS
        if span.until and span.until not in quiet:
            yield span.until, _ENDS
