"""A supplier is found by its name, and an ordinary one is not."""

from datetime import date

import pytest

from debar.entities.graph import Graph
from debar.entities.model import Entity, EntityKind, Link, Names
from debar.kit.times import Partial, RoughSpan
from debar.screening.sellers import Sellers

DAY = date(2026, 2, 1)
RECORDED = Partial(2026)


def entity(id: str, kind: EntityKind, short: str, legal: str | None = None) -> Entity:
    return Entity(id=id, kind=kind, names=Names(short=short, legal=legal), recorded=RECORDED)


GRAPH = Graph(
    [
        entity("acme", "company", "Acmecam", "Hangzhou Acmecam Digital Technology Co., Ltd."),
        entity("brand-acme", "brand", "Acmecam"),
        entity("acme-canada", "company", "Acmecam Canada", "Acmecam Canada Inc."),
        entity("sold", "company", "Soldview"),
        entity("short", "company", "Shorva"),
        Entity("acme-net", "company", Names(legal="Acmenet (USA) LLC", weak=("Acmenet",)), RECORDED),
        entity("other", "company", "Otherview"),
    ],
    [
        Link(kind="brand-of", head="acme", tail="brand-acme", recorded=RECORDED, confidence="high"),
        Link(kind="owns", head="acme", tail="acme-net", share=100, recorded=RECORDED, confidence="high"),
        Link(kind="owns", head="acme", tail="short", share=100, recorded=RECORDED, confidence="high"),
        Link(kind="owns", head="acme", tail="acme-canada", share=100, recorded=RECORDED, confidence="high"),
        Link(
            kind="owns",
            head="acme",
            tail="sold",
            share=100,
            recorded=RECORDED,
            confidence="high",
            span=RoughSpan(since=Partial(2019), until=Partial(2022, 11, 24)),
        ),
    ],
)
SELLERS = Sellers(GRAPH, ["acme"], ["Harbour Trading Ltd."])


def found(supplier: str, on: date = DAY) -> list[tuple[str | None, tuple[str, ...]]]:
    return [(seller.entity, seller.targets) for seller in SELLERS.of(supplier, on)]


@pytest.mark.parametrize(
    "supplier", ["Acmecam Canada Inc.", "ACMECAM CANADA INC", "Acmcam Canada inc", "Acme Cam Canada"]
)
def test_a_subsidiary_of_somebody_named_is_found_however_it_is_spelled(supplier: str) -> None:
    assert ("acme-canada", ("acme",)) in found(supplier)


def test_a_slip_in_the_only_word_of_a_firm_that_no_measure_names_is_no_match() -> None:
    assert found("Shorva") == [("short", ("acme",))]
    assert found("Shorta") == []
    assert found("Acmcam") == [("acme", ("acme",))]


def test_a_name_that_others_bear_too_is_no_match_alone() -> None:
    assert found("ACMENET") == found("Acmenet Ltd.") == []
    assert found("ACMENET (USA) LLC") == [("acme-net", ("acme",))]


def test_a_slip_is_not_looked_for_in_the_first_letter() -> None:
    assert found("Ecmecam") == []
    assert ("acme", ("acme",)) in found("Acmecan")


def test_the_score_and_the_words_say_why() -> None:
    (seller, *_) = SELLERS.of("HANGZHOU ACMECAM DIGITAL TECHNOLOGY", DAY)

    assert (seller.entity, seller.name) == ("acme", "Hangzhou Acmecam Digital Technology Co., Ltd.")
    assert seller.score >= 0.9
    assert "acmecam" in seller.why


def test_a_firm_that_was_sold_is_found_on_the_days_on_which_it_belonged() -> None:
    assert found("Soldview", date(2021, 1, 1)) == [("sold", ("acme",))]
    assert found("Soldview", date(2023, 1, 1)) == []


def test_a_name_on_a_list_of_ones_own_is_found_without_an_entity() -> None:
    assert found("HARBOUR TRADING") == [(None, ())]


@pytest.mark.parametrize(
    "supplier",
    [
        "",
        "Otherview",
        "Hangzhou Silk Company",
        "Digital Technology Inc.",
        "Acme Hardware",
        "Canada Post",
        "Харбор",
        "北京",
    ],
)
def test_an_ordinary_supplier_is_not_found(supplier: str) -> None:
    assert found(supplier) == []
