"""What is owed, in the terminal and as rows: each duty, its clock, and how its days were counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from debar.cli.party_words import asked_as
from debar.cli.prose import wrapped
from debar.estate.contracts import Contract
from debar.estate.parties import Party
from debar.kit.words import Both, Language
from debar.law.calendars import Off
from debar.law.duties import Due, Owed
from debar.law.duty_words import notes, rule, timing
from debar.law.labels import DUTY_KINDS, FORCES
from debar.law.measure import Force

_NOTHING = Both(
    "No duty is known here that this party owes, on that day.",
    "Aucune obligation de cette partie n'est connue ici pour ce jour.",
)
_KIND = Both("{kind}; force: {force}", "{kind}; force : {force}")
_WHOEVER = Both("By the measures themselves", "D'après les mesures elles-mêmes")
_CONTRACT = Both("Contract {number}", "Contrat {number}")
_LOOSE = Both("A contract that carries {term}", "Un contrat comportant {term}")
_UNDER = Both("under {upper}", "sous {upper}")
_AS_SUB = Both("subcontract", "sous-traitance")
_ORDERS = Both("orders {orders}", "commandes {orders}")
_SITES = Both("at {sites}", "à {sites}")


def duty_lines(found: Sequence[Owed], party: Party, on: date, language: Language) -> Iterator[str]:
    """Everything that a party owes, contract by contract, the nearest deadline first."""
    yield from (*wrapped(asked_as(party, on).within(language)), "")
    if not found:
        yield from wrapped(_NOTHING.within(language))
        return
    if any(owing.ends or owing.dues for owing in found):
        yield from wrapped(rule().within(language))
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
        "notes": [note.within(language) for note in notes(owing)],
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
    said = _KIND.fill(kind=kind, force=force).within(language)
    yield from wrapped(f"{', '.join(owing.ids)} ({said}){term}", "  ", hang=2)
    yield from wrapped(owing.duty.says.within(language), "    ")
    for line, more in timing(owing, on):
        yield from wrapped(line.within(language), "    - ")
        for each in more:
            yield from wrapped(each.within(language), "        ")
    for note in notes(owing):
        yield from wrapped(note.within(language), "    - ")
    clock = owing.duty.clock
    if clock and clock.words:
        yield from wrapped(clock.words.within(language), "      ")


def _forces(owing: Owed) -> tuple[Force, ...]:
    """With which force the clauses speak that carry it."""
    clauses = (clause for measure in owing.measures for clause in measure.clauses)
    mine = owing.duty.clauses
    return tuple(dict.fromkeys(clause.force for clause in clauses if not mine or clause.id in mine))
