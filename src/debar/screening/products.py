"""What a purchase line offers: names of makers and brands, model numbers, kind of thing, how many.

Names come from the entity graph, everything else from `knowledge/words/` and the model grammars.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

from debar.entities.graph import Graph
from debar.identify.evidence import Grade, worse
from debar.identify.models import ModelMatch, Models
from debar.kit.words import Both
from debar.screening.manner import CAPS, SAYS, Manner, Manners
from debar.screening.naming import VIDEO, Name, names
from debar.screening.scan import MAX_TEXT, Folded, Phrase, Scanner, fold, words
from debar.screening.spot import Spot, Spotter, Stretch
from debar.screening.words import Role, WordFile

ACCESSORY = "accessory"
PHOTO = "photo-camera"
"""A camera for pictures or film: nobody need ask for its maker."""
MAX_MENTIONS = 200
"""Mentions of makers and models in one text that are looked at."""

_COUNT = re.compile(
    r"\b(?:qty|quantity|qte|quantite)s?\b\.?\s*:?\s*(\d{1,6})\b"
    r"|(?<![\w.,/-])(\d{1,6})\s?[x×](?=\s)"
    r"|(?<![\w.,/-])[x×]\s?(\d{1,6})(?![\w.,/×-])"
    r"|(?<![\w.,/-])(\d{1,6})\s?(?:units?|unites?|ea|each|pcs?|pieces?)\b"
)
_BLANKS = re.compile(r"[^\S\n]{2,}")
_NUMBERED = re.compile(r"[a-z].*\d|\d.*[a-z]")


class Mention(Struct, frozen=True):
    """A maker, brand or model number, as one line mentions it."""

    name: str
    """The name as it is listed, or the model number."""
    quote: str
    """What the line says."""
    grade: Grade
    """What the mention proves, after everything that the line says of it."""
    entities: tuple[str, ...] = ()
    """Ids of companies and brands that the name may mean; empty for a model number."""
    model: ModelMatch | None = None
    listed: bool = True
    """Is it a name proper, not a misspelling or short form?"""
    manner: Role | None = None
    """How the line speaks of it; None: as what is bought."""
    says: tuple[Both, ...] = ()
    """Why it is worth no more."""


class Reading(Struct, frozen=True):
    """What one line offers, before anybody asks who makes it or what the law says."""

    mentions: tuple[Mention, ...] = ()
    kind: str | None = None
    asks: bool = False
    """A thing whose maker somebody should ask for, where the line names none."""
    quantity: float | None = None
    claims: tuple[Both, ...] = ()
    """What the line claims of itself."""
    numbers: frozenset[str] = frozenset()
    """Its words that hold both letters and digits, folded."""
    badge: str = ""
    """What its brand column says, where that is no name that we know."""


NOTHING = Reading()
"""Of a line that names neither maker nor kind of thing."""


class _Found(NamedTuple):
    """A name or model number, and where it stands in the folded text."""

    place: Stretch
    name: Name | None
    model: ModelMatch | None


def numbers_in(text: str) -> frozenset[str]:
    """The words of a text that hold both letters and digits, as model numbers do; folded."""
    return frozenset(word for word in words(fold(text).text) if _NUMBERED.search(word) and len(word) > 3)


class Products:
    """Reads lines. Everything is compiled once; threads may share it."""

    def __init__(self, said: WordFile, graph: Graph, models: Models) -> None:
        """`said`: all of `knowledge/words/`. Raises BadData."""
        self._models = models
        self._names = names(said, graph)
        things = [each for each in said.lists if each.role in ("class", "hint")]
        self._manners = Manners([each for each in said.lists if each.role not in ("class", "hint")])
        self._spotter = Spotter(things)
        self._scanner = Scanner([Phrase(name.text, name=True) for name in self._names])

    def read(self, text: str, brand: str = "", model: str = "") -> Reading:
        """What a description offers, with what its brand and model columns add."""
        folded = fold(_BLANKS.sub(" ", text[:MAX_TEXT]))
        found = self._found(folded)
        things = _longest_only(self._spotter.spots(folded.text))
        if not (found or things or brand or model):
            return NOTHING
        kinds = frozenset(each.list.gives for each in things if each.list.gives)
        cells = [*self._brand(brand, kinds), *self._model(model)]
        manners, claim = self._manners.of(folded.text, [each.place for each in found], things)
        told = zip(found, manners, strict=True)
        numbers = frozenset(each.model.kind for each in found if each.model)
        mentions = [_mention(folded, *each) for each in told if _enough(each[0], kinds, numbers)]
        kind = _kind(things, manners)
        return Reading(
            mentions=(*cells, *mentions),
            kind=kind,
            asks=kind in VIDEO and PHOTO not in kinds and kind in _sure(things),
            quantity=_quantity(folded.text),
            claims=(_said(folded, claim, ""),) if claim else (),
            numbers=numbers_in(f"{text} {model}"),
            badge="" if cells else brand.strip(),
        )

    @property
    def builders(self) -> frozenset[str]:
        """The firms of whom model numbers of their own make are known."""
        return frozenset(file.maker for file in self._models.files)

    def kinds(self, text: str) -> frozenset[str]:
        """The kinds of things that a text names."""
        things = _longest_only(self._spotter.spots(fold(text).text))
        return frozenset(each.list.gives for each in things if each.list.gives)

    def _found(self, folded: Folded) -> list[_Found]:
        """Names and model numbers from the left, none overlapping another."""
        hits = self._scanner.hits(folded.text)
        named = [_Found(Stretch(hit.start, hit.end), self._names[hit.phrase], None) for hit in hits]
        numbers = [
            _Found(Stretch(folded.place(each.start), folded.place(each.end)), None, each.match)
            for each in self._models.find(folded.whole)
        ]
        kept: list[_Found] = []
        for each in sorted((*named, *numbers), key=_longest):
            if not kept or each.place.start >= kept[-1].place.end:
                kept.append(each)
        return kept[:MAX_MENTIONS]

    def _brand(self, cell: str, kinds: frozenset[str]) -> Iterator[Mention]:
        """What a brand column names. There a short form needs no other word beside it."""
        for folded, each, manner in self._spoken(cell):
            if _enough(each, kinds, frozenset()) or (each.name and not each.name.listed):
                yield _mention(folded, each, manner)

    def _model(self, cell: str) -> Iterator[Mention]:
        """What a model column says: a number, or a maker's name before it."""
        read = self._models.read(cell.strip())
        if read:
            yield Mention(name=read[0].model, quote=cell.strip(), grade=_worth(read[0]), model=read[0])
            return
        for folded, each, manner in self._spoken(cell):
            if each.model or (each.name and not each.name.needs):
                yield _mention(folded, each, manner)

    def _spoken(self, cell: str) -> Iterator[tuple[Folded, _Found, Manner | None]]:
        """What a cell names and how: a brand column too may say what it must not be."""
        folded = fold(cell[:MAX_TEXT])
        found = self._found(folded)
        things = _longest_only(self._spotter.spots(folded.text)) if found else []
        manners, _ = self._manners.of(folded.text, [each.place for each in found], things)
        for each, manner in zip(found, manners, strict=True):
            yield folded, each, manner


def _longest(each: _Found) -> tuple[int, int, bool]:
    return each.place.start, -each.place.end, each.model is None


def _enough(each: _Found, kinds: frozenset[str], numbers: frozenset[str]) -> bool:
    """Does the line say enough for this name to mean its maker?

    `kinds` are those that words name, `numbers` those that model numbers stand for. A number that
    several makers use, and which names no badge, wants a word that says what it is.
    """
    if each.name is not None:
        return not each.name.needs or not each.name.needs.isdisjoint(kinds | numbers)
    model = each.model
    return model is not None and (model.sole or model.branded or not VIDEO.isdisjoint(kinds))


def _mention(folded: Folded, each: _Found, manner: Manner | None) -> Mention:
    quote = folded.quote(*each.place)
    name = each.name.text if each.name else each.model.model if each.model else quote
    grade: Grade = each.name.grade if each.name else _worth(each.model)
    cap: Grade = CAPS[manner.role] if manner else "established"
    return Mention(
        name=name,
        quote=quote,
        grade=worse(grade, cap),
        entities=each.name.entities if each.name else (),
        model=each.model,
        listed=each.name.listed if each.name else True,
        manner=manner.role if manner else None,
        says=(_said(folded, manner, quote),) if manner else (),
    )


def _worth(model: ModelMatch | None) -> Grade:
    """A number that one maker alone uses makes it probable; one that others use too is a lead."""
    return "probable" if model and model.sole else "lead"


def _said(folded: Folded, manner: Manner, name: str) -> Both:
    return SAYS[manner.role].fill(name=name, quote=folded.quote(*manner.by))


def _longest_only(spots: Sequence[Spot]) -> list[Spot]:
    """Of words within words only the longest: a thermal camera is not a camera besides."""
    kept: list[Spot] = []
    for spot in spots:
        if not kept or spot.end > kept[-1].end or spot.place == kept[-1].place:
            kept.append(spot)
    return kept


def _kind(things: Sequence[Spot], manners: Sequence[Manner | None]) -> str | None:
    """The kind of thing that is bought: what a word says for sure, before what one hints at."""
    if any(manner and manner.role == "accessory" for manner in manners):
        return ACCESSORY
    hinted = [each.list.gives for each in things if each.list.role == "hint"]
    return next(iter((*_sure(things), *hinted)), None)


def _sure(things: Sequence[Spot]) -> list[str | None]:
    return [each.list.gives for each in things if each.list.role == "class"]


def _quantity(text: str) -> float | None:
    found = _COUNT.search(text)
    return next((float(group) for group in found.groups() if group), None) if found else None
