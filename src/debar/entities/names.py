"""Are two names the same party's, and whose name is this? By the strings, or with what a graph knows."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from debar.entities.folding import Word, fold, words
from debar.entities.graph import Graph
from debar.entities.index import Hit, Index, nearest
from debar.entities.likeness import SAME, Match, alike, by_strings
from debar.entities.model import Entity, EntityKind

__all__ = ["SAME", "Found", "Hit", "Index", "Match", "compare", "fold", "lookup", "suggestions"]

_OTHER_PARTY = 0.4
_WEAK = 0.45
_ONE_PARTY = 0.95
_STRANGE = 0.6
_FIRST: tuple[EntityKind, ...] = ("company", "brand", "government-body", "person")


class Found(Struct, frozen=True):
    """An entity that a text may name."""

    entity: Entity
    score: float
    """As in `Match`."""
    name: str
    """The name of the entity that is likest."""
    why: str


def compare(a: str, b: str, graph: Graph | None = None) -> Match:
    """How alike two names are; 0.5 and more says: the same party.

    By the strings alone where no graph is given. With one, a name that it knows stands for its
    entity: other names of that entity count as well, and the names of two entities are never one
    party's, however alike. Weak aliases say nothing by themselves.
    """
    match = by_strings(a, b)
    if graph is None:
        return match
    book = _book(graph)
    ours, theirs = book.bearers(a), book.bearers(b)
    if ours and theirs:
        return _known(match, graph, ours, theirs)
    known, other = (ours, b) if ours else (theirs, a)
    tried = (_through(graph.entity(bearer), other) for bearer in known)
    return max(tried, key=lambda one: one.score, default=match)


def lookup(graph: Graph, text: str, top: int = 10) -> list[Found]:
    """The entities that a text may name, by id or by any name, best first; nothing where none is alike."""
    book = _book(graph)
    best: dict[str, Found] = {}
    hits = book.index.search([text], top * 6)[0]
    for found in (*_by_id(graph, text), *(book.found(hit, text) for hit in hits)):
        if found.entity.id not in best or best[found.entity.id].score < found.score:
            best[found.entity.id] = found
    whole = fold(text), text.casefold()
    return sorted(best.values(), key=lambda found: _best_first(found, *whole))[:top]


def suggestions(graph: Graph, text: str, top: int = 5) -> list[str]:
    """Labels of the entities that look most like a text of which `lookup` found nothing."""
    rows = _book(graph).rows
    near = nearest(text, [name for name, _, _ in rows], top)
    return list(dict.fromkeys(rows[row][1].label for row in near))


class _Book:
    """Every name in a graph, with whose it is and whether it is weak."""

    def __init__(self, graph: Graph) -> None:
        self.rows = [row for entity in graph.entities for row in _names(entity)]
        self.index = Index([name for name, _, _ in self.rows])
        self._bearers: dict[str, tuple[str, ...]] = {}
        for name, entity, weak in self.rows:
            if not weak:
                key = fold(name)
                self._bearers[key] = tuple(dict.fromkeys((*self._bearers.get(key, ()), entity.id)))

    def bearers(self, text: str) -> tuple[str, ...]:
        """Ids of the entities that bear exactly this name, folded."""
        return self._bearers.get(fold(text), ())

    def found(self, hit: Hit, text: str) -> Found:
        """What the hit for a text says of whose name it is."""
        name, entity, weak = self.rows[hit.row]
        match = _tempered(Match(hit.score, hit.why), entity, text)
        if not weak:
            return Found(entity, match.score, name, match.why)
        why = f"{match.why}; others bear the name {name} too, so it says little alone"
        return Found(entity, min(match.score, _WEAK), name, why)


@lru_cache(maxsize=8)
def _book(graph: Graph) -> _Book:
    return _Book(graph)


def _names(entity: Entity) -> Iterator[tuple[str, Entity, bool]]:
    yield from ((name, entity, False) for name in entity.names.all())
    yield from ((name, entity, True) for name in entity.names.weak)


def _by_id(graph: Graph, text: str) -> Iterator[Found]:
    if text in graph and graph.entity(text).id == text:
        yield Found(graph.entity(text), 1.0, text, f"its id: {text}")


def _best_first(found: Found, whole: str, exact: str) -> tuple[float, bool, bool, int, str]:
    """Of equals, first those whose name is the whole text, not only what stands before a bracket.

    Then those whose name it is to the letter, legal form and all.
    """
    other, loose = fold(found.name) != whole, found.name.casefold() != exact
    return -found.score, other, loose, _FIRST.index(found.entity.kind), found.entity.id


def _known(match: Match, graph: Graph, ours: tuple[str, ...], theirs: tuple[str, ...]) -> Match:
    shared = [bearer for bearer in ours if bearer in theirs]
    if shared:
        why = f"both are names of {graph.entity(shared[0]).label}"
        return Match(max(match.score, _ONE_PARTY), f"{why}; {match.why}")
    one, other = graph.entity(ours[0]).label, graph.entity(theirs[0]).label
    return Match(min(match.score, _OTHER_PARTY), f"two parties, {one} and {other}; {match.why}")


def _through(entity: Entity, other: str) -> Match:
    """How alike the text is to the likest name of the entity."""
    tried = ((by_strings(name, other), name) for name in entity.names.all())
    match, name = max(tried, key=lambda one: one[0].score)
    match = _tempered(match, entity, other)
    return Match(match.score, f"as {name}, a name of {entity.label}: {match.why}")


def _tempered(match: Match, entity: Entity, text: str) -> Match:
    """Less where the text says of the firm's trade what no name of the entity says.

    Acme Electronics Corporation is not Acme Technology Co., though both may be called Acme.
    """
    strange = [word.text for word in words(text) if word.role == "common" and not _says(entity, word)]
    if not strange or match.score == 1:
        return match
    why = f"{match.why}; no name of {entity.label} says {', '.join(strange)}"
    return Match(round(match.score * _STRANGE, 4), why)


def _says(entity: Entity, word: Word) -> bool:
    names = entity.names.all()
    within = any(word.text in fold(name).replace(" ", "") for name in names)
    return within or any(alike(word, own) for name in names for own in words(name))
