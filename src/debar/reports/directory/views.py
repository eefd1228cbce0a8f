"""How pages of the directory are filled: what the templates may ask of the knowledge, in one language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment
from msgspec import Struct

from debar.entities.graph import Graph
from debar.entities.model import EntityKind, Link, LinkKind, Source
from debar.estate.parties import LABELS
from debar.identify.labels import CONFIDENCES
from debar.kit.words import Both, Language
from debar.law import described, timeline
from debar.law.countries import whole_name
from debar.law.labels import (
    CONDUCTS,
    FORCES,
    INSTRUMENTS,
    REACTIONS,
    STANDINGS,
    TEXTS,
)
from debar.law.measure import Clause, Measure
from debar.law.registry import Registry
from debar.law.running import current
from debar.law.told import LINK
from debar.reports import wording
from debar.reports.directory.addresses import (
    SECTIONS,
    Place,
    link_anchor,
    shared_anchor,
    source_anchor,
    web,
)
from debar.reports.directory.words import WORDS
from debar.reports.forms import page
from debar.reports.forms.words import OUTCOMES_SHORT

TEMPLATES = Path(__file__).resolve().parent / "templates"
LANGUAGES: tuple[Language, ...] = ("en", "fr")
ENTRANCES = {
    "measures": "measures/index.html",
    "bound": "bound.html",
    "entities": "entities/index.html",
    "names": "names.html",
    "relations": "relations.html",
    "timeline": "timeline/index.html",
    "corrections": "corrections.html",
}
DOORS = (
    ("bound", "bound.html"),
    ("terms", "bound.html#terms"),
    ("story", "timeline/index.html"),
    ("names", "names.html"),
)
"""Where to begin, by what one wants to know."""
ENTITY_KINDS: dict[EntityKind, Both] = {
    "company": Both("Company", "Entreprise"),
    "brand": Both("Brand", "Marque"),
    "government-body": Both("Government body", "Organisme public"),
    "person": Both("Person", "Personne"),
}
LINK_KINDS: dict[LinkKind, Both] = {
    "owns": Both("Owns", "Possède"),
    "controls": Both("Controls", "Contrôle"),
    "brand-of": Both("Own brand", "Marque propre"),
    "makes-for": Both("Makes for another brand", "Fabrique pour une autre marque"),
    "component-in": Both("Parts in products of others", "Pièces dans les produits d'autrui"),
    "formerly": Both("Former name", "Ancien nom"),
}
_LONGEST = 20_000


class Directory(Struct, frozen=True, dict=True):
    """What is published, where, and as of which day."""

    law: Registry
    graph: Graph
    place: Place
    on: date
    version: str

    @cached_property
    def measures(self) -> Mapping[str, Measure]:
        """By id."""
        return {measure.id: measure for measure in self.law.measures}


class View:
    """Pages of one language."""

    def __init__(self, directory: Directory, language: Language) -> None:
        self.directory, self.language = directory, language
        self.other: Language = "fr" if language == "en" else "en"
        self._environment = self._made()

    def page(self, template: str, path: str, *, data: str | None = None, **values: Any) -> bytes:
        """A page that stands at a path within the language; `data` is where its JSON stands."""
        address = self.directory.place.address(self.language, path)
        shown = {
            "path": path,
            "root": "../" * (path.count("/") + 1),
            "address": address,
            "data": data,
            "cite": None,
            **values,
        }
        return self._environment.get_template(template).render(shown).encode()

    def cited(self, title: Both, recorded: object, path: str) -> str:
        """How to cite what stands at a path."""
        words = WORDS["citation"].fill(
            title=title,
            edition=self.directory.law.edition[:12],
            recorded=recorded,
            address=self.directory.place.address(self.language, path),
        )
        return words.within(self.language)

    def say(self, name: str, **values: object) -> str:
        """A word of the site, filled."""
        return page.within(WORDS[name].fill(**values), self.language)

    def _made(self) -> Environment:
        environment = page.environment(self.language, WORDS, folder=TEMPLATES, longest=_LONGEST)
        environment.filters["number"] = wording.numbered
        environment.globals |= {**self._words(), **self._asked()}
        return environment

    def _words(self) -> dict[str, Any]:
        return {
            "other": self.other,
            "edition": self.directory.law.edition[:12],
            "on": self.directory.on,
            "place": self.directory.place,
            "version": self.directory.version,
            "SECTIONS": SECTIONS,
            "ENTRANCES": ENTRANCES,
            "ASKED_BY": described.ASKED_BY,
            "ENTITY_KINDS": ENTITY_KINDS,
            "LINK_KINDS": LINK_KINDS,
            "LINK": LINK,
            "CONDUCTS": CONDUCTS,
            "CONFIDENCES": CONFIDENCES,
            "INSTRUMENTS": INSTRUMENTS,
            "KINDS": LABELS,
            "REACTIONS": REACTIONS,
            "SHORT": OUTCOMES_SHORT,
            "TEXTS": TEXTS,
        }

    def _asked(self) -> dict[str, Callable[..., Any]]:
        law, graph, on = self.directory.law, self.directory.graph, self.directory.on
        running = {measure.id for measure in law.in_force(on)}
        return {
            "web": web,
            "forbids": described.forbids,
            "owed": described.duty,
            "owing": described.owing,
            "shared": described.shared,
            "shared_anchor": shared_anchor,
            "since": _since,
            "percent": _percent,
            "described": lambda measure, clause: described.described(measure, clause, graph),
            "called": lambda one: described.name(one, graph),
            "known": lambda one: one in graph,
            "page_of": lambda one: graph.entity(one).id,
            "titled": lambda one: self.directory.measures[one].title,
            "country": whole_name,
            "forced": _forced,
            "stands": lambda measure: _stands(measure, on),
            "running": lambda measure: measure.id in running,
            "runs": lambda clause: any(span.holds(on) for span in current(clause.runs)),
            "facts": lambda one: _facts(self.directory.measures[one], on),
            "anchored": link_anchor,
            "spanned": _spanned,
        }


def numbered(sources: Iterable[Source]) -> tuple[list[tuple[Source, str]], dict[str, tuple[int, str]]]:
    """The sources, each once, with their anchors; and by title the number and anchor of each."""
    each: dict[str, Source] = {}
    for source in sources:
        each.setdefault(source.title, source)
    once = [(source, source_anchor(source)) for source in each.values()]
    return once, {source.title: (number, anchor) for number, (source, anchor) in enumerate(once, 1)}


def _forced(measure: Measure) -> Both:
    """Its forces in words."""
    forces = dict.fromkeys(clause.force for clause in measure.clauses)
    return described.listed(FORCES[force] for force in forces) if forces else described.NO_CLAUSE


def _facts(measure: Measure, on: date) -> Both:
    """Its place, force and standing in brackets."""
    place = Both(measure.jurisdiction, measure.jurisdiction)
    told = described.listed((place, _forced(measure), _stands(measure, on)))
    return Both(f"({told.en})", f"({told.fr})")


def _stands(measure: Measure, on: date) -> Both:
    """How it stands on a day, in words."""
    step = timeline.standing(measure, on)
    return STANDINGS[step] if step else Both("–", "–")


def _since(clause: Clause) -> Both:
    """From when it first runs; a dash where it never does."""
    return wording.day(min((span.since for span in current(clause.runs)), default=None))


def _percent(share: float) -> Both:
    return WORDS["share"].fill(share=Both(f"{share:g}", f"{share:g}".replace(".", ",")))


def _spanned(link: Link) -> Both:
    """When a relation held, as far as its source says."""
    parts = []
    if link.span.since:
        parts.append(WORDS["since"].fill(day=wording.day(link.span.since)))
    elif link.attested:
        parts.append(WORDS["attested"].fill(day=wording.day(link.attested)))
    if link.span.until:
        parts.append(WORDS["until"].fill(day=wording.day(link.span.until)))
    elif link.ended:
        parts.append(WORDS["has-ended"])
    return described.listed(parts) if parts else WORDS["undated"]
