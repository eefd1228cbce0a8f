"""Zip and gzip, opened without harm: nothing is unpacked by name, and nothing grows without bound."""

from __future__ import annotations

import gzip
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from errno import EINVAL
from typing import IO, BinaryIO, cast

from msgspec import Struct

from debar.kit.errors import Problem
from debar.survey.importers import Note

_CHUNK = 1 << 20
_SHALLOW = 32 << 20
"""Below this many bytes unpacked, no ratio is suspicious."""
_DIRECTORY = 4 << 20
"""Bytes that the table of contents of a zip may take."""
_END = b"PK\x05\x06"
_END_SIZE = 22
_FAR_END = b"PK\x06\x07"
_STARTS = (b"PK\x03\x04", _END)
_DOCUMENT = frozenset({"[Content_Types].xml", "mimetype"})
_DAMAGED = (
    zipfile.BadZipFile,
    gzip.BadGzipFile,
    zlib.error,
    struct.error,
    EOFError,
    ValueError,
    OverflowError,
    RuntimeError,
)
"""What the standard library raises on archives that are cut short, altered or made up."""
_UNPACK = "Unpack it and take the files in one by one."
_AGAIN = "Copy or export it again."
_SPLIT = "Split it, or raise max_source_bytes in debar.toml if it is really so large."


class Limits(Struct, frozen=True):
    """How much is taken in before a file, folder or archive is taken for damaged or hostile."""

    source_bytes: int = 4 << 30
    """Bytes of one source, unpacked."""
    files: int = 100_000
    """Files under one folder."""
    members: int = 10_000
    """Files in one archive."""
    ratio: int = 200
    """How many times larger an archive may grow by unpacking."""


class Refused(Exception):
    """An archive or source that is not read."""

    def __init__(self, what: str, cure: str) -> None:
        super().__init__(what)
        self.what, self.cure = what, cure


class Member(Struct, frozen=True):
    """One file in an archive."""

    name: str
    open: Callable[[], IO[bytes]]


class Room(Struct):
    """What an archive, and the archives in it together, may still unpack to."""

    bytes: int
    files: int

    @classmethod
    def of(cls, packed: int, limits: Limits) -> Room:
        """The room of an archive of that many bytes."""
        return cls(_grown(packed, limits), limits.members)

    def take(self, size: int, files: int) -> None:
        """Take up room. Raises Refused where there is too little."""
        if files > self.files:
            raise Refused(f"holds more than {self.files} files.", _UNPACK)
        if size > self.bytes:
            raise Refused(f"grows to more than {_shown(self.bytes)} when unpacked; refused.", _UNPACK)
        self.bytes, self.files = self.bytes - size, self.files - files


def is_gzip(head: bytes) -> bool:
    """Are these the first bytes of a gzip file?"""
    return head.startswith(b"\x1f\x8b\x08")


def is_archive(stream: BinaryIO) -> bool:
    """Is it a zip, and no workbook or other document packed as one? Leaves the stream at its start.

    Raises Refused for a file that cannot be read at all.
    """
    stream.seek(0)
    with _reading():
        start = stream.read(4)
    stream.seek(0)
    if start not in _STARTS:
        return False
    try:
        with _opened(stream) as archive:
            return _DOCUMENT.isdisjoint(archive.namelist())
    except Refused:
        return True
    finally:
        stream.seek(0)


def members(stream: BinaryIO, name: str, room: Room) -> Iterator[Member | Problem]:
    """The files in a zip, by name; hidden ones and folders are passed over. They take up room.

    Raises Refused for bombs and damage.
    """
    with _opened(stream) as archive:
        found = [each for each in archive.infolist() if each.filename and not each.filename.endswith("/")]
        room.take(sum(member.file_size for member in found), len(found))
        shown = [member for member in found if not _is_hidden(member.filename)]
        if len(shown) < len(found):
            yield Note(name, None, f"{len(found) - len(shown)} hidden files were passed over.")
        if not shown:
            yield Problem(name, None, "there is no file in it.", _AGAIN)
        for member in sorted(shown, key=lambda member: member.filename):
            yield _closed(member, name) or Member(member.filename, _opener(archive, member))


def unpacked(stream: BinaryIO) -> IO[bytes]:
    """What a gzip file holds."""
    return cast("IO[bytes]", gzip.GzipFile(fileobj=stream, mode="rb"))


def copy(source: IO[bytes], target: IO[bytes], limits: Limits, room: Room | None = None) -> int:
    """Copy a source and give its size in bytes; `room` is what it may unpack to, if it was packed.

    Raises Refused where it is too large, a bomb, damaged or cannot be read, OSError where the disk is full.
    """
    most = limits.source_bytes if room is None else min(limits.source_bytes, room.bytes)
    size = 0
    while chunk := _next(source):
        size += len(chunk)
        if size > limits.source_bytes:
            raise too_large(limits)
        if size > most:
            raise Refused(f"grows to more than {_shown(most)} when unpacked; refused.", _UNPACK)
        target.write(chunk)
    target.flush()
    return size


def too_large(limits: Limits) -> Refused:
    """What to say of a source with more bytes than are taken in."""
    return Refused(f"is larger than {_shown(limits.source_bytes)}.", _SPLIT)


def _shown(size: int) -> str:
    return f"{size >> 20} MiB" if size >= 1 << 20 else f"{size} bytes"


@contextmanager
def _reading() -> Iterator[None]:
    """Turn what goes wrong with an archive, or with reading any file, into Refused."""
    try:
        yield
    except _DAMAGED as error:
        raise Refused(f"is damaged or cut short ({' '.join(str(error).split())[:80]}).", _AGAIN) from None
    except OSError as error:
        if error.errno == EINVAL:  # a place before the beginning of the file
            raise Refused("is damaged: its table of contents leads outside of it.", _AGAIN) from None
        raise Refused(f"cannot be read to its end ({error.strerror or error}).", _AGAIN) from None


def _next(source: IO[bytes]) -> bytes:
    with _reading():
        return source.read(_CHUNK)


def _grown(packed: int, limits: Limits) -> int:
    return max(_SHALLOW, limits.ratio * packed)


def _opened(stream: BinaryIO) -> zipfile.ZipFile:
    with _reading():
        _check_directory(stream)
        return zipfile.ZipFile(stream)


def _check_directory(stream: BinaryIO) -> None:
    """Refuse a table of contents that would fill the memory, before anything reads it."""
    size = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, size - _END_SIZE - 0xFFFF))
    tail = stream.read()
    stream.seek(0)
    at = len(tail) - _END_SIZE if tail[-_END_SIZE:].startswith(_END) else tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_SIZE:
        raise Refused("is an archive that was cut short.", _AGAIN)
    if tail[max(0, at - 20) : at].startswith(_FAR_END):
        raise Refused("is an archive for more than 4 GiB or 65,535 files, which is not read.", _UNPACK)
    if int.from_bytes(tail[at + 12 : at + 16], "little") > _DIRECTORY:
        raise Refused("is an archive of too many files.", _UNPACK)


def _is_hidden(name: str) -> bool:
    return any(
        part == "__MACOSX" or (part.startswith(".") and part not in (".", "..")) for part in name.split("/")
    )


def _closed(member: zipfile.ZipInfo, name: str) -> Problem | None:
    """Why a member cannot be read; None: it can."""
    where = f"{name}!{member.filename}"
    if member.flag_bits & 1:
        return Problem(where, None, "is protected by a password.", "Unpack it, then take the file in.")
    if stat.S_ISLNK(member.external_attr >> 16):
        return Note(where, None, "is a link and was not followed.")
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return Problem(where, None, "is packed in a way that is not read.", _UNPACK)
    return None


def _opener(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Callable[[], IO[bytes]]:
    def open_member() -> IO[bytes]:
        with _reading():
            return archive.open(member)

    return open_member
