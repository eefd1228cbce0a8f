"""The measures that were checked: how each stood on the day, and what was done about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import structs

from debar.estate.parties import Party
from debar.kit.times import Span
from debar.kit.words import Both
from debar.law import timeline
from debar.law.countries import inside
from debar.law.labels import FORCES, STANDINGS
from debar.law.measure import Measure
from debar.law.registry import Registry
from debar.law.running import current, since_known
from debar.law.timeline import Moment
from debar.reports.names import Names
from debar.reports.parts import Cited, Happening, MeasureTold, Stretch
from debar.reports.wording import same

_FORCE_ORDER = list(FORCES)
_NO_STEP = Both("not begun", "pas commencée")


def told(
    law: Registry,
    *,
    on: date,
    known: date | None,
    parties: Iterable[Party],
    deciding: Mapping[str, int],
    names: Names,
) -> tuple[MeasureTold, ...]:
    """Every measure known on the day, those that have a say first, then those of our jurisdiction.

    `deciding` says on how many devices and lines a measure has a say.
    """
    places = [party.jurisdiction for party in parties]
    every = []
    for measure in law.known(known):
        ours = any(inside(place, measure.jurisdiction) for place in places)
        moments = timeline.of(measure, law, known)
        happenings = tuple(_happening(moment, names) for moment in moments)
        told = _told(measure, on, known, happenings, _sources(measure, moments))
        every.append(structs.replace(told, ours=ours, deciding=deciding.get(measure.id, 0)))
    return tuple(sorted(every, key=lambda m: (-m.deciding, not m.ours, m.jurisdiction, m.id)))


def _told(
    measure: Measure,
    on: date,
    known: date | None,
    happenings: tuple[Happening, ...],
    sources: tuple[Cited, ...],
) -> MeasureTold:
    runs = tuple(_stretches(measure, known))
    forces = {clause.force for clause in measure.clauses}
    return MeasureTold(
        id=measure.id,
        title=measure.title,
        issuer=measure.issuer,
        jurisdiction=measure.jurisdiction,
        standing=_standing(measure, on, known),
        forces=tuple(sorted(forces, key=_FORCE_ORDER.index)),
        runs=runs,
        running=any(Span(run.since, run.until).holds(on) for run in runs),
        related=measure.related,
        caveat=measure.caveat,
        happenings=happenings,
        sources=sources,
    )


def _sources(measure: Measure, moments: Iterable[Moment]) -> tuple[Cited, ...]:
    """Those of the measure, then those of what was done about it, each once."""
    every = [*measure.sources, *(source for moment in moments for source in moment.sources)]
    by_title = {source.title: source for source in reversed(every)}
    return tuple(
        Cited(source.title, source.publisher, source.url, str(source.date) if source.date else None)
        for title in dict.fromkeys(source.title for source in every)
        for source in [by_title[title]]
    )


def _standing(measure: Measure, on: date, known: date | None) -> Both:
    past = [s for s in measure.status if since_known(s.recorded, known) and s.date.first <= on]
    return STANDINGS[max(past, key=lambda s: s.date.first).status] if past else _NO_STEP


def _stretches(measure: Measure, known: date | None) -> Iterator[Stretch]:
    for clause in measure.clauses:
        for run in current(clause.runs, known):
            yield Stretch(clause.id, clause.conduct, clause.force, run.since, run.until, run.doubt)


def _happening(moment: Moment, names: Names) -> Happening:
    actor = names.entity(moment.actor) if moment.actor else None
    return Happening(
        on=str(moment.date) if moment.date else None,
        part=moment.part,
        what=moment.label,
        says=moment.says,
        who=moment.name or (same(actor) if actor else None),
        link=moment.link,
        demands=moment.demands,
        cites=tuple(source.title for source in moment.sources),
    )
