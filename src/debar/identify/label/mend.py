"""Letters that a reader takes for one another, put right only where something else witnesses it.

`0` and `O`, `1`, `I` and `L`, `5` and `S`, `8` and `B`, `2` and `Z`, `6` and `G` look alike. A reading is
changed where the grammar of model numbers, the digits of a hardware address, the rules of the FCC's
codes, a known name or a code on the same label says which it must be; and what was done is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations, islice, product

from msgspec import Struct

from debar.identify.label.known import Fit, Known
from debar.kit.words import Both

_ALIKE = {
    "0": "O", "O": "0", "Q": "0", "1": "IL", "I": "1", "L": "1", "l": "1I", "|": "1I", "5": "S", "S": "5",
    "8": "B", "B": "8", "2": "Z", "Z": "2", "6": "G", "G": "6", "o": "0O", "i": "1",
}  # fmt: skip
_SHAPE = str.maketrans("OQDILSBZG|", "0001158261")
_HEX = str.maketrans("OoQIlL|SsZzGg", "0001111552266")
_NO_DIGIT = str.maketrans("01", "OI")
_MOST_PLACES = 12
_MOST_TRIED = 200
_TOLD = Both(
    "read {seen}, taken as {value}: {witness}",
    "lu {seen}, compris {value}\u00a0: {witness}",
)
_BY_GRAMMAR = Both("so its maker builds model numbers", "le fabricant forme ainsi ses numéros de modèle")
BY_HEX = Both("an address has only 0 to 9 and A to F", "une adresse n'a que 0 à 9 et A à F")
_BY_FCC = Both("codes of the FCC have neither 0 nor 1", "les codes de la FCC n'ont ni 0 ni 1")
_BY_GRANTEE = Both("the FCC has given that code", "la FCC a attribué ce code")
BY_GAP = Both(
    "a blank stands where the dash of such a number does", "un blanc y tient la place du trait d'union"
)
_BY_NAME = Both("it is a known name", "c'est un nom connu")
_BY_CODE = Both("the code on the label says so", "le code sur l'étiquette le dit")


class Mended(Struct, frozen=True):
    """A value, and how it came of what was read; `why` is None where nothing was changed."""

    value: str
    why: Both | None = None


def model(text: str, knows: Known) -> Mended:
    """A model number, as the grammar of its maker would have it where exactly one reading fits better."""
    return _fitted(text, knows.model, knows.model(text), _BY_GRAMMAR)


def name(text: str, knows: Known) -> Mended:
    """A brand's name, where another reading of the same letters is a known one."""
    return Mended(text) if knows.brand(text) else _witnessed(text, knows.brand, _BY_NAME, len(text))


def mac(text: str) -> Mended:
    """A hardware address of which some digits were read as letters that cannot stand in one."""
    value = text.translate(_HEX).upper()
    return Mended(value, None if value == text.upper() else told(text, value, BY_HEX))


def fcc(text: str, knows: Known) -> Mended:
    """An FCC id, of whose first three or five characters none can be 0 or 1."""
    text = text.upper()
    length = 5 if text[:1].isdigit() and text[:1] not in "01" else 3
    value = text[:length].translate(_NO_DIGIT) + text[length:]
    if knows.grantee(value):
        return Mended(value, None if value == text else told(text, value, _BY_FCC))
    other = _witnessed(value, knows.grantee, _BY_GRANTEE, 5)
    if other.why is not None:
        return Mended(other.value, told(text, other.value, _BY_GRANTEE))
    return Mended(value, None if value == text else told(text, value, _BY_FCC))


def by_code(text: str, coded: str) -> Mended:
    """What was printed, given what a code on the same label says that looks the same."""
    return Mended(coded, None if text == coded else told(text, coded, _BY_CODE))


def shape(text: str) -> str:
    """What two readings of the same writing share: letters and digits, those that look alike as one."""
    return "".join(c for c in text.upper() if c.isalnum() or c == "|").translate(_SHAPE)


def told(seen: str, value: str, witness: Both) -> Both:
    """That something was read otherwise than it is taken, and on whose word."""
    return _TOLD.fill(seen=seen, value=value, witness=witness)


def _fitted(text: str, fit: Callable[[str], Fit], now: Fit, witness: Both) -> Mended:
    for changes in (1, 2):
        better = [(fit(other), other) for other in _readings(text, changes, len(text))]
        best = max((found for found, _ in better), default=now)
        if best <= now or not best[0]:
            continue
        found = [other for each, other in better if each == best]
        return Mended(found[0], told(text, found[0], witness)) if len(found) == 1 else Mended(text)
    return Mended(text)


def _witnessed(text: str, is_so: Callable[[str], bool], witness: Both, within: int) -> Mended:
    for changes in (1, 2):
        found = [other for other in _readings(text, changes, within) if is_so(other)]
        if found:
            return Mended(found[0], told(text, found[0], witness)) if len(found) == 1 else Mended(text)
    return Mended(text)


def _readings(text: str, changes: int, within: int) -> Iterator[str]:
    """The text with so many of its first letters read otherwise."""
    return islice(_all_readings(text, changes, within), _MOST_TRIED)


def _all_readings(text: str, changes: int, within: int) -> Iterator[str]:
    places = [at for at, letter in enumerate(text[:within]) if letter in _ALIKE][:_MOST_PLACES]
    for chosen in combinations(places, changes):
        for letters in product(*(_ALIKE[text[at]] for at in chosen)):
            other = list(text)
            for at, letter in zip(chosen, letters, strict=True):
                other[at] = letter
            yield "".join(other)
