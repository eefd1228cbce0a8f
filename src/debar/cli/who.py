"""`debar who`: find an entity by any of its names; draw who owns it, what it owns, makes and badges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from debar.cli import asked, show
from debar.cli.show import Format, FormatOption, commands

if TYPE_CHECKING:
    from rich.text import Text
    from rich.tree import Tree

    from debar.entities.family import Relation
    from debar.entities.model import Entity, Source
    from debar.entities.names import Found

LEAST = 0.3
"""Names less alike than this are not shown."""

_COLUMNS = ("id", "kind", "name", "score", "why")
_TREE_COLUMNS = (
    "depth",
    "relation",
    "id",
    "name",
    "share",
    "since",
    "until",
    "attested",
    "holds",
    "confidence",
)
_HEADINGS = {
    "owner": "owned or controlled by",
    "holding": "owns or controls",
    "own-brand": "its own brands",
    "makes-for": "makes what others sell as",
    "brand-of": "a brand of",
    "made-by": "made by",
}

app = commands("Find a company or brand: its makers, brands and owners as of a day.")


@app.command()
def who(
    names: Annotated[
        list[str], typer.Argument(metavar="NAME", help="A name in any spelling or language, or an id.")
    ],
    tree: Annotated[
        bool, typer.Option("--tree", help="Show owners, holdings, brands and makers of the one found.")
    ] = False,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="YYYY-MM-DD", help="As of this day in the world; else today."),
    ] = None,
    known: Annotated[
        str | None,
        typer.Option("--known", metavar="YYYY-MM-DD", help="As the knowledge stood on this day; else now."),
    ] = None,
    format: FormatOption = Format.table,
) -> None:
    """Find a company or brand by any of its names, misspelt ones included, best first, and say why.

    A score of 0.5 and more says that the name is that party's. Where nothing is found, there are
    no rows, the nearest names are on stderr, and the exit code is still 0.
    """
    from debar.entities.graph import Graph
    from debar.entities.names import SAME, lookup, suggestions

    name = " ".join(names).strip()
    if not name:
        raise typer.BadParameter("Give a name or an id to look for.")
    day = _day(on, "--on") or asked.today()
    graph = Graph.load().as_known(_day(known, "--known"))
    found = [one for one in lookup(graph, name) if one.score >= LEAST]
    if not found or (tree and found[0].score < SAME):
        _tell_nearest(name, [one.name for one in found] or suggestions(graph, name))
    if tree and found and found[0].score >= SAME:
        from debar.entities.family import relations

        _show_tree(found[0], relations(graph, found[0].entity.id, day), day, format)
    elif found or format is not Format.table:
        show.rows([_row(one) for one in found], format, _COLUMNS)


def _day(text: str | None, option: str) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no day: write it as 2025-06-27.", param_hint=option) from None


def _tell_nearest(name: str, nearest: Sequence[str]) -> None:
    near = f" Nearest: {', '.join(dict.fromkeys(nearest))}." if nearest else ""
    show.say(f"Nothing in this edition of the knowledge is called {name!r}.{near}")


def _row(found: Found) -> show.Row:
    entity = found.entity
    return {
        "id": entity.id,
        "kind": entity.kind,
        "name": entity.label,
        "score": found.score,
        "matched": found.name,
        "country": entity.country,
        "why": found.why,
    }


def _show_tree(found: Found, relations: Sequence[Relation], day: date, format: Format) -> None:
    if format is not Format.table:
        show.rows(_flat(relations, found.entity.id), format, _TREE_COLUMNS)
        return
    from rich.console import Console

    Console(highlight=False).print(_drawn(found, relations, day))


def _flat(relations: Sequence[Relation], of: str, depth: int = 1) -> Iterator[show.Row]:
    """Each relation as a row, what hangs below it right after it; `of` names the row it belongs to."""
    for relation in relations:
        link = relation.link
        yield {
            "depth": depth,
            "of": of,
            "relation": relation.kind,
            "id": relation.entity.id,
            "name": relation.entity.label,
            "kind": relation.entity.kind,
            "link": link.kind,
            "share": link.share,
            "scope": link.scope and link.scope.en,
            "since": link.span.since,
            "until": link.span.until,
            "attested": link.attested,
            "holds": relation.holds,
            "confidence": link.confidence,
            "basis": link.basis,
            "note": link.note and link.note.en,
            "sources": list(link.sources),
        }
        yield from _flat(relation.below, relation.entity.id, depth + 1)


def _drawn(found: Found, relations: Sequence[Relation], day: date) -> Tree:
    from rich.tree import Tree

    entity = found.entity
    names = [entity.names.legal, entity.names.zh, entity.names.fr]
    title = f"{entity.label} ({entity.id}), {_what(entity)}, as of {day}"
    others = [name for name in names if name and name != entity.label]
    tree = Tree(_text("\n".join([title, *others])))
    if not relations:
        tree.add(_text("no relation is recorded"))
    _hang(tree, relations, day)
    return tree


def _hang(tree: Tree, relations: Sequence[Relation], day: date) -> None:
    for kind, heading in _HEADINGS.items():
        these = [relation for relation in relations if relation.kind == kind]
        if not these:
            continue
        branch = tree.add(_text(heading))
        for relation in these:
            _hang(branch.add(_text(_said(relation, day))), relation.below, day)


def _said(relation: Relation, day: date) -> str:
    link = relation.link
    first = [f"{relation.entity.label} ({relation.entity.id})", _what(relation.entity)]
    first += ["controls"] if link.kind == "controls" else []
    first += [f"{link.share:g} %"] if link.share is not None else []
    lines = [", ".join(first), f"{_dates(relation, day)}; {link.confidence} confidence"]
    lines += [f"covers: {link.scope.en}"] if link.scope else []
    lines += [link.note.en] if link.note else []
    lines += [f"source: {_source(source)}" for source in link.sources]
    return "\n".join(lines)


def _what(entity: Entity) -> str:
    return entity.kind.replace("-", " ") + (f" in {entity.country}" if entity.country else "")


def _dates(relation: Relation, day: date) -> str:
    link = relation.link
    told = [f"since {link.span.since}"] if link.span.since else []
    told += [f"attested {link.attested}, beginning not known"] if link.attested else []
    told += [f"until {link.span.until}"] if link.span.until else []
    if not told:
        return "undated: says nothing about a day"
    marks = {True: "", None: f" (does not tell for {day})", False: f" (not on {day})"}
    return ", ".join(told) + marks[relation.holds]


def _source(source: Source) -> str:
    dated = f", {source.date}" if source.date else ""
    return f"{source.title} ({source.publisher}{dated})" + ("" if source.seen else ", not read")


def _text(text: str) -> Text:
    from rich.text import Text

    return Text(text)
