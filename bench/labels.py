"""How rightly photos of type plates are read: letters, fields, codes, and the time that it takes.

`python bench/labels.py [N] [SEED]`: N plates (12) drawn by lot, each under every disturbance, slight to
heavy; one row that nobody could read shows that the count can fail. Letters are right by edit distance
against the nearest line that was read; a field is right where its value is exactly that, false where another
one was given. A code is false where a value in it is not on the plate, and counted as read where the plate
has one. One typeface on flat paper: real photos are worse, and these figures are no promise for them.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PIL.Image import Image
from rapidfuzz.distance import Levenshtein

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.identify.label.plates import DISTURBED, STRENGTHS, Case, case, drawn, jpeg, turned, unreadable

from debar.identify.label import codes, ocr, photo, reader
from debar.identify.label.known import bundled
from debar.identify.label.words import Code, Word

FIELDS = ("model", "serial", "mac", "fcc-id")
Disturb = Callable[[Image, random.Random, int], Image]


def main(plates: int = 12, seed: int = 1) -> None:
    lot = random.Random(seed)
    cases = [case(lot) for _ in range(plates)]
    ocr.words(drawn(cases[0].plate))  # the engine is made once for a process
    print(f"{plates} plates a row, seed {seed}: right, and in brackets false")
    head = "".join(f"{field:>18}" for field in FIELDS)
    print(f"{'':20}{'letters':>9}{head}{'codes':>9}{'false':>7}{'ms':>7}")
    for name, disturb, strength in _disturbances():
        print(f"{name:20}{_row(disturb, strength, cases, random.Random(seed))}", flush=True)


def _disturbances() -> Iterator[tuple[str, Disturb, int]]:
    yield "as drawn", lambda picture, *_: picture, 0
    yield "turned", turned, 0
    for name, disturb in DISTURBED.items():
        for at, strength in enumerate(STRENGTHS):
            yield f"{name}, {strength}", disturb, at
    yield "unreadable (control)", unreadable, 0


def _row(disturb: Disturb, strength: int, cases: Sequence[Case], lot: random.Random) -> str:
    knows = bundled()[1]
    letters = wrong = coded = read = false_codes = 0
    right: Counter[str] = Counter()
    false: Counter[str] = Counter()
    spent = 0.0
    for each in cases:
        data = jpeg(disturb(drawn(each.plate), lot, strength), 92)
        began = time.perf_counter()
        picture = photo.opened(data)
        words, found = ocr.words(picture.image), codes.codes(picture.image)
        seen = reader.parsed(words, found, knows)
        spent += time.perf_counter() - began
        letters += sum(len(line.replace(" ", "")) for line in each.plate.lines)
        wrong += sum(_misread(line, words) for line in each.plate.lines)
        coded, read = coded + bool(each.plate.code), read + bool(each.plate.code and found)
        false_codes += sum(value not in each.truth.values() for value in _values(found))
        for field in FIELDS:
            given = {one.value for thing in seen.things for one in thing.reads if one.field == field}
            right[field] += each.truth[field] in given
            false[field] += bool(given - {each.truth[field]})
    shares = "".join(f"{right[f] / len(cases):10.1%} ({false[f] / len(cases):5.1%})" for f in FIELDS)
    seen_codes = f"{read}/{coded}"
    return f"{1 - wrong / letters:9.1%}{shares}{seen_codes:>9}{false_codes:7}{1000 * spent / len(cases):7.0f}"


def _misread(line: str, words: Sequence[Word]) -> int:
    bare = line.replace(" ", "")
    nearest = min((Levenshtein.distance(bare, w.text.replace(" ", "")) for w in words), default=len(bare))
    return min(nearest, len(bare))


def _values(found: Sequence[Code]) -> Iterator[str]:
    for each in found:
        yield from (field.value for field in each.fields)
        yield from each.bare


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:3]))
