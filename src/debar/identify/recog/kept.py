"""What was imported of a recog database: one file, read at once, beside our own knowledge."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from debar.kit.errors import BadData, reading

FILE = "recog.yaml"
"""JSON, which is YAML, so that an archive of the knowledge takes it in as it takes in all else."""
MAX_BYTES = 64 << 20

Engine = Literal["re2", "regex"]
"""What confirms a pattern: RE2 in linear time, or what goes beyond it, the package `regex` within a time."""
Scan = Literal["whole", "prefiltered", "none"]
"""How the scan for all patterns at once takes one: as it is, letting too much through, or not at all."""


class Param(Struct, frozen=True, array_like=True):
    """One thing that a match says: the group that it is read from, or at 0 the value itself."""

    pos: int
    name: str
    value: str = ""


class Print(Struct, frozen=True, omit_defaults=True):
    """One fingerprint of recog, its pattern translated."""

    n: int
    """Its place in the file, counted from 1; refused ones count too, so that it names the same always."""
    line: int
    pattern: str
    """Said anew for the engine."""
    says: str
    """recog's description."""
    params: tuple[Param, ...]
    engine: Engine = "re2"
    scan: Scan = "whole"
    exact: tuple[str, ...] = ()
    """The lines that it matches, where these can be counted: looked up instead of scanned for."""
    certainty: float = 0.85
    """0 to 1, as recog gives it."""


class Database(Struct, frozen=True):
    """One file of recog: the first of its fingerprints that matches counts."""

    file: str
    """Its name without `.xml`."""
    matches: str
    """What it is matched against, in recog's word: `http_header.server`."""
    protocol: str
    prints: tuple[Print, ...]


class Kept(Struct, frozen=True):
    """A recog database as imported."""

    recog: int
    """The version of this form."""
    databases: tuple[Database, ...]


FORM = 1


def encoded(kept: Kept) -> bytes:
    """The file's bytes: equal databases give equal bytes."""
    return msgspec.json.format(msgspec.json.encode(kept), indent=1) + b"\n"


def load(folder: Path) -> Kept | None:
    """What is kept in a folder; None where nothing is. Raises BadData."""
    path = folder / FILE
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise reading(path, error) from error
    return _read(path, found.st_mtime_ns, found.st_size)


@lru_cache(maxsize=2)
def _read(path: Path, _changed: int, size: int) -> Kept:
    cure = "Import the recog database again: debar knowledge import recog DIR"
    if size > MAX_BYTES:
        raise BadData(f"{path}: larger than {MAX_BYTES >> 20} MiB. {cure}")
    try:
        kept = msgspec.json.decode(path.read_bytes(), type=Kept)
    except OSError as error:
        raise reading(path, error) from error
    except (msgspec.DecodeError, UnicodeError) as error:
        raise BadData(f"{path}: damaged: {error}. {cure}") from None
    if kept.recog != FORM:
        raise BadData(f"{path}: written by another version of debar. {cure}")
    return kept
