"""`debar review`: the cases, and every act that people do on them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer

from debar.cli import asked
from debar.cli.caveats import Caveats
from debar.cli.show import Format, FormatOption, WorkspaceOption, commands, rows, say
from debar.kit.errors import BadData

if TYPE_CHECKING:
    from debar.law.registry import Registry
    from debar.review.acts import Act, CaseAct
    from debar.review.case import Case

app = commands("Cases: list, show, and act on them.")

VERBS: dict[str, str] = {
    "assess": "Assessed",
    "countersign": "Countersigned",
    "dispute": "Disputed",
    "contain": "Contained",
    "plan": "Planned",
    "except": "Excepted",
    "remove": "Removed",
    "verify": "VerifiedGone",
    "reopen": "Reopened",
    "note": "Noted",
}
"""What a person does → the act in debar.review.acts."""

_COLUMNS = ("id", "step", "outcome", "force", "device", "measure", "clause", "body", "due", "assessed_by")


@app.command("list")
def list_(
    *,
    step: Annotated[
        str, typer.Option(help="Only those at this step: open, assessed, confirmed, planned, …")
    ] = "",
    outcome: Annotated[str, typer.Option(help="Only those that the machine found so.")] = "",
    body: Annotated[str, typer.Option(help="Only those that this body answers for.")] = "",
    device: Annotated[str, typer.Option(help="Only those of this device.")] = "",
    measure: Annotated[str, typer.Option(help="Only those under this measure.")] = "",
    workspace: WorkspaceOption = ".",
    format: FormatOption = Format.table,
) -> None:
    """The cases, in the order in which they were opened."""
    from debar.law.verdict import OUTCOMES
    from debar.review.case import FOLLOWS
    from debar.store.workspace import Workspace

    for text, known, option in ((step, tuple(FOLLOWS), "--step"), (outcome, OUTCOMES, "--outcome")):
        if text:
            asked.one_of(text, tuple(known), option)
    with Workspace.open(Path(workspace)) as opened:
        found = opened.cases(
            step=next((each for each in FOLLOWS if each == step), None),
            outcome=next((each for each in OUTCOMES if each == outcome), None),
            body=body or None,
            device=device or None,
            measure=measure or None,
        )
        forces = _Forces(asked.law_of(opened))
        rows(({**msgspec.structs.asdict(case), "force": forces.of(case)} for case in found), format, _COLUMNS)
        forces.caveats.tell(opened.config.language)


@app.command("show")
def show(
    case: Annotated[str, typer.Argument(help="The case's id.")],
    *,
    workspace: WorkspaceOption = ".",
    format: FormatOption = Format.table,
) -> None:
    """One case: how it stands, what may follow, and every act on it."""
    from debar.store.workspace import Workspace

    with Workspace.open(Path(workspace)) as opened:
        found, history = opened.case(case), opened.history(case)
        forces = _Forces(asked.law_of(opened))
        force, language = forces.of(found), opened.config.language
    if format in (Format.json, Format.jsonl):
        parts = {"case": found, "force": force, "may_follow": _may_follow(found), "history": history}
        rows([{name: msgspec.to_builtins(part) for name, part in parts.items()}], format)
    else:
        rows(_page(found, force, history), format, ("about", "what", "why"))
    forces.caveats.tell(language)


@app.command("act")
def act(
    case: Annotated[str, typer.Argument(help="The case's id.")],
    verb: Annotated[str, typer.Argument(metavar="ACT", help=f"{', '.join(VERBS)}.")],
    *,
    why: Annotated[str, typer.Option(help="The reason; contain: how it was cut off.")] = "",
    finds: Annotated[str, typer.Option(help="assess: covered or not-covered.")] = "",
    how: Annotated[str, typer.Option(help="plan, remove: replace or dispose.")] = "",
    due: Annotated[str, typer.Option(help="plan: the day by which it should be gone.")] = "",
    cost: Annotated[int | None, typer.Option(min=0, help="plan: whole dollars.")] = None,
    until: Annotated[str, typer.Option(help="except: the day on which the exception ends.")] = "",
    certificate: Annotated[str, typer.Option(help="remove: the paper that shows it.")] = "",
    evidence: Annotated[
        list[str] | None, typer.Option(help="reopen: digest of a source that calls for it; repeatable.")
    ] = None,
    workspace: WorkspaceOption = ".",
) -> None:
    """Act on a case. A second person countersigns an assessment, and another verifies a removal.

    Who acts is the account of the operating system, or what DEBAR_ACCOUNT says where several people
    share one; it is sealed with the act.
    """
    from debar.store.workspace import Workspace

    given = {
        "finds": finds or None,
        "how": how or None,
        "due": due or None,
        "cost": cost,
        "until": until or None,
        "certificate": certificate or None,
        "evidence": evidence or None,
    }
    with Workspace.open(Path(workspace)) as opened:
        if evidence:
            given["evidence"] = [opened.source(digest).digest for digest in evidence]
        done = _act(verb, {"by": opened.home.by, "at": opened.home.clock(), "why": why}, given)
        after = opened.act(case, done)
    say(f"{after.id}: {after.step}. What may follow: {', '.join(_may_follow(after))}.")


def _act(verb: str, who: dict[str, Any], given: dict[str, Any]) -> CaseAct:
    """The act that a verb and its options mean. Raises BadData where one is missing or out of place."""
    from debar.review import acts

    asked.one_of(verb, tuple(VERBS), "ACT")
    kind: type[Any] = getattr(acts, VERBS[verb])
    fields = {field.name: field for field in msgspec.structs.fields(kind)}
    said = {name: value for name, value in given.items() if value is not None}
    if strange := [name for name in said if name not in fields]:
        raise BadData(f"--{strange[0]} does not belong to {verb}. Leave it out.")
    if missing := [name for name, field in fields.items() if field.required and name not in {*said, *who}]:
        raise BadData(f"{verb} needs --{missing[0]}.")
    try:
        done: CaseAct = msgspec.convert({"act": _word(kind), **who, **said}, kind)
    except msgspec.ValidationError as error:
        raise BadData(f"{verb}: {error}. `debar review act --help` shows what each option takes.") from None
    return done


class _Forces:
    """The force of the clause that each case is about; the caveats of their measures are kept."""

    def __init__(self, law: Registry) -> None:
        self._measures = {measure.id: measure for measure in law.measures}
        self.caveats = Caveats()

    def of(self, case: Case) -> str:
        """The force; nothing where the measure is no longer known."""
        measure = self._measures.get(case.measure)
        if measure is None:
            return ""
        self.caveats.of(measure)
        return next((clause.force for clause in measure.clauses if clause.id == case.clause), "")


def _may_follow(case: Case) -> list[str]:
    from debar.review import acts

    kinds = set(case.may_follow())
    return [verb for verb, name in VERBS.items() if getattr(acts, name) in kinds]


def _page(case: Case, force: str, history: list[CaseAct]) -> Iterator[dict[str, Any]]:
    about = {
        "case": case.id,
        "step": case.step,
        "device": case.device,
        "measure": f"{case.measure}/{case.clause}",
        "force": force,
        "outcome": case.outcome,
        "evidence": ", ".join(digest[:12] for digest in case.evidence),
        "may follow": ", ".join(_may_follow(case)),
    }
    yield from ({"about": name, "what": value, "why": ""} for name, value in about.items())
    for each in history:
        when = each.at.isoformat(" ", "minutes")
        yield {"about": when, "what": f"{_word(type(each))} by {each.by}{_details(each)}", "why": each.why}


def _details(act: CaseAct) -> str:
    shown = ("finds", "how", "due", "cost", "until", "certificate", "outcome")
    said = [f"{name} {getattr(act, name)}" for name in shown if getattr(act, name, None) is not None]
    return f" ({', '.join(said)})" if said else ""


def _word(kind: type[Act]) -> str:
    from debar.review.case import word

    return word(kind)
