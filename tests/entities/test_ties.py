"""How a maker relates to a target: brands, holdings, parents, days and doubts."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.entities.graph import Graph
from debar.entities.model import Confidence, Entity, EntityKind, Link, LinkKind, Names
from debar.entities.ties import Tie
from debar.kit.errors import BadData
from debar.kit.times import Partial, RoughSpan

DAY = date(2025, 6, 27)
RECORDED = Partial.parse("2024-01-15")
LONG = RoughSpan(since=Partial.parse("2010"))


def test_a_maker_is_the_same_as_itself() -> None:
    assert _graph().tie("maker", "maker", DAY) == Tie("same", (), certain=True)


def test_a_former_name_is_the_same_party_in_both_directions() -> None:
    renamed = _link("formerly", "old", "maker")
    graph = _graph(renamed)

    assert graph.tie("old", "maker", DAY) == Tie("same", (renamed,), certain=True)
    assert graph.tie("maker", "old", DAY) == Tie("same", (renamed,), certain=True)


def test_a_former_name_ties_as_the_present_one_does() -> None:
    graph = _graph(_link("formerly", "old", "maker"), held := _link("owns", "parent", "maker", share=80))

    assert graph.tie("old", "parent", DAY) == Tie("subsidiary", (held,), certain=True)


def test_a_brand_is_its_makers_own_even_without_dates() -> None:
    own = _link("brand-of", "maker", "brand-x", span=RoughSpan())

    assert _graph(own).tie("brand-x", "maker", DAY) == Tie("own-brand", (own,), certain=True)


def test_a_brand_that_had_ended_ties_nobody() -> None:
    own = _link("brand-of", "maker", "brand-x", span=RoughSpan(until=Partial.parse("2020-01-01")))

    assert _graph(own).tie("brand-x", "maker", DAY) is None


def test_what_a_maker_makes_for_others_is_no_tie() -> None:
    assert _graph(_link("makes-for", "maker", "brand-x")).tie("brand-x", "maker", DAY) is None


def test_a_brand_of_a_subsidiary_ties_as_a_subsidiary() -> None:
    own, held = _link("brand-of", "maker", "brand-x"), _link("owns", "parent", "maker", share=51)

    assert _graph(own, held).tie("brand-x", "parent", DAY) == Tie("subsidiary", (own, held), certain=True)


@pytest.mark.parametrize(
    ("held", "certain"),
    [
        ({"kind": "owns", "share": 50.1}, True),
        ({"kind": "owns", "share": None}, False),
        ({"kind": "controls", "share": None}, True),
        ({"kind": "controls", "share": 20}, True),
        ({"kind": "owns", "share": 100, "confidence": "low"}, False),
        ({"kind": "owns", "share": 100, "span": RoughSpan()}, False),
    ],
)
def test_a_holding_ties_a_subsidiary_and_doubt_is_kept(held: dict[str, Any], certain: bool) -> None:
    link = _link(**{"head": "parent", "tail": "maker"} | held)

    assert _graph(link).tie("maker", "parent", DAY) == Tie("subsidiary", (link,), certain=certain)


@pytest.mark.parametrize("share", [0, 10, 50])
def test_half_or_less_is_no_tie(share: float) -> None:
    assert _graph(_link("owns", "parent", "maker", share=share)).tie("maker", "parent", DAY) is None


def test_a_holding_ties_only_on_the_days_of_its_span() -> None:
    span = RoughSpan(since=Partial.parse("2018-02"), until=Partial.parse("2022-11-24"))
    graph = _graph(_link("owns", "parent", "maker", share=100, span=span))

    days = (date(2018, 1, 31), date(2018, 2, 14), date(2018, 3, 1), date(2022, 11, 23), date(2022, 11, 24))
    ties = [graph.tie("maker", "parent", day) for day in days]

    assert [tie and tie.certain for tie in ties] == [None, False, True, True, None]


def test_a_certain_way_is_preferred_to_a_shorter_doubtful_one() -> None:
    doubtful = _link("owns", "top", "maker")
    steps = _link("owns", "parent", "maker", share=60), _link("owns", "top", "parent", share=60)

    assert _graph(doubtful, *steps).tie("maker", "top", DAY) == Tie("subsidiary", steps, certain=True)


def test_a_sister_company_is_an_affiliate_through_the_parent() -> None:
    up, down = _link("owns", "parent", "maker", share=60), _link("owns", "parent", "sister", share=60)

    assert _graph(up, down).tie("maker", "sister", DAY) == Tie("affiliate", (up, down), certain=True)


def test_the_targets_parent_is_its_affiliate() -> None:
    held = _link("owns", "parent", "maker", share=60)

    assert _graph(held).tie("parent", "maker", DAY) == Tie("affiliate", (held,), certain=True)


def test_nobody_is_an_affiliate_through_a_government_body() -> None:
    graph = _graph(_link("owns", "state", "maker", share=100), _link("owns", "state", "sister", share=100))

    assert graph.tie("maker", "sister", DAY) is None


def test_nothing_is_climbed_through_a_government_body() -> None:
    graph = _graph(_link("owns", "state", "maker", share=100), _link("controls", "parent", "sister"))

    assert graph.tie("maker", "parent", DAY) is None


def test_a_government_body_that_holds_a_maker_is_reached_itself() -> None:
    held = _link("owns", "state", "maker", share=100)

    assert _graph(held).tie("maker", "state", DAY) == Tie("subsidiary", (held,), certain=True)


def test_holdings_in_a_circle_come_to_an_end() -> None:
    circle = [_link("owns", "parent", "maker", share=60), _link("owns", "maker", "parent", share=60)]

    tie = _graph(*circle).tie("maker", "parent", DAY)

    assert tie == Tie("subsidiary", (circle[0],), certain=True)


def test_every_kind_of_tie_is_told_closest_first() -> None:
    doubtful = _link("owns", "sister", "maker")
    up, down = _link("owns", "parent", "maker", share=60), _link("owns", "parent", "sister", share=60)

    ties = _graph(doubtful, up, down).ties("maker", "sister", DAY)

    assert ties == (
        Tie("subsidiary", (doubtful,), certain=False),
        Tie("affiliate", (up, down), certain=True),
    )


def test_an_unknown_id_is_refused_with_the_nearest() -> None:
    with pytest.raises(BadData, match=r"no entity 'makre'\. Did you mean 'maker'\?"):
        _graph().tie("makre", "maker", DAY)


def test_a_brands_id_may_stand_without_its_prefix() -> None:
    own = _link("brand-of", "maker", "brand-x")

    assert _graph(own).tie("x", "maker", DAY) == Tie("own-brand", (own,), certain=True)


def test_only_what_was_known_by_the_day_counts() -> None:
    late = _link("owns", "parent", "maker", share=100, recorded=Partial.parse("2025-03-02"))
    graph = _graph(late)

    assert graph.tie("maker", "parent", DAY, known=date(2025, 3, 1)) is None
    assert graph.tie("maker", "parent", DAY, known=date(2025, 3, 2)) is not None


_IDS = ("maker", "parent", "top", "sister", "state", "old", "brand-x")
_KINDS: dict[str, EntityKind] = {"state": "government-body", "brand-x": "brand"}
_COMPANIES = ("maker", "parent", "top", "sister")

_held = st.builds(
    lambda kind, ends, share, span, confidence: _link(
        kind, ends[0], ends[1], share=share, span=span, confidence=confidence
    ),
    st.sampled_from(["owns", "controls"]),
    st.tuples(st.sampled_from([*_COMPANIES, "state"]), st.sampled_from(_COMPANIES)).filter(
        lambda e: e[0] != e[1]
    ),
    st.none() | st.sampled_from([20, 50, 51, 100]),
    st.sampled_from([LONG, RoughSpan(), RoughSpan(until=Partial.parse("2020-01-01"))]),
    st.sampled_from(["high", "low"]),
)


@given(st.lists(_held, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_links_never_matters(links: list[Link], random: Any) -> None:
    shuffled = random.sample(links, len(links))

    one, other = _graph(*links), _graph(*shuffled)

    pairs = [(a, b) for a in _IDS for b in _IDS]
    assert [one.ties(a, b, DAY) for a, b in pairs] == [other.ties(a, b, DAY) for a, b in pairs]


@given(st.lists(_held, max_size=12))
def test_a_path_leads_from_the_maker_to_the_target_over_links_that_may_hold(links: list[Link]) -> None:
    graph = _graph(*links)

    for tie in graph.ties("maker", "top", DAY):
        assert all(link.holds(DAY) is not False for link in tie.path)
        assert {"maker", "top"} <= {end for link in tie.path for end in (link.head, link.tail)}
        assert not tie.certain or all(link.confidence != "low" for link in tie.path)


@given(st.lists(_held, max_size=12), _held)
def test_another_holding_never_takes_a_tie_away(links: list[Link], more: Link) -> None:
    before = {tie.kind for tie in _graph(*links).ties("maker", "top", DAY)}
    after = {tie.kind for tie in _graph(*links, more).ties("maker", "top", DAY)}

    assert "subsidiary" not in before or "subsidiary" in after
    assert not before or after


def test_what_stands_above_comes_nearest_first_with_its_path() -> None:
    own = _link("brand-of", "maker", "brand-x")
    held, doubted = _link("owns", "parent", "maker", share=51), _link("owns", "state", "parent", share=None)

    found = [(one.id, one.path, one.certain) for one in _graph(own, held, doubted).above("brand-x", DAY)]
    assert found == [
        ("brand-x", (), True),
        ("maker", (own,), True),
        ("parent", (own, held), True),
        ("state", (own, held, doubted), False),
    ]


def test_one_state_that_owns_both_is_told_but_ties_nobody() -> None:
    one, other = _link("owns", "state", "maker", share=100), _link("owns", "state", "sister", share=100)
    graph = _graph(one, other)

    assert graph.tie("maker", "sister", DAY) is None
    assert graph.under_one_state("maker", "sister", DAY) == Tie("affiliate", (one, other), certain=True)
    assert graph.under_one_state("maker", "parent", DAY) is None


def _graph(*links: Link) -> Graph:
    entities = [
        Entity(id=each, kind=_KINDS.get(each, "company"), names=Names(short=each), recorded=RECORDED)
        for each in _IDS
    ]
    return Graph(entities, _distinct(links))


def _distinct(links: Sequence[Link]) -> list[Link]:
    return list(dict.fromkeys(links))


def _link(
    kind: LinkKind,
    head: str,
    tail: str,
    share: float | None = None,
    span: RoughSpan = LONG,
    confidence: Confidence = "high",
    recorded: Partial = RECORDED,
) -> Link:
    return Link(
        kind=kind, head=head, tail=tail, recorded=recorded, span=span, share=share, confidence=confidence
    )
