"""One spelling for the many spellings of a name, and the weight of each of its words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from debar.entities import vocabulary as known
from debar.entities.hanzi import SIMPLIFIED

LONGEST = 400
"""Characters of a name that are read; what follows is left out."""

Role = Literal["name", "number", "common", "place"]

_CJK = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af"
_ACCENTS = re.compile("[\u0300-\u036f]")
_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ð": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"})
_INITIALS = re.compile(r"(?<!\w)\w(?:\.\w)+\.?(?!\w)")
_ELISION = re.compile(r"(?<!\w)(l|d|qu)['’ʼ]")
_APOSTROPHE = re.compile("(?<=\\w)['’ʼ`´](?=\\w)")
_NORDIC_FORM = re.compile(r"(?<!\w)a/([sb])(?!\w)")
_TOKEN = re.compile(rf"[{_CJK}]+|[^\W_{_CJK}]+")
_IS_CJK = re.compile(rf"[{_CJK}]")
_AND = {"et", "und"}
_NUMBER = re.compile(r"\d+(?:st|nd|rd|th|e|er|eme)?")
_ROMAN = {"ii", "iii", "iv", "vi", "vii", "viii", "ix"}
_PHRASES = re.compile(
    rf"(?:^|(?<= ))(?:{'|'.join(sorted(known.LEGAL_PHRASES, key=len, reverse=True))})(?= |$)"
)
_PLAIN_FORMS = frozenset(form for form in known.LEGAL_FORMS if len(form) > 2)

_WEIGHTS: dict[Role, float] = {"number": 0.8, "common": 0.3, "place": 0.25}
_BY_LENGTH = (0.0, 0.4, 0.6, 0.8, 0.9)
_CJK_BY_LENGTH = (0.0, 0.5, 0.8, 0.9)


class Word(Struct, frozen=True):
    """One word of a name, how it is spelled for comparing, and how much it tells."""

    text: str
    stem: str
    role: Role
    weight: float
    """0 to 1; a name of five letters or more weighs 1."""


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """The name in one spelling: no case, accents, punctuation or legal form; `&` and `et` are `and`.

    Chinese stays Chinese, simplified. A name that is nothing but a legal form keeps it. Folding
    what is folded changes nothing.
    """
    tokens = _spelled(text)
    return " ".join(_without_forms(tokens) or tokens)


@lru_cache(maxsize=1 << 16)
def words(text: str) -> tuple[Word, ...]:
    """The words of a name that can be compared, in their order, each once; connectives are left out."""
    told = [token for at, token in enumerate(fold(text).split()) if not _connects(token, at)]
    read = {word.stem: word for token in told for word in _read(token)}
    if any(word.role == "name" for word in read.values()):
        return tuple(read.values())
    return tuple(_promoted(word) for word in read.values())


@lru_cache(maxsize=1 << 16)
def forms(text: str) -> tuple[str, ...]:
    """The legal forms and connectives that `fold` and `words` set aside."""
    kept = fold(text).split()
    return tuple(_rest(token, kept) for token in _spelled(text) if token not in kept)


def _spelled(text: str) -> list[str]:
    text = unicodedata.normalize("NFKD", text[:LONGEST]).casefold()
    text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    text = unicodedata.normalize("NFC", text).translate(_LETTERS).translate(SIMPLIFIED)
    text = _INITIALS.sub(lambda found: found[0].replace(".", ""), text)
    text = _NORDIC_FORM.sub(r"a\1", text)
    text = _APOSTROPHE.sub("", _ELISION.sub(r"\1 ", text)).replace("&", " and ")
    return ["and" if token in _AND else token for token in _TOKEN.findall(text)]


def _connects(token: str, at: int) -> bool:
    # A letter in front is a name's: the D of D-Link is no French article.
    return token in known.CONNECTIVES and not (at == 0 and len(token) == 1)


def _rest(token: str, kept: Sequence[str]) -> str:
    """What was set aside of a Chinese token, of which a part was kept; else the token."""
    part = next((part for part in kept if part in token and _IS_CJK.match(token)), "")
    return token.replace(part, "", 1)


def _without_forms(tokens: Sequence[str]) -> list[str]:
    while True:
        shorter = _trimmed(_PHRASES.sub(" ", " ".join(tokens)).split())
        if shorter == tokens:
            return list(tokens)
        tokens = shorter


def _trimmed(tokens: list[str]) -> list[str]:
    tokens = [token for token in tokens if token not in _PLAIN_FORMS]
    while tokens and tokens[-1] in known.LEGAL_FORMS:
        tokens.pop()
    while tokens and tokens[0] in known.LEGAL_FORMS and _tells(tokens[1:]):
        tokens.pop(0)
    return [short for token in tokens if (short := _without_chinese_form(token))]


def _tells(tokens: Sequence[str]) -> bool:
    """Is there a name of its own? BV Security without its BV would be any firm's."""
    return any(word.role in {"name", "number"} for token in tokens for word in _read(token))


def _without_chinese_form(token: str) -> str:
    if not _IS_CJK.match(token):
        return token
    for form in known.CHINESE_FORMS:
        if token.endswith(form) or token.startswith(form):
            return _without_chinese_form(token.removesuffix(form).removeprefix(form))
    return token


def _read(token: str) -> Iterator[Word]:
    if _IS_CJK.match(token):
        yield from _chinese(token)
        return
    stem = known.SHORT_FORMS.get(token, token)
    if token in _ROMAN or _NUMBER.fullmatch(token):
        yield Word(token, stem, "number", _WEIGHTS["number"])
    elif token in known.PLACES:
        yield Word(token, stem, "place", _WEIGHTS["place"])
    elif {token, stem, token.removesuffix("s")} & known.COMMON:
        yield Word(token, stem, "common", _WEIGHTS["common"])
    else:
        yield Word(token, stem, "name", _by_length(len(token), _BY_LENGTH))


def _chinese(token: str) -> Iterator[Word]:
    """The parts of a Chinese name: place, name, common words, each the longest that fits."""
    rest, name = token, ""
    while rest:
        part, role = next(_known_parts(rest), (rest[0], "name"))
        if role == "name":
            name += part
        else:
            yield from _chinese_name(name)
            name = ""
            yield Word(part, part, role, _WEIGHTS[role])
        rest = rest[len(part) :]
    yield from _chinese_name(name)


def _chinese_name(name: str) -> Iterator[Word]:
    if name:
        yield Word(name, name, "name", _by_length(len(name), _CJK_BY_LENGTH))


def _known_parts(rest: str) -> Iterator[tuple[str, Role]]:
    tables: tuple[tuple[Iterable[str], Role], ...] = (
        (known.CHINESE_PLACES, "place"),
        (known.CHINESE_COMMON, "common"),
    )
    yield from ((part, role) for parts, role in tables for part in parts if rest.startswith(part))


def _by_length(length: int, weights: Sequence[float]) -> float:
    return weights[length] if length < len(weights) else 1.0


def _promoted(word: Word) -> Word:
    # Where no word is a name of its own, the common words together are the name.
    return Word(word.text, word.stem, word.role, 0.6) if word.role == "common" else word
