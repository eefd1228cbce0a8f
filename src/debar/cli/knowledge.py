"""`debar knowledge`: prove the knowledge, and lay a recog database beside it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from debar.cli.knowledge_check import check
from debar.cli.show import Exit, Format, FormatOption, WorkspaceOption, commands, rows, say
from debar.kit.errors import BadConfig, BadData

if TYPE_CHECKING:
    from debar.identify.recog.take import Taken
    from debar.kit.errors import Problem

app = commands("What debar knows: prove it, and lay other databases beside it.")
app.command("check")(check)

KINDS = ("recog",)
MOST = 20
"""So many problems are told one by one."""

_FILES = (
    "file",
    "matches",
    "fields",
    "prints",
    "re2",
    "prefiltered",
    "alone",
    "refused",
    "examples",
    "failed",
)
_LAID = ("what", "for", "prints", "files", "digest", "in use", "path")

WhatArgument = Annotated[str, typer.Argument(help="What it is a database of: recog.")]


@app.command("import")
def import_(
    what: WhatArgument,
    folder: Annotated[Path, typer.Argument(help="Its folder: of recog, the `xml` one or the one around it.")],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be laid beside.")] = False,
    problems: Annotated[
        Path | None, typer.Option(help="Write every problem to this file, not only the first to the screen.")
    ] = None,
    workspace: WorkspaceOption = ".",
    format: FormatOption = Format.table,
) -> None:
    """Read a recog database and lay it beside our knowledge: for a workspace, else for the account.

    Its patterns are said anew for our engines and every example in it is tried. What it says counts as a
    badge or a hint, never as a lineage ground. Ends with 3 where something in it could not be used.
    """
    from debar.identify.recog.take import take

    _known(what)
    place = None if dry_run else _place(workspace)
    taken = take(folder, _progress)
    rows(_files(taken), format, _FILES)
    _tell(taken.problems, problems)
    _sum_up(taken)
    if place is not None:
        _lay(taken, place, workspace)
    if taken.problems:
        raise typer.Exit(Exit.PARTLY)


@app.command("list")
def list_(*, workspace: WorkspaceOption = ".", format: FormatOption = Format.table) -> None:
    """What is laid beside our knowledge, for this workspace and for the account."""
    rows(_laid(Path(workspace)), format, _LAID)


@app.command("remove")
def remove(what: WhatArgument, *, workspace: WorkspaceOption = ".") -> None:
    """Take what was laid beside our knowledge away again: from a workspace, else from the account."""
    from debar.identify.recog.kept import FILE

    _known(what)
    path = _place(workspace) / FILE
    try:
        path.unlink()
    except FileNotFoundError:
        raise BadData(
            f"{path}: no {what} database is kept there. `debar knowledge list` shows them."
        ) from None
    say(f"{path}: removed.")
    _judged(workspace)


def _known(what: str) -> None:
    from debar.cli import asked

    asked.one_of(what, KINDS, "knowledge")


def _is_workspace(folder: Path) -> bool:
    from debar.kit import config

    return (folder / config.FILE).is_file()


def _place(workspace: str) -> Path:
    """The folder for what is laid beside. Raises BadConfig where a workspace is named that is none."""
    from debar.kit import beside, config

    folder = Path(workspace)
    if _is_workspace(folder):
        return beside.of_workspace(folder)
    if folder.absolute() != Path.cwd():
        config.read(folder)
    found = beside.of_account(os.environ)
    if found is None:
        raise BadConfig(
            f"{beside.VARIABLE} is empty, so nothing is laid beside. Unset it, or name a workspace by -w."
        )
    return found


def _progress(file: str) -> None:
    import sys

    if sys.stderr.isatty():
        say(f"reading {file}")


def _files(taken: Taken) -> Iterator[dict[str, Any]]:
    for each in taken.files:
        yield {
            "file": each.file,
            "matches": each.matches,
            "fields": list(each.fields),
            "prints": each.prints,
            "re2": each.re2,
            "prefiltered": each.regex,
            "alone": each.alone,
            "refused": each.refused,
            "examples": each.examples,
            "failed": each.failed,
        }


def _tell(problems: Sequence[Problem], into: Path | None) -> None:
    for problem in problems[:MOST]:
        say(str(problem).replace("\n", " "))
    if into is not None:
        try:
            with into.open("x", encoding="utf-8", errors="backslashreplace") as stream:
                stream.writelines(str(each).replace("\n", " ") + "\n" for each in problems)
        except FileExistsError:
            raise BadData(f"--problems {into}: there is a file already. Name another one.") from None
    left = len(problems) - MOST
    if left > 0:
        say(f"… and {left} more" + (f" in {into}." if into else ": --problems FILE writes all of them."))


def _sum_up(taken: Taken) -> None:
    files = taken.files
    say(
        f"{_sum(each.prints for each in files)} patterns in {len(files)} files: "
        f"{_sum(each.re2 for each in files)} by RE2, {_sum(each.regex for each in files)} prefiltered, "
        f"{_sum(each.refused for each in files)} refused; "
        f"{_sum(each.prints for each in files if each.fields)} are matched against what we read. "
        f"{_sum(each.examples - each.failed for each in files)} of "
        f"{_sum(each.examples for each in files)} examples come out."
    )


def _sum(counts: Iterable[int]) -> str:
    return f"{sum(counts):,}"


def _lay(taken: Taken, place: Path, workspace: str) -> None:
    from debar.identify.recog.kept import FILE, encoded
    from debar.store.disk import Disk, write

    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    write(place / FILE, encoded(taken.kept), Disk())
    say(f"{place / FILE}: written. `debar knowledge remove recog` takes it away again.")
    if _is_workspace(Path(workspace)):
        _judged(workspace)
    else:
        say(
            "next: debar identify RECORDS.jsonl; a workspace has its own: debar knowledge import -w WORKSPACE"
        )


def _judged(workspace: str) -> None:
    """A workspace's devices, judged anew where they were judged before."""
    if not _is_workspace(Path(workspace)):
        return
    from debar.cli.anew import judged_anew
    from debar.store.workspace import Workspace

    with Workspace.open(Path(workspace)) as opened:
        judged_anew(opened)


def _laid(workspace: Path) -> Iterator[dict[str, Any]]:
    from debar.identify.recog.kept import FILE, load
    from debar.kit import beside
    from debar.kit.canon import digest_file

    used = beside.in_use(workspace, os.environ)
    places = {"account": beside.of_account(os.environ)}
    if _is_workspace(workspace):
        places = {"workspace": beside.of_workspace(workspace), **places}
    for whose, place in places.items():
        kept = load(place) if place else None
        if place and kept:
            yield {
                "what": "recog",
                "for": whose,
                "prints": sum(len(each.prints) for each in kept.databases),
                "files": len(kept.databases),
                "digest": digest_file(place / FILE)[:12],
                "in use": place == used,
                "path": str(place / FILE),
            }
