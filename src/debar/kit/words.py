"""Text that every reader can read: English and French side by side."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Language = Literal["en", "fr"]


class Both(Struct, frozen=True):
    """One text in both official languages."""

    en: str
    fr: str

    def within(self, language: Language) -> str:
        """The text in that language."""
        return self.fr if language == "fr" else self.en

    def fill(self, **values: object) -> Both:
        """Both texts with their {places} filled. A `Both` fills each language with its own."""
        return Both(
            en=self.en.format_map({k: v.en if isinstance(v, Both) else v for k, v in values.items()}),
            fr=self.fr.format_map({k: v.fr if isinstance(v, Both) else v for k, v in values.items()}),
        )

    def __str__(self) -> str:
        return self.en
