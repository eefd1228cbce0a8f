"""The words by which notices are read prove themselves."""

import pytest

from debar.entities.graph import Graph
from debar.estate.parties import KINDS
from debar.law.labels import PRODUCTS
from debar.notices import words, write
from debar.notices.lines import read
from debar.notices.mentions import Finder
from debar.notices.sentences import Sentence
from debar.notices.words import Cue

LEXICON = words.load()
FINDER = Finder(LEXICON, Graph([], []))


def holds(cue: Cue, text: str) -> bool:
    line = read(Sentence(text, 0, 0), LEXICON, FINDER, None)
    return any(hit.value.id == cue.id for hit in line.of(cue.role))


@pytest.mark.parametrize("cue", LEXICON.file.cues, ids=lambda cue: cue.id)
def test_words_hit_their_examples_and_nothing_else(cue: Cue) -> None:
    assert cue.examples
    assert cue.never
    assert [text for text in cue.examples if not holds(cue, text)] == []
    assert [text for text in cue.never if holds(cue, text)] == []


@pytest.mark.parametrize("cue", LEXICON.file.cues, ids=lambda cue: cue.id)
def test_what_words_give_is_a_word_of_ours(cue: Cue) -> None:
    known: dict[str, tuple[str, ...]] = {"product": tuple(PRODUCTS), "bound": tuple(write.BOUND)}

    assert set(cue.gives) <= set(known.get(cue.role, cue.gives))
    assert bool(cue.gives) == (cue.role in (*known, "event"))
    assert bool(cue.kind) == (cue.role in ("act", "list"))
    assert bool(cue.conducts) or cue.role != "conduct"


def test_bodies_of_offices_are_entities() -> None:
    graph = Graph.load()
    bodies = {body for office in LEXICON.file.offices for body in office.bodies.values()}
    places = {place for office in LEXICON.file.offices for place in office.bodies}

    assert [body for body in bodies if body not in graph] == []
    assert places <= {place.id for place in LEXICON.file.places}


def test_every_sort_of_bound_body_is_a_kind_of_party() -> None:
    assert {kind for kinds in write.BOUND.values() for kind in kinds.values()} <= set(KINDS)
