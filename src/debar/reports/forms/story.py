"""A story in time as a picture and as a page: cards in two lanes along an axis of years.

Nothing in it needs a script or another file. The picture has a title and a description for those
who do not see it, and the page tells the same in a table. A year is as high as its cards need;
within it a day stands where it lies in the year, and a month or year is drawn as long as it lasted.
"""

from __future__ import annotations

from datetime import date
from functools import cache

from jinja2 import Environment
from msgspec import Struct

from debar.entities.model import Source
from debar.kit.times import Partial
from debar.kit.words import Both, Language
from debar.law.timeline import Part
from debar.reports import wording
from debar.reports.forms import axis, page
from debar.reports.forms.words import STORY


class Event(Struct, frozen=True):
    """One moment of a story."""

    side: int
    """Its lane: 0 or 1."""
    date: Partial | None
    part: Part
    label: Both
    """What sort of thing it is."""
    who: Both
    """Who did it; empty where that goes without saying."""
    says: Both
    until: Partial | None = None
    way: str = ""
    """From which place to which, as `CA → CN`."""
    measures: tuple[Both, ...] = ()
    """Titles of the measure whose step it is, or of those that it answers."""
    link: Both | None = None
    demands: Both | None = None
    original: str | None = None
    sources: tuple[Source, ...] = ()


class Story(Struct, frozen=True):
    """What is told, in order of time."""

    title: Both
    lanes: tuple[Both, Both]
    events: tuple[Event, ...]
    on: date
    """The day on which it is told."""
    edition: str
    """The version of the knowledge."""


def svg(story: Story, language: Language = "en") -> bytes:
    """The picture alone, as an SVG file. The same story gives the same bytes."""
    template = _environment(language).get_template("story.svg")
    return template.render(story=story, picture=_picture(story, language), about=about(story)).encode()


def html(story: Story, language: Language = "en") -> bytes:
    """A page with the picture, the table that says the same, and the sources."""
    environment = _environment(language)
    style = environment.get_template("story.css").render()
    sources = list(dict.fromkeys(source for event in story.events for source in event.sources))
    whole = environment.get_template("story.html").render(
        title=story.title,
        story=story,
        picture=_picture(story, language),
        about=about(story),
        **page.dressed(style),
        numbers={source: number for number, source in enumerate(sources, 1)},
    )
    return whole.encode()


def _picture(story: Story, language: Language) -> axis.Picture:
    cards = [
        axis.Card(
            side=event.side,
            date=event.date,
            until=event.until,
            part=event.part,
            when=_when(event).within(language),
            label=_shown(event.label, language),
            head=_shown(_head(event), language),
            says=_shown(event.says, language),
        )
        for event in story.events
        if event.date
    ]
    return axis.picture(cards)


def _head(event: Event) -> Both:
    """Who did it, or the measure whose step it is."""
    if event.who.en or not event.measures:
        return event.who
    return wording.listed(event.measures)


def _when(event: Event) -> Both:
    when = wording.day(event.date)
    if event.until is None:
        return when
    until = wording.day(event.until)
    return Both(f"{when.en} – {until.en}", f"{when.fr} – {until.fr}")


def about(story: Story) -> Both:
    """What the picture shows, for those who do not see it."""
    dated = [event for event in story.events if event.date]
    undated = len(story.events) - len(dated)
    if not dated:
        return STORY["empty"]
    said = STORY["about"].fill(
        count=len(dated),
        first=wording.day(dated[0].date),
        last=wording.day(max((e.date for e in dated if e.date), key=lambda day: day.first)),
        one=story.lanes[0],
        other=story.lanes[1],
    )
    more = STORY["undated"].fill(count=undated) if undated else Both("", "")
    return Both(f"{said.en} {more.en}".strip(), f"{said.fr} {more.fr}".strip())


def _shown(text: Both, language: Language) -> str:
    return str(page.seen(text, language))


@cache
def _environment(language: Language) -> Environment:
    environment = page.environment(language, STORY)
    environment.filters |= {"when": _when, "listed": wording.listed}
    return environment
