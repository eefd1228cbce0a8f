"""What was recorded when: the newest facts of the directory, and the Atom feed of them (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from msgspec import Struct

from debar.kit.times import Partial
from debar.kit.words import Both, Language
from debar.law import described
from debar.law.labels import REACTIONS, STANDINGS
from debar.law.told import LINK
from debar.reports.directory.addresses import link_anchor, step_anchors
from debar.reports.directory.views import Directory
from debar.reports.directory.words import WORDS

_ATOM = "http://www.w3.org/2005/Atom"
_LONGEST = 300
"""Entries of a feed."""
_STEP = Both("{title}: {standing}", "{title}\u00a0: {standing}")
_RESPONSE = Both("{kind}: {says}", "{kind}\u00a0: {says}")


class Entry(Struct, frozen=True):
    """A fact that was recorded."""

    recorded: Partial
    path: str
    """Within a language, with its anchor."""
    title: Both
    says: Both
    happened: Partial | None = None


def entries(directory: Directory) -> list[Entry]:
    """Every recorded fact, the newest first; of one day, what happened last first."""
    found = [*_measures(directory), *_responses(directory), *_relations(directory)]
    return sorted(found, key=_newest, reverse=True)


def feed(directory: Directory, language: Language, facts: list[Entry]) -> bytes:
    """The newest of them as an Atom feed."""
    place = directory.place
    root = etree.fromstring(f'<feed xmlns="{_ATOM}"/>')
    root.set("{http://www.w3.org/XML/1998/namespace}lang", language)
    _text(root, "title", WORDS["site"].within(language))
    _text(root, "subtitle", WORDS["tagline"].within(language))
    _text(root, "id", place.address(language, "feed.xml"))
    _text(root, "updated", _instant(max((fact.recorded for fact in facts), key=lambda day: day.last)))
    author = etree.SubElement(root, f"{{{_ATOM}}}author")
    _text(author, "name", "debar")
    _link(root, "self", place.address(language, "feed.xml"))
    _link(root, "alternate", place.address(language, "index.html"))
    for fact in facts[:_LONGEST]:
        entry = etree.SubElement(root, f"{{{_ATOM}}}entry")
        _text(entry, "title", fact.title.within(language))
        _text(entry, "id", place.address(language, fact.path))
        _text(entry, "updated", _instant(fact.recorded))
        _link(entry, "alternate", place.address(language, fact.path))
        _text(entry, "summary", fact.says.within(language))
    written: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return written


def _measures(directory: Directory) -> Iterator[Entry]:
    for measure in directory.law.measures:
        path = f"measures/{measure.id}.html"
        says = measure.caveat or measure.legal_basis
        yield Entry(measure.recorded, path, measure.title, says, measure.announced)
        for step, anchor in step_anchors(measure).items():
            title = _STEP.fill(title=measure.title, standing=STANDINGS[step.status])
            yield Entry(step.recorded, f"{path}#{anchor}", title, step.note, step.date)


def _responses(directory: Directory) -> Iterator[Entry]:
    for one in directory.law.responses:
        title = _RESPONSE.fill(kind=REACTIONS[one.kind], says=one.says)
        yield Entry(one.recorded, f"responses/{one.id}.html", title, one.link or one.says, one.date)


def _relations(directory: Directory) -> Iterator[Entry]:
    for link in directory.graph.links:
        names = {end: described.name(getattr(link, end), directory.graph) for end in ("head", "tail")}
        title = LINK[link.kind].fill(**names)
        yield Entry(link.recorded, f"relations.html#{link_anchor(link)}", title, link.note or title)


def _newest(entry: Entry) -> tuple[object, ...]:
    happened = entry.happened.last.isoformat() if entry.happened else ""
    return (entry.recorded.last, happened, entry.path)


def _text(parent: etree._Element, name: str, text: str) -> None:
    etree.SubElement(parent, f"{{{_ATOM}}}{name}").text = text


def _link(parent: etree._Element, rel: str, href: str) -> None:
    etree.SubElement(parent, f"{{{_ATOM}}}link", rel=rel, href=href)


def _instant(day: Partial) -> str:
    return f"{day.last.isoformat()}T00:00:00Z"
