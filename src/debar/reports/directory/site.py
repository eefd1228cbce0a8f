"""The whole directory: every page in both languages, with its data, as paths and bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

import msgspec
from msgspec import Struct

from debar.entities.folding import fold
from debar.entities.model import Entity, Link
from debar.kit.canon import canonical, plain
from debar.kit.words import Both
from debar.law import aims, timeline
from debar.law.between import Sides
from debar.law.countries import named
from debar.law.described import name
from debar.law.measure import Measure
from debar.law.response import Response
from debar.law.timeline import Moment
from debar.reports.directory import ahead, feed, names, parties
from debar.reports.directory.addresses import link_anchor, step_anchors
from debar.reports.directory.views import DOORS, ENTRANCES, LANGUAGES, TEMPLATES, Directory, View, numbered
from debar.reports.directory.words import WORDS
from debar.reports.forms import story
from debar.reports.stories import story_of

Pages = Iterator[tuple[str, bytes]]
_FEW = 8
"""Events that the first page tells as the last ones, and as the next ones."""
_FEWEST = 6
"""Events between two places that make a page of their own."""


class Pair(Struct, frozen=True):
    """Two places with events between them."""

    places: tuple[str, str]
    title: Both
    moments: tuple[Moment, ...]

    @property
    def path(self) -> str:
        """Where its page stands."""
        return f"timeline/{self.places[0]}-{self.places[1]}.html"


def pages(directory: Directory) -> Pages:
    """Every file of the site: its path from the root, and its bytes. The same knowledge, place and
    day give the same files.
    """
    whole = _Whole(directory)
    yield (
        "index.html",
        whole.views[0].page("choice.html", "", english=WORDS["tagline"].en, french=WORDS["tagline"].fr),
    )
    yield "style.css", (TEMPLATES / "style.css").read_bytes()
    yield from whole.data()
    for view in whole.views:
        for path, content in whole.of(view):
            yield f"{view.language}/{path}", content


class _Whole:
    """What several pages need, worked out once."""

    def __init__(self, directory: Directory) -> None:
        self.directory = directory
        self.views = [View(directory, language) for language in LANGUAGES]
        self._law, self._graph = directory.law, directory.graph
        self._facts = feed.entries(directory)
        self._moments = timeline.every(directory.law)
        self._sides = Sides(directory.law, directory.graph)
        self._pairs = list(self._paired())
        self._naming = self._named()

    def data(self) -> Pages:
        """The JSON files, which are the same in both languages."""
        about = {"edition": self._law.edition, "on": str(self.directory.on)}
        whole: dict[str, Iterable[Struct]] = {
            "measures": self._law.measures,
            "responses": self._law.responses,
            "entities": self._graph.entities,
            "relations": self._graph.links,
        }
        for what, values in whole.items():
            yield f"{what}.json", canonical({**about, what: [plain(value) for value in values]})
        for measure in self._law.measures:
            yield f"measures/{measure.id}.json", _json({**about, "measure": plain(measure)})
        for response in self._law.responses:
            yield f"responses/{response.id}.json", _json({**about, "response": plain(response)})
        for entity in self._graph.entities:
            links = [plain(link) for link in (*self._up(entity), *self._down(entity))]
            yield f"entities/{entity.id}.json", _json({**about, "entity": plain(entity), "relations": links})

    def of(self, view: View) -> Pages:
        """The pages of one language."""
        yield "index.html", self._home(view)
        yield from self._bound(view)
        yield "names.html", self._names(view)
        yield "measures/index.html", self._measures(view)
        yield from ((f"measures/{m.id}.html", self._measure(view, m)) for m in self._law.measures)
        yield from ((f"responses/{r.id}.html", self._response(view, r)) for r in self._law.responses)
        yield "entities/index.html", self._entities(view)
        yield from ((f"entities/{e.id}.html", self._entity(view, e)) for e in self._graph.entities)
        yield "relations.html", self._relations(view)
        yield from self._timelines(view)
        correct = view.say("corrections-says", contact=self.directory.place.contact)
        yield "corrections.html", view.page("corrections.html", "corrections.html", correct=correct)
        yield "feed.xml", feed.feed(self.directory, view.language, self._facts)

    def _home(self, view: View) -> bytes:
        measures, on = self._law.measures, self.directory.on
        return view.page(
            "home.html",
            "index.html",
            doors=DOORS,
            counts=[
                ("measures", len(measures), ENTRANCES["measures"]),
                ("clauses", sum(len(measure.clauses) for measure in measures), ENTRANCES["bound"]),
                ("responses", len(self._law.responses), ENTRANCES["timeline"]),
                ("entities", len(self._graph.entities), ENTRANCES["entities"]),
                ("relations", len(self._graph.links), ENTRANCES["relations"]),
                ("cases", sum(len(measure.cases) for measure in measures), None),
            ],
            latest=ahead.latest(self._moments, self.directory.measures, on, _FEW),
            ahead=ahead.ahead(measures, on, _FEW),
            pairs=self._pairs,
        )

    def _bound(self, view: View) -> Pages:
        kinds, terms = parties.by_kind(self._law.measures), parties.by_term(self._law.measures)
        yield "bound.html", view.page("bound.html", "bound.html", kinds=kinds, terms=terms)
        for kind, binders in kinds:
            path = f"bound/{kind}.html"
            yield path, view.page("bound-kind.html", path, kind=kind, binders=binders)
        for term in terms:
            path = f"bound/{term.number}.html"
            yield path, view.page("bound-term.html", path, term=term)

    def _names(self, view: View) -> bytes:
        letters = names.grouped(self._graph.entities)
        return view.page("names.html", "names.html", letters=letters)

    def _measures(self, view: View) -> bytes:
        ordered = sorted(self._law.measures, key=lambda measure: (measure.jurisdiction, measure.id))
        places = [(place, list(group)) for place, group in groupby(ordered, key=lambda m: m.jurisdiction)]
        return view.page("measures.html", "measures/index.html", data="measures.json", places=places)

    def _measure(self, view: View, measure: Measure) -> bytes:
        moments = timeline.of(measure, self._law)
        once, numbers = numbered([*measure.sources, *(s for m in moments for s in m.sources)])
        path = f"measures/{measure.id}.html"
        return view.page(
            "measure.html",
            path,
            data=f"measures/{measure.id}.json",
            cite=view.cited(measure.title, measure.recorded, path),
            one=measure,
            anchors=_anchors(measure),
            stories=[(part, told) for part, told in _parts(moments) if told],
            numbered=once,
            numbers=numbers,
        )

    def _response(self, view: View, response: Response) -> bytes:
        path = f"responses/{response.id}.html"
        return view.page(
            "response.html",
            path,
            data=f"responses/{response.id}.json",
            cite=view.cited(response.says, response.recorded, path),
            one=response,
            numbered=numbered(response.sources)[0],
        )

    def _entities(self, view: View) -> bytes:
        ordered = sorted(self._graph.entities, key=lambda each: (names.initial(each.label), fold(each.label)))
        letters = [
            (letter, list(group)) for letter, group in groupby(ordered, key=lambda e: names.initial(e.label))
        ]
        return view.page("entities.html", "entities/index.html", data="entities.json", letters=letters)

    def _entity(self, view: View, entity: Entity) -> bytes:
        path = f"entities/{entity.id}.html"
        return view.page(
            "entity.html",
            path,
            data=f"entities/{entity.id}.json",
            cite=view.cited(name(entity.id, self._graph), entity.recorded, path),
            one=entity,
            names=list(_names(entity)),
            named=self._naming.get(entity.id, []),
            up=self._up(entity),
            down=self._down(entity),
            did=[r for r in self._law.responses if entity.id in (r.actor, *r.entities)],
            numbered=numbered(entity.sources)[0],
        )

    def _relations(self, view: View) -> bytes:
        ordered = sorted(self._graph.links, key=lambda link: (link.kind, link_anchor(link)))
        kinds = [(kind, list(group)) for kind, group in groupby(ordered, key=lambda link: link.kind)]
        return view.page("relations.html", "relations.html", data="relations.json", kinds=kinds)

    def _timelines(self, view: View) -> Pages:
        everything: dict[str, Any] = {"title": WORDS["all-moments"]}
        everything |= {"pairs": self._pairs, "picture": None, "about": "", "years": _by_year(self._moments)}
        yield "timeline/index.html", view.page("timeline.html", "timeline/index.html", **everything)
        for pair in self._pairs:
            told = story_of(
                pair.moments,
                self._sides,
                self._graph,
                self._law,
                places=pair.places,
                about="",
                on=self.directory.on,
            )
            picture = pair.path.replace(".html", ".svg")
            yield picture, story.svg(told, view.language)
            shown: dict[str, Any] = {
                "title": pair.title,
                "pairs": [],
                "picture": f"{view.language}/{picture}",
                "about": story.about(told),
                "years": _by_year(pair.moments),
            }
            yield pair.path, view.page("timeline.html", pair.path, **shown)

    def _paired(self) -> Iterator[Pair]:
        """Every two countries between which enough happened, the fullest story first."""
        acting = {place for moment in self._moments for place in self._sides.acting(moment)}
        countries = sorted({place.split("-")[0] for place in acting})
        found = []
        for i, one in enumerate(countries):
            for other in countries[i + 1 :]:
                moments = tuple(self._sides.between(self._moments, one, other))
                if len(moments) >= _FEWEST:
                    ends = {side: named([side]) for side in (one, other)}
                    title = WORDS["pair"].fill(one=ends[one], other=ends[other])
                    found.append(Pair((one, other), title, moments))
        yield from sorted(found, key=lambda pair: (-len(pair.moments), pair.places))

    def _named(self) -> dict[str, list[str]]:
        """For each entity the measures that name it or have it on their list."""
        naming: dict[str, list[str]] = {}
        for measure in self._law.measures:
            meant = [target for target in aims.targets(measure, self._law) if target in self._graph]
            for target in {self._graph.entity(each).id for each in meant}:
                naming.setdefault(target, []).append(measure.id)
        return naming

    def _up(self, entity: Entity) -> list[Link]:
        return [link for link in self._graph.links if link.tail == entity.id]

    def _down(self, entity: Entity) -> list[Link]:
        return [link for link in self._graph.links if link.head == entity.id]


def _by_year(moments: Iterable[Moment]) -> list[tuple[int | None, list[Moment]]]:
    """Moments by year; those without a date stand last."""
    years = groupby(moments, key=lambda moment: moment.date.year if moment.date else None)
    return [(year, list(group)) for year, group in years]


def _parts(moments: list[Moment]) -> Iterator[tuple[str, list[Moment]]]:
    yield "process", [moment for moment in moments if moment.part == "process"]
    yield "history", [m for m in moments if m.part not in ("process", "background")]
    yield "background", [moment for moment in moments if moment.part == "background"]


def _anchors(measure: Measure) -> dict[tuple[str, Both], str]:
    """Of each event of its history, by the day and words with which it is told."""
    return {(str(step.date), step.note): anchor for step, anchor in step_anchors(measure).items()}


def _names(entity: Entity) -> Iterator[tuple[Both, list[tuple[str, str | None]]]]:
    """What it is called beside its label, each with the language of the text where that is known."""
    names = entity.names
    whole = [(names.legal, None), (names.zh, "zh"), (names.fr, "fr")]
    if proper := [(text, language) for text, language in whole if text and text != entity.label]:
        yield WORDS["names"], proper
    if names.former:
        yield WORDS["former"], [(text, None) for text in names.former]
    if others := (*names.aliases, *names.weak):
        yield WORDS["aliases"], [(text, None) for text in others]


def _json(value: object) -> bytes:
    return msgspec.json.format(canonical(value), indent=2) + b"\n"
