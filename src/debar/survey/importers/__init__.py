"""The seam for file formats: what an importer is, and which one reads a file.

A plugin registers a module or object under the entry-point group `debar.importers`; see
`Importer`. Importers are asked in this order: those for one format by name, then those marked
`GENERAL = True`, which read a whole family of files (tables). One whose files come of looking
(a scan, a walk) says so with `METHOD = "scan"`; otherwise they count as records (`import`).
One whose way of looking finds some makes only says which with `SEES = Both(…)`.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import BinaryIO, Protocol, runtime_checkable

from msgspec import Struct

from debar.estate.networks import Method
from debar.identify.evidence import Sighting
from debar.kit.errors import BadData, Problem
from debar.kit.plugs import plugged
from debar.kit.words import Both

HEAD = 64 << 10
"""So many bytes of a file `sniffs` is shown."""
WORKBOOK = 4 << 20
"""A workbook of no more bytes is shown to `sniffs` whole: its headers may lie anywhere in it."""


class SourceFile(Struct, frozen=True):
    """A file taken in, known by its digest."""

    digest: str
    """SHA-256 of its bytes, hex."""
    name: str
    """As the user knows it, with the member inside an archive after `!`."""
    bytes: int
    format: str
    """`NAME` of the importer that read it."""
    site: str | None = None
    """Where all that it tells of is, as the person who brought it says."""
    network: str | None = None
    seen: datetime | None = None
    """When what it tells was so, aware, where the person who brought it says."""


class Note(Problem, frozen=True):
    """Something to know about a file that was read: no row of it failed."""


INSIDE = "(passwords inside values)"
"""Stands among the columns dropped where values lost a login or a password and kept the rest."""

PEOPLE = "(people in names)"
"""Stands among the columns dropped where names said whose device it is."""


class Dropped(Note, frozen=True):
    """A column whose values are not kept, since they are secrets or about people."""

    column: str = ""


@runtime_checkable
class Importer(Protocol):
    """Reads one format, or one family of formats."""

    NAME: str
    """As `--as` names it: `nmap-xml`."""
    LABEL: Both
    """The format in words."""

    def sniffs(self, head: bytes, name: str, /) -> bool:
        """Is this such a file? Decided by its first bytes (at most `HEAD`); the name is only a hint.

        `head` is the whole file where that is a workbook of at most `WORKBOOK` bytes.
        """

    def read(self, stream: BinaryIO, source: SourceFile) -> Iterator[Sighting | Problem]:
        """What the file says, and which rows could not be read, in the order of the file.

        `stream` can seek and stands at the beginning. Bytes are hostile: memory and depth stay
        bounded, and nothing but OSError is raised. Columns of secrets are left out, each told once as
        `Dropped`; what values and names still hold of secrets and people, the intake takes out.
        """


@cache
def importers() -> tuple[Importer, ...]:
    """Every importer that is installed, in the order in which they are asked."""
    found = [each for _, each in plugged("debar.importers")]
    return tuple(sorted(found, key=lambda each: (bool(getattr(each, "GENERAL", False)), each.NAME)))


def choose(head: bytes, name: str, forced: str | None = None) -> Importer:
    """The importer for a file that begins with `head`; `forced` is what `--as` asked for.

    Raises BadData where no importer has that name, or none knows the format.
    """
    known = importers()
    if forced is not None:
        return _named(forced, known)
    for each in known:
        if each.sniffs(head, name):
            return each
    raise BadData(
        f"{name}: the format is not known. Save it as CSV with a row of headers, or force a format with "
        f"--as NAME. Known: {_list(known)}."
    )


def method_of(format: str) -> Method:
    """How what stands in such files came to be known; `import` where the format is not known."""
    found: Method = next((getattr(e, "METHOD", "import") for e in importers() if format == e.NAME), "import")
    return found


def sees(format: str) -> Both | None:
    """What alone such files can tell of, in words; None where that is anything, or the format not known."""
    found: Both | None = next((getattr(e, "SEES", None) for e in importers() if format == e.NAME), None)
    return found


def _named(forced: str, known: tuple[Importer, ...]) -> Importer:
    for each in known:
        if forced == each.NAME:
            return each
    near = difflib.get_close_matches(forced, [each.NAME for each in known], n=1)
    meant = f" Did you mean {near[0]!r}?" if near else ""
    raise BadData(f"--as {forced}: there is no such format.{meant} Known: {_list(known)}.")


def _list(known: tuple[Importer, ...]) -> str:
    return ", ".join(each.NAME for each in known)
