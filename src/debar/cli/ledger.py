"""`debar ledger`: proof that nothing decided was lost or altered."""

from __future__ import annotations

from pathlib import Path

import msgspec
import typer

from debar.cli.show import Exit, Format, FormatOption, WorkspaceOption, commands, rows, say

app = commands("Check that nothing decided was lost or altered.")


@app.command("verify")
def verify(*, workspace: WorkspaceOption = ".", format: FormatOption = Format.table) -> None:
    """Read everything; print each fault (entry 0: a row or file) and end with 2 where there is one."""
    from debar.store.workspace import Workspace

    with Workspace.open(Path(workspace)) as opened:
        faults = opened.verify()
        if faults:
            rows(({"entry": fault.seq, "what": fault.what} for fault in faults), format)
            say(f"{len(faults)} faults. Keep everything as it is, and tell whoever audits you.")
            raise typer.Exit(Exit.WRONG)
        entries = opened.standing().entries
    say(f"{entries} entries, none changed, missing or out of order; rows and files say what was sealed.")


@app.command("export")
def export(*, workspace: WorkspaceOption = ".", format: FormatOption = Format.jsonl) -> None:
    """Write every entry to stdout, its payload as the very text that was sealed."""
    from debar.store.workspace import Workspace

    with Workspace.open(Path(workspace)) as opened:
        rows(
            (
                msgspec.structs.asdict(entry) | {"payload": entry.payload.decode("utf-8", "backslashreplace")}
                for entry in opened.ledger()
            ),
            format,
        )
