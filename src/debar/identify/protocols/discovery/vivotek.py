"""VIVOTEK cameras on UDP 10000: 4A 5D 8F 1C after a counter, then type, length, value.

Fields: `vivotek.answered` (`tlv`), `vivotek.model`. Plain: model, name, mac, address.
"""

from __future__ import annotations

from collections.abc import Iterator

from debar.identify.evidence import Field
from debar.identify.protocols.discovery import frame

_MAGIC = b"\x4a\x5d\x8f\x1c"
_NAME, _MAC, _ADDRESS, _FLAG, _MODEL = 0x01, 0x02, 0x03, 0x04, 0x09


def _fits(raw: bytes) -> bool:
    return raw[1:5] == _MAGIC and len(raw) > 7


def _fields(raw: bytes) -> Iterator[Field]:
    told = _values(raw)
    yield from frame.said(
        "vivotek",
        "tlv",
        model=frame.text(told.get(_MODEL, b"")),
        name=frame.text(told.get(_NAME, b"")),
        mac=frame.mac(told.get(_MAC, b"")),
        address=frame.address(told.get(_ADDRESS, b"")),
    )


def _values(raw: bytes) -> dict[int, bytes]:
    """The first value of each type. Type 4 has one byte and no length."""
    told: dict[int, bytes] = {}
    at = 5
    while at + 2 <= len(raw):
        kind, size = raw[at], raw[at + 1]
        at += 2
        if kind == _FLAG:
            continue
        if at + size > len(raw):
            break
        told.setdefault(kind, raw[at : at + size])
        at += size
    return told


SEARCHES = (frame.Search("vivotek-10000", _fits, _fields),)
