"""What stands around an entity on a day."""

from datetime import date

import pytest

from debar.entities.family import Relation, State, relations, state
from debar.entities.graph import Graph
from debar.entities.model import Entity, EntityKind, Link, LinkKind, Names
from debar.kit.times import Partial, RoughSpan

DAY = date(2025, 6, 27)
RECORDED = Partial.parse("2024-01-15")
KINDS: dict[str, EntityKind] = {"brand-eye": "brand", "brand-bolt": "brand", "state": "government-body"}


def test_owners_holdings_and_brands_hang_on_an_entity_and_on_each_other() -> None:
    held, over = _link("owns", "parent", "acme"), _link("owns", "top", "parent")
    under, own = _link("controls", "acme", "small"), _link("brand-of", "small", "brand-eye")
    graph = _graph(held, over, under, own)

    above = Relation("owner", graph.entity("top"), over, True)
    below = Relation("own-brand", graph.entity("brand-eye"), own, True)
    assert relations(graph, "acme", DAY) == (
        Relation("owner", graph.entity("parent"), held, True, (above,)),
        Relation("holding", graph.entity("small"), under, True, (below,)),
    )


def test_a_brand_shows_who_makes_it_and_who_owns_the_maker() -> None:
    made, held = _link("makes-for", "acme", "brand-eye"), _link("owns", "parent", "acme")
    graph = _graph(made, held)

    owner = Relation("owner", graph.entity("parent"), held, True)
    assert relations(graph, "brand-eye", DAY) == (
        Relation("made-by", graph.entity("acme"), made, True, (owner,)),
    )


def test_a_state_is_an_owner_and_nothing_is_climbed_through_it() -> None:
    held, over = _link("controls", "state", "acme"), _link("controls", "parent", "acme")
    graph = _graph(held, over, _link("owns", "top", "parent"))

    assert [(one.entity.id, len(one.below)) for one in relations(graph, "acme", DAY)] == [
        ("parent", 1),
        ("state", 0),
    ]


def test_under_an_own_brand_stands_who_else_makes_for_it_and_under_another_whose_it_is() -> None:
    own, made = _link("brand-of", "small", "brand-eye"), _link("makes-for", "acme", "brand-eye")
    graph = _graph(own, made)

    maker = Relation("made-by", graph.entity("acme"), made, True)
    assert relations(graph, "small", DAY) == (
        Relation("own-brand", graph.entity("brand-eye"), own, True, (maker,)),
    )
    bearer = Relation("brand-of", graph.entity("small"), own, True)
    assert relations(graph, "acme", DAY) == (
        Relation("makes-for", graph.entity("brand-eye"), made, True, (bearer,)),
    )


def test_parts_are_told_from_both_ends() -> None:
    parts = _link("component-in", "acme", "small")
    graph = _graph(parts)

    assert relations(graph, "acme", DAY) == (Relation("parts-in", graph.entity("small"), parts, True),)
    assert relations(graph, "small", DAY) == (Relation("parts-from", graph.entity("acme"), parts, True),)


@pytest.mark.parametrize(
    ("since", "until", "ended", "stands"),
    [
        ("2010", None, False, "held"),
        ("2010", "2020", False, "over"),
        ("2026", None, False, "later"),
        ("2025", None, False, "open"),
        (None, None, False, "undated"),
        (None, None, True, "ended"),
        ("2010", None, True, "ended"),
    ],
)
def test_a_link_stands_in_one_of_six_ways(
    since: str | None, until: str | None, ended: bool, stands: State
) -> None:
    span = RoughSpan(*(Partial.parse(day) if day else None for day in (since, until)))
    link = Link(kind="owns", head="a", tail="b", recorded=RECORDED, span=span, ended=ended)

    assert state(link, DAY) == stands


def test_nothing_hangs_on_what_had_ended() -> None:
    ended, over = _link("owns", "parent", "acme", until="2020-01-01"), _link("owns", "top", "parent")
    graph = _graph(ended, over)

    assert relations(graph, "acme", DAY) == (Relation("owner", graph.entity("parent"), ended, False),)


def test_holdings_in_a_circle_come_to_an_end() -> None:
    round_, back = _link("owns", "acme", "parent"), _link("owns", "parent", "acme")
    graph = _graph(round_, back)

    kinds = [(one.kind, one.entity.id, one.below) for one in relations(graph, "acme", DAY)]

    assert kinds == [("owner", "parent", ()), ("holding", "parent", ())]


def test_of_two_links_to_one_owner_the_one_that_is_control_has_what_hangs_on_it() -> None:
    owned, led = _link("owns", "parent", "acme", share=40), _link("controls", "parent", "acme")
    graph = _graph(
        owned, led, _link("controls", "parent", "acme", until="2050"), _link("owns", "top", "parent")
    )

    found = relations(graph, "acme", DAY)

    assert [(one.link.kind, len(one.below)) for one in found] == [
        ("owns", 0),
        ("controls", 1),
        ("controls", 0),
    ]


def test_nothing_hangs_on_half_or_less() -> None:
    graph = _graph(_link("owns", "acme", "small", share=50), _link("brand-of", "small", "brand-eye"))

    assert [(one.entity.id, one.below) for one in relations(graph, "acme", DAY)] == [("small", ())]


def _graph(*links: Link) -> Graph:
    ids = ("acme", "parent", "top", "small", "state", "brand-eye", "brand-bolt")
    return Graph(
        [Entity(id=x, kind=KINDS.get(x, "company"), names=Names(short=x), recorded=RECORDED) for x in ids],
        links,
    )


def _link(kind: LinkKind, head: str, tail: str, until: str | None = None, share: float | None = None) -> Link:
    span = RoughSpan(Partial.parse("2010"), Partial.parse(until) if until else None)
    return Link(kind=kind, head=head, tail=tail, recorded=RECORDED, span=span, share=share)
