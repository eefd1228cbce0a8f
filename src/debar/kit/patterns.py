"""Many patterns as one hyperscan database, kept between runs: to compile takes a second, to read none."""

from __future__ import annotations

import contextlib
import hashlib
import platform
from collections.abc import Sequence
from importlib.metadata import version
from typing import Any

import hyperscan

from debar.kit import cache

_MODE = hyperscan.HS_MODE_BLOCK


def database(expressions: Sequence[bytes], flags: Sequence[int]) -> Any:
    """The patterns compiled, each known by its place in the sequence. Raises hyperscan.error.

    What was kept and is damaged, or of another processor or release, is compiled anew.
    """
    key = f"{_digest(expressions, flags)}.hs"
    kept = cache.get(key)
    found = _read(kept) if kept else None
    if found is None:
        found = _compiled(expressions, flags)
        with contextlib.suppress(hyperscan.error):
            cache.put(key, hyperscan.dumpb(found))
    return found


def _compiled(expressions: Sequence[bytes], flags: Sequence[int]) -> Any:
    made = hyperscan.Database(mode=_MODE)
    count = len(expressions)
    made.compile(expressions=list(expressions), ids=list(range(count)), elements=count, flags=list(flags))
    return made


def _digest(expressions: Sequence[bytes], flags: Sequence[int]) -> str:
    whole = hashlib.sha256(f"{version('hyperscan')} {platform.machine()}".encode())
    for expression, flag in zip(expressions, flags, strict=True):
        whole.update(len(expression).to_bytes(8, "big") + expression + flag.to_bytes(4, "big"))
    return whole.hexdigest()


def _read(data: bytes) -> Any | None:
    """What was compiled before; None where this processor cannot use it."""
    try:
        found = hyperscan.loadb(data, mode=_MODE)
        hyperscan.Scratch(found)
    except hyperscan.error:
        return None
    return found
