"""`debar report`: what a workspace has come to, as one HTML page, JSON or CSV."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from debar.cli import asked, report_far
from debar.cli.asked import KnownOption, OnOption
from debar.cli.show import Exit, WorkspaceOption, commands, put, say
from debar.kit.errors import BadData, Problem
from debar.kit.words import Both

if TYPE_CHECKING:
    from debar.entities.graph import Graph
    from debar.estate.bodies import Body
    from debar.estate.register import Estate
    from debar.kit.words import Language
    from debar.law.registry import Registry
    from debar.law.verdict import Answer
    from debar.reports.parts import Facts
    from debar.screening.screen import Screened
    from debar.store.workspace import Workspace
    from debar.survey.findings import Finding

FORMS = ("html", "json", "csv", "far-889")
TITLE = Both("Review of restricted equipment", "Examen du matériel visé par des restrictions")

_NOBODY = Both("Estate not described yet", "Parc non encore décrit")

app = commands()


@app.command("report")
def report(
    form: Annotated[str, typer.Argument(help="html, json, csv or far-889.")] = "html",
    *,
    workspace: WorkspaceOption = ".",
    lang: Annotated[
        str,
        typer.Option(
            "--lang", help="en, fr, or both in files of their own; the workspace's own where not given."
        ),
    ] = "",
    on: OnOption = "",
    known: KnownOption = "",
    lines: Annotated[
        list[Path] | None, typer.Option("--lines", help="A file of purchase lines to screen too; repeatable.")
    ] = None,
    marking: Annotated[str, typer.Option(help="Who may see it, as PROTECTED A: on every page.")] = "",
    out: Annotated[
        str,
        typer.Option(
            "--out", "-o", help="Where to write it; - for stdout. Else debar-report-DAY in this folder."
        ),
    ] = "",
    shape: Annotated[str, typer.Option("--as", help="far-889: html, text or json.")] = "html",
    contract: Annotated[str, typer.Option(help="far-889: the contract, by id or number.")] = "",
    device: Annotated[
        list[str] | None, typer.Option(help="far-889: a device to report; may be repeated.")
    ] = None,
    identified: Annotated[str, typer.Option(help="far-889: when a person identified it.")] = "",
    notified: Annotated[str, typer.Option(help="far-889: when notice of it reached you.")] = "",
    supplier: Annotated[str, typer.Option(help="far-889: who supplied it.")] = "",
    supplier_uei: Annotated[str, typer.Option(help="far-889: that supplier's UEI.")] = "",
    supplier_cage: Annotated[str, typer.Option(help="far-889: that supplier's CAGE code.")] = "",
) -> None:
    """Write a report of the workspace.

    far-889 fills in the report that FAR 52.204-25 or 52.240-91 asks of a contractor for one contract:
    prepared, never sent, with every element that nothing held answers left as a blank.
    """
    from debar.kit.canon import digest
    from debar.store.workspace import Workspace

    if form == "pdf":
        raise BadData("FORM: there is no 'pdf' yet. Write html and print it to PDF from a browser.")
    asked.one_of(form, FORMS, "FORM")
    if form == "far-889":
        asked.one_of(shape, report_far.SHAPES, "--as")
        seller = {"supplier": supplier, "uei": supplier_uei, "cage": supplier_cage}
        wanted = report_far.Wanted(contract, device or (), identified, notified, **seller)
        _far(wanted, Path(workspace), asked.day(on, "--on"), (shape, lang, out))
        return
    with Workspace.open(Path(workspace)) as opened:
        day = asked.day(on, "--on") or opened.today
        languages = asked.languages(lang or opened.config.language)
        languages = languages[:1] if form == "json" else languages  # JSON holds both side by side
        path = out or f"debar-report-{day}.{form}"
        facts = facts_of(
            opened,
            day,
            known=asked.day(known, "--known"),
            lines=lines or (),
            marking=Both(marking, marking) if marking else None,
        )
        for language in languages:
            data = written(facts, form, language)
            place = put(data, path if len(languages) == 1 else _beside(path, language))
            opened.reported(form, digest(data))
            say(f"{place}: {facts.summary[0].within(language)}")
    for problem in facts.problems:
        say(str(problem))
    raise typer.Exit(Exit.PARTLY if facts.problems else Exit.DONE)


def _far(wanted: report_far.Wanted, folder: Path, on: date | None, how: tuple[str, str, str]) -> None:
    """Write the report to a contracting officer, in one language or both, and ledger that it was made."""
    from debar.kit.canon import digest
    from debar.store.workspace import Workspace

    shape, lang, out = how
    with Workspace.open(folder) as opened:
        notice = report_far.notice_of(opened, wanted, on or opened.today, _answers(opened))
        languages = asked.languages(lang or opened.config.language)
        languages = languages[:1] if shape == "json" else languages  # JSON holds both side by side
        path = out or f"debar-far-889-{notice.on}.{'txt' if shape == 'text' else shape}"
        for language in languages:
            data = report_far.written(notice, shape, language)
            place = put(data, path if len(languages) == 1 else _beside(path, language))
            opened.reported("far-889", digest(data))
            say(f"{place}: {notice.summary.within(language)}")


def facts_of(
    workspace: Workspace,
    on: date,
    *,
    known: date | None = None,
    lines: Sequence[Path] = (),
    marking: Both | None = None,
) -> Facts:
    """What a report of the workspace says for a day; purchase lines in the files named are screened.

    For the workspace's own today, devices are judged anew, which opens and reopens cases. Another
    day is only looked at. Raises BadData where a file cannot be read.
    """
    from importlib.metadata import version

    from debar.entities.graph import Graph
    from debar.reports import facts

    estate = workspace.estate()
    court = _Court(asked.law_of(workspace), Graph.load(), _answers(workspace), on, known)
    screened, problems = _screened(lines, estate, court)
    return facts.of(
        title=TITLE,
        body=_body(estate),
        on=on,
        version=version("debar"),
        estate=estate,
        law=court.law,
        graph=court.graph,
        findings=list(_findings(workspace, estate, court)),
        coverage=workspace.coverage(),
        sources=workspace.sources(),
        cases=workspace.cases(),
        lines=screened,
        problems=problems,
        known=known,
        marking=marking,
    )


def written(facts: Facts, form: str, language: Language) -> bytes:
    """The facts in a form: html, json or csv."""
    if form == "json":
        from debar.reports.forms.tables import json

        return json(facts)
    if form == "csv":
        from debar.reports.forms.tables import table

        return table(facts, language)
    from debar.reports.forms.html import html

    return html(facts, language)


@dataclass(frozen=True)
class _Court:
    """The law and what it is asked with."""

    law: Registry
    graph: Graph
    answers: tuple[Answer, ...]
    on: date
    known: date | None


def _answers(workspace: Workspace) -> tuple[Answer, ...]:
    """The answers that stand, each for the device that its item is now."""
    from msgspec import structs

    led = workspace.redirects()
    return tuple(
        structs.replace(answer, item=led.get(answer.item, answer.item)) if answer.item else answer
        for answer in workspace.answers()
    )


def _findings(workspace: Workspace, estate: Estate, court: _Court) -> Iterable[Finding]:
    """Every device judged: with its consequences for today, without them for any other day."""
    if court.known is None and court.on == workspace.today:
        workspace.refresh(court.on)
        return workspace.findings()
    from debar.identify import Identifier
    from debar.survey.findings import find

    return find(
        workspace.devices(),
        estate=estate,
        law=court.law,
        graph=court.graph,
        identifier=Identifier.load(known=court.known, beside=workspace.home.beside),
        on=court.on,
        known=court.known,
        answers=court.answers,
    )


def _screened(files: Sequence[Path], estate: Estate, court: _Court) -> tuple[list[Screened], list[Problem]]:
    """What stands against each line for the body at the head, and the rows that cannot be read."""
    found: list[Screened] = []
    problems: list[Problem] = []
    if not files:
        return found, problems
    from debar.screening.lines import read
    from debar.screening.screen import Screener

    screener = Screener.load(
        estate.party(_buyer(estate)),
        court.on,
        law=court.law,
        graph=court.graph,
        known=court.known,
        answers=court.answers,
    )
    for line in (line for file in files for line in read(file)):
        if isinstance(line, Problem):
            problems.append(line)
        else:
            found.append(screener.screen(line))
    return found, problems


def _heads(estate: Estate) -> list[Body]:
    """The bodies that stand under no other."""
    return [body for body in estate.bodies if body.parent is None]


def _buyer(estate: Estate) -> str:
    heads = _heads(estate)
    if len(heads) != 1:
        raise BadData(
            f"--lines: the workspace has {len(heads)} bodies at its head, so it is not known which buys. "
            "Screen the lines by `debar screen --body` instead."
        )
    return heads[0].id


def _body(estate: Estate) -> Both:
    """Whose report it is."""
    from debar.reports.wording import listed

    return listed(body.name for body in _heads(estate)) if estate.bodies else _NOBODY


def _beside(path: str, language: Language) -> str:
    """The place of one of two languages: report.html → report-fr.html. Raises BadData for stdout."""
    if path == "-":
        raise BadData(
            "--lang both: two reports cannot go to stdout. Give --out a file, or ask for one language."
        )
    whole = Path(path)
    return str(whole.with_name(f"{whole.stem}-{language}{whole.suffix}"))
