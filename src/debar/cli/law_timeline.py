"""`debar law timeline`: measures and what was done about them, as one story in time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from debar.cli import asked
from debar.cli.asked import KnownOption, LanguageOption
from debar.cli.show import Form, Format, FormOption, OutOption, drawn, page, rows, undrawn
from debar.kit.errors import BadData

if TYPE_CHECKING:
    from debar.entities.graph import Graph
    from debar.kit.times import Partial
    from debar.kit.words import Language
    from debar.law.between import Sides
    from debar.law.registry import Registry
    from debar.law.timeline import Moment
    from debar.reports.forms.story import Story

_COLUMNS = ("date", "until", "of", "towards", "part", "kind", "who", "measures", "says", "link", "id")
_Places = tuple[str, str]


def timeline(
    *,
    between: Annotated[
        tuple[str, str], typer.Option(help="Only what lies between two places, as CA CN, both ways.")
    ] = ("", ""),
    about: Annotated[str, typer.Option(help="Only about this company or brand: an id or a name.")] = "",
    measure: Annotated[
        list[str] | None, typer.Option(help="Only this measure and what was done about it; may be repeated.")
    ] = None,
    since: Annotated[str, typer.Option(help="Only from this day, month or year on.")] = "",
    until: Annotated[str, typer.Option(help="Only up to this day, month or year.")] = "",
    kind: Annotated[
        list[str] | None,
        typer.Option(help="Only this kind: status, response, background, ruling, …; may be repeated."),
    ] = None,
    review: Annotated[
        bool, typer.Option("--review", help="Also how measures came about, step by step.")
    ] = False,
    known: KnownOption = "",
    workspace: Annotated[
        str, typer.Option("--workspace", "-w", help="Also the authorities of the workspace in this folder.")
    ] = "",
    lang: LanguageOption = "en",
    format: FormOption = Form.table,
    out: OutOption = "-",
) -> None:
    """Tell in order of time what was done, by whom, and in answer to what."""
    from debar.cli.law_story import moment_row, story_lines
    from debar.entities.graph import Graph
    from debar.law.between import Sides
    from debar.reports.stories import story_of

    language, day = asked.language(lang), asked.day(known, "--known")
    law, graph = asked.court(workspace).law, Graph.load().as_known(day)
    sides, places = Sides(law.as_known(day), graph), _places(between, law, graph)
    entity = asked.named(about, graph, "--about") if about else ""
    found = _found(law, sides, places=places, entity=entity, measures=measure or (), known=day)
    found = _in_time(_of_kind(found, kind or (), review), _edge(since, "--since"), _edge(until, "--until"))
    printed = undrawn(format, out)
    if printed is None:
        story = story_of(found, sides, graph, law, places=places, about=entity, on=asked.today())
        drawn(_drawn(story, format, language), out)
    elif printed is not Format.table or not found:
        rows((moment_row(each, sides, graph, language) for each in found), printed, _COLUMNS)
    else:
        page("\n".join(story_lines(found, sides, graph, language, places=places)))


def _found(
    law: Registry,
    sides: Sides,
    *,
    places: _Places | None,
    entity: str,
    measures: Sequence[str],
    known: date | None,
) -> Iterable[Moment]:
    """What lies between the places, is about the entity and belongs to the measures, of what was known."""
    from debar.law import timeline as told

    found: Iterable[Moment] = told.every(law, known)
    meant = {law.measure(id_).id for id_ in measures}
    if meant:
        found = [each for each in found if meant.intersection((*each.measures, *each.beside))]
    if places:
        found = sides.between(found, *places)
    return sides.about(found, entity) if entity else found


def _of_kind(found: Iterable[Moment], kinds: Sequence[str], review: bool) -> Iterable[Moment]:
    """Raises BadData for a word that is neither a part of the story nor a kind of moment."""
    from debar.law.timeline import KINDS, PARTS

    for word in kinds:
        asked.one_of(word, tuple(dict.fromkeys((*PARTS, *KINDS))), "--kind")
    for each in found:
        wanted = each.part in kinds or each.kind in kinds
        if wanted or (not kinds and (review or each.part != "process")):
            yield each


def _in_time(found: Iterable[Moment], since: Partial | None, until: Partial | None) -> list[Moment]:
    """What may have been in that time; what has no date, only where no time is asked for."""
    return [
        each
        for each in found
        if (each.date is None and not (since or until))
        or (
            each.date is not None
            and (since is None or (each.until or each.date).last >= since.first)
            and (until is None or each.date.first <= until.last)
        )
    ]


def _edge(text: str, option: str) -> Partial | None:
    from debar.kit.times import Partial

    try:
        return Partial.parse(text) if text else None
    except ValueError as error:
        raise BadData(f"{option}: {error}.") from None


def _places(between: _Places, law: Registry, graph: Graph) -> _Places | None:
    """The two places, None where none were named. Raises BadData for a place that nothing names."""
    if not any(between):
        return None
    named = {each.jurisdiction for each in law.measures}
    named |= {each.country for each in graph.entities if each.country}
    known = tuple(sorted(named | {place.split("-")[0] for place in named}))
    one, other = (asked.one_of(text.upper(), known, "--between") for text in between)
    if one == other:
        raise BadData(f"--between: {one!r} stands there twice. Name two places, as CA CN.")
    return one, other


def _drawn(story: Story, form: Form, language: Language) -> bytes:
    from debar.reports.forms import story as forms

    return (forms.svg if form is Form.svg else forms.html)(story, language)
