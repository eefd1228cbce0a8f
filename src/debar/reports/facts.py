"""What a report says: every number and sentence of it, computed once, whatever its form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import structs

from debar.entities.graph import Graph
from debar.estate.parties import Party
from debar.estate.register import Estate
from debar.kit.errors import Problem
from debar.kit.words import Both
from debar.law.registry import Registry
from debar.reports import cases as cases_told
from debar.reports import devices as devices_told
from debar.reports import makers, summary
from debar.reports import measures as measures_told
from debar.reports import places as places_told
from debar.reports import purchases as purchases_told
from debar.reports import sources as sources_told
from debar.reports.names import Names
from debar.reports.parts import CaseTold, DeviceTold, Facts, LineTold, Tally
from debar.review.case import Case
from debar.review.decided import Source
from debar.screening.screen import Screened
from debar.survey.coverage import Covered
from debar.survey.findings import Finding

__all__ = ["Facts", "of"]

_SAY = ("covered", "conditional", "suspected")


def of(
    *,
    title: Both,
    body: Both,
    on: date,
    version: str,
    estate: Estate,
    law: Registry,
    graph: Graph,
    findings: Iterable[Finding],
    coverage: Iterable[Covered],
    sources: Iterable[Source],
    cases: Iterable[Case] = (),
    lines: Iterable[Screened] = (),
    problems: Iterable[Problem] = (),
    known: date | None = None,
    marking: Both | None = None,
) -> Facts:
    """The report of an estate on a day. Looks at nothing but what it is given, not even the clock.

    `findings` has every device, `lines` every line that was screened.
    """
    names = Names(estate, graph)
    found, screened, taken = list(findings), list(lines), list(sources)
    told = _cases(cases, found, names, law)
    devices = _devices(found, told, names, law)
    purchases = _purchases(screened, names, law)
    parts = places_told.reach(
        coverage, names, {source.digest: sources_told.called(source.name) for source in taken}
    )
    places = places_told.places(estate, devices, parts, names)
    deciding = _deciding(devices, purchases)
    measures = measures_told.told(
        law, on=on, known=known, parties=_parties(estate), deciding=deciding, names=names
    )
    asked = summary.asked(devices, purchases)
    facts = Facts(
        title=title,
        body=body,
        on=on,
        edition=law.edition[:12],
        version=version,
        devices=Tally.of("device", (device.outcome for device in devices)),
        sites=Tally.of("site", (place.outcome for place in places)),
        lines=Tally.of("line", (line.verdict for line in screened)),
        summary=(),
        asked=asked,
        places=places,
        findings=devices,
        purchases=purchases,
        reach=parts,
        cases=told,
        measures=measures,
        sources=tuple(sources_told.told(source, names) for source in taken),
        relations=makers.relations(devices, purchases, graph, on=on, known=known),
        problems=tuple(problems),
        marking=marking,
    )
    return structs.replace(facts, summary=summary.sentences(facts))


def _devices(
    found: Iterable[Finding], cases: Iterable[CaseTold], names: Names, law: Registry
) -> tuple[DeviceTold, ...]:
    of_device: dict[str, CaseTold] = {}
    for case in cases:
        first = of_device.setdefault(case.device, case)
        of_device[case.device] = case if case.decided and not first.decided else first
    told = (devices_told.told(each, names, law, of_device.get(each.device.id)) for each in found)
    return tuple(sorted(told, key=devices_told.order))


def _purchases(screened: Iterable[Screened], names: Names, law: Registry) -> tuple[LineTold, ...]:
    told = (purchases_told.told(line, names, law) for line in screened if line.verdict != "none-found")
    return tuple(sorted(told, key=purchases_told.order))


def _cases(
    cases: Iterable[Case], found: Sequence[Finding], names: Names, law: Registry
) -> tuple[CaseTold, ...]:
    called = {each.device.id: devices_told.name(each, names) for each in found}
    shown = {each.device.id: devices_told.shown(each) for each in found}
    return tuple(
        cases_told.told(case, called.get(case.device, case.device), law, shown.get(case.device))
        for case in cases
    )


def _deciding(devices: Iterable[DeviceTold], lines: Iterable[LineTold]) -> Counter[str]:
    """On how many devices and lines each measure has a say."""
    counts: Counter[str] = Counter()
    for rulings in [*(device.rulings for device in devices), *(line.rulings for line in lines)]:
        counts.update({ruling.measure for ruling in rulings if ruling.outcome in _SAY})
    return counts


def _parties(estate: Estate) -> tuple[Party, ...]:
    return tuple(body.party for body in estate.bodies if body.party)
