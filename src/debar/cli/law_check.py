"""`debar law check`: does the law hold together, and does every worked case come out?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from debar.cli.prose import wrapped
from debar.cli.show import Exit, Format, FormatOption, page, rows, say
from debar.kit.errors import BadData

if TYPE_CHECKING:
    from debar.law.check import Proof, Wrong


def check(
    path: Annotated[
        Path | None,
        typer.Argument(help="A measure's file, or a folder of knowledge; none: the knowledge in use."),
    ] = None,
    *,
    measure: Annotated[str, typer.Option(help="Only this measure and its cases.")] = "",
    format: FormatOption = Format.table,
) -> None:
    """Check references, dates and texts of the law, and judge every worked case in its files.

    Each thing wrong is a row with file and line. Ends with 2 where there is one.
    """
    from debar.law.check import Proof

    proof = Proof()
    found = [{"subject": wrong.subject, "what": wrong.what} for wrong in _wrong(path, measure, proof)]
    if format is not Format.table:
        rows(found, format, ("subject", "what"))
    elif found:
        page("\n".join(line for each in found for line in wrapped(each["what"], hang=2)))
    holds = "all hold" if not proof.wrong else f"{proof.wrong} wrong"
    counts = (("measure", proof.measures), ("response", proof.responses), ("worked case", proof.cases))
    said = ", ".join(f"{count} {what}{'' if count == 1 else 's'}" for what, count in counts)
    say(f"{said}: {holds}.")
    if proof.wrong:
        raise typer.Exit(Exit.WRONG)


def _wrong(path: Path | None, measure: str, proof: Proof) -> Iterator[Wrong]:
    from debar.entities.graph import Graph
    from debar.kit.pack import KNOWLEDGE
    from debar.law.check import checked, checked_file
    from debar.law.registry import Registry

    if path is not None and not path.is_dir():
        return checked_file(path, Registry.load(), Graph.load(), proof)
    folder = path or KNOWLEDGE
    if not (folder / "law").is_dir():
        raise BadData(f"{folder}: no folder of knowledge; it has no `law`. Name one, or a measure's file.")
    own = folder / "entities"
    return checked(folder, Graph.load(own) if own.is_dir() else Graph.load(), proof, only=measure)
