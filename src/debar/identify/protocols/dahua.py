"""Dahua's discovery: DHIP (UDP 37810, JSON after a 32-byte header) and the older one on UDP 5050.

`dhip` fields: `dhip.answered` (the method, where it is a device's notice), `dhip.model` (DeviceType),
`dhip.class`, `dhip.vendor`, `dhip.manufacturer`, `dhip.serial`, `dhip.firmware`, `dhip.name`, `dhip.port`.
`dahua-5050` fields: `dahua-5050.answered` (`B3`), `dahua-5050.type`, `dahua-5050.device`,
`dahua-5050.name`, `dahua-5050.serial`. Plain: address, mac, serial, model, firmware, name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from ipaddress import IPv4Address
from typing import Any

from debar.identify.evidence import Field
from debar.identify.protocols.answer import Parser, facts, text_of
from debar.identify.protocols.hardware import mac_in
from debar.kit.errors import BadData

_HEADER = 32
_FIELDS = {
    "DeviceType": "dhip.model",
    "DeviceClass": "dhip.class",
    "Vendor": "dhip.vendor",
    "Manufacturer": "dhip.manufacturer",
    "SerialNo": "dhip.serial",
    "Version": "dhip.firmware",
    "MachineName": "dhip.name",
    "Port": "dhip.port",
}
_PAIR = re.compile(
    r'"(\w{1,40})"\s*:\s*(?:"([^"\r\n]{0,300})"(?=\s*[,}\]])|"([^",\r\n]{0,300})|(-?\d{1,12}|true|false))'
)
_LINE = re.compile(r"(?m)(?:^|(?<=[a-zA-Z0-9]))(Name|Device|SerialNo):([^\r\n]*)")


def _dhip(raw: bytes) -> Iterator[Field]:
    framed = raw[4:8] == b"DHIP"
    values = _json(text_of(raw[_HEADER:] if framed else raw))
    if not values:
        raise BadData("neither a DHIP frame nor its JSON")
    if values.get("method") == "client.notifyDevInfo" or (framed and "DeviceType" in values):
        yield Field("dhip.answered", values.get("method", "DHIP"))
    for name, field in _FIELDS.items():
        yield Field(field, values.get(name, ""))
    yield from facts(
        address=values.get("IPAddress"),
        mac=mac_in(values.get("mac", "")),
        serial=values.get("SerialNo"),
        model=values.get("DeviceType"),
        firmware=values.get("Version"),
        name=values.get("MachineName"),
    )


def _json(text: str) -> dict[str, str]:
    """All plain values by key, the first of each; pairs one by one where the JSON is broken."""
    try:
        found: dict[str, str] = {}
        _gather(json.loads(text.strip()), found)
    except (ValueError, RecursionError):
        found = {}
        for key, quoted, unclosed, bare in _PAIR.findall(text):
            found.setdefault(key, quoted or unclosed or bare)
    return found


def _gather(value: Any, found: dict[str, str]) -> None:
    if not isinstance(value, dict):
        return
    for key, inner in value.items():
        if isinstance(inner, dict):
            _gather(inner, found)
        elif isinstance(inner, str | int | float) and inner != "":
            found.setdefault(key, str(inner))


def _search(raw: bytes) -> Iterator[Field]:
    if raw[:1] != b"\xb3" or len(raw) < 0x58:
        raise BadData("no answer of Dahua's search: it does not begin with B3, or is too short")
    kind = text_of(raw[0x28:0x38].rstrip(b"\0"))
    text = text_of(raw[0x38:])
    lines = {name: value.strip() for name, value in _LINE.findall(text)}
    yield Field("dahua-5050.answered", "B3")
    yield Field("dahua-5050.type", kind)
    yield Field("dahua-5050.device", lines.get("Device", ""))
    yield Field("dahua-5050.name", lines.get("Name", ""))
    yield Field("dahua-5050.serial", lines.get("SerialNo", ""))
    yield from facts(
        address=str(IPv4Address(raw[0x38:0x3C])),
        mac=mac_in(text),
        serial=lines.get("SerialNo"),
        model=lines.get("Device") or kind,
        name=lines.get("Name"),
    )


PARSERS: Mapping[str, Parser] = {"dhip": _dhip, "dahua-5050": _search}
