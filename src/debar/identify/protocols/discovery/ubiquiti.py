"""Ubiquiti devices on UDP 10001: version, command, length; then type, length of two bytes, value.

Version 1 (01 00) and 2 (02 06 and others). Fields: `ubiquiti.answered` (`v1` or `v2`), `ubiquiti.model`,
`ubiquiti.firmware`, `ubiquiti.platform` (short name of the board). Plain: model, firmware, name, mac,
address.
"""

from __future__ import annotations

from collections.abc import Iterator

from debar.identify.evidence import Field
from debar.identify.protocols.discovery import frame

_HEADER = 4
_KNOWN = (b"\1\0", b"\2\6", b"\2\x08", b"\2\x09", b"\2\x0a", b"\2\x0b")
_MAC, _MAC_ADDRESS, _FIRMWARE, _NAME, _PLATFORM = 0x01, 0x02, 0x03, 0x0B, 0x0C
_MODEL_1, _MODEL_2, _VERSION = 0x14, 0x15, 0x16


def _fits(raw: bytes) -> bool:
    size = int.from_bytes(raw[2:4], "big")
    return raw[:2] in _KNOWN and 0 < size == len(raw) - _HEADER and raw[4] in (_MAC, _MAC_ADDRESS)


def _fields(raw: bytes) -> Iterator[Field]:
    told: dict[int, bytes] = {}
    for kind, value in frame.values(raw, _HEADER, 1, 2):
        told.setdefault(kind, value)
    both = told.get(_MAC_ADDRESS, b"")
    platform = frame.text(told.get(_PLATFORM, b""))
    yield from frame.said(
        "ubiquiti",
        f"v{raw[0]}",
        model=frame.text(told.get(_MODEL_2) or told.get(_MODEL_1) or b"") or platform,
        firmware=frame.text(told.get(_VERSION) or told.get(_FIRMWARE) or b""),
        name=frame.text(told.get(_NAME, b"")),
        mac=frame.mac(told.get(_MAC) or both[:6]),
        address=frame.address(both[6:10]),
    )
    yield Field("ubiquiti.platform", platform)


SEARCHES = (frame.Search("ubiquiti-10001", _fits, _fields),)
