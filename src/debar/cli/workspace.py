"""`debar init` and `debar status`: a workspace is made, and says how it stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from debar.cli import asked
from debar.cli.show import Format, FormatOption, WorkspaceOption, commands, rows, say

if TYPE_CHECKING:
    from debar.store.standing import Standing

app = commands()


@app.command("init")
def init(
    folder: Annotated[Path, typer.Argument(help="The folder that becomes a workspace.")] = Path(),
    *,
    database: Annotated[
        str,
        typer.Option(help="postgresql://user@host/name; a file in the folder where not given."),
    ] = "",
    language: Annotated[str, typer.Option(help="en or fr: the language of its reports.")] = "en",
    keep_sources: Annotated[
        bool, typer.Option("--keep-sources", help="Keep the original bytes of what is taken in.")
    ] = False,
) -> None:
    """Make a workspace: a folder that keeps evidence and decisions.

    Who acts in it is the account of the operating system, or what DEBAR_ACCOUNT says where several
    people share one.
    """
    from debar.kit.config import Config
    from debar.store.workspace import Workspace

    config = Config(database=database, language=asked.language(language), keep_sources=keep_sources)
    with Workspace.create(folder, config) as made:
        say(f"{made.folder}: a workspace, begun by {made.home.by}.")
        for text in made.standing().missing:
            say(f"next: {text}")


@app.command("status")
def status(*, workspace: WorkspaceOption = ".", format: FormatOption = Format.table) -> None:
    """What is in this workspace, and what is missing."""
    from msgspec import to_builtins

    from debar.store.workspace import Workspace

    with Workspace.open(Path(workspace)) as opened:
        standing = opened.standing()
    if format in (Format.json, Format.jsonl):
        rows([to_builtins(standing)], format)
        return
    rows(_counted(standing), format)
    for text in standing.missing:
        say(f"missing: {text}")


def _counted(standing: Standing) -> Iterator[dict[str, Any]]:
    about = {
        "folder": standing.folder,
        "database": standing.database,
        "bodies": standing.bodies,
        "sites": standing.sites,
        "networks": standing.networks,
        "sources": standing.sources,
        "sightings": standing.sightings,
        "rows that could not be read": standing.problems,
        "devices": standing.devices,
        **{f"devices {outcome}": count for outcome, count in sorted(standing.outcomes.items())},
        **{f"cases {step}": count for step, count in sorted(standing.cases.items())},
        "judged as of": standing.judged_on,
        "knowledge": (standing.edition or "")[:12],
        "ledger entries": standing.entries,
    }
    yield from ({"what": what, "value": value} for what, value in about.items())
