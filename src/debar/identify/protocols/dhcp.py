"""DHCP: a client's packet (BOOTP and its options), JSON as collectors write it, or the vendor class alone.

Fields: `dhcp.message` (`discover`, `request`, …), `dhcp.hostname`, `dhcp.vendor-class` (60, else 124),
`dhcp.parameters` (option numbers asked for, in order: fingerbank's fingerprint), `dhcp.options` (numbers of
the options sent, in order), `dhcp.client-id`, `dhcp.user-class`, `dhcp.circuit` and `dhcp.remote` (of the
relay). Plain: mac (or its first three octets), name, address (the one that it has or asks for). A server's
answer tells of the server's network, not of a device: it is a Problem.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from debar.identify.evidence import Field
from debar.identify.protocols.answer import Parser, facts, text_of
from debar.identify.protocols.discovery import frame
from debar.identify.protocols.hardware import mac_of
from debar.kit.errors import BadData

_COOKIE = b"\x63\x82\x53\x63"
_OPTIONS = 240
_CLIENT, _ETHERNET = 1, 1
_MOST = 300
_PAD, _END = 0, 255
_NAME, _WANTED, _OVERLOAD, _KIND, _ASKED, _CLASS, _ID = 12, 50, 52, 53, 55, 60, 61
_USER_CLASS, _FULL_NAME, _RELAY, _VENDOR = 77, 81, 82, 124
_MESSAGES = ("", "discover", "offer", "request", "decline", "ack", "nak", "release", "inform")


def _request(raw: bytes) -> Iterator[Field]:
    if raw[_OPTIONS - 4 : _OPTIONS] == _COOKIE:
        yield from _packet(raw)
        return
    text = text_of(raw).strip()
    values = _json(text)
    if not values:
        yield Field("dhcp.vendor-class", text)
        return
    name = values.get("hostname") or values.get("computer_name", "")
    yield Field("dhcp.hostname", name)
    yield Field("dhcp.vendor-class", values.get("vendor_class") or values.get("dhcp_vendor", ""))
    yield Field("dhcp.parameters", values.get("param_list") or values.get("dhcp_fingerprint", ""))
    yield from facts(mac=mac_of(values.get("mac") or values.get("oui", "")), name=name)


def _packet(raw: bytes) -> Iterator[Field]:
    if raw[0] != _CLIENT:
        raise BadData("a server's answer, which says nothing of a device")
    sent = list(_options(raw))
    told: dict[int, bytes] = {}
    for number, value in sent:
        told[number] = told.get(number, b"") + value  # a long option comes in parts: RFC 3396
    name = _hostname(told)
    kind = int.from_bytes(told.get(_KIND, b"")[:1], "big")
    relay = dict(frame.values(told.get(_RELAY, b""), 0, 1, 1))
    yield Field("dhcp.message", _MESSAGES[kind] if kind < len(_MESSAGES) else str(kind))
    yield Field("dhcp.hostname", name)
    yield Field("dhcp.vendor-class", frame.text(told.get(_CLASS, b"")) or _vendor(told.get(_VENDOR, b"")))
    yield Field("dhcp.parameters", ",".join(map(str, told.get(_ASKED, b""))))
    yield Field("dhcp.options", ",".join(map(str, dict.fromkeys(number for number, _ in sent))))
    yield Field("dhcp.client-id", told.get(_ID, b"").hex())
    yield Field("dhcp.user-class", _user_class(told.get(_USER_CLASS, b"")))
    yield Field("dhcp.circuit", _readable(relay.get(1, b"")))
    yield Field("dhcp.remote", _readable(relay.get(2, b"")))
    yield from facts(
        mac=frame.mac(raw[28:34]) if raw[1:3] == bytes([_ETHERNET, 6]) else None,
        name=name,
        address=frame.address(raw[12:16]) or frame.address(told.get(_WANTED, b"")),
    )


def _options(raw: bytes) -> Iterator[tuple[int, bytes]]:
    """The options in order; those in the fields for file and server where option 52 says so."""
    overload = 0
    for number, value in _each(raw[_OPTIONS:]):
        overload = value[0] if number == _OVERLOAD and value else overload
        yield number, value
    if overload & 1:
        yield from _each(raw[108:236])
    if overload & 2:
        yield from _each(raw[44:108])


def _each(raw: bytes) -> Iterator[tuple[int, bytes]]:
    at = seen = 0
    while at + 1 < len(raw) and raw[at] != _END and seen < _MOST:
        if raw[at] == _PAD:
            at += 1
            continue
        size = raw[at + 1]
        if at + 2 + size > len(raw):
            return
        yield raw[at], raw[at + 2 : at + 2 + size]
        at += 2 + size
        seen += 1


def _hostname(told: Mapping[int, bytes]) -> str:
    """Option 12, else the first label of the full name: flags, two old bytes, then the name."""
    if name := frame.text(told.get(_NAME, b"")):
        return name
    full = told.get(_FULL_NAME, b"")
    if full[:1] and full[0] & 0x04:  # in labels, as in DNS
        return frame.text(full[4 : 4 + full[3]]) if len(full) > 4 else ""
    return frame.text(full[3:]).partition(".")[0]


def _vendor(value: bytes) -> str:
    """The first vendor class behind an enterprise's number."""
    return frame.text(value[5 : 5 + value[4]]) if len(value) > 5 else ""


def _user_class(value: bytes) -> str:
    """The first user class behind its length; the whole where a client left the length out."""
    return frame.text(value[1 : 1 + value[0]] if value and value[0] < len(value) else value)


def _readable(value: bytes) -> str:
    return frame.text(value) if value and all(0x20 <= byte < 0x7F for byte in value) else value.hex()


def _json(text: str) -> dict[str, str]:
    try:
        found: Any = json.loads(text) if text.startswith("{") else None
    except (ValueError, RecursionError):
        return {}
    return (
        {str(k): str(v) for k, v in found.items() if isinstance(v, str | int)}
        if isinstance(found, dict)
        else {}
    )


PARSERS: Mapping[str, Parser] = {"dhcp": _request}
