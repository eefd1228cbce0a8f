"""The picture and the page of a family: what they say, in both languages, and what they never load."""

from __future__ import annotations

import re
from datetime import date

import pytest
from lxml import etree
from lxml import html as pages

from debar.entities.graph import Graph
from debar.entities.model import Confidence, Entity, Link, LinkKind, Names, Source
from debar.kit.times import Partial, RoughSpan
from debar.kit.words import Both, Language
from debar.reports.families import STANDINGS, Family, family_of
from debar.reports.forms.tree import html, svg
from debar.reports.forms.tree_words import TREE

DAY = date(2025, 6, 27)
RECORDED = Partial.parse("2024-01-15")
EDITION = "c0ffee0123456789"
PAPER = Source(title="The paper", publisher="Press", url="https://example.org/paper", seen=True)
SVG = "{http://www.w3.org/2000/svg}"


def link(
    kind: LinkKind,
    head: str,
    tail: str,
    share: float | None = None,
    *,
    since: str | None = None,
    until: str | None = None,
    confidence: Confidence = "high",
    note: Both | None = None,
) -> Link:
    span = RoughSpan(*(Partial.parse(day) if day else None for day in (since, until)))
    return Link(
        kind=kind,
        head=head,
        tail=tail,
        share=share,
        span=span,
        recorded=RECORDED,
        confidence=confidence,
        note=note,
        sources=(PAPER,),
    )


def family(*links: Link, more: tuple[str, ...] = ()) -> Family:
    ids = ("acme", "parent", "top", "state", "small", "brand-eye", "brand-bolt", *more)
    names = {"acme": Names(legal="Acme Inc.", short="Acme", zh="艾克", former=("Ajax",))}
    entities = [
        Entity(
            id=x,
            kind="brand" if x.startswith("brand-") else "government-body" if x == "state" else "company",
            names=names.get(x, Names(short=x.removeprefix("brand-").capitalize())),
            recorded=RECORDED,
            country="CA" if x == "acme" else None,
        )
        for x in ids
    ]
    return family_of(Graph(entities, links), "acme", DAY)


CLAIM = Both("Alleged by the press.", "Allégué par la presse.")
ACME = family(
    link("owns", "parent", "acme", 60, since="2010"),
    link("owns", "top", "parent", 60, since="2010"),
    link("owns", "small", "acme", 40, since="2010", until="2020"),
    link("brand-of", "acme", "brand-eye"),
    link("makes-for", "acme", "brand-bolt", since="2024", confidence="low", note=CLAIM),
)


def texts(drawn: bytes) -> list[str]:
    """What stands written in a picture, line by line."""
    return [str(each.xpath("string()")) for each in etree.fromstring(drawn).iter(f"{SVG}text")]


def said(element: etree._Element) -> str:
    """The words in a piece of a page, one blank between them."""
    return " ".join(str(element.xpath("string()")).split())


@pytest.mark.parametrize(
    ("language", "written"),
    [
        (
            "en",
            [
                "Acme: who owns and makes what, under which badges, as of 2025-06-27",
                "Owned or controlled by (2)",
                "Parent",
                "held on that day, 60%, since 2010",
                "Top",
                "held on that day, 60%, since 2010",
                "in all 36% of Acme",
                "Small",
                "not on that day: it had ended, 40%, since",
                "2010, until 2020",
                "Acme",
                "company in CA, as of 2025-06-27",
                "Acme Inc.",
                "艾克",
                "formerly Ajax",
                "Its own brands (1)",
                "Eye",
                "its own, as far as known",
                "Makes what others sell as (1)",
                "Bolt",
                "held on that day, since 2024, low confidence",
                "Alleged by the press.",
                "held on that day",
                "its own, as far as known",
                "not on that day: it had ended",
                "An arrow leads from who owns or makes to what is owned or made.",
            ],
        ),
        (
            "fr",
            [
                "Acme\u00a0: qui possède et fabrique quoi, sous quelles marques, au 2025-06-27",
                "Possédée ou contrôlée par (2)",
                "Parent",
                "avait cours ce jour-là, 60\u00a0%, depuis 2010",
                "Top",
                "avait cours ce jour-là, 60\u00a0%, depuis 2010",
                "en tout 36\u00a0% (Acme)",
                "Small",
                "non ce jour-là\u00a0: terminé, 40\u00a0%, depuis 2010,",
                "jusqu'à 2020",
                "Acme",
                "entreprise, CA, au 2025-06-27",
                "Acme Inc.",
                "艾克",
                "anciennement Ajax",
                "Ses propres marques (1)",
                "Eye",
                "la sienne, pour autant qu'on sache",
                "Fabrique ce que d'autres vendent sous la marque (1)",
                "Bolt",
                "avait cours ce jour-là, depuis 2024,",
                "confiance faible",
                "Allégué par la presse.",
                "avait cours ce jour-là",
                "la sienne, pour autant qu'on sache",
                "non ce jour-là\u00a0: terminé",
                "La flèche va de qui possède ou fabrique à ce qui est possédé ou fabriqué.",
            ],
        ),
    ],
)
def test_the_picture_says_who_stands_where_and_how(language: Language, written: list[str]) -> None:
    *found, _, foot = texts(svg(ACME, EDITION, language))

    assert found == written
    assert "c0ffee012345" in foot


def test_every_standing_has_its_own_mark_line_and_words() -> None:
    links = (
        link("owns", "parent", "acme", 60, since="2010"),
        link("owns", "small", "acme", 40, since="2010", until="2020"),
        link("owns", "top", "acme", 1, since="2030"),
        link("controls", "state", "acme", since="2025"),
        link("brand-of", "acme", "brand-eye"),
        link("makes-for", "acme", "brand-bolt"),
    )
    used = [str(STANDINGS[each]) for each in ("held", "own", "open", "undated", "over", "later")]

    root = etree.fromstring(svg(family(*links), EDITION))

    assert texts(etree.tostring(root))[-len(used) - 3 : -3] == used
    samples = [each for each in root.iter(f"{SVG}path") if str(each.get("d")).endswith(" h34")]
    styles = {tuple(each.get(x) for x in ("stroke-width", "stroke-dasharray")) for each in samples}
    marks = {b"".join(map(etree.tostring, each)) for each in root.iter(f"{SVG}g") if each.get("stroke")}
    assert (len(samples), len(styles), len(marks)) == (len(used), len(used), len(used))


def test_many_relatives_of_a_kind_are_told_apart_by_how_they_stand() -> None:
    dated = [f"brand-dated-{at}" for at in range(6)]
    loose = [f"brand-loose-{at}" for at in range(6)]
    links = [link("makes-for", "acme", each, since="2020") for each in dated]
    links += [link("makes-for", "acme", each, confidence="low") for each in loose]

    written = texts(svg(family(*links, more=(*dated, *loose)), EDITION))

    assert [text for text in written if text.startswith("Makes what")] == [
        "Makes what others sell as (6)"
    ] * 2
    assert written.count("undated: says nothing about a day, low confidence") == 1
    assert written.count("since 2020") == 6


def test_owners_that_do_not_fit_beside_each_other_are_named_on_the_card() -> None:
    over = [link("owns", each, "parent", 20, since="2010") for each in ("other", "small", "state", "top")]

    written = texts(svg(family(*over, link("owns", "parent", "acme", 60), more=("other",)), EDITION))

    assert {"Other", "Small", "State"} <= set(written)
    assert "owned or controlled by: Top" in written


def test_the_picture_is_named_and_tells_every_name_to_those_who_do_not_see_it() -> None:
    root = etree.fromstring(svg(ACME, EDITION))

    named = {each.attrib["id"]: each.text for each in root if each.tag in (f"{SVG}title", f"{SVG}desc")}
    assert root.attrib["role"] == "img"
    assert [named[each] for each in root.attrib["aria-labelledby"].split()] == [
        "Acme: who owns and makes what, under which badges, as of 2025-06-27",
        "Owned or controlled by (held on that day): Parent. Owned or controlled by (not on that day: it had"
        " ended): Small. Its own brands (its own, as far as known): Eye. Makes what others sell as (held on"
        " that day, low confidence): Bolt.",
    ]


def test_a_text_that_is_cut_stands_whole_in_the_title_of_its_card() -> None:
    long = Both("Alleged by " + "many a paper and " * 20 + "one more.", "Allégué.")
    made = family(link("makes-for", "acme", "brand-bolt", since="2020", confidence="low", note=long))

    drawn = svg(made, EDITION)

    assert [text for text in texts(drawn) if text.endswith("…")]
    titles = [each.text or "" for each in etree.fromstring(drawn).iter(f"{SVG}title")]
    assert any(long.en.rstrip(".") in title for title in titles)


def test_an_entity_without_relations_is_drawn_and_says_so() -> None:
    alone = svg(family(), EDITION)

    assert "no relation is recorded" in texts(alone)
    assert etree.fromstring(alone).findtext(f"{SVG}desc") == "No relation is recorded."


def test_neither_picture_nor_page_has_a_script_or_loads_anything() -> None:
    drawn, page = svg(ACME, EDITION).decode(), html(ACME, EDITION).decode()

    for text in (drawn, page):
        assert not re.search(
            r"<script|<link|<img|<iframe|@import|url\(|\bon\w+=|href=\"(?!#|https://example)", text
        )
    policy = pages.fromstring(page).xpath("string(//meta[@http-equiv]/@content)")
    assert str(policy).startswith("default-src 'none'; style-src 'sha256-")


def test_markup_in_what_is_told_stays_text() -> None:
    hostile = Both("</text><script>\x00\u202e", "</text><script>")
    made = family(link("makes-for", "acme", "brand-bolt", since="2020", confidence="low", note=hostile))

    assert "</text><script>\ufffd\ufffd" in texts(svg(made, EDITION))
    assert b"<script" not in html(made, EDITION)


def test_the_table_tells_every_relation_with_its_sources() -> None:
    root = pages.fromstring(html(ACME, EDITION))

    assert [[said(cell) for cell in row] for row in root.iter("tr")] == [
        ["Who", "Relation", "How it stands on that day"],
        [
            "Parent company",
            "owned or controlled by",
            "held on that day; 60%, since 2010, high confidence [1]",
        ],
        [
            "Top company",
            "owned or controlled by beside: Parent",
            "held on that day; 60%, since 2010, high confidence in all 36% of Acme [1]",
        ],
        [
            "Small company",
            "owned or controlled by",
            "not on that day: it had ended; 40%, since 2010, until 2020, high confidence [1]",
        ],
        ["Eye brand", "its own brands", "its own, as far as known; high confidence [1]"],
        [
            "Bolt brand",
            "makes what others sell as",
            "held on that day; since 2024, low confidence Alleged by the press. [1]",
        ],
    ]
    assert [said(each) for each in root.iter("li")] == ["The paper. Press"]


def test_the_same_family_gives_the_same_bytes() -> None:
    assert svg(ACME, EDITION) == svg(ACME, EDITION)
    assert html(ACME, EDITION, "fr") == html(ACME, EDITION, "fr")


def test_every_word_of_the_page_has_its_french() -> None:
    assert [name for name, words in TREE.items() if not words.fr.strip()] == []
