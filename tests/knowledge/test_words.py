"""Every list of words proves itself: its examples hit it, the others don't."""

import msgspec
import pytest

from debar.entities.graph import Graph
from debar.entities.model import Entity, Names
from debar.identify.models import Models
from debar.kit.times import Partial
from debar.law.products import CLASSES
from debar.screening import words
from debar.screening.manner import CAPS
from debar.screening.products import Products
from debar.screening.scan import fold
from debar.screening.spot import Spotter
from debar.screening.words import ShortForm, WordList

SAID = words.load()
ACME = Entity(id="acme", kind="company", names=Names(short="Acmecam"), recorded=Partial(2026))
MADE_UP = Products(msgspec.structs.replace(SAID, short_forms=()), Graph([ACME], []), Models([]))
REAL = Products(SAID, Graph.load(), Models([]))


@pytest.mark.parametrize("each", SAID.lists, ids=lambda each: each.id)
def test_a_list_is_found_in_its_examples_and_in_nothing_else(each: WordList) -> None:
    spotter = Spotter([each])

    missed = [text for text in each.examples if not spotter.spots(fold(text).text)]
    wrong = [text for text in each.never if each.role not in CAPS and spotter.spots(fold(text).text)]

    assert (missed, wrong) == ([], [])


@pytest.mark.parametrize("each", [e for e in SAID.lists if e.role in CAPS], ids=lambda each: each.id)
def test_a_turn_of_phrase_says_what_its_examples_say_of_a_maker(each: WordList) -> None:
    def manners(text: str) -> list[str | None]:
        return [mention.manner for mention in MADE_UP.read(text.format(name="Acmecam")).mentions]

    assert [text for text in each.examples if manners(text) != [each.role]] == []
    assert [text for text in each.never if each.role in manners(text)] == []


@pytest.mark.parametrize("each", SAID.short_forms, ids=lambda each: each.text)
def test_a_short_form_means_its_maker_only_beside_such_things(each: ShortForm) -> None:
    def means(text: str) -> bool:
        return any(each.entity in mention.entities for mention in REAL.read(text).mentions)

    assert [text for text in each.examples if not means(text)] == []
    assert [text for text in each.never if means(text)] == []


def test_a_word_belongs_to_one_class_and_is_written_once() -> None:
    lists = [each for each in SAID.lists if each.role in ("class", "hint")]
    owners: dict[tuple[str, str], set[str]] = {}
    for each in lists:
        for text in {fold(text).text for text in (*each.en, *each.fr)}:
            owners.setdefault((each.role, text), set()).add(each.id)

    assert {text: ids for text, ids in owners.items() if len(ids) > 1} == {}


def test_phrases_that_excuse_a_word_hold_more_than_the_word() -> None:
    single = [text for each in SAID.lists for text in each.unless if len(fold(text).text.split()) < 2]

    assert single == []


def test_what_a_short_form_needs_is_a_kind_that_the_lists_know() -> None:
    known = {each.gives for each in SAID.lists}

    assert [each.text for each in SAID.short_forms if not set(each.needs) <= known] == []
    assert {"camera", "recorder"} <= known & set(CLASSES)
