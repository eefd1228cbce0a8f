"""Hikvision's SDK port (TCP 8000): the first answer, which refuses what it does not understand.

`hikvision-8000` fields: `hikvision-8000.head` (its first 16 bytes, hex), `hikvision-8000.length` (what it
says of its own length, the four bytes of which come first, the most significant before the others).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from debar.identify.evidence import Field
from debar.identify.protocols.answer import Parser
from debar.kit.errors import BadData

_HEAD = 16
_MOST = 1 << 16


def _refusal(raw: bytes) -> Iterator[Field]:
    length = int.from_bytes(raw[:4], "big")
    if len(raw) < _HEAD or not _HEAD <= length <= _MOST:
        raise BadData("no answer of the SDK: shorter than 16 bytes, or its length cannot be")
    yield Field("hikvision-8000.head", raw[:_HEAD].hex())
    yield Field("hikvision-8000.length", str(length))


PARSERS: Mapping[str, Parser] = {"hikvision-8000": _refusal}
