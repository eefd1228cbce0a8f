"""Multicast DNS: whole messages, or one TXT string.

Fields: `mdns.service` (`_axis-video._tcp`), `mdns.name` (an instance's own name), `mdns.txt` (each string),
`mdns.host` (the host that a service runs on), `mdns.hardware` and `mdns.system` (HINFO).
Plain: mac, model, serial and firmware from the strings, and from names such as `AXIS MODEL - ADDRESS` and
`HIKVISION MODEL - SERIAL`, whose serial number is a part only; name (the host's); address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from ipaddress import ip_address

from debar.identify.evidence import Field
from debar.identify.protocols.answer import Parser, facts, text_of
from debar.identify.protocols.hardware import mac_of
from debar.kit.errors import BadData

_RECORDS = 200
_NAMES = 64
_A, _PTR, _HINFO, _TXT, _AAAA, _SRV = 1, 12, 13, 16, 28, 33
_KEYS = {
    "macaddress": "mac",
    "mac": "mac",
    "md": "model",
    "model": "model",
    "sn": "serial",
    "serial": "serial",
    "serialnumber": "serial",
    "fw": "firmware",
    "fwversion": "firmware",
    "firmware": "firmware",
}
"""Keys of strings, in lower case → plain facts."""
_NAMED = re.compile(
    r"^(?P<make>HIKVISION|AXIS) (?P<model>[A-Z0-9][A-Z0-9/()-]{2,40}) - (?P<rest>[0-9A-Za-z]{6,40})"
)
_ARECONT = re.compile(r"^AV([0-9A-F]{6})-[^/]{1,60}/\d{3,4}-(?P<model>[A-Z0-9]{2,20})")
"""Arecont's `MAC=`: the last half of the address behind AV, versions, and the model behind its family."""
_SERVICE = re.compile(r"^(?:(?P<name>.+)\.)?(?P<service>_[A-Za-z0-9-]+\._(?:tcp|udp))(?:\.|$)")


def _answer(raw: bytes) -> Iterator[Field]:
    if b"\0" in raw[:12]:
        yield from _message(raw)
    else:
        yield from _text(text_of(raw).strip())


def _text(text: str) -> Iterator[Field]:
    yield Field("mdns.txt", text)
    key, _, value = text.partition("=")
    what = _KEYS.get(key.lower(), "")
    if arecont := _ARECONT.match(value) if what == "mac" else None:
        yield from facts(mac=mac_of(f"001A07{arecont[1]}"))
    elif what == "mac":
        yield from facts(mac=mac_of(value))
    elif what:
        yield Field(what, value)


def _message(raw: bytes) -> Iterator[Field]:
    if len(raw) < 12:
        raise BadData("shorter than a DNS header")
    counts = [int.from_bytes(raw[i : i + 2], "big") for i in (4, 6, 8, 10)]
    at = 12
    for _ in range(min(counts[0], _RECORDS)):
        _, at = _name(raw, at)
        at += 4
    for _ in range(min(sum(counts[1:]), _RECORDS)):
        owner, at = _name(raw, at)
        kind, length = int.from_bytes(raw[at : at + 2], "big"), int.from_bytes(raw[at + 8 : at + 10], "big")
        at += 10
        if at > len(raw):
            return
        yield from _record(raw, owner, kind, at, length)
        at += length


def _record(raw: bytes, owner: str, kind: int, at: int, length: int) -> Iterator[Field]:
    yield from _called(owner)
    end = min(at + length, len(raw))
    if kind == _PTR:
        yield from _called(_name(raw, at)[0])
    elif kind == _SRV:
        yield from _host(_name(raw, at + 6)[0])
    elif kind in (_A, _AAAA):
        yield from facts(address=_address(raw[at:end]))
    elif kind == _TXT:
        for text in _strings(raw[at:end]):
            yield from _text(text)
    elif kind == _HINFO:
        hardware, system, *_ = [*_strings(raw[at:end]), "", ""]
        yield Field("mdns.hardware", hardware)
        yield Field("mdns.system", system)


def _strings(raw: bytes) -> Iterator[str]:
    """Strings with their length before them."""
    at = 0
    while at < len(raw):
        yield text_of(raw[at + 1 : at + 1 + raw[at]])
        at += 1 + raw[at]


def _host(name: str) -> Iterator[Field]:
    yield Field("mdns.host", name)
    yield from facts(name=name.removesuffix(".local"))


def _address(raw: bytes) -> str | None:
    """Where one can reach it: no address that it gave itself for its own wire alone."""
    try:
        found = ip_address(raw)
    except ValueError:
        return None
    return None if found.is_link_local or found.is_loopback or found.is_unspecified else str(found)


def _called(name: str) -> Iterator[Field]:
    if found := _SERVICE.match(name):
        yield Field("mdns.service", found["service"])
        if found["name"]:
            yield Field("mdns.name", found["name"])
            yield from _model(found["name"])


def _model(name: str) -> Iterator[Field]:
    if found := _NAMED.match(name):
        mac = mac_of(found["rest"]) if found["make"] == "AXIS" and len(found["rest"]) == 12 else None
        yield from facts(model=found["model"], mac=mac)


def _name(raw: bytes, at: int) -> tuple[str, int]:
    """A name that starts there, and where what follows it begins. Pointers only lead backwards."""
    labels: list[str] = []
    after: int | None = None
    while at < len(raw) and raw[at] and len(labels) < _NAMES:
        size = raw[at]
        if size >= 0xC0:
            after = at + 2 if after is None else after
            target = int.from_bytes(raw[at : at + 2], "big") & 0x3FFF
            if target >= at:
                break
            at = target
            continue
        labels.append(text_of(raw[at + 1 : at + 1 + size]))
        at += 1 + size
    return ".".join(labels), at + 1 if after is None else after


PARSERS: Mapping[str, Parser] = {"mdns": _answer}
