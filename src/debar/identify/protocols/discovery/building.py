"""Door controllers and what stands beside cameras: HID, Eden, Lantronix, Advantech, Eaton, CyberPower.

Fields: `<maker>.answered`, `.model`, `.firmware`, `.serial`, of the makers `hid` (UDP 4070, texts between
semicolons), `eden` (8088, `BOX|` and XML), `lantronix` (30718, 30 bytes; boards that others build into
theirs), `advantech` (5048, `MADA`), `eaton` (4679, XML) and `cyberpower` (53566, coded). Plain: model,
firmware, serial, name, mac, address.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from debar.identify.evidence import Field
from debar.identify.protocols.answer import first, text_of, xml
from debar.identify.protocols.discovery import frame
from debar.identify.protocols.hardware import mac_of

_OBJECT = re.compile(r'<OBJECT +name *= *"([\w.]{1,80})">([^<]{0,300})</OBJECT>')
_HASH = re.compile(rb"\x51.\x20[0-9A-Fa-f]{32}", re.DOTALL)
_EATON = b'<OBJECT name="UPS.PowerSummary.'
_REPLY = 0x80


def _hid(raw: bytes) -> Iterator[Field]:
    """`discovered;length;mac;name;address;number;model;firmware;built`."""
    _, _, mac, name, address, _, model, firmware, *_ = [*text_of(raw[:2000]).split(";"), *[""] * 8]
    yield from frame.said(
        "hid",
        "discovered",
        model=model,
        firmware=firmware,
        name=name,
        mac=mac_of(mac),
        address=frame.dotted(address),
    )


def _eden(raw: bytes) -> Iterator[Field]:
    told = first(xml(raw))
    mac = mac_of(told.get("serialnumber", ""))
    yield from frame.said("eden", "BOX", mac=mac, address=frame.dotted(told.get("adresseip", "")))


def _lantronix(raw: bytes) -> Iterator[Field]:
    yield from frame.said("lantronix", "f7", mac=frame.mac(raw[24:30]))


def _advantech(raw: bytes) -> Iterator[Field]:
    yield from frame.said("advantech", "MADA", name=frame.text(raw[0x6A:]), mac=frame.mac(raw[0x0D:0x13]))


def _eaton(raw: bytes) -> Iterator[Field]:
    told = dict(_OBJECT.findall(text_of(raw)))
    summary = {name.rpartition(".")[2]: value for name, value in told.items() if ".PowerSummary.i" in name}
    yield from frame.said(
        "eaton",
        "xml",
        model=summary.get("iModel", ""),
        firmware=summary.get("iVersion", ""),
        serial=summary.get("iSerialNumber", ""),
    )


def _cyberpower(raw: bytes) -> Iterator[Field]:
    told = bytes(byte ^ raw[1] for byte in raw[43:])
    size = told[24] if len(told) > 24 else 0
    yield from frame.said(
        "cyberpower",
        "51",
        name=frame.text(told[25 : 25 + size]),
        mac=frame.mac(told[1:7]),
        address=frame.address(told[8:12]),
    )


def _starts(*begins: bytes) -> Callable[[bytes], bool]:
    return lambda raw: raw.startswith(begins)


SEARCHES = (
    frame.Search("hid-4070", _starts(b"discovered;"), _hid),
    frame.Search("eden-8088", _starts(b"BOX|<root>"), _eden),
    frame.Search(
        "lantronix-30718", lambda raw: len(raw) == 30 and raw[:2] + raw[3:4] == b"\0\0\xf7", _lantronix
    ),
    frame.Search(
        "advantech-5048", lambda raw: raw[:4] == b"MADA" and raw[0x34:0x35] == bytes([_REPLY]), _advantech
    ),
    frame.Search("eaton-4679", lambda raw: raw[:1] == b"<" and _EATON in raw[:2000], _eaton),
    frame.Search("cyberpower-53566", lambda raw: len(raw) > 80 and bool(_HASH.match(raw)), _cyberpower),
)
