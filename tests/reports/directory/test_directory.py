"""The open directory: every page, link, address and datum of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import PurePosixPath
from posixpath import normpath

import pytest
from lxml import etree, html

from debar.entities.graph import Graph
from debar.kit.errors import BadData
from debar.law.registry import Registry
from debar.reports.directory.addresses import link_anchor, place, step_anchors, web
from debar.reports.directory.site import pages
from debar.reports.directory.views import Directory

LAW, GRAPH = Registry.load(), Graph.load()
BASE, CONTACT = "https://directory.example.org/", "corrections@example.org"
WHERE = Directory(LAW, GRAPH, place(BASE, CONTACT), date(2026, 11, 23), "0.0")
ATOM = {"a": "http://www.w3.org/2005/Atom"}


@cache
def site() -> dict[str, bytes]:
    return dict(pages(WHERE))


@cache
def parsed(path: str) -> html.HtmlElement:
    return html.fromstring(site()[path].decode())


def page_paths() -> list[str]:
    return [path for path in site() if path.endswith(".html")]


@cache
def anchors(path: str) -> frozenset[str]:
    return frozenset(parsed(path).xpath("//@id"))


def links(path: str) -> Iterator[tuple[str, str]]:
    """Files of the site that a page leads to, each with the anchor meant."""
    for href in parsed(path).xpath("//a/@href | //link/@href | //img/@src"):
        if not href.startswith(("http", "mailto:")):
            file, _, anchor = href.partition("#")
            yield normpath(str(PurePosixPath(path).parent / file)) if file else path, anchor


def test_every_link_leads_to_a_page_and_a_place_on_it() -> None:
    broken = {
        (path, file, anchor)
        for path in page_paths()
        for file, anchor in links(path)
        if file not in site() or (anchor and anchor not in anchors(file))
    }

    assert broken == set()


def test_no_page_bears_an_anchor_twice() -> None:
    twice = [path for path in page_paths() if len(anchors(path)) != len(parsed(path).xpath("//@id"))]

    assert twice == []


def test_both_languages_have_the_same_pages_and_say_so() -> None:
    english = {path[3:] for path in site() if path.startswith("en/")}
    french = {path[3:] for path in site() if path.startswith("fr/")}

    assert english == french
    for path in page_paths():
        assert parsed(path).get("lang") == ("fr" if path.startswith("fr/") else "en")


def test_every_page_can_be_skipped_into_and_has_one_heading() -> None:
    for path in page_paths():
        page = parsed(path)
        assert len(page.xpath("//h1")) == 1, path
        assert len(page.xpath("//main")) == 1, path
        assert page.xpath("//title")[0].text.strip(), path
        if path != "index.html":
            assert page.xpath("//body/a[1]/@href") == ["#content"]


def test_the_first_page_leads_to_what_each_reader_asks() -> None:
    home = {file for file, _ in links("fr/index.html")}

    assert {f"fr/{path}.html" for path in ("bound", "names", "timeline/index", "measures/index")} <= home
    assert "fr/bound/federal-department.html" in {file for file, _ in links("fr/bound.html")}
    assert "fr/bound/52.204-25.html" in {file for file, _ in links("fr/bound.html")}


def test_sources_are_numbered_as_the_measure_names_them() -> None:
    first = parsed("en/measures/us-ndaa2019-889a1b.html").xpath("//ol[@class='sources']/li[1]")[0]

    assert LAW.measure("us-ndaa2019-889a1b").sources[0].title in first.text_content()


def test_a_measure_tells_who_owes_a_duty_and_links_each_shared_question() -> None:
    page = parsed("fr/measures/us-ndaa2019-889a1b.html")
    duty = page.get_element_by_id("duty-report")

    told = dict(zip(duty.xpath(".//dt/text()"), duty.xpath(".//dd/text()"), strict=True))
    assert told["Incombe à"] == "quiconque est lié par cette mesure"
    assert told["Portée par"] == "52.204-25"
    assert "#question-bound" in page.xpath("//article[@id='clause-use-video']//dd/a/@href")


def test_headings_go_down_one_step_at_a_time_and_tables_have_headers() -> None:
    for path in page_paths():
        levels = [int(each.tag[1]) for each in parsed(path).xpath("//h1 | //h2 | //h3 | //h4")]
        assert all(after <= before + 1 for before, after in pairwise(levels)), path
        for table in parsed(path).xpath("//table"):
            assert table.xpath(".//thead//th[@scope='col']")
            assert table.xpath(".//tbody//th[@scope='row']")


def test_a_share_stands_as_french_writes_it() -> None:
    assert "38,88\u00a0%" in parsed("fr/entities/hikvision.html").text_content()


def test_no_page_loads_or_runs_anything_from_elsewhere() -> None:
    for path in page_paths():
        page = parsed(path)
        assert page.xpath("//script | //iframe | //form | //style") == []
        assert [src for src in page.xpath("//img/@src") if src.startswith("http")] == []
        assert page.xpath("//*[@style or @onclick]") == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_fact_has_a_page_an_address_and_its_data(language: str) -> None:
    for kind, ids in (
        ("measures", [m.id for m in LAW.measures]),
        ("responses", [r.id for r in LAW.responses]),
        ("entities", [e.id for e in GRAPH.entities]),
    ):
        for id_ in ids:
            path = f"{language}/{kind}/{id_}.html"
            page = parsed(path)
            assert page.xpath("//link[@rel='canonical']/@href") == [f"{BASE}{path}"]
            assert f"{BASE}{path}" in page.xpath("//p[@class='cite']")[0].text
            assert f"{kind}/{id_}.json" in {file for file, _ in links(path)}


def test_each_clause_step_source_and_relation_has_an_anchor_that_does_not_count() -> None:
    measure = LAW.measure("ca-ica-hikvision-2025")
    found = anchors(f"en/measures/{measure.id}.html")

    assert {f"clause-{clause.id}" for clause in measure.clauses} <= found
    assert set(step_anchors(measure).values()) <= found
    assert len(step_anchors(measure)) == len(measure.status)
    assert {link_anchor(link) for link in GRAPH.links} <= anchors("en/relations.html")


def test_the_data_is_the_knowledge() -> None:
    whole = json.loads(site()["measures.json"])
    one = json.loads(site()["measures/ca-qc-cameras-2023.json"])

    assert [measure["id"] for measure in whole["measures"]] == [m.id for m in LAW.measures]
    assert whole["edition"] == one["edition"] == LAW.edition
    assert one["measure"] in whole["measures"]
    assert len(json.loads(site()["relations.json"])["relations"]) == len(GRAPH.links)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_feed_tells_the_newest_facts_each_by_its_address(language: str) -> None:
    feed = etree.fromstring(site()[f"{language}/feed.xml"])
    ids = [entry.findtext("a:id", "", ATOM) for entry in feed.findall("a:entry", ATOM)]

    assert len(ids) == len(set(ids)) > 100
    assert feed.findtext("a:updated", "", ATOM) == "2026-11-23T00:00:00Z"
    for each in ids:
        path, _, anchor = each.removeprefix(BASE).partition("#")
        assert path in site()
        assert not anchor or anchor in anchors(path)


def test_corrections_go_to_who_answers_for_the_directory() -> None:
    page = parsed("fr/corrections.html")

    assert page.xpath("//main//a/@href") == [f"mailto:{CONTACT}"]


def test_the_same_knowledge_place_and_day_give_the_same_bytes() -> None:
    again = dict(pages(WHERE))

    assert {path for path in again if again[path] != site()[path]} == set()


@pytest.mark.parametrize(
    ("base", "contact"),
    [
        ("directory.example.org", CONTACT),
        ("javascript:alert(1)", CONTACT),
        (BASE, "nobody"),
        (BASE, 'a"b@example.org'),
        (BASE, "javascript:alert(1)"),
    ],
)
def test_an_address_that_is_none_is_refused(base: str, contact: str) -> None:
    with pytest.raises(BadData, match=r"--(base|contact)"):
        place(base, contact)


def test_only_web_addresses_become_links() -> None:
    assert web("https://example.org/a?b=c") == "https://example.org/a?b=c"
    assert [web(url) for url in (None, "javascript:alert(1)", 'https://e.org/"x', "file:///etc")] == [
        None
    ] * 4
