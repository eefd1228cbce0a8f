"""Canonical bytes: one value has one spelling, so its digest says that nothing changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from debar.kit.times import encode_partial

_CHUNK = 1 << 20
_ENCODER = msgspec.json.Encoder(enc_hook=encode_partial, order="deterministic")


def canonical(value: Any) -> bytes:
    """The value as JSON bytes without blanks: equal values of one type give equal bytes.

    Keys of mappings are sorted, fields of Structs stand in their order. Instants are to be in
    UTC and numbers finite, or else one value has two spellings.
    """
    return _ENCODER.encode(value)


def plain(value: Any) -> Any:
    """The value as JSON types (dict, list or tuple, str, int, float, bool, None)."""
    return msgspec.to_builtins(value, enc_hook=encode_partial, order="deterministic")


def digest(data: bytes) -> str:
    """SHA-256 in hexadecimal, 64 characters."""
    return hashlib.sha256(data).hexdigest()


def digest_of(value: Any) -> str:
    """The digest of a value's canonical bytes."""
    return digest(canonical(value))


def digest_all(parts: Iterable[bytes]) -> str:
    """One digest over parts in order. Each part's length counts, so no two splits agree."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.hexdigest()


def digest_stream(stream: BinaryIO) -> str:
    """The digest of a stream from where it stands to its end, in bounded memory."""
    whole = hashlib.sha256()
    while chunk := stream.read(_CHUNK):
        whole.update(chunk)
    return whole.hexdigest()


def digest_file(path: Path) -> str:
    """The digest of a file's bytes."""
    with path.open("rb") as stream:
        return digest_stream(stream)
