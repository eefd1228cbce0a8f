"""What does not hold in a measure's own ids, places, addresses and clocks, whatever else there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from debar.entities.model import Source
from debar.kit.pack import ID, NO_ID
from debar.law.calendars import LONGEST
from debar.law.clause_faults import places
from debar.law.measure import Measure
from debar.law.parts import Clock, Duty
from debar.law.references import Found, Place


def shape_faults(measure: Measure) -> Found:
    """All of them, each with its place in the file."""
    for at, given in _ids(measure):
        if not ID.fullmatch(given):
            yield at, NO_ID.format(id=given[:80])
    yield from places(("jurisdiction",), (measure.jurisdiction,))
    if measure.id in measure.related:
        yield ("related",), "the measure is related to itself. Leave it out."
    yield from addresses(measure.sources, ("sources",))
    for i, clause in enumerate(measure.clauses):
        for name in ("binds_terms", "unclear_terms"):
            if not all(term.strip() for term in getattr(clause, name)):
                yield ("clauses", i, name), "a clause of a contract without a number. Write it as 52.204-25."
    for i, duty in enumerate(measure.duties):
        yield from _duty(duty, ("duties", i))


def addresses(sources: Iterable[Source], at: Place) -> Found:
    """Addresses of sources that are none of the web."""
    for i, source in enumerate(sources):
        if source.url is not None and not source.url.startswith(("https://", "http://")):
            yield (*at, i, "url"), f"{source.url[:80]!r} is no web address. Write it from https:// on."


def _ids(measure: Measure) -> Iterator[tuple[Place, str]]:
    yield ("id",), measure.id
    for name in ("clauses", "powers", "duties"):
        yield from (((name, i, "id"), each.id) for i, each in enumerate(getattr(measure, name)))
    for i, clause in enumerate(measure.clauses):
        for name in ("conditions", "exceptions"):
            limits = getattr(clause, name)
            yield from ((("clauses", i, name, j, "id"), each.id) for j, each in enumerate(limits))


def _duty(duty: Duty, at: Place) -> Found:
    since, until = duty.version_since, duty.version_until
    if since and until and until.first <= since.first:
        yield (*at, "version_until"), f"no version lies from {since} on and before {until}"
    if duty.clock:
        yield from _clock(duty, duty.clock, (*at, "clock"))


def _clock(duty: Duty, clock: Clock, at: Place) -> Found:
    if not 0 < clock.count <= LONGEST:
        yield (*at, "count"), f"{clock.count} {clock.unit} cannot be counted. Write 1 to {LONGEST}."
    if not clock.starts:
        yield (*at, "starts"), "nothing starts the clock. Say what does."
    if ("duty" in clock.starts) != bool(clock.of):
        yield (*at, "starts"), "a clock that another duty starts says `duty` here, and which one under `of`"
    if clock.of == duty.id:
        yield (*at, "of"), f"the duty {duty.id!r} cannot start its own clock"
    yield from places((*at, "calendar"), (clock.calendar,) if clock.calendar else ())
