"""The report in a few sentences, and the questions on which it hangs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from debar.kit.words import Both
from debar.reports.parts import Asked, DeviceTold, Facts, LineTold, Reach
from debar.reports.places import finest
from debar.reports.tallies import said
from debar.reports.wording import counted, day, listed, numbered
from debar.survey.coverage import State

_JUDGED = Both(
    "{devices} at {sites} were judged against {measures}, as of {on}: {found}.",
    "En date du {on}, {devices} répartis entre {sites} ont été confrontés à {measures} : {found}.",
)
_SCREENED = Both("Of {lines} screened, {found}.", "Sur {lines} examinées, {found}.")
_NO_DEVICES = Both("No device is known of yet.", "Aucun appareil n'est encore connu.")
_REACHED = Both(
    "Of {places} (networks, or sites without one), {found}.",
    "Sur {places} (réseaux, ou lieux qui n'en ont pas), {found}.",
)
_STATES: dict[State, tuple[Both, Both]] = {
    "searched": (
        Both("{n} was searched", "{n} a été inspecté"),
        Both("{n} were searched", "{n} ont été inspectés"),
    ),
    "paper-only": (
        Both("{n} is known only from records", "{n} n'est connu que par des documents"),
        Both("{n} are known only from records", "{n} ne sont connus que par des documents"),
    ),
    "not-searched": (
        Both("{n} was not searched", "{n} n'a pas été inspecté"),
        Both("{n} were not searched", "{n} n'ont pas été inspectés"),
    ),
    "cannot": (
        Both("{n} cannot be searched", "{n} ne peut être inspecté"),
        Both("{n} cannot be searched", "{n} ne peuvent être inspectés"),
    ),
}
_HANG = Both(
    "{questions} that only a person can settle would decide {devices}.",
    "{questions} que seule une personne peut trancher déciderait du sort de {devices}.",
)
_HANG_MANY = Both(
    "{questions} that only a person can settle would decide {devices}.",
    "{questions} que seule une personne peut trancher décideraient du sort de {devices}.",
)
_DECIDED = Both(
    "Two people have decided {n} of {cases}.", "Deux personnes se sont prononcées sur {n} de {cases}."
)
_UNDECIDED = Both(
    "{cases} stand open; two people have decided none of them yet.",
    "{cases} en cours; deux personnes n'en ont encore tranché aucun.",
)


def sentences(facts: Facts) -> tuple[Both, ...]:
    """What somebody who reads nothing else must know; reads all of the facts but their summary."""
    told = [_judged(facts), _searched(facts.reach)]
    if facts.lines.total:
        lines = counted(facts.lines.total, "line")
        told.append(_SCREENED.fill(lines=lines, found=said(facts.lines, rest=True)))
    if hanging := sum(each.devices for each in facts.asked):
        questions = counted(len(facts.asked), "question")
        text = _HANG if len(facts.asked) == 1 else _HANG_MANY
        told.append(text.fill(questions=questions, devices=counted(hanging, "device")))
    if facts.cases:
        decided = sum(case.decided for case in facts.cases)
        text = _DECIDED if decided else _UNDECIDED
        told.append(text.fill(n=numbered(decided), cases=counted(len(facts.cases), "case")))
    return tuple(text for text in told if text.en)


def asked(devices: Iterable[DeviceTold], lines: Iterable[LineTold]) -> tuple[Asked, ...]:
    """Every open question once, with how much hangs on it; most first."""
    on_devices: dict[str, int] = {}
    asks: dict[str, Both] = {}
    for device in devices:
        for question in {r.question for r in device.rulings if r.question}:
            asks[question.id] = question.asks
            on_devices[question.id] = on_devices.get(question.id, 0) + 1
    on_lines = _lines(asks, lines)
    found = [Asked(key, asks[key], on_devices[key], on_lines.get(key, 0)) for key in asks]
    return tuple(sorted(found, key=lambda each: (-each.devices, -each.lines, each.id)))


def _lines(asks: dict[str, Both], lines: Iterable[LineTold]) -> dict[str, int]:
    """On how many lines each question stands among the reasons."""
    ids = {text: key for key, text in asks.items()}
    counts: dict[str, int] = {}
    for line in lines:
        said = {reason.says for ruling in line.rulings for reason in ruling.reasons}
        for text in said & ids.keys():
            counts[ids[text]] = counts.get(ids[text], 0) + 1
    return counts


def _judged(facts: Facts) -> Both:
    if not facts.devices.total:
        return _NO_DEVICES
    return _JUDGED.fill(
        devices=counted(facts.devices.total, "device"),
        sites=counted(facts.sites.total, "site"),
        measures=counted(len(facts.measures), "measure"),
        on=day(facts.on),
        found=said(facts.devices, rest=True),
    )


def _searched(reach: Sequence[Reach]) -> Both:
    parts = [part for part in finest(reach) if part.site]
    counts = {state: sum(part.state == state for part in parts) for state in _STATES}
    found = [
        (one if counts[state] == 1 else many).fill(n=numbered(counts[state]))
        for state, (one, many) in _STATES.items()
        if counts[state]
    ]
    return _REACHED.fill(places=counted(len(parts), "place"), found=listed(found)) if parts else Both("", "")
