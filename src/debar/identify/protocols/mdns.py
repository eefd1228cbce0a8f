"""Multicast DNS: whole messages, or one TXT string.

Fields: `mdns.service` (`_axis-video._tcp`), `mdns.name` (an instance's own name), `mdns.txt` (each string).
Plain: mac (from `macaddress=`), name, model (from `md=` and `model=`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from debar.identify.evidence import Field
from debar.identify.protocols.answer import Parser, facts, text_of
from debar.identify.protocols.hardware import mac_of
from debar.kit.errors import BadData

_RECORDS = 200
_NAMES = 64
_PTR, _TXT = 12, 16
_SERVICE = re.compile(r"^(?:(?P<name>.+)\.)?(?P<service>_[A-Za-z0-9-]+\._(?:tcp|udp))(?:\.|$)")


def _answer(raw: bytes) -> Iterator[Field]:
    if b"\0" in raw[:12]:
        yield from _message(raw)
    else:
        yield from _text(text_of(raw).strip())


def _text(text: str) -> Iterator[Field]:
    yield Field("mdns.txt", text)
    key, _, value = text.partition("=")
    if key.lower() == "macaddress":
        yield from facts(mac=mac_of(value))
    elif key.lower() in ("md", "model"):
        yield from facts(model=value)


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
    if kind == _PTR:
        yield from _called(_name(raw, at)[0])
    elif kind == _TXT:
        end = min(at + length, len(raw))
        while at < end:
            size = raw[at]
            yield from _text(text_of(raw[at + 1 : min(at + 1 + size, end)]))
            at += 1 + size


def _called(name: str) -> Iterator[Field]:
    if found := _SERVICE.match(name):
        yield Field("mdns.service", found["service"])
        if found["name"]:
            yield Field("mdns.name", found["name"])


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
