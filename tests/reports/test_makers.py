from __future__ import annotations

from datetime import date

from debar.entities.graph import Graph
from debar.entities.model import Entity, Link, Names, Source
from debar.identify.evidence import Grade
from debar.kit.times import Partial, RoughSpan
from debar.kit.words import Both
from debar.law.verdict import Outcome
from debar.reports.makers import relations
from debar.reports.parts import Cited, DeviceTold, LineTold, Named, Relation

ON = date(2026, 11, 23)
KNOWN = Partial.parse("2026-01-01")
PAGE = Source("Page", "Publisher", "https://example.org/p", Partial.parse("2024"))
SAYS = Both("says", "dit")


def company(id: str) -> Entity:
    return Entity(id, "company", Names(short=id.title()), KNOWN)


GRAPH = Graph(
    [company("acme"), company("holder"), company("relay"), company("former")],
    [
        Link("owns", "holder", "acme", KNOWN, attested=Partial.parse("2020")),
        Link("makes-for", "acme", "relay", KNOWN, span=RoughSpan(Partial.parse("2019")), sources=(PAGE,)),
        Link(
            "makes-for",
            "acme",
            "former",
            KNOWN,
            span=RoughSpan(None, Partial.parse("2022")),
            confidence="low",
        ),
    ],
)


def device(
    brand: str, *, maker: str = "acme", outcome: Outcome = "covered", grade: Grade = "established"
) -> DeviceTold:
    return DeviceTold(
        device="dev",
        name="Thing",
        outcome=outcome,
        shown=SAYS,
        brand=Named(brand, brand.title(), "strong"),
        maker=Named(maker, maker.title(), grade),
        relabel=brand != maker,
    )


def line(brand: str) -> LineTold:
    return LineTold(
        source="p.csv",
        row=1,
        text="Thing",
        outcome="suspected",
        shown=SAYS,
        on=ON,
        brand=Named(brand, brand.title()),
        maker=Named("acme", "Acme", "probable"),
    )


def test_devices_and_lines_of_one_pair_are_counted_with_the_relation_its_owner_and_its_source() -> None:
    found = relations([device("relay", grade="lead"), device("relay")], [line("relay")], GRAPH, on=ON)

    assert found == (
        Relation(
            maker=Named("acme", "Acme", "established"),
            brand=Named("relay", "Relay", "strong"),
            own_badge=False,
            devices=2,
            lines=1,
            outcome="covered",
            says=Both(
                "made for another firm, attested, since 2019",
                "produit pour une autre entreprise, attesté, depuis 2019",
            ),
            owners=(Both("Holder", "Holder"),),
            cites=(Cited("Page", "Publisher", "https://example.org/p", "2024"),),
        ),
    )


def test_a_relation_that_was_over_by_that_day_says_so() -> None:
    (found,) = relations([device("former")], [], GRAPH, on=ON)

    assert found.says.en == "made for another firm, weakly attested, until 2022, did not hold on that day"


def test_a_pair_of_which_nothing_is_recorded_says_so_even_where_the_graph_knows_neither() -> None:
    (found,) = relations([device("nobody", maker="stranger", outcome="none-found")], [], GRAPH, on=ON)

    assert found.says.en == "no relation recorded: seen on the thing"
    assert found.owners == ()


def test_a_makers_own_badge_stands_only_where_a_measure_speaks_of_it() -> None:
    found = relations([device("acme"), device("relay", outcome="none-found")], [], GRAPH, on=ON)
    nothing = relations([device("acme", outcome="none-found")], [], GRAPH, on=ON)

    assert [(each.brand.id, each.own_badge) for each in found] == [("acme", True), ("relay", False)]
    assert nothing == ()
