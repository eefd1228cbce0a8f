"""Writes each command's `--help` into its page under docs/commands/, below the hand-written part.

`python docs/write.py` writes; `--check` only says which pages are not up to date, and ends with 1.
"""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from importlib import import_module
from pathlib import Path

MARK = "<!-- Below: written by ./dev docs from --help. Write above this line. -->"
PAGES = Path(__file__).parent / "commands"


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
    return [] if name in inner else inner


def generated(name: str) -> str:
    """The part of a command's page that follows from the program."""
    calls = [(name,), *((name, inner) for inner in subcommands(name))]
    parts = [f"## `debar {' '.join(words)}`\n\n```text\n{help_of(*words)}\n```\n" for words in calls]
    return "\n".join(parts)


def page(name: str, now: str) -> str:
    """The whole page: what was written by hand, then what follows from the program."""
    by_hand = now.split(MARK, maxsplit=1)[0].rstrip() if now.strip() else f"# debar {name}"
    return f"{by_hand}\n\n{MARK}\n\n{generated(name)}"


def stale() -> Iterator[tuple[Path, str]]:
    """Each page that is not what it should be, with what it should be."""
    from debar.cli.main import COMMANDS

    for name in COMMANDS:
        path = PAGES / f"{name}.md"
        now = path.read_text("utf-8") if path.exists() else ""
        wanted = page(name, now)
        if now != wanted:
            yield path, wanted


def main() -> int:
    """Write, or with --check compare."""
    outdated = list(stale())
    if "--check" in sys.argv:
        for path, _ in outdated:
            sys.stderr.write(f"{path.name}: not what --help says: run ./dev docs\n")
        return 1 if outdated else 0
    for path, text in outdated:
        path.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
