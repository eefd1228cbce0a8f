"""The picture and the page of a story: what they say, in both languages, and what they never load."""

import re
from datetime import date

import msgspec
import pytest
from lxml import etree
from lxml import html as pages

from debar.entities.model import Source
from debar.kit.times import Partial
from debar.kit.words import Both, Language
from debar.reports.forms.page import TEMPLATES
from debar.reports.forms.story import Event, Story, html, svg
from debar.reports.forms.words import STORY as STORY_WORDS

PAPER = Source(
    title="The paper", publisher="Press", url="https://example.org/paper", date=Partial.parse("2025")
)
READ = Source(title="Gazette", publisher="Printer", seen=True)
ORDER = Event(
    side=0,
    date=Partial.parse("2025-06-27"),
    part="status",
    label=Both("announced", "annoncée"),
    who=Both("", ""),
    says=Both("The order is made.", "Le décret est pris."),
    way="CA → CN",
    measures=(Both("Order to close", "Décret de fermeture"),),
    sources=(READ,),
)
ANSWER = Event(
    side=1,
    date=Partial.parse("2025-06"),
    until=Partial.parse("2025-07-02"),
    part="response",
    label=Both("statement", "déclaration"),
    who=Both("The maker", "Le fabricant"),
    says=Both("It is wrong.", "C'est une erreur."),
    way="CN → CA",
    measures=(Both("Order to close", "Décret de fermeture"),),
    link=Both("It names the order.", "Elle nomme le décret."),
    demands=Both("Take it back.", "Le retirer."),
    original="我們反對",
    sources=(PAPER, READ),
)
BESIDE = Event(
    side=1,
    date=None,
    part="background",
    label=Both("background", "contexte"),
    who=Both("A shop", "Un commerce"),
    says=Both("It stops selling.", "Il cesse d'en vendre."),
)
STORY = Story(
    title=Both("Between Canada and China", "Entre Canada et Chine"),
    lanes=(Both("Canada", "Canada"), Both("China", "Chine")),
    events=(ANSWER, ORDER, BESIDE),
    on=date(2026, 11, 23),
    edition="c0ffee0123456789",
)
SVG = "{http://www.w3.org/2000/svg}"


def texts(drawn: bytes) -> list[str]:
    """What stands written in a picture, line by line."""
    root = etree.fromstring(drawn)
    return [str(each.xpath("string()")) for each in root.iter(f"{SVG}text")]


def said(element: etree._Element) -> str:
    """The words in a piece of a page, one blank between them."""
    return " ".join(str(element.xpath("string()")).split())


@pytest.mark.parametrize(
    ("language", "written"),
    [
        (
            "en",
            [
                "Between Canada and China",
                "Canada",
                "China",
                "2025",
                "June 2025 – 2\u00a0July 2025statement",
                "The maker",
                "It is wrong.",
                "27\u00a0June 2025announced",
                "Order to close",
                "The order is made.",
                "step of a measure",
                "answer, as a source ties it",
                "background: no link is claimed",
                "deadline",
                "month or year, the day not known",
                "lasted until",
            ],
        ),
        (
            "fr",
            [
                "Entre Canada et Chine",
                "Canada",
                "Chine",
                "2025",
                "juin 2025 – 2\u00a0juillet 2025déclaration",
                "Le fabricant",
                "C'est une erreur.",
                "27\u00a0juin 2025annoncée",
                "Décret de fermeture",
                "Le décret est pris.",
                "étape d'une mesure",
                "réaction, selon une source",
                "contexte\u00a0: aucun lien n'est affirmé",
                "échéance",
                "mois ou année, jour inconnu",
                "a duré jusqu'à",
            ],
        ),
    ],
)
def test_the_picture_says_all_that_has_a_date(language: Language, written: list[str]) -> None:
    *found, foot = texts(svg(STORY, language))

    assert found == written
    assert "c0ffee012345" in foot


@pytest.mark.parametrize(
    ("language", "title", "about"),
    [
        (
            "en",
            "Between Canada and China",
            "Events: 2 (June 2025 – 27\u00a0June 2025), along an axis of years. On the left: Canada. On the"
            " right: China. The table of the same events tells all of it in words. Without a date, and only"
            " in the table: 1.",
        ),
        (
            "fr",
            "Entre Canada et Chine",
            "Événements\u00a0: 2 (juin 2025 – 27\u00a0juin 2025), le long d'un axe des années. À"
            " gauche\u00a0: Canada. À droite\u00a0: Chine. Le tableau des mêmes événements dit tout en toutes"
            " lettres. Sans date, et seulement dans le tableau\u00a0: 1.",
        ),
    ],
)
def test_the_picture_is_named_and_described_for_those_who_do_not_see_it(
    language: Language, title: str, about: str
) -> None:
    root = etree.fromstring(svg(STORY, language))

    assert root.attrib["role"] == "img"
    assert root.attrib["lang"] == root.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == language
    named = {each.attrib["id"]: each.text for each in root if each.tag in (f"{SVG}title", f"{SVG}desc")}
    assert [named[id_] for id_ in root.attrib["aria-labelledby"].split()] == [title, about]


def test_neither_picture_nor_page_has_a_script_or_loads_anything() -> None:
    drawn, page = svg(STORY).decode(), html(STORY).decode()

    for text in (drawn, page):
        assert not re.search(
            r"<script|<link|<img|<iframe|@import|url\(|\bon\w+=|href=\"(?!#|https://example)", text
        )
    policy = pages.fromstring(page).xpath("string(//meta[@http-equiv]/@content)")
    assert str(policy).startswith("default-src 'none'; style-src 'sha256-")


def test_markup_in_what_is_told_stays_text() -> None:
    hostile = msgspec.structs.replace(ORDER, says=Both("</text><script>\x00\u202e", "</text><script>"))
    story = msgspec.structs.replace(STORY, events=(hostile,))

    assert "</text><script>\ufffd\ufffd" in texts(svg(story))
    assert b"<script" not in html(story)


def test_a_story_without_dates_has_a_picture_all_the_same() -> None:
    story = msgspec.structs.replace(STORY, events=(BESIDE,))

    root = etree.fromstring(svg(story))
    assert root.findtext(f"{SVG}desc") == "No event with a date."


def test_the_table_tells_every_event_with_link_demands_words_and_sources() -> None:
    root = pages.fromstring(html(STORY))

    rows = [[said(cell) for cell in row] for row in root.iter("tr")]
    assert rows == [
        ["Date", "What, and by whom", "What happened"],
        [
            "June 2025 – 2 July 2025 CN → CA",
            "statement, The maker Order to close",
            "It is wrong. [1] [2] Who ties it to the measure: It names the order. Demands: Take it back."
            " In its own words: 我們反對",
        ],
        ["27 June 2025 CA → CN", "announced Order to close", "The order is made. [2]"],
        ["no date found", "background, A shop background: no link is claimed", "It stops selling."],
    ]
    assert [said(item) for item in root.iter("li")] == [
        "The paper. Press, 2025 (not opened)",
        "Gazette. Printer",
    ]


def test_the_same_story_gives_the_same_bytes() -> None:
    assert svg(STORY, "fr") == svg(STORY, "fr")
    assert html(STORY, "fr") == html(STORY, "fr")


def test_every_word_of_the_story_is_used_in_both_languages() -> None:
    sources = [*TEMPLATES.glob("story*"), TEMPLATES / "picture-page.html", TEMPLATES.parent / "story.py"]
    texts = "".join(path.read_text("utf-8") for path in sources)

    parts = {"status", "response", "background", "deadline", "link", "demands", "original"}
    used = set(re.findall(r'say\("([a-z-]+)"', texts)) | set(re.findall(r'STORY\["([a-z-]+)"\]', texts))
    assert used | parts == set(STORY_WORDS)
    assert all(text.en and text.fr for text in STORY_WORDS.values())
