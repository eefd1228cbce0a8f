"""Every name that leads to somebody: who knows only a former, a Chinese or a misspelt one finds them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec import Struct

from debar.entities.folding import fold
from debar.entities.model import Entity
from debar.kit.words import Both

_LEGAL = Both("legal name", "dénomination sociale")
_CHINESE = Both("in Chinese", "en chinois")
_FRENCH = Both("in French", "en français")
_FORMER = Both("former name", "ancien nom")
_OTHER = Both("other name", "autre nom")
_WEAK = Both("borne by others too", "porté aussi par d'autres")
_MISSPELT = Both("misspelt", "mal orthographié")
_DIGITS = "0–9"
_OTHERS = ""
_SCRIPTS = {
    "ja": re.compile("[\u3040-\u30ff]"),
    "ko": re.compile("[\uac00-\ud7af]"),
    "zh": re.compile("[\u3400-\u9fff]"),
}
"""By what a text of that language is known: a Japanese name has Chinese characters too."""


class Name(Struct, frozen=True):
    """One name of somebody."""

    text: str
    entity: Entity
    sort: Both | None = None
    """What sort of name it is; None: the one under which they are told here."""
    language: str | None = None
    """Of the text, where that is known."""


def grouped(entities: Iterable[Entity]) -> list[tuple[str, list[Name]]]:
    """All names by their first letter: digits first, and last, under no letter, other scripts."""
    every = sorted((name for entity in entities for name in names(entity)), key=_order)
    return [(letter, list(group)) for letter, group in groupby(every, key=lambda name: initial(name.text))]


def names(entity: Entity) -> Iterator[Name]:
    """Each name of an entity once, the best first."""
    seen: set[str] = set()
    for text, sort, language in _every(entity):
        if text and text not in seen:
            seen.add(text)
            yield Name(text, entity, sort, language or _language(text))


def initial(text: str) -> str:
    """Under which letter a name stands; empty where its script has others."""
    first = fold(text)[:1].upper()
    if "A" <= first <= "Z":
        return first
    return _DIGITS if first in "0123456789" else _OTHERS


def _every(entity: Entity) -> Iterator[tuple[str | None, Both | None, str | None]]:
    own = entity.names
    yield entity.label, None, None
    yield own.short, _OTHER, None
    yield own.legal, _LEGAL, None
    yield own.zh, _CHINESE, "zh"
    yield own.fr, _FRENCH, "fr"
    for sort, texts in (
        (_OTHER, own.aliases),
        (_FORMER, own.former),
        (_WEAK, own.weak),
        (_MISSPELT, own.misspellings),
    ):
        yield from ((text, sort, None) for text in texts)


def _language(text: str) -> str | None:
    return next((language for language, script in _SCRIPTS.items() if script.search(text)), None)


def _order(name: Name) -> tuple[int, str, str, str]:
    letter = initial(name.text)
    rank = (_DIGITS, _OTHERS).index(letter) * 2 if letter in (_DIGITS, _OTHERS) else 1
    return rank, letter, fold(name.text) or name.text, name.entity.id
