"""The story of a measure, or of all of them: steps, reviews, what courts and others did, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal, get_args

from msgspec import Struct
from msgspec.structs import replace

from debar.entities.model import Confidence, Source
from debar.kit.times import Partial
from debar.kit.words import Both
from debar.law.codes import Codes
from debar.law.labels import REACTIONS, STANDINGS
from debar.law.measure import Measure, Stage, Standing, Step
from debar.law.registry import Registry
from debar.law.response import Reaction, Response
from debar.law.running import since_known

Part = Literal["process", "status", "deadline", "response", "background"]
PARTS: tuple[Part, ...] = get_args(Part)
Kind = Standing | Reaction | Literal["review", "deadline"]
"""What sort of thing a moment is, in the word of the file that tells it."""
KINDS: tuple[Kind, ...] = (*get_args(Standing), *get_args(Reaction), "review", "deadline")

_STAGE = Both("step", "étape")
_DEADLINE = Both("deadline", "échéance")
_ORDER: tuple[Part, ...] = ("background", "process", "status", "response", "deadline")


class Moment(Struct, frozen=True):
    """One thing that happened, or is due, on the way of a measure."""

    date: Partial | None
    """As its source gives it; None where no date was found."""
    part: Part
    kind: Kind
    label: Both
    """The kind in a word or two."""
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
    measures: tuple[str, ...] = ()
    """The measure whose step it is, or those that it answers, as `link` claims."""
    beside: tuple[str, ...] = ()
    """Measures beside which it is told, without any link."""
    entities: tuple[str, ...] = ()
    of: str | None = None
    """The place that acts, where the response says so itself."""
    towards: tuple[str, ...] = ()
    """Places that it is directed at, where the response says so itself."""
    codes: Codes = Codes()


def of(measure: Measure, law: Registry, known: date | None = None) -> list[Moment]:
    """Everything told of a measure, earliest first; what has no date stands after its neighbours.

    A month stands before its days, and a year before its months. `known` leaves out what was
    recorded later.
    """
    told = [_response(r, _answers(r, measure.id)) for r in law.responses_to(measure.id) if _known(r, known)]
    return sorted([*_of_itself(measure, known), *told], key=_when)


def every(law: Registry, known: date | None = None) -> list[Moment]:
    """Everything told of every measure, and every response, each once, in the order of `of`.

    A response that answers nothing by its own words is background. A last step that says, on the
    day of its record, what an earlier one said already, is no event and is left out.
    """
    told = [_response(r, bool(r.measures and r.link)) for r in law.responses if _known(r, known)]
    steps = [moment for measure in law.known(known) for moment in _of_itself(_moving(measure), known)]
    return sorted([*steps, *told], key=_when)


def standing(measure: Measure, on: date) -> Standing | None:
    """Where the measure stands on a day: its last step by then; None before the first."""
    steps = [step.status for step in measure.status if step.date.first <= on]
    return steps[-1] if steps else None


def _moving(measure: Measure) -> Measure:
    """The measure without a last step that only says how it stood when somebody looked."""
    said = {step.status for step in measure.status[:-1]}
    idle = [step for step in measure.status[-1:] if step.date == step.recorded and step.status in said]
    return replace(measure, status=measure.status[:-1]) if idle else measure


def _of_itself(measure: Measure, known: date | None) -> Iterator[Moment]:
    """Its review, its steps and its deadlines."""
    sources = {source.title: source for source in measure.sources}
    stages = [_stage(s, measure, sources) for s in measure.process if since_known(s.recorded, known)]
    yield from _dated(stages)
    yield from (_step(s, measure, sources) for s in measure.status if since_known(s.recorded, known))
    for clause in measure.clauses:
        if clause.deadline and since_known(measure.recorded, known):
            yield Moment(
                Partial.of(clause.deadline),
                "deadline",
                "deadline",
                _DEADLINE,
                clause.says,
                _titled(clause.cites, sources),
                measures=(measure.id,),
                codes=measure.codes,
            )


def _dated(moments: Iterable[Moment]) -> Iterator[Moment]:
    """Undated stages last: of them only the order among themselves is known."""
    several = list(moments)
    yield from (m for m in several if m.date)
    yield from (m for m in several if not m.date)


def _stage(stage: Stage, measure: Measure, sources: dict[str, Source]) -> Moment:
    return Moment(
        stage.date,
        "process",
        "review",
        _STAGE,
        stage.note,
        _titled(stage.cites, sources),
        name=stage.owner,
        measures=(measure.id,),
        codes=measure.codes,
    )


def _step(step: Step, measure: Measure, sources: dict[str, Source]) -> Moment:
    return Moment(
        step.date,
        "status",
        step.status,
        STANDINGS[step.status],
        step.note,
        _titled(step.cites, sources),
        measures=(measure.id,),
        codes=measure.codes,
    )


def _known(response: Response, known: date | None) -> bool:
    return since_known(response.recorded, known)


def _answers(response: Response, measure: str) -> bool:
    """Is a link to that measure claimed? Dates side by side are none."""
    return measure in response.measures and response.link is not None


def _response(response: Response, answers: bool) -> Moment:
    return Moment(
        response.date,
        "response" if answers else "background",
        response.kind,
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
        measures=response.measures if response.link else (),
        beside=response.background,
        entities=response.entities,
        of=response.of,
        towards=response.towards,
        codes=response.codes,
    )


def _titled(cites: tuple[str, ...], sources: dict[str, Source]) -> tuple[Source, ...]:
    return tuple(sources[title] for title in cites if title in sources)


def _when(moment: Moment) -> tuple[date, str, int, str, tuple[str, ...]]:
    """By day; the vaguer date first; then what was before what came of it."""
    part = _ORDER.index(moment.part)
    if moment.date is None:
        return (date.max, "", part, "", moment.measures)
    return (moment.date.first, str(moment.date), part, moment.id or "", moment.measures)
