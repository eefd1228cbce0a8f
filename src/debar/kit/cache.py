"""What is worked out once and kept between runs, where a folder for that is named.

What is kept is worth no more than its folder: whoever may write there may alter what this program
does, as with its own files. So a folder that others may write to is not used.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "DEBAR_CACHE"
LARGEST = 64 << 20
"""A larger thing is not kept."""

_OLD = 60 * 24 * 3600
"""Seconds after which a thing that nobody asked for is deleted."""

_folder: Path | None = None


def keep_in(folder: Path | None) -> None:
    """Keep things from now on in that folder; None: keep nothing. Only who starts the program calls it."""
    global _folder  # noqa: PLW0603  one process, one cache; what stands in it is the same for all
    _folder = folder if folder is not None and _ours(folder) else None


def usual(environment: Mapping[str, str]) -> Path | None:
    """Where an account keeps such things; None where it says that nothing be kept (DEBAR_CACHE empty)."""
    if VARIABLE in environment:
        return Path(environment[VARIABLE]) if environment[VARIABLE] else None
    caches = environment.get("XDG_CACHE_HOME") or (
        f"{environment['HOME']}/.cache" if environment.get("HOME") else ""
    )
    return Path(caches) / "debar" if caches else None


def get(key: str) -> bytes | None:
    """What was kept under a key (letters, digits and dots); None where nothing was."""
    if _folder is None:
        return None
    path = _folder / key
    try:
        data = path.read_bytes() if path.stat().st_size <= LARGEST else None
    except OSError:
        return None
    with contextlib.suppress(OSError):
        os.utime(path)
    return data


def put(key: str, data: bytes) -> None:
    """Keep it, whole or not at all; where it cannot be kept, nothing happens. Old things go."""
    if _folder is None or len(data) > LARGEST:
        return
    with contextlib.suppress(OSError):
        _write(_folder / key, data)
        _sweep(_folder)


def _write(path: Path, data: bytes) -> None:
    handle, draft = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(draft).replace(path)
    except OSError:
        Path(draft).unlink(missing_ok=True)
        raise


def _sweep(folder: Path) -> None:
    oldest = time.time() - _OLD
    for path in folder.iterdir():
        with contextlib.suppress(OSError):
            if path.stat().st_mtime < oldest:
                path.unlink()


def _ours(folder: Path) -> bool:
    """Make the folder where it is missing. Is it ours, and closed to others' writing?"""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = folder.stat()
    except OSError:
        return False
    return found.st_uid == os.getuid() and not found.st_mode & 0o022
