"""`debar evidence`: the sources taken in, and how to delete one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from debar.cli.show import Format, FormatOption, WorkspaceOption, commands, rows, say

if TYPE_CHECKING:
    from debar.review.decided import Source

app = commands("The sources taken in, by digest.")

_COLUMNS = ("digest", "name", "format", "site", "sightings", "problems", "taken", "by", "state")


@app.command("list")
def list_(*, workspace: WorkspaceOption = ".", format: FormatOption = Format.table) -> None:
    """Every source that was taken in, oldest first, those dropped included."""
    from debar.store.workspace import Workspace

    with Workspace.open(Path(workspace)) as opened:
        rows(_rows(opened.sources(), short=format is Format.table), format, _COLUMNS)


@app.command("drop")
def drop(
    source: Annotated[str, typer.Argument(help="The source's digest, or how it begins.")],
    *,
    why: Annotated[str, typer.Option(help="The reason; it stays in the ledger with the digest.")] = "",
    workspace: WorkspaceOption = ".",
) -> None:
    """Delete the evidence of a source. Its digest stays, and the file is not taken in again."""
    from debar.cli.anew import judged_anew
    from debar.store.workspace import Workspace

    with Workspace.open(Path(workspace)) as opened:
        gone = opened.drop(source, why)
        say(f"{gone.name} ({gone.digest[:12]}): {gone.sightings} sightings deleted by {gone.gone_by}.")
        judged_anew(opened)


def _rows(sources: list[Source], *, short: bool) -> Iterator[dict[str, Any]]:
    for source in sources:
        yield {
            "digest": source.digest[:12] if short else source.digest,
            "name": source.name,
            "format": source.format,
            "bytes": source.bytes,
            "site": source.site,
            "network": source.network,
            "seen": source.seen,
            "sightings": source.sightings,
            "problems": source.problems,
            "secrets": source.secrets,
            "taken": source.taken.isoformat(" ", "minutes") if short else source.taken,
            "by": source.by,
            "state": "kept" if source.gone is None else "dropped",
            "dropped_at": source.gone,
            "dropped_by": source.gone_by,
            "dropped_why": source.gone_why,
        }
