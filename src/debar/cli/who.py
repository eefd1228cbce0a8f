"""`debar who`: find an entity by any name; draw who owns it and what it makes; say who holds how much."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from debar.cli import asked, show
from debar.cli.show import Form, Format, FormOption, OutOption, commands, undrawn

if TYPE_CHECKING:
    from debar.cli.who_tree import About
    from debar.entities.names import Found

LEAST = 0.3
"""Names less alike than this are not shown."""

_COLUMNS = ("id", "kind", "name", "score", "why")

app = commands("Find a company or brand: its makers, brands and owners as of a day.")


@app.command()
def who(
    names: Annotated[
        list[str], typer.Argument(metavar="NAME", help="A name in any spelling or language, or an id.")
    ],
    *,
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
    sources: Annotated[
        bool, typer.Option("--sources", help="With --tree: say where each relation was read.")
    ] = False,
    holdings: Annotated[
        bool,
        typer.Option("--holdings", help="Show who holds how much of the one found, at least and at most."),
    ] = False,
    of: Annotated[
        list[str] | None,
        typer.Option(
            "--of", help="With --holdings: what this owner holds, all named together too; may be repeated."
        ),
    ] = None,
    lang: asked.LanguageOption = "en",
    format: FormOption = Form.table,
    out: OutOption = "-",
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
    printed, counted = undrawn(format, out), holdings or bool(of)
    drawn = tree or printed is None
    if drawn and counted:
        raise typer.BadParameter("Ask for the tree or for the holdings, one at a time.")
    day, language = _day(on, "--on") or asked.today(), asked.language(lang)
    graph = Graph.load().as_known(_day(known, "--known"))
    found = [one for one in lookup(graph, name) if one.score >= LEAST]
    meant = found[0].entity if found and found[0].score >= SAME else None
    if not found or ((drawn or counted) and not meant):
        _tell_nearest(name, [one.name for one in found] or suggestions(graph, name))
    if meant and drawn:
        from debar.cli.who_tree import About

        _draw(About(graph, meant, day, language, sources), format, out)
    elif meant and counted:
        from debar.cli.who_holdings import print_holdings

        owners = [asked.named(each, graph, "--of") for each in of or ()]
        print_holdings(graph, meant, owners, on=day, language=language, format=printed or Format.table)
    elif found or printed is not Format.table:
        show.rows([_row(one) for one in found], printed or Format.table, _COLUMNS)


def _draw(about: About, form: Form, out: str) -> None:
    printed = undrawn(form, out)
    if printed is None:
        show.drawn(about.drawn(form), out)
    elif printed is Format.table:
        about.draw()
    else:
        show.rows(about.rows(), printed, about.columns)


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
