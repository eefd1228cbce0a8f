"""Baichuan, the protocol of Reolink's devices (TCP 9000): a head, and XML where it is not encrypted.

`baichuan` fields: `baichuan.answered` (number of the first message; 1 is the login), `baichuan.class` (four
hex digits, which tell how long the head is), `baichuan.model`, `baichuan.type` (of the device: `ipc`,
`nvr`), `baichuan.channels`, `baichuan.name`, `baichuan.serial`, `baichuan.firmware`.
Plain: model, serial, firmware, name. Secret codes and nonces are not read.

Head, least significant first: F0 DE BC 0A, message at 4, length at 8, class at 18; 20 bytes, or 24.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from debar.identify.evidence import Field
from debar.identify.protocols.answer import Parser, facts, first, xml
from debar.kit.errors import BadData

_MAGIC = b"\xf0\xde\xbc\x0a"
_HEAD = 20
_VERSION = {
    "type": "baichuan.model",
    "name": "baichuan.name",
    "serialnumber": "baichuan.serial",
    "firmwareversion": "baichuan.firmware",
}
_DEVICE = {"type": "baichuan.type", "channelnum": "baichuan.channels", "firmversion": "baichuan.firmware"}
_BLOCK = re.compile(rb"<(?P<name>VersionInfo|DeviceInfo)\b.*?(?:</(?P=name)>|\Z)", re.DOTALL)


def _messages(raw: bytes) -> Iterator[Field]:
    if not raw.startswith(_MAGIC) or len(raw) < _HEAD:
        raise BadData("it does not begin with F0 DE BC 0A, or is shorter than its head")
    yield Field("baichuan.answered", str(int.from_bytes(raw[4:8], "little")))
    yield Field("baichuan.class", raw[18:20][::-1].hex())
    blocks = {found["name"]: found[0] for found in _BLOCK.finditer(raw, _HEAD)}
    version = first(xml(blocks[b"VersionInfo"])) if b"VersionInfo" in blocks else {}
    device = first(xml(blocks[b"DeviceInfo"])) if b"DeviceInfo" in blocks else {}
    yield from (Field(field, version.get(name, "")) for name, field in _VERSION.items())
    yield from (Field(field, device.get(name, "")) for name, field in _DEVICE.items())
    yield from facts(
        model=version.get("type"),
        serial=version.get("serialnumber"),
        firmware=version.get("firmwareversion"),
        name=version.get("name"),
    )


PARSERS: Mapping[str, Parser] = {"baichuan": _messages}
