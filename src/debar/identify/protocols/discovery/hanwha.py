"""Hanwha (Samsung Techwin) cameras on UDP 7701, answered to 7711: 262 bytes, texts in fixed places.

Fields: `hanwha.answered` (`0b`), `hanwha.model`, `hanwha.url` (its page). Plain: model, mac, address.
"""

from __future__ import annotations

from collections.abc import Iterator

from debar.identify.evidence import Field
from debar.identify.protocols.discovery import frame
from debar.identify.protocols.hardware import mac_of

_ANSWER = 0x0B
_LEAST, _MOST = 172, 400
_MAC, _ADDRESS, _MODEL, _URL = slice(19, 37), slice(37, 53), slice(109, 119), slice(133, 172)


def _fits(raw: bytes) -> bool:
    return _LEAST <= len(raw) <= _MOST and raw[0] == _ANSWER and mac_of(frame.text(raw[_MAC])) is not None


def _fields(raw: bytes) -> Iterator[Field]:
    yield from frame.said(
        "hanwha",
        "0b",
        model=frame.text(raw[_MODEL]),
        mac=mac_of(frame.text(raw[_MAC])),
        address=frame.dotted(frame.text(raw[_ADDRESS])),
    )
    yield Field("hanwha.url", frame.text(raw[_URL]))


SEARCHES = (frame.Search("hanwha-7701", _fits, _fields),)
