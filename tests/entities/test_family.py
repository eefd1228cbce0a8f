"""What stands around an entity on a day."""

from datetime import date

from debar.entities.family import Relation, relations
from debar.entities.graph import Graph
from debar.entities.model import Entity, EntityKind, Link, LinkKind, Names
from debar.kit.times import Partial, RoughSpan

DAY = date(2025, 6, 27)
RECORDED = Partial.parse("2024-01-15")
KINDS: dict[str, EntityKind] = {"brand-eye": "brand", "brand-bolt": "brand"}


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


def test_nothing_hangs_on_what_had_ended() -> None:
    ended, over = _link("owns", "parent", "acme", until="2020-01-01"), _link("owns", "top", "parent")
    graph = _graph(ended, over)

    assert relations(graph, "acme", DAY) == (Relation("owner", graph.entity("parent"), ended, False),)


def test_holdings_in_a_circle_come_to_an_end() -> None:
    round_, back = _link("owns", "acme", "parent"), _link("owns", "parent", "acme")
    graph = _graph(round_, back)

    kinds = [(one.kind, one.entity.id, one.below) for one in relations(graph, "acme", DAY)]

    assert kinds == [("owner", "parent", ()), ("holding", "parent", ())]


def test_of_two_links_to_one_owner_only_the_first_has_what_hangs_on_it() -> None:
    owned, led = _link("owns", "parent", "acme", share=40), _link("controls", "parent", "acme")
    graph = _graph(owned, led, _link("owns", "top", "parent"))

    assert [len(one.below) for one in relations(graph, "acme", DAY)] == [1, 0]


def _graph(*links: Link) -> Graph:
    ids = ("acme", "parent", "top", "small", "brand-eye", "brand-bolt")
    return Graph(
        [Entity(id=x, kind=KINDS.get(x, "company"), names=Names(short=x), recorded=RECORDED) for x in ids],
        links,
    )


def _link(kind: LinkKind, head: str, tail: str, until: str | None = None, share: float | None = None) -> Link:
    span = RoughSpan(Partial.parse("2010"), Partial.parse(until) if until else None)
    return Link(kind=kind, head=head, tail=tail, recorded=RECORDED, span=span, share=share)
