"""`debar judge`: what the law says of one item, or of each row of a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from debar.cli import asked, facts
from debar.cli.asked import (
    AcquiredOption,
    AlsoOption,
    BrandGradeOption,
    BrandOption,
    ContractOption,
    EntityOption,
    KindOption,
    KnownOption,
    LanguageOption,
    MakerGradeOption,
    MakerOption,
    ModelOption,
    OnOption,
    PartyOption,
    PlaceOption,
    RecipientOption,
    SiteClassOption,
    SubcontractOption,
)
from debar.cli.caveats import Caveats
from debar.cli.facts import (
    AuthorisedOption,
    CertificateOption,
    LacksOption,
    LocalContentOption,
    MadeInOption,
    TraitOption,
)
from debar.cli.prose import wrapped
from debar.cli.sellers import Sellers
from debar.cli.show import Exit, Format, FormatOption, commands, page, rows, say
from debar.kit.errors import BadData, Problem
from debar.kit.words import Both

if TYPE_CHECKING:
    from debar.entities.graph import Graph
    from debar.identify import Identifier
    from debar.kit.words import Language
    from debar.law.judge import Judge
    from debar.law.verdict import Item, Judgement, Verdict

app = commands()

SYNONYMS: dict[str, tuple[str, ...]] = {
    "id": ("item", "identifier", "asset tag", "identifiant", "article", "numéro", "line", "ligne"),
    "maker": ("manufacturer", "made by", "fabricant", "oem"),
    "maker-grade": ("maker grade", "cote du fabricant"),
    "brand": ("badge", "make", "marque"),
    "brand-grade": ("brand grade", "cote de la marque"),
    "model": ("model number", "part number", "modèle", "numéro de modèle"),
    "kind": ("type", "device type", "category", "genre", "catégorie", "type d'appareil"),
    "recipient": ("consignee", "sent to", "destinataire", "envoyé à"),
    "acquired": ("date acquired", "purchase date", "date d'acquisition", "date d'achat"),
    **facts.SYNONYMS,
}
"""Field of an item → what tables call it, in English and French."""

_COLUMNS = ("item", "maker", "brand", "model", "outcome", "measure", "clause", "force", "question")
_WORST = ("covered", "conditional", "suspected")
_SHOWN = 20
"""Problems told one by one; of more, only the number is told."""
_ONLY_THESE = Both(
    "Other law was not looked at: debar law list tells what was.",
    "Aucun autre texte n'a été vérifié; debar law list dit lesquels l'ont été.",
)
_SILENT = Both("No restriction found in this clause", "Aucune restriction trouvée dans cette disposition")


@app.command()
def judge(
    table: Annotated[
        Path | None, typer.Argument(help="A table of items (CSV, XLSX, ODS); none: one item, by options.")
    ] = None,
    *,
    maker: MakerOption = "",
    brand: BrandOption = "",
    model: ModelOption = "",
    kind: KindOption = "",
    maker_grade: MakerGradeOption = "",
    brand_grade: BrandGradeOption = "",
    acquired: AcquiredOption = "",
    recipient: RecipientOption = "",
    authorised: AuthorisedOption = "",
    made_in: MadeInOption = "",
    certificate: CertificateOption = None,
    local_content: LocalContentOption = "",
    trait: TraitOption = None,
    lacks: LacksOption = None,
    party: PartyOption = "federal-department",
    jurisdiction: PlaceOption = "",
    also: AlsoOption = None,
    entity: EntityOption = "",
    contract: ContractOption = None,
    subcontract: SubcontractOption = None,
    site_class: SiteClassOption = None,
    conduct: Annotated[str, typer.Option(help="purchase, use, sell, operate, …")] = "use",
    on: OnOption = "",
    known: KnownOption = "",
    every: Annotated[bool, typer.Option("--all", help="Also say why nothing was found.")] = False,
    fail_on: Annotated[
        str, typer.Option(help="End with 1 where any outcome is as bad: covered, conditional, suspected.")
    ] = "",
    workspace: Annotated[
        str,
        typer.Option(
            "--workspace", "-w", help="Use the answers and authorities of the workspace in this folder."
        ),
    ] = "",
    lang: LanguageOption = "en",
    format: FormatOption = Format.table,
) -> None:
    """What the law says of one item, or of each row of a table, for a party on a day."""
    from debar.entities.graph import Graph

    if fail_on:
        asked.one_of(fail_on, _WORST, "--fail-on")
    language = asked.language(lang)
    graph = Graph.load()
    day = asked.day(on, "--on") or asked.today()
    prepared = asked.court(workspace).judge(
        asked.party(
            party,
            jurisdiction,
            entity,
            graph,
            terms=contract or (),
            sub_terms=subcontract or (),
            also=also or (),
            site_classes=site_class or (),
        ),
        asked.conduct(conduct),
        day,
        graph,
        known=asked.day(known, "--known"),
        all=every,
    )
    words = {
        "maker": maker,
        "brand": brand,
        "model": model,
        "kind": kind,
        "maker-grade": maker_grade,
        "brand-grade": brand_grade,
        "acquired": acquired,
        "recipient": recipient,
        **facts.words(
            authorised=authorised,
            made_in=made_in,
            certificate=certificate,
            local_content=local_content,
            trait=trait,
            lacks=lacks,
        ),
    }
    hearing = _Hearing(words, graph, prepared, day)
    if table is not None:
        judged = hearing.of_table(table)
        rows((_row(item, judgement, language) for item, judgement in judged), format, _COLUMNS)
        hearing.caveats.tell(language)
    elif format is Format.table:
        page("\n".join(told(hearing.of_options()[1], language)))
    else:
        rows([_row(*hearing.of_options(), language)], format, _COLUMNS)
    hearing.sellers.tell(language)
    hearing.end(fail_on)


@cache
def identifier() -> Identifier:
    """What identifies, loaded once in a process."""
    from debar.identify import Identifier

    return Identifier.load()


class _Hearing:
    """Items given one after the other, and what was met on the way, for the exit code."""

    def __init__(self, words: dict[str, str], graph: Graph, prepared: Judge, day: date) -> None:
        self.words, self.graph, self.prepared, self.day = words, graph, prepared, day
        self.outcomes: set[str] = set()
        self.caveats, self.sellers = Caveats(), Sellers(graph, day)
        self.problems = 0

    def of_options(self) -> tuple[Item, Judgement]:
        """The one item that the options describe. Raises BadData where they describe none."""
        if not any(self.words[name] for name in ("maker", "brand", "model", "kind", "recipient")):
            raise BadData(
                "nothing to judge. Name a table, or an item by --maker, --brand, --model or --kind."
            )
        return self._judged(self.words)

    def of_table(self, table: Path) -> Iterator[tuple[Item, Judgement]]:
        """Each row of a table; what the options say holds where a cell is empty."""
        for number, cells in self._cells(table):
            given = {**self.words, **{name: text for name, text in cells.items() if text}}
            try:
                yield self._judged(given, given.get("id") or str(number), strict=False)
            except BadData as error:
                self._problem(Problem(table.name, number, str(error)))

    def end(self, fail_on: str) -> None:
        """End with 1 where something as bad was found, 3 where rows were left out, 2 where all were."""
        bad = _WORST[: _WORST.index(fail_on) + 1] if fail_on else ()
        if not self.outcomes.isdisjoint(bad):
            raise typer.Exit(Exit.FOUND)
        if self.problems:
            say(f"{self.problems} rows of the table could not be judged; at most {_SHOWN} are named above.")
            raise typer.Exit(Exit.PARTLY if self.outcomes else Exit.WRONG)

    def _judged(self, words: dict[str, str], id: str = "", *, strict: bool = True) -> tuple[Item, Judgement]:
        said = asked.item(words, self.graph, identifier, id=id, on=self.day, strict=strict)
        item = facts.told(said, words)
        judgement = self.prepared.of(item)
        self.outcomes.add(judgement.outcome)
        self.caveats.meet(judgement.verdicts)
        self.sellers.meet(asked.stated(words, self.graph), item)
        return item, judgement

    def _problem(self, problem: Problem) -> None:
        self.problems += 1
        if self.problems <= _SHOWN:
            say(str(problem))

    def _cells(self, table: Path) -> Iterator[tuple[int, dict[str, str]]]:
        from debar.kit import sheets
        from debar.kit.errors import reading

        columns = sheets.Columns(SYNONYMS)
        try:
            stream = table.open("rb")
        except OSError as error:
            raise reading(table, error) from error
        with stream:
            fields: dict[str, str] = {}
            for row in sheets.read(stream, table.name, columns=columns):
                if isinstance(row, Problem):
                    self._problem(row)
                    continue
                if not fields.keys() <= row.cells.keys() or not fields:
                    fields = _fields(columns.map(list(row.cells)), table)
                yield row.number, {field: row.cells[h].strip() for h, field in fields.items()}


def _fields(found: dict[str, str], table: Path) -> dict[str, str]:
    if {"maker", "brand", "model"}.isdisjoint(found.values()):
        raise BadData(f"{table.name}: no column tells maker, brand or model. Name one of them so.")
    return found


def told(judgement: Judgement, language: Language) -> list[str]:
    """A judgement as lines to read: the outcome, then each verdict with its numbered reasons."""
    lines = [judgement.shown.within(language)]
    if judgement.outcome == "none-found":
        lines.append(_ONLY_THESE.within(language))
    return [*lines, *each_told(judgement.verdicts, language)]


def each_told(verdicts: Iterable[Verdict], language: Language) -> Iterator[str]:
    """Verdicts one after the other; the caveat of a measure stands by the first of its clauses."""
    cautioned: set[str] = set()
    for verdict in verdicts:
        yield from ("", *verdict_lines(verdict, language, caveat=verdict.measure not in cautioned))
        cautioned.add(verdict.measure)


def verdict_lines(verdict: Verdict, language: Language, *, caveat: bool = True) -> Iterator[str]:
    """What one clause gives: outcome, caveat, reasons with marks for what they cite, the marks' key."""
    from debar.law.labels import FORCES
    from debar.law.verdict import SHOWN

    shown = _SILENT if verdict.outcome == "none-found" else SHOWN[verdict.outcome]
    yield f"{verdict.measure}/{verdict.clause} ({FORCES[verdict.force].within(language)})"
    yield f"  {shown.within(language)}"
    if verdict.caveat and caveat:
        yield from wrapped(verdict.caveat.within(language), "  ! ")
    cites = list(dict.fromkeys(cite for reason in verdict.reasons for cite in reason.cites))
    for number, reason in enumerate(verdict.reasons, 1):
        marks = "".join(f" [{cites.index(cite) + 1}]" for cite in reason.cites)
        yield from wrapped(reason.says.within(language) + marks, f"  {number}. ")
    for number, cite in enumerate(cites, 1):
        yield from wrapped(cite, f"     [{number}] ")
    if verdict.question:
        yield f"  ? debar law answer {verdict.question.id} --yes|--no --why …"


def _row(item: Item, judgement: Judgement, language: Language) -> dict[str, Any]:
    from debar.kit.canon import plain

    first = judgement.verdicts[0] if judgement.verdicts else None
    return {
        "item": item.id,
        "maker": item.maker,
        "brand": item.brand,
        "model": item.model,
        "kind": item.kind,
        "outcome": judgement.outcome,
        "shown": judgement.shown.within(language),
        "measure": first.measure if first else None,
        "clause": first.clause if first else None,
        "force": first.force if first else None,
        "question": first.question.id if first and first.question else None,
        "verdicts": plain(judgement.verdicts),
        "checked": judgement.checked,
        "edition": judgement.edition,
        "on": str(judgement.on),
        "known": str(judgement.known),
    }
