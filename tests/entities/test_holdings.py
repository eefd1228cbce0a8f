"""How much of a firm some owners hold together, and the rules that hold for every graph."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.entities.graph import Graph
from debar.entities.holdings import Holding, Rule
from debar.entities.model import Confidence, Entity, EntityKind, Link, LinkKind, Names
from debar.kit.times import Partial, RoughSpan

RECORDED = Partial.parse("2026-01-05")
DAY = date(2026, 2, 1)
FIRMS = "abcdef"


def firm(id: str, kind: EntityKind = "company") -> Entity:
    return Entity(id=id, kind=kind, names=Names(short=id.title()), recorded=RECORDED)


def owns(
    head: str,
    tail: str,
    share: float | None,
    since: str | None = "2020",
    until: str | None = None,
    kind: LinkKind = "owns",
    confidence: Confidence = "medium",
) -> Link:
    span = RoughSpan(*(Partial.parse(day) if day else None for day in (since, until)))
    return Link(
        kind=kind, head=head, tail=tail, recorded=RECORDED, span=span, share=share, confidence=confidence
    )


def graph(*links: Link, state: str = "") -> Graph:
    return Graph([firm(each, "government-body" if each == state else "company") for each in FIRMS], links)


def held(
    links: list[Link], owners: str, of: str, rule: Rule = "majority", state: str = ""
) -> tuple[float, float]:
    found = graph(*links, state=state).holding(list(owners), of, DAY, rule=rule)
    return found.least, found.most


@pytest.mark.parametrize(
    ("links", "owners", "majority", "multiplied"),
    [
        ([owns("a", "c", 60.0)], "a", 60, 60),
        ([owns("a", "c", 30.0), owns("b", "c", 25.0)], "ab", 55, 55),
        ([owns("a", "b", 50.0), owns("b", "c", 50.0)], "a", 50, 25),
        ([owns("a", "b", 49.0), owns("b", "c", 100.0)], "a", 0, 49),
        ([owns("a", "b", 60.0), owns("b", "c", 30.0), owns("a", "c", 20.0)], "a", 50, 38),
        ([owns("a", "b", 60.0), owns("b", "c", 30.0)], "ab", 30, 30),
        ([owns("d", "b", 25.0), owns("a", "b", 25.0), owns("b", "c", 100.0)], "ad", 100, 50),
        (
            [owns("a", "b", 50.0), owns("b", "d", 40.0), owns("d", "b", 50.0), owns("d", "c", 10.0)],
            "a",
            0,
            2.5,
        ),
        ([], "a", 0, 0),
    ],
)
def test_known_shares_give_one_number_by_each_rule(
    links: list[Link], owners: str, majority: float, multiplied: float
) -> None:
    assert held(links, owners, "c") == (majority, majority)
    assert held(links, owners, "c", "product") == (multiplied, multiplied)


@pytest.mark.parametrize(
    ("links", "counts"),
    [
        ([owns("a", "b", 50.0), owns("b", "c", 50.0)], True),
        ([owns("a", "b", 50.0), owns("a", "d", 50.0), owns("b", "c", 25.0), owns("d", "c", 25.0)], True),
        ([owns("a", "b", 50.0), owns("a", "d", 10.0), owns("b", "c", 40.0), owns("d", "c", 10.0)], False),
        ([owns("a", "b", 50.0), owns("b", "c", 25.0), owns("a", "c", 25.0)], True),
        ([owns("a", "b", 25.0), owns("b", "c", 50.0), owns("d", "b", 25.0)], False),
    ],
)
def test_shapes_of_the_examples_of_faq_401_come_out_as_there(links: list[Link], counts: bool) -> None:
    least, most = held(links, "a", "c")

    assert (least >= 50, most >= 50) == (counts, counts)


@pytest.mark.parametrize(
    ("links", "interval"),
    [
        ([owns("a", "c", None)], (0, 100)),
        ([owns("a", "c", None), owns("b", "c", 70.0)], (0, 30)),
        ([owns("a", "c", None, kind="controls")], (0, 100)),
        ([owns("a", "c", None, kind="controls"), owns("a", "c", 38.88)], (38.88, 38.88)),
        ([owns("a", "c", 60.0, since=None)], (0, 60)),
        ([owns("a", "c", 60.0, confidence="low")], (0, 60)),
        ([owns("a", "c", 60.0), owns("a", "c", 40.0)], (40, 60)),
        ([owns("a", "c", 60.0, until="2025-06-01")], (0, 0)),
        ([owns("a", "b", None), owns("b", "c", 40.0)], (0, 40)),
        ([owns("a", "c", 20.0), owns("a", "b", None), owns("b", "c", 40.0)], (20, 60)),
        ([owns("a", "c", None), owns("d", "c", None), owns("b", "c", 55.0)], (0, 45)),
    ],
)
def test_what_is_not_known_is_an_interval(links: list[Link], interval: tuple[float, float]) -> None:
    assert held(links, "ad", "c") == interval


def test_a_government_body_counts_where_it_is_asked_about_and_joins_nobody() -> None:
    links = [owns("a", "b", 100.0), owns("a", "c", 100.0)]

    assert held(links, "b", "c", state="a") == (0, 0)
    assert held(links, "a", "c", state="a") == (100, 100)


def test_firms_in_a_circle_belong_to_nobody_outside_it() -> None:
    circle = [owns("b", "c", 100.0), owns("c", "b", 100.0)]

    assert held(circle, "a", "c", "majority") == (0, 0)
    assert held(circle, "a", "c", "product") == (0, 0)


def test_an_owner_holds_all_of_itself_under_whatever_name() -> None:
    renamed = Link(kind="formerly", head="b", tail="c", recorded=RECORDED)

    assert graph(renamed, owns("a", "b", 70.0)).holding(["c"], "b", DAY) == Holding(100, 100, ("b",))
    assert graph(renamed, owns("a", "b", 70.0)).holding(["a"], "c", DAY).least == 70


def test_who_holds_it_and_along_which_links_is_told() -> None:
    one, two, other = owns("a", "b", 80.0), owns("b", "c", 60.0), owns("d", "c", 40.0)

    assert graph(one, two, other).holding(["a", "e"], "c", DAY) == Holding(60, 60, ("a",), (two, one))


def test_what_was_not_recorded_yet_does_not_count() -> None:
    late = Link(kind="owns", head="a", tail="c", recorded=Partial.parse("2026-03-01"), share=100.0)

    known = graph(late).holding(["a"], "c", DAY, date(2026, 2, 1))
    assert known == Holding(0, 0)


SHARES = st.sampled_from([None, 0.0, 5.0, 20.0, 49.9, 50.0, 60.0, 100.0])
LINKS = st.lists(
    st.builds(
        owns,
        st.sampled_from(FIRMS),
        st.sampled_from(FIRMS),
        SHARES,
        since=st.sampled_from([None, "2020", "2026"]),
        kind=st.sampled_from(["owns", "controls"]),
    ).filter(lambda link: link.head != link.tail),
    max_size=9,
)
OWNERS = st.frozensets(st.sampled_from(FIRMS), max_size=3)
RULES = st.sampled_from(["majority", "product"])


@given(LINKS, OWNERS, st.sampled_from(FIRMS), st.sampled_from(FIRMS), RULES)
def test_bounds_are_bounds_and_one_more_owner_never_lowers_them(
    links: list[Link], owners: frozenset[str], more: str, of: str, rule: Rule
) -> None:
    whole = graph(*links)
    fewer, wider = (whole.holding(ids, of, DAY, rule=rule) for ids in (owners, owners | {more}))

    assert 0 <= fewer.least <= fewer.most <= 100
    assert fewer.least <= wider.least + 1e-5
    assert fewer.most <= wider.most + 1e-5


@st.composite
def complete(draw: st.DrawFn) -> dict[tuple[str, str], float]:
    """Who holds how much of whom, all of it known: owners stand before what they own."""
    found: dict[tuple[str, str], float] = {}
    for at, tail in enumerate(FIRMS):
        rest = 100.0
        for head in FIRMS[:at]:
            share = draw(st.sampled_from([0.0, 10.0, 30.0, 50.0, 70.0]))
            if 0 < share <= rest:
                found[head, tail] = share
                rest -= share
    return found


def multiplied(shares: dict[tuple[str, str], float], owners: frozenset[str], of: str) -> float:
    """Every path from an owner down, one after the other."""
    if of in owners:
        return 100.0
    above = [(head, share) for (head, tail), share in shares.items() if tail == of]
    return sum(share / 100 * multiplied(shares, owners, head) for head, share in above)


def counted(shares: dict[tuple[str, str], float], owners: frozenset[str], of: str) -> float:
    """Every set of firms that may count as whole: the smallest that says of itself that it does."""

    def direct(whole: frozenset[str], tail: str) -> float:
        return sum(shares.get((head, tail), 0.0) for head in whole)

    sets = (
        frozenset(f for f, on in zip(FIRMS, bits, strict=True) if on) for bits in product((0, 1), repeat=6)
    )
    closed = [s for s in sets if s == owners | {f for f in FIRMS if direct(s, f) >= 50}]
    return 100.0 if of in owners else direct(min(closed, key=len), of)


@given(complete(), OWNERS, st.sampled_from(FIRMS))
def test_where_all_is_known_both_bounds_are_what_counting_by_hand_gives(
    shares: dict[tuple[str, str], float], owners: frozenset[str], of: str
) -> None:
    whole = graph(*(owns(head, tail, share) for (head, tail), share in shares.items()))

    by_majority = whole.holding(owners, of, DAY)
    assert by_majority.least == by_majority.most == pytest.approx(counted(shares, owners, of))
    by_product = whole.holding(owners, of, DAY, rule="product")
    assert by_product.least == by_product.most == pytest.approx(multiplied(shares, owners, of), abs=1e-4)
