"""What a model number says."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from debar.identify.evidence import UNKNOWN_MAKER, Ground
from debar.identify.models.equivalents import Equivalent
from debar.identify.models.grammar import PartName
from debar.kit.words import Both

PART_WORDS: dict[PartName, Both] = {
    "prefix": Both("prefix", "préfixe"),
    "line": Both("line", "gamme"),
    "series": Both("series", "série"),
    "form": Both("form", "forme"),
    "size": Both("size of the housing", "taille du boîtier"),
    "resolution": Both("resolution", "résolution"),
    "zoom": Both("optical zoom", "zoom optique"),
    "channels": Both("channels", "canaux"),
    "disks": Both("disks", "disques"),
    "poe": Both("PoE ports", "ports PoE"),
    "generation": Both("generation", "génération"),
    "platform": Both("platform", "plateforme"),
    "structure": Both("structure", "structure"),
    "variant": Both("variant", "variante"),
    "options": Both("options", "options"),
    "revision": Both("hardware revision", "révision du matériel"),
    "lens": Both("lens", "objectif"),
    "video": Both("video standard", "norme vidéo"),
    "region": Both("region, packaging or colour", "région, emballage ou couleur"),
    "customer": Both("customer", "client"),
    "rest": Both("rest", "reste"),
}
"""What the parts of a number are called."""


class Part(Struct, frozen=True):
    """One part of a model number."""

    name: PartName
    text: str
    """As it stands in the number, without the dash or brackets around it."""
    means: Both | None = None
    """What it means, where knowledge says so."""


class ModelMatch(Struct, frozen=True):
    """What a model number says."""

    maker: str
    brand: str | None
    model: str
    """Normalised: upper case, the head as its maker writes it."""
    kind: str
    line: str
    print: str
    """Id of the grammar; of the row of equivalents where no grammar fits."""
    sole: bool
    """Does only this maker use such names?"""
    branded: bool = True
    """Does only this brand use them?"""
    base: str = ""
    """Without prefix, lens, video standard, region and customer: two numbers of one maker and one base
    name the same hardware. Empty where the grammar does not take its numbers apart."""
    parts: tuple[Part, ...] = ()
    """In the order in which they stand; empty where the grammar does not take its numbers apart."""
    others: tuple[str, ...] = ()
    """Makers known to use such names as well."""
    same: Equivalent | None = None
    """The row that says whose hardware is sold under this very number."""

    @property
    def ground(self) -> Ground:
        """What the number is worth as a ground for its maker."""
        return "model" if self.sole else "hint"

    @property
    def by(self) -> str:
        """Id of what says who the maker is: the row of equivalents where there is one, else the grammar."""
        return self.same.id if self.same else self.print


class ModelFound(Struct, frozen=True):
    """A model number in running text: where it stands (characters), and what it says."""

    start: int
    end: int
    match: ModelMatch


def makers_of(matches: Iterable[ModelMatch]) -> tuple[str, ...]:
    """Whose a number may be: one maker, or all that are known to use it and `*` for the rest; () if nobody's.

    Several are stated, never weighed: nothing in a shared name tells which of them it was.
    """
    found = tuple(matches)
    sole = dict.fromkeys(match.maker for match in found if match.sole)
    if sole:
        return tuple(sole)
    several = dict.fromkeys(maker for match in found for maker in (match.maker, *match.others))
    return (*several, UNKNOWN_MAKER) if several else ()
