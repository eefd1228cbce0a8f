"""Claims of one shape are weighed once: devices that differ only in serial, model number or quotes are alike.

A thousand cameras of one kind say the same in other words. What was quoted, and what a model is called,
serves the weighing for nothing but an order and for being told apart; so marks of the same order stand in
for such words, what comes of it is kept, and the words are put back where the marks are.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import count
from typing import Any

from msgspec import Struct, structs

from debar.identify.evidence import Claim, Identity

Fuse = Callable[[Sequence[Claim], Any], Identity]
Place = int
"""Where among the words one stands; `NOWHERE` for what is no word."""
NOWHERE = -1

_SHAPES = 1 << 13
_ASIDE = ("serial", "firmware")
"""What claims are about that no identity is weighed by: each device has a value of its own."""


class Shape(Struct, frozen=True):
    """The identity of claims of one shape, with marks where words belong."""

    identity: Identity
    """Without id."""
    model: Place
    """The word that the model is called."""
    grounds: tuple[tuple[Place, Place], ...]
    """For each ground the word that is its value, and its quote."""
    against: tuple[tuple[Place, Place], ...]
    number: int
    """No two shapes of one `Shapes` have the same."""

    def filled(self, id: str, words: Sequence[str]) -> Identity:
        """The identity of claims with these words."""
        found = self.identity
        model = found.model
        return structs.replace(
            found,
            id=id,
            model=model and structs.replace(model, id=words[self.model]),
            grounds=_filled(found.grounds, self.grounds, words),
            against=_filled(found.against, self.against, words),
        )


class Shapes:
    """What was weighed before, by shape. Threads may share it."""

    def __init__(self, fuse: Fuse) -> None:
        """`fuse` weighs claims, given what else counts beside them (the day)."""
        self._fuse = fuse
        self._numbers = count()
        self._kept = lru_cache(_SHAPES)(self._weighed)

    def of(self, claims: Sequence[Claim], given: Hashable) -> tuple[Shape, tuple[str, ...]]:
        """The shape of the claims, weighed with what is given, and their words."""
        first = claims[0].quote
        models: list[str] = []
        quotes = [first]
        for claim in claims:
            if claim.about == "model":
                models.append(claim.value)
            if claim.quote != first:
                quotes.append(claim.quote)
        called, quoted = _numbered(models, 0), _numbered(quotes, len(set(models)))
        key = tuple(
            [
                (c.about, _marked(c, called), c.ground, c.weight, quoted[c.quote], c.field, c.print)
                for c in claims
            ]
        )
        return self._kept(key, given), (*called, *quoted)

    def _weighed(self, key: Iterable[tuple[Any, ...]], given: Hashable) -> Shape:
        found = self._fuse([_with_marks(each) for each in key], given)
        return Shape(
            identity=found,
            model=_place(found.model.id) if found.model else NOWHERE,
            grounds=_places(found.grounds),
            against=_places(found.against),
            number=next(self._numbers),
        )


def _numbered(words: Sequence[str], first: Place) -> Mapping[str, Place]:
    """The place of each word: in their order, each once, from `first` on."""
    if len(words) < 2:
        return dict.fromkeys(words, first)
    return {word: place for place, word in enumerate(sorted(set(words)), first)}


def _marked(claim: Claim, called: Mapping[str, Place]) -> str | Place:
    """What the value of a claim counts for."""
    if claim.about == "model":
        return called[claim.value]
    return "" if claim.about in _ASIDE else claim.value


def _with_marks(each: tuple[Any, ...]) -> Claim:
    about, value, ground, weight, quote, field, by = each
    told = value if isinstance(value, str) else _mark(value)
    return Claim(about, told, ground, weight, _mark(quote), field, by)


def _mark(place: Place) -> str:
    return f"{place:08d}"


def _place(mark: str) -> Place:
    return int(mark)


def _places(claims: Iterable[Claim]) -> tuple[tuple[Place, Place], ...]:
    return tuple((_place(c.value) if c.about == "model" else NOWHERE, _place(c.quote)) for c in claims)


def _filled(
    claims: Sequence[Claim], places: Sequence[tuple[Place, Place]], words: Sequence[str]
) -> tuple[Claim, ...]:
    return tuple(
        Claim(
            c.about,
            c.value if value == NOWHERE else words[value],
            c.ground,
            c.weight,
            words[quote],
            c.field,
            c.print,
        )
        for c, (value, quote) in zip(claims, places, strict=True)
    )
