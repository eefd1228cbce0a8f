"""The names that a purchase line may use for a maker or brand, and what each proves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from debar.entities.graph import Graph
from debar.entities.model import Entity
from debar.identify.evidence import Grade
from debar.kit.errors import BadData
from debar.screening.scan import fold, words
from debar.screening.words import WordFile

VIDEO = frozenset(("camera", "thermal-camera", "recorder", "video-software", "video-service", "intercom"))
"""The kinds of things on which another maker's badge is known to stand."""

_SHORT = 3
_NOTHING: frozenset[str] = frozenset()


class Name(NamedTuple):
    """A name that a line may use, and whom it may mean."""

    text: str
    entities: tuple[str, ...]
    """Ids of the companies and brands that bear it."""
    grade: Grade
    """What the name proves where it is plainly written."""
    needs: frozenset[str] = _NOTHING
    """Kinds of things of which the line must name one; empty: the name is enough."""
    listed: bool = True
    """Is it a name proper? False: a misspelling, a weak alias or a short form."""


def names(said: WordFile, graph: Graph) -> list[Name]:
    """Every name of a company or brand in the graph, and the short forms. Raises BadData.

    A name that several bear stands there once, with all of them.
    """
    found: dict[str, Name] = {}
    badges = namesakes(graph)
    for each in (*_of_graph(said, graph), *_short_forms(said, graph)):
        key = " ".join(words(fold(each.text).text))
        if key:
            found[key] = _merged(found[key], each) if key in found else each
    return [each._replace(entities=_with_badges(each.entities, badges)) for each in found.values()]


@lru_cache(maxsize=8)
def namesakes(graph: Graph) -> Mapping[str, str]:
    """Company → the brand that bears its name, for the companies that have one. Asked for each day."""
    brands = {_key(entity.label): entity.id for entity in graph.entities if entity.kind == "brand"}
    firms = (entity for entity in graph.entities if entity.kind == "company")
    return {firm.id: brands[_key(firm.label)] for firm in firms if _key(firm.label) in brands}


def _of_graph(said: WordFile, graph: Graph) -> Iterator[Name]:
    kinds = frozenset(each.gives for each in said.lists if each.gives)
    cautions = _Cautions(said)
    for entity in graph.entities:
        if entity.kind in ("company", "brand"):
            usual = VIDEO if entity.kind == "brand" else kinds
            for text, listed in _texts(entity):
                needs = usual if cautions.apply(text) else _NOTHING
                yield Name(text, (entity.id,), "strong", needs, listed)
            for text in entity.names.weak:
                yield Name(text, (entity.id,), "lead", usual, listed=False)


def _texts(entity: Entity) -> Iterator[tuple[str, bool]]:
    """The names that may stand alone, and whether each is a name proper."""
    wrong = set(entity.names.misspellings)
    for text in entity.names.all():
        yield text, text not in wrong


def _short_forms(said: WordFile, graph: Graph) -> Iterator[Name]:
    for each in said.short_forms:
        if each.entity not in graph:
            raise BadData(f"the short form {each.text!r}: no entity {each.entity!r}. Correct `entity`.")
        yield Name(each.text, (each.entity,), each.grade, frozenset(each.needs), listed=False)


def _merged(one: Name, other: Name) -> Name:
    """One name of several: it needs what any of them needs, unless one needs nothing."""
    needs = one.needs | other.needs if one.needs and other.needs else _NOTHING
    entities = tuple(dict.fromkeys((*one.entities, *other.entities)))
    better = one if (one.grade == "strong") >= (other.grade == "strong") else other
    return Name(better.text, entities, better.grade, needs, one.listed or other.listed)


def _with_badges(entities: tuple[str, ...], badges: Mapping[str, str]) -> tuple[str, ...]:
    more = (badges[entity] for entity in entities if entity in badges)
    return tuple(dict.fromkeys((*entities, *more)))


class _Cautions:
    """Names that don't decide alone."""

    def __init__(self, said: WordFile) -> None:
        self._careful = {_key(text) for text in (*said.ordinary, *said.wide)}
        self._distinctive = {_key(text) for text in said.distinctive}

    def apply(self, text: str) -> bool:
        """Is it an ordinary word, a name for much else, or too short to be one maker's alone?"""
        key = _key(text)
        short = len(key) <= _SHORT and key.isascii() and key not in self._distinctive
        return short or key in self._careful


def _key(text: str) -> str:
    return "".join(words(fold(text).text))
