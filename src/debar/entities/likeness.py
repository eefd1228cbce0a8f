"""How alike two names are by their spelling alone, and why.

The score is the weight of the words that both names share over the weight of all words that either
says, less where each says something that the other does not. Words that many firms use weigh
little, legal forms nothing. It judges spelling: whether two firms of one group are one party is for
a graph to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, structs
from rapidfuzz.distance import OSA

from debar.entities.folding import LONGEST, Word, fold, forms, words

SAME = 0.5
"""From this score on, two names are taken for one party's."""

_MOST_WORDS = 24
_MOST_VARIANTS = 4
_BETWEEN = re.compile(
    r"[()\[\]（）]|(?<!\w)(?:formerly(?: known as)?|a/?k/?a|f/?k/?a|d/?b/?a|a\.k\.a\.|f\.k\.a\.|d\.b\.a\."
    r"|o/a|t/a"
    r"|(?:doing|carrying on) business as|(?:operating|trading|also known) as"
    r"|anciennement|faisant affaires? sous)(?!\w)",
    re.IGNORECASE,
)
"""What stands between two names of one party."""
_CONFLICT = 0.5
_EXTRA_NAME = 0.9
_ELSEWHERE = 0.7
"""For two places, or two numbers, that differ: the same name in two countries is two firms."""
_UNNAMED = 0.7
"""For words that many firms use, shared in part, and no name: General Services is no General Supply."""
_SHORT_SLIP = 0.6
"""For short names a letter apart: Cesco is rather another firm than a misspelt Cisco."""
_SHORT = 6
_LEAST_PREFIX = 0.6
_LOOKS_LIKE = str.maketrans("034578", "oeastb")
_LEAST_DISGUISED = 5
_DISGUISED = 0.9
_INITIALS = {3: 0.45, 4: 0.55, 5: 0.6, 6: 0.6, 7: 0.6}
"""How much it says that one name is the initials of the other, by their number."""


class Match(Struct, frozen=True):
    """How alike two names are, and why, word by word."""

    score: float
    """0 to 1; `SAME` and more says that they are one party's."""
    why: str


class _Pair(Struct, frozen=True):
    one: str
    other: str
    likeness: float
    weight: float
    name: bool
    """Is it a name of its own on either side?"""


class _Aligned(Struct):
    """The words of two names that stand for each other, and those left over on each side."""

    pairs: list[_Pair]
    one: list[Word]
    other: list[Word]


def by_strings(a: str, b: str) -> Match:
    """Compare two names. Which comes first makes no difference to the score.

    Where one text brings two names (in brackets, or after "formerly"), each is tried, and the best
    counts.
    """
    tried = (_by_words(one, other) for one in _variants(a) for other in _variants(b))
    return max(tried, key=lambda match: match.score)


def alike(a: Word, b: Word) -> float:
    """How far two words are one: 1 where they are, less for a slip or a word cut off, else 0."""
    if a.stem == b.stem:
        return 1.0
    if not (a.text.isalpha() and b.text.isalpha()):
        return _disguised(a.text, b.text)
    as_spelled = _slip(a.text, b.text)
    plain = a.text == a.stem and b.text == b.stem
    return as_spelled if plain else max(as_spelled, _slip(a.stem, b.stem))


def lettered(word: str, one: str = "i") -> str:
    """The word with letters for the digits that look like them: hikv1s10n is hikvision."""
    return word.translate(_LOOKS_LIKE).replace("1", one)


def _variants(text: str) -> list[str]:
    names = [part for part in _BETWEEN.split(text[:LONGEST]) if _is_name(part)]
    return [text, *names][:_MOST_VARIANTS] if len(names) > 1 else [text]


def _is_name(text: str) -> bool:
    return any(word.role == "name" and len(word.text) > 2 for word in words(text))


def _by_words(a: str, b: str) -> Match:
    folded, other = fold(a), fold(b)
    if not folded or not other:
        return Match(0.0, "one of the names is empty")
    if folded == other or folded.replace(" ", "") == other.replace(" ", ""):
        return Match(1.0, f"the same words: {folded}{_aside(a, b)}")
    first, second = sorted((folded, other))
    aligned = _align(list(words(first)[:_MOST_WORDS]), list(words(second)[:_MOST_WORDS]))
    score, initials = _score(aligned), _initials(folded, other)
    if initials > score:
        return Match(initials, f"{min(folded, other, key=len)} = initials of {max(folded, other, key=len)}")
    if folded != first:
        aligned = _turned(aligned)
    return Match(score, _explained(aligned) + _aside(a, b))


def _score(aligned: _Aligned) -> float:
    shared = sum(pair.weight * pair.likeness for pair in aligned.pairs)
    if not shared:
        return 0.0
    unlike = sum(pair.weight * (1 - pair.likeness) for pair in aligned.pairs)
    one, other = _weight(aligned.one), _weight(aligned.other)
    conflict = min(one, other)
    score = shared / (shared + unlike + one + other)
    score *= 1 - _CONFLICT * conflict / (shared + conflict)
    return round(score * _doubt(aligned), 4)


def _doubt(aligned: _Aligned) -> float:
    """What makes the shared words say less than they weigh, as a factor."""
    one, other = ({word.role for word in side} for side in (aligned.one, aligned.other))
    doubt = _EXTRA_NAME if {"name", "number"} & (one | other) else 1.0
    if one & other & {"place", "number"}:
        doubt *= _ELSEWHERE
    names = [pair for pair in aligned.pairs if pair.name]
    if not names and "common" in one | other:
        doubt *= _UNNAMED
    if names and all(pair.likeness < 1 and len(pair.one) <= _SHORT for pair in names):
        doubt *= _SHORT_SLIP
    return doubt


def _weight(left: Sequence[Word]) -> float:
    return sum(word.weight for word in left)


def _align(one: list[Word], other: list[Word]) -> _Aligned:
    """Pair the likest words first, whole words before words written in two."""
    pairs = [*_joined(one, other), *_joined(other, one, turned=True)]
    scored = sorted(
        (
            (-likeness, i, j)
            for i, a in enumerate(one)
            for j, b in enumerate(other)
            if (likeness := alike(a, b))
        ),
    )
    used_one: set[int] = set()
    used_other: set[int] = set()
    for minus, i, j in scored:
        if i not in used_one and j not in used_other:
            used_one.add(i)
            used_other.add(j)
            weight = min(one[i].weight, other[j].weight)
            name = "name" in (one[i].role, other[j].role)
            pairs.append(_Pair(one[i].text, other[j].text, -minus, weight, name))
    left = [word for i, word in enumerate(one) if i not in used_one]
    return _Aligned(pairs, left, [word for j, word in enumerate(other) if j not in used_other])


def _joined(one: list[Word], other: list[Word], *, turned: bool = False) -> Iterator[_Pair]:
    """Words that one name writes apart and the other together. They are taken out of both lists."""
    whole = {word.text: word for word in other}
    texts = {word.text for word in one}
    for at in range(len(one) - 2, -1, -1):
        if at + 1 >= len(one):
            continue
        parts = one[at].text, one[at + 1].text
        word = whole.get("".join(parts))
        if word is None or word not in other or word.text in texts:
            continue
        del one[at : at + 2]
        other.remove(word)
        apart = " ".join(parts)
        yield _Pair(*((word.text, apart) if turned else (apart, word.text)), 1.0, word.weight, name=True)


def _slip(a: str, b: str) -> float:
    short, long = (a, b) if (len(a), a) < (len(b), b) else (b, a)
    if long == short + "s" and len(short) >= 3:
        return 0.97
    return max(_prefix(short, long), _typo(short, long))


def _disguised(a: str, b: str) -> float:
    """Does one word write digits for letters that look like them, as h1kvision does?"""
    mixed, plain = (b, a) if a.isalpha() else (a, b)
    if mixed.isdigit() or not plain.isalpha() or len(plain) < _LEAST_DISGUISED:
        return 0.0
    return _DISGUISED if plain in (lettered(mixed), lettered(mixed, one="l")) else 0.0


def _prefix(short: str, long: str) -> float:
    """Was one word cut off? Lists with narrow columns do that."""
    return (
        0.85
        if len(short) >= 4 and len(short) >= _LEAST_PREFIX * len(long) and long.startswith(short)
        else 0.0
    )


def _typo(short: str, long: str) -> float:
    """1 less the share of letters that differ; 0 where more differ than a slip explains."""
    strange = short[0] != long[0]
    if len(long) < 5 or len(short) < 4 or (strange and len(long) < 7):
        return 0.0
    slips = 1 if len(long) < 7 or strange else 2 if len(long) < 11 else 3
    if len(long) - len(short) > slips:
        return 0.0
    wrong = OSA.distance(short, long, score_cutoff=slips)
    return 0.0 if wrong > slips else 1 - wrong / len(long)


def _initials(a: str, b: str) -> float:
    short, long = sorted((a, b), key=len)
    if " " in short or not short.isascii() or not short.isalpha():
        return 0.0
    of = "".join(word.text[0] for word in words(long))
    return _INITIALS.get(len(short), 0.0) if short == of else 0.0


def _turned(aligned: _Aligned) -> _Aligned:
    pairs = [structs.replace(pair, one=pair.other, other=pair.one) for pair in aligned.pairs]
    return _Aligned(pairs, aligned.other, aligned.one)


def _explained(aligned: _Aligned) -> str:
    said = [
        f"{pair.one} = {pair.other}"
        if pair.likeness == 1
        else f"{pair.one} ~ {pair.other} ({pair.likeness:.2f})"
        for pair in aligned.pairs
    ] or ["no word in common"]
    for side, left in (("first", aligned.one), ("second", aligned.other)):
        if left:
            said.append(f"only in the {side}: " + ", ".join(_described(word) for word in left))
    return "; ".join(said)


def _described(word: Word) -> str:
    return word.text if word.role == "name" else f"{word.text} ({word.role})"


def _aside(a: str, b: str) -> str:
    aside = dict.fromkeys((*forms(a), *forms(b)))
    return f"; set aside: {', '.join(aside)}" if aside else ""
