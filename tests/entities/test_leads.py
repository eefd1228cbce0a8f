"""Leads are kept beside the knowledge, and nothing of them is in it."""

from pathlib import Path

from debar.entities.graph import FOLDER, Graph
from debar.entities.model import EntityFile
from debar.kit import pack

GRAPH = Graph.load()
ROOT = Path(__file__).parents[2]
FILES = [pack.load(path, EntityFile) for path in pack.files(ROOT / "leads")]
LINKS = [link for file in FILES for link in file.links]
ENTITIES = [entity.id for file in FILES for entity in file.entities]


def test_leads_stand_outside_what_is_packed_and_loaded() -> None:
    assert FILES
    assert not (ROOT / "leads").is_relative_to(FOLDER.parents[1])
    assert [path for path in ROOT.glob("src/**/*.py") if "leads/" in path.read_text()] == []


def test_no_brand_or_relation_is_both_a_lead_and_a_fact() -> None:
    facts = {(link.head, link.tail, link.scope) for link in GRAPH.links}

    assert [each for each in ENTITIES if each in GRAPH] == []
    assert [link.tail for link in LINKS if (link.head, link.tail, link.scope) in facts] == []


def test_each_lead_leads_from_a_known_maker_to_a_brand_that_is_there() -> None:
    assert len(ENTITIES) == len(set(ENTITIES))
    assert {link.head for link in LINKS if link.head not in GRAPH} == set()
    assert {link.tail for link in LINKS if link.tail not in GRAPH} == set(ENTITIES)


def test_each_lead_says_what_it_rests_on() -> None:
    assert [link.tail for link in LINKS if not (link.note and link.sources)] == []
