"""Dahua's own port (TCP 37777): the answers to the three questions of older firmware, and to a login's first.

`dvrip-37777` fields: `dvrip-37777.answered` (`B4`, `B0` or `F6`: the first byte, once each),
`dvrip-37777.model` (question 0B), `dvrip-37777.firmware` (08), `dvrip-37777.serial` (07),
`dvrip-37777.realm` (`Login to …`, a serial or its hash). Plain: model, firmware, serial. The random number
of a login says nothing that lasts, and is left out.

Each frame has a head of 32 bytes, least significant first: the kind at 0, the length of what follows at 4
(two bytes of it count), the question at 8. After zgrab2's scanner and others that read the same answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from debar.identify.evidence import Field
from debar.identify.protocols.answer import Parser, facts, text_of
from debar.kit.errors import BadData

_HEAD = 32
_FRAMES = 64
_STATUS, _LOGIN, _JSON = 0xB4, 0xB0, 0xF6
_ASKED = {0x0B: "model", 0x08: "firmware", 0x07: "serial"}
_START = re.compile(rb"\xb4\0\0.{5}[\x07\x08\x0b]|\xb0[\0\x01]\0|\xf6\0\0", re.DOTALL)
_REALM = re.compile(r'(?:^|[\r\n])Realm:\s*([^\r\n]{1,200})|"realm"\s*:\s*"([^"]{1,200})"')
_SERIAL = re.compile(r"^Login to (?=[A-Z]*\d)(?=\d*[A-Z])(?![0-9A-F]{16}$)([0-9A-Z]{12,20})$")


def _answers(raw: bytes) -> Iterator[Field]:
    if not _START.match(raw) or len(raw) < _HEAD:
        raise BadData("no answer of port 37777: it begins otherwise, or is shorter than its head")
    found: dict[str, str] = {}
    for kind, asked, body in _frames(raw):
        yield Field("dvrip-37777.answered", f"{kind:02X}")
        if kind == _STATUS:
            found.setdefault(_ASKED[asked], text_of(body.split(b"\0", 1)[0]).strip())
        elif realm := _REALM.search(text_of(body[:4000])):
            found.setdefault("realm", (realm[1] or realm[2]).strip())
    for name, value in found.items():
        yield Field(f"dvrip-37777.{name}", value)
    serial = _SERIAL.match(found.get("realm", ""))
    yield from facts(
        model=found.get("model"),
        firmware=found.get("firmware"),
        serial=found.get("serial") or (serial[1] if serial else ""),
    )


def _frames(raw: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Kind, question and content of each frame; one whose length lies ends where the next begins."""
    at = 0
    for _ in range(_FRAMES):
        if not _START.match(raw, at) or at + _HEAD > len(raw):
            return
        size = int.from_bytes(raw[at + 4 : at + 6], "little")
        end = at + _HEAD + size
        if end != len(raw) and not _START.match(raw, end):
            following = _START.search(raw, at + _HEAD)
            end = following.start() if following else len(raw)
        yield raw[at], raw[at + 8], raw[at + _HEAD : end]
        at = end


PARSERS: Mapping[str, Parser] = {"dvrip-37777": _answers}
