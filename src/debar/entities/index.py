"""Many names, searched for one: by shared words, by words one slip away, then by likeness."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import log
from typing import TypeVar

from msgspec import Struct
from rapidfuzz import fuzz, process

from debar.entities.folding import Word, fold, words
from debar.entities.likeness import by_strings, lettered

_Value = TypeVar("_Value", int, str)
_MOST_ROWS = 400
"""Rows looked at for one query, the ones with the rarest shared words first."""
_LEAST_LETTERS = 4
_LEAST_RATIO = 55


class Hit(Struct, frozen=True):
    """One name found."""

    row: int
    """Its place among the names indexed, from 0."""
    name: str
    score: float
    """As in `Match`."""
    why: str


class Index:
    """Names made searchable. Never changes."""

    def __init__(self, names: Sequence[str]) -> None:
        """Any names; a row is found by its place in this sequence, and may be empty."""
        self._names = tuple(names)
        self._folded = tuple(fold(name) for name in names)
        self._rows = _grouped((key, row) for row, name in enumerate(names) for key in _keys(words(name)))
        self._whole = _grouped((_compact(text), row) for row, text in enumerate(self._folded))
        self._shortened = _grouped((short, key) for key in self._rows for short in _one_less(key))

    def __len__(self) -> int:
        return len(self._names)

    def search(self, queries: Sequence[str], top: int = 10) -> list[list[Hit]]:
        """For each query the likest names, best first, at most `top`; those nothing alike are left out."""
        return [self._search(query, top) for query in queries]

    def _search(self, query: str, top: int) -> list[Hit]:
        rows = self._candidates(query)
        near = process.extract(
            fold(query),
            {row: self._folded[row] for row in rows},
            scorer=fuzz.token_set_ratio,
            limit=top,
        )
        hits = (self._hit(query, row) for _, _, row in near)
        found = [hit for hit in hits if hit.score > 0]
        return sorted(found, key=lambda hit: (-hit.score, hit.row))[:top]

    def _hit(self, query: str, row: int) -> Hit:
        match = by_strings(query, self._names[row])
        return Hit(row, self._names[row], match.score, match.why)

    def _candidates(self, query: str) -> list[int]:
        """Rows that share a word with the query, those with the rarer words first."""
        told: defaultdict[int, float] = defaultdict(float)
        for row in self._whole.get(_compact(fold(query)), ()):
            told[row] += log(len(self._names) + 1)
        asked = _keys(words(query))
        asked |= {lettered(key) for key in asked if not key.isalpha() and not key.isdigit()}
        keys = {near for key in asked for near in self._near(key)}
        for key in sorted(keys, key=lambda key: (len(self._rows[key]), key)):
            rows = self._rows[key]
            if len(rows) > _MOST_ROWS and len(told) >= _MOST_ROWS:
                break
            worth = log(1 + len(self._names) / len(rows))
            for row in rows:
                told[row] += worth
        return sorted(told, key=lambda row: (-told[row], row))[:_MOST_ROWS]

    def _near(self, key: str) -> Iterator[str]:
        """The words of the index that are this one, or one or two slips from it."""
        if key in self._rows:
            yield key
        if len(key) >= _LEAST_LETTERS:
            for short in (key, *_one_less(key)):
                yield from self._shortened.get(short, ())
                if short in self._rows:
                    yield short


def nearest(query: str, names: Sequence[str], top: int = 5) -> list[int]:
    """Rows of the names that look most like the query, though no word need agree.

    Goes through every name: for one query that found nothing, not for many.
    """
    folded = [fold(name) for name in names]
    found = process.extract(fold(query), folded, scorer=fuzz.ratio, score_cutoff=_LEAST_RATIO, limit=top)
    return [row for _, _, row in found]


def _grouped(pairs: Iterable[tuple[str, _Value]]) -> Mapping[str, list[_Value]]:
    found: defaultdict[str, list[_Value]] = defaultdict(list)
    for key, value in pairs:
        if not found[key] or found[key][-1] != value:
            found[key].append(value)
    return dict(found)


def _keys(name: Sequence[Word]) -> set[str]:
    """What a name is found by: its words, and each two neighbours as one."""
    stems = [word.stem for word in name]
    texts = [word.text for word in name]
    return {*stems, *(one + other for one, other in pairwise(texts))}


def _one_less(key: str) -> set[str]:
    """The word with each one of its letters left out: what a slip has in common with the right word."""
    if len(key) < _LEAST_LETTERS:
        return set()
    return {key[:at] + key[at + 1 :] for at in range(len(key))}


def _compact(folded: str) -> str:
    return folded.replace(" ", "")
