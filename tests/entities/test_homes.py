"""Every name of every entity leads home, in whatever script and language it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from debar.entities import hanzi
from debar.entities.graph import Graph
from debar.entities.model import Entity
from debar.entities.names import SAME, lookup

GRAPH = Graph.load()
CHINESE = re.compile("[\u4e00-\u9fff]")
CYRILLIC = re.compile("[\u0400-\u04ff]")


def test_every_name_leads_home_at_the_first_rank() -> None:
    assert [each for each in names() if not leads_home(*each)] == []


def test_chinese_names_lead_home_in_traditional_characters_too() -> None:
    chinese = [(entity, name) for entity, name in names() if CHINESE.search(name)]

    assert len(chinese) > 100
    assert [each for each in chinese if not leads_home(each[0], traditional(each[1]))] == []


def test_french_and_cyrillic_names_are_among_them() -> None:
    assert sum(1 for entity, _ in names() if entity.names.fr) > 40
    assert [entity.id for entity, name in names() if CYRILLIC.search(name)] == ["kaspersky"]


def test_a_firm_is_found_before_another_that_differs_in_its_legal_form() -> None:
    found = [each.entity.id for each in lookup(GRAPH, "Kaspersky Lab, Inc.")]

    assert found[:2] == ["kaspersky-us", "kaspersky"]


def names() -> Iterator[tuple[Entity, str]]:
    for entity in GRAPH.entities:
        yield from ((entity, name) for name in entity.names.all() if name not in entity.names.misspellings)


def leads_home(entity: Entity, name: str) -> bool:
    """A brand is also at home with the firm that is called the same and whose brand it is."""
    first = lookup(GRAPH, name)[0]
    owners = {made.maker for made in GRAPH.makers_of(entity.id) if made.own}
    return first.score >= SAME and first.entity.id in {entity.id, *owners}


def traditional(name: str) -> str:
    written: dict[int, int] = {}
    for form, simple in hanzi.SIMPLIFIED.items():
        written.setdefault(simple, form)
    return name.translate(written)
