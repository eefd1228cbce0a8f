"""`debar estate`: bodies, sites, networks, consents and contracts as one YAML file."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer

from debar.cli.estate_contracts import contracts
from debar.cli.show import Format, FormatOption, WorkspaceOption, commands, rows, say
from debar.kit.errors import BadData

if TYPE_CHECKING:
    from debar.estate.register import Estate

app = commands("Bodies, sites, networks, consents and contracts, as YAML.")

_QUOTED = re.compile(r"'([^']+)'")


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="The estate as YAML (docs/estate.md).")],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would change.")] = False,
    why: Annotated[str, typer.Option(help="A remark for the ledger.")] = "",
    workspace: WorkspaceOption = ".",
    format: FormatOption = Format.table,
) -> None:
    """Replace the estate by what a file says, and show what that changes."""
    from debar.cli.anew import judged_anew
    from debar.store.workspace import Workspace

    new = read(file)
    with Workspace.open(Path(workspace)) as opened:
        changed = opened.changes(new) if dry_run else opened.set_estate(new, why)
        rows((msgspec.structs.asdict(each) for each in changed), format, ("part", "id", "what"))
        say(_counted(new))
        if dry_run:
            say("nothing was changed: this was a dry run.")
        elif changed:
            judged_anew(opened)


@app.command("export")
def export(*, workspace: WorkspaceOption = ".") -> None:
    """Write the estate as YAML to stdout, as `debar estate import` reads it."""
    from debar.store.workspace import Workspace

    with Workspace.open(Path(workspace)) as opened:
        sys.stdout.write(written(opened.estate()))


app.command("contracts")(contracts)


def read(file: Path) -> Estate:
    """The estate that a file describes. Raises BadData with file and line."""
    from debar.estate.register import Estate, faults
    from debar.kit import pack

    estate = pack.load(file, Estate)
    for fault in faults(estate):
        raise BadData(f"{file}:{_line(file, fault)}: {fault}")
    return estate


def written(estate: Estate) -> str:
    """The estate as YAML, without what says nothing more than leaving it out would."""
    import yaml

    if estate == type(estate)():
        return "# The estate is empty; docs/estate.md tells how to write one.\nbodies: []\n"
    return yaml.safe_dump(_sparse(estate), sort_keys=False, allow_unicode=True, width=100)


def _counted(estate: Estate) -> str:
    """How many of each part the estate has now: `3 bodies, 7 sites, 10 networks`."""
    parts = ((name, len(getattr(estate, name))) for name in estate.__struct_fields__)
    return f"the estate: {', '.join(f'{count} {name}' for name, count in parts if count) or 'empty'}."


def _sparse(value: Any) -> Any:
    if isinstance(value, msgspec.Struct):
        return {
            field.encode_name: _sparse(part)
            for field in msgspec.structs.fields(value)
            if (part := getattr(value, field.name)) != field.default
        }
    if isinstance(value, tuple):
        return [_sparse(part) for part in value]
    return value if isinstance(value, int | float) else str(value)


def _line(file: Path, fault: str) -> int:
    """The first line on which stands what a fault is about: the last name quoted in its first sentence."""
    named = _QUOTED.findall(fault.split(". ", maxsplit=1)[0])
    wanted = re.compile(rf"(?<![\w-]){re.escape(named[-1])}(?![\w-])") if named else None
    for number, line in enumerate(file.read_text("utf-8-sig").splitlines(), start=1):
        if wanted and wanted.search(line):
            return number
    return 1
