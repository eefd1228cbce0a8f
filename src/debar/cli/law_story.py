"""Moments of the law as rows, as lines to read in the terminal, and as a story to draw."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from debar.cli.prose import wrapped
from debar.entities.graph import Graph
from debar.entities.model import Source
from debar.kit.canon import plain
from debar.kit.words import Both, Language
from debar.law.between import Sides, within
from debar.law.countries import named
from debar.law.registry import Registry
from debar.law.timeline import Moment
from debar.reports.forms.story import Event, Story

_TITLE = Both("{one} and {other}, {count} events", "{one} et {other}, {count} événements")
_COUNT = Both("{count} events", "{count} événements")
_ANSWERS = Both("on {measures}", "au sujet de {measures}")
_BESIDE = Both(
    "background: no source ties it to a measure", "contexte : aucune source ne le rattache à une mesure"
)
_LINK = Both("Link", "Lien")
_DEMANDS = Both("Demands", "Demande")
_ORIGINAL = Both("In its own words", "Dans ses propres mots")
_SOURCES = Both("Sources", "Sources")
_UNDATED = Both("No date found", "Sans date connue")
_UNSEEN = Both("not opened", "non consultée")
_BETWEEN = Both("Between {one} and {other}", "Entre {one} et {other}")
_ABOUT = Both("About {who}", "Au sujet de {who}")
_ALL = Both("Measures and what was done about them", "Les mesures et ce qui a été fait à leur sujet")
_GOVERNMENTS = Both("Measures and their steps", "Les mesures et leurs étapes")
_OTHERS = Both("What was done about them, and background", "Les réactions, et le contexte")


def moment_row(moment: Moment, sides: Sides, graph: Graph, language: Language) -> dict[str, Any]:
    """One moment with all that is known of it, in one language."""
    return {
        "date": str(moment.date) if moment.date else None,
        "until": str(moment.until) if moment.until else None,
        "of": list(sides.acting(moment)),
        "towards": list(sides.towards(moment)),
        "part": moment.part,
        "kind": moment.kind,
        "who": _who(moment, graph).within(language),
        "measures": list(moment.measures),
        "says": moment.says.within(language),
        "link": moment.link.within(language) if moment.link else None,
        "id": moment.id,
        "actor": moment.actor,
        "beside": list(moment.beside),
        "entities": list(moment.entities),
        "demands": moment.demands.within(language) if moment.demands else None,
        "original": moment.original,
        "confidence": moment.confidence,
        "codes": plain(moment.codes),
        "sources": [plain(source) for source in moment.sources],
    }


def story_lines(
    moments: Sequence[Moment],
    sides: Sides,
    graph: Graph,
    language: Language,
    *,
    places: tuple[str, str] | None,
) -> Iterator[str]:
    """The story to read, year by year, with its sources numbered at the end."""
    sources = list(dict.fromkeys(source for moment in moments for source in moment.sources))
    numbers = {source: number for number, source in enumerate(sources, 1)}
    yield _head(len(moments), places).within(language)
    for year, group in groupby(moments, key=lambda each: each.date.year if each.date else None):
        yield from ("", str(year or _UNDATED.within(language)))
        for moment in group:
            way = _way(moment, sides, places)
            yield from _moment(moment, _who(moment, graph), way, numbers, language)
    yield from ("", _SOURCES.within(language).upper())
    for source, number in numbers.items():
        yield from _source(source, number, language)


def story_of(
    moments: Iterable[Moment],
    sides: Sides,
    graph: Graph,
    law: Registry,
    *,
    places: tuple[str, str] | None,
    about: str,
    on: date,
) -> Story:
    """The story as a report draws it: one side for each place, or measures and answers."""
    events = []
    for moment in moments:
        titles = tuple(law.measure(id_).title for id_ in moment.measures)
        events.append(
            Event(
                side=_lane(moment, sides, places),
                date=moment.date,
                until=moment.until,
                part=moment.part,
                label=moment.label,
                who=_who(moment, graph),
                way=_way(moment, sides, places),
                measures=titles,
                says=moment.says,
                link=moment.link,
                demands=moment.demands,
                original=moment.original,
                sources=moment.sources,
            )
        )
    lanes = (named(places[:1]), named(places[1:])) if places else (_GOVERNMENTS, _OTHERS)
    return Story(
        _title(places, _called(about, graph) if about else None), lanes, tuple(events), on, law.edition
    )


def _title(places: tuple[str, str] | None, about: Both | None) -> Both:
    parts = []
    if places:
        parts.append(_BETWEEN.fill(one=named(places[:1]), other=named(places[1:])))
    if about:
        parts.append(_ABOUT.fill(who=about))
    parts = parts or [_ALL]
    return Both(". ".join(each.en for each in parts), ". ".join(each.fr for each in parts))


def _head(count: int, places: tuple[str, str] | None) -> Both:
    if places is None:
        return _COUNT.fill(count=count)
    return _TITLE.fill(one=named(places[:1]), other=named(places[1:]), count=count)


def _lane(moment: Moment, sides: Sides, places: tuple[str, str] | None) -> int:
    if places:
        return places.index(sides.side(moment, *places))
    return int(moment.part in ("response", "background"))


def _moment(
    moment: Moment, who: Both, way: str, numbers: dict[Source, int], language: Language
) -> Iterator[str]:
    when = f"{moment.date or ''}{f' – {moment.until}' if moment.until else ''}"
    facts = [moment.label.within(language), who.within(language)]
    if moment.measures:
        about = ", ".join(moment.measures)
        facts.append(_ANSWERS.fill(measures=about).within(language) if moment.id else about)
    if moment.part == "background" and moment.kind != "relation-event":
        facts.append(_BESIDE.within(language))
    yield from wrapped(
        "  ".join(filter(None, (when, way, f"[{', '.join(filter(None, facts))}]"))), "  ", hang=2
    )
    marks = "".join(f" [{numbers[source]}]" for source in moment.sources)
    yield from wrapped(moment.says.within(language) + marks, "      ")
    more = ((_LINK, moment.link), (_DEMANDS, moment.demands), (_ORIGINAL, _same(moment.original)))
    for label, text in more:
        if text:
            colon = " : " if language == "fr" else ": "
            yield from wrapped(f"{label.within(language)}{colon}{text.within(language)}", "        ", hang=2)


def _source(source: Source, number: int, language: Language) -> Iterator[str]:
    facts = [source.publisher, str(source.date or ""), "" if source.seen else _UNSEEN.within(language)]
    yield from wrapped(f"{source.title}. {', '.join(filter(None, facts))}", f"  [{number}] ")
    if source.url:
        yield f"      {source.url}"


def _way(moment: Moment, sides: Sides, places: tuple[str, str] | None) -> str:
    """Who acts and towards whom: `CA → CN`. Between two places, only these, as whole countries."""
    if places:
        one = sides.side(moment, *places)
        other = places[1 - places.index(one)]
        aimed = any(within(place, other) for place in sides.towards(moment))
        return f"{one} → {other}" if aimed else one
    acting, towards = sides.acting(moment), sides.towards(moment)
    return " → ".join(filter(None, (acting[0] if acting else "", ", ".join(towards))))


def _who(moment: Moment, graph: Graph) -> Both:
    if moment.name:
        return moment.name
    return _called(moment.actor, graph) if moment.actor else Both("", "")


def _called(id_: str, graph: Graph) -> Both:
    entity = graph.entity(id_)
    return Both(entity.label, entity.names.fr or entity.label)


def _same(text: str | None) -> Both | None:
    return Both(text, text) if text else None
