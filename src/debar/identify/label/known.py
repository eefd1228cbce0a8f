"""What knowledge can witness: whose names, numbers and addresses a reading may be."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from debar.identify import Identifier
from debar.identify.badges import Badges
from debar.identify.blocks import Blocks
from debar.identify.evidence import Field
from debar.identify.models import Models
from debar.kit import pack

Fit = tuple[bool, bool, int]
"""How well a model number fits: only one maker builds such, it comes apart, parts whose meaning is known."""


class Known:
    """What a reading is held against: the knowledge of an identifier."""

    def __init__(self, identifier: Identifier, blocks: Blocks) -> None:
        self._models: Models = identifier.engine.models
        self._engine, self._blocks = identifier.engine, blocks
        self._badges = Badges(identifier.graph)

    @classmethod
    def load(cls, identifier: Identifier, folder: Path = pack.KNOWLEDGE) -> Known:
        """With the blocks of addresses in a folder. Raises BadData."""
        return cls(identifier, Blocks.load(folder / "blocks"))

    def model(self, text: str) -> Fit:
        """How well the text fits as a model number."""
        fits = [
            (m.sole, bool(m.parts), sum(p.means is not None for p in m.parts))
            for m in self._models.read(text)
        ]
        return max(fits, default=(False, False, -1))

    def is_model(self, text: str) -> bool:
        """Is the whole text a model number that is told from any other writing?"""
        return any(f.match.sole and f.start == 0 and f.end == len(text) for f in self._models.find(text))

    def brand(self, text: str) -> bool:
        """Is the whole text the name of a brand or maker?"""
        return next(self._badges.claims([Field("brand-claimed", text)]), None) is not None

    def kind(self, text: str) -> bool:
        """Does the text say what sort of thing it is?"""
        return any(claim.about == "kind" for claim in self._engine.claims([Field("kind-claimed", text)]))

    def serial(self, text: str) -> bool:
        """Is the text built as some maker's serial numbers are?"""
        return any(c.ground != "hint" for c in self._engine.claims([Field("serial", text)]) if c.weight > 0)

    def grantee(self, text: str) -> bool:
        """Does an FCC id begin with a code whose holder is known?"""
        return bool(self._engine.claims([Field("fcc-id", text)]))

    def holder(self, mac: str) -> str | None:
        """Who holds the block of a hardware address."""
        return self._blocks.holder(mac)


@lru_cache(maxsize=1)
def bundled() -> tuple[Identifier, Known]:
    """With the knowledge that debar brings along, loaded once for a process."""
    identifier = Identifier.load()
    return identifier, Known.load(identifier)
