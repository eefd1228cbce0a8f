"""Who is named in a sentence: firms and brands, public offices, places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from debar.entities.folding import fold as folded
from debar.entities.graph import Graph
from debar.entities.model import Entity
from debar.entities.names import lookup
from debar.notices.tokens import Hit, Phrases, Token
from debar.notices.words import Lexicon

Sort = Literal["firm", "office", "place"]

_SHORT = 3
_LEGAL = frozenset({
    "inc", "ltd", "corp", "co", "llc", "plc", "corporation", "limited", "incorporated", "company",
    "companies", "group", "technologies", "technology", "ltée", "ltee", "sa", "ag", "gmbh",
})  # fmt: skip
_JOINS = frozenset(("s", "of", "the", "in", "de", "du", "des", "la", "le", "l", "d", "a", "au"))
_WITHIN = frozenset(
    ("in", "within", "from", "across", "inside", "into", "to", "with", "between", "for", "outside")
)
_WITHIN_FR = frozenset(("au", "aux", "en", "dans", "vers", "entre", "avec", "hors"))
_MOST_BETWEEN = 3
_NEAR = 0.8
_LEAST_LETTERS = 6
_UNKNOWN = re.compile(
    r"(?:[A-ZÉ][\w&'’.-]{0,60},? (?:\([A-Z]\w{1,60}\) )?){1,6}"
    r"(?:Inc|Ltd|Limited|Corp|Corporation|LLC|PLC|Ltée|GmbH|AG|S\.A|Co)\b\.?"
)


_APPOSED = re.compile(
    r"\b(?:maker|firm|company|giant|manufacturer|supplier|group|fabricant|groupe|constructeur|société|entreprise|géant)"
    r" (?P<name>[A-Z][\w-]{1,60}(?: [A-Z][\w-]{1,60}){0,2})"
)
"""Names behind a word that says what they are: the chip maker Acme."""


class Mention(NamedTuple):
    """Somebody named in a sentence: the tokens from `first` up to, not including, `end`."""

    first: int
    end: int
    sort: Sort
    id: str | None
    """Entity id, where the knowledge has one."""
    place: str | None
    """Where an office or a place belongs; of a firm its country."""
    text: str
    office: str | None = None
    court: bool = False
    acts: bool = True
    """May it be who acts? A place in which something happens, or of whose firms is spoken, may not."""
    near: bool = False
    """Is the firm's name only like the one in the text?"""


class Finder:
    """Finds who is named. Never changes."""

    def __init__(self, lexicon: Lexicon, graph: Graph) -> None:
        """The names are those of the graph, places and offices those of the lexicon."""
        self._lexicon = lexicon
        self._graph = graph
        self._names = Phrases(_names(graph))
        self._near = lru_cache(maxsize=4096)(self._nearest)

    def find(self, text: str, words: Sequence[Token], *, near: bool = False) -> list[Mention]:
        """Everyone named in a sentence, from the left, none inside another.

        `near` also takes names for a firm's that are only like it: slower.
        """
        found = [*self._firms(text, words), *self._offices(text, words)]
        if near:
            found += self._misspelt(text, words, found)
        found = _apart(found)
        found += (one for one in self._unknown(text, words) if not any(_over(one, other) for other in found))
        return _apart(found + [p for p in self._places(text, words) if not any(_over(p, m) for m in found)])

    def _firms(self, text: str, words: Sequence[Token]) -> Iterator[Mention]:
        for hit in self._names.hits(words):
            entity, name = hit.value
            if _written(text, words, hit, name):
                end = _with_legal_form(words, hit.end)
                told = text[words[hit.first].start : words[end - 1].end]
                if entity.kind == "government-body":
                    yield Mention(hit.first, end, "office", entity.id, entity.country, told, entity.id)
                else:
                    yield Mention(hit.first, end, "firm", entity.id, entity.country, told)

    def _misspelt(self, text: str, words: Sequence[Token], found: Sequence[Mention]) -> Iterator[Mention]:
        for at, word in enumerate(words):
            if (
                word.capital
                and len(word.text) >= _LEAST_LETTERS
                and not any(m.first <= at < m.end for m in found)
            ):
                entity = self._near(text[word.start : word.end])
                if entity is not None:
                    told = text[word.start : word.end]
                    yield Mention(at, at + 1, "firm", entity.id, entity.country, told, near=True)

    def _nearest(self, name: str) -> Entity | None:
        best = next(iter(lookup(self._graph, name, top=1)), None)
        if best is None or best.score < _NEAR or best.entity.kind not in ("company", "brand"):
            return None
        return best.entity

    def _unknown(self, text: str, words: Sequence[Token]) -> Iterator[Mention]:
        spans = [match.span() for match in _UNKNOWN.finditer(text)]
        spans += [match.span("name") for match in _APPOSED.finditer(text)]
        for start, end in spans:
            inside = [i for i, w in enumerate(words) if start <= w.start and w.end <= end]
            if inside:
                yield Mention(inside[0], inside[-1] + 1, "firm", None, None, text[start:end].strip(" ,"))

    def _places(self, text: str, words: Sequence[Token]) -> Iterator[Mention]:
        for hit in self._lexicon.states.hits(words):
            if words[hit.first].capital:
                told = text[words[hit.first].start : words[hit.end - 1].end]
                acts = _owns(words, hit.end) or not _is_where(words, hit.first)
                yield Mention(hit.first, hit.end, "place", None, hit.value, told, acts=acts)
        for hit in self._lexicon.origins.hits(words):
            told = text[words[hit.first].start : words[hit.end - 1].end]
            if told[:1].isupper() or len(told) > _SHORT:
                yield Mention(hit.first, hit.end, "place", None, hit.value, told, office="of", acts=False)

    def _offices(self, text: str, words: Sequence[Token]) -> Iterator[Mention]:
        places = sorted((*self._lexicon.states.hits(words), *self._lexicon.origins.hits(words)))
        for hit in self._lexicon.posts.hits(words):
            office = self._lexicon.offices[hit.value]
            near = _of_place(words, hit, places)
            place = office.place or (near.value if near else None)
            first, end = (min(hit.first, near.first), max(hit.end, near.end)) if near else hit[:2]
            host = _host(words, hit, places, near)
            body = office.bodies.get(place or "")
            if office.host and host and host != office.host:
                body = None
            told = text[words[first].start : words[end - 1].end]
            yield Mention(first, end, "office", body, place, told, office.id, office.court)


def _names(graph: Graph) -> Iterator[tuple[str, tuple[Entity, str]]]:
    """Every name of every entity; of a firm and a brand that bear one name, the firm."""
    taken: dict[str, Entity] = {}
    for entity in sorted(graph.entities, key=lambda e: (e.kind == "brand", e.id)):
        if entity.kind == "person":
            continue
        for name in entity.names.all():
            for spelled in dict.fromkeys((name, folded(name))):
                if spelled and taken.setdefault(spelled.casefold(), entity) is entity:
                    yield spelled, (entity, name)


def _written(text: str, words: Sequence[Token], hit: Hit[tuple[Entity, str]], name: str) -> bool:
    """Is it written as a name is? Short ones and those without a capital must be letter for letter."""
    told = text[words[hit.first].start : words[hit.end - 1].end]
    if hit.end - hit.first == 1 and (len(told) <= _SHORT or not name[:1].isupper()):
        return told == name
    return all(
        w.capital or not w.text[0].isalpha() or w.text in _JOINS for w in words[hit.first : hit.end]
    ) or (told == name)


def _with_legal_form(words: Sequence[Token], end: int) -> int:
    while end < len(words) and words[end].text in _LEGAL and words[end].capital and not words[end].apart:
        end += 1
    return end


def _is_where(words: Sequence[Token], at: int) -> bool:
    """Is the place only where something happens, or who is spoken to?"""
    before = words[at - 1].text if at else ""
    if before == "the" and at > 1:
        before = words[at - 2].text
    return before in _WITHIN or before in _WITHIN_FR


def _owns(words: Sequence[Token], end: int) -> bool:
    """Does an English genitive follow: Canada's decision?"""
    return end < len(words) and words[end].text == "s" and words[end].start == words[end - 1].end + 1


def _of_place(words: Sequence[Token], office: Hit[str], places: Sequence[Hit[str]]) -> Hit[str] | None:
    """The place that an office belongs to: China's commerce ministry, ministère chinois du Commerce."""
    inside = [p for p in places if p.first < office.end and office.first < p.end]
    before = [p for p in places if p.end <= office.first and _joined(words, p.end, office.first)]
    after = [p for p in places if p.first >= office.end and _joined(words, office.end, p.first, least=1)]
    return next(iter((*inside, *reversed(before), *after)), None)


def _joined(words: Sequence[Token], start: int, end: int, least: int = 0) -> bool:
    between = words[start:end]
    if not least <= len(between) <= _MOST_BETWEEN or any(w.apart for w in words[start : end + 1]):
        return False
    return all((w.text in _JOINS or (not least and w.text == "federal")) and not w.comma for w in between)


def _host(
    words: Sequence[Token], office: Hit[str], places: Sequence[Hit[str]], near: Hit[str] | None
) -> str | None:
    after = [p for p in places if p.first >= office.end and _joined(words, office.end, p.first, least=1)]
    return next((p.value for p in after if p is not near), None)


def _apart(found: Sequence[Mention]) -> list[Mention]:
    """The longest of those that lie over one another; of equals, the one with an entity."""
    kept: list[Mention] = []
    for one in sorted(found, key=lambda m: (m.first - m.end, m.id is None, m.first, m.sort, m.id or "")):
        if not any(_over(one, other) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda m: m.first)


def _over(one: Mention, other: Mention) -> bool:
    return one.first < other.end and other.first < one.end
