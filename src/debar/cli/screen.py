"""`debar screen`: does a measure stand against these purchase lines or suppliers, and which?"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from debar.cli import asked
from debar.cli.asked import AlsoOption, ContractOption, EntityOption, KnownOption
from debar.cli.caveats import Caveats
from debar.cli.show import Exit, Format, FormatOption, commands, rows, say
from debar.kit.errors import BadData, Problem

if TYPE_CHECKING:
    from debar.entities.graph import Graph
    from debar.estate.parties import Party
    from debar.screening.lines import Line, Plain
    from debar.screening.screen import Screened, Screener

app = commands()

_TABLE = ("row", "verdict", "force", "text", "maker", "grade", "measure", "on")
_CSV = (
    *("source", "row", "text", "supplier", "verdict", "grade", "force", "brand", "maker", "model"),
    *("product", "quantity", "entity", "matched", "measure", "on", "shown_en", "shown_fr"),
)
_WORST = ("covered", "conditional", "suspected")
_ONLY = {"findings": _WORST, "open": (*_WORST, "unknown")}
_SHOWN = 20
"""Problems told one by one; of more, only the number is told."""


@app.command()
def screen(
    files: Annotated[
        list[str],
        typer.Argument(help="Tables (CSV, XLSX, ODS) or bare lines of text; - for the standard input."),
    ],
    *,
    party: Annotated[str, typer.Option(help="What kind of body buys: federal-department, …")] = "",
    jurisdiction: Annotated[str, typer.Option(help="Where that body belongs: CA, CA-QC, US, …")] = "",
    entity: EntityOption = "",
    also: AlsoOption = None,
    contract: ContractOption = None,
    body: Annotated[str, typer.Option(help="The body of the workspace that buys, by its id.")] = "",
    on: Annotated[
        str, typer.Option(help="The day asked about for every line; else each line's own, or today.")
    ] = "",
    known: KnownOption = "",
    names: Annotated[bool, typer.Option("--names", help="The files are lists of supplier names.")] = False,
    watch: Annotated[
        str, typer.Option(help="A table or text of supplier names to look out for beside those of the law.")
    ] = "",
    only: Annotated[
        str, typer.Option(help="findings: covered, conditional and suspected; open: unknown too.")
    ] = "",
    fail_on: Annotated[
        str, typer.Option(help="End with 1 where any verdict is as bad: covered, conditional, suspected.")
    ] = "",
    workspace: Annotated[
        str,
        typer.Option(
            "--workspace", "-w", help="Take party, answers and authorities from the workspace there."
        ),
    ] = "",
    format: FormatOption = Format.table,
) -> None:
    """Screen purchase lines or supplier names: does a measure stand against them, and which?"""
    for text, choices, option in (
        (fail_on, _WORST, "--fail-on"),
        (only, tuple(_ONLY), "--only"),
    ):
        if text:
            asked.one_of(text, choices, option)
    watched = _watched(watch)
    asks = _Asks(party, jurisdiction, entity, body, workspace, contract or (), also or ())
    run = _Run(asks.screener(on, known, watched), only)
    plain: Plain = "supplier" if names else "description"
    flat = format in (Format.table, Format.csv)
    many = ("source",) if len(files) > 1 else ()
    columns = (*many, *_TABLE) if format is Format.table else _CSV
    rows((_flat(found) if flat else _whole(found) for found in run.over(files, plain)), format, columns)
    run.end(fail_on)


@dataclass(frozen=True)
class _Asks:
    """Who asks, and under which law."""

    party: str
    jurisdiction: str
    entity: str
    body: str
    workspace: str
    contracts: Sequence[str]
    also: Sequence[str]

    def screener(self, on: str, known: str, names: list[str]) -> Screener:
        """Made ready for that day. Raises BadData and BadConfig."""
        from debar.entities.graph import Graph
        from debar.screening.screen import Screener

        graph = Graph.load()
        court = asked.court(self.workspace)
        day = asked.day(on, "--on")
        return Screener.load(
            self._party(graph, day or asked.today()),
            day or asked.today(),
            law=court.law,
            graph=graph,
            known=asked.day(known, "--known"),
            answers=court.answers,
            names=names,
            forced=day is not None,
        )

    def _party(self, graph: Graph, day: date) -> Party:
        """The party of the options or, where they name none, of the workspace's body."""
        if self.body and not self.workspace:
            raise BadData("--body: a body is one of a workspace. Name the workspace by -w.")
        if self.party or self.entity or self.contracts or not self.workspace:
            kind = self.party or "federal-department"
            return asked.party(
                kind, self.jurisdiction, self.entity, graph, terms=self.contracts, also=self.also
            )
        return asked.party_of(self.workspace, self.body, day)


class _Run:
    """Files screened one after the other, and what was met on the way."""

    def __init__(self, screener: Screener, only: str) -> None:
        self.screener = screener
        self.wanted = _ONLY.get(only)
        self.verdicts: Counter[str] = Counter()
        self.caveats = Caveats()
        self.problems = 0

    def over(self, files: list[str], plain: Plain) -> Iterator[Screened]:
        """What stands against each line of each file, of those that are wanted."""
        for file in files:
            for each in _lines(file, plain):
                if isinstance(each, Problem):
                    self._problem(each)
                    continue
                found = self.screener.screen(each)
                self.verdicts[found.verdict] += 1
                if self.wanted is None or found.verdict in self.wanted:
                    self.caveats.meet(found.clauses)
                    yield found

    def end(self, fail_on: str) -> None:
        """Sum up; end with 1 where something as bad was found, 3 after problems, 2 if nothing was read."""
        read = self.verdicts.total()
        told = ", ".join(f"{count} {verdict}" for verdict, count in self.verdicts.most_common())
        lines, problems = _counted(read, "line"), _counted(self.problems, "problem")
        self.caveats.tell()
        say(f"{lines} read{f': {told}' if told else ''}; {problems}.")
        if fail_on and any(self.verdicts[each] for each in _WORST[: _WORST.index(fail_on) + 1]):
            raise typer.Exit(Exit.FOUND)
        if self.problems:
            raise typer.Exit(Exit.PARTLY if read else Exit.WRONG)

    def _problem(self, problem: Problem) -> None:
        self.problems += 1
        if self.problems <= _SHOWN:
            say(str(problem))
        elif self.problems == _SHOWN + 1:
            say("More problems follow; only their number is told.")


def _lines(file: str, plain: Plain) -> Iterator[Line | Problem]:
    from debar.screening import lines

    if file == "-":
        yield from lines.read(sys.stdin.buffer, "-", plain=plain)
    else:
        yield from lines.read(Path(file), file, plain=plain)


def _watched(file: str) -> list[str]:
    """The names in a list of suppliers. Raises BadData where a part of it cannot be read."""
    found: list[str] = []
    for each in _lines(file, "supplier") if file else ():
        if isinstance(each, Problem):
            raise BadData(f"--watch: {each}")
        found.append(each.supplier or each.text)
    return found


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _whole(found: Screened) -> dict[str, Any]:
    from debar.kit.canon import plain

    row: dict[str, Any] = plain(found)
    return row


def _flat(found: Screened) -> dict[str, Any]:
    row = {field: getattr(found, field) for field in found.__struct_fields__}
    row["matched"] = [match.name for match in found.matches]
    row["measure"] = [each.measure for each in found.clauses]
    row["shown_en"], row["shown_fr"] = found.shown.en, found.shown.fr
    return row
