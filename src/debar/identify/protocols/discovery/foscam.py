"""Foscam cameras, and others on the same board, on UDP 10000: `MO_I`, 23 bytes of header, fixed places.

What follows the header may be coded with eight bytes that stand in it. Fields: `foscam.answered` (`MO_I`),
`foscam.firmware` (of the system), `foscam.serial` (the camera's id, often its hardware address). Plain:
firmware, serial, name, mac, address.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle

from debar.identify.evidence import Field
from debar.identify.protocols.discovery import frame
from debar.identify.protocols.hardware import mac_of

_HEADER = 23
_CODED, _KEY = 6, slice(7, 15)
_ANSWER = b"\1\0"


def _fits(raw: bytes) -> bool:
    return raw[:4] == b"MO_I" and raw[4:6] == _ANSWER and len(raw) > _HEADER


def _fields(raw: bytes) -> Iterator[Field]:
    told = raw[_HEADER : _HEADER + 200]
    if raw[_CODED]:
        told = bytes(byte ^ key for byte, key in zip(told, cycle(raw[_KEY]), strict=False))
    own = frame.text(told[:13])
    version = told[54:58]
    yield from frame.said(
        "foscam",
        "MO_I",
        firmware=".".join(map(str, version)) if any(version) else "",
        serial=own,
        name=frame.text(told[13:34]),
        mac=mac_of(own) if len(own) == 12 else None,
        address=frame.address(told[34:38]),
    )


SEARCHES = (frame.Search("foscam-10000", _fits, _fields),)
