"""VStarcam cameras on UDP 8600: `DH`, 01 08, then texts in fixed places. `DH` is not Dahua here.

Fields: `vstarcam.answered` (`DH`), `vstarcam.firmware`, `vstarcam.serial`. Plain: firmware, serial, name,
mac, address.
"""

from __future__ import annotations

from collections.abc import Iterator

from debar.identify.evidence import Field
from debar.identify.protocols.discovery import frame


def _fits(raw: bytes) -> bool:
    return raw[:4] == b"DH\x01\x08"


def _fields(raw: bytes) -> Iterator[Field]:
    yield from frame.said(
        "vstarcam",
        "DH",
        firmware=frame.text(raw[0xCC:0xEC]),
        serial=frame.text(raw[0x5C:0x7C]),
        name=frame.text(raw[0x7C:0x9C]),
        mac=frame.mac(raw[0x54:0x5A]),
        address=frame.dotted(frame.text(raw[0x04:0x14])),
    )


SEARCHES = (frame.Search("vstarcam-8600", _fits, _fields),)
