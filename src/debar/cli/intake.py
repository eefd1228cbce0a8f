"""`debar intake`: files, folders and archives into the workspace, with what could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from datetime import UTC, datetime, time
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer

from debar.cli.anew import tell
from debar.cli.show import Exit, Format, FormatOption, WorkspaceOption, commands, printable, rows, say

if TYPE_CHECKING:
    from debar.estate.register import Estate
    from debar.kit.errors import Problem
    from debar.review.decided import Source
    from debar.store.workspace import Workspace
    from debar.survey.importers import SourceFile
    from debar.survey.intake import Limits, Taken

app = commands()

MOST = 20
"""So many problems are told one by one."""

_COLUMNS = ("source", "format", "digest", "state", "sightings", "problems", "devices", "new", "dropped")
_TELL_EVERY = 50_000

_NOWHERE = (
    "{count} of them stand at no known site, so nobody can tell whom the law binds there. Say it by --site "
    "or --site-by-folder, or list the site in the estate: `debar evidence drop` and `intake --again` mend it."
)

Place = tuple[str | None, str | None]
"""Ids of a site and a network, where they are known."""


@app.command("intake")
def intake(
    paths: Annotated[list[Path], typer.Argument(help="Files, folders and archives (zip, gz).")],
    *,
    forced: Annotated[
        str, typer.Option("--as", help="Name of the format, where it is not to be found by content.")
    ] = "",
    site: Annotated[str, typer.Option(help="The site that all of it is about, whatever the files say.")] = "",
    by_folder: Annotated[
        bool, typer.Option("--site-by-folder", help="Folders in the given one are named after their sites.")
    ] = False,
    network: Annotated[str, typer.Option(help="The network that all of it is about.")] = "",
    seen: Annotated[
        str, typer.Option(help="The day on which it was so, for what the files give no day for.")
    ] = "",
    again: Annotated[
        bool, typer.Option("--again", help="Take in what was dropped before, for instance with another site.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be taken in.")] = False,
    problems: Annotated[
        Path | None, typer.Option(help="Write every problem to this file, not only the first to the screen.")
    ] = None,
    workspace: WorkspaceOption = ".",
    format: FormatOption = Format.table,
) -> None:
    """Take in any file or folder that we can read."""
    at = _instant(seen)
    with _Told(problems) as told, _opened(workspace, dry_run) as kept:
        desk = _Desk(kept, told, again)
        given = _by_folder(paths, site) if by_folder else [(path, site) for path in paths]
        placed = [(path, desk.place(where, network)) for path, where in given]
        brought = [row for path, place in placed for row in desk.bring(path, forced, place, at)]
        finished = desk.finished(brought)
        if format is Format.table:
            finished = [
                {**row, "digest": row["digest"][:12], "source": _shown(row["source"])} for row in finished
            ]
        rows(finished, format, _COLUMNS)
        told.sum_up()
    raise typer.Exit(_code(brought, told))


def _instant(day: str) -> datetime | None:
    """The beginning of the day that `--seen` names, in UTC; None where it names none. Raises BadData."""
    from debar.cli import asked
    from debar.kit.errors import BadData

    found = asked.day(day, "--seen")
    if found and found > asked.today():
        raise BadData(f"--seen: {found} has not come yet. Name the day on which it was so.")
    return datetime.combine(found, time(), UTC) if found else None


def _opened(folder: str, dry_run: bool) -> Any:
    if dry_run:
        return nullcontext(None)
    from debar.store.workspace import Workspace

    return Workspace.open(Path(folder))


def _code(brought: Sequence[dict[str, Any]], told: _Told) -> int:
    if told.count and not any(row["state"] != "left out" for row in brought):
        return Exit.WRONG
    return Exit.PARTLY if told.count else Exit.DONE


class _Desk:
    """Where files are brought: reads them, and hands on what can be kept."""

    def __init__(self, workspace: Workspace | None, told: _Told, again: bool) -> None:
        self._workspace, self._told, self._again = workspace, told, again

    def bring(self, path: Path, forced: str, place: Place, seen: datetime | None) -> Iterator[dict[str, Any]]:
        """A row for each source at a path; problems are told as they come."""
        from debar.kit.errors import Problem
        from debar.survey.intake import take

        for found in take(
            path,
            forced=forced or None,
            site=place[0],
            network=place[1],
            seen=seen,
            limits=self._limits(),
            progress=_progress,
        ):
            if isinstance(found, Problem):
                self._told.tell([found])
            else:
                self._told.tell(found.problems)
                self._told.tell(found.notes)
                yield self._row(found)

    def finished(self, brought: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """The rows, with the devices that each source tells of once all are put together and judged."""
        if self._workspace is None or not any(row["state"] == "new" for row in brought):
            return brought
        generation = self._workspace.refresh(self._workspace.today)
        fresh = {row["digest"] for row in brought if row["state"] == "new"}
        found = [finding.device for finding in self._workspace.findings()]
        devices, new = _counted((device.things for device in found), fresh)
        for row in brought:
            row["devices"], row["new"] = devices[row["digest"]], new[row["digest"]]
        tell(generation)
        if nowhere := sum(device.site is None for device in found):
            say(_NOWHERE.format(count=nowhere))
        return brought

    def place(self, site: str, network: str) -> Place:
        """Ids of the site and network meant. Raises BadData where the estate has none of that name."""
        if self._workspace is None or not (site or network):
            return site or None, network or None
        return _place(self._workspace.estate(), site, network)

    def _limits(self) -> Limits:
        from debar.survey.intake import Limits

        return Limits(source_bytes=self._workspace.config.max_source_bytes) if self._workspace else Limits()

    def _row(self, taken: Taken) -> dict[str, Any]:
        source = taken.source
        return {
            "source": source.name,
            "format": source.format,
            "digest": source.digest,
            "state": self._kept(taken),
            "sightings": len(taken.sightings),
            "problems": len(taken.problems),
            "things": len({sighting.thing for sighting in taken.sightings}),
            "devices": None,
            "new": None,
            "dropped": list(taken.dropped),
            "bytes": source.bytes,
        }

    def _kept(self, taken: Taken) -> str:
        """What became of a source. One of which nothing could be read is not kept."""
        if not len(taken.sightings) and len(taken.problems):
            return "left out"
        if self._workspace is None:
            return "would be taken in"
        source, original = taken.source, None if taken.dropped else taken.original
        outcome = self._workspace.take_in(
            source,
            taken.sightings,
            len(taken.problems),
            taken.dropped,
            original=original,
            again=self._again,
        )
        if outcome.state == "dropped":
            say(str(outcome))
        if outcome.state == "already":
            self._told.tell(_otherwise(source, outcome.source))
        return outcome.state


def _shown(source: str) -> str:
    """The name of a source without its folders; a member of an archive with all of its own."""
    path, bang, member = source.partition("!")
    return f"{Path(path).name}{bang}{member}"


def _otherwise(brought: SourceFile, kept: Source) -> Iterator[Problem]:
    """What was said of a source that was taken in before with something else said of it."""
    from debar.kit.errors import Problem

    for word, now, before in (
        ("site", brought.site, kept.site),
        ("network", brought.network, kept.network),
        ("day", brought.seen and brought.seen.date(), kept.seen and kept.seen.date()),
    ):
        if now is not None and now != before:
            told = f"with the {word} {str(before)!r}" if before else f"without a {word}"
            what = f"the same bytes were taken in before as {kept.name}, {told}; {str(now)!r} was not noted."
            cure = f"Where that is right, `debar evidence drop {kept.digest[:12]}`, then --again."
            yield Problem(brought.name, None, what, cure)


def _by_folder(paths: Iterable[Path], site: str) -> list[tuple[Path, str]]:
    """Each folder in the given ones with its name as that of the site; files beside them have none."""
    from debar.kit.errors import BadData, reading

    if site:
        raise BadData(
            f"--site {site}: the folders name the sites here. Leave out --site or --site-by-folder."
        )
    found: list[tuple[Path, str]] = []
    for path in paths:
        try:
            inside = sorted(each for each in path.iterdir() if not each.name.startswith("."))
        except OSError as error:
            raise reading(path, error) from None
        found += [(each, each.name if each.is_dir() else "") for each in inside]
    return found


def _place(estate: Estate, site: str, network: str) -> Place:
    from debar.kit.errors import BadData
    from debar.survey.places import Places

    places = Places(estate)
    found = places.network(network) if network else None
    if network and found is None:
        known = ", ".join(each.id for each in estate.networks) or "none"
        raise BadData(f"--network {network}: the estate has no such network. Known: {known}.")
    at = next((each.site for each in estate.networks if each.id == found), None)
    where = (places.site(site) or estate.site(site).id) if site else at
    if found and where != at:
        raise BadData(f"--network {network}: it belongs to the site {at!r}, not to {where!r}. Leave one out.")
    return where, found


def _counted(things: Iterable[Sequence[str]], fresh: set[str]) -> tuple[Counter[str], Counter[str]]:
    """How many devices each source tells of, and how many of those no earlier source did."""
    devices: Counter[str] = Counter()
    new: Counter[str] = Counter()
    for keys in things:
        sources = {key.partition("/")[0] for key in keys}
        devices.update(sources)
        if sources <= fresh:
            new.update(sources)
    return devices, new


def _progress(name: str, sightings: int) -> None:
    if sightings % _TELL_EVERY == 0:
        say(f"{name}: {sightings} sightings so far")


class _Told:
    """Problems on their way to the person: the first to the screen, all to a file where asked."""

    def __init__(self, path: Path | None) -> None:
        self._file: IO[str] | None = None
        self._path = path
        self._shown = self._notes = 0
        self.count = 0
        """Problems; notes, which say that nothing failed, do not count."""

    def __enter__(self) -> _Told:
        if self._path is not None:
            self._file = self._opened(self._path)
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.close()

    def _opened(self, path: Path) -> IO[str]:
        from debar.kit.errors import BadData

        try:
            return path.open("x", encoding="utf-8", errors="backslashreplace")
        except FileExistsError:
            raise BadData(f"--problems {path}: there is a file already. Name another one.") from None

    def tell(self, problems: Iterable[Problem]) -> None:
        """Tell some problems or notes."""
        from debar.survey.importers import Note

        for problem in problems:
            text = printable(str(problem)).replace("\n", " ")
            if isinstance(problem, Note):
                self._notes += 1
                shown = self._notes <= MOST
            else:
                self.count += 1
                shown = self.count <= MOST
            if shown:
                say(text)
            if self._file is not None:
                self._file.write(f"{text}\n")

    def sum_up(self) -> None:
        """Say how many were not shown, and where they are."""
        hidden = max(0, self.count - MOST) + max(0, self._notes - MOST)
        if hidden:
            where = f"all are in {self._path}" if self._path else "--problems FILE writes them all"
            say(f"… and {hidden} more; {where}.")
