"""NICE (NiceVision, later Qognify) recorders on UDP 2007: `NICE`, then fixed places.

Fields: `nice.answered` (`NICE`), `nice.firmware`. Plain: firmware, name, mac, address.
"""

from __future__ import annotations

from collections.abc import Iterator

from debar.identify.evidence import Field
from debar.identify.protocols.discovery import frame

_LEAST = 0x5A


def _fits(raw: bytes) -> bool:
    return raw[:4] == b"NICE" and len(raw) >= _LEAST


def _fields(raw: bytes) -> Iterator[Field]:
    parts = [int.from_bytes(raw[at : at + 2], "big") for at in range(0x1E, 0x26, 2)]
    yield from frame.said(
        "nice",
        "NICE",
        firmware=".".join(map(str, parts)) if any(parts) else "",
        name=frame.text(raw[0x4A:0x5A]),
        mac=frame.mac(raw[0x0A:0x10]),
        address=frame.address(raw[0x10:0x14]),
    )


SEARCHES = (frame.Search("nice-2007", _fits, _fields),)
