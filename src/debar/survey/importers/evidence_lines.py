"""Evidence records as lines of JSON, as `debar identify` reads them, with where and when they were seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO, get_args

import msgspec

from debar.estate.networks import Method
from debar.identify import protocols, records
from debar.identify.evidence import FACTS, Field, Record, Sighting
from debar.identify.protocols.listed import Thing
from debar.kit.errors import BadData, Problem
from debar.kit.words import Both
from debar.survey import values
from debar.survey.importers import SourceFile
from debar.survey.importers.cells import facts

NAME = "evidence"
LABEL = Both("evidence records, lines of JSON", "éléments de preuve, lignes de JSON")

LONGEST = 16 << 10
"""Characters of a value that are kept."""

_KEYS = (re.compile(rb'"protocol"\s*:\s*"'), re.compile(rb'"raw(?:_b64)?"\s*:\s*"'))
_METHODS: tuple[Method, ...] = get_args(Method)
_DECODER = msgspec.json.Decoder(dict[str, Any])
_CURE = 'Write one object a line: {"id": "x1", "protocol": "http", "raw": "…"} or "raw_b64" for bytes.'


def sniffs(head: bytes, _name: str) -> bool:
    """Is the first line an object with a protocol and an answer?"""
    first = head.removeprefix(b"\xef\xbb\xbf").lstrip().split(b"\n", 1)[0]
    return first.startswith(b"{") and all(key.search(first) for key in _KEYS)


def read(stream: BinaryIO, source: SourceFile) -> Iterator[Sighting | Problem]:
    """Each answer as sightings of the thing that `device`, or else `id`, names.

    Devices that the answer lists beside the one that gives it, as a recorder its cameras, are things of
    their own: `device NVR1, listed 3`. Beside what `debar identify` reads, a line may hold `site`,
    `network`, `seen` (an instant with its zone), `method` (import, scan, listen or walk) and any plain
    field of `evidence.FACTS`, which is said of the device that answers.
    """
    for number, line in records.lines(stream, source.name):
        if isinstance(line, Problem):
            yield line
        elif line.strip():
            yield from _line(line, number, source)


def _line(line: bytes, number: int, source: SourceFile) -> Iterator[Sighting | Problem]:
    try:
        given = _DECODER.decode(line.removeprefix(b"\xef\xbb\xbf"))
        record = records.record(given)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        yield Problem(source.name, number, f"no record: {error}.", _CURE)
        return
    except BadData as error:
        yield Problem(source.name, number, str(error))
        return
    answer = protocols.things(record.protocol, record.raw, source.name)
    if isinstance(answer, Problem):
        yield msgspec.structs.replace(answer, line=number)
        answer = [Thing("", ())]
    told = list(_facts(given))
    yield from (Problem(source.name, number, fault) for fault in told if isinstance(fault, str))
    for thing in answer:
        said = [*thing.fields, *(fact for fact in told if isinstance(fact, Field) and not thing.key)]
        yield from _sightings(said, given, number, _named(record, thing.key), source)


def _named(record: Record, listed: str) -> str:
    name = f"device {(record.device or record.id)[:200]}"
    return f"{name}, listed {listed}" if listed else name


def _facts(given: dict[str, Any]) -> Iterator[Field | str]:
    """The plain fields of a line, or what is wrong with one."""
    for name in FACTS:
        text = given.get(name)
        if isinstance(text, str | int) and not isinstance(text, bool):
            for found in facts(name, str(text)):
                yield f"{name}: {found}" if isinstance(found, str) else Field(*found)


def _sightings(
    said: list[Field], given: dict[str, Any], number: int, thing: str, source: SourceFile
) -> Iterator[Sighting]:
    place = f"line {number}"
    method = given.get("method")
    seen = values.instant(_text(given, "seen"))
    for field in dict.fromkeys(said):
        yield Sighting(
            source.digest,
            place,
            thing,
            field.name,
            field.value[:LONGEST],
            method if method in _METHODS else "import",
            source.site or _text(given, "site") or None,
            source.network or _text(given, "network") or None,
            seen or source.seen,
        )


def _text(given: dict[str, Any], name: str) -> str:
    text = given.get(name)
    return text if isinstance(text, str) else ""
