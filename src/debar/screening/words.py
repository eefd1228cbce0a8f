"""Words that are nobody's name: product classes, turns of phrase, and cautions about names.

They stand in `knowledge/words/`, each list with examples that must hit it and others that must not.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from msgspec import Struct, field

from debar.identify.evidence import Grade
from debar.kit import pack
from debar.kit.errors import BadData
from debar.kit.times import Partial

Role = Literal[
    "class",
    "hint",
    "excluded",
    "compared",
    "compatible",
    "replaced",
    "existing",
    "accessory",
    "service",
    "seller",
    "supply",
    "equivalent",
    "claim",
    "link",
    "turn",
    "break",
    "join",
]
"""What a word does in a line.

class: tells the product class alone. hint: tells it beside a maker only. excluded, compared,
compatible, replaced, existing, service: say that the maker's name stands for something else than
what is bought. seller: stands right beside the name of one whose goods somebody deals in.
accessory: a thing that goes with another, where a `link` (for, pour) joins them.
supply: says that it is bought after all. equivalent, claim: said of the line as a whole. turn:
after it comes what replaces. break: ends what was said before. join: may stand in a list.
"""


class WordList(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that do one thing, in both languages. Accents, case and a trailing s don't matter."""

    id: str
    role: Role
    recorded: Partial
    examples: tuple[str, ...]
    never: tuple[str, ...] = field(name="not")
    """Texts in which the list must not be found. `{name}` in either stands for a maker's name."""
    en: tuple[str, ...] = ()
    fr: tuple[str, ...] = ()
    gives: str | None = None
    """The kind of thing, for classes and hints (docs/words.md)."""
    side: Literal["before", "after"] | None = None
    """Where the words stand, seen from the maker's name."""
    reach: int = 0
    """How many other words may lie between them and the name."""
    unless: tuple[str, ...] = ()
    """Phrases in which the words mean something else."""


class ShortForm(Struct, frozen=True, forbid_unknown_fields=True):
    """A short form of a maker's name or the name of one of its products, and what it is worth."""

    text: str
    entity: str
    grade: Grade
    needs: tuple[str, ...]
    """Kinds of things of which the line must name one; empty: it is enough alone."""
    recorded: Partial
    examples: tuple[str, ...]
    never: tuple[str, ...] = field(name="not")


class WordFile(Struct, frozen=True, forbid_unknown_fields=True):
    """One file under `knowledge/words/`."""

    lists: tuple[WordList, ...] = ()
    short_forms: tuple[ShortForm, ...] = ()
    distinctive: tuple[str, ...] = ()
    """Names of three characters or fewer that nobody else bears."""
    ordinary: tuple[str, ...] = ()
    """Names that are also words, places or other parties' names: never enough alone."""
    wide: tuple[str, ...] = ()
    """Names of firms that sell much besides what another maker builds for them."""


def load(folder: Path = pack.KNOWLEDGE / "words") -> WordFile:
    """All the words as one value. Raises BadData, naming file and line."""
    read = [pack.load(path, WordFile) for path in pack.files(folder)]
    whole = WordFile(
        lists=tuple(each for file in read for each in file.lists),
        short_forms=tuple(each for file in read for each in file.short_forms),
        distinctive=tuple(each for file in read for each in file.distinctive),
        ordinary=tuple(each for file in read for each in file.ordinary),
        wide=tuple(each for file in read for each in file.wide),
    )
    _unique([each.id for each in whole.lists], folder)
    _unique([each.text for each in whole.short_forms], folder)
    return whole


def _unique(ids: list[str], folder: Path) -> None:
    for each in ids:
        if ids.count(each) > 1:
            raise BadData(f"{folder}: {each!r} stands there twice. Give one of them another id.")
