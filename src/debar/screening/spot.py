"""Finds the words of lists in a text, and leaves out those that mean something else there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from debar.screening.scan import Phrase, Scanner
from debar.screening.words import WordList


class Stretch(NamedTuple):
    """A part of a folded text."""

    start: int
    end: int


class Spot(NamedTuple):
    """Words of a list, and where they stand in the folded text."""

    start: int
    end: int
    list: WordList

    @property
    def place(self) -> Stretch:
        """Where they stand, alone."""
        return Stretch(self.start, self.end)


class Spotter:
    """Lists compiled once. Threads may share it."""

    def __init__(self, lists: Sequence[WordList]) -> None:
        """Compile the words of the lists, and the phrases in which they mean something else."""
        phrases = [(each, text, False) for each in lists for text in (*each.en, *each.fr)]
        phrases += [(each, text, True) for each in lists for text in each.unless]
        self._senses = [(each, hides) for each, _, hides in phrases]
        self._scanner = Scanner([Phrase(text) for _, text, _ in phrases])

    def spots(self, folded: str) -> list[Spot]:
        """Where the lists' words stand in a folded text, from the left, longer ones first."""
        hits = self._scanner.hits(folded)
        if not hits:
            return []
        known = [(Spot(hit.start, hit.end, self._senses[hit.phrase][0]), hit) for hit in hits]
        hidden: dict[str, list[Spot]] = {}
        for spot, hit in known:
            if self._senses[hit.phrase][1]:
                hidden.setdefault(spot.list.id, []).append(spot)
        spots = (spot for spot, hit in known if not self._senses[hit.phrase][1])
        kept = {(*spot.place, spot.list.id): spot for spot in spots if not _within(spot, hidden)}
        return list(kept.values())


def _within(spot: Spot, hidden: dict[str, list[Spot]]) -> bool:
    """Does it stand inside a phrase in which its list's words mean something else?"""
    return any(each.start <= spot.start and spot.end <= each.end for each in hidden.get(spot.list.id, ()))
