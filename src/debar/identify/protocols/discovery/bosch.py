"""Bosch cameras on UDP 1757: 32 bytes after 99 39 A4 27, or XML.

Fields: `bosch.answered` (`binary` or `xml`), `bosch.model`, `bosch.serial`. Plain: model, serial, name, mac,
address.
"""

from __future__ import annotations

from collections.abc import Iterator

from debar.identify.evidence import Field
from debar.identify.protocols.answer import first, xml
from debar.identify.protocols.discovery import frame
from debar.identify.protocols.hardware import mac_of

_MAGIC = b"\x99\x39\xa4\x27"
_SIZE = 32
_NAMESPACE = b'"OEMExt00:device-'


def _fits(raw: bytes) -> bool:
    return (raw[:4] == _MAGIC and len(raw) == _SIZE) or _NAMESPACE in raw[:400]


def _fields(raw: bytes) -> Iterator[Field]:
    if raw[:4] == _MAGIC:
        yield from frame.said("bosch", "binary", mac=frame.mac(raw[8:14]), address=frame.address(raw[16:20]))
        return
    told = first(xml(raw))
    yield from frame.said(
        "bosch",
        "xml",
        model=told.get("friendlyname", ""),
        serial=told.get("serialnumber", ""),
        name=told.get("unitname", ""),
        mac=mac_of(told.get("physaddress", "")),
        address=frame.dotted(told.get("unitipaddress", "")),
    )


SEARCHES = (frame.Search("bosch-1757", _fits, _fields),)
