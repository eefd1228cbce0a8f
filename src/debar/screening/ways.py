"""The ways in which a measure may stand against one line, and the worst of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import msgspec
from msgspec import Struct

from debar.kit.words import Both
from debar.law.judge import Judge
from debar.law.verdict import OUTCOMES, SHOWN, Item, Judgement, Outcome, Reason, Verdict
from debar.screening.lines import Line
from debar.screening.offers import Makers, Offer
from debar.screening.products import NOTHING, Mention, Reading
from debar.screening.screened import Match, Screened, Stands
from debar.screening.sellers import Seller, Sellers

_ASK_WHO = Both(
    "The line names such a thing and nobody who made it: ask the supplier.",
    "La ligne nomme un tel article sans en nommer le fabricant : demandez-le au fournisseur.",
)
_WHO_MAKES = Both(
    "The line says “{badge}”, a brand that is not known here: ask who makes the thing.",
    "La ligne dit « {badge} », une marque inconnue ici : demandez qui fabrique l'article.",
)
_SELLER = Both(
    "The supplier appears to be {who} (likeness {score} of 1 to “{name}”). What it sells may be {target}'s.",
    "Le fournisseur semble être {who} (ressemblance de {score} sur 1 avec « {name} »). "
    "Ce qu'il vend peut provenir de {target}.",
)
_LISTED = Both(
    "The supplier's name is like “{name}” on the list given (likeness {score} of 1).",
    "Le nom du fournisseur ressemble à « {name} » de la liste fournie (ressemblance de {score} sur 1).",
)


class Way(Struct, frozen=True):
    """One way in which a measure may stand against the line."""

    item: Item
    outcome: Outcome
    verdicts: tuple[Verdict, ...] = ()
    reasons: tuple[Reason, ...] = ()
    match: Match | None = None
    entity: str | None = None

    def rank(self) -> tuple[int, bool]:
        """Worst first; among equals what the line says of a restricted name goes first."""
        return OUTCOMES.index(self.outcome), self.match is None


class Day:
    """The law of one day, asked about what lines offer."""

    def __init__(self, on: date, judge: Judge, makers: Makers, sellers: Sellers) -> None:
        """`judge`, `makers`: prepared for that day."""
        self.on, self.judge, self.makers, self.sellers = on, judge, makers, sellers
        self._bare = judge.of(Item())
        self._silent = self._told(Line("", 0, ""), Reading(), ())

    def screened(self, line: Line, reading: Reading, sellers: Sequence[Seller]) -> Screened:
        """What stands against a line, given how it reads and who may sell it."""
        if reading is NOTHING and not sellers:
            own = {"source": line.source, "row": line.row, "text": line.text, "supplier": line.supplier}
            return msgspec.structs.replace(self._silent, quantity=line.quantity, **own)
        return self._told(line, reading, sellers)

    def _told(self, line: Line, reading: Reading, sellers: Sequence[Seller]) -> Screened:
        ways = [*self._offered(reading), *self._sold(reading, sellers)]
        worst = min(ways, key=Way.rank, default=None) or self._nothing(reading)
        refused = [mention for mention in reading.mentions if mention.grade == "none"]
        matches = [*(way.match for way in ways if way.match), *self._refused(refused)]
        against = [*(says for mention in refused for says in mention.says), *reading.claims]
        said = [reason for way in (worst, *ways) if way.match or way is worst for reason in way.reasons]
        item, bare = worst.item, self._bare
        return Screened(
            source=line.source,
            row=line.row,
            text=line.text,
            verdict=worst.outcome,
            grade=item.maker_grade,
            force=worst.verdicts[0].force if worst.verdicts else None,
            brand=item.brand,
            maker=item.maker,
            model=item.model,
            entity=worst.entity,
            matches=tuple({match.name: match for match in reversed(matches)}.values())[::-1],
            clauses=tuple(_clauses(worst, ways)),
            on=self.on,
            product=item.kind,
            shown=SHOWN[worst.outcome].fill(measures=bare.checked, edition=bare.edition, on=self.on),
            reasons=tuple(dict.fromkeys((*said, *(Reason(says, against=True) for says in against)))),
            supplier=line.supplier,
            quantity=reading.quantity if line.quantity is None else line.quantity,
        )

    def _offered(self, reading: Reading) -> Iterator[Way]:
        """What stands against each maker that the line may mean."""
        for offer in self.makers.offers(reading):
            judged, tied = self.judge.of(offer.item), self._tied(offer)
            if judged.outcome == "unknown" and not tied and _unsure(offer):
                judged = self._asked(reading)
            why = " ".join(reason.says.en for reason in offer.reasons)
            match = Match(offer.name, offer.score, why) if tied else None
            entity = offer.item.maker or offer.item.brand
            yield Way(offer.item, judged.outcome, judged.verdicts, offer.reasons, match, entity)

    def _sold(self, reading: Reading, sellers: Iterable[Seller]) -> Iterator[Way]:
        """What stands against the thing since such a supplier sells it: a lead, never more."""
        for seller in sellers:
            match = Match(seller.name, seller.score, f"supplier: {seller.why}")
            says = {"name": seller.name, "score": f"{seller.score:.2f}"}
            if seller.entity is None:
                reason = Reason(_LISTED.fill(**says))
                yield Way(Item(kind=reading.kind), "suspected", (), (reason,), match)
                continue
            who, target = (self.makers.label(each) for each in (seller.entity, seller.targets[0]))
            reason = Reason(_SELLER.fill(who=who, target=target, **says))
            for maker in dict.fromkeys((*seller.targets, seller.entity)):
                item = Item(maker=maker, maker_grade="lead", kind=reading.kind)
                judged = self.judge.of(item) if self._binding(item) else self._asked(reading)
                yield Way(item, judged.outcome, judged.verdicts, (reason,), match, seller.entity)

    def _binding(self, item: Item) -> bool:
        """Would a measure stand against us, were it certain that the item is that maker's?"""
        sure = msgspec.structs.replace(item, maker_grade="established")
        return self.judge.of(sure).outcome != "none-found"

    def _nothing(self, reading: Reading) -> Way:
        """The line names no maker: for some kinds of things, somebody should ask."""
        judged = self._asked(reading)
        says = _WHO_MAKES.fill(badge=reading.badge) if reading.badge else _ASK_WHO
        reasons = (Reason(says),) if judged.outcome == "unknown" else ()
        return Way(Item(kind=reading.kind), judged.outcome, judged.verdicts, reasons)

    def _asked(self, reading: Reading) -> Judgement:
        """What the law says of the kind of thing alone; nothing where nobody need ask who made it."""
        if reading.asks:
            return self.judge.of(Item(kind=reading.kind))
        return msgspec.structs.replace(self._bare, outcome="none-found", verdicts=())

    def _tied(self, offer: Offer) -> bool:
        """Is the maker or badge somebody's whom a measure names, whoever that measure binds?"""
        named = (offer.item.maker, offer.item.brand)
        return any(each and self.sellers.targets(each, self.on) for each in named)

    def _refused(self, mentions: Iterable[Mention]) -> Iterator[Match]:
        """Restricted names that the line rules out."""
        for mention in mentions:
            named = (*mention.entities, mention.model.maker if mention.model else "")
            if any(self.sellers.targets(each, self.on) for each in named):
                yield Match(mention.name, 0.0, " ".join(says.en for says in mention.says))


def _unsure(offer: Offer) -> bool:
    return offer.item.maker is None or offer.item.maker_grade in ("lead", "none")


def _clauses(worst: Way, ways: Sequence[Way]) -> Iterator[Stands]:
    """The clauses that stand against the line, each once, by the way that goes furthest."""
    found: dict[tuple[str, str], Verdict] = {}
    verdicts = [verdict for way in (worst, *ways) for verdict in way.verdicts]
    for verdict in sorted(verdicts, key=lambda each: OUTCOMES.index(each.outcome)):
        found.setdefault((verdict.measure, verdict.clause), verdict)
    for verdict in found.values():
        if verdict.outcome != "unknown" or worst.outcome == "unknown":
            yield Stands(
                measure=verdict.measure,
                clause=verdict.clause,
                verdict=verdict.outcome,
                reasons=verdict.reasons,
                force=verdict.force,
                question=verdict.question,
                caveat=verdict.caveat,
            )
