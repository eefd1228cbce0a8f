"""CDP, Cisco's neighbour discovery, which other makers' devices speak too: frames, and texts of switches.

Fields: `cdp.device` (its id), `cdp.address`, `cdp.port`, `cdp.capabilities`, `cdp.version`, `cdp.platform`,
`cdp.name`, `cdp.oid`. Plain: name, address, model (the platform), serial and mac where the id holds one,
vlan, and from texts switch-port (the port at which the neighbour was seen).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from debar.identify.evidence import Field
from debar.identify.protocols import neighbours
from debar.identify.protocols.answer import Parser, facts, text_of
from debar.identify.protocols.der import oid
from debar.identify.protocols.discovery import frame
from debar.identify.protocols.hardware import mac_in, mac_of
from debar.identify.protocols.listed import Lister
from debar.kit.errors import BadData

_SNAP = b"\xaa\xaa\x03\x00\x00\x0c\x20\x00"
_MOST = 200
_HEADER = 4
_TEXTS = {1: "device", 3: "port", 5: "description", 6: "platform", 0x14: "name"}
_ADDRESSES, _ABLE, _VLAN, _OID, _MANAGEMENT = 2, 4, 0x0A, 0x15, 0x16
_CAPABILITIES = ("router", "bridge", "source-bridge", "switch", "host", "igmp", "repeater", "phone", "remote")
_IPV4 = b"\x01\x01\xcc"
_KEYS = {
    "device": "device",
    "address": "address",
    "port": "port",
    "capabilities": "capabilities",
    "description": "version",
    "platform": "platform",
    "name": "name",
    "oid": "oid",
}
_SERIAL = re.compile(r"^([^()]{1,100})\(([A-Z0-9]{8,15})\)$")
_PHONE = re.compile(r"^(?:SEP|ATA|SIP)([0-9A-F]{12})$")
_CISCO = re.compile(r"(?i)^cisco\s+")


def _answer(raw: bytes) -> Iterator[Field]:
    pdu = _pdu(raw)
    if pdu:
        yield from _said(_frame(pdu))
        return
    found = _neighbours(raw)
    if len(found) == 1:
        yield from _said(found[0])


def _listed(raw: bytes) -> Iterator[tuple[str, Iterator[Field]]]:
    if _pdu(raw):
        return
    found = _neighbours(raw)
    yield from ((each.get("at", ""), _said(each)) for each in found if len(found) > 1)


def _pdu(raw: bytes) -> bytes:
    """The frame from its version on; empty where there is none."""
    rest = neighbours.bare(raw)
    rest = rest.removeprefix(_SNAP)
    return rest if rest[:1] in (b"\1", b"\2") and rest[4:6] == b"\0\1" else b""


def _neighbours(raw: bytes) -> list[dict[str, str]]:
    found = neighbours.told(text_of(raw))
    if not found:
        raise BadData("neither a frame nor what a switch prints of a neighbour at length")
    return found


def _said(told: Mapping[str, str]) -> Iterator[Field]:
    for key, field in _KEYS.items():
        yield Field(f"cdp.{field}", told.get(key, ""))
    device = told.get("device", "")
    named, phone = _SERIAL.match(device), _PHONE.match(device)
    yield from facts(
        name=told.get("name") or (named[1] if named else device),
        serial=told.get("serial") or (named[2] if named else None),
        mac=mac_of(phone[1]) if phone else mac_in(device),
        address=neighbours.written(told.get("address", "")),
        model=_CISCO.sub("", told.get("platform", "")),
        vlan=told.get("vlan"),
        switch_port=told.get("at"),
    )


def _frame(pdu: bytes) -> dict[str, str]:
    told: dict[str, str] = {}
    at = _HEADER
    for _ in range(_MOST):
        kind = int.from_bytes(pdu[at : at + 2], "big")
        size = int.from_bytes(pdu[at + 2 : at + 4], "big")
        if at + 4 > len(pdu) or size < 4 or at + size > len(pdu):
            break
        for key, said in _value(kind, pdu[at + 4 : at + size]):
            told.setdefault(key, said)
        at += size
    if not told:
        raise BadData("a frame that is cut off before it says anything")
    return told


def _value(kind: int, value: bytes) -> Iterator[tuple[str, str]]:
    if kind in _TEXTS:
        yield _TEXTS[kind], frame.text(value)
    elif kind in (_ADDRESSES, _MANAGEMENT):
        if found := _address(value):
            yield "address", found
    elif kind == _ABLE:
        able = int.from_bytes(value[:4], "big")
        yield "capabilities", ",".join(name for bit, name in enumerate(_CAPABILITIES) if able >> bit & 1)
    elif kind == _VLAN:
        yield "vlan", str(int.from_bytes(value[:2], "big"))
    elif kind == _OID:
        yield "oid", oid(value[2:] if value[:1] == b"\x06" else value)


def _address(value: bytes) -> str | None:
    """The first IPv4 address of a list: how many, then protocol, length and address of each."""
    at = value.find(_IPV4 + b"\0\4", _HEADER)
    return frame.address(value[at + 5 : at + 9]) if at >= 0 else None


PARSERS: Mapping[str, Parser] = {"cdp": _answer}
LISTERS: Mapping[str, Lister] = {"cdp": _listed}
