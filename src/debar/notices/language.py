"""Tells English from French, and both from other languages, by the small words."""

from __future__ import annotations

import re

from debar.kit.words import Language

_WORD = re.compile(r"[^\W\d_]+")
_READ = 40_000
_LEAST_WORDS = 4
_LEAST_SHARE = 0.08

_ENGLISH = frozenset({
    "the", "of", "and", "to", "in", "that", "is", "was", "for", "on", "with", "as", "by", "it",
    "from", "at", "be", "this", "has", "have", "had", "are", "were", "not", "which", "its", "their",
    "will", "would", "after", "been", "an", "or", "but", "who", "they", "said", "over", "under",
    "into", "may", "must", "shall", "about", "than",
})  # fmt: skip
_FRENCH = frozenset({
    "le", "la", "les", "des", "du", "et", "est", "une", "dans", "que", "qui", "pour", "par", "sur",
    "au", "aux", "avec", "ne", "pas", "ce", "cette", "ces", "son", "sa", "ses", "se", "il", "elle",
    "ont", "été", "plus", "sont", "leur", "leurs", "selon", "après", "sous", "entre", "dont", "ou",
    "mais", "comme", "à", "être", "avait",
})  # fmt: skip
_OTHERS = frozenset({
    "der", "die", "das", "und", "nicht", "mit", "von", "zu", "den", "dem", "ein", "eine", "ist",
    "auf", "für", "wird", "sich", "el", "los", "las", "y", "con", "para", "una", "por", "del", "se",
    "su", "lo", "como", "más", "fue", "il", "di", "che", "gli", "della", "sono", "per", "nel",
    "alla", "è", "het", "een", "van", "niet", "voor", "zijn", "wordt", "aan", "met", "o", "os", "e",
    "um", "uma", "não", "com", "foi", "pelo", "pela", "ao", "og", "af", "til", "det", "som", "på",
    "för", "att", "är", "och", "jag", "ikke", "i", "w", "na", "z", "się", "nie", "że", "jest",
})  # fmt: skip
_SHARED = _OTHERS & (_ENGLISH | _FRENCH)


def detect(text: str) -> Language | None:
    """The language of a text; None where it is neither English nor French, or too short to tell."""
    words = [word.lower() for word in _WORD.findall(text[:_READ])]
    counted = {"en": _count(words, _ENGLISH), "fr": _count(words, _FRENCH)}
    best: Language = "fr" if counted["fr"] > counted["en"] else "en"
    others = _count(words, _OTHERS - _SHARED)
    if len(words) < _LEAST_WORDS or counted[best] < _LEAST_SHARE * len(words) or others > counted[best]:
        return None
    return best


def _count(words: list[str], small: frozenset[str]) -> int:
    return sum(1 for word in words if word in small)
