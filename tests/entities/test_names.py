"""Names with what a graph knows of their bearers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.entities.graph import Graph
from debar.entities.model import Entity, EntityKind, Names
from debar.entities.names import SAME, compare, lookup, suggestions
from debar.kit.times import Partial


def test_without_a_graph_only_the_strings_count() -> None:
    assert compare("海康威视", "Hikvision").score == 0


def test_two_names_of_one_entity_are_one_party() -> None:
    match = compare("海康威视", "Hikvision", _graph())

    assert match.score >= SAME
    assert match.why.startswith("both are names of Hikvision; ")


def test_names_of_two_entities_are_two_parties_however_alike() -> None:
    strings, known = (
        compare("Hikvision Canada", "Hikvision"),
        compare("Hikvision Canada", "Hikvision", _graph()),
    )

    assert (strings.score >= SAME, known.score >= SAME) == (True, False)
    assert known.why.startswith("two parties, Hikvision Canada and Hikvision; ")


def test_a_misspelling_of_any_name_of_an_entity_is_that_party() -> None:
    match = compare("Hangzhou Hikvison Digital Technolgy", "海康威视", _graph())

    assert match.score >= SAME
    assert "a name of Hikvision" in match.why


def test_another_trade_under_the_same_name_is_another_party() -> None:
    graph = _graph()

    assert compare("DAHUA ELECTRONICS CORPORATION", "Dahua", graph).score < SAME
    assert compare("Dahua Technology", "Dahua", graph).score >= SAME


def test_a_weak_alias_makes_no_party_alone() -> None:
    found = lookup(_graph(), "DH")

    assert [(one.entity.id, one.score < SAME) for one in found] == [("dahua", True)]
    assert "others bear the name DH too" in found[0].why


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("hikvision", "hikvision"),
        ("Hik Vision", "hikvision"),
        ("Hickvision", "hikvision"),
        ("海康威視", "hikvision"),
        ("HIKVISION CANADA", "hikvision-canada"),
        ("Zheijang Dahua Technologie", "dahua"),
        ("ministere du commerce", "mofcom"),
        ("Lechange", "imou"),
        ("brand-eye", "brand-eye"),
        ("hikvision-canada", "hikvision-canada"),
    ],
)
def test_every_spelling_leads_home(text: str, id: str) -> None:
    assert lookup(_graph(), text)[0].entity.id == id


def test_a_company_comes_before_the_brand_of_its_name() -> None:
    assert [one.entity.id for one in lookup(_graph(), "Eye")] == ["eye", "brand-eye"]


def test_an_entity_is_found_once_by_its_likest_name() -> None:
    found = [one for one in lookup(_graph(), "Dahua Technology") if one.entity.id == "dahua"]

    assert [(one.name, one.score, one.why) for one in found] == [
        ("Dahua Technology", 1.0, "the same words: dahua technology")
    ]


def test_where_nothing_is_alike_nothing_is_found_and_the_nearest_are_suggested() -> None:
    graph = _graph()

    assert lookup(graph, "daaahuuua") == []
    assert suggestions(graph, "daaahuuua") == ["Dahua"]


@given(st.text(max_size=40))
def test_any_text_can_be_looked_up(text: str) -> None:
    scores = [one.score for one in lookup(_GRAPH, text)]

    assert scores == sorted(scores, reverse=True)


_SPELLINGS = ["Hikvision", "海康威视", "DH", "Dahua", "Eye Inc.", "Hikvision Canada", "Zhejiang", ""]


@given(st.sampled_from(_SPELLINGS), st.sampled_from(_SPELLINGS))
def test_comparing_with_a_graph_is_symmetric(a: str, b: str) -> None:
    assert compare(a, b, _GRAPH).score == compare(b, a, _GRAPH).score


def _graph() -> Graph:
    return _GRAPH


def _entity(id: str, names: Names, kind: EntityKind = "company") -> Entity:
    return Entity(id=id, kind=kind, names=names, recorded=Partial.parse("2024-01-15"))


_GRAPH = Graph(
    [
        _entity(
            "hikvision",
            Names(legal="Hangzhou Hikvision Digital Technology Co., Ltd.", short="Hikvision", zh="海康威视"),
        ),
        _entity("hikvision-canada", Names(legal="Hikvision Canada Inc.", short="Hikvision Canada")),
        _entity(
            "dahua",
            Names(
                legal="Zhejiang Dahua Technology Co., Ltd.",
                short="Dahua",
                aliases=("Dahua Technology",),
                weak=("DH",),
            ),
        ),
        _entity("imou", Names(short="Imou", former=("Lechange",))),
        _entity("mofcom", Names(legal="Ministry of Commerce", fr="Ministère du Commerce"), "government-body"),
        _entity("eye", Names(legal="Eye Inc.", short="Eye")),
        _entity("brand-eye", Names(short="Eye"), "brand"),
    ],
    [],
)
