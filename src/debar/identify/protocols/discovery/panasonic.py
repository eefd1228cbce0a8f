"""Panasonic and i-PRO cameras on UDP 10669, answered to 10670: types and lengths of two bytes from 0x35 on.

Fields: `panasonic.answered` (`tlv`), `panasonic.model`, `panasonic.firmware`. Plain: model, firmware, name,
mac, address. i-PRO left Panasonic in 2019 and kept the protocol.
"""

from __future__ import annotations

from collections.abc import Iterator

from debar.identify.evidence import Field
from debar.identify.protocols.discovery import frame

_START = 0x35
_ADDRESS, _NAME, _MODEL, _FIRMWARE = 0x20, 0xA7, 0xA8, 0xA9


def _fits(raw: bytes) -> bool:
    return raw[:2] == b"\0\1" and len(_values(raw).get(_ADDRESS, b"")) == 4


def _fields(raw: bytes) -> Iterator[Field]:
    told = _values(raw)
    name = frame.text(told.get(_NAME, b""))
    yield from frame.said(
        "panasonic",
        "tlv",
        model=frame.text(told.get(_MODEL, b"")) or name,
        firmware=frame.text(told.get(_FIRMWARE, b"")),
        name=name,
        mac=frame.mac(raw[6:12]),
        address=frame.address(told.get(_ADDRESS, b"")),
    )


def _values(raw: bytes) -> dict[int, bytes]:
    return dict(frame.values(raw, _START, 2, 2))


SEARCHES = (frame.Search("panasonic-10669", _fits, _fields),)
