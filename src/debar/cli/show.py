"""How commands print: rows to stdout in four formats, everything else to stderr."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any
from unicodedata import category

import msgspec
import typer

from debar.kit.cells import unformula
from debar.kit.errors import BadData
from debar.kit.times import encode_partial

Row = Mapping[str, Any]
_WIDE = 160
"""Columns of a table that goes to a file or another program."""


class Format(StrEnum):
    """How rows are printed."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


class Form(StrEnum):
    """How something is printed that can be drawn too: as rows, as a picture, or as a page with both."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    svg = "svg"
    html = "html"


FormatOption = Annotated[Format, typer.Option("--format", "-f", help="How rows are printed.")]
FormOption = Annotated[
    Form, typer.Option("--format", "-f", help="Rows as they are printed, a picture, or a page with it.")
]
OutOption = Annotated[
    str, typer.Option("--out", "-o", help="With svg or html: the file to write; - for stdout.")
]
WorkspaceOption = Annotated[
    str, typer.Option("--workspace", "-w", envvar="DEBAR_WORKSPACE", help="The workspace's folder.")
]


def commands(help: str | None = None) -> typer.Typer:
    """An empty group of commands, plain text, set up as all groups of debar are."""
    return typer.Typer(
        help=help,
        no_args_is_help=True,
        rich_markup_mode=None,
        add_completion=False,
        pretty_exceptions_enable=False,
    )


class Exit:
    """The exit codes that every command keeps to."""

    DONE = 0
    FOUND = 1
    WRONG = 2
    PARTLY = 3
    STOPPED = 130


def rows(items: Iterable[Row], format: Format, columns: Sequence[str] | None = None) -> None:
    """Print rows to stdout. `columns` chooses and orders what table and CSV show."""
    if format is Format.jsonl:
        for item in items:
            sys.stdout.buffer.write(_json(item) + b"\n")
        sys.stdout.flush()
    elif format is Format.json:
        sys.stdout.buffer.write(msgspec.json.format(_json(list(items)), indent=2) + b"\n")
        sys.stdout.flush()
    elif format is Format.csv:
        _csv(items, columns)
    else:
        _table(list(items), columns)


def page(text: str) -> None:
    """A page of text to stdout: the answer itself, where rows would not do."""
    sys.stdout.write(f"{printable(text)}\n")


def undrawn(form: Form, out: str) -> Format | None:
    """How the rows are printed; None where a picture or a page is asked for.

    Raises BadData where rows are asked for and a file is named.
    """
    if form in (Form.svg, Form.html):
        return None
    if out != "-":
        raise BadData("--out: rows go to stdout. Ask for --format svg or html, or lead stdout into a file.")
    return Format(form.value)


def put(data: bytes, out: str) -> str:
    """An answer into its file, whole or not at all, or to stdout (`-`). Returns the place to tell.

    Raises BadData where its folder is missing.
    """
    if out == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
        return "stdout"
    from debar.store.disk import Disk, write

    if not Path(out).parent.is_dir():
        raise BadData(f"{out}: there is no folder {str(Path(out).parent)!r}. Make it, or name another.")
    write(Path(out), data, Disk())
    return str(Path(out).absolute())


def drawn(data: bytes, out: str) -> None:
    """A picture or a page into its file, which is told; to stdout where that is `-`."""
    place = put(data, out)
    if out != "-":
        say(f"{place} written")


def say(text: str) -> None:
    """A line for the person, on stderr; what a file put into it cannot drive the terminal."""
    sys.stderr.write(f"{printable(text)}\n")


def printable(text: str) -> str:
    """The text without what moves a cursor or turns the reading order; blanks of any width stay."""
    return "".join(c if c.isprintable() or c == "\n" or category(c) == "Zs" else "�" for c in text)


def complain(text: str, code: int = Exit.WRONG) -> int:
    """What went wrong, on stderr. Returns the exit code to end with."""
    say(f"debar: {text}")
    return code


def _json(value: Any) -> bytes:
    try:
        return msgspec.json.encode(value, enc_hook=encode_partial)
    except UnicodeEncodeError:  # it holds the name of a file, in bytes that are no UTF-8
        plain = msgspec.to_builtins(value, enc_hook=encode_partial)
        return json.dumps(plain, ensure_ascii=False).encode("utf-8", "replace")


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple) and all(isinstance(v, str) for v in value):
        return ", ".join(value)
    if isinstance(value, dict | list | tuple | msgspec.Struct):
        return _json(value).decode()
    return str(value)


def _csv(items: Iterable[Row], columns: Sequence[str] | None) -> None:
    writer = None
    for item in items:
        if writer is None:
            columns = columns or list(item)
            writer = csv.writer(sys.stdout, lineterminator="\n")
            writer.writerow(columns)
        writer.writerow([unformula(_text(item.get(name))) for name in columns or ()])


def _table(items: Sequence[Row], columns: Sequence[str] | None) -> None:
    if not items:
        say("nothing to show")
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    names = columns or list(items[0])
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in names:
        table.add_column(name, overflow="fold")
    for item in items:
        table.add_row(*[Text(printable(_text(item.get(name)))) for name in names])
    width = None if sys.stdout.isatty() else _WIDE
    Console(width=width, highlight=False).print(table)
