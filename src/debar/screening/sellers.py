"""Does a supplier's name stand for somebody whom a measure names, or for a name on a list of one's own?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from debar.entities.folding import words as spelled
from debar.entities.graph import Graph
from debar.entities.names import SAME, Index, compare
from debar.screening.naming import namesakes
from debar.screening.scan import fold, words

_TOP = 5
_SURE = 0.75
"""So like must a name be to that of a firm that no measure names itself; a slip in its only word is less."""
_LATIN = "\u024f"
_LONG = 5
"""Letters of a word in which a slip is looked for."""
_FEW = 3
"""Names that differ by fewer letters in length may be one and the same, but for a slip."""


class Seller(Struct, frozen=True):
    """Somebody who a supplier appears to be."""

    name: str
    """The name that the supplier's is likest."""
    score: float
    """As `compare` gives it."""
    why: str
    """Word by word."""
    entity: str | None
    """None for a name on a list of one's own."""
    targets: tuple[str, ...] = ()
    """Whom measures name and that the entity is, belongs to, or stands under one roof with."""


class Sellers:
    """Looks suppliers up among all companies and brands, and among names of one's own."""

    def __init__(
        self, graph: Graph, targets: Iterable[str], names: Sequence[str] = (), known: date | None = None
    ) -> None:
        """`targets`: ids of those whom measures name. `names`: a list of one's own."""
        self.graph, self.known = graph, known
        self._targets = tuple(sorted(set(targets)))
        self._near: dict[str, list[str]] = {}
        for target in self._targets:
            self._near.setdefault(graph.cluster(target), []).append(target)
        doubles = set(namesakes(graph).values())
        firms = [e for e in graph.entities if e.kind in ("company", "brand") and e.id not in doubles]
        self._rows: list[tuple[str, str | None]] = [(name, e.id) for e in firms for name in e.names.all()]
        self._rows += [(name, None) for name in names]
        self._index = Index([name for name, _ in self._rows])
        told = {word.text for name, _ in self._rows for word in spelled(name) if word.role == "name"}
        told |= {"".join(words(fold(name).text)) for name, _ in self._rows}
        self._telling = told.union(*(_one_less(word) for word in told))
        self._weak = {e.id: {_whole(name) for name in e.names.weak} for e in firms if e.names.weak}
        named = [name for target in self._targets for name in graph.entity(target).names.all()]
        self._named = {word.text for name in named for word in spelled(name) if word.role == "name"}
        self._alike = lru_cache(maxsize=1 << 17)(self._search)
        self._tied = lru_cache(maxsize=1 << 16)(self._ties)

    def of(self, supplier: str, on: date) -> tuple[Seller, ...]:
        """Whom a supplier appears to be, likest first. Firms that no measure names are left out."""
        if not supplier:
            return ()
        found = [self._seller(*each, on) for each in self._alike(supplier)]
        return tuple(seller for seller in found if seller.entity is None or seller.targets)

    def targets(self, entity: str, on: date) -> tuple[str, ...]:
        """Those whom measures name and to whom the entity is tied on that day."""
        return self._tied(entity, on) if entity in self.graph else ()

    def _seller(self, name: str, score: float, why: str, entity: str | None, on: date) -> Seller:
        return Seller(name, score, why, entity, self._tied(entity, on) if entity else ())

    def _search(self, supplier: str) -> tuple[tuple[str, float, str, str | None], ...]:
        if not self._telling_word(supplier):
            return ()
        best: dict[str | None, tuple[str, float, str, str | None]] = {}
        for hit in self._index.search([supplier], _TOP)[0]:
            name, entity = self._rows[hit.row]
            if hit.score < SAME or (entity is not None and entity in best):
                continue
            if _whole(supplier) in self._weak.get(entity or "", ()) or _another(_core(supplier), _core(name)):
                continue
            match = compare(supplier, name, self.graph if entity else None)
            if match.score >= (SAME if entity is None or self._spells_target(name) else _SURE):
                best.setdefault(entity or name, (name, match.score, match.why, entity))
        return tuple(best.values())

    def _spells_target(self, name: str) -> bool:
        """Does the name hold a telling word of somebody whom a measure names?"""
        return any(word.text in self._named for word in spelled(name) if word.role == "name")

    def _telling_word(self, supplier: str) -> bool:
        """Does it hold a word that tells one of the names from others, or one or two slips from it?

        Most suppliers hold none, and this is much quicker than to search for them.
        """
        folded = fold(supplier).text
        said = words(folded)
        tried = (*said, *(one + other for one, other in pairwise(said)), "".join(said))
        return (not folded.isascii() and max(folded) > _LATIN) or any(
            word in self._telling or not self._telling.isdisjoint(_one_less(word)) for word in tried
        )

    def _ties(self, entity: str, on: date) -> tuple[str, ...]:
        near = self._near.get(self.graph.cluster(entity), ())
        return tuple(target for target in near if self.graph.tie(entity, target, on, self.known))


def _core(name: str) -> str:
    """The telling words of a name, put together."""
    return "".join(word.text for word in spelled(name) if word.role == "name")


def _whole(name: str) -> str:
    """All words of a name but its legal form, put together."""
    return "".join(word.text for word in spelled(name))


def _another(one: str, other: str) -> bool:
    """Do two names differ in how they begin? A slip is seldom in the first letter."""
    return bool(one and other) and one != other and one[0] != other[0] and abs(len(one) - len(other)) < _FEW


def _one_less(word: str) -> set[str]:
    """The word with each of its letters left out; nothing for short words."""
    return {word[:at] + word[at + 1 :] for at in range(len(word))} if len(word) >= _LONG else set()
