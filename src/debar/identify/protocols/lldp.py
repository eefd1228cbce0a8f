"""LLDP: frames (with Ethernet header or without), and one neighbour as a switch prints it at length.

Fields: `lldp.chassis`, `lldp.port`, `lldp.port-description`, `lldp.name`, `lldp.description`,
`lldp.capabilities` (those in use), `lldp.address`, and of LLDP-MED `lldp.manufacturer`, `lldp.model`,
`lldp.serial`, `lldp.hardware`, `lldp.firmware`, `lldp.software`, `lldp.asset`. Plain: mac, name, address,
model, serial, firmware, vlan, and from texts switch-port (the port at which the neighbour was seen).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from debar.identify.evidence import Field
from debar.identify.protocols import neighbours
from debar.identify.protocols.answer import Parser, facts, text_of
from debar.identify.protocols.discovery import frame
from debar.identify.protocols.hardware import mac_in, mac_of
from debar.identify.protocols.listed import Lister
from debar.kit.errors import BadData

_MOST = 200
_CHASSIS, _PORT, _PORT_SAYS, _NAME, _SAYS, _ABLE, _ADDRESS, _ORGANISATION = 1, 2, 4, 5, 6, 7, 8, 127
_TEXTS = {_PORT_SAYS: "port-description", _NAME: "name", _SAYS: "description"}
_MED, _VLAN = b"\x00\x12\xbb", b"\x00\x80\xc2\x01"
_INVENTORY = {
    5: "hardware",
    6: "firmware",
    7: "software",
    8: "serial",
    9: "manufacturer",
    10: "model",
    11: "asset",
}
_CAPABILITIES = ("other", "repeater", "bridge", "access-point", "router", "phone", "modem", "station")
_KEYS = (
    "chassis",
    "port",
    "port-description",
    "name",
    "description",
    "capabilities",
    "address",
    "manufacturer",
    "model",
    "serial",
    "hardware",
    "firmware",
    "software",
    "asset",
)


def _answer(raw: bytes) -> Iterator[Field]:
    pdu = neighbours.bare(raw)
    if pdu[:1] == b"\x02":
        yield from _said(_frame(pdu))
        return
    found = _neighbours(raw)
    if len(found) == 1:
        yield from _said(found[0])


def _listed(raw: bytes) -> Iterator[tuple[str, Iterator[Field]]]:
    if neighbours.bare(raw)[:1] == b"\x02":
        return
    found = _neighbours(raw)
    yield from ((each.get("at", ""), _said(each)) for each in found if len(found) > 1)


def _neighbours(raw: bytes) -> list[dict[str, str]]:
    found = neighbours.told(text_of(raw))
    if not found:
        raise BadData("neither a frame nor what a switch prints of a neighbour at length")
    return found


def _said(told: Mapping[str, str]) -> Iterator[Field]:
    for key in _KEYS:
        yield Field(f"lldp.{key}", told.get(key, ""))
    chassis = told.get("chassis", "")
    yield from facts(
        mac=mac_of(chassis) or mac_in(chassis) or mac_in(told.get("port", "")),
        name=told.get("name"),
        address=neighbours.written(told.get("address", "")) or neighbours.written(chassis),
        model=told.get("model"),
        serial=told.get("serial"),
        firmware=told.get("software") or told.get("firmware"),
        vlan=told.get("vlan"),
        switch_port=told.get("at"),
    )


def _frame(pdu: bytes) -> dict[str, str]:
    told: dict[str, str] = {}
    for kind, value in _values(pdu):
        for key, said in _value(kind, value):
            if said:
                told.setdefault(key, said)
    if "chassis" not in told:
        raise BadData("a frame that names no chassis, or is cut off")
    return told


def _values(pdu: bytes) -> Iterator[tuple[int, bytes]]:
    """Seven bits of type, nine of length. Ends where a value is not there whole."""
    at = 0
    for _ in range(_MOST):
        head = int.from_bytes(pdu[at : at + 2], "big")
        kind, size = head >> 9, head & 0x1FF
        if at + 2 > len(pdu) or kind == 0 or at + 2 + size > len(pdu):
            return
        yield kind, pdu[at + 2 : at + 2 + size]
        at += 2 + size


def _value(kind: int, value: bytes) -> Iterator[tuple[str, str]]:
    if kind in _TEXTS:
        yield _TEXTS[kind], frame.text(value)
    elif kind == _CHASSIS:
        yield "chassis", _id(value, hardware=4, network=5)
    elif kind == _PORT:
        yield "port", _id(value, hardware=3, network=4)
    elif kind == _ABLE:
        used = int.from_bytes(value[2:4], "big")
        yield "capabilities", ",".join(name for bit, name in enumerate(_CAPABILITIES) if used >> bit & 1)
    elif kind == _ADDRESS and value:
        yield "address", neighbours.address(value[2 : 1 + value[0]]) or ""
    elif kind == _ORGANISATION:
        yield from _organisation(value)


def _organisation(value: bytes) -> Iterator[tuple[str, str]]:
    if value[:4] == _VLAN:
        yield "vlan", str(int.from_bytes(value[4:6], "big"))
    elif value[:3] == _MED and len(value) > 4 and value[3] in _INVENTORY:
        yield _INVENTORY[value[3]], frame.text(value[4:])


def _id(value: bytes, hardware: int, network: int) -> str:
    """A chassis or port by its kind: hardware address, network address, or a text."""
    if value[:1] == bytes([hardware]):
        return frame.mac(value[1:]) or ""
    if value[:1] == bytes([network]):
        return neighbours.address(value[2:]) or ""
    return frame.text(value[1:])


PARSERS: Mapping[str, Parser] = {"lldp": _answer}
LISTERS: Mapping[str, Lister] = {"lldp": _listed}
