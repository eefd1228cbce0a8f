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
    try:
        written = _write(folder, _pages(where, day))
        _remove(folder, before - written.keys())
        _put(folder / MANIFEST, json.dumps(written, indent=1, sort_keys=True).encode())
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


def _published(folder: Path) -> set[str]:
    """The files that an earlier run wrote. Raises BadData for a folder of other things."""
    try:
        return set(json.loads((folder / MANIFEST).read_text("utf-8")))
    except FileNotFoundError:
        pass
    except (OSError, ValueError):
        raise BadData(f"{folder / MANIFEST}: cannot be read. Name a new folder.") from None
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BadData(f"{folder}: holds something else. Name a new folder, or one published before.")
    return set()


def _write(folder: Path, pages: Pages) -> dict[str, str]:
    """Write every file that changed; gives the digest of each by its path."""
    from debar.kit.canon import digest

    written: dict[str, str] = {}
    for path, content in pages:
        written[path] = digest(content)
        _put(folder / path, content)
        if len(written) % _EVERY == 0:
            say(f"{len(written)} files …")
    return written


def _put(path: Path, content: bytes) -> None:
    """Whole or not at all; one that is so already keeps its date."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_file() and path.read_bytes() == content:
        return
    draft = path.with_name(f".{path.name}.draft")
    draft.write_bytes(content)
    draft.replace(path)


def _remove(folder: Path, paths: set[str]) -> None:
    """Files of an earlier run, none outside the folder whatever its list says."""
    root = folder.resolve()
    for path in sorted(paths):
        gone = (folder / path).resolve()
        if gone.is_relative_to(root) and gone.is_file():
            gone.unlink()
