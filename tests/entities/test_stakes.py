"""Who holds how much of a firm, alone and together."""

from datetime import date

import pytest

from debar.entities.graph import Graph
from debar.entities.model import Entity, Link, LinkKind, Names
from debar.entities.stakes import stakes
from debar.kit.errors import BadData
from debar.kit.times import Partial, RoughSpan

DAY = date(2025, 6, 27)
RECORDED = Partial.parse("2024-01-15")


def test_everybody_above_is_told_the_larger_first_by_both_rules() -> None:
    graph = _graph(_owns("top", "parent", 60), _owns("parent", "acme", 50), _owns("small", "acme", 10))

    assert _held(graph) == [
        ("parent", (50, 50), (50, 50), False),
        ("top", (50, 50), (30, 30), False),
        ("small", (10, 10), (10, 10), False),
    ]


def test_those_who_are_named_are_told_together_and_each() -> None:
    graph = _graph(_owns("parent", "acme", 40), _owns("small", "acme", 20))

    found = stakes(graph, "acme", DAY, ["small", "parent"])

    assert [(each.owners, each.majority.least, each.controls) for each in found.held] == [
        (("small", "parent"), 60, True),
        (("parent",), 40, False),
        (("small",), 20, False),
    ]


def test_a_share_that_nobody_recorded_is_an_interval_and_its_control_is_not_known() -> None:
    graph = _graph(_owns("parent", "acme", None), _owns("small", "acme", 30))

    assert _held(graph) == [
        ("small", (30, 30), (30, 30), False),
        ("parent", (0, 70), (0, 70), None),
    ]


def test_control_that_is_said_is_control_though_no_share_is_known() -> None:
    graph = _graph(_owns("parent", "acme", None, "controls"))

    assert _held(graph) == [("parent", (0, 100), (0, 100), True)]


def test_what_had_ended_by_the_day_holds_nothing() -> None:
    graph = _graph(_owns("parent", "acme", 100, until="2020"), _owns("small", "acme", 100))

    assert [name for name, *_ in _held(graph)] == ["small"]


def test_a_government_body_is_an_owner_like_others() -> None:
    graph = _graph(_owns("state", "acme", 51))

    assert _held(graph) == [("state", (51, 51), (51, 51), True)]


def test_firms_that_hold_each_other_are_told_as_a_circle() -> None:
    graph = _graph(_owns("parent", "acme", 60), _owns("acme", "small", 30), _owns("small", "parent", 20))

    found = stakes(graph, "acme", DAY)

    assert found.circles == (("acme", "parent", "small"),)
    assert [each.owners for each in found.held] == [("parent",), ("small",)]


def test_nobody_above_gives_no_stake() -> None:
    assert stakes(_graph(), "acme", DAY).held == ()


def test_an_unknown_firm_or_owner_is_refused_with_the_nearest() -> None:
    with pytest.raises(BadData, match="acme"):
        stakes(_graph(), "acne", DAY)
    with pytest.raises(BadData, match="parent"):
        stakes(_graph(), "acme", DAY, ["parnt"])


def _held(graph: Graph) -> list[tuple[str, tuple[float, float], tuple[float, float], bool | None]]:
    return [
        (
            each.owners[0],
            (each.majority.least, each.majority.most),
            (each.product.least, each.product.most),
            each.controls,
        )
        for each in stakes(graph, "acme", DAY).held
    ]


def _graph(*links: Link) -> Graph:
    names = ("acme", "parent", "top", "small")
    firms = [Entity(id=x, kind="company", names=Names(short=x), recorded=RECORDED) for x in names]
    state = Entity(id="state", kind="government-body", names=Names(short="state"), recorded=RECORDED)
    return Graph([*firms, state], links)


def _owns(
    head: str, tail: str, share: float | None, kind: LinkKind = "owns", until: str | None = None
) -> Link:
    return Link(
        kind=kind,
        head=head,
        tail=tail,
        share=share,
        recorded=RECORDED,
        span=RoughSpan(Partial.parse("2010"), Partial.parse(until) if until else None),
        confidence="high",
    )
