"""Moments of the law as rows, and as lines to read in the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from debar.cli.prose import wrapped
from debar.entities.graph import Graph
from debar.entities.model import Source
from debar.kit.canon import plain
from debar.kit.words import Both, Language
from debar.law.between import Sides
from debar.law.countries import named
from debar.law.timeline import Moment
from debar.reports.stories import way, who

_TITLE = Both("{one} and {other} (events: {count})", "{one} et {other} (événements : {count})")
_COUNT = Both("Events: {count}", "Événements : {count}")
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


def moment_row(moment: Moment, sides: Sides, graph: Graph, language: Language) -> dict[str, Any]:
    """One moment with all that is known of it, in one language."""
    return {
        "date": str(moment.date) if moment.date else None,
        "until": str(moment.until) if moment.until else None,
        "of": list(sides.acting(moment)),
        "towards": list(sides.towards(moment)),
        "part": moment.part,
        "kind": moment.kind,
        "who": who(moment, graph).within(language),
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
            yield from _moment(moment, who(moment, graph), way(moment, sides, places), numbers, language)
    yield from ("", _SOURCES.within(language).upper())
    for source, number in numbers.items():
        yield from _source(source, number, language)


def _head(count: int, places: tuple[str, str] | None) -> Both:
    if places is None:
        return _COUNT.fill(count=count)
    return _TITLE.fill(one=named(places[:1]), other=named(places[1:]), count=count)


def _moment(
    moment: Moment, actor: Both, direction: str, numbers: dict[Source, int], language: Language
) -> Iterator[str]:
    when = f"{moment.date or ''}{f' – {moment.until}' if moment.until else ''}"
    facts = [moment.label.within(language), actor.within(language)]
    if moment.measures:
        about = ", ".join(moment.measures)
        facts.append(_ANSWERS.fill(measures=about).within(language) if moment.id else about)
    if moment.part == "background" and moment.kind != "relation-event":
        facts.append(_BESIDE.within(language))
    yield from wrapped(
        "  ".join(filter(None, (when, direction, f"[{', '.join(filter(None, facts))}]"))), "  ", hang=2
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


def _same(text: str | None) -> Both | None:
    return Both(text, text) if text else None
