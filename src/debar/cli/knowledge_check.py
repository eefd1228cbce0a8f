"""`debar knowledge check`: does every example come out, and does every file hold together?"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import structs

from debar.cli.prose import wrapped
from debar.cli.show import Exit, Format, FormatOption, page, rows, say
from debar.kit.errors import BadData

if TYPE_CHECKING:
    from debar.identify.proofs import Proof
    from debar.law.check import Proof as LawProof

_PARTS = ("entities", "fingerprints", "models", "law", "blocks", "words", "notices", "beside")
_NAMES = {"equivalents": "rows of equivalents", "cases": "worked cases", "examples": "examples tried"}


def check(
    folder: Annotated[
        Path | None, typer.Argument(metavar="DIR", help="A folder of knowledge; none: the one in use.")
    ] = None,
    *,
    format: FormatOption = Format.table,
) -> None:
    """Prove the whole knowledge: fingerprints, decoys, model numbers, entities and the law.

    Each thing wrong is a row with file and line. Ends with 2 where there is one.
    """
    from debar.kit.pack import KNOWLEDGE

    home = folder or KNOWLEDGE
    found = _Found(home)
    if not found.parts:
        raise BadData(f"{home}: no folder of knowledge: it has none of {', '.join(_PARTS)}.")
    wrong = [{"part": part, "what": what} for part, what in found.wrong()]
    if format is not Format.table:
        rows(wrong, format, ("part", "what"))
    elif wrong:
        page("\n".join(line for each in wrong for line in wrapped(each["what"], hang=2)))
    holds = "all hold" if not wrong else f"{len(wrong)} wrong"
    said = ", ".join(f"{count:,} {name}" for name, count in found.counts() if count)
    say(f"{said}: {holds}." if said else f"{holds}.")
    if wrong:
        raise typer.Exit(Exit.WRONG)


class _Found:
    """What is found wrong, part by part; how much was looked at is known once all was."""

    def __init__(self, folder: Path) -> None:
        from debar.identify.proofs import Proof
        from debar.law.check import Proof as LawProof

        self._folder = folder
        self._proof: Proof = Proof()
        self._law_proof: LawProof = LawProof()
        self.parts = [part for part in _PARTS if (folder / part).is_dir()]

    def wrong(self) -> Iterator[tuple[str, str]]:
        """Part and `file:line: what` of each thing wrong; a part that cannot be read is one thing wrong."""
        checks: dict[str, Callable[[], Iterator[str]]] = {
            "entities": self._entities,
            "fingerprints": self._prints,
            "models": self._models,
            "law": self._law,
            "blocks": self._blocks,
            "words": self._words,
            "notices": self._notices,
            "beside": self._beside,
        }
        for part in self.parts:
            if sys.stderr.isatty():
                say(f"checking {part}")
            try:
                yield from ((part, what) for what in checks[part]())
            except BadData as error:
                yield part, str(error)

    def counts(self) -> Iterator[tuple[str, int]]:
        """What was looked at, and how many of it."""
        told = {**structs.asdict(self._proof), **structs.asdict(self._law_proof)}
        del told["wrong"]
        yield from ((_NAMES.get(name, name), count) for name, count in told.items())

    def _entities(self) -> Iterator[str]:
        from debar.entities.graph import Graph

        Graph.load(self._folder / "entities")
        return iter(())

    def _prints(self) -> Iterator[str]:
        from debar.identify import fingerprint, proofs
        from debar.identify.engine import Engine

        engine = Engine.load(self._folder)
        prints = fingerprint.load(self._folder / "fingerprints")
        decoys = fingerprint.decoys(self._folder / "decoys")
        return proofs.checked(prints, decoys, engine, self._proof)

    def _models(self) -> Iterator[str]:
        from debar.identify import proofs
        from debar.identify.models import Models

        models = Models.load(self._folder / "models")
        models.check()
        return proofs.checked_numbers(self._folder, models, self._proof)

    def _law(self) -> Iterator[str]:
        from debar.entities.graph import Graph
        from debar.law.check import checked

        own = self._folder / "entities"
        graph = Graph.load(own) if own.is_dir() else Graph.load()
        return (wrong.what for wrong in checked(self._folder, graph, self._law_proof))

    def _blocks(self) -> Iterator[str]:
        from debar.identify.blocks import Blocks

        Blocks.load(self._folder / "blocks")
        return iter(())

    def _words(self) -> Iterator[str]:
        from debar.screening import words

        words.load(self._folder / "words")
        return iter(())

    def _notices(self) -> Iterator[str]:
        from debar.notices import words

        words.load(self._folder / "notices")
        return iter(())

    def _beside(self) -> Iterator[str]:
        from debar.identify.recog.kept import load

        load(self._folder / "beside")
        return iter(())
