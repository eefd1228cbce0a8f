"""Dahua's discovery: DHIP (UDP 37810, JSON after a 32-byte header) and the older one on UDP 5050.

`dhip` fields: `dhip.answered` (the method, where it is a device's notice), `dhip.model` (DeviceType),
`dhip.class`, `dhip.vendor`, `dhip.manufacturer`, `dhip.serial`, `dhip.firmware`, `dhip.name`, `dhip.port`,
`dhip.http-port`, `dhip.channels` and `dhip.outputs` (of video), `dhip.remote-channels` (cameras that a
recorder may take), `dhip.alarms` (inputs), `dhip.init`, `dhip.abroad`, `dhip.unlogin`, `dhip.device-id`,
`dhip.find`, `dhip.mask`, `dhip.gateway`, `dhip.dhcp`, `dhip.ipv6`, `dhip.link-local`, and of an answer to
a login `dhip.realm`.
`dahua-5050` fields: `dahua-5050.answered` (`B3`), `dahua-5050.type`, `dahua-5050.model` (what stands behind
the hardware address), `dahua-5050.device`, `dahua-5050.name`, `dahua-5050.serial`, `dahua-5050.mask`,
`dahua-5050.gateway`, `dahua-5050.ipv6`. Plain: address, mac, serial, model, firmware, name.

Lengths in the headers are not trusted: a frame ends where its JSON ends, or where the next frame begins.
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
from debar.identify.protocols.listed import MAX_THINGS, Lister
from debar.kit.errors import BadData

_MAGIC = b"\x20\0\0\0DHIP"
_REST = 24
"""Bytes of the header behind the magic ones."""
_FIELDS = {
    "DeviceType": "dhip.model",
    "DeviceClass": "dhip.class",
    "Vendor": "dhip.vendor",
    "Manufacturer": "dhip.manufacturer",
    "SerialNo": "dhip.serial",
    "Version": "dhip.firmware",
    "MachineName": "dhip.name",
    "Port": "dhip.port",
    "HttpPort": "dhip.http-port",
    "VideoInputChannels": "dhip.channels",
    "VideoOutputChannels": "dhip.outputs",
    "RemoteVideoInputChannels": "dhip.remote-channels",
    "AlarmInputChannels": "dhip.alarms",
    "Init": "dhip.init",
    "AbroadInfo": "dhip.abroad",
    "UnLoginFuncMask": "dhip.unlogin",
    "DeviceID": "dhip.device-id",
    "Find": "dhip.find",
    "SubnetMask": "dhip.mask",
    "DefaultGateway": "dhip.gateway",
    "DhcpEnable": "dhip.dhcp",
    "IPv6Address.IPAddress": "dhip.ipv6",
    "IPv6Address.LinkLocalAddress": "dhip.link-local",
    "realm": "dhip.realm",
}
_SIXTH = "IPv6Address"
_NO_ADDRESS = ("/0", "::/0")
_PAIR = re.compile(
    r'"(\w{1,40})"\s*:\s*(?:"([^"\r\n]{0,300})"(?=\s*[,}\]])|"([^",\r\n]{0,300})|(-?\d{1,12}|true|false))'
)
_SIXTH_BLOCK = re.compile(r'"IPv6Address"\s*:\s*\{[^{}]{0,2000}\}')
_LINE = re.compile(r"(?m)(?:^|(?<=[a-zA-Z0-9]))(Name|Device|SerialNo|IPv6Addr):([^\r\n]*)")
_SECTION = 120
_MAC = 17
_FIRST = (b"Name:", b"Device:", b"IPv6Addr:", b"SerialNo:")
_JSON = json.JSONDecoder()


def _dhip(raw: bytes) -> Iterator[Field]:
    framed, answers = _answers(raw)
    if not answers:
        raise BadData("neither a DHIP frame nor its JSON")
    yield from _notice(answers[0], framed)


def _others(raw: bytes) -> Iterator[tuple[str, Iterator[Field]]]:
    framed, answers = _answers(raw)
    for values in answers[1:]:
        key = values.get("IPAddress") or values.get("mac") or values.get("SerialNo") or ""
        yield key, _notice(values, framed)


def _notice(values: Mapping[str, str], framed: bool) -> Iterator[Field]:
    if values.get("method") == "client.notifyDevInfo" or (framed and "DeviceType" in values):
        yield Field("dhip.answered", values.get("method", "DHIP"))
    for name, field in _FIELDS.items():
        value = values.get(name, "")
        yield Field(field, "" if value in _NO_ADDRESS else value)
    yield from facts(
        address=address_of(values.get("IPAddress", "")),
        mac=mac_in(values.get("mac", "")),
        serial=values.get("SerialNo"),
        model=values.get("DeviceType"),
        firmware=values.get("Version"),
        name=values.get("MachineName"),
    )


def _answers(raw: bytes) -> tuple[bool, list[dict[str, str]]]:
    """Whether there is a DHIP frame, and all plain values by key of each answer.

    Of several, those that describe a device: a question may stand before them.
    """
    before, *frames = raw.split(_MAGIC, MAX_THINGS)
    bodies = [body[_REST:] for body in frames] if frames else [before]
    found = [values for body in bodies for values in _documents(text_of(body)) if values]
    devices = [values for values in found if "DeviceType" in values or "SerialNo" in values]
    return bool(frames), (devices or found[:1])[:MAX_THINGS]


def _documents(text: str) -> Iterator[dict[str, str]]:
    """Each JSON object of those that follow each other; pairs one by one where the first is broken."""
    at, end = 0, len(text)
    for number in range(MAX_THINGS):
        while at < end and text[at].isspace():
            at += 1
        if at >= end or (number and text[at] != "{"):
            return
        try:
            value, at = _JSON.raw_decode(text, at)
            found: dict[str, str] = {}
            _gather(value, found)
        except (ValueError, RecursionError):
            if not number:
                yield _pairs(text)
            return
        yield found


def _pairs(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, quoted, unclosed, bare in _PAIR.findall(_SIXTH_BLOCK.sub("", text)):
        found.setdefault(key, quoted or unclosed or bare)
    return found


def _gather(value: Any, found: dict[str, str], within: str = "") -> None:
    """Plain values by key, the first of each; those of the IPv6 address under its name."""
    if not isinstance(value, dict):
        return
    for key, inner in value.items():
        if isinstance(inner, dict):
            _gather(inner, found, f"{_SIXTH}." if key == _SIXTH else within)
        elif isinstance(inner, str | int | float) and inner != "":
            found.setdefault(within + key, str(inner).lower() if isinstance(inner, bool) else str(inner))


def _search(raw: bytes) -> Iterator[Field]:
    if raw[:1] != b"\xb3" or len(raw) < 0x58:
        raise BadData("no answer of Dahua's search: it does not begin with B3, or is too short")
    kind = text_of(raw[0x28:0x38].rstrip(b"\0"))
    text = text_of(raw[0x38:])
    lines = {name: value.strip() for name, value in _LINE.findall(text)}
    model = _second(raw)
    yield Field("dahua-5050.answered", "B3")
    yield Field("dahua-5050.type", kind)
    yield Field("dahua-5050.model", model)
    yield Field("dahua-5050.device", lines.get("Device", ""))
    yield Field("dahua-5050.name", lines.get("Name", ""))
    yield Field("dahua-5050.serial", lines.get("SerialNo", ""))
    yield Field("dahua-5050.mask", _address(raw, 0x3C))
    yield Field("dahua-5050.gateway", _address(raw, 0x40))
    yield Field("dahua-5050.ipv6", lines.get("IPv6Addr", "").partition(";")[0])
    yield from facts(
        address=_address(raw, 0x38),
        mac=mac_in(text),
        serial=lines.get("SerialNo"),
        model=lines.get("Device") or model or kind,
        name=lines.get("Name"),
    )


def _second(raw: bytes) -> str:
    """What stands behind the hardware address in the second section, where its length is no lie."""
    end = _SECTION + raw[2]
    third = int.from_bytes(raw[0x14:0x16], "little")
    honest = end == len(raw) if not third else raw.startswith(_FIRST, end)
    return text_of(raw[_SECTION + _MAC : end]).strip() if honest else ""


def _address(raw: bytes, at: int) -> str:
    number = raw[at : at + 4]
    return ".".join(map(str, number)) if any(number) else ""


PARSERS: Mapping[str, Parser] = {"dhip": _dhip, "dahua-5050": _search}
LISTERS: Mapping[str, Lister] = {"dhip": _others}
