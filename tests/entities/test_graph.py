"""The graph: who makes, owns and badges what, on a day, as known on a day."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.entities import ties
from debar.entities.graph import Graph, Held, MadeBy
from debar.entities.model import Confidence, Entity, EntityKind, Link, LinkKind, Names
from debar.entities.network import Network
from debar.kit.errors import BadData
from debar.kit.times import Partial, RoughSpan

RECORDED = Partial.parse("2024-01-15")
DAY = date(2025, 6, 27)


def test_an_entity_is_found_by_its_id() -> None:
    assert _graph().entity("acme") == _entity("acme")


def test_an_unknown_id_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(BadData, match=r"^no entity 'acm'\. Did you mean 'acme'\?$"):
        _graph().entity("acm")


@pytest.mark.parametrize(
    ("id", "there"), [("acme", True), ("eye", True), ("brand-eye", True), ("ghost", False), (7, False)]
)
def test_a_graph_says_whether_it_has_an_id(id: object, there: bool) -> None:
    assert (id in _graph()) is there


def test_makers_of_a_brand_that_held_come_first_then_the_undated_then_the_ended() -> None:
    ended = _link("makes-for", "apex", "brand-eye", until="2020-01-01")
    undated = _link("makes-for", "acme", "brand-eye")
    held = _link("makes-for", "bolt", "brand-eye", since="2019")
    own = _link("brand-of", "acme", "brand-eye")

    made = _graph(ended, undated, held, own).makers_of("brand-eye", DAY)

    assert made == (
        MadeBy("bolt", "brand-eye", held, holds=True, own=False),
        MadeBy("acme", "brand-eye", own, holds=None, own=True),
        MadeBy("acme", "brand-eye", undated, holds=None, own=False),
        MadeBy("apex", "brand-eye", ended, holds=False, own=False),
    )


def test_without_a_day_no_link_is_said_to_hold() -> None:
    graph = _graph(_link("makes-for", "acme", "brand-eye", since="2019"))

    assert [made.holds for made in graph.makers_of("brand-eye")] == [None]


def test_surer_links_come_first_where_all_else_is_equal() -> None:
    low = _link("makes-for", "acme", "brand-eye", confidence="low")
    high = _link("makes-for", "apex", "brand-eye", confidence="high")

    assert [made.maker for made in _graph(low, high).makers_of("brand-eye", DAY)] == ["apex", "acme"]


def test_what_was_made_under_a_former_name_of_a_brand_counts() -> None:
    graph = _graph(
        _link("formerly", "brand-old", "brand-eye"), made := _link("makes-for", "acme", "brand-old")
    )

    assert graph.makers_of("brand-eye") == (MadeBy("acme", "brand-old", made, holds=None, own=False),)


def test_brands_of_a_maker_are_its_own_and_those_it_makes_for() -> None:
    own, made = _link("brand-of", "acme", "brand-eye"), _link("makes-for", "acme", "brand-old")

    assert _graph(own, made).brands_of("acme") == (
        MadeBy("acme", "brand-eye", own, holds=None, own=True),
        MadeBy("acme", "brand-old", made, holds=None, own=False),
    )


def test_owners_and_holdings_are_two_views_of_one_link() -> None:
    small, large = _link("owns", "apex", "acme", share=10), _link("owns", "bolt", "acme", share=90)
    graph = _graph(small, large)

    assert graph.owners_of("acme", DAY) == (
        Held("bolt", "acme", large, holds=None),
        Held("apex", "acme", small, holds=None),
    )
    assert graph.owned_by("bolt", DAY) == (Held("bolt", "acme", large, holds=None),)


def test_as_known_on_a_day_leaves_out_what_was_recorded_later() -> None:
    late = _link("owns", "bolt", "acme", recorded="2025-05-02")
    graph = _graph(late)

    assert graph.owners_of("acme", known=date(2025, 5, 1)) == ()
    assert graph.owners_of("acme", known=date(2025, 5, 2)) == (Held("bolt", "acme", late, holds=None),)


def test_before_an_entity_was_recorded_it_and_its_links_are_unknown() -> None:
    later = Entity(id="late", kind="company", names=Names(short="Late"), recorded=Partial.parse("2025-05-02"))
    graph = Graph([_entity("acme"), later], [_link("owns", "late", "acme")]).as_known(date(2025, 1, 1))

    assert (graph.entities, graph.links) == ((_entity("acme"),), ())


def test_a_month_of_recording_counts_from_its_last_day() -> None:
    graph = _graph(_link("owns", "bolt", "acme", recorded="2025-05"))

    assert len(graph.owners_of("acme", known=date(2025, 5, 30))) == 0
    assert len(graph.owners_of("acme", known=date(2025, 5, 31))) == 1


def test_twenty_thousand_links_are_gone_through_at_once() -> None:
    ids = [f"firm-{number}" for number in range(20_001)]
    chain = [_link("controls", above, below, since="2010") for above, below in pairwise(ids)]
    graph = Graph([_entity(firm) for firm in ids], chain)

    tie = graph.tie("firm-300", "firm-0", DAY)

    assert tie is not None
    assert (tie.kind, len(tie.path)) == ("subsidiary", 300)


_ids = st.sampled_from(["acme", "apex", "bolt"])
_links = st.lists(
    st.builds(
        lambda kind, head, tail, since: _link(kind, head, tail, since=since),
        st.sampled_from(["brand-of", "makes-for"]),
        _ids,
        st.sampled_from(["brand-eye", "brand-old"]),
        st.sampled_from([None, "2019", "2030"]),
    ),
    max_size=8,
)


@given(_links)
def test_the_order_of_links_never_matters(links: list[Link]) -> None:
    one, other = _graph(*links), _graph(*reversed(links))

    assert one.links == other.links
    assert one.makers_of("brand-eye", DAY) == other.makers_of("brand-eye", DAY)
    assert one.brands_of("acme", DAY) == other.brands_of("acme", DAY)


@given(_links)
def test_makers_of_brands_and_brands_of_makers_agree(links: list[Link]) -> None:
    graph = _graph(*links)

    by_brand = {made for brand in ("brand-eye", "brand-old") for made in graph.makers_of(brand, DAY)}
    by_maker = {made for maker in ("acme", "apex", "bolt") for made in graph.brands_of(maker, DAY)}

    assert by_brand == by_maker


_spans = st.sampled_from(
    [(None, None), ("2019", None), ("2019", "2021-03-09"), (None, "2021-03"), ("2021-03-09", "2024")]
)
_holdings = st.lists(
    st.builds(
        lambda kind, ends, span: _link(kind, ends[0], ends[1], since=span[0], until=span[1]),
        st.sampled_from(["owns", "controls"]),
        st.sampled_from([("acme", "bolt"), ("bolt", "acme"), ("apex", "bolt"), ("apex", "acme")]),
        _spans,
    ),
    max_size=5,
)


@given(_holdings, st.lists(st.dates(date(2018, 6, 1), date(2025, 6, 1)), min_size=1, max_size=5))
def test_the_ties_of_a_day_are_the_same_whatever_was_asked_before(
    links: list[Link], days: list[date]
) -> None:
    graph = _graph(*links)

    asked = [graph.ties("acme", "bolt", day) for day in days]

    alone = Network(graph.entities, links)
    assert asked == [ties.find(alone, "acme", "bolt", day) for day in days]


def _graph(*links: Link) -> Graph:
    return Graph([_entity(each) for each in ("bolt", "acme", "apex", "brand-eye", "brand-old")], links)


def _entity(id: str) -> Entity:
    kind: EntityKind = "brand" if id.startswith("brand-") else "company"
    return Entity(id=id, kind=kind, names=Names(short=id), recorded=RECORDED)


def _link(
    kind: LinkKind,
    head: str,
    tail: str,
    since: str | None = None,
    until: str | None = None,
    share: float | None = None,
    confidence: Confidence = "medium",
    recorded: str = "2024-01-15",
) -> Link:
    span = RoughSpan(Partial.parse(since) if since else None, Partial.parse(until) if until else None)
    return Link(
        kind=kind,
        head=head,
        tail=tail,
        recorded=Partial.parse(recorded),
        span=span,
        share=share,
        confidence=confidence,
    )
