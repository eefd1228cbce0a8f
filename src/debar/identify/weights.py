"""What grounds are worth in log-odds: `knowledge/weights.yaml`, fitted to labelled answers."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct, structs

from debar.identify.evidence import Claim, Ground
from debar.kit import pack
from debar.kit.errors import BadData

_MOST = 8.0
_FIRM = 3.0


class Worth(Struct, frozen=True, forbid_unknown_fields=True):
    """What one ground is worth, and on how much that rests."""

    worth: float
    """Log-odds (natural) of a claim whose print gives no weight of its own."""
    scale: float = 1.0
    """By what a weight of a print's own, or of a relation, is multiplied. Counter-grounds are not."""
    families: int = 0
    """Families of labelled answers in which such a ground spoke for some maker."""
    rows: int = 0
    """Labelled answers in which it did."""
    right: int = 0
    """Of these, the answers whose maker it named."""


class Fit(Struct, frozen=True, forbid_unknown_fields=True):
    """What the weights were fitted to, so that anyone can do it again."""

    script: str
    data: str
    """Name of the file of labelled answers."""
    sha256: str
    """Digest of that file."""
    rows: int
    families: int
    day: str


class Weights(Struct, frozen=True, forbid_unknown_fields=True):
    """`knowledge/weights.yaml`: what each ground is worth against a maker that we do not know."""

    prior: float
    """Log-odds of a value that we do not know, before any ground."""
    grounds: dict[Ground, Worth]
    fitted: Fit | None = None

    @classmethod
    def load(cls, folder: Path = pack.KNOWLEDGE) -> Weights:
        """The weights of some knowledge; those set by hand where it has none. Raises BadData."""
        path = folder / "weights.yaml"
        if not path.is_file():
            return HAND
        found = pack.load(path, cls)
        _check(found, path)
        return found

    def of(self, ground: Ground, own: float | None = None) -> float:
        """What a claim is worth, given the weight that its print gives, or None where it gives none."""
        held = self.grounds[ground]
        if own is None:
            return held.worth
        return own if own <= 0 else min(round(own * held.scale, 4), _MOST)

    @property
    def firm(self) -> float:
        """Log-odds from which a maker with a lineage ground leads those who have none."""
        return _FIRM * self.grounds["lineage"].scale

    def scaled(self, claim: Claim) -> Claim:
        """A claim whose weight was set by hand, weighed anew."""
        return structs.replace(claim, weight=self.of(claim.ground, claim.weight))


HAND = Weights(
    prior=0.6,
    grounds={
        "lineage": Worth(4.1),
        "legal-name": Worth(3.2),
        "model": Worth(2.6),
        "badge": Worth(2.2),
        "mac": Worth(2.4),
        "relation": Worth(1.5),
        "hint": Worth(0.8),
    },
)
"""The weights set by hand: what the fit is drawn towards, and what stands where knowledge has none."""


def _check(found: Weights, path: Path) -> None:
    missing = sorted(set(HAND.grounds) - set(found.grounds))
    if missing:
        raise BadData(f"{path}: no worth for {', '.join(missing)}. Run bench/calibrate.py --write.")
    odd = [name for name, each in found.grounds.items() if not (0 < each.worth <= _MOST and each.scale > 0)]
    if odd:
        raise BadData(f"{path}: {', '.join(odd)}: a worth is above 0 and at most {_MOST}, a scale above 0.")
