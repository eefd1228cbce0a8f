"""The story of a measure: its own steps, the review, what courts and others did, in order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from msgspec import Struct

from debar.entities.model import Confidence, Source
from debar.kit.times import Partial
from debar.kit.words import Both
from debar.law.labels import REACTIONS, STANDINGS
from debar.law.measure import Measure, Stage, Standing, Step
from debar.law.registry import Registry
from debar.law.response import Response
from debar.law.running import since_known

Part = Literal["process", "status", "deadline", "response", "background"]

_REVIEW = Both("review", "examen")
_DEADLINE = Both("deadline", "échéance")
_ORDER: tuple[Part, ...] = ("background", "process", "status", "response", "deadline")


class Moment(Struct, frozen=True):
    """One thing that happened, or is due, on the way of a measure."""

    date: Partial | None
    """As its source gives it; None where no date was found."""
    part: Part
    label: Both
    """What sort of thing it is, in a word or two."""
    says: Both
    sources: tuple[Source, ...] = ()
    actor: str | None = None
    """Entity id of who did it, or a plain word where `name` is given."""
    name: Both | None = None
    """Who did it, where that is said in words."""
    id: str | None = None
    """Id of the response; None for the measure's own steps."""
    until: Partial | None = None
    link: Both | None = None
    """Who ties it to the measure; background has none."""
    demands: Both | None = None
    original: str | None = None
    confidence: Confidence | None = None


def of(measure: Measure, law: Registry, known: date | None = None) -> list[Moment]:
    """Everything told of a measure, earliest first; what has no date stands after its neighbours.

    A month stands before its days, and a year before its months. `known` leaves out what was
    recorded later.
    """
    moments = [moment for stages in _groups(measure, law, known) for moment in stages]
    return sorted(moments, key=_when)


def standing(measure: Measure, on: date) -> Standing | None:
    """Where the measure stands on a day: its last step by then; None before the first."""
    steps = [step.status for step in measure.status if step.date.first <= on]
    return steps[-1] if steps else None


def _groups(measure: Measure, law: Registry, known: date | None) -> Iterator[list[Moment]]:
    sources = {source.title: source for source in measure.sources}
    yield list(_dated([_stage(s, sources) for s in measure.process if since_known(s.recorded, known)]))
    yield [_step(step, sources) for step in measure.status if since_known(step.recorded, known)]
    yield [
        Moment(Partial.of(c.deadline), "deadline", _DEADLINE, c.says, _titled(c.cites, sources))
        for c in measure.clauses
        if c.deadline
    ]
    yield [_response(r, measure) for r in law.responses_to(measure.id) if since_known(r.recorded, known)]


def _dated(moments: list[Moment]) -> Iterator[Moment]:
    """Undated stages last: of them only the order among themselves is known."""
    yield from (m for m in moments if m.date)
    yield from (m for m in moments if not m.date)


def _stage(stage: Stage, sources: dict[str, Source]) -> Moment:
    return Moment(stage.date, "process", _REVIEW, stage.note, _titled(stage.cites, sources), name=stage.owner)


def _step(step: Step, sources: dict[str, Source]) -> Moment:
    label = STANDINGS[step.status]
    return Moment(step.date, "status", label, step.note, _titled(step.cites, sources))


def _response(response: Response, measure: Measure) -> Moment:
    return Moment(
        response.date,
        "response" if measure.id in response.measures else "background",
        REACTIONS[response.kind],
        response.says,
        response.sources,
        actor=response.actor,
        name=response.name,
        id=response.id,
        until=response.until,
        link=response.link,
        demands=response.demands,
        original=response.original,
        confidence=response.confidence,
    )


def _titled(cites: tuple[str, ...], sources: dict[str, Source]) -> tuple[Source, ...]:
    return tuple(sources[title] for title in cites if title in sources)


def _when(moment: Moment) -> tuple[date, str, int, str]:
    """By day; the vaguer date first; then what was before what came of it."""
    if moment.date is None:
        return (date.max, "", _ORDER.index(moment.part), "")
    return (moment.date.first, str(moment.date), _ORDER.index(moment.part), moment.id or "")
