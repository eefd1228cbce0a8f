"""GigE Vision, the industrial cameras' common protocol, on UDP 3956: the acknowledgement of a discovery.

Fields: `gige.answered` (`ack`), `gige.manufacturer`, `gige.model`, `gige.firmware`, `gige.serial`. Plain:
model, firmware, serial, name (the user's), mac, address.
"""

from __future__ import annotations

from collections.abc import Iterator

from debar.identify.evidence import Field
from debar.identify.protocols.discovery import frame

_HEAD = b"\0\0\0\x03\0\xf8"
"""Success, discovery's acknowledgement, 248 bytes to follow."""


def _fits(raw: bytes) -> bool:
    return raw[:6] == _HEAD and len(raw) == 0x100


def _fields(raw: bytes) -> Iterator[Field]:
    yield from frame.said(
        "gige",
        "ack",
        model=frame.text(raw[0x70:0x90]),
        firmware=frame.text(raw[0x90:0xB0]),
        serial=frame.text(raw[0xE0:0xF0]),
        name=frame.text(raw[0xF0:0x100]),
        mac=frame.mac(raw[0x12:0x18]),
        address=frame.address(raw[0x2C:0x30]),
    )
    yield Field("gige.manufacturer", frame.text(raw[0x50:0x70]))


SEARCHES = (frame.Search("gige-vision", _fits, _fields),)
