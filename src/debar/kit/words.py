"""Text that every reader can read: English and French side by side."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

Language = Literal["en", "fr"]

_PLACE = re.compile(r"\{(?P<name>[^\W\d]\w*)\}")


class Both(Struct, frozen=True):
    """One text in both official languages."""

    en: str
    fr: str

    def within(self, language: Language) -> str:
        """The text in that language."""
        return self.fr if language == "fr" else self.en

    def fill(self, **values: object) -> Both:
        """Both texts with their {places} filled. A `Both` fills each language with its own.

        Raises KeyError for a place without a value.
        """
        return Both(_filled(self.en, "en", values), _filled(self.fr, "fr", values))

    def __str__(self) -> str:
        return self.en


def _filled(text: str, language: Language, values: Mapping[str, object]) -> str:
    """Only whole names count as places: text from outside cannot reach into the values."""

    def value(place: re.Match[str]) -> str:
        found = values[place["name"]]
        return found.within(language) if isinstance(found, Both) else str(found)

    return _PLACE.sub(value, text)
