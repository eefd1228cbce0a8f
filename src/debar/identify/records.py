"""Evidence records as lines of JSON, and identities as the JSON that programs read."""

from __future__ import annotations

import base64
import binascii
import gzip
import io
import zlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, BinaryIO

import msgspec
from msgspec import Struct

from debar.entities.graph import Graph
from debar.identify.evidence import Claim, Graded, Identity, Record
from debar.identify.explain import ordered, points
from debar.identify.portrait import portrait
from debar.identify.settle import Observation, settle
from debar.kit.errors import BadData, Problem
from debar.kit.words import Both

MAX_LINE = 8 << 20
"""Bytes; a longer line is a Problem, and is skipped."""
_GZIP = b"\x1f\x8b"
_MARK = b"\xef\xbb\xbf"
"""What some editors put before UTF-8."""
_CURE = 'Write one object a line: {"id": "x1", "protocol": "http", "raw": "…"} or "raw_b64" for bytes.'


class _Line(Struct, frozen=True):
    id: str | int
    protocol: str
    raw: str | None = None
    raw_b64: str | None = None
    device: str | int | None = None


_DECODER = msgspec.json.Decoder(_Line)


def read(stream: BinaryIO, name: str) -> Iterator[tuple[int, Record | Problem]]:
    """Line number and record of each line, plain or gzipped; empty lines are passed over.

    A line that cannot be used is a Problem, and reading goes on; `name` is what it calls the file.
    Only `id`, `protocol`, `raw` or `raw_b64`, and `device` are read.
    """
    for number, line in lines(_plain(stream), name):
        if isinstance(line, Problem):
            yield number, line
        elif line.strip():
            yield number, _record(line.removeprefix(_MARK) if number == 1 else line, name, number)


def lines(stream: BinaryIO, name: str) -> Iterator[tuple[int, bytes | Problem]]:
    """Number and bytes of each line; a Problem for one that is too long, or where the stream breaks off."""
    number = 0
    try:
        while line := stream.readline(MAX_LINE + 1):
            number += 1
            if len(line) <= MAX_LINE:
                yield number, line
                continue
            while line and not line.endswith(b"\n"):
                line = stream.readline(MAX_LINE)
            yield (
                number,
                Problem(name, number, f"the line is longer than {MAX_LINE >> 20} MiB.", "Split it up."),
            )
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        what = f"the compressed file breaks off or is damaged ({error})."
        yield number + 1, Problem(name, number + 1, what, "Fetch it again; what came before is used.")


def shown(identity: Identity) -> dict[str, Any]:
    """The identity as JSON types, in the order and by the names that programs rely on."""
    model = identity.model
    return {
        "id": identity.id,
        "kind": identity.kind,
        "brand": _graded(identity.brand),
        "maker": _graded(identity.maker),
        "makers": [{"id": each.id, "p": each.p} for each in identity.makers],
        "model": None if model is None else {"id": model.id, "grade": model.grade},
        "relabel": identity.relabel,
        "for": [_claim(claim) for claim in _ordered(identity.grounds)],
        "against": [_claim(claim) for claim in _ordered(identity.against)],
        "badge": _graded(identity.badge),
        "hardware_brand": _graded(identity.hardware),
        "firmware_brand": _graded(identity.firmware),
    }


def explained(
    identity: Identity, graph: Graph, on: date | None = None, seen: Collection[str] = ()
) -> dict[str, Any]:
    """What `shown` gives, with the whole and each ground in words, what is in doubt and what would settle it.

    `on` is the day for which relations were asked; `seen` names the fields that were read.
    """
    ways = settle(identity, graph, seen)
    told = points(identity, graph, on)
    return {
        **shown(identity),
        "for": [{**_claim(each.claim), "says": _both(each.says)} for each in told if not each.against],
        "against": [{**_claim(each.claim), "says": _both(each.says)} for each in told if each.against],
        "says": _both(portrait(identity, graph)),
        "doubt": _both(ways[0].why) if ways else None,
        "settle": [_way(each) for each in ways],
    }


def record(given: Record | Mapping[str, Any]) -> Record:
    """The record that a mapping with the keys of a line stands for; a Record as it is. Raises BadData."""
    if isinstance(given, Record):
        return given
    try:
        return _of(msgspec.convert(given, _Line))
    except (msgspec.ValidationError, binascii.Error, ValueError) as error:
        raise BadData(f"no record: {error}. {_CURE}") from None


def _graded(value: Graded | None) -> dict[str, Any] | None:
    return None if value is None else {"id": value.id, "p": value.p, "grade": value.grade}


def _ordered(claims: Sequence[Claim]) -> Sequence[Claim]:
    return claims if len(claims) < 2 else ordered(claims)


def _both(text: Both) -> dict[str, str]:
    return {"en": text.en, "fr": text.fr}


def _way(found: Observation) -> dict[str, Any]:
    way = found.way
    return {
        "id": way.id,
        **_both(way.does),
        "by": way.by,
        "grade": way.reach,
        "sends": way.sends,
        "bits": round(found.gain, 2),
    }


def _claim(claim: Claim) -> dict[str, Any]:
    source = claim.field.partition(".")[0]
    ground = claim.ground if claim.ground in (source, "relation") else f"{source}-{claim.ground}"
    return {
        "claim": claim.text,
        "ground": ground,
        "weight": round(claim.weight, 2),
        "quote": claim.quote,
        "print": claim.print,
    }


def _plain(stream: BinaryIO) -> BinaryIO:
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[type-var]  # any binary stream can be buffered
    return gzip.GzipFile(fileobj=buffered) if buffered.peek(2)[:2] == _GZIP else buffered  # type: ignore[return-value]  # reads as a BinaryIO does


def _record(line: bytes, name: str, number: int) -> Record | Problem:
    try:
        return _of(_DECODER.decode(line))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, binascii.Error, ValueError) as error:
        return Problem(name, number, f"no record: {error}.", _CURE)


def _of(found: _Line) -> Record:
    device = None if found.device is None else str(found.device)
    return Record(str(found.id), found.protocol, _raw(found), device)


def _raw(found: _Line) -> bytes:
    if found.raw_b64 is not None:
        return base64.b64decode(found.raw_b64, validate=True)
    if found.raw is None:
        raise ValueError("neither raw nor raw_b64 is there")
    return found.raw.encode("utf-8", "replace")
