"""A version of the knowledge and a day, as a command names them: `now`, an edition, a folder, `@day`."""

from __future__ import annotations

import re
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from debar.cli import asked
from debar.kit.errors import BadData, reading

if TYPE_CHECKING:
    from debar.entities.graph import Graph
    from debar.identify import Identifier
    from debar.law.diff import Version
    from debar.law.measure import Measure
    from debar.law.registry import Registry
    from debar.store.workspace import Workspace
    from debar.survey.devices import Device
    from debar.survey.findings import Finding

_LARGEST = 256 << 20
"""Bytes that an archive of the knowledge may unpack to."""
_MOST = 20_000
"""Files that it may hold."""
_EDITION = re.compile(r"[0-9a-f]{6,64}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class Side:
    """One of two versions that are compared."""

    folder: Path
    on: date
    own: tuple[Measure, ...] = ()
    """What the workspace attached."""
    name: str = ""
    """What the command calls the knowledge."""
    beside: Path | None = None
    """What is laid beside it; an archive brings that itself."""

    @cached_property
    def law(self) -> Registry:
        """The law of that version. Raises BadData where this program cannot read it."""
        from debar.law.registry import Registry

        try:
            return Registry.load(self.own, self.folder, self.beside)
        except BadData as error:
            what = str(error).replace(f"{self.folder}/", "").rstrip(".")
            raise BadData(
                f"{self.name}: this version of the knowledge cannot be read by this debar: {what}. "
                "Use the program version that the ledger names with it."
            ) from None

    @property
    def version(self) -> Version:
        """Law and day."""
        from debar.law.diff import Version

        return Version(self.law, self.on)

    @cached_property
    def graph(self) -> Graph:
        """The entities of that version."""
        from debar.entities.graph import Graph

        return Graph.load(self.folder / "entities")

    @cached_property
    def identifier(self) -> Identifier:
        """What identifies, with that version's knowledge."""
        from debar.identify import Identifier

        return Identifier.load(self.folder, beside=self.beside)

    def findings(self, opened: Workspace, devices: Sequence[Device]) -> Iterator[Finding]:
        """What the law of that version and day says of each device."""
        from debar.survey.findings import find

        return find(
            devices,
            estate=opened.estate(),
            law=self.law,
            graph=self.graph,
            identifier=self.identifier,
            on=self.on,
            answers=opened.answers(),
        )


def side(text: str, opened: Workspace | None, today: date, open_: ExitStack) -> Side:
    """The version and day that a text names: DAY, KNOWLEDGE or KNOWLEDGE@DAY.

    Raises BadData where it names none.
    """
    whole = "@" not in text or Path(text).exists()
    name, _, on = (text, "", "") if whole else text.rpartition("@")
    if _DAY.fullmatch(name) and not on:
        name, on = "now", name
    day = asked.day(on, text) or today
    own = opened.authorities() if opened else ()
    name = name or "now"
    beside = opened.home.beside if opened and name == "now" else None
    return Side(_folder(name, opened, open_), day, own, name, beside)


def _folder(name: str, opened: Workspace | None, open_: ExitStack) -> Path:
    from debar.kit.pack import KNOWLEDGE

    if name == "now":
        return KNOWLEDGE
    path = Path(name)
    if (path / "law").is_dir():
        return path
    if path.is_file():
        return _unpacked(path, open_)
    if opened is not None and _EDITION.fullmatch(name):
        return _unpacked(_kept(name, opened), open_)
    raise BadData(
        f"{name!r} is no day, no folder of knowledge and no archive of one. Write a day as 2026-06-30, "
        "`now`, a path, or with --workspace the edition that a receipt names."
    )


def _kept(edition: str, opened: Workspace) -> Path:
    """The archive of an edition that the workspace has used."""
    found = sorted((opened.folder / "packs").glob(f"{edition}*.zip"))
    if len(found) == 1:
        return found[0]
    kept = ", ".join(path.stem[:12] for path in sorted((opened.folder / "packs").glob("*.zip")))
    many = "several editions begin so" if found else "the workspace has kept no such edition"
    raise BadData(f"{edition}: {many}. It has: {kept or 'none'}.")


def _unpacked(path: Path, open_: ExitStack) -> Path:
    """An archive of the knowledge, unpacked for as long as the command runs. Raises BadData."""
    folder = Path(open_.enter_context(tempfile.TemporaryDirectory(prefix="debar-knowledge-")))
    try:
        with zipfile.ZipFile(path) as archived:
            _check(archived, path)
            archived.extractall(folder)
    except (zipfile.BadZipFile, zlib.error, EOFError):
        raise BadData(f"{path}: no archive of the knowledge, or a damaged one.") from None
    except (RuntimeError, NotImplementedError):
        raise BadData(
            f"{path}: encrypted or packed in an unusual way. Pack it again as a plain zip."
        ) from None
    except OSError as error:
        raise reading(path, error) from error
    if not (folder / "law").is_dir():
        raise BadData(f"{path}: an archive, but not of the knowledge: it has no `law`.")
    return folder


def _check(archived: zipfile.ZipFile, path: Path) -> None:
    members = archived.infolist()
    if sum(member.file_size for member in members) > _LARGEST or len(members) > _MOST:
        raise BadData(
            f"{path}: unpacks to more than {_LARGEST >> 20} MiB or {_MOST} files, which no knowledge does."
        )
    for member in members:
        inside = Path(member.filename)
        strange = inside.suffix != ".yaml" and not member.is_dir()
        if inside.is_absolute() or ".." in inside.parts or strange:
            raise BadData(f"{path}: {member.filename!r} has no place in an archive of the knowledge.")
