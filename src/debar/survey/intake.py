"""Files, folders and archives in; sightings, problems and what was left out of each source, out."""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from msgspec import Struct, structs

from debar.identify.evidence import Sighting
from debar.kit.canon import digest_stream
from debar.kit.errors import BadData, Problem, reading
from debar.survey.discretion import Discretion
from debar.survey.importers import (
    HEAD,
    INSIDE,
    PEOPLE,
    WORKBOOK,
    Dropped,
    Importer,
    Note,
    SourceFile,
    choose,
)
from debar.survey.packed import Limits, Refused, Room, copy, is_archive, is_gzip, members, too_large, unpacked
from debar.survey.spool import Spool
from debar.survey.walk import files

__all__ = ["Limits", "Progress", "Taken", "take"]

Progress = Callable[[str, int], None]
"""Told the name of the source at hand and how many sightings it gave so far."""

MOST_TOLD = 100_000
"""So many problems, and so many notes, of one source are kept; of more, only the number."""

USUAL = Limits()

_TELL_EVERY = 5000
_DEEPEST = 2
"""So many archives may lie within one another."""
_PACKED = b"PK\x03\x04"
_BLANK = b"\0 \t\r\n\xff\xfe\xef\xbb\xbf"


class Taken(Struct, frozen=True):
    """A source that was read, with all that it said.

    Good until the next one is asked for; then its files are let go.
    """

    source: SourceFile
    sightings: Spool[Sighting]
    problems: Spool[Problem]
    """Rows, or parts of the file, that could not be read."""
    notes: Spool[Note]
    """What to know of it, though nothing failed."""
    dropped: tuple[str, ...]
    """Columns whose values were secrets or about people and were not kept."""
    original: IO[bytes]
    """A copy of the very bytes that were read; not to be kept where `dropped` is not empty.

    It has no name on disk, so that nothing of it is left where the program is killed.
    """


def take(
    path: Path,
    *,
    forced: str | None = None,
    site: str | None = None,
    network: str | None = None,
    seen: datetime | None = None,
    limits: Limits = USUAL,
    progress: Progress | None = None,
) -> Iterator[Taken | Problem]:
    """Every source at a path: a file, all files under a folder, all members of a zip; gz too.

    `forced` names the importer, whatever the files look like; `site`, `network` and `seen` are what
    the person who brings them says of them. A source comes as Taken, its digest and its sightings
    from the same bytes. What cannot be read at all comes as a Problem, and the rest is read.
    Raises BadData where no importer is called `forced`, OSError where the disk is full.
    """
    if forced is not None:
        choose(b"", "", forced)
    asked = SourceFile(
        digest="", name="", bytes=0, format=forced or "", site=site, network=network, seen=seen
    )
    intake = _Intake(asked, limits, progress)
    for found in files(path, limits.files):
        if isinstance(found, Problem):
            yield found
        else:
            yield from intake.file(found)


class _Intake:
    """What holds for all files of one intake."""

    def __init__(self, asked: SourceFile, limits: Limits, progress: Progress | None) -> None:
        self._asked, self._limits, self._progress = asked, limits, progress

    def file(self, path: Path) -> Iterator[Taken | Problem]:
        """A file, or the members of an archive."""
        name = str(path)
        try:
            stream = path.open("rb")
        except OSError as error:
            yield Problem(name, None, str(reading(path, error)).removeprefix(f"{path}: "))
            return
        with stream:
            try:
                yield from self._opened(stream, name)
            except Refused as refused:
                yield Problem(name, None, refused.what, refused.cure)

    def _opened(self, stream: Any, name: str) -> Iterator[Taken | Problem]:
        """What a file holds. Raises Refused where its first bytes cannot be read, or there are too many."""
        size = os.fstat(stream.fileno()).st_size
        how = self._packed(stream)
        if how == "zip" and not self._asked.format:
            yield from self._archive(stream, name, Room.of(size, self._limits), 1)
        elif how == "gzip":
            with unpacked(stream) as inner:
                yield from self._source(inner, name, Room.of(size, self._limits))
        elif size > self._limits.source_bytes:
            raise too_large(self._limits)
        else:
            yield from self._source(stream, name)

    def _archive(self, stream: Any, name: str, room: Room, depth: int) -> Iterator[Taken | Problem]:
        """The members of an archive, and of archives in it; `depth` counts those around them."""
        try:
            for member in members(stream, name, room):
                if isinstance(member, Problem):
                    yield member
                else:
                    yield from self._member(member.open, f"{name}!{member.name}", room, depth)
        except Refused as refused:
            yield Problem(name, None, refused.what, refused.cure)

    def _member(
        self, open_member: Callable[[], IO[bytes]], name: str, room: Room, depth: int
    ) -> Iterator[Taken | Problem]:
        with tempfile.TemporaryFile() as member:
            try:
                with open_member() as source:
                    size = copy(source, member, self._limits)
                inner = self._inner(member, depth)
            except Refused as refused:
                yield Problem(name, None, refused.what, refused.cure)
                return
            if inner == "zip":
                yield from self._archive(member, name, room, depth + 1)
            elif inner == "gzip":
                with unpacked(member) as packed:
                    yield from self._source(packed, name, room)
            else:
                yield from self._copied(member, name, size)

    def _inner(self, member: Any, depth: int) -> str | None:
        """Is a member packed once more, and how? Raises Refused where that goes too deep."""
        how = self._packed(member)
        if how == "zip" and depth >= _DEEPEST:
            raise Refused("is an archive within archives.", "Unpack it, then take it in.")
        return how

    def _packed(self, stream: Any) -> str | None:
        """`zip`, `gzip` or None, by the first bytes; the stream is left at its beginning. Raises Refused."""
        if is_archive(stream):
            return "zip"
        how = "gzip" if is_gzip(stream.read(4)) else None
        stream.seek(0)
        return how

    def _source(self, stream: IO[bytes], name: str, room: Room | None = None) -> Iterator[Taken | Problem]:
        """One source: copied first, so that digest, sightings and the copy are of the same bytes."""
        with tempfile.TemporaryFile() as original:
            try:
                size = copy(stream, original, self._limits, room)
                if room is not None:
                    room.take(size, 1)
            except Refused as refused:
                yield Problem(name, None, refused.what, refused.cure)
            else:
                yield from self._copied(original, name, size)

    def _copied(self, original: Any, name: str, size: int) -> Iterator[Taken | Problem]:
        try:
            importer = self._importer(original, name)
        except Refused as refused:
            yield Problem(name, None, refused.what, refused.cure)
        else:
            yield from self._read(importer, original, structs.replace(self._asked, name=name, bytes=size))

    def _importer(self, original: Any, name: str) -> Importer:
        original.seek(0)
        head = original.read(HEAD)
        if head.startswith(_PACKED):
            head += original.read(WORKBOOK - HEAD)
        if not head.strip(_BLANK):
            raise Refused("the file is empty.", "Export it again, and check that the export ran to its end.")
        if not self._asked.format and (is_gzip(head) or is_archive(original)):
            raise Refused("is an archive within an archive.", "Unpack it, then take it in.")
        try:
            return choose(head, name, self._asked.format or None)
        except BadData as error:
            raise Refused(str(error).removeprefix(f"{name}: "), "") from None

    def _read(self, importer: Importer, original: Any, asked: SourceFile) -> Iterator[Taken]:
        original.seek(0)
        digest = digest_stream(original)
        original.seek(0)
        source = structs.replace(asked, digest=digest, format=importer.NAME)
        sorted_out = _SortedOut(source, self._progress)
        try:
            for found in importer.read(original, source):
                sorted_out.add(found)
            yield sorted_out.taken(original)
        finally:
            sorted_out.close()


class _SortedOut:
    """What an importer gives, sorted: sightings without secrets, problems, notes, columns dropped."""

    def __init__(self, source: SourceFile, progress: Progress | None) -> None:
        self._source, self._progress = source, progress
        self._sightings: Spool[Sighting] = Spool(Sighting)
        self._problems: Spool[Problem] = Spool(Problem)
        self._notes: Spool[Note] = Spool(Note)
        self._dropped: dict[str, None] = {}
        self._discretion = Discretion()
        self._untold: Counter[type[Problem]] = Counter()

    def add(self, found: Sighting | Problem) -> None:
        """Put one thing where it belongs; problems and notes beyond those kept are counted."""
        if isinstance(found, Note):
            self._note(found)
        elif isinstance(found, Problem):
            if len(self._problems) < MOST_TOLD:
                self._problems.append(found)
            else:
                self._untold[Problem] += 1
        else:
            self._sightings.append(self._discretion.clean(found))
            if self._progress and len(self._sightings) % _TELL_EVERY == 0:
                self._progress(self._source.name, len(self._sightings))

    def _note(self, found: Note) -> None:
        if isinstance(found, Dropped):
            self._dropped[found.column] = None
        if len(self._notes) < MOST_TOLD:
            self._notes.append(Note(found.source, found.line, found.what, found.cure))
        else:
            self._untold[Note] += 1

    def taken(self, original: IO[bytes]) -> Taken:
        """Everything, once the importer is done."""
        for count, column, what in (
            (self._discretion.secrets, INSIDE, "values that held a login or a password, which was taken out"),
            (self._discretion.people, PEOPLE, "names that said whose device it is, which was taken out"),
        ):
            if count:
                self._notes.append(Note(self._source.name, None, f"{what} before storing: {count}."))
                self._dropped[column] = None
        if not len(self._sightings) and not len(self._problems):
            self._notes.append(Note(self._source.name, None, "nothing in it tells of a device."))
        more = "{} more were met; they are not listed."
        if count := self._untold[Problem]:
            self._problems.append(Problem(self._source.name, None, more.format(count)))
        if count := self._untold[Note]:
            self._notes.append(Note(self._source.name, None, more.format(count)))
        return Taken(
            self._source, self._sightings, self._problems, self._notes, tuple(self._dropped), original
        )

    def close(self) -> None:
        """Let the files go."""
        for spool in (self._sightings, self._problems, self._notes):
            spool.close()
