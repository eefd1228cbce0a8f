"""`debar demo`: a fictional department through all five steps, by the commands that anybody uses."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from debar.cli.caveats import Caveats
from debar.cli.show import Exit, Format, commands, rows, say
from debar.kit.errors import BadConfig

if TYPE_CHECKING:
    from debar.survey.findings import Finding

MARK = ".demo"
"""Stands in a folder that a demo made, so that the next one may clear it away."""
EXPORTS = {
    "scan-keepers-hall.xml": "keepers-hall",
    "registre-maison-du-gardien.csv": "keepers-hall",
    "vms-lantern-quay.csv": "lantern-quay",
    "walk-reef-depot.xlsx": "reef-depot",
}
"""File of the example estate → the site that it tells of, as whoever brings it would say."""
EACH = 4
"""So many findings of each outcome are shown."""

app = commands()


@app.command("demo")
def demo(
    folder: Annotated[Path, typer.Option("--folder", help="Where the demo makes its workspace.")] = Path(
        "debar-demo"
    ),
) -> None:
    """Show all five steps on the example estate; the report lands in ./debar-demo."""
    estate = estate_folder()
    _clear(folder)
    at = ["--workspace", str(folder)]
    _step("A workspace: a folder that keeps evidence and decisions", "init", str(folder))
    (folder / MARK).touch()
    _step("Who we are, and what we answer for", "estate", "import", str(estate / "estate.yaml"), *at)
    for name, site in EXPORTS.items():
        about = f"COLLECT: what is held about {site}"
        _step(about, "intake", str(estate / name), "--site", site, *at)
    say("\nIDENTIFY and JUDGE: some of what was found, worst first\n")
    caveats = Caveats()
    rows(_findings(folder, caveats), Format.table)
    caveats.tell()
    purchases = str(estate / "purchases.csv")
    _step("STOP IT AT THE PURCHASE LINE", "screen", purchases, "--only", "findings", *at)
    _step("DECIDE: every finding that needs a person is a case", "status", *at)
    for language in ("en", "fr"):
        out = str(folder / f"report-{language}.html")
        about = f"PROVE: a report that prints ({language})"
        _step(about, "report", "html", "--lang", language, "--lines", purchases, "--out", out, *at)
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


def _step(what: str, *words: str) -> None:
    """Run a command as a user would, and show it. A part that fails as a whole ends the demo."""
    from debar.cli.main import main

    say(f"\n{what}\n$ debar {' '.join(words)}\n")
    code = main(words)
    if code not in (Exit.DONE, Exit.PARTLY):
        raise typer.Exit(code)


def _findings(folder: Path, caveats: Caveats) -> Iterator[dict[str, Any]]:
    """Some findings of each outcome, worst first, one row each, with what speaks most for them."""
    from debar.law.verdict import OUTCOMES
    from debar.store.workspace import Workspace

    with Workspace.open(folder) as workspace:
        found = list(caveats.over(workspace.findings()))
    for outcome in OUTCOMES:
        alike = [each for each in found if each.judgement.outcome == outcome]
        for finding in alike[:EACH]:
            yield _row(finding)
        if len(alike) > EACH:
            yield {"outcome": outcome, "where": f"… and {len(alike) - EACH} more"}


def _row(finding: Finding) -> dict[str, Any]:
    identity, device = finding.identity, finding.device
    verdict = finding.judgement.verdicts[0] if finding.judgement.verdicts else None
    ground = max(identity.grounds, key=lambda claim: claim.weight, default=None)
    what = device.addresses or device.serials or device.macs or (device.name or "no label",)
    asks = verdict.question.asks.en if verdict and verdict.question else ""
    return {
        "outcome": finding.judgement.outcome,
        "force": verdict.force if verdict else "",
        "where": f"{device.site}: {', '.join(what)}",
        "badge": identity.brand.id if identity.brand else "",
        "maker (grade)": f"{identity.maker.id} ({identity.maker.grade})" if identity.maker else "",
        "because": f"{ground.ground}: {ground.quote[:60]}" if ground else "",
        "settled by": asks,
    }


def _ending(folder: Path) -> str:
    program = _program()
    return f"""
The report: {folder / "report-en.html"} and {folder / "report-fr.html"} (open them in a browser).
Look closer:
    {program} device list -w {folder}
    {program} review list -w {folder}
    {program} law show ca-fed-hikvision-use-2025
Your own estate:
    {program} init our-review
    {program} estate import estate.yaml -w our-review    # {estate_folder() / "estate.yaml"} is a model
    {program} intake FOLDER -w our-review
    {program} report html -w our-review"""


def _program() -> str:
    """How this program is called from here: by its name where that finds it, else by its path."""
    ran = Path(sys.argv[0])
    found = shutil.which("debar")
    if ran.name != "debar" or (found and Path(found).resolve() == ran.resolve()):
        return "debar"
    return os.path.relpath(ran)
