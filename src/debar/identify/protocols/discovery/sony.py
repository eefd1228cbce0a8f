"""Sony cameras on UDP 2380: `NAME:value` texts that end in FF, between 02 and 03.

Fields: `sony.answered` (`text`), `sony.model`, `sony.firmware`, `sony.serial`. Plain: model, firmware,
serial, mac, address.
"""

from __future__ import annotations

from collections.abc import Iterator

from debar.identify.evidence import Field
from debar.identify.protocols.answer import text_of
from debar.identify.protocols.discovery import frame
from debar.identify.protocols.hardware import mac_of

_LINES = 100


def _fits(raw: bytes) -> bool:
    return raw[:1] == b"\x02" and b"MODEL:" in raw[:400] and b"\xff" in raw[:400]


def _fields(raw: bytes) -> Iterator[Field]:
    rows = [text_of(line).partition(":") for line in raw[1:].split(b"\xff", _LINES)[:_LINES]]
    told = {name.strip().lower(): value.strip() for name, colon, value in rows if colon}
    yield from frame.said(
        "sony",
        "text",
        model=told.get("model", ""),
        firmware=told.get("softversion", ""),
        serial=told.get("serial", ""),
        mac=mac_of(told.get("mac", "")),
        address=frame.dotted(told.get("ipadr", "")),
    )


SEARCHES = (frame.Search("sony-2380", _fits, _fields),)
