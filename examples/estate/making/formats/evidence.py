"""What a sensor recorded of devices: one answer a line, in the JSON that `debar identify` reads too."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Sequence

from making.formats.sadp import answer
from making.said import ANSWERS
from making.things import Thing

_HIK = ("hik", "hik-recorder", "hik-lts")


def records(things: Sequence[Thing], *, gateway: str, seen: str) -> bytes:
    """Each answer with the device that gave it, its address and when; two lines are broken."""
    lines = [
        json.dumps(record, ensure_ascii=False)
        for thing in things
        for record in _of(thing, gateway=gateway, seen=seen)
    ]
    lines.insert(14, '{"id": "half", "protocol": "http", "raw": "HTTP/1.1 200')
    lines.insert(40, json.dumps({"id": "odd", "protocol": "smoke-signal", "raw": "two long, one short"}))
    return ("\n".join(lines) + "\n").encode()


def _of(thing: Thing, *, gateway: str, seen: str) -> Iterator[dict[str, str]]:
    said = [(protocol, thing.filled(text)) for protocol, text in ANSWERS[thing.face]]
    if thing.face in _HIK:
        said.append(("sadp", answer(thing, gateway)))
    if thing.mac:
        said.append(("mac", thing.mac))
    for at, (protocol, text) in enumerate(said, 1):
        yield {
            "id": f"{thing.id}-{at}",
            "device": thing.address,
            "address": thing.address,
            "seen": seen,
            "protocol": protocol,
            **_raw(protocol, text),
        }


def _raw(protocol: str, text: str) -> dict[str, str]:
    if protocol in ("dhip", "vendor-udp"):
        return {"raw_b64": base64.b64encode(_framed(protocol, text)).decode()}
    return {"raw": text}


def _framed(protocol: str, text: str) -> bytes:
    body = text.encode()
    if protocol != "dhip":
        return body
    size = len(body).to_bytes(4, "little")
    return b"\x20\0\0\0DHIP" + bytes(8) + size + bytes(4) + size + bytes(4) + body
