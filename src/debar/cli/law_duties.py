"""`debar law duties`, `mark` and `starts`: what is owed by when, and the days that clocks run from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from debar.cli import asked
from debar.cli.asked import (
    AlsoOption,
    EntityOption,
    KnownOption,
    LanguageOption,
    OnOption,
    PartyOption,
    PlaceOption,
)
from debar.cli.show import Format, FormatOption, WorkspaceOption, page, rows, say
from debar.kit.errors import BadData

if TYPE_CHECKING:
    from debar.cli.asked import Court
    from debar.entities.graph import Graph
    from debar.estate.contracts import Contract
    from debar.estate.parties import Party
    from debar.law.calendars import Moment
    from debar.law.duties import Owed, Recorded
    from debar.law.marks import Event, Mark
    from debar.law.parts import Duty
    from debar.law.registry import Registry
    from debar.store.workspace import Workspace

_DAY = "as 2026-11-20, or with the hour as 2026-11-20T14:30."
_COLUMNS = ("measures", "duty", "kind", "force", "number", "clause", "state", "ends", "left", "says")

MatchedOption = Annotated[str, typer.Option(help=f"When the machine matched it, {_DAY}")]
IdentifiedOption = Annotated[str, typer.Option(help=f"When a person identified it, {_DAY}")]
NotifiedOption = Annotated[str, typer.Option(help=f"When notice of it reached you, {_DAY}")]
AwardOption = Annotated[str, typer.Option("--award", "--awarded", help="The day of the award.")]
OrderedOption = Annotated[str, typer.Option(help="The day on which the order was served.")]


def duties(
    *,
    party: PartyOption = "",
    jurisdiction: PlaceOption = "",
    also: AlsoOption = None,
    contract: Annotated[
        list[str] | None,
        typer.Option(
            "--contract",
            help="A clause of your contracts, as '52.204-25 (NOV 2021)'; of a workspace: one of its "
            "contracts, by id or number. May be repeated.",
        ),
    ] = None,
    entity: EntityOption = "",
    workspace: Annotated[
        str, typer.Option("--workspace", "-w", help="With its contracts, recorded times and answers.")
    ] = "",
    body: Annotated[str, typer.Option(help="The body of the workspace that asks, by its id.")] = "",
    device: Annotated[str, typer.Option(help="With the times recorded for this device.")] = "",
    matched: MatchedOption = "",
    identified: IdentifiedOption = "",
    notified: NotifiedOption = "",
    award: AwardOption = "",
    ordered: OrderedOption = "",
    done: Annotated[
        list[str] | None, typer.Option(help="A duty done and when, as MEASURE/DUTY=2026-11-23; repeatable.")
    ] = None,
    measure: Annotated[str, typer.Option(help="Only the duties of this measure.")] = "",
    on: OnOption = "",
    known: KnownOption = "",
    lang: LanguageOption = "en",
    format: FormatOption = Format.table,
) -> None:
    """Say what is owed, contract by contract, and by when, with the days that were counted."""
    from debar.cli.duty_lines import duty_lines, duty_row

    language, day = asked.language(lang), asked.day(on, "--on") or asked.today()
    named = _named(matched, identified, notified, award, ordered)
    if device and not workspace:
        raise BadData("--device: devices stand in a workspace. Name it by --workspace.")
    court = asked.court(workspace)
    asked_days = (*_days(named), *_done(done or (), court.law))
    if workspace and not party:
        who, contracts, recorded = _of_workspace(workspace, body, contract or (), device, day)
    else:
        kind, graph = party or "federal-department", _graph()
        terms = contract or ()
        who = asked.party(kind, jurisdiction, entity, graph, terms=terms, also=also or ())
        contracts, recorded = (), _recorded(workspace, device)
    found = _owed(
        court,
        who,
        contracts,
        msgspec.structs.replace(recorded, asked=asked_days),
        (day, asked.day(known, "--known"), measure),
    )
    if format is Format.table:
        page("\n".join(duty_lines(found, who, day, language)))
    else:
        rows((duty_row(owing, day, language) for owing in found), format, _COLUMNS)


def mark(
    *,
    matched: MatchedOption = "",
    identified: IdentifiedOption = "",
    notified: NotifiedOption = "",
    awarded: AwardOption = "",
    ordered: OrderedOption = "",
    done: Annotated[str, typer.Option(help="A duty done and when, as MEASURE/DUTY=2026-11-23.")] = "",
    device: Annotated[
        str, typer.Option("--device", "--finding", help="The device that it is about; none: whatever device.")
    ] = "",
    contract: Annotated[
        str, typer.Option(help="The contract that it is about, by id or number; none: all.")
    ] = "",
    role: Annotated[str, typer.Option("--by-role", help="Who saw, told or did it, by role.")] = "",
    why: Annotated[str, typer.Option(help="How that is known; kept in the ledger.")] = "",
    workspace: WorkspaceOption = ".",
) -> None:
    """Record when something happened that may start the clock of a duty, or when a duty was done.

    The machine's match, a person's identification and a notice are three times; none stands for another.
    """
    from debar.store.workspace import Workspace

    named = _named(matched, identified, notified, awarded, ordered)
    with Workspace.open(Path(workspace)) as opened:
        found = (*_days(named), *_done([done] if done else [], asked.law_of(opened)))
        if not found:
            raise BadData("say what happened and when, as --identified 2026-11-20.")
        whose = {"device": opened.device(device) if device else None}
        whose["contract"] = opened.estate().contract(contract).id if contract else None
        for each in found:
            if each.when.day > opened.today:
                raise BadData(f"{each.when} has not come yet. Record it when it has happened.")
            kept = opened.mark(msgspec.structs.replace(each, role=role, **whose), why)
            say(f"{kept.event}: {kept.when}, by {kept.role} (recorded by {kept.by})")


def starts(
    duty: Annotated[str, typer.Argument(help="The duty, as MEASURE/DUTY.")],
    *,
    by: Annotated[str, typer.Option(help="What starts its clock: match, identification, notice, …")] = "",
    why: Annotated[str, typer.Option(help="Counsel's reason; kept in the ledger.")] = "",
    workspace: WorkspaceOption = ".",
) -> None:
    """Keep what counsel says starts the clock of a duty, where several things may."""
    from debar.store.workspace import Workspace

    if not why.strip():
        raise BadData("say --why: counsel's reason, and who said it by role.")
    with Workspace.open(Path(workspace)) as opened:
        clock = _duty(duty, asked.law_of(opened)).clock
        if clock is None:
            raise BadData(f"{duty} has no clock, so nothing starts it.")
        said = opened.say_start(duty, asked.one_of(by, clock.starts, "--by"), why)
        say(f"{said.duty}: started by {said.start}, by {said.by}")


def _owed(
    court: Court,
    who: Party,
    contracts: Sequence[Contract],
    recorded: Recorded,
    wanted: tuple[date, date | None, str],
) -> list[Owed]:
    """What is owed on a day, as known on a day, under one measure or (empty) all."""
    from debar.law import duties as law_duties
    from debar.law.binding import bindings

    day, known, only = wanted
    meant = court.law.measure(only).id if only else ""
    measures = [measure for measure in court.law.known(known) if meant in ("", measure.id)]
    bound = bindings(who, day, law=court.law, graph=_graph(), known=known, answers=court.answers)
    return law_duties.owed(who, measures=measures, bound=bound, contracts=contracts, recorded=recorded)


def _of_workspace(
    workspace: str, body: str, wanted: Sequence[str], device: str, on: date
) -> tuple[Party, tuple[Contract, ...], Recorded]:
    """Who a workspace's body is, its contracts that run, and the times recorded there.

    Where contracts are wanted by name, only those; their clauses are then all that the party has.
    """
    from debar.store.workspace import Workspace

    who = asked.party_of(workspace, body, on)
    with Workspace.open(Path(workspace)) as opened:
        estate = opened.estate()
        named = [estate.contract(each) for each in wanted]
        running = tuple(contract for contract in estate.contracts if contract.id in who.contracts)
    if strange := [each.id for each in named if each not in running]:
        raise BadData(
            f"--contract: {strange[0]!r} does not bind that body on {on}. Look at its body and span."
        )
    if named:
        dropped = {clause for each in running if each not in named for clause in each.clauses}
        who = msgspec.structs.replace(
            who,
            contracts=tuple(each.id for each in named),
            terms=tuple(term for term in who.terms if term not in dropped),
            sub_terms=tuple(term for term in who.sub_terms if term not in dropped),
        )
    return who, tuple(named) or running, _recorded(workspace, device)


def _recorded(workspace: str, device: str) -> Recorded:
    """The times recorded in a workspace, for a device or for none in particular."""
    from debar.law.duties import Recorded

    if not workspace:
        return Recorded()
    from debar.store.workspace import Workspace

    with Workspace.open(Path(workspace)) as opened:
        now = opened.device(device) if device else ""
        return Recorded(opened.marks(), (), opened.starts(), now, matches_of(opened, now))


def matches_of(workspace: Workspace, device: str) -> tuple[tuple[str, Moment], ...]:
    """Measure, and when (in local time) the machine first found it on that device."""
    from debar.law.calendars import Moment

    if not device:
        return ()
    opened = ((case.measure, case.opened.astimezone()) for case in workspace.cases(device=device))
    return tuple(
        (measure, Moment(at.date(), at.time().replace(second=0, microsecond=0))) for measure, at in opened
    )


def _named(matched: str, identified: str, notified: str, awarded: str, ordered: str) -> dict[Event, str]:
    """What happened, and the words of the command line for when."""
    return {
        "match": matched,
        "identification": identified,
        "notice": notified,
        "award": awarded,
        "order": ordered,
    }


def _days(named: Mapping[Event, str]) -> Iterator[Mark]:
    """The days that were given with the question."""
    from debar.law.marks import Mark

    for event, text in named.items():
        if text:
            yield Mark(event, moment(text, f"the day of {event}"))


def _done(given: Sequence[str], law: Registry) -> Iterator[Mark]:
    from debar.law.marks import Mark

    for each in given:
        name, _, text = each.partition("=")
        _duty(name, law)
        yield Mark("done", moment(text, f"--done {name}"), duty=name)


def moment(text: str, option: str) -> Moment:
    """The day, or day and hour, that an option names. Raises BadData."""
    from debar.law.calendars import Moment

    try:
        return Moment.parse(text)
    except ValueError:
        raise BadData(
            f"{option}: {text!r} is no day. Write it as 2026-11-20 or 2026-11-20T14:30, in local time."
        ) from None


def _duty(name: str, law: Registry) -> Duty:
    """The duty that `measure/duty` names. Raises BadData, naming the nearest."""
    id_, _, duty = name.partition("/")
    every = {each.id: each for each in law.measure(id_).duties}
    return every[asked.one_of(duty, tuple(every), f"duty of {id_}")]


def _graph() -> Graph:
    from debar.entities.graph import Graph

    return Graph.load()
