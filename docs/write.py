"""Writes what follows from the program into the documents, below their hand-written part.

That is each command's `--help` (docs/commands/) and the fields of knowledge files (knowledge.md).
`python docs/write.py` writes; `--check` only says which pages are not up to date, and ends with 1.
"""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from importlib import import_module
from pathlib import Path

from fields import tables

MARK = "<!-- Below: written by ./dev docs. Write above this line. -->"
DOCS = Path(__file__).parent
KNOWLEDGE = {
    "law/": ("debar.law.measure", "Measure"),
    "responses/": ("debar.law.response", "ResponseFile"),
    "entities/": ("debar.entities.model", "EntityFile"),
    "fingerprints/": ("debar.identify.fingerprint", "FingerprintFile"),
    "decoys/": ("debar.identify.fingerprint", "DecoyFile"),
    "models/": ("debar.identify.models", "GrammarFile"),
    "equivalents/": ("debar.identify.models", "EquivalentFile"),
    "weights.yaml": ("debar.identify.weights", "Weights"),
    "blocks/": ("debar.identify.blocks", "BlockFile"),
    "words/": ("debar.screening.words", "WordFile"),
    "notices/": ("debar.notices.words", "PhraseFile"),
}
"""Folder or file under src/debar/knowledge/ → the Struct that one of its files is read as."""


def help_of(*words: str) -> str:
    """What `debar WORDS --help` prints, 100 columns wide."""
    from debar.cli.main import main

    os.environ["COLUMNS"] = "100"
    printed = io.StringIO()
    with redirect_stdout(printed):
        main([*words, "--help"])
    return "\n".join(line.rstrip() for line in printed.getvalue().strip().splitlines())


def subcommands(name: str) -> list[str]:
    """The commands inside a group; none for a plain command."""
    import typer

    from debar.cli.main import COMMANDS

    command = typer.main.get_command(import_module(f"debar.cli.{COMMANDS[name][0]}").app)
    inner = list(getattr(command, "commands", {}))
    return [] if name in inner or name == command.name or not inner else inner


def command_page(name: str) -> str:
    """What the program says of a command and of the commands in it."""
    calls = [(name,), *((name, inner) for inner in subcommands(name))]
    return "\n".join(f"## `debar {' '.join(words)}`\n\n```text\n{help_of(*words)}\n```\n" for words in calls)


def knowledge_page() -> str:
    """Every field of every kind of knowledge file."""
    parts, told = [], set[str]()
    for folder, (module, kind) in KNOWLEDGE.items():
        parts += [f"## `{folder}`\n", *tables(getattr(import_module(module), kind), told)]
    return "\n".join(parts)


def whole(path: Path, generated: str) -> str:
    """A page: what was written by hand, then what follows from the program."""
    now = path.read_text("utf-8") if path.exists() else f"# {path.stem}"
    return f"{now.split(MARK, maxsplit=1)[0].rstrip()}\n\n{MARK}\n\n{generated}"


def stale() -> Iterator[tuple[Path, str]]:
    """Each page that is not what it should be, with what it should be."""
    from debar.cli.main import COMMANDS

    pages = {DOCS / "commands" / f"{name}.md": command_page(name) for name in COMMANDS}
    pages[DOCS / "knowledge.md"] = knowledge_page()
    for path, generated in pages.items():
        wanted = whole(path, generated)
        if not path.exists() or path.read_text("utf-8") != wanted:
            yield path, wanted


def main() -> int:
    """Write, or with --check compare."""
    outdated = list(stale())
    if "--check" in sys.argv:
        for path, _ in outdated:
            sys.stderr.write(f"{path.name}: not what the program says: run ./dev docs\n")
        return 1 if outdated else 0
    for path, text in outdated:
        path.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
