from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html
from msgspec import structs

from debar.identify.evidence import About, Grade
from debar.kit.errors import Problem
from debar.kit.words import Both, Language
from debar.law.verdict import OUTCOMES, Outcome, Question, Reason
from debar.reports.forms import html as form
from debar.reports.forms import tables
from debar.reports.forms.page import LONGEST, TEMPLATES, seen
from debar.reports.forms.words import WORDS
from debar.reports.parts import (
    Asked,
    CaseTold,
    Cited,
    DeviceTold,
    Facts,
    Ground,
    Happening,
    LineTold,
    MeasureTold,
    Named,
    Place,
    Reach,
    Relation,
    Ruling,
    SourceTold,
    Stretch,
    Tally,
)

ON = date(2026, 11, 23)
SCAN = "a" * 64
HALL = Both("Keeper's Hall", "Maison du gardien")
BAN = Both("Ban on Acme", "Interdiction d'Acme")
ASK = Question("ca-acme-2025/use/relabels", Both("Other badges too?", "Les autres marques aussi ?"))
LANGUAGES: tuple[Language, ...] = ("en", "fr")


def ruling(outcome: Outcome) -> Ruling:
    return Ruling(
        measure="ca-acme-2025",
        title=BAN,
        clause="use",
        says=Both("No use of Acme products.", "Pas d'utilisation de produits Acme."),
        outcome=outcome,
        force="announced",
        conduct="use",
        reasons=(
            Reason(Both("It binds a department.", "Elle lie un ministère."), ("Statement",)),
            Reason(Both("Spoken only.", "Orale seulement."), against=True),
        ),
        question=ASK if outcome == "conditional" else None,
        caveat=Both("Announced only.", "Annoncée seulement."),
    )


def ground(about: About, value: str, quote: str, field: str, print: str, *, against: bool = False) -> Ground:
    return Ground(
        about=about,
        value=value,
        by=Both("a trait", "un trait"),
        quote=quote,
        field=field,
        print=print,
        seen=Both(f"The field {field}", f"Le champ {field}"),
        means=Both(f"It says {about} {value}", f"Il dit {about} {value}"),
        against=against,
    )


def device(id: str, outcome: Outcome, name: str = "Acme M-1", grade: Grade = "established") -> DeviceTold:
    pressing = outcome in ("covered", "conditional", "suspected")
    return DeviceTold(
        device=id,
        name=name,
        outcome=outcome,
        shown=Both(f"Outcome {outcome}", f"Issue {outcome}"),
        site="hall",
        place=HALL,
        location="Roof",
        addresses=("192.0.2.7",),
        macs=("00:00:5e:00:53:01",),
        serials=("SN-1",),
        brand=Named("relay", "Relay", "strong", 0.9),
        maker=Named("acme", "Acme", grade, 0.97),
        relabel=True,
        grounds=(
            ground("maker", "Acme", "Acme-Webs/", "http.server", "acme-webs"),
            ground("maker", "Bolt", "Bolt", "http.title", "bolt", against=True),
        ),
        rulings=(ruling(outcome),) if pressing else (),
        settles=(ASK.asks,) if outcome == "conditional" else (),
        sources=(SCAN,),
    )


def line(row: int, text: str = "4K camera") -> LineTold:
    return LineTold(
        source="purchases.csv",
        row=row,
        text=text,
        outcome="suspected",
        shown=Both("Suspected", "Soupçonné"),
        on=ON,
        supplier="Lakeshore",
        maker=Named("acme", "Acme", "lead"),
        why=(Reason(Both("The line says Acme.", "La ligne dit Acme.")),),
        rulings=(ruling("suspected"),),
    )


DEVICES = tuple(
    device(f"dev-{at}", outcome) for at, outcome in enumerate((*OUTCOMES, "covered", "none-found"))
)
BAN_TOLD = MeasureTold(
    id="ca-acme-2025",
    title=BAN,
    issuer=Both("Government", "Gouvernement"),
    jurisdiction="CA",
    standing=Both("announced", "annoncée"),
    forces=("announced",),
    runs=(
        Stretch("use", "use", "announced", date(2025, 6, 27), doubt=Both("Since when?", "Depuis quand ?")),
    ),
    running=True,
    ours=True,
    deciding=5,
    happenings=(
        Happening("2025-06-27", "status", Both("announced", "annoncée"), Both("Said.", "Dit.")),
        Happening("2025-06-30", "response", Both("statement", "déclaration"), Both("Objects.", "S'oppose.")),
        Happening("2024", "background", Both("context", "contexte"), Both("Before.", "Avant.")),
        Happening(None, "process", Both("review", "examen"), Both("Under way.", "En cours.")),
    ),
    sources=(Cited("Statement", "Government", "https://example.org/a", "2025-06"),),
)


def facts(devices: tuple[DeviceTold, ...] = DEVICES, lines: tuple[LineTold, ...] = (line(7),)) -> Facts:
    tally = Tally.of("device", (each.outcome for each in devices))
    said = Both("Looked at Office.", "Inspecté : bureaux.")
    return Facts(
        title=Both("Review of equipment", "Examen du matériel"),
        body=Both("Department", "Ministère"),
        on=ON,
        edition="abcdef012345",
        version="0.1.0",
        devices=tally,
        sites=Tally.of("site", ["covered", "unknown"]),
        lines=Tally("line", 40, suspected=len(lines), none_found=40 - len(lines)),
        summary=(Both("Seven devices.", "Sept appareils."),),
        asked=(Asked(ASK.id, ASK.asks, 1, 0),),
        places=(
            Place("hall", HALL, "covered", tally, said),
            Place("quay", Both("Quay", "Quai"), "unknown", Tally("device"), said),
        ),
        findings=devices,
        purchases=lines,
        reach=(
            Reach(
                "hall",
                HALL,
                "searched",
                said,
                "net",
                "Office",
                (Both("scan", "balayage"),),
                ON,
                ON,
                ("s.xml",),
            ),
            Reach("quay", Both("Quay", "Quai"), "not-searched", said),
        ),
        cases=(CaseTold("case-1", "dev-0", "Acme", "ca-acme-2025", "use", BAN, Both("open", "ouvert"), ON),),
        measures=(BAN_TOLD,),
        sources=(SourceTold(SCAN, "s.xml", "nmap-xml", 2048, problems=1, secrets=("Password",), taken=ON),),
        relations=(
            Relation(
                maker=Named("acme", "Acme", "established"),
                brand=Named("relay", "Relay"),
                own_badge=False,
                devices=4,
                lines=0,
                outcome="covered",
                says=Both("made for another firm", "produit pour une autre entreprise"),
                owners=(Both("Holder", "Holder"),),
                cites=(Cited("Label", "Registry"),),
            ),
        ),
        problems=(Problem("s.xml", 3, "is broken."),),
        marking=Both("PROTECTED A", "PROTÉGÉ A"),
    )


def page(found: Facts, language: Language = "en") -> Any:
    return html.document_fromstring(form.html(found, language).decode())


def rows(found: Facts) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(tables.table(found).decode("utf-8-sig"))))


def test_html_json_and_csv_agree_on_every_count() -> None:
    found = facts()
    whole = json.loads(tables.json(found))
    table = Counter((row["unit"], row["outcome"]) for row in rows(found))
    cells = page(found).xpath("//section[@id='short']//table[1]/tbody/tr")
    shown = [[int(cell.text) for cell in row.findall("td")] for row in cells[: len(OUTCOMES)]]

    for outcome, (devices, sites, lines) in zip(OUTCOMES, shown, strict=True):
        assert devices == whole["devices"][outcome] == table["device", outcome]
        assert sites == whole["sites"][outcome]
        assert lines == whole["lines"][outcome]
        assert outcome == "none-found" or lines == table["line", outcome]


def test_every_device_has_a_row_of_its_own_or_one_with_others_of_its_name() -> None:
    tree = page(facts())
    units = tree.xpath("//section[@id='act-on']//table[contains(@class, 'units')]//th/span/code[1]/text()")
    others = tree.xpath(
        "//section[@id='act-on']//table[@class='stack']/tbody/tr/td[@data-head='Devices']/text()"
    )

    assert sorted(units) == ["dev-0", "dev-1", "dev-2", "dev-3", "dev-5"]
    assert others == ["2"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_facts_give_the_same_bytes(language: Language) -> None:
    assert form.html(facts(), language) == form.html(facts(), language)
    assert tables.json(facts()) == tables.json(facts())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_names_its_language_and_says_nothing_in_the_other(language: Language) -> None:
    tree = page(facts(), language)
    other = {text.within("fr" if language == "en" else "en") for text in WORDS.values()}
    same = {text.within(language) for text in WORDS.values()}
    said = {text.strip() for text in tree.itertext()}

    assert tree.get("lang") == language
    assert not {text for text in said & (other - same) if "{" not in text}


OTHERS = ("story", "tree", "picture-page", "far-889")
"""Pages with words of their own begin so."""


def test_every_word_of_the_templates_stands_in_both_languages_and_is_used() -> None:
    pages = (path for path in TEMPLATES.glob("*.html") if not path.name.startswith(OTHERS))
    texts = "".join(path.read_text("utf-8") for path in pages)
    named = set(re.findall(r'say\("([a-z-]+)"', texts)) | set(re.findall(r'[(,] "([a-z-]+)"\)', texts))
    named = named - {"suspected", "process"} | {"page"}

    assert named == set(WORDS)
    assert all(text.en and text.fr for text in WORDS.values())


def test_nothing_is_fetched_and_no_script_runs() -> None:
    text = form.html(facts()).decode()
    tree = page(facts())
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]

    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert not tree.xpath("//script | //link | //img | //iframe | //object | //@src | //@style")
    assert not re.search(r"@import|url\((?!#)", text)
    assert {href[0] for href in tree.xpath("//@href")} == {"#"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_stand_in_order_and_ids_are_unique(language: Language) -> None:
    tree = page(facts(), language)
    levels = [int(each.tag[1]) for each in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    ids = tree.xpath("//@id")

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert len(ids) == len(set(ids))


def test_what_is_referred_to_exists() -> None:
    tree = page(facts())
    ids = set(tree.xpath("//@id"))
    named = {name for text in tree.xpath("//@aria-labelledby") for name in text.split()}

    assert named <= ids
    assert {href[1:] for href in tree.xpath("//@href")} <= ids


def test_landmarks_tables_and_charts_can_be_read_without_eyes() -> None:
    tree = page(facts())

    parts = tree.xpath("/html/body/*[not(self::svg)]")
    assert [part.tag for part in parts] == ["a", "header", "main", "footer"]
    assert all(table.findtext("caption") for table in tree.iter("table"))
    assert all(head.get("scope") for head in tree.iter("th"))
    assert all(svg[0].tag == "title" and svg[1].tag == "desc" for svg in tree.xpath("//svg[@role='img']"))
    assert [svg[0].text for svg in tree.xpath("//svg[@role='img']")] == [
        "Devices at each site, by outcome",
        "Owners, makers and the badges met, with how often",
        "The measures of our jurisdiction, in time",
        "The measures in time",
    ]


def test_each_site_has_its_own_findings_and_what_may_be_said_of_it() -> None:
    elsewhere = structs.replace(device("dev-9", "covered"), site="nowhere-known")
    found = facts((device("dev-0", "covered"), device("dev-1", "unknown"), elsewhere))
    places = (
        *found.places,
        Place("", Both("Site not known", "Lieu inconnu"), "covered", Tally("device"), HALL),
    )

    sites = page(structs.replace(found, places=places)).xpath("//div[@class='site']")

    assert [site.findtext("h3") for site in sites] == ["Keeper's Hall", "Quay", "Site not known"]
    assert [len(site.xpath(".//article")) for site in sites] == [1, 0, 1]
    assert [len(site.xpath(".//div[@class='group unknown']")) for site in sites] == [1, 0, 0]


def test_the_picture_of_makers_says_what_its_table_says() -> None:
    section = page(facts()).get_element_by_id("makers")
    boxes = [" ".join(box.itertext()).split() for box in section.xpath(".//svg//*[contains(@class, 'box')]")]

    assert sorted(boxes) == [["Acme", "4"], ["Holder"], ["Relay", "4"]]
    assert section.xpath(".//tbody/tr[2]/th//bdi/text()") == ["Relay"]
    assert section.xpath(".//tbody/tr[2]/td[@data-head='Devices']/text()") == ["4"]


def test_each_chart_stands_beside_a_table_of_its_numbers() -> None:
    tree = page(facts())
    bars = [int(text) for text in tree.xpath("//section[@id='by-site']//svg//text/text()")]
    first = tree.xpath("//section[@id='by-site']//table[1]/tbody/tr[1]/td/text()")
    marks = [
        int(text)
        for text in tree.xpath("//section[@id='law']//svg[@role='img']//text[contains(@class, 'no')]/text()")
    ]
    events = tree.xpath("//section[@id='law']//table")[2].xpath(".//td[@data-head='No.']/text()")

    assert bars == [int(text) for text in first[: len(OUTCOMES)]]
    assert [str(number) for number in marks] == events[:2]
    assert len(events) == 4


HOSTILE = (
    "<script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "{{ 7 * 7 }}",
    "</style><script>1</script>",
    "\u202egpj.exe\u2066",
    "a\x00b\x1b[31m",
    "=cmd|' /C calc'!A0",
)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_only_text(name: str) -> None:
    plain, hostile = (
        page(facts((device("dev-1", "covered"),))),
        page(facts((device("dev-1", "covered", name),))),
    )
    heading = hostile.xpath("//article/h5 | //article//h5")[0].text_content()

    assert Counter(each.tag for each in hostile.iter(etree.Element)) == Counter(
        each.tag for each in plain.iter(etree.Element)
    )
    assert heading == seen(name)
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x1b]", hostile.text_content())


def test_a_name_of_ten_thousand_letters_is_cut_on_the_page_and_whole_in_json() -> None:
    found = facts((device("dev-1", "covered", "x" * 10_000),), (line(1, "y" * 10_000),))
    text = page(found).text_content()

    assert "x" * LONGEST + "… (10,000)" in text
    assert "x" * (LONGEST + 1) not in text
    assert json.loads(tables.json(found))["findings"][0]["name"] == "x" * 10_000


@settings(max_examples=25, deadline=None)
@given(st.text(), st.text())
def test_whatever_devices_and_lines_are_called_the_page_keeps_its_shape(name: str, text: str) -> None:
    tree = page(facts((device("dev-1", "covered", name),), (line(1, text),)))

    assert len(tree.xpath("//article")) == 1
    assert len(tree.xpath("//section")) == 10
    assert not tree.xpath("//script")


@pytest.mark.parametrize(
    "body", ['"; } body { display: none } x { content: "', "a\\", "</style>", "\x00é\u202e"]
)
def test_a_hostile_body_cannot_leave_the_style_of_the_page_head(body: str) -> None:
    tree = page(structs.replace(facts(), body=Both(body, body)))
    style = tree.xpath("//style")[0].text

    assert "display: none }" not in style.replace("\n", " ").split("@page")[1].split("@bottom")[0]
    assert style.count("{") == style.count("}")


def test_no_cell_of_the_csv_begins_a_formula() -> None:
    found = facts((device("dev-1", "covered", "=1+1"),), (line(1, "@SUM(A1)"),))

    assert [row["name"] for row in rows(found)] == ["'=1+1", "'@SUM(A1)"]
    assert not [cell for row in rows(found) for cell in row.values() if cell.startswith(("=", "@"))]


def test_csv_speaks_the_language_asked_for_under_the_same_columns() -> None:
    french = list(csv.DictReader(io.StringIO(tables.table(facts(), "fr").decode("utf-8-sig"))))

    assert tuple(french[0]) == tables.COLUMNS
    assert french[0]["place"] == "Maison du gardien"
    assert french[0]["shown"] == "Issue covered"


def test_more_devices_than_cards_are_told_to_be_in_the_other_forms() -> None:
    many = tuple(device(f"dev-{at}", "covered") for at in range(form.CARDS + 3))
    tree = page(facts(many))

    assert len(tree.xpath("//article//tbody/tr")) == form.CARDS
    assert "3 devices more are in the JSON and CSV forms" in tree.text_content()
    assert len(json.loads(tables.json(facts(many)))["findings"]) == form.CARDS + 3


def test_an_empty_report_is_whole() -> None:
    nothing = structs.replace(
        facts((), ()),
        lines=Tally("line"),
        places=(),
        reach=(),
        cases=(),
        measures=(),
        sources=(),
        asked=(),
        problems=(),
    )
    text = page(nothing).text_content()

    assert "Nothing observed calls for a decision" in text
    assert "No purchase lines were screened." in text
    assert "No case has been opened yet." in text
    assert len(rows(nothing)) == 0


def test_reasons_that_all_devices_share_are_said_once() -> None:
    text = page(facts(tuple(device(f"dev-{at}", "covered") for at in range(5)))).xpath(
        "//section[@id='act-on']"
    )[0]

    assert text.text_content().count("It binds a department.") == 1
    assert text.text_content().count("Announced only.") == 1


def test_published_sources_are_numbered_once_and_cited_by_number() -> None:
    tree = page(facts())
    links = {link.get("href") for link in tree.xpath("//a[starts-with(@href, '#source-')]")}

    assert links <= {f"#{entry.get('id')}" for entry in tree.xpath("//ol[@class='published']/li")}


@pytest.mark.parametrize("section", ["short", "bought", "law"])
def test_the_caveat_of_a_measure_that_has_a_say_stands_in_every_section_that_shows_it(section: str) -> None:
    measure = structs.replace(facts().measures[0], deciding=1, caveat=BAN)
    lines = structs.replace(facts(), measures=(measure,))

    assert page(lines).xpath(f"//section[@id='{section}']//p[@class='note'][text()='{BAN.en}']")


def test_grounds_that_rest_on_the_same_words_are_said_once() -> None:
    said = [
        ground("maker", "Acme", "Acme-Web", "http.server", "acme-web"),
        ground("kind", "camera", "Acme-Web", "http.server", "acme-web"),
    ]
    told = structs.replace(device("dev-1", "covered"), grounds=tuple(said))
    items = page(facts((told,))).xpath("//article//ul[contains(@class, 'reasons')]/li")

    says = [" ".join(item.text_content().split()) for item in items]
    assert ["It says maker Acme. It says kind camera." in text for text in says].count(True) == 1


def test_devices_of_one_badge_and_maker_share_their_reasons_and_each_keeps_its_own() -> None:
    read = [
        ground("model", "M-1001", "M-1001", "model", "acme-m"),
        device("dev-1", "covered").grounds[0],
    ]
    model = Named("M-1001", "M-1001", "probable")
    both = structs.replace(device("dev-1", "covered"), grounds=tuple(read), model=model)
    one = structs.replace(both, device="dev-2", grounds=tuple(read[:1]), macs=("00:00:5e:00:53:02",))
    reasons = page(facts((both, one))).xpath("//article//ul[contains(@class, 'reasons')]/li")
    said = [" ".join(item.text_content().split()) for item in reasons]

    assert said[0] == "For The field model: [model] – It says model [model]. model · acme-m"
    assert said[1] == (
        "For The field http.server: Acme-Webs/ – It says maker Acme. http.server · acme-webs (only dev-1)"
    )


def test_the_top_of_the_page_leads_to_every_site() -> None:
    tree = page(facts())

    jumps = tree.xpath("//nav/ul/li")

    assert [" ".join(jump.text_content().split()) for jump in jumps] == [
        "Keeper's Hall (5 to look at)",
        "Quay (0 to look at)",
    ]
    assert [tree.get_element_by_id(jump.find("a").get("href")[1:]).tag for jump in jumps] == ["h3", "h3"]


def test_what_would_settle_an_unknown_device_is_told() -> None:
    asked = structs.replace(device("dev-1", "unknown"), settles=(Both("Read the label.", "Lire."),))
    other = structs.replace(asked, device="dev-2", settles=(Both("Ask the landlord.", "Demander."),))

    alone = page(facts((asked,))).xpath("//div[@class='group unknown']")[0].text_content()
    apart = page(facts((asked, other))).xpath("//div[@class='group unknown']//div[@class='settle']")

    assert "Read the label." in alone
    assert [row.text_content().strip() for row in apart] == [
        "What would settle itRead the label.",
        "What would settle itAsk the landlord.",
    ]


def test_all_dates_of_the_picture_of_all_measures_stand_in_its_table() -> None:
    cells = page(facts()).xpath("//table[caption/@id='c-measures']//td")

    spans = next(cell.text_content() for cell in cells if cell.get("data-head", "").startswith("Force"))

    assert spans.replace("\u00a0", " ") == "announced: no instrument published: 27 June 2025 – no end known"
