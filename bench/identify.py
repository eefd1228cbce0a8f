"""Answers identified a second, against a loop that tries the same patterns one by one until one matches.

    python bench/identify.py [RECORDS.jsonl[.gz]]

Without a file the banners are made here from the fingerprints' own examples, all distinct. The loop is
what most tools do: the patterns of a field in their order, with Python's `re`, the first match wins; it
parses nothing, weighs nothing and explains nothing. Both run in this process, one after the other.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from multiprocessing import get_context
from pathlib import Path

from debar.identify import Identifier, fingerprint, protocols
from debar.identify.evidence import Field, Record
from debar.identify.records import read
from debar.kit.errors import Problem

BANNERS = 40_000
CORES = 2

IDENTIFIER = Identifier.load()


def patterns() -> dict[str, list[re.Pattern[str]]]:
    """Field → its patterns, compiled for `re`."""
    found: dict[str, list[re.Pattern[str]]] = {}
    for _, file in fingerprint.load():
        for field in file.fields:
            found.setdefault(field, []).extend(re.compile(one.pattern) for one in file.fingerprints)
    return found


def made(count: int) -> list[Field]:
    """That many distinct banners: half from examples, with something after them, half of nobody."""
    examples = [
        (field, example.text)
        for _, file in fingerprint.load()
        for field in file.fields
        for one in file.fingerprints
        for example in one.examples
    ]
    banners = []
    for n in range(count):
        field, text = examples[n % len(examples)]
        banners.append(Field(field, f"{text} {n}" if n % 2 else f"Embedded server {n}, build {n * 7919}"))
    return banners


def of_file(path: Path) -> tuple[list[Record], list[Field]]:
    """The records of a file, and the fields in them."""
    with path.open("rb") as stream:
        records = [record for _, record in read(stream, path.name) if isinstance(record, Record)]
    parsed = [protocols.parse(record.protocol, record.raw) for record in records]
    return records, [f for fields in parsed if not isinstance(fields, Problem) for f in fields]


def loop(fields: Sequence[Field], by_field: dict[str, list[re.Pattern[str]]]) -> int:
    """The peer: how many fields something matched."""
    hits = 0
    for field in fields:
        hits += any(pattern.search(field.value) for pattern in by_field.get(field.name, ()))
    return hits


def matched(fields: Sequence[Field]) -> int:
    """All prints at once, each confirmed, captured and turned into claims."""
    return sum(bool(IDENTIFIER.engine.claims([field])) for field in fields)


def fused(fields: Sequence[Field]) -> int:
    """The whole way from a banner to an identity with its grounds."""
    return sum(IDENTIFIER.of_fields("x", [field]).maker is not None for field in fields)


def on_all_cores(work: Callable[[Sequence[Field]], int], fields: Sequence[Field]) -> int:
    """The same work, shared among processes."""
    size = -(-len(fields) // CORES)
    with get_context("fork").Pool(CORES) as pool:
        return sum(pool.map(work, [fields[i : i + size] for i in range(0, len(fields), size)], chunksize=1))


def rate(count: int, work: Callable[[], int]) -> float:
    """Items a second."""
    began = time.perf_counter()
    work()
    return count / (time.perf_counter() - began)


def show(rows: Iterable[tuple[str, float]], peer: float) -> None:
    for name, each in rows:
        print(f"{name:42} {each:12,.0f}/s {each / peer:8.1f} times the loop")


def main(arguments: Sequence[str]) -> None:
    records: list[Record] = []
    if arguments:
        records, fields = of_file(Path(arguments[0]))
    else:
        fields = made(BANNERS)
    by_field = patterns()
    IDENTIFIER.engine.build()
    peer = rate(len(fields), lambda: loop(fields, by_field))
    print(f"{len(fields):,} banners, {sum(map(len, by_field.values())):,} patterns by field")
    rows = [
        ("first-match loop with re, one core", peer),
        ("claims, one core", rate(len(fields), lambda: matched(fields))),
        ("identities, one core", rate(len(fields), lambda: fused(fields))),
        (f"claims, {CORES} processes", rate(len(fields), lambda: on_all_cores(matched, fields))),
        (f"identities, {CORES} processes", rate(len(fields), lambda: on_all_cores(fused, fields))),
    ]
    show(rows, peer)
    if records:
        each = rate(len(records), lambda: sum(1 for _ in IDENTIFIER.of_records(records)))
        print(f"{'records parsed and identified, one core':42} {each:12,.0f}/s")


if __name__ == "__main__":
    main(sys.argv[1:])
