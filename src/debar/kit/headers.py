"""Which column of a table holds which field, whatever its header is called."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from msgspec import Struct

_LONGEST = 200
_SPLIT_CAMEL = re.compile(r"(?<=[a-zà-ÿ0-9])(?=[A-ZÀ-Þ])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORD = re.compile(r"[a-z0-9\u4e00-\u9fff]+")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_SEVERAL = re.compile(r"\s+[-–—]\s+|[/|\n]")
_ELISION = re.compile(r"\b[ldn]['’]", re.IGNORECASE)
_FILLERS = {"a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "of", "the"}
_COUNTERS = {"n", "nb", "nbr", "no", "nos", "nr", "nro", "num", "number", "numbers", "numero", "numeros"}
_LANGUAGES = {"en", "eng", "english", "anglais", "fr", "fra", "francais", "french"}


class Left(Struct, frozen=True):
    """A header that named the same field as a better one, and was left unread."""

    header: str
    field: str
    kept: str
    """The header that the field is read from."""

    def __str__(self) -> str:
        return f"the column {self.header!r} was not read, since {self.kept!r} gives the same"


class Matched(Struct, frozen=True):
    """What the headers of one table mean."""

    fields: dict[str, str]
    """Header as written → field."""
    left: tuple[Left, ...] = ()


class Columns:
    """The headers that name each field, as `Columns({"serial": ("serial number", "s/n")})`.

    The best synonym comes first. Case, accents, blanks, punctuation, small words and `number`
    do not count: `Serial No.`, `SerialNumber` and `serial_number` are one.
    """

    def __init__(self, synonyms: Mapping[str, Sequence[str]]) -> None:
        self._exact: dict[str, tuple[int, str]] = {}
        self._loose: dict[frozenset[str], tuple[int, str]] = {}
        for field, names in synonyms.items():
            for rank, name in enumerate((*names, field)):
                self._exact.setdefault(_squashed(name), (rank, field))
                self._loose.setdefault(_words(name), (rank, field))
        self._exact.pop("", None)
        self._loose.pop(frozenset(), None)

    def map(self, headers: Sequence[str]) -> dict[str, str]:
        """Header → field, for the headers that name one. No field is named twice."""
        return self.match(headers).fields

    def match(self, headers: Sequence[str]) -> Matched:
        """The fields, and the headers that were left because another named the field better."""
        claims = [(*claim, place) for place, h in enumerate(headers) if (claim := self._claim(h))]
        best: dict[str, str] = {}
        left: list[Left] = []
        for _, _, field, place in sorted(claims, key=lambda claim: (claim[0], claim[1], claim[3])):
            header = headers[place]
            if field in best and best[field] != header:
                left.append(Left(header, field, best[field]))
            best.setdefault(field, header)
        fields = {header: field for field, header in best.items()}
        return Matched({h: fields[h] for h in headers if h in fields}, tuple(left))

    def _claim(self, header: str) -> tuple[int, int, str] | None:
        """How loosely a header names a field (0: exactly), the synonym's rank, and the field."""
        if len(header) > _LONGEST:
            return None
        bare = _BRACKETS.sub(" ", header)
        for looseness, text in ((0, header), (2, bare)):
            if found := self._found(text):
                return looseness + found[0], *found[1:]
        parts = [found for part in _SEVERAL.split(bare) if (found := self._found(part))]
        if len({field for *_, field in parts}) == 1:
            exact, rank, field = min(parts)
            return 4 + exact, rank, field
        return None

    def _found(self, text: str) -> tuple[int, int, str] | None:
        """0 for the words as given or 1 for them in another order or manner; rank and field."""
        for exact, found in enumerate((self._exact.get(_squashed(text)), self._loose.get(_words(text)))):
            if found:
                return exact, *found
        return None


def words(header: str) -> tuple[str, ...]:
    """The words of a header, in lower case and without accents: `MotDePasse` → mot de passe."""
    return tuple(_WORD.findall(_plain(_SPLIT_CAMEL.sub(" ", header))))


def _squashed(text: str) -> str:
    return "".join(_WORD.findall(_plain(text)))


def _words(text: str) -> frozenset[str]:
    said = [word for word in words(_ELISION.sub(" ", text)) if word not in _FILLERS]
    kept = [word for word in said if word not in _COUNTERS and word not in _LANGUAGES]
    return frozenset(kept if any(len(word) > 1 for word in kept) else said)


def _plain(text: str) -> str:
    """Lower case, without accents; `n°` and `nº` become no, `#` becomes a blank."""
    text = re.sub(r"(?i)\bn\s?[°º]", " no ", text)
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in folded if not unicodedata.combining(c)).replace("œ", "oe")
