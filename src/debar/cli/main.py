"""`debar`: finds the command and loads only its module, so that starting stays quick."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

from debar.cli.show import Exit, complain
from debar.kit import cache
from debar.kit.errors import BadData, DebarError

COMMANDS: dict[str, tuple[str, str]] = {
    "demo": ("demo", "Show all five steps on the example estate; the report lands in ./debar-demo."),
    "init": ("workspace", "Make a workspace: a folder that keeps evidence and decisions."),
    "status": ("workspace", "What is in this workspace, and what is missing."),
    "estate": ("estate", "Bodies, sites, networks, consents and contracts, as YAML."),
    "intake": ("intake", "Take in any file or folder that we can read."),
    "evidence": ("evidence", "The sources taken in, by digest."),
    "device": ("device", "Devices: list, show, merge and split."),
    "identify": ("identify", "Name brand, maker and model behind raw answers, with reasons."),
    "label": ("label", "Read photos of type plates: model, serial, codes, and who made the device."),
    "judge": ("judge", "What the law says of one item, or of a table of items."),
    "screen": ("screen", "Screen purchase lines or supplier names."),
    "law": ("law", "The law: what binds, what is owed and by when, why; timeline; your own authorities."),
    "knowledge": ("knowledge", "What debar knows: prove it, and lay a recog database beside it."),
    "who": ("who", "Find a company or brand: its makers, brands and owners as of a day."),
    "read": ("read", "Read a notice or article: draft measures and responses, with quotes."),
    "review": ("review", "Cases: list, show, and act on them."),
    "report": ("report", "Write a report of the workspace."),
    "ledger": ("ledger", "Check that nothing decided was lost or altered."),
}
"""Command → (module under debar.cli, one line of help)."""


class _Lazy(TyperGroup):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002  the signature is Typer's
        return list(COMMANDS)

    def get_command(self, ctx: Any, name: str) -> Any:  # noqa: ARG002  as above
        if name not in COMMANDS:
            raise BadData(f"there is no command {name!r}.{_meant(name)}")
        module = import_module(f"debar.cli.{COMMANDS[name][0]}")
        command = typer.main.get_command(module.app)
        inner = getattr(command, "commands", {})
        found = inner.get(name, command)
        found.name = name
        return found

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002  as above
        with formatter.section("Commands"):
            formatter.write_dl([(name, says) for name, (_, says) in COMMANDS.items()])


app = typer.Typer(
    cls=_Lazy,
    name="debar",
    help="Know what binds you, find what you have, stop what you buy, and show what was done about it.",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"debar {version('debar')}")
        raise typer.Exit


@app.callback()
def _root(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Print the version and end."
    ),
) -> None:
    """Know what binds you, find what you have, stop what you buy, and show what was done about it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command. Returns its exit code: 0 done, 1 covered found, 2 wrong use, 3 partly done."""
    try:
        given = list(sys.argv[1:] if arguments is None else arguments)
        outcome = app(args=given, standalone_mode=False, prog_name="debar")
        sys.stdout.flush()
    except DebarError as error:
        return complain(str(error))
    except BrokenPipeError:
        _let_go_of_stdout()
        return Exit.DONE
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        return complain(
            f"{place}{error.strerror or error}. Free some space or check the rights, then run it again."
        )
    except KeyboardInterrupt:
        return _stopped()
    except Exception as error:
        code = _shown_misuse(error)
        if code is None:
            raise
        return code
    return _stopped() if outcome == Exit.STOPPED else int(outcome or 0)


def _stopped() -> int:
    return complain("Stopped. What was finished before is kept.", code=Exit.STOPPED)


def _meant(name: str) -> str:
    near = get_close_matches(name, COMMANDS, n=1)
    return f" Did you mean {near[0]!r}?" if near else " `debar --help` lists them."


def _shown_misuse(error: Exception) -> int | None:
    """Show what was wrong with the call; gives its exit code, or None where it is another error."""
    show, code = getattr(error, "show", None), getattr(error, "exit_code", None)
    if show is None or code is None:
        return None
    show()
    return int(code)


def _let_go_of_stdout() -> None:
    """Whoever read our output has gone: what is still in the buffer goes nowhere, without a complaint."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def entry() -> None:
    """The console script."""
    cache.keep_in(cache.usual(os.environ))
    sys.exit(main())


if __name__ == "__main__":
    entry()
