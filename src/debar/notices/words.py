"""The words by which notices are read, as `knowledge/notices/` writes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal

from msgspec import Struct, field

from debar.kit import pack
from debar.kit.errors import BadData
from debar.kit.times import Partial
from debar.law.measure import Conduct
from debar.notices.tokens import Phrases

FOLDER = pack.KNOWLEDGE / "notices"

Role = Literal[
    "act",
    "event",
    "list",
    "listing-verb",
    "conduct",
    "product",
    "bound",
    "class",
    "premises",
    "firm",
    "firms",
    "covers",
    "command",
    "negation",
    "doubt",
    "speech",
    "exception",
    "security",
    "retaliation",
    "aside",
    "reader",
    "supposed",
    "writing",
]
"""What words do in a sentence.

act: tell that something was done, `kind` says what. event: tell what happened beside it, `gives` says
what. list, listing-verb: a list, and being put on it; only both together are an act. conduct: `conducts`
says which. product, bound: `gives` says which class of products or sort of body. class, firms: stand for
firms that are not named, `firms` only beside a word such as Chinese. premises: what a review looks
through. firm: stands for the firm named before. covers: joins firms to what was told before. command:
somebody must. negation, doubt, speech, exception: how it is said. retaliation: an answer to what another
did. security: makes it likelier that the text matters here; aside: unlikelier. reader: speaks to whoever
reads the file; such a sentence is left out. writing: does so where a sentence or quotation begins with
it. supposed: what follows is only thought of, or false.
"""


Kind = Literal[
    "order",
    "ban",
    "removal",
    "listing",
    "end",
    "pause",
    "review",
    "warning",
    "statement",
    "representation",
    "lawsuit",
    "arbitration-notice",
    "ruling",
    "market",
    "relation-event",
]
"""What somebody did, of which a notice tells."""


class Cue(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that do one thing in a sentence, in both languages."""

    id: str
    role: Role
    recorded: Partial
    examples: tuple[str, ...]
    never: tuple[str, ...] = field(name="not")
    """Texts in which none of the words stands."""
    en: tuple[str, ...] = ()
    """`…` stands for up to six words, `*` for any ending; case and accents don't matter."""
    fr: tuple[str, ...] = ()
    kind: Kind | None = None
    """Which act the words tell, for the roles `act` and `list`."""
    conducts: tuple[Conduct, ...] = ()
    """Conducts that the words tell."""
    gives: tuple[str, ...] = ()
    """Which class of products, sort of body or event beside an act."""
    unless: tuple[str, ...] = ()
    """Phrases in which the words mean something else."""
    needs_authority: bool = False
    """Is it an act of law only where an authority stands behind it?"""


class PlaceName(Struct, frozen=True, forbid_unknown_fields=True):
    """A state or province: its names, the capital that stands for it, and words such as Canadian."""

    id: str
    """ISO 3166, as in `jurisdiction` of a measure."""
    recorded: Partial
    en: tuple[str, ...] = ()
    fr: tuple[str, ...] = ()
    of: tuple[str, ...] = ()


class Office(Struct, frozen=True, forbid_unknown_fields=True):
    """A public office as texts name it, and which entity it is in which place."""

    id: str
    recorded: Partial
    en: tuple[str, ...] = ()
    fr: tuple[str, ...] = ()
    place: str | None = None
    """The only place that has such an office."""
    bodies: Mapping[str, str] = {}
    """Place → entity id."""
    host: str | None = None
    """The place in which such a body is meant, where it sits abroad."""
    court: bool = False


class PhraseFile(Struct, frozen=True, forbid_unknown_fields=True):
    """One file under `knowledge/notices/`."""

    cues: tuple[Cue, ...] = ()
    places: tuple[PlaceName, ...] = ()
    offices: tuple[Office, ...] = ()


class Lexicon:
    """All words of notices, ready to be found in sentences. Never changes."""

    def __init__(self, file: PhraseFile) -> None:
        """Raises BadData for an id that stands there twice."""
        _unique("cue", [cue.id for cue in file.cues])
        _unique("place", [place.id for place in file.places])
        _unique("office", [office.id for office in file.offices])
        self.file = file
        self.places = {place.id: place for place in file.places}
        self.offices = {office.id: office for office in file.offices}
        self.cues = Phrases(_cues(file.cues))
        self.states = Phrases((text, place.id) for place in file.places for text in (*place.en, *place.fr))
        self.origins = Phrases((text, place.id) for place in file.places for text in place.of)
        self.posts = Phrases((text, o.id) for o in file.offices for text in (*o.en, *o.fr))


class Sense(Struct, frozen=True):
    """What a phrase of a cue says, or that it hides the cue's other words."""

    cue: Cue
    hides: bool = False


def load(folder: Path = FOLDER) -> Lexicon:
    """The words of a folder's files. Raises BadData, naming file and line."""
    return _loaded(folder)


@lru_cache(maxsize=4)
def _loaded(folder: Path) -> Lexicon:
    held = [pack.load(path, PhraseFile) for path in pack.files(folder)]
    return Lexicon(
        PhraseFile(
            tuple(cue for file in held for cue in file.cues),
            tuple(place for file in held for place in file.places),
            tuple(office for file in held for office in file.offices),
        )
    )


def _cues(cues: Iterable[Cue]) -> Iterable[tuple[str, Sense]]:
    for cue in cues:
        yield from ((text, Sense(cue)) for text in (*cue.en, *cue.fr))
        yield from ((text, Sense(cue, hides=True)) for text in cue.unless)


def _unique(what: str, ids: list[str]) -> None:
    for each in ids:
        if ids.count(each) > 1:
            raise BadData(f"the {what} {each!r} stands in knowledge/notices twice. Give one another id.")
