"""`debar law publish`: the registry as a static site in both languages."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from debar.cli import asked
from debar.cli.asked import OnOption
from debar.cli.show import say
from debar.kit.errors import BadData, reading

if TYPE_CHECKING:
    from debar.reports.directory.addresses import Place
    from debar.reports.directory.site import Pages

MANIFEST = "published.json"
"""Names every file of the site, so that publishing again may take away what is no longer told."""
_EVERY = 250
"""Files between two words of progress."""


def publish(
    folder: Annotated[Path, typer.Argument(help="Where it goes: a new folder, or one published before.")],
    *,
    base: Annotated[str, typer.Option(help="The web address where it will stand; every fact's begins so.")],
    contact: Annotated[
        str, typer.Option(help="Whom to write to about a correction: an e-mail or web address.")
    ],
    on: OnOption = "",
) -> None:
    """Write the registry as a static site: measures, companies and brands, relations, timeline, feed.

    In English and French, with JSON beside each page and a permanent address for each fact. What an
    earlier run wrote and is no longer told goes; other files in the folder are never touched.
    """
    from debar.reports.directory.addresses import place

    where = place(base, contact)
    day = asked.day(on, "--on") or asked.today()
    before = _published(folder)
    written: dict[str, str] = {}
    try:
        _list(folder, before)
        try:
            _write(folder, _pages(where, day), written)
            _remove(folder, before.keys() - written.keys())
            before = {}
        finally:
            _list(folder, {**before, **written})
    except OSError as error:
        raise reading(folder, error) from error
    say(f"{len(written)} files in {folder}; begin at {folder / 'index.html'}.")


def _pages(where: Place, day: date) -> Pages:
    from importlib.metadata import version

    from debar.entities.graph import Graph
    from debar.law.registry import Registry
    from debar.reports.directory.site import pages
    from debar.reports.directory.views import Directory

    return pages(Directory(Registry.load(), Graph.load(), where, day, version("debar")))


def _published(folder: Path) -> dict[str, str]:
    """What an earlier run wrote, with digests. Raises BadData for a folder of other things."""
    try:
        return dict(json.loads((folder / MANIFEST).read_text("utf-8")))
    except FileNotFoundError:
        pass
    except (OSError, ValueError, TypeError):
        raise BadData(f"{folder / MANIFEST}: cannot be read. Name a new folder.") from None
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BadData(f"{folder}: holds something else. Name a new folder, or one published before.")
    return {}


def _list(folder: Path, files: dict[str, str]) -> None:
    """Say which files are ours, so that a run that was stopped can be taken up again."""
    _put(folder / MANIFEST, json.dumps(files, indent=1, sort_keys=True).encode())


def _write(folder: Path, pages: Pages, written: dict[str, str]) -> None:
    """Write every file that changed; the digest of each goes into `written` by its path."""
    from debar.kit.canon import digest

    for path, content in pages:
        written[path] = digest(content)
        _put(folder / path, content)
        if len(written) % _EVERY == 0:
            say(f"{len(written)} files …")


def _put(path: Path, content: bytes) -> None:
    """Whole or not at all; one that is so already keeps its date."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_file() and path.read_bytes() == content:
        return
    draft = path.with_name(f".{path.name}.draft")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _remove(folder: Path, paths: set[str]) -> None:
    """Files of an earlier run, none outside the folder whatever its list says."""
    root = folder.resolve()
    for path in sorted(paths):
        gone = (folder / path).resolve()
        if gone.is_relative_to(root) and gone.is_file():
            gone.unlink()
