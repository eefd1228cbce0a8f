"""Texts matched a second against a recog database, beside a loop that tries its patterns one by one.

    python bench/recog.py [DIR]

DIR is the `xml` folder of a recog database; its own examples are the texts. Without it, our fingerprints
are written out as such a folder, and the texts are made of their examples, all distinct. The loop is what
recog's own libraries do: the patterns of a file in their order, with Python's `re`, until one matches. It
runs in one process, ours in as many as there are cores. No text is remembered anywhere. Both must name
the same fingerprint for each text; where they do not, it is told.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from multiprocessing import get_context
from operator import itemgetter
from pathlib import Path
from xml.sax.saxutils import quoteattr

from lxml import etree

from debar.identify import fingerprint
from debar.identify.recog import read
from debar.identify.recog.kept import Database
from debar.identify.recog.match import Matcher
from debar.identify.recog.read import Source
from debar.identify.recog.take import take
from debar.identify.recog.words import FIELDS

CORES = os.cpu_count() or 1
TEXTS = 40_000
SECONDS = 2.0
"""How long each is measured, at least."""
CHUNK = 500

Loop = list[re.Pattern[str]]
Text = tuple[int, str]
"""Which database, and the text."""

MATCHERS: list[Matcher] = []
"""Filled before the processes fork, so that they share it."""
ASKED: list[Text] = []


def written(folder: Path) -> None:
    """Our fingerprints as recog's files, one for each thing that recog has a word for."""
    words = {field: word for word, fields in FIELDS.items() for field in fields}
    for word in sorted(set(words.values())):
        root = etree.Element("fingerprints", matches=word)
        for _, file in fingerprint.load():
            if any(words.get(field) == word for field in file.fields):
                for one in file.fingerprints:
                    root.append(element(one))
        (folder / f"{word}.xml").write_bytes(etree.tostring(root))


def element(one: fingerprint.Fingerprint) -> etree._Element:
    """One of ours in recog's form."""
    said = etree.fromstring(f"<fingerprint pattern={quoteattr(one.pattern)}/>")
    etree.SubElement(said, "description").text = one.id
    for example in one.examples:
        if example.text.isprintable():
            etree.SubElement(said, "example").text = example.text
    if one.says.maker:
        etree.SubElement(said, "param", pos="0", name="hw.vendor", value=one.says.maker)
    return said


def texts(sources: Sequence[Source], count: int) -> list[Text]:
    """The examples, each once; made up to that many by writing other digits in them."""
    own = [(i, ex.text) for i, source in enumerate(sources) for one in source.prints for ex in one.examples]
    found = dict.fromkeys(own)
    n = 0
    while len(found) < count:
        n += 1
        found.update(dict.fromkeys((i, varied(text, n)) for i, text in own))
    return list(found)[: max(count, len(dict.fromkeys(own)))]


def varied(text: str, n: int) -> str:
    """The text with its last digits replaced by a number; where it has none, with one behind it."""
    return re.sub(r"\d+(?=\D*$)", str(n), text) if re.search(r"\d", text) else f"{text} {n}"


def loops(databases: Sequence[Database]) -> list[Loop]:
    """The peer's patterns by database."""
    return [[re.compile(one.pattern.replace(r"\z", r"\Z")) for one in each.prints] for each in databases]


def first_match(patterns: Sequence[Loop], asked: Sequence[Text]) -> list[int]:
    """The peer: the place of the first pattern that matches each text, -1 where none does."""
    return [
        next((at for at, pattern in enumerate(patterns[i]) if pattern.search(text)), -1) for i, text in asked
    ]


def matched(span: tuple[int, int]) -> list[int]:
    """Ours, over a part of the texts."""
    asked = groupby(ASKED[span[0] : span[1]], key=itemgetter(0))
    return [place for i, those in asked for place in MATCHERS[i].places([text for _, text in those])]


def captured(span: tuple[int, int]) -> list[bool]:
    """Ours, with what the groups capture."""
    return [MATCHERS[i].first(text) is not None for i, text in ASKED[span[0] : span[1]]]


def rate(count: int, work: Callable[[], object]) -> float:
    """Texts a second, once warm: the best of several rounds, whatever else the machine does meanwhile."""
    work()
    until, best = time.perf_counter() + SECONDS, 0.0
    while time.perf_counter() < until:
        began = time.perf_counter()
        work()
        best = max(best, count / (time.perf_counter() - began))
    return best


def sources_of(folder: Path) -> Iterator[Source]:
    """The files that could be read, as `take` orders them."""
    for path in read.files(folder):
        source = read.read(path)
        if isinstance(source, Source):
            yield source


def measure(folder: Path, count: int) -> None:
    databases = take(folder).kept.databases
    ASKED.extend(sorted(texts(list(sources_of(folder)), count)))
    MATCHERS.extend(Matcher(each) for each in databases)
    for matcher in MATCHERS:
        matcher.build()
    patterns = loops(databases)
    whole = (0, len(ASKED))
    spans = [(at, min(at + CHUNK, len(ASKED))) for at in range(0, len(ASKED), CHUNK)]
    prints = sum(len(each.prints) for each in databases)
    print(f"{len(ASKED):,} distinct texts, {prints:,} patterns in {len(databases)} files, {CORES} cores")
    theirs, ours = first_match(patterns, ASKED), matched(whole)
    print(
        f"{sum(a != b for a, b in zip(theirs, ours, strict=True))} texts of which the two name another print"
    )
    with get_context("fork").Pool(CORES) as pool:
        peer = rate(len(ASKED), lambda: first_match(patterns, ASKED))
        rows = [
            ("first-match loop with re, one process", peer),
            ("ours, one process", rate(len(ASKED), lambda: matched(whole))),
            (f"ours, {CORES} processes", rate(len(ASKED), lambda: pool.map(matched, spans, chunksize=4))),
            (
                f"ours with captures, {CORES} processes",
                rate(len(ASKED), lambda: pool.map(captured, spans, chunksize=4)),
            ),
        ]
    for name, each in rows:
        print(f"{name:42} {each:12,.0f}/s {each / peer:8.1f} times the loop")


def main(arguments: Sequence[str]) -> None:
    if arguments:
        measure(Path(arguments[0]), 0)
        return
    with tempfile.TemporaryDirectory() as folder:
        written(Path(folder))
        measure(Path(folder), TEXTS)


if __name__ == "__main__":
    main(sys.argv[1:])
