"""`debar read`: a notice or article, read into drafts of measures and responses with their quotes."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from debar.cli import asked, show
from debar.cli.show import Format, FormatOption, commands
from debar.kit.errors import BadData, reading

if TYPE_CHECKING:
    from debar.kit.words import Language
    from debar.notices.page import Page
    from debar.notices.reader import Reading

_STDIN = "-"

app = commands("Read a notice or article: draft measures and responses, with quotes.")


@app.command()
def read(
    file: Annotated[
        str,
        typer.Argument(metavar="FILE", help="A saved web page, a PDF or plain text; - for standard input."),
    ],
    *,
    published: Annotated[
        str | None,
        typer.Option("--date", metavar="YYYY-MM-DD", help="Day of the notice, where it does not tell it."),
    ] = None,
    draft: Annotated[
        Path | None,
        typer.Option("--draft", metavar="DIR", help="Write each draft there as YAML, for a person to fill."),
    ] = None,
    lang: asked.LanguageOption = "en",
    format: FormatOption = Format.table,
) -> None:
    """Say who did what to whom, when and on which basis, and what of it is new.

    Reads English and French, offline and by rules alone: the same text gives the same answer. Each
    field stands with the sentence that it rests on; what the text does not tell is left open. Nothing
    enters the knowledge by itself.
    """
    language = asked.language(lang)
    day = _day(published)
    name = "standard input" if file == _STDIN else file
    page = _page(file, name)
    found = _read(page, day)
    if found.language is None:
        raise BadData(f"{name}: {found.remarks[0].within(language)}")
    _print(found, page, name, language, format)
    if draft is not None:
        _write(found, page, name, draft)


def _day(text: str | None) -> date | None:
    from debar.notices.page import FIRST, LAST

    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or not FIRST <= day <= LAST:
        raise typer.BadParameter(
            f"{text!r} is no day of a notice: write it as 2025-06-27.", param_hint="--date"
        )
    return day


def _page(file: str, name: str) -> Page:
    """The notice's text. No more of a file is read than a notice can have."""
    from debar.notices import apart
    from debar.notices.page import MAX_BYTES, too_large

    if file == _STDIN:
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
    else:
        path = Path(file)
        try:
            if path.is_file() and path.stat().st_size > MAX_BYTES:
                raise too_large(name)
            with path.open("rb") as stream:
                data = stream.read(MAX_BYTES + 1)
        except OSError as error:
            raise reading(path, error) from error
        except ValueError:
            raise BadData(f"{name!r} is no name of a file. Check the spelling.") from None
    return apart.read(data, name)


def _read(page: Page, day: date | None) -> Reading:
    from debar.entities.graph import Graph
    from debar.law.registry import Registry
    from debar.notices import words
    from debar.notices.reader import Reader

    return Reader(words.load(), Graph.load(), Registry.load()).read(page, day, asked.today())


def _print(found: Reading, page: Page, name: str, language: Language, format: Format) -> None:
    from debar.cli import read_page
    from debar.entities.graph import Graph

    if format is Format.table:
        show.page("\n".join(read_page.lines(found, page, name, Graph.load(), language)))
    elif format is Format.json:
        show.rows([read_page.whole(found, page, name, language)], Format.json)
    else:
        show.rows((read_page.row(draft, language) for draft in found.drafts), format, read_page.COLUMNS)


def _write(found: Reading, page: Page, name: str, folder: Path) -> None:
    from debar.kit.secrecy import scrub
    from debar.notices import write

    title = page.title or Path(name).name
    url = scrub(page.url)[0] if page.url else None
    origin = write.Origin(
        title, page.publisher, url, found.published, found.language or "en", recorded=asked.today()
    )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        taken = [path.stem for path in folder.glob("draft-*.yaml")]
        for draft in found.drafts:
            named = write.file_name(draft, taken)
            taken.append(named)
            with (folder / f"{named}.yaml").open("x", encoding="utf-8") as stream:
                stream.write(write.as_yaml(draft, named, origin))
            show.say(f"{folder / named}.yaml")
    except OSError as error:
        raise BadData(
            f"{folder}: cannot be written to ({error.strerror or error}). Name a folder of your own."
        ) from error
