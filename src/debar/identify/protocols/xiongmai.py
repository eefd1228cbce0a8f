"""Xiongmai's port (TCP 34567, discovery on UDP 34569): JSON after a head of 20 bytes. Not Dahua's.

`xiongmai-34567` fields: `xiongmai-34567.answered` (the number of each message), `xiongmai-34567.ret` (what
came of it), `xiongmai-34567.model` (DeviceModel), `xiongmai-34567.hardware`, `xiongmai-34567.firmware`,
`xiongmai-34567.serial`, `xiongmai-34567.type`, `xiongmai-34567.channels`.
Plain: address, mac, serial, model, firmware, name. Tokens are not read, nor what is encrypted.

Head, least significant first: FF, version, session at 4, message number at 14, length of the JSON at 16.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from debar.identify.evidence import Field
from debar.identify.protocols.addresses import address_of
from debar.identify.protocols.answer import Parser, facts, text_of
from debar.identify.protocols.hardware import mac_in
from debar.kit.errors import BadData

_HEAD = 20
_FRAMES = 64
_NUMBERS = range(1000, 4000)
_LEVELS = 4
_HEXADECIMAL = re.compile(r"^0[xX]([0-9A-Fa-f]{8})$")
_JSON = json.JSONDecoder()
_FIELDS = {
    "Ret": "xiongmai-34567.ret",
    "DeviceModel": "xiongmai-34567.model",
    "HardWare": "xiongmai-34567.hardware",
    "SoftWareVersion": "xiongmai-34567.firmware",
    "Version": "xiongmai-34567.firmware",
    "SerialNo": "xiongmai-34567.serial",
    "SN": "xiongmai-34567.serial",
    "DeviceType": "xiongmai-34567.type",
    "ChannelNum": "xiongmai-34567.channels",
}


def _messages(raw: bytes) -> Iterator[Field]:
    found: dict[str, str] = {}
    at = 0
    for _ in range(_FRAMES):
        number = int.from_bytes(raw[at + 14 : at + 16], "little")
        head = raw[at : at + _HEAD]
        if len(head) < _HEAD or head[0] != 0xFF or head[1] > 1 or any(head[2:4]) or number not in _NUMBERS:
            break
        size = int.from_bytes(head[16:20], "little")
        yield Field("xiongmai-34567.answered", str(number))
        _gather(_document(text_of(raw[at + _HEAD : at + _HEAD + size])), found)
        at += _HEAD + size
    if not at:
        raise BadData("no message of port 34567: it does not begin with FF and a head of 20 bytes")
    yield from _said(found)


def _said(found: Mapping[str, str]) -> Iterator[Field]:
    for name, field in _FIELDS.items():
        yield Field(field, found.get(name, ""))
    yield from facts(
        address=_address(found.get("HostIP", "")),
        mac=mac_in(found.get("MAC", "")),
        serial=found.get("SerialNo") or found.get("SN"),
        model=found.get("DeviceModel"),
        firmware=found.get("SoftWareVersion"),
        name=found.get("HostName"),
    )


def _document(text: str) -> Any:
    try:
        return _JSON.raw_decode(text.lstrip())[0]
    except (ValueError, RecursionError):
        return None


def _gather(value: Any, found: dict[str, str], level: int = 0) -> None:
    """Plain values by key (some keys end in a blank), the first of each."""
    if not isinstance(value, dict) or level > _LEVELS:
        return
    for key, inner in value.items():
        if isinstance(inner, dict):
            _gather(inner, found, level + 1)
        elif isinstance(inner, str | int) and inner != "":
            found.setdefault(key.strip(), str(inner))


def _address(text: str) -> str | None:
    """The address as it is written, or from hexadecimal with its last part first."""
    found = _HEXADECIMAL.match(text)
    return address_of(".".join(map(str, bytes.fromhex(found[1])[::-1])) if found else text)


PARSERS: Mapping[str, Parser] = {"xiongmai-34567": _messages}
