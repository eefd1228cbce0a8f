"""Answers identified a second, against a loop that tries the same patterns one by one until one matches.

    python bench/identify.py [RECORDS.jsonl[.gz]] [--long]

Without a file the banners are made here from the fingerprints' own examples, all distinct, so that no
memory of values or answers helps; the memory of shapes does (`identify.shapes`: what devices say that differ
in quotes and numbers alone is weighed once). The loop is what most tools do: the patterns of a field in their
order, with Python's `re`, the first match wins; it parses nothing, weighs nothing and explains nothing.

Arrow to Arrow: batches of 65,536 records of which 30 percent are distinct, identities with all their grounds
as columns. `--long` streams 10,000,000 such records and prints memory on the way. Start-up is measured in
processes of its own, without kept patterns and with them.
"""

from __future__ import annotations

import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.pool import Pool
from pathlib import Path
from statistics import median

import pyarrow as pa

from debar.identify import Identifier, fingerprint, protocols
from debar.identify.batch import Batches
from debar.identify.evidence import Field, Record
from debar.identify.records import read
from debar.identify.stream import Stream
from debar.kit import cache
from debar.kit.errors import Problem

BANNERS = 40_000
RECORDS = 1_000_000
LONG = 10_000_000
BATCH = 1 << 16
DISTINCT = 0.3
CORES = len(os.sched_getaffinity(0))
TOLD = (1_000_000, 5_000_000, 10_000_000)
PROTOCOLS = {
    "http.server": "http-server",
    "http.title": "http-title",
    "rtsp.server": "rtsp-server",
    "telnet.banner": "telnet",
    "ftp.banner": "ftp",
    "ssh.banner": "ssh",
    "snmp.descr": "snmp",
    "sip.agent": "sip",
}
"""Field → the protocol whose answer is that field alone."""
START = """
import os, time
begun = time.perf_counter()
from debar.kit import cache
from debar.identify import Identifier
from debar.identify.evidence import Record
cache.keep_in(cache.usual(os.environ))
imported = time.perf_counter()
identifier = Identifier.load()
next(identifier.of_records([Record("x", "http-server", b"App-webs/")]))
ready = time.perf_counter()
identifier.engine.build()
print(1e3 * (imported - begun), 1e3 * (ready - imported), 1e3 * (time.perf_counter() - ready))
"""

cache.keep_in(cache.usual(os.environ))
IDENTIFIER = Identifier.load()


def patterns() -> dict[str, list[re.Pattern[str]]]:
    """Field → its patterns, compiled for `re`."""
    found: dict[str, list[re.Pattern[str]]] = {}
    for _, file in fingerprint.load():
        for field in file.fields:
            found.setdefault(field, []).extend(re.compile(one.pattern) for one in file.fingerprints)
    return found


def examples() -> list[Field]:
    """What the fingerprints bring as examples, with the field in which each stands."""
    return [
        Field(field, example.text)
        for _, file in fingerprint.load()
        for field in file.fields
        for one in file.fingerprints
        for example in one.examples
    ]


def varied(example: Field, n: int) -> Field:
    """One distinct banner: every other from the example, with something after it, the rest of nobody."""
    return Field(example.name, f"{example.value} {n}" if n % 2 else f"Embedded server {n}, build {n * 7919}")


def made(count: int) -> list[Field]:
    """That many distinct banners."""
    held = examples()
    return [varied(held[n % len(held)], n) for n in range(count)]


def batches(count: int) -> Iterator[pa.RecordBatch]:
    """That many records, batch by batch; in each batch 30 percent are distinct."""
    held = [each for each in examples() if each.name in PROTOCOLS]
    dice = random.Random(7)
    for start in range(0, count, BATCH):
        size = min(BATCH, count - start)
        fresh = [varied(held[n % len(held)], n) for n in range(start, start + int(size * DISTINCT) or 1)]
        rows = [*fresh, *dice.choices(fresh, k=size - len(fresh))]
        dice.shuffle(rows)
        yield pa.record_batch(
            {
                "id": pa.array([f"r{n}" for n in range(start, start + size)]),
                "protocol": pa.array([PROTOCOLS[row.name] for row in rows]),
                "raw": pa.array([row.value.encode() for row in rows], pa.binary()),
            }
        )


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


def shared(pool: Pool, work: Callable[[Sequence[Field]], int], fields: Sequence[Field]) -> int:
    """The same work, shared among processes that run already."""
    size = -(-len(fields) // CORES)
    return sum(pool.map(work, [fields[i : i + size] for i in range(0, len(fields), size)], chunksize=1))


def rate(count: int, work: Callable[[], object]) -> float:
    """Items a second."""
    began = time.perf_counter()
    work()
    return count / (time.perf_counter() - began)


def streamed(given: Iterable[pa.RecordBatch], workers: int) -> Iterator[int]:
    """Identify batches as they come; gives how many identities each made."""
    with Stream(Batches(IDENTIFIER), unheard, workers=workers) as stream:
        yield from (found.num_rows for found in stream.identities(given))


def unheard(_row: int, _what: str) -> None:
    """Nobody listens to problems here."""


def memory() -> int:
    """MiB that this process has in memory now."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * resource.getpagesize() >> 20


def long() -> None:
    """Stream 10,000,000 records as they are made; print memory as they go by."""
    done, began = 0, time.perf_counter()
    waiting = list(TOLD)
    for rows in streamed(batches(LONG), CORES):
        done += rows
        if waiting and done >= waiting[0]:
            each = done / (time.perf_counter() - began)
            print(f"{waiting.pop(0):>12,} records: {memory():,} MiB now, {each:,.0f}/s with making them")
    ends = [
        resource.getrusage(who).ru_maxrss >> 10 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    ]
    print(f"most at any time: {ends[0]:,} MiB here, {ends[1]:,} MiB in the largest of {CORES} processes")


def starting() -> None:
    """Start-up in fresh processes: the first without kept patterns, then five with them."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, cache.VARIABLE: folder}
        call = [sys.executable, "-c", START]
        told = [
            [float(part) for part in subprocess.check_output(call, env=environment).split()] for _ in range(6)
        ]
    warm = [median(column) for column in zip(*told[1:], strict=True)]
    for name, (imports, first, rest) in (("cold", told[0]), ("warm", warm)):
        print(
            f"start, {name}: {first:,.0f} ms to the first identity, {imports:,.0f} ms of imports before; "
            f"all other patterns {rest:,.0f} ms more"
        )


def show(rows: Iterable[tuple[str, float]], peer: float) -> None:
    for name, each in rows:
        print(f"{name:58} {each:12,.0f}/s {each / peer:8.1f} times the loop")


def main(arguments: Sequence[str]) -> None:
    files = [each for each in arguments if not each.startswith("--")]
    records: list[Record] = []
    if files:
        records, fields = of_file(Path(files[0]))
    else:
        fields = made(BANNERS)
    by_field = patterns()
    IDENTIFIER.engine.build()
    with get_context("fork").Pool(CORES) as pool:
        shared(pool, fused, made(2_000))
        peer = rate(len(fields), lambda: loop(fields, by_field))
        print(f"{len(fields):,} banners, {sum(map(len, by_field.values())):,} patterns by field")
        rows = [
            ("first-match loop with re, one core", peer),
            ("claims, one core", rate(len(fields), lambda: matched(fields))),
            (f"claims, {CORES} processes", rate(len(fields), lambda: shared(pool, matched, fields))),
        ]
        IDENTIFIER.engine.build()  # it forgets the values seen
        rows += [("identities, one core", rate(len(fields), lambda: fused(fields)))]
    with get_context("fork").Pool(CORES) as pool:
        rows += [(f"identities, {CORES} processes", rate(len(fields), lambda: shared(pool, fused, fields)))]
    held = list(batches(RECORDS))
    name = f"records, Arrow to Arrow, {DISTINCT:.0%} distinct"
    rows += [(f"{name}, one core", rate(RECORDS, lambda: sum(streamed(held, 0))))]
    rows += [(f"{name}, {CORES} processes", rate(RECORDS, lambda: sum(streamed(held, CORES))))]
    if records:
        each = rate(len(records), lambda: sum(1 for _ in IDENTIFIER.of_records(records)))
        rows += [("records of the file parsed and identified, one core", each)]
    show(rows, peer)
    starting()
    if "--long" in arguments:
        long()


if __name__ == "__main__":
    main(sys.argv[1:])
