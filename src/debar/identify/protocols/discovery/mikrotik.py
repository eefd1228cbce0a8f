"""MNDP, MikroTik's neighbour discovery on UDP 5678: four bytes, then types and lengths of two bytes.

Others speak it too (Mimosa), so the platform names the maker. Fields: `mndp.answered` (`tlv`), `mndp.model`
(the board), `mndp.firmware`, `mndp.serial` (software id), `mndp.platform`. Plain: model, firmware, name, mac,
address.
"""

from __future__ import annotations

from collections.abc import Iterator

from debar.identify.evidence import Field
from debar.identify.protocols.answer import facts
from debar.identify.protocols.discovery import frame

_HEADER = 4
_MAC, _NAME, _VERSION, _PLATFORM, _SOFTWARE, _BOARD, _ADDRESS = 1, 5, 7, 8, 11, 12, 17


def _fits(raw: bytes) -> bool:
    return raw[_HEADER : _HEADER + 4] == b"\0\1\0\6" and len(raw) > 18


def _fields(raw: bytes) -> Iterator[Field]:
    told = dict(frame.values(raw, _HEADER, 2, 2))
    texts = {kind: frame.text(value) for kind, value in told.items()}
    yield Field("mndp.answered", "tlv")
    yield Field("mndp.model", texts.get(_BOARD, ""))
    yield Field("mndp.firmware", texts.get(_VERSION, ""))
    yield Field("mndp.serial", texts.get(_SOFTWARE, ""))
    yield Field("mndp.platform", texts.get(_PLATFORM, ""))
    # The software id belongs to a licence, not to the box: no plain serial number.
    yield from facts(
        model=texts.get(_BOARD),
        firmware=texts.get(_VERSION),
        name=texts.get(_NAME),
        mac=frame.mac(told.get(_MAC, b"")),
        address=frame.address(told.get(_ADDRESS, b"")),
    )


SEARCHES = (frame.Search("mndp", _fits, _fields),)
