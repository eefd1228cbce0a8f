"""What a machine may say of an item: verdicts with reasons. Only people confirm."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from debar.identify.evidence import DIRECT, Grade, Identity
from debar.kit.words import Both
from debar.law.measure import Conduct, Force

Outcome = Literal["covered", "conditional", "suspected", "unknown", "none-found"]
OUTCOMES: tuple[Outcome, ...] = ("covered", "conditional", "suspected", "unknown", "none-found")
"""Worst first."""

SHOWN: dict[Outcome, Both] = {
    "covered": Both("Appears covered: confirm", "Semble visé : à confirmer"),
    "conditional": Both(
        "Depends on an answer: treat as covered until given",
        "Dépend d'une réponse : à traiter comme visé d'ici là",
    ),
    "suspected": Both("Suspected: needs better evidence", "Soupçonné : preuve à compléter"),
    "unknown": Both("Unknown", "Indéterminé"),
    "none-found": Both(
        "No restriction found in {measures} measures checked, edition {edition}, {on}",
        "Aucune restriction trouvée parmi {measures} mesures vérifiées, édition {edition}, {on}",
    ),
}


class Item(Struct, frozen=True):
    """What is judged: a device, a purchase line, or a product somebody asks about."""

    id: str = ""
    maker: str | None = None
    maker_grade: Grade = "none"
    brand: str | None = None
    brand_grade: Grade = "none"
    model: str | None = None
    kind: str | None = None
    """Product class (docs/words.md); None where not known."""
    relabel: bool | None = None
    others: tuple[str, ...] = ()
    """Makers that grounds speak for beside the one named, and that it doesn't rule out."""
    acquired: date | None = None
    recipient: str | None = None
    """Who is to receive it, where it goes to somebody."""
    recipient_grade: Grade = "none"
    site_classes: tuple[str, ...] = ()
    authorised: date | None = None
    """Day on which the type was authorised (FCC, ISED, …)."""
    made_in: str | None = None
    """Country of production, ISO 3166."""
    certificates: tuple[str, ...] | None = None
    """Ids of certificates that it has; empty: it has none; None: not known."""
    local_content: float | None = None
    """Percent of it that is made in the buyer's country."""
    traits: tuple[str, ...] = ()
    """What somebody recorded of it, of a closed list (docs/words.md)."""
    lacks: tuple[str, ...] = ()
    """Traits of which somebody recorded that it lacks them."""
    evidence: tuple[str, ...] = ()
    """Digests or ids of what the identity rests on."""

    @classmethod
    def of(cls, identity: Identity) -> Item:
        """The item that an identity describes."""
        maker, brand, model = identity.maker, identity.brand, identity.model
        return cls(
            id=identity.id,
            maker=maker.id if maker else None,
            maker_grade=maker.grade if maker else "none",
            brand=brand.id if brand else None,
            brand_grade=brand.grade if brand else "none",
            model=model.id if model else None,
            kind=identity.kind,
            relabel=identity.relabel,
            others=_others(identity),
        )


class Reason(Struct, frozen=True):
    """One step on the way to a verdict, with what it rests on."""

    says: Both
    cites: tuple[str, ...] = ()
    """Titles of sources, or ids of evidence."""
    against: bool = False
    """Does it speak against the verdict?"""


class Question(Struct, frozen=True):
    """What only a person can settle. The id is stable, so an answer given once holds."""

    id: str
    asks: Both


class Answer(Struct, frozen=True):
    """A person's answer to a question: who, why, and for which item (None: for all)."""

    question: str
    yes: bool
    by: str
    why: str
    item: str | None = None


class Verdict(Struct, frozen=True):
    """Item × clause × party × day."""

    outcome: Outcome
    measure: str
    clause: str
    force: Force
    conduct: Conduct
    reasons: tuple[Reason, ...]
    question: Question | None = None
    caveat: Both | None = None


class Judgement(Struct, frozen=True):
    """All that was found about one item."""

    item: str
    outcome: Outcome
    """The worst of the verdicts; none-found where there are none."""
    verdicts: tuple[Verdict, ...]
    """Worst first. Verdicts of none-found are left out unless asked for."""
    checked: int
    """Measures looked at."""
    edition: str
    """Digest of the knowledge, first 12 characters."""
    on: date
    known: date

    @property
    def shown(self) -> Both:
        """The outcome in the words that a page may use."""
        text = SHOWN[self.outcome]
        return text.fill(measures=self.checked, edition=self.edition, on=self.on)


def _others(identity: Identity) -> tuple[str, ...]:
    """Whom a ground of its own names beside the maker; of mere leads each is as good as the first."""
    maker = identity.maker
    if maker is None:
        return ()
    rivals = (c for c in identity.against if c.about == "maker" and c.weight > 0 and c.value != maker.id)
    return tuple(sorted({c.value for c in rivals if maker.grade == "lead" or c.ground in DIRECT}))


def worst(outcomes: tuple[Outcome, ...]) -> Outcome:
    """The worst of some outcomes; none-found of none."""
    return min(outcomes, key=OUTCOMES.index, default="none-found")
