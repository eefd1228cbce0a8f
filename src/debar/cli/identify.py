"""`debar identify`: evidence records in, identities out, one JSON object a line."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO

import typer

from debar.cli.show import Exit, Format, commands, complain, rows, say
from debar.identify.evidence import Identity, Record
from debar.kit import beside
from debar.kit.errors import Problem, reading

if TYPE_CHECKING:
    from debar.identify import Identifier

app = commands()

_COLUMNS = ("id", "kind", "brand", "brand grade", "maker", "maker grade", "model", "relabel")
_EVERY = 1.0


@app.command()
def identify(
    file: Annotated[
        str,
        typer.Argument(help="Records, one JSON object a line, plain or gzipped; `-` reads standard input."),
    ] = "-",
    on: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"], help="The day for which relations between brand and maker must hold."
        ),
    ] = None,
    format: Annotated[
        Format, typer.Option("--format", "-f", help="How identities are printed.")
    ] = Format.jsonl,
) -> None:
    """Name brand, maker and model behind raw answers, with reasons.

    A record is {"id", "protocol", "raw"}, or "raw_b64" for bytes that are no text. Records that share
    a "device" are one device. Identities come in the order of the records.
    """
    if file == "-" and sys.stdin.isatty():
        raise typer.Exit(
            complain("nothing to read. Name a file, or pipe records in: debar identify records.jsonl")
        )
    with _open(file) as stream:
        source = _Source(stream, "standard input" if file == "-" else file)
        identifier = _identifier()
        found = identifier.of_records(source, on.date() if on else None, source.tell)
        if format in (Format.table, Format.csv):
            rows((_flat(identity) for identity in found), format, _COLUMNS)
        else:
            from debar.identify.records import shown

            rows((shown(identity) for identity in found), format)
    _tell_slow(identifier)
    if source.problems:
        say(f"{source.problems} of {source.line} lines could not be used as they are.")
        raise typer.Exit(Exit.PARTLY)


class _Source:
    """The records of a stream; problems are told on stderr as they are met, and counted."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream, self._name = stream, name
        self.line = self.problems = 0

    def __iter__(self) -> Iterator[Record]:
        from debar.identify import records

        told = time.monotonic()
        for number, record in records.read(self._stream, self._name):
            self.line = number
            if isinstance(record, Problem):
                self.tell(record)
            else:
                yield record
            if sys.stderr.isatty() and time.monotonic() - told > _EVERY:
                told = time.monotonic()
                say(f"{self.line} lines read")

    def tell(self, problem: Problem) -> None:
        """Say what is wrong with the line that was read last."""
        self.problems += 1
        say(str(Problem(self._name, self.line, problem.what, problem.cure)))


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
