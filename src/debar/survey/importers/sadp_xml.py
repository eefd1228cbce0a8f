"""SADP answers as they were captured: `ProbeMatch` documents, many in a file, with a root or without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import BinaryIO, Literal

from msgspec import Struct

from debar.identify import protocols
from debar.identify.evidence import Sighting
from debar.kit import delimited
from debar.kit.errors import Problem
from debar.kit.words import Both
from debar.survey import values
from debar.survey.importers import Note, SourceFile

NAME = "sadp-xml"
LABEL = Both("Hikvision SADP, XML answers", "SADP de Hikvision, réponses XML")
METHOD: Literal["scan"] = "scan"
SEES = Both(
    "devices that answer Hikvision's search (SADP)",
    "appareils qui répondent à la recherche de Hikvision (SADP)",
)

LARGEST = 64 << 10
"""Bytes that one answer may take; real ones take about 2,000."""

_OPEN, _CLOSE = b"<ProbeMatch>", b"</ProbeMatch>"
_SIGN = re.compile(rb"<(?:DeviceSN|DeviceDescription|CommandPort)>")
_MOST_REMEMBERED = 1_000_000
_AGAIN = "Capture the answers again, or export the table of the tool."


def sniffs(head: bytes, _name: str) -> bool:
    """Is there a `ProbeMatch` that describes a device, and nothing but XML before it?"""
    text = delimited.text_of(head).encode()
    at = text.find(_OPEN)
    return at >= 0 and text.lstrip().startswith(b"<") and bool(_SIGN.search(text, at))


def read(stream: BinaryIO, source: SourceFile) -> Iterator[Sighting | Problem]:
    """Each answer as one thing; an answer that came several times counts once."""
    seen: set[bytes] = set()
    number = 0
    for found in _answers(stream):
        if found.fault:
            yield Problem(source.name, found.line, found.fault, _AGAIN)
            continue
        number += 1
        digest = sha256(found.raw).digest()
        if digest not in seen:
            if len(seen) < _MOST_REMEMBERED:
                seen.add(digest)
            yield from _sightings(found, number, source)
    if not number:
        yield Problem(source.name, None, "there is no whole SADP answer in it.", _AGAIN)


class _Answer(Struct, frozen=True):
    """The bytes of one answer, or what is wrong with it."""

    line: int
    raw: bytes = b""
    fault: str = ""


def _answers(stream: BinaryIO) -> Iterator[_Answer]:
    """Each stretch from `<ProbeMatch>` to its end, in memory for one of them."""
    rest, line, inside, large = b"", 1, False, False
    for chunk in delimited.as_utf8(stream):
        buffer, at = rest + chunk, 0
        while (found := buffer.find(_CLOSE if inside else _OPEN, at)) >= 0:
            end = found + len(_CLOSE) if inside else found
            if inside:
                yield from _whole(buffer[at:end], line, large)
            line += buffer.count(b"\n", at, end)
            inside, large, at = not inside, False, end
        large = inside and (large or len(buffer) - at > LARGEST)
        keep = at if inside and not large else max(at, len(buffer) - len(_CLOSE))
        line += buffer.count(b"\n", at, keep)
        rest = buffer[keep:]
    if inside:
        yield _Answer(line, fault="the last answer is cut short; it was left out.")


def _whole(raw: bytes, line: int, large: bool) -> Iterator[_Answer]:
    """An answer that came to its end, without one before it that did not."""
    last = raw.rfind(_OPEN)
    if last > 0:
        yield _Answer(line, fault="an answer is cut short; it was left out.")
    if last < 0 or large or len(raw) - last > LARGEST:
        yield _Answer(line, fault=f"an answer takes more than {LARGEST >> 10} KiB; it was left out.")
    else:
        yield _Answer(line + raw.count(b"\n", 0, last), raw[last:])


def _sightings(answer: _Answer, number: int, source: SourceFile) -> Iterator[Sighting | Problem]:
    place = f"answer {number}"
    fields = protocols.parse("sadp", answer.raw)
    if isinstance(fields, Problem):
        yield Note(source.name, answer.line, f"{place}: {fields.what}")
        return
    for field in fields:
        value = _checked(field.name, field.value)
        if value:
            yield Sighting(
                source.digest,
                place,
                place,
                field.name,
                value,
                METHOD,
                source.site,
                source.network,
                source.seen,
            )


def _checked(name: str, value: str) -> str:
    """The value, or nothing where it is an address of no device."""
    if name == "mac":
        return values.mac(value) or ""
    return (values.address(value) or "") if name == "address" else value
