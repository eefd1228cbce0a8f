"""Files that are whole or not there at all, also after a power cut; and locks between processes."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

DRAFT = ".draft-"
"""What the name of a file begins with until it is whole."""


class Disk:
    """The calls whose order decides what outlives a power cut. Tests hand in one of their own."""

    def sync(self, path: Path, descriptor: int) -> None:  # noqa: ARG002  a test tells files apart by it
        """Return once the file's or folder's bytes are on the disk."""
        os.fsync(descriptor)

    def rename(self, old: Path, new: Path) -> None:
        """Give a file its name in one step."""
        old.replace(new)


@contextmanager
def draft(path: Path) -> Iterator[BinaryIO]:
    """A stream for what will be `path`; `keep` gives it the name. It is gone if that never happens."""
    unfinished = drafted(path)
    try:
        with unfinished.open("wb") as stream:
            yield stream
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def drafted(path: Path) -> Path:
    """Where the draft of a file stands in this process."""
    return path.with_name(f"{DRAFT}{path.name}.{os.getpid()}")


def sync(stream: BinaryIO, path: Path, disk: Disk) -> None:
    """Put what was written to a draft on the disk."""
    stream.flush()
    disk.sync(path, stream.fileno())


def keep(path: Path, disk: Disk) -> None:
    """Give a synced draft its name, and put the name on the disk."""
    disk.rename(drafted(path), path)
    sync_folder(path.parent, disk)


def write(path: Path, data: bytes, disk: Disk) -> None:
    """Write a whole file, on the disk with its name once this returns."""
    with draft(path) as stream:
        stream.write(data)
        sync(stream, path, disk)
    keep(path, disk)


def sync_folder(folder: Path, disk: Disk) -> None:
    """Put the names in a folder on the disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        disk.sync(folder, descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def lock(folder: Path, name: str, *, shared: bool = False, wait: bool = True) -> Iterator[bool]:
    """Hold a lock between processes; it ends with the process, however that ends.

    Gives False, and holds nothing, where somebody else has it and `wait` is False.
    """
    kind = (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | (0 if wait else fcntl.LOCK_NB)
    with (folder / f".{name}.lock").open("ab") as file:
        try:
            fcntl.flock(file, kind)
        except BlockingIOError:
            yield False
            return
        yield True
