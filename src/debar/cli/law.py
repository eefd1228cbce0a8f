"""`debar law`: list and show measures, say why, answer their questions, attach your own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from debar.cli import asked, facts, law_check, law_diff, law_duties, law_publish, law_timeline
from debar.cli.anew import judged_anew
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
from debar.cli.show import Format, FormatOption, WorkspaceOption, commands, page, rows, say
from debar.kit.errors import BadData

if TYPE_CHECKING:
    from debar.kit.words import Language
    from debar.law.measure import Clause, Conduct, Force, Measure
    from debar.law.registry import Registry
    from debar.law.verdict import Verdict

app = commands("The law: what binds, what is owed and by when, why; timeline; your own authorities.")

_LISTED = ("id", "jurisdiction", "force", "standing", "runs", "title")
_TOLD = ("measure", "clause", "outcome", "force", "number", "reason", "cites")

OwnWorkspace = Annotated[
    str,
    typer.Option(
        "--workspace", "-w", help="Also the authorities and answers of the workspace in this folder."
    ),
]


@app.command("list")
def list_(
    *,
    on: OnOption = "",
    known: KnownOption = "",
    jurisdiction: Annotated[str, typer.Option(help="Only measures of this place, as CA.")] = "",
    force: Annotated[str, typer.Option(help="Only with a clause of this force: binding, announced, …")] = "",
    conduct: Annotated[str, typer.Option(help="Only with a clause on this conduct: purchase, …")] = "",
    target: Annotated[
        str, typer.Option(help="Only what aims at this company or brand, or at whom it belongs to.")
    ] = "",
    running: Annotated[bool, typer.Option("--running", help="Only what runs on the day.")] = False,
    workspace: OwnWorkspace = "",
    lang: LanguageOption = "en",
    format: FormatOption = Format.table,
) -> None:
    """List the measures, with their force and whether they run on a day."""
    from debar.cli.law_list import Wanted, listed, measure_lines

    language = asked.language(lang)
    day = asked.day(on, "--on") or asked.today()
    law = asked.court(workspace).law
    wanted = Wanted.of(jurisdiction, force, conduct, target, running=running)
    found = [
        listed(measure, law, day, language)
        for measure in law.known(asked.day(known, "--known"))
        if wanted.fits(measure, law, day)
    ]
    if format is not Format.table or not found:
        rows(found, format, _LISTED)
        return
    page("\n".join(measure_lines(found, day, language)).rstrip())


@app.command()
def binds(
    *,
    party: PartyOption = "",
    jurisdiction: PlaceOption = "",
    also: AlsoOption = None,
    contract: ContractOption = None,
    subcontract: SubcontractOption = None,
    entity: EntityOption = "",
    conduct: Annotated[str, typer.Option(help="Only clauses on this conduct: purchase, use, …")] = "",
    on: OnOption = "",
    known: KnownOption = "",
    workspace: OwnWorkspace = "",
    body: Annotated[str, typer.Option(help="The body of the workspace that asks, by its id.")] = "",
    every: Annotated[bool, typer.Option("--all", help="Also what does not bind, and why.")] = False,
    lang: LanguageOption = "en",
    format: FormatOption = Format.table,
) -> None:
    """Say what binds a body, clause by clause: since when, how strongly, with which exceptions."""
    from debar.cli.law_list import bound_lines, bound_row
    from debar.entities.graph import Graph
    from debar.law.binding import bindings
    from debar.law.duties import owed

    language, graph, court = asked.language(lang), Graph.load(), asked.court(workspace)
    day = asked.day(on, "--on") or asked.today()
    if party or not workspace:
        kind = party or "federal-department"
        who = asked.party(
            kind,
            jurisdiction,
            entity,
            graph,
            terms=contract or (),
            sub_terms=subcontract or (),
            also=also or (),
        )
    else:
        who = asked.party_of(workspace, body, day)
    as_known = asked.day(known, "--known")
    said = bindings(who, day, law=court.law, graph=graph, known=as_known, answers=court.answers, all=every)
    wanted = asked.conduct(conduct) if conduct else None
    found = [binding for binding in said if wanted in (None, *binding.clause.conducts)]
    if format is not Format.table:
        rows((bound_row(binding, language) for binding in found), format)
        return
    known_law = court.law.known(as_known)
    owing = owed(who, measures=known_law, bound=[b for b in found if b.part.outcome != "none-found"])
    told = bound_lines(found, owing, who, day, graph, language=language, checked=len(known_law))
    page("\n".join(told))
    caveats = Caveats()
    for binding in found:
        caveats.of(binding.measure)
    caveats.tell(language)


@app.command()
def show(
    measure: Annotated[
        str, typer.Argument(help="A measure as `debar law list` names it, or one clause: MEASURE/CLAUSE.")
    ],
    *,
    on: OnOption = "",
    workspace: OwnWorkspace = "",
    lang: LanguageOption = "en",
    format: FormatOption = Format.table,
) -> None:
    """Show all that is told of a measure: force and caveat first, then clauses, history, sources."""
    from debar.cli.law_page import Page
    from debar.entities.graph import Graph
    from debar.kit.canon import plain
    from debar.law import timeline

    language = asked.language(lang)
    court = asked.court(workspace)
    id_, _, clause = measure.partition("/")
    law, found = court.law, court.law.measure(id_)
    alone = _clause(found, clause) if clause else None
    day = asked.day(on, "--on") or asked.today()
    if format is Format.table:
        told_whole = Page(found, law, Graph.load(), language, answers=court.answers)
        page("\n".join(told_whole.of_clause(alone, day) if alone else told_whole.lines(day)))
    elif alone:
        rows([plain(alone)], format)
    else:
        told = {"timeline": plain(timeline.of(found, law)), "edition": law.edition}
        rows([{**plain(found), **told}], format)


@app.command()
def why(
    clause: Annotated[str, typer.Argument(help="A measure, or one clause of it as MEASURE/CLAUSE.")],
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
    contract: ContractOption = None,
    subcontract: SubcontractOption = None,
    site_class: SiteClassOption = None,
    entity: EntityOption = "",
    conduct: Annotated[
        str, typer.Option(help="purchase, use, sell, …; that of the clause where not given.")
    ] = "",
    on: OnOption = "",
    known: KnownOption = "",
    workspace: OwnWorkspace = "",
    lang: LanguageOption = "en",
    format: FormatOption = Format.table,
) -> None:
    """Say step by step what a measure means for an item, and why."""
    from debar.cli.judge import each_told, identifier
    from debar.entities.graph import Graph
    from debar.law.judge import worst_first

    language = asked.language(lang)
    court, graph = asked.court(workspace), Graph.load()
    day = asked.day(on, "--on") or asked.today()
    words = {"maker": maker, "brand": brand, "model": model, "kind": kind}
    words |= {"maker-grade": maker_grade, "brand-grade": brand_grade}
    words |= {"acquired": acquired, "recipient": recipient}
    recorded = facts.words(
        authorised=authorised,
        made_in=made_in,
        certificate=certificate,
        local_content=local_content,
        trait=trait,
        lacks=lacks,
    )
    item = facts.told(asked.item(words, graph, identifier, on=day), recorded)
    who = asked.party(
        party,
        jurisdiction,
        entity,
        graph,
        terms=contract or (),
        sub_terms=subcontract or (),
        also=also or (),
        site_classes=site_class or (),
    )
    verdicts: list[Verdict] = []
    for name, one in _asked_clauses(court.law, clause, conduct):
        judge = court.judge(who, one, day, graph, known=asked.day(known, "--known"), all=True)
        verdicts += [v for v in judge.of(item).verdicts if f"{v.measure}/{v.clause}" == name]
    if not verdicts:
        say(f"{clause}: not known yet on the day that --known names, or no clause on that conduct.")
    if format is Format.table:
        page("\n".join(each_told(worst_first(verdicts), language)).strip("\n"))
    else:
        rows((row for verdict in verdicts for row in _told(verdict, language)), format, _TOLD)


@app.command()
def answer(
    question: Annotated[str, typer.Argument(help="The question's id, as a verdict or `law show` names it.")],
    *,
    yes: Annotated[bool | None, typer.Option("--yes/--no", help="The answer.")] = None,
    why: Annotated[str, typer.Option(help="The reason, with what it rests on; kept in the ledger.")] = "",
    item: Annotated[str, typer.Option(help="Only for this item or device; for all where not given.")] = "",
    workspace: WorkspaceOption = ".",
) -> None:
    """Answer a question that verdicts depend on. The answer is kept with who gave it and why."""
    from debar.store.workspace import Workspace

    if yes is None:
        raise BadData("say --yes or --no.")
    if not why.strip():
        raise BadData("say --why: an answer without a reason helps nobody later.")
    with Workspace.open(Path(workspace)) as opened:
        _check(question, asked.law_of(opened))
        given = opened.answer(question=question, yes=yes, item=item or None, why=why)
        say(f"{given.question}: {'yes' if given.yes else 'no'}, by {given.by}")
        judged_anew(opened)


@app.command()
def attach(
    file: Annotated[Path | None, typer.Argument(help="A whole measure as YAML; none: adopt one.")] = None,
    *,
    adopts: Annotated[
        str, typer.Option(help="The announced measure that your authority makes binding.")
    ] = "",
    title_en: Annotated[str, typer.Option(help="Title of your authority in English.")] = "",
    title_fr: Annotated[str, typer.Option(help="Title of your authority in French.")] = "",
    number: Annotated[str, typer.Option(help="Number under which it can be found again.")] = "",
    issuer: Annotated[str, typer.Option(help="Who issued it: a role or an office.")] = "",
    issuer_fr: Annotated[str, typer.Option(help="The same in French; as in English where not given.")] = "",
    on: Annotated[str, typer.Option("--date", help="The day from which it binds.")] = "",
    conduct: Annotated[list[str] | None, typer.Option(help="Only this conduct; may be given again.")] = None,
    force: Annotated[str, typer.Option(help="binding or instructed.")] = "binding",
    why: Annotated[str, typer.Option(help="A remark for the ledger.")] = "",
    workspace: WorkspaceOption = ".",
) -> None:
    """Attach an authority of your own: then it binds this workspace, beside the published law."""
    from debar.store.workspace import Workspace

    with Workspace.open(Path(workspace)) as opened:
        if file is not None:
            from debar.law.authority import read

            measure = read(file)
        else:
            words = {
                "en": title_en,
                "fr": title_fr,
                "number": number,
                "issuer": issuer,
                "issuer_fr": issuer_fr,
            }
            measure = _adopted(adopts, words, on, conduct or [], force)
        opened.attach(measure, why=why)
        say(f"attached {measure.id}: {', '.join(clause.id for clause in measure.clauses)}")
        judged_anew(opened)


app.command("check")(law_check.check)
app.command("diff")(law_diff.diff)
app.command("duties")(law_duties.duties)
app.command("mark")(law_duties.mark)
app.command("publish")(law_publish.publish)
app.command("starts")(law_duties.starts)
app.command("timeline")(law_timeline.timeline)


def _adopted(adopts: str, words: dict[str, str], on: str, conducts: list[str], force: str) -> Measure:
    from debar.kit.words import Both
    from debar.law.authority import adopting
    from debar.law.registry import Registry

    if not adopts:
        raise BadData("name a file, or the measure that your authority adopts with --adopts.")
    since = asked.day(on, "--date")
    if since is None:
        raise BadData("say --date: the day from which the authority binds.")
    bound: dict[str, Force] = {"binding": "binding", "instructed": "instructed"}
    return adopting(
        Registry.load().measure(adopts),
        title=Both(words["en"], words["fr"]),
        number=words["number"],
        issuer=Both(words["issuer"], words["issuer_fr"] or words["issuer"]),
        on=since,
        recorded=asked.today(),
        conducts=[asked.conduct(text) for text in conducts],
        force=bound[asked.one_of(force, tuple(bound), "--force")],
    )


def _asked_clauses(law: Registry, text: str, conduct: str) -> Iterator[tuple[str, Conduct]]:
    """The clauses that are meant, each with the conduct to judge."""
    id_, _, name = text.partition("/")
    measure = law.measure(id_)
    if name:
        _clause(measure, name)
    wanted = asked.conduct(conduct) if conduct else None
    for clause in measure.clauses:
        if name in ("", clause.id) and wanted in (None, *clause.conducts):
            yield f"{id_}/{clause.id}", wanted or clause.conduct


def _clause(measure: Measure, name: str) -> Clause:
    """Raises BadData where the measure has no such clause, naming the nearest."""
    asked.one_of(name, tuple(clause.id for clause in measure.clauses), f"clause of {measure.id}")
    return next(clause for clause in measure.clauses if clause.id == name)


def _check(question: str, law: Registry) -> None:
    """Raises BadData where no measure puts the question."""
    from debar.law import questions

    if not any(questions.puts(measure, question) for measure in law.measures):
        asks = tuple(each.id for measure in law.measures for each in questions.of(measure))
        asked.one_of(question, asks, "question")


def _told(verdict: Verdict, language: Language) -> Iterator[dict[str, Any]]:
    for number, reason in enumerate(verdict.reasons, 1):
        yield {
            "measure": verdict.measure,
            "clause": verdict.clause,
            "outcome": verdict.outcome,
            "force": verdict.force,
            "number": number,
            "reason": reason.says.within(language),
            "cites": list(reason.cites),
            "against": reason.against,
            "question": verdict.question.id if verdict.question else None,
        }
