"""Moments of the law as a story that a report can draw: in two lanes, with who did what towards whom."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from debar.entities.graph import Graph
from debar.kit.words import Both
from debar.law.between import Sides, within
from debar.law.countries import named
from debar.law.described import name
from debar.law.registry import Registry
from debar.law.timeline import Moment
from debar.reports.forms.story import Event, Story

_BETWEEN = Both("Between {one} and {other}", "{one} et {other}")
_ABOUT = Both("About {who}", "Au sujet de {who}")
_ALL = Both("Measures and what was done about them", "Les mesures et ce qui a été fait à leur sujet")
_GOVERNMENTS = Both("Measures and their steps", "Les mesures et leurs étapes")
_OTHERS = Both("What was done about them, and background", "Les réactions, et le contexte")


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
                who=who(moment, graph),
                way=way(moment, sides, places),
                measures=titles,
                says=moment.says,
                link=moment.link,
                demands=moment.demands,
                original=moment.original,
                sources=moment.sources,
            )
        )
    lanes = (named(places[:1]), named(places[1:])) if places else (_GOVERNMENTS, _OTHERS)
    return Story(_title(places, name(about, graph) if about else None), lanes, tuple(events), on, law.edition)


def way(moment: Moment, sides: Sides, places: tuple[str, str] | None) -> str:
    """Who acts and towards whom: `CA → CN`. Between two places, only these, as whole countries."""
    if places:
        one = sides.side(moment, *places)
        other = places[1 - places.index(one)]
        aimed = any(within(place, other) for place in sides.towards(moment))
        return f"{one} → {other}" if aimed else one
    acting, towards = sides.acting(moment), sides.towards(moment)
    return " → ".join(filter(None, (acting[0] if acting else "", ", ".join(towards))))


def who(moment: Moment, graph: Graph) -> Both:
    """Who did it, as a reader knows them; empty where nobody is named."""
    if moment.name:
        return moment.name
    return name(moment.actor, graph) if moment.actor else Both("", "")


def _title(places: tuple[str, str] | None, about: Both | None) -> Both:
    parts = []
    if places:
        parts.append(_BETWEEN.fill(one=named(places[:1]), other=named(places[1:])))
    if about:
        parts.append(_ABOUT.fill(who=about))
    parts = parts or [_ALL]
    return Both(". ".join(each.en for each in parts), ". ".join(each.fr for each in parts))


def _lane(moment: Moment, sides: Sides, places: tuple[str, str] | None) -> int:
    if places:
        return places.index(sides.side(moment, *places))
    return int(moment.part in ("response", "background"))
