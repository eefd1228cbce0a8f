"""The page in a real browser, over the example estate: what it loads, how it is reached, how it prints."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from pypdf import PdfReader

from debar.cli.report import facts_of, written
from debar.estate.register import Estate
from debar.kit.pack import load
from debar.kit.words import Both
from debar.store.workspace import Workspace
from debar.survey.intake import Taken, take

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "estate"
CHROMIUM = Path("/usr/bin/chromium")
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
FILES = (
    ("keepers-hall/scan.xml", "keepers-hall"),
    ("keepers-hall/registre-maison-du-gardien.csv", "keepers-hall"),
    ("lantern-quay/landlord-cameras.csv", "lantern-quay"),
    ("reef-depot/walk-reef-depot.xlsx", "reef-depot"),
    ("cap-aux-brumes", "cap-aux-brumes"),
)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The report on the example estate, in both languages, as files."""
    folder = tmp_path_factory.mktemp("page")
    with Workspace.create(folder / "workspace", by="officer", clock=lambda: NOON) as workspace:
        workspace.set_estate(load(EXAMPLE / "estate.yaml", Estate))
        for name, site in FILES:
            for taken in take(EXAMPLE / name, site=site):
                if isinstance(taken, Taken):
                    workspace.take_in(taken.source, taken.sightings, len(taken.problems), taken.dropped)
        marking = Both("PROTECTED A", "PROTÉGÉ A")
        found = facts_of(workspace, date(2026, 11, 23), lines=[EXAMPLE / "purchases.csv"], marking=marking)
    for language in ("en", "fr"):
        (folder / f"{language}.html").write_bytes(written(found, "html", language))
    return {language: folder / f"{language}.html" for language in ("en", "fr")}


@pytest.fixture(scope="module")
def browser(pages: dict[str, Path]) -> Iterator[Browser]:
    """Chromium, started once the pages are there: Django refuses to work beside Playwright's event loop."""
    assert pages
    if not CHROMIUM.exists():
        pytest.fail("the page is tested in Chromium: install the Debian package `chromium`")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    yield opened
    opened.close()


def listen(page: Page) -> list[str]:
    """What the page says on its console, and every request beyond itself, as they come."""
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on(
        "request", lambda request: heard.append(request.url) if request.resource_type != "document" else None
    )
    return heard


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_loads_nothing_and_complains_of_nothing(
    page: Page, pages: dict[str, Path], language: str
) -> None:
    heard = listen(page)

    page.goto(pages[language].as_uri(), wait_until="load")
    page.locator("summary").first.click()

    assert heard == []
    assert page.locator("svg[role=img]").count() == 4


def test_the_first_tab_reaches_the_skip_link_and_it_leads_to_the_report(
    page: Page, pages: dict[str, Path]
) -> None:
    page.goto(pages["en"].as_uri())

    page.keyboard.press("Tab")
    box = page.locator(".skip").bounding_box()
    page.keyboard.press("Enter")

    assert box is not None
    assert box["x"] >= 0
    assert page.evaluate("document.activeElement.id") == "report"


def test_every_stop_of_the_keyboard_can_be_seen(page: Page, pages: dict[str, Path]) -> None:
    page.goto(pages["en"].as_uri())
    seen = []

    for _ in range(25):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))

    assert set(seen) == {"solid"}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("width", [320, 360, 768])
def test_the_page_never_scrolls_sideways(
    page: Page, pages: dict[str, Path], language: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})

    page.goto(pages[language].as_uri())

    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_all_text_stands_out_from_its_background(page: Page, pages: dict[str, Path]) -> None:
    page.goto(pages["en"].as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")

    assert min(page.evaluate(CONTRASTS)) >= 4.5


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_it_prints_with_every_reason_open_and_the_marking_on_every_page(
    page: Page, pages: dict[str, Path], paper: str
) -> None:
    page.goto(pages["fr"].as_uri())

    printed = PdfReader(io.BytesIO(page.pdf(format=paper, print_background=True)))
    texts = [each.extract_text() for each in printed.pages]

    assert all("PROTÉGÉ A" in text for text in texts)
    assert f"Page 1 / {len(texts)}" in texts[0]
    assert any("App-webs/" in text for text in texts)
    assert not any(text.count("\n") < 4 for text in texts)


def test_each_site_begins_a_page_of_its_own_and_the_whole_is_no_book(
    page: Page, pages: dict[str, Path]
) -> None:
    page.goto(pages["en"].as_uri())
    sites = page.locator(".site > h3").all_inner_texts()

    printed = PdfReader(io.BytesIO(page.pdf(format="Letter", print_background=True)))
    begins = [normalize("NFKC", each.extract_text()).splitlines()[:4] for each in printed.pages]

    assert [site for site in sites if sum(site in lines for lines in begins) != 1] == []
    assert len(begins) <= 60


def test_a_site_is_two_keys_away_from_the_list_at_the_top(page: Page, pages: dict[str, Path]) -> None:
    page.goto(pages["fr"].as_uri())
    link = page.get_by_role("navigation").get_by_role("link", name="Bureau de liaison de Londres")

    link.focus()
    page.keyboard.press("Enter")

    assert page.evaluate("document.querySelector(':target').textContent") == "Bureau de liaison de Londres"


@pytest.mark.parametrize("width", [360, 1280])
def test_no_model_or_serial_number_is_squeezed_into_a_narrow_column(
    page: Page, pages: dict[str, Path], width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(pages["fr"].as_uri())

    heights: Any = page.locator("table.units tbody th > bdi").evaluate_all(
        "all => all.map(each => each.getClientRects().length)"
    )

    assert max(heights) <= 2


def test_what_is_not_in_the_language_of_the_page_says_so(page: Page, pages: dict[str, Path]) -> None:
    page.goto(pages["fr"].as_uri())

    assert page.locator("#basis ul > li[lang=en]").count() == page.locator("#basis ul > li").count() > 0


def test_the_outcomes_can_be_told_apart_without_colour(page: Page, pages: dict[str, Path]) -> None:
    page.goto(pages["en"].as_uri())

    fills: Any = page.locator("#by-site figure rect[fill^=url]").evaluate_all(
        "e => e.map(r => r.getAttribute('fill'))"
    )

    assert {"url(#p-covered)", "url(#p-conditional)", "url(#p-unknown)", "url(#p-none-found)"} <= set(fills)


CONTRASTS = """() => {
  const light = c => { c /= 255; return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4 };
  const read = text => text.match(/[\\d.]+/g).map(Number);
  const lum = ([r, g, b]) => 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b);
  const behind = e => {
    for (; e; e = e.parentElement) {
      const c = read(getComputedStyle(e).backgroundColor);
      if (c.length < 4 || c[3] > 0) return c;
    }
    return [255, 255, 255];
  };
  const found = [];
  for (const e of document.querySelectorAll('body *:not(svg *)')) {
    const own = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
    if (!own) continue;
    const pair = [lum(read(getComputedStyle(e).color)), lum(behind(e))].sort((a, b) => b - a);
    found.push((pair[0] + 0.05) / (pair[1] + 0.05));
  }
  return found;
}"""
