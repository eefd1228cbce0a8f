"""The time of a duty in words: its clock, every reading of it, and how days were counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from importlib.metadata import version

from debar.kit.words import Both
from debar.law.calendars import WEEKDAYS, Count, Moment, Off
from debar.law.duties import Due, Owed, term_of
from debar.law.marks import FROMS, WHENS
from debar.law.parts import Duty

_RULE = Both(
    "How it is counted: the day of the event does not count. Business days leave out weekends and the "
    "holidays named (by holidays {version}). An end in days, months or years that falls on a day off stays "
    "there, unless the instrument says otherwise. Days and hours are those of the place where you are.",
    "Mode de calcul : le jour de l'événement ne compte pas. Les jours ouvrables excluent les fins de "
    "semaine et les jours fériés nommés (d'après holidays {version}). Un délai en jours, en mois ou en "
    "années qui expire un jour non ouvrable n'est pas reporté, à moins que le texte ne le dise. Jours et "
    "heures sont ceux du lieu où vous êtes.",
)
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
    "Counsel said that it runs {start}: {why}",
    "Selon les conseillers juridiques, le délai court {start} : {why}",
)
_BY = Both("{start}, {since}: by {ends}", "{start}, {since} : au plus tard {ends}")
_MISSING = Both("{start}: no such day recorded", "{start} : aucun jour consigné")
_STARTS = Both(
    "starts when {happens}; no such day recorded", "court du moment où {happens}; aucun jour consigné"
)
_PROJECTED = Both(
    "if {of} is done on {since}: by {ends}", "si {of} est exécutée {since} : au plus tard {ends}"
)
_WAITS = Both(
    "starts when {of} is done; no such day recorded", "court dès l'exécution de {of}; aucun jour consigné"
)
_TERM = Both("{term}, {says}", "{term}, {says}")
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
_DONE = Both("Done on {when}, recorded by {by}", "Exécutée {when}, consigné par {by}")
_ASKED = Both("as asked", "selon la demande")
_LACKING = Both("Not passed on, as recorded, to: {names}", "Non transmise, d'après le registre, à : {names}")
_PART_OF = Both(
    "This is a subcontract: what of the clause was passed on, and to whom to report, stands in it.",
    "C'est un contrat de sous-traitance : il dit ce qui de la clause a été transmis, et à qui rendre compte.",
)


def rule() -> Both:
    """How days are counted, said once for all of them."""
    return _RULE.fill(version=version("holidays"))


def timing(owing: Owed, on: date) -> Iterator[tuple[Both, tuple[Both, ...]]]:
    """What is told of the time, each with how it was counted."""
    clock, due = owing.duty.clock, owing.duty.due
    if owing.done:
        yield _DONE.fill(when=spoken(owing.done.when), by=_who(owing.done.role, owing.done.by)), ()
    if due:
        yield _with_left(_DUE.fill(ends=spoken(Moment(due))), Moment(due), on), ()
    if clock is None:
        return
    if owing.said:
        yield _SAID.fill(start=FROMS[owing.said.start], why=owing.said.why), ()
    if owing.open:
        yield _CHOOSE.fill(term=term_of(clock), duty=owing.ids[0]), ()
    for reading in owing.dues:
        if due and not reading.count:
            continue  # a fixed day says enough
        says, count = _says(owing, reading), reading.count
        line = says if owing.open else _TERM.fill(term=term_of(clock), says=says)
        counted = tuple(_counted(owing, count)) if count else ()
        yield _with_left(line, count.ends, on) if count and not owing.done else line, counted


def notes(owing: Owed) -> Iterator[Both]:
    """What else must be known of it: on whom it hangs, versions, what was not passed on."""
    duty, contract = owing.duty, owing.contract
    if owing.uncarried:
        yield _IF_CARRIED.fill(terms=" / ".join(duty.terms))
    elif not owing.sure:
        yield _PERHAPS
    if versions := versions_of(duty):
        if owing.uncarried:
            yield versions
        elif not owing.version_known:
            yield _NO_VERSION.fill(versions=versions)
    if contract and duty.kind == "flow-down" and (lacking := contract.withheld(duty.terms)):
        yield _LACKING.fill(names=", ".join(each.supplier for each in lacking))
    if contract and contract.tier == "subcontract":
        yield _PART_OF


def versions_of(duty: Duty) -> Both | None:
    """In which versions of the contract clause it stands; None: in all of them."""
    if not (duty.version_since or duty.version_until):
        return None
    bounds = _VERSIONS[bool(duty.version_since), bool(duty.version_until)]
    return bounds.fill(since=duty.version_since, until=duty.version_until)


def spoken(moment: Moment) -> Both:
    """A moment with its day of the week: `Monday 2026-11-23`, `le lundi 2026-11-23`."""
    weekday = WEEKDAYS[moment.day.weekday()]
    text = str(moment).replace("T", " ")
    return Both(f"{weekday.en} {text}", f"le {weekday.fr} {text}")


def _says(owing: Owed, due: Due) -> Both:
    words: dict[str, object] = {"start": FROMS[due.start], "happens": WHENS[due.start]}
    words["of"] = owing.duty.clock.of if owing.duty.clock else None
    if due.since is None or due.count is None:
        waits = _WAITS if words["of"] and due.start == "duty" else _STARTS
        return (_MISSING if owing.open else waits).fill(**words)
    words |= {"since": spoken(due.since), "ends": spoken(due.count.ends)}
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


def _with_left(line: Both, ends: Moment, on: date) -> Both:
    days = (ends.day - on).days
    left = (_LEFT if days > 0 else _PASSED)[abs(days) != 1].fill(n=abs(days)) if days else _TODAY
    return Both(f"{line.en} ({left.en})", f"{line.fr} ({left.fr})")


def _days(skipped: Iterable[Off]) -> Both:
    every = list(skipped)
    return Both(
        ", ".join(f"{off.day} {off.why.en}" for off in every),
        ", ".join(f"{off.day} {off.why.fr}" for off in every),
    )


def _who(role: str, by: str) -> Both:
    return Both(f"{role} ({by})", f"{role} ({by})") if by else _ASKED
