"""What a notice says that the knowledge does not have, or has otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from debar.entities.graph import Graph
from debar.kit.times import Partial
from debar.kit.words import Both
from debar.law.labels import CONDUCTS, STANDINGS
from debar.law.measure import Measure, Standing
from debar.law.registry import Registry
from debar.notices.collect import due
from debar.notices.drafts import Draft, Known
from debar.notices.known import SAME

_NEW = Both("Nothing like it is in the knowledge.", "Rien de semblable ne figure dans les connaissances.")
_DAY = Both(
    "Another date: the notice says {told}; {id} has {days}.",
    "Autre date : l'avis indique {told}; {id} porte {days}.",
)
_TARGET = Both("Not among the targets of {id}: {names}.", "Ne figure pas parmi les cibles de {id} : {names}.")
_CONDUCT = Both("Not forbidden by {id}: {names}.", "Non interdit par {id} : {names}.")
_STANDING = Both(
    "{id} has no step of this standing: {standing}.", "{id} n'a aucune étape de cet état : {standing}."
)
_DUE = Both(
    "Another deadline: the notice says {told}, {day} by the calendar; {id} has {days}.",
    "Autre échéance : l'avis indique {told}, soit le {day}; {id} porte {days}.",
)
_FORCE = Both(
    "The notice only tells of a proposal; {id} is more than that.",
    "L'avis ne fait état que d'une proposition; {id} est plus que cela.",
)
_SHOWN = 4
_STANDS: dict[str, tuple[Standing, ...]] = {
    "pause": ("suspended", "stayed"),
    "end": ("repealed", "set-aside", "lapsed"),
}


def news(draft: Draft, known: Sequence[Known], law: Registry, graph: Graph) -> tuple[Both, ...]:
    """What is new in a draft against the best of what is known; that all of it is, where nothing fits."""
    best = next((one for one in known if one.score >= SAME), None)
    if best is None:
        return (_NEW,)
    if best.event or not draft.is_measure:
        return ()
    return tuple(_differences(draft, law.measure(best.id), graph))


def _differences(draft: Draft, measure: Measure, graph: Graph) -> Iterator[Both]:
    yield from _days(draft, measure)
    yield from _targets(draft, measure, graph)
    yield from _deadlines(draft, measure)
    wanted = () if draft.all("conduct") else _STANDS.get(draft.kind, ())
    if draft.kind not in _STANDS:
        yield from _conducts(draft, measure)
    if wanted and not any(step.status in wanted for step in measure.status):
        yield _STANDING.fill(id=measure.id, standing=STANDINGS[wanted[0]])
    if draft.proposed and any(clause.force != "proposed" for clause in measure.clauses):
        yield _FORCE.fill(id=measure.id)


def _days(draft: Draft, measure: Measure) -> Iterator[Both]:
    days = [measure.announced, *(step.date for step in measure.status)]
    days += [stage.date for stage in measure.process if stage.date]
    days += [Partial.of(run.since) for clause in measure.clauses for run in clause.runs]
    days += [Partial.of(member.since) for member in measure.members]
    for value in (*draft.values("date"), *draft.values("effective")):
        told = Partial.parse(value)
        if not any(day.first <= told.last and told.first <= day.last for day in days):
            shown = ", ".join(dict.fromkeys(str(day) for day in sorted(days, key=str)[:_SHOWN]))
            yield _DAY.fill(told=value, id=measure.id, days=shown)


def _targets(draft: Draft, measure: Measure, graph: Graph) -> Iterator[Both]:
    ours = {one for clause in measure.clauses for one in (*clause.targets.named, *clause.binds_entities)}
    ours |= {member.entity for member in measure.members}
    plain = {one.removeprefix("brand-") for one in ours}
    new = [v for v in draft.values("target") if v in graph and v.removeprefix("brand-") not in plain]
    if new and ours:
        yield _TARGET.fill(id=measure.id, names=", ".join(graph.entity(v).label for v in new))


def _conducts(draft: Draft, measure: Measure) -> Iterator[Both]:
    ours = {conduct for clause in measure.clauses for conduct in clause.conducts}
    new = [
        label
        for conduct, label in CONDUCTS.items()
        if conduct in draft.values("conduct") and conduct not in ours
    ]
    if new and ours:
        names = Both(", ".join(label.en for label in new), ", ".join(label.fr for label in new))
        yield _CONDUCT.fill(id=measure.id, names=names)


def _deadlines(draft: Draft, measure: Measure) -> Iterator[Both]:
    ours = [clause.deadline for clause in measure.clauses if clause.deadline]
    ours += [duty.due for duty in measure.duties if duty.due]
    term, day = draft.first("term"), draft.first("date")
    if not (ours and term and day):
        return
    count, unit = term.value.split()
    told = due(Partial.parse(day.value), int(count), unit)
    if told and told.first not in ours:
        yield _DUE.fill(told=term.said, day=told, id=measure.id, days=", ".join(map(str, ours)))
