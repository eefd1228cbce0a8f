"""`debar demo`: a fictional department through all five steps, by the commands that anybody uses."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from debar.cli.caveats import Caveats
from debar.cli.prose import wrapped
from debar.cli.show import Exit, Format, commands, rows, say
from debar.kit.errors import BadConfig

if TYPE_CHECKING:
    from debar.law.binding import Binding
    from debar.survey.findings import Finding

MARK = ".demo"
"""Stands in a folder that a demo made, so that the next one may clear it away."""
BROUGHT = {
    "keepers-hall": ("keepers-hall", "2026-10-20"),
    "lantern-quay": ("lantern-quay", "2026-10-21"),
    "reef-depot": ("reef-depot", "2026-11-04"),
    "cap-aux-brumes": ("cap-aux-brumes", "2026-11-06"),
    "thunder-narrows": ("thunder-narrows", "2026-10-27"),
    "london-office": ("london-office", "2026-10-29"),
    "windmill-point": ("windmill-point.zip", "2026-10-26"),
}
"""Site → what of the example estate tells of it, and on which day that was so."""
EACH = 2
"""So many findings of each outcome are shown."""
LINES = 19
"""So many lines of a command's answer are shown where no other number is asked for."""
_SECRETS = "holds secrets"
"""What a command says of secrets is always shown."""

app = commands()


@app.command("demo")
def demo(
    folder: Annotated[Path, typer.Option("--folder", help="Where the demo makes its workspace.")] = Path(
        "debar-demo"
    ),
) -> None:
    """Show all five steps on the example estate; the report lands in ./debar-demo."""
    estate = _near(estate_folder())
    _clear(folder)
    at = ["-w", str(folder)]
    _step("A workspace: a folder that keeps evidence and decisions", "init", str(folder), beside=2)
    (folder / MARK).touch()
    _step("Who we are, and what we answer for", "estate", "import", f"{estate}/estate.yaml", *at, most=0)
    say(f"\nWHAT BINDS US on this day (clause by clause: debar law binds --all -w {folder})")
    _binding(folder)
    say("\nCOLLECT: what is held about each of the seven sites; the first in full")
    for number, (site, (name, day)) in enumerate(BROUGHT.items()):
        brought = ("intake", f"{estate}/{name}", "--site", site, "--seen", day, *at)
        _step("", *brought, most=0 if number else LINES, beside=0 if number else 3)
    say("\nIDENTIFY and JUDGE: some of what was found, worst first")
    _findings(folder)
    purchases = f"{estate}/purchases.csv"
    _step("STOP IT AT THE PURCHASE LINE", "screen", purchases, "--only", "findings", *at, most=6)
    _step(
        "DECIDE: each finding under a measure is a case, for two people",
        "review",
        "list",
        *at,
        most=3,
        beside=None,
    )
    report = ("report", "html", "--lang", "both", "--lines", purchases, "--out", str(folder / "report.html"))
    _step("PROVE: a report that prints, in English and in French", *report, *at, beside=2, last=False)
    _step("Nothing decided was lost or altered", "ledger", "verify", *at)
    say(_ending(folder))


def estate_folder() -> Path:
    """The example estate: inside the installed package, or beside its source."""
    import debar

    package = Path(debar.__file__).parent
    for candidate in (package / "examples" / "estate", package.parents[1] / "examples" / "estate"):
        if candidate.is_dir():
            return candidate
    raise BadConfig("the example estate is not installed with this copy of debar: install it again.")


def _clear(folder: Path) -> None:
    """Make room, but only where an earlier demo stood."""
    if (folder / MARK).exists():
        shutil.rmtree(folder)
    elif folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BadConfig(f"{folder}: something else is there already. Name another folder by --folder.")


class _Held(io.StringIO):
    """What a command prints, held back; as wide as where it will be shown."""

    def isatty(self) -> bool:
        """Will a person see it?"""
        return sys.__stdout__ is not None and sys.__stdout__.isatty()


def _near(place: Path) -> Path:
    """A place as it is written shortest from here."""
    return min(place, Path(os.path.relpath(place)), key=lambda path: len(str(path)))


def _step(what: str, *words: str, most: int = LINES, beside: int | None = 0, last: bool = True) -> None:
    """Run a command as a user would, and show the beginning of what it prints.

    `most` lines of its answer; `beside` of what it says beside that, with what it says of secrets and
    its `last` word, or nothing of it for None. A part that fails as a whole ends the demo.
    """
    from debar.cli.main import main

    say(f"\n{what}\n$ debar {' '.join(words)}" if what else f"$ debar {' '.join(words)}")
    answer, told = _Held(), _Held()
    with redirect_stdout(answer), redirect_stderr(told):
        code = main(words)
    failed = code not in (Exit.DONE, Exit.PARTLY)
    lines = told.getvalue().splitlines()
    for line in lines if failed else [] if beside is None else _worth(lines, beside, last):
        say(line)
    sys.stdout.write("".join(f"{line}\n" for line in _beginning(answer.getvalue().splitlines(), most)))
    sys.stdout.flush()
    if failed:
        raise typer.Exit(code)


def _worth(lines: list[str], most: int, last: bool) -> list[str]:
    """The first lines, those about secrets and the last; of the others, how many there are."""
    ends = len(lines) - 1 if last else len(lines)
    shown = [at for at in range(ends) if at < most or _SECRETS in lines[at]]
    hidden = ends - len(shown)
    more = (
        [f"… and {hidden} more remarks"]
        if hidden > 1
        else [lines[at] for at in range(ends) if at not in shown]
    )
    return [*(lines[at] for at in shown), *more, *lines[ends:]]


def _beginning(lines: list[str], most: int) -> list[str]:
    if len(lines) <= most + 1:
        return lines
    return [*lines[:most], f"… and {len(lines) - most} more lines"] if most else []


def _binding(folder: Path) -> None:
    """What binds, with which force and why; of what may bind, how many measures; of the others too."""
    told = _bound(folder)
    rows((row for row in told if row["binds us"] == "yes"), Format.table)
    asked = [row["measure"] for row in told if row["binds us"] == "if …"]
    say("\n".join(wrapped(", ".join(asked), "after an answer: ")))
    say(f"no: {len(told) - len(asked) - sum(row['binds us'] == 'yes' for row in told)} other measures")


def _bound(folder: Path) -> list[dict[str, Any]]:
    """A row for each measure, what binds first."""
    from debar.entities.graph import Graph
    from debar.law.binding import bindings
    from debar.law.registry import Registry
    from debar.store.workspace import Workspace

    with Workspace.open(folder) as workspace:
        party, today = workspace.estate().party("inland-lighthouses"), workspace.today
    told: dict[str, Binding] = {}
    for each in bindings(party, today, law=Registry.load(), graph=Graph.load(), all=True):
        told.setdefault(each.measure.id, each)
    return [_bond(measure, binding) for measure, binding in told.items()]


def _bond(measure: str, binding: Binding) -> dict[str, Any]:
    says = binding.part.reasons[0].says.en if binding.part.reasons else ""
    answer = {"covered": "yes", "none-found": "no"}.get(binding.part.outcome, "if …")
    return {"measure": measure, "binds us": answer, "force": binding.clause.force, "because": says}


def _findings(folder: Path) -> None:
    """Some findings of each outcome, worst first, with the questions that settle them."""
    from debar.law.verdict import OUTCOMES
    from debar.store.workspace import Workspace

    caveats = Caveats()
    asked: dict[str, str] = {}
    with Workspace.open(folder) as workspace:
        found = list(caveats.over(workspace.findings()))
        rows(_shown(found, OUTCOMES, asked), Format.table)
    caveats.tell()
    for question, text in asked.items():
        say("\n".join(wrapped(f"{question}: {text}", hang=2)))


def _shown(
    found: list[Finding], outcomes: tuple[str, ...], asked: dict[str, str]
) -> Iterator[dict[str, Any]]:
    """The first findings of each outcome; the questions that they leave are added to `asked`."""
    for outcome in outcomes:
        alike = [each for each in found if each.judgement.outcome == outcome]
        for at, finding in enumerate(alike[:EACH], 1):
            yield {"outcome": f"{outcome} ({at} of {len(alike)})", **_row(finding, asked)}


def _row(finding: Finding, asked: dict[str, str]) -> dict[str, Any]:
    identity, device = finding.identity, finding.device
    verdict = finding.judgement.verdicts[0] if finding.judgement.verdicts else None
    ground = max(identity.grounds, key=lambda claim: claim.weight, default=None)
    what = device.addresses or device.serials or device.macs or (device.name or "no label",)
    if verdict and verdict.question:
        asked[verdict.question.id] = verdict.question.asks.en
    return {
        "force": verdict.force if verdict else "",
        "where": f"{device.site}: {', '.join(what)}",
        "badge": identity.brand.id if identity.brand else "",
        "maker (grade)": f"{identity.maker.id} ({identity.maker.grade})" if identity.maker else "",
        "because": f"{ground.ground}: {ground.quote[:40]}" if ground else "",
        "settled by": verdict.question.id.rpartition("/")[2] if verdict and verdict.question else "",
    }


def _ending(folder: Path) -> str:
    from debar.store.workspace import Workspace

    program, estate = _program(), _near(estate_folder())
    with Workspace.open(folder) as workspace:
        case = next(each.id for each in workspace.cases() if each.outcome == "covered")
    return f"""
NEXT
Read the report in a browser: {folder / "report-en.html"} or {folder / "report-fr.html"}; it prints too.
Compare it with what each device of the example really is: {estate / "truth.csv"}
Look closer, and decide:
    {program} device list --outcome suspected -w {folder}
    {program} law show ca-fed-hikvision-use-2025
    {program} law timeline --between CA CN --format html -o timeline.html
    {program} review show {case} -w {folder}
    {program} review act {case} assess --finds covered --why "label read on site" -w {folder}
Your own estate ({estate / "estate.yaml"} is a model, docs/estate.md tells each field):
    {program} init our-review
    {program} estate import estate.yaml -w our-review
    {program} intake FOLDER --site SITE -w our-review
    {program} report html -w our-review"""


def _program() -> str:
    """How this program is called from here: by its name where that finds it, else by its path."""
    ran = Path(sys.argv[0])
    found = shutil.which("debar")
    if ran.name != "debar" or (found and Path(found).resolve() == ran.resolve()):
        return "debar"
    return os.path.relpath(ran)
