"""`debar estate contracts`: contracts from a table into the estate."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from debar.cli.show import Exit, Format, FormatOption, WorkspaceOption, rows, say
from debar.kit.errors import BadData, Problem, reading

if TYPE_CHECKING:
    from debar.estate.contracts import Contract
    from debar.estate.register import Estate


def contracts(
    file: Annotated[Path, typer.Argument(help="The contracts as CSV, XLSX or ODS (docs/estate.md).")],
    *,
    body: Annotated[str, typer.Option(help="Whose contracts they are, where no column says it.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would change.")] = False,
    why: Annotated[str, typer.Option(help="A remark for the ledger.")] = "",
    workspace: WorkspaceOption = ".",
    format: FormatOption = Format.table,
) -> None:
    """Add contracts from a table to the estate, or put them in place of those with their id or number."""
    from debar.cli.anew import judged_anew
    from debar.store.workspace import Workspace

    found, problems = _read(file, body)
    if not found:
        raise BadData(f"{file}: no contract in it. {problems[0] if problems else 'Name its columns.'}")
    with Workspace.open(Path(workspace)) as opened:
        new = _with(opened.estate(), found)
        changed = opened.changes(new) if dry_run else opened.set_estate(new, why)
        rows((msgspec.structs.asdict(each) for each in changed), format, ("part", "id", "what"))
        if dry_run:
            say("nothing was changed: this was a dry run.")
        elif changed:
            judged_anew(opened)
    for problem in problems:
        say(str(problem))
    raise typer.Exit(Exit.PARTLY if problems else Exit.DONE)


def _read(file: Path, body: str) -> tuple[list[Contract], list[Problem]]:
    from debar.estate.contract_table import read

    try:
        with file.open("rb") as stream:
            every = list(read(stream, file.name, body))
    except OSError as error:
        raise reading(file, error) from error
    problems = [each for each in every if isinstance(each, Problem)]
    return [each for each in every if not isinstance(each, Problem)], problems


def _with(estate: Estate, found: list[Contract]) -> Estate:
    """The estate with these contracts: one with the id, or body and number, of another takes its place."""
    ids = {contract.id for contract in estate.contracts}
    named = {(contract.body, contract.number): contract.id for contract in estate.contracts}
    new = {contract.id: contract for contract in estate.contracts}
    for each in found:
        id_ = each.id if each.id in ids else named.get((each.body, each.number), each.id)
        new[id_] = msgspec.structs.replace(each, id=id_)
    return msgspec.structs.replace(estate, contracts=tuple(new.values()))
