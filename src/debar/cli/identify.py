"""`debar identify`: evidence records in, identities out, one JSON object a line."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO, NamedTuple

import typer

from debar.cli import asked
from debar.cli.asked import LanguageOption
from debar.cli.identify_source import Seen, Source
from debar.cli.show import Exit, Format, commands, complain, page, rows, say
from debar.identify.evidence import Identity
from debar.kit import beside
from debar.kit.errors import BadData, reading

if TYPE_CHECKING:
    from debar.identify import Identifier
    from debar.kit.words import Language

app = commands()

_COLUMNS = ("id", "kind", "brand", "brand grade", "maker", "maker grade", "model", "relabel")
_EXPLAINED = (*_COLUMNS, "says", "doubt", "settle")


class Layout(StrEnum):
    """How identities are printed: as rows, or as text to read."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    text = "text"


@app.command()
def identify(
    file: Annotated[
        str,
        typer.Argument(help="Records, one JSON object a line, plain or gzipped; `-` reads standard input."),
    ] = "-",
    *,
    on: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"], help="The day for which relations between brand and maker must hold."
        ),
    ] = None,
    format: Annotated[
        Layout, typer.Option("--format", "-f", help="How identities are printed; text explains each.")
    ] = Layout.jsonl,
    explain: Annotated[
        bool,
        typer.Option("--explain", help="With each ground in words, what is in doubt, and how to settle it."),
    ] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="With text: field, weight, print and its note, too.")
    ] = False,
    lang: LanguageOption = "en",
    out: Annotated[
        str | None,
        typer.Option(
            "--out", "-o", help="A file instead of stdout, by its name: .parquet, .arrow or .jsonl."
        ),
    ] = None,
    processes: Annotated[
        int | None,
        typer.Option("--processes", min=0, help="With --out: how many processes help; as many as cores."),
    ] = None,
) -> None:
    """Name brand, maker and model behind raw answers, with reasons.

    A record is {"id", "protocol", "raw"}, or "raw_b64" for bytes that are no text. Records that share
    a "device" are one device. Identities come in the order of the records. With --out, records may also
    come as Parquet or Arrow, a column for each key.
    """
    if file == "-" and sys.stdin.isatty():
        raise typer.Exit(
            complain("nothing to read. Name a file, or pipe records in: debar identify records.jsonl")
        )
    language, day = asked.language(lang), on.date() if on else None
    if verbose and format is not Layout.text:
        raise BadData("--verbose: JSON has prints and weights anyway. For text to read, add --format text.")
    if out is not None or file.endswith((".parquet", ".arrow")):
        raise typer.Exit(_into_file(file, out, day, processes, plain=format is Layout.jsonl and not explain))
    with _open(file) as stream:
        source = Source(stream, "standard input" if file == "-" else file)
        identifier = _identifier()
        if explain or format is Layout.text:
            seen = Seen(source)
            found = identifier.of_records(seen, day, source.tell)
            _explain(found, seen, _Asked(identifier, day, language, verbose), format)
        else:
            _print(identifier.of_records(source, day, source.tell), Format(format.value))
    _tell_slow(identifier)
    if source.problems:
        say(f"{source.problems} of {source.line} lines could not be used as they are.")
        raise typer.Exit(Exit.PARTLY)


def _into_file(file: str, out: str | None, day: date | None, processes: int | None, *, plain: bool) -> int:
    if out is None:
        raise BadData(f"{file}: what a table holds goes into a file. Add --out identities.parquet.")
    if not plain:
        raise BadData("--out: the name of the file says its kind, and nothing is explained there.")
    from debar.cli.identify_files import identified

    identifier = _identifier()
    count = len(os.sched_getaffinity(0)) if processes is None else processes
    try:
        problems = identified(file, out, identifier, day, count)
    except KeyboardInterrupt:
        say(f"{out}: not written, since a file has its name only once it is whole.")
        raise
    _tell_slow(identifier)
    if problems:
        say(f"{problems:,} records could not be used as they are.")
    return Exit.PARTLY if problems else Exit.DONE


def _print(found: Iterable[Identity], format: Format) -> None:
    if format in (Format.table, Format.csv):
        rows((_flat(identity) for identity in found), format, _COLUMNS)
    else:
        from debar.identify.records import shown

        rows((shown(identity) for identity in found), format)


class _Asked(NamedTuple):
    """How identities are to be explained."""

    identifier: Identifier
    on: date | None
    language: Language
    verbose: bool


def _explain(found: Iterable[Identity], seen: Seen, asks: _Asked, format: Layout) -> None:
    from debar.identify.records import explained

    graph = asks.identifier.graph
    if format is Layout.text:
        from debar.cli.explained import Teller, notes

        teller = Teller(graph, asks.language, asks.on, notes() if asks.verbose else None)
        for each in found:
            page(teller.page(each, seen.fields(each.id)))
        return
    whole = ((each, explained(each, graph, asks.on, seen.fields(each.id))) for each in found)
    if format in (Layout.json, Layout.jsonl):
        rows((told for _, told in whole), Format(format.value))
    else:
        told_rows = ({**_flat(each), **_in_words(told, asks.language)} for each, told in whole)
        rows(told_rows, Format(format.value), _EXPLAINED)


def _in_words(told: dict[str, Any], language: Language) -> dict[str, str]:
    """The words of an explanation as cells: what it is, what is in doubt, what would settle it."""
    ways = [f"{number}. {way[language]}" for number, way in enumerate(told["settle"], 1)]
    return {
        "says": told["says"][language],
        "doubt": told["doubt"][language] if told["doubt"] else "",
        "settle": " ".join(ways),
    }


def _identifier() -> Identifier:
    """What is known here, with what was laid beside it for this workspace or account."""
    from debar.identify import Identifier

    return Identifier.load(beside=beside.in_use(Path(), os.environ))


def _tell_slow(identifier: Identifier) -> None:
    for name, count in identifier.recog.slow.items() if identifier.recog else ():
        say(f"{name} took too long over {count} texts and was given up there.")


def _open(file: str) -> BinaryIO:
    if file == "-":
        return sys.stdin.buffer
    try:
        return Path(file).open("rb")
    except OSError as error:
        raise reading(Path(file), error) from error


def _flat(identity: Identity) -> dict[str, Any]:
    brand, maker, model = identity.brand, identity.maker, identity.model
    values = (
        identity.id,
        identity.kind,
        brand and brand.id,
        brand and brand.grade,
        maker and maker.id,
        maker and maker.grade,
        model and model.id,
        identity.relabel,
    )
    return dict(zip(_COLUMNS, values, strict=True))
