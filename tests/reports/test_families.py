"""The family of an entity as pages tell it."""

from datetime import date

import pytest

from debar.entities.graph import Graph
from debar.entities.holdings import Holding
from debar.entities.model import Confidence, Entity, EntityKind, Link, LinkKind, Names, Source
from debar.kit.times import Partial, RoughSpan
from debar.kit.words import Both
from debar.reports import families

DAY = date(2025, 6, 27)
RECORDED = Partial.parse("2024-01-15")
KINDS: dict[str, EntityKind] = {"brand-eye": "brand"}


def test_several_links_to_one_entity_are_one_relative_each_link_once() -> None:
    owned, led = _link("owns", "parent", "acme", 40), _link("controls", "parent", "acme")
    graph = _graph(owned, led)

    [parent] = families.family_of(graph, "acme", DAY).relatives

    assert (parent.kind, parent.entity.id, parent.links) == ("owner", "parent", (owned, led))


def test_relatives_come_in_the_order_of_the_headings() -> None:
    graph = _graph(
        _link("brand-of", "acme", "brand-eye"),
        _link("owns", "acme", "small", 60),
        _link("owns", "parent", "acme", 60),
    )

    kinds = [relative.kind for relative in families.family_of(graph, "acme", DAY).relatives]

    assert kinds == ["owner", "holding", "own-brand"]


def test_an_owner_of_an_owner_is_told_what_reaches_it_in_all() -> None:
    graph = _graph(_link("owns", "top", "parent", 60), _link("owns", "parent", "acme", 60))

    [parent] = families.family_of(graph, "acme", DAY).relatives

    [top] = parent.below
    told = [families.between(each.whole).en for each in (parent, top) if each.whole]
    assert told == ["60%", "36%"]


def test_the_owner_of_a_maker_is_told_no_share_of_the_brand() -> None:
    graph = _graph(_link("makes-for", "acme", "brand-eye"), _link("owns", "parent", "acme", 60))

    [maker] = families.family_of(graph, "brand-eye", DAY).relatives

    assert [each.whole for each in (maker, *maker.below)] == [None, None]


@pytest.mark.parametrize(
    ("least", "most", "told"),
    [
        (38.88, 38.88, Both("38.88%", "38,88\u00a0%")),
        (0, 50, Both("0% to 50%", "de 0\u00a0% à 50\u00a0%")),
        (100, 100, Both("100%", "100\u00a0%")),
        (33.333333, 66.666667, Both("33.33% to 66.67%", "de 33,33\u00a0% à 66,67\u00a0%")),
    ],
)
def test_a_holding_is_told_as_a_share_or_as_an_interval(least: float, most: float, told: Both) -> None:
    assert families.between(Holding(least, most)) == told


def test_a_link_is_told_with_how_it_stands_and_its_confidence() -> None:
    link = _link("owns", "parent", "acme", 40, "low")

    assert families.line(link, DAY) == Both(
        "held on that day; 40%, since 2010, low confidence",
        "avait cours ce jour-là; 40\u00a0%, depuis 2010, confiance faible",
    )
    assert families.brief(link, DAY).en == "held on that day, 40%, since 2010, low confidence"


def test_confidence_is_left_out_in_short_unless_it_is_low() -> None:
    assert families.brief(_link("owns", "parent", "acme"), DAY).en == "held on that day, since 2010"


def test_an_own_brand_without_dates_stands_as_far_as_known() -> None:
    own = Link(kind="brand-of", head="acme", tail="brand-eye", recorded=RECORDED)
    made = Link(kind="makes-for", head="acme", tail="brand-eye", recorded=RECORDED)

    assert (families.standing(own, DAY), families.standing(made, DAY)) == ("own", "undated")


def test_other_names_leave_out_the_one_that_is_shown() -> None:
    names = Names(legal="Acme Inc.", short="Acme", zh="艾克", fr="Acmé", former=("Ajax",))
    entity = Entity(id="acme", kind="company", names=names, recorded=RECORDED)

    assert families.other_names(entity, "en") == ("Acme Inc.", "艾克", "Acmé", "formerly Ajax")
    assert families.other_names(entity, "fr") == ("Acme Inc.", "艾克", "anciennement Ajax")


def test_a_source_says_whether_it_was_read() -> None:
    source = Source(title="Gazette", publisher="Printer", date=Partial.parse("2025-06"))

    assert families.cited(source) == Both(
        "Gazette (Printer, 2025-06, not read)", "Gazette (Printer, 2025-06, non lue)"
    )


def _graph(*links: Link) -> Graph:
    ids = ("acme", "parent", "top", "small", "brand-eye")
    return Graph(
        [Entity(id=x, kind=KINDS.get(x, "company"), names=Names(short=x), recorded=RECORDED) for x in ids],
        links,
    )


def _link(
    kind: LinkKind, head: str, tail: str, share: float | None = None, confidence: Confidence = "medium"
) -> Link:
    span = RoughSpan(Partial.parse("2010"))
    return Link(
        kind=kind, head=head, tail=tail, recorded=RECORDED, span=span, share=share, confidence=confidence
    )
