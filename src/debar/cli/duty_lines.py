"""What is owed, in the terminal and as rows: each duty, its clock, and how its days were counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from importlib.metadata import version
from itertools import groupby
from typing import Any

from debar.cli.prose import wrapped
from debar.estate.contracts import Contract
from debar.kit.words import Both, Language
from debar.law.calendars import WEEKDAYS, Count, Moment, Off
from debar.law.duties import Due, Owed, term_of
from debar.law.labels import DUTY_KINDS, FORCES
from debar.law.marks import STARTS, WHENS
from debar.law.measure import Force

_RULE = Both(
    "How it is counted: the day of the event does not count. Business days leave out weekends and the "
    "holidays named (by holidays {version}). An end in days, months or years that falls on a day off stays "
    "there, unless the instrument says otherwise. Days and hours are those of the place where you are.",
    "Mode de calcul : le jour de l'événement ne compte pas. Les jours ouvrables excluent les fins de "
    "semaine et les jours fériés nommés (d'après holidays {version}). Un délai en jours, en mois ou en "
    "années qui expire un jour non ouvrable n'est pas reporté, à moins que le texte ne le dise. Jours et "
    "heures sont ceux du lieu où vous êtes.",
)
_NOTHING = Both(
    "No duty is known here that this party owes, on that day.",
    "Aucune obligation de cette partie n'est connue ici pour ce jour.",
)
_WHOEVER = Both("By the measures themselves", "D'après les mesures elles-mêmes")
_CONTRACT = Both("Contract {number}", "Contrat {number}")
_LOOSE = Both("A contract that carries {term}", "Un contrat comportant {term}")
_UNDER = Both("under {upper}", "sous {upper}")
_AS_SUB = Both("subcontract", "sous-traitance")
_ORDERS = Both("orders {orders}", "commandes {orders}")
_SITES = Both("at {sites}", "à {sites}")
_PERHAPS = Both(
    "Perhaps: whether it binds this party hangs on a question (debar law binds).",
    "Peut-être : une question décide si elle lie cette partie (debar law binds).",
)
_IF_CARRIED = Both(
    "Under each contract that carries {terms}; no contract was named.",
    "Pour chaque contrat comportant {terms}; aucun contrat n'a été nommé.",
)
_VERSIONS = {
    (True, False): Both("in versions since {since}", "dans les versions depuis {since}"),
    (False, True): Both("in versions before {until}", "dans les versions antérieures à {until}"),
    (True, True): Both(
        "in versions since {since} and before {until}", "dans les versions depuis {since} et avant {until}"
    ),
}
_NO_VERSION = Both(
    "The contract does not say which version of the clause it carries; this holds {versions}.",
    "Le contrat n'indique pas la version de la clause; ceci vaut {versions}.",
)
_CHOOSE = Both(
    "{term} from one of these: counsel must say which (debar law starts {duty}).",
    "{term} à compter de l'un de ceux-ci : les conseillers juridiques doivent dire lequel (debar law starts "
    "{duty}).",
)
_SAID = Both(
    "Counsel said that {start} starts it: {why}",
    "Selon les conseillers juridiques, le délai court à compter de : {start} ({why})",
)
_BY = Both("from {start}, {since}: by {ends}", "à compter de : {start}, {since}; au plus tard {ends}")
_MISSING = Both("from {start}: no such day recorded", "à compter de : {start}; aucun jour consigné")
_STARTS = Both(
    "starts when {happens}; no such day recorded", "court du moment où {happens}; aucun jour consigné"
)
_PROJECTED = Both(
    "if {of} is done on {since}: by {ends}", "si {of} est exécutée {since} : au plus tard {ends}"
)
_WAITS = Both(
    "starts when {of} is done; no such day recorded", "court dès l'exécution de {of}; aucun jour consigné"
)
_TERM = Both("{term}: {says}", "{term} : {says}")
_DUE = Both("By {ends}, as the instrument says", "Au plus tard {ends}, selon le texte")
_TODAY = Both("today", "aujourd'hui")
_LEFT = (Both("{n} day left", "encore {n} jour"), Both("{n} days left", "encore {n} jours"))
_PASSED = (
    Both("passed {n} day ago", "échu il y a {n} jour"),
    Both("passed {n} days ago", "échu il y a {n} jours"),
)
_SKIPPED = Both("Not counted: {days} ({calendar})", "Non comptés : {days} ({calendar})")
_FALLS = Both(
    "It ends on a day off ({why}); the instrument, as far as it is known here, does not move it.",
    "L'échéance tombe un jour non ouvrable ({why}); le texte, tel qu'il est connu ici, ne la reporte pas.",
)
_MOVED = Both(
    "Moved from {day} ({why}), as the instrument says.", "Reporté du {day} ({why}), selon le texte."
)
_SHORT = Both(
    "That month has no such day: its last day counts.",
    "Ce mois n'a pas ce quantième : le dernier jour compte.",
)
_MIDNIGHT = Both(
    "No hour was recorded: counted from the beginning of that day, so the hour is the earliest possible.",
    "Aucune heure n'a été consignée : le calcul part du début du jour; l'heure est donc la plus hâtive "
    "possible.",
)
_DONE = Both("Done on {when}, recorded by {by}", "Exécutée le {when}, consigné par {by}")
_ASKED = Both("as asked", "selon la demande")
_LACKING = Both("Not passed on, as recorded, to: {names}", "Non transmise, d'après le registre, à : {names}")
_PART_OF = Both(
    "This is a subcontract: what of the clause was passed on, and to whom to report, stands in it.",
    "C'est un contrat de sous-traitance : il dit ce qui de la clause a été transmis, et à qui rendre compte.",
)


def duty_lines(found: Sequence[Owed], on: date, language: Language) -> Iterator[str]:
    """Everything that is owed, contract by contract, the nearest deadline first."""
    if not found:
        yield from wrapped(_NOTHING.within(language))
        return
    yield from wrapped(_RULE.fill(version=version("holidays")).within(language))
    for _, group in groupby(sorted(found, key=_place), key=_place):
        these = sorted(group, key=_soonest)
        yield ""
        yield from wrapped(_heading(these[0]).within(language))
        for owing in these:
            yield from _told(owing, on, language)


def duty_row(owing: Owed, on: date, language: Language) -> dict[str, Any]:
    """One duty as a row; days as ISO text, hours as HH:MM after a T."""
    contract, clock, ends = owing.contract, owing.duty.clock, owing.ends
    return {
        "measures": [measure.id for measure in owing.measures],
        "duty": owing.duty.id,
        "kind": owing.duty.kind,
        "force": list(_forces(owing)),
        "contract": (contract.id or None) if contract else None,
        "number": (contract.number or None) if contract else None,
        "tier": contract.tier if contract else None,
        "clause": owing.term.text if owing.term else None,
        "state": _state(owing),
        "ends": str(ends) if ends else None,
        "left": (ends.day - on).days if ends else None,
        "readings": [_reading(due, language) for due in owing.dues],
        "calendar": owing.calendar.called.within(language) if owing.calendar else None,
        "moved": clock.moved if clock else None,
        "counsel": {"start": owing.said.start, "by": owing.said.by, "why": owing.said.why}
        if owing.said
        else None,
        "done": str(owing.done.when) if owing.done else None,
        "says": owing.duty.says.within(language),
        "words": clock.words.within(language) if clock and clock.words else None,
        "notes": [note.within(language) for note in _notes(owing)],
        "cites": list(owing.duty.cites),
    }


def _state(owing: Owed) -> str:
    """done, fixed, open (counsel must say which), counted, projected, waiting, or standing (no clock)."""
    if owing.done:
        return "done"
    if owing.duty.due:
        return "fixed"
    if not owing.dues:
        return "standing"
    if owing.open:
        return "open"
    return "projected" if owing.dues[0].projected else "counted" if owing.dues[0].count else "waiting"


def _reading(due: Due, language: Language) -> dict[str, Any]:
    count = due.count
    return {
        "start": due.start,
        "since": str(due.since) if due.since else None,
        "ends": str(count.ends) if count else None,
        "projected": due.projected,
        "skipped": [_off(each, language) for each in count.skipped] if count else [],
        "falls": _off(count.falls, language) if count and count.falls else None,
        "recorded_by": due.mark.by if due.mark else None,
        "role": due.mark.role if due.mark else None,
    }


def _off(off: Off, language: Language) -> dict[str, str]:
    return {"day": off.day.isoformat(), "why": off.why.within(language)}


def _place(owing: Owed) -> tuple[bool, str, str]:
    """Contracts first, by number; then what is owed without one."""
    contract = owing.contract
    if contract is None:
        return True, "", ""
    return False, contract.number or "~", contract.id or ", ".join(contract.clauses)


def _soonest(owing: Owed) -> tuple[bool, date]:
    end = owing.earliest
    return end is None, end.day if end else date.max


def _heading(owing: Owed) -> Both:
    contract = owing.contract
    if contract is None:
        return _WHOEVER
    if not contract.number:
        return _LOOSE.fill(term=", ".join(contract.clauses))
    parts = [_CONTRACT.fill(number=contract.number), *_more(contract)]
    return Both(", ".join(part.en for part in parts), ", ".join(part.fr for part in parts))


def _more(contract: Contract) -> Iterator[Both]:
    if contract.counterparty:
        yield Both(contract.counterparty, contract.counterparty)
    if contract.tier == "subcontract":
        yield _AS_SUB
    if contract.upper:
        yield _UNDER.fill(upper=contract.upper)
    if contract.orders:
        yield _ORDERS.fill(orders=", ".join(order.number for order in contract.orders))
    if contract.sites:
        yield _SITES.fill(sites=", ".join(contract.sites))


def _told(owing: Owed, on: date, language: Language) -> Iterator[str]:
    kind = DUTY_KINDS[owing.duty.kind].within(language)
    force = ", ".join(FORCES[each].within(language) for each in _forces(owing))
    term = f" {owing.term.text}" if owing.term else ""
    yield ""
    yield from wrapped(f"{', '.join(owing.ids)} ({kind}; {force}){term}", "  ", hang=2)
    yield from wrapped(owing.duty.says.within(language), "    ")
    for line, more in _timing(owing, on):
        yield from wrapped(line.within(language), "    - ")
        for each in more:
            yield from wrapped(each.within(language), "        ")
    for note in _notes(owing):
        yield from wrapped(note.within(language), "    - ")
    clock = owing.duty.clock
    if clock and clock.words:
        yield from wrapped(clock.words.within(language), "      ")


def _forces(owing: Owed) -> tuple[Force, ...]:
    """With which force the clauses speak that carry it."""
    clauses = (clause for measure in owing.measures for clause in measure.clauses)
    mine = owing.duty.clauses
    return tuple(dict.fromkeys(clause.force for clause in clauses if not mine or clause.id in mine))


def _timing(owing: Owed, on: date) -> Iterator[tuple[Both, tuple[Both, ...]]]:
    """What is told of the time, each with how it was counted."""
    clock, due = owing.duty.clock, owing.duty.due
    if owing.done:
        yield _DONE.fill(when=_when(owing.done.when), by=_who(owing.done.role, owing.done.by)), ()
    if due:
        yield _with_left(_DUE.fill(ends=_when(Moment(due))), Moment(due), on), ()
    if clock is None:
        return
    if owing.said:
        yield _SAID.fill(start=STARTS[owing.said.start], why=owing.said.why), ()
    if owing.open:
        yield _CHOOSE.fill(term=term_of(clock), duty=owing.ids[0]), ()
    for reading in owing.dues:
        says, count = _says(owing, reading), reading.count
        line = says if owing.open else _TERM.fill(term=term_of(clock), says=says)
        counted = tuple(_counted(owing, count)) if count else ()
        yield _with_left(line, count.ends, on) if count and not owing.done else line, counted


def _says(owing: Owed, due: Due) -> Both:
    words: dict[str, object] = {"start": STARTS[due.start], "happens": WHENS[due.start]}
    words["of"] = owing.duty.clock.of if owing.duty.clock else None
    if due.since is None or due.count is None:
        waits = _WAITS if words["of"] and due.start == "duty" else _STARTS
        return (_MISSING if owing.open else waits).fill(**words)
    words |= {"since": _when(due.since), "ends": _when(due.count.ends)}
    return (_PROJECTED if due.projected else _BY).fill(**words)


def _counted(owing: Owed, count: Count) -> Iterator[Both]:
    if count.skipped and owing.calendar:
        yield _SKIPPED.fill(days=_days(count.skipped), calendar=owing.calendar.called)
    elif owing.calendar and not owing.calendar.known and owing.duty.clock is not None:
        yield owing.calendar.called
    if count.falls:
        falls = {"day": count.falls.day, "why": count.falls.why}
        yield _MOVED.fill(**falls) if count.moved else _FALLS.fill(**falls)
    if count.shortened:
        yield _SHORT
    if count.from_midnight:
        yield _MIDNIGHT


def _notes(owing: Owed) -> Iterator[Both]:
    duty, contract = owing.duty, owing.contract
    if owing.uncarried:
        yield _IF_CARRIED.fill(terms=" / ".join(duty.terms))
    elif not owing.sure:
        yield _PERHAPS
    if duty.version_since or duty.version_until:
        bounds = _VERSIONS[bool(duty.version_since), bool(duty.version_until)]
        versions = bounds.fill(since=duty.version_since, until=duty.version_until)
        if owing.uncarried:
            yield Both(
                f"{versions.en[:1].upper()}{versions.en[1:]}.", f"{versions.fr[:1].upper()}{versions.fr[1:]}."
            )
        elif not owing.version_known:
            yield _NO_VERSION.fill(versions=versions)
    if contract and duty.kind == "flow-down" and (lacking := contract.withheld(duty.terms)):
        yield _LACKING.fill(names=", ".join(each.supplier for each in lacking))
    if contract and contract.tier == "subcontract":
        yield _PART_OF


def _with_left(line: Both, ends: Moment, on: date) -> Both:
    days = (ends.day - on).days
    left = (_LEFT if days > 0 else _PASSED)[abs(days) != 1].fill(n=abs(days)) if days else _TODAY
    return Both(f"{line.en} ({left.en})", f"{line.fr} ({left.fr})")


def _when(moment: Moment) -> Both:
    weekday = WEEKDAYS[moment.day.weekday()]
    text = str(moment).replace("T", " ")
    return Both(f"{weekday.en} {text}", f"{weekday.fr} {text}")


def _days(skipped: Iterable[Off]) -> Both:
    every = list(skipped)
    return Both(
        ", ".join(f"{off.day} {off.why.en}" for off in every),
        ", ".join(f"{off.day} {off.why.fr}" for off in every),
    )


def _who(role: str, by: str) -> Both:
    return Both(f"{role} ({by})", f"{role} ({by})") if by else _ASKED
