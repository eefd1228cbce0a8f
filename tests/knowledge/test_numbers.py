"""Model numbers prove themselves: each is taken apart as it should be, each row of equivalents holds."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import pytest

from debar.entities.graph import Graph
from debar.identify.models import Equivalent, Grammar, GrammarFile, Models, Worked
from debar.identify.models.match import PART_WORDS
from debar.identify.models.ready import Ready
from debar.identify.relations import brand_in

MODELS = Models.load()
GRAPH = Graph.load()
ROWS = [(file.maker, row) for file in MODELS.same for row in file.equivalents]


def worked() -> Iterator[tuple[GrammarFile, Grammar, Worked]]:
    for file in MODELS.files:
        yield from ((file, grammar, one) for grammar in file.grammars for one in grammar.worked)


@pytest.mark.parametrize(
    ("file", "grammar", "one"), list(worked()), ids=lambda value: getattr(value, "text", "")
)
def test_a_number_is_taken_apart_as_its_grammar_says(
    file: GrammarFile, grammar: Grammar, one: Worked
) -> None:
    read = Ready(grammar, file, grammar.id).read(one.text)

    assert read is not None
    gives: dict[str, str] = {}
    for part in read[1].parts:
        gives[part.name] = f"{gives[part.name]} {part.text}" if part.name in gives else part.text
    assert (read[1].base, gives) == (one.base, dict(one.gives))


def test_every_grammar_that_takes_apart_shows_how() -> None:
    grammars = chain.from_iterable(file.grammars for file in MODELS.files)

    assert [g.id for g in grammars if bool(g.parts) != bool(g.worked)] == []


def test_every_part_has_its_words() -> None:
    named = {part for _, _, one in worked() for part in one.gives}

    assert named <= set(PART_WORDS)


def test_meanings_are_of_parts_that_the_grammar_reads() -> None:
    for file, grammar, _ in worked():
        groups = " ".join(file.pattern(grammar, parts) for parts in grammar.parts)
        assert [part for part in grammar.means if f"(?P<{part}>" not in groups] == [], grammar.id


def test_only_shared_names_have_others() -> None:
    grammars = [(f.maker, g) for f in MODELS.files for g in f.grammars if g.others]

    assert [g.id for maker, g in grammars if g.sole or maker in g.others] == []
    assert sorted({other for _, g in grammars for other in g.others if other not in GRAPH}) == []


@pytest.mark.parametrize(("maker", "row"), ROWS, ids=[row.id for _, row in ROWS])
def test_a_row_of_equivalents_is_told_of_its_examples(maker: str, row: Equivalent) -> None:
    assert row.examples
    for text in row.examples:
        said = [match for match in MODELS.read(text) if match.same == row]
        assert [(match.maker, match.brand) for match in said] == [(maker, row.brand)], text
        assert said[0].sole or not row.firm


@pytest.mark.parametrize(("maker", "row"), ROWS, ids=[row.id for _, row in ROWS])
def test_a_row_of_equivalents_leaves_other_numbers_alone(maker: str, row: Equivalent) -> None:
    assert row.counter
    for text in row.counter:
        assert row not in [match.same for match in MODELS.read(text)], text


@pytest.mark.parametrize(("maker", "row"), ROWS, ids=[row.id for _, row in ROWS])
def test_no_row_gives_a_maker_what_is_anothers_alone(maker: str, row: Equivalent) -> None:
    for text in row.examples:
        assert MODELS.makers(text)[0] == maker, text


def test_rows_name_makers_and_brands_that_the_graph_knows() -> None:
    assert sorted({maker for maker, _ in ROWS if maker not in GRAPH}) == []
    assert [row.id for _, row in ROWS if row.brand and brand_in(GRAPH, row.brand) is None] == []


def test_what_rows_say_was_read() -> None:
    assert [row.id for _, row in ROWS if not (row.source.seen and row.source.url)] == []
