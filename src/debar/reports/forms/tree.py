"""The family of an entity as a picture and as a page: owners and makers above it, what is its own below.

Nothing in it needs a script or another file. How a link stands on the day is told by a mark, by the
style of its line and in words, never by colour alone. What is cut in the picture stands whole in the
title of its card, in the description for those who do not see it, and in the table of the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from jinja2 import Environment
from markupsafe import Markup
from msgspec import Struct

from debar.entities.model import Entity, Source
from debar.kit.words import Both, Language
from debar.reports import families
from debar.reports.families import HEADINGS, STANDINGS, Family, Relative
from debar.reports.forms import page
from debar.reports.forms.tree_cards import Cards
from debar.reports.forms.tree_words import TREE

_LONGEST = 12_000
"""A description names every relative."""


class Row(Struct, frozen=True):
    """A relation in the table of the page."""

    heading: Both
    of: Both | None
    """On whom it hangs, where that is not the entity itself."""
    relative: Relative
    told: tuple[Both, ...]
    """How each of its links stands, with scope, note and confidence."""
    sources: tuple[Source, ...]


def svg(family: Family, edition: str, language: Language = "en") -> bytes:
    """The picture alone, as an SVG file. The same family gives the same bytes."""
    template = _environment(language).get_template("tree.svg")
    return template.render(_told(family, edition, language)).encode()


def html(family: Family, edition: str, language: Language = "en") -> bytes:
    """A page with the picture, the table that says the same, and the sources."""
    environment = _environment(language)
    style = environment.get_template("story.css").render()
    rows = list(_rows(family, family.relatives, None, Cards(family, language)))
    sources = dict.fromkeys(source for row in rows for source in row.sources)
    whole = environment.get_template("tree.html").render(
        _told(family, edition, language),
        **page.dressed(style),
        rows=rows,
        numbers={source: number for number, source in enumerate(sources, 1)},
    )
    return whole.encode()


def _told(family: Family, edition: str, language: Language) -> dict[str, object]:
    """What the picture and the page are both given."""
    cards = Cards(family, language)
    links = (link for each in _every(family.relatives) for link in each.links)
    found = {families.standing(link, family.on) for link in links}
    return {
        "on": family.on,
        "edition": edition,
        "title": TREE["title"].fill(name=families.name(family.entity), on=family.on),
        "about": Markup.escape(page.seen(cards.about(), language, _LONGEST)),
        "picture": cards.picture(),
        "in_all": any(cards.whole(each) for each in _every(family.relatives)),
        "used": [standing for standing in STANDINGS if standing in found],
    }


def _every(these: Iterable[Relative]) -> Iterator[Relative]:
    for each in these:
        yield each
        yield from _every(each.below)


def _rows(family: Family, these: Iterable[Relative], of: Entity | None, cards: Cards) -> Iterator[Row]:
    for each in these:
        told = [
            part for link in each.links for part in (families.line(link, family.on), *families.besides(link))
        ]
        whole = cards.whole(each)
        sources = dict.fromkeys(source for link in each.links for source in link.sources)
        yield Row(
            HEADINGS[each.kind],
            families.name(of) if of else None,
            each,
            (*told, *([whole] if whole else [])),
            tuple(sources),
        )
        yield from _rows(family, each.below, each.entity, cards)


@cache
def _environment(language: Language) -> Environment:
    environment = page.environment(language, TREE)
    environment.filters |= {"name": families.name, "sort": families.sort}
    environment.globals["STANDINGS"] = STANDINGS
    return environment
