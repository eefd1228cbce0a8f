"""Whoever knowledge names as a maker or a brand is somebody whom the graph knows."""

from __future__ import annotations

from collections.abc import Iterator

from debar.entities.graph import Graph
from debar.identify import fingerprint
from debar.identify.evidence import UNKNOWN_MAKER
from debar.identify.models import Models
from debar.identify.relations import brand_in

GRAPH = Graph.load()
PRINTS = [one.says for _, file in fingerprint.load() for one in file.fingerprints]
GRAMMARS = Models.load().files


def makers() -> Iterator[str]:
    yield from (says.maker for says in PRINTS if says.maker)
    yield from (file.maker for file in GRAMMARS)
    yield from (maker for _, file in fingerprint.decoys() for maker in file.makers)


def brands() -> Iterator[str]:
    yield from (says.brand for says in PRINTS if says.brand and says.brand != UNKNOWN_MAKER)
    yield from (grammar.brand for file in GRAMMARS for grammar in file.grammars if grammar.brand)


def test_every_maker_that_knowledge_names_is_an_entity() -> None:
    assert sorted({maker for maker in makers() if maker not in GRAPH}) == []


def test_every_brand_that_knowledge_names_is_an_entity() -> None:
    assert sorted({brand for brand in brands() if brand_in(GRAPH, brand) is None}) == []


def test_no_maker_is_a_mere_brand() -> None:
    assert sorted({maker for maker in makers() if GRAPH.entity(maker).kind == "brand"}) == []
