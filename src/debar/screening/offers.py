"""From what a line mentions to who may have made it on that day, and how well that is known."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date

import msgspec
from msgspec import Struct

from debar.entities.graph import Graph, MadeBy
from debar.identify.evidence import GRADES, Grade, better, worse
from debar.identify.labels import KINDS
from debar.identify.models import ModelMatch
from debar.kit.words import Both
from debar.law.verdict import Item, Reason
from debar.screening.naming import VIDEO, namesakes
from debar.screening.products import Mention, Reading, numbers_in

Kinds = Callable[[str], frozenset[str]]
"""The kinds of things that a text names."""

_NAMED = Both("The line says “{quote}”, a name of {who}.", "La ligne dit « {quote} », qui désigne {who}.")
_SHORT = Both(
    "The line says “{quote}”, a short form or other spelling of {who}.",
    "La ligne dit « {quote} », qui désigne {who} en abrégé ou autrement écrit.",
)
_NUMBER = Both(
    "The line gives “{quote}”, a model number as {who} builds them ({line}).",
    "La ligne donne « {quote} », un numéro de modèle comme en forme {who} ({line}).",
)
_SHARED = Both("Other makers use such numbers too.", "D'autres fabricants utilisent aussi de tels numéros.")
_OWN = Both("{brand} is a brand of {who}.", "La marque {brand} appartient à {who}.")
_WITHIN = Both(" ({scope})", " ({scope})")
_BUILT = Both(
    "{who} makes things that are sold as {brand}{scope}; the relation held on {on}.",
    "{who} fabrique des articles vendus sous la marque {brand}{scope}; la relation existait le {on}.",
)
_UNDATED = Both(
    "{who} makes things that are sold as {brand}{scope}; whether it did so on {on} is not known.",
    "{who} fabrique des articles vendus sous la marque {brand}{scope}; on ignore si c'était le cas le {on}.",
)


class Offer(Struct, frozen=True):
    """One way in which the line may be read: who made the thing, under which badge."""

    item: Item
    name: str
    """The name or number that says so."""
    score: float
    """How well the line's words fit the name, 0 to 1. No probability."""
    reasons: tuple[Reason, ...]
    free: bool = True
    """Does the line speak of it plainly as what is bought?"""


class Makers:
    """Who may have made what a line mentions, on one day as known on another."""

    def __init__(
        self,
        graph: Graph,
        on: date,
        kinds: Kinds,
        known: date | None = None,
        builders: Collection[str] = (),
    ) -> None:
        """`kinds` reads the scope of a relation. `builders`: firms known to build things of their own."""
        self.graph, self.on, self.kinds, self.known = graph, on, kinds, known
        self._builders = builders
        self._badges = namesakes(graph)

    def offers(self, reading: Reading) -> tuple[Offer, ...]:
        """Every maker that the line may mean, each once, best known first.

        Mentions that say what the thing is not offer nothing.
        """
        spoken = [mention for mention in reading.mentions if mention.grade != "none"]
        found = [offer for mention in spoken for offer in self._of(mention, reading)]
        merged: dict[str | None, Offer] = {}
        for offer in sorted(found, key=_rank):
            maker = offer.item.maker
            merged[maker] = _both(merged[maker], offer) if maker in merged else offer
        return tuple(sorted(merged.values(), key=_rank))

    def label(self, entity: str) -> str:
        """The name to show of an entity; the id itself where the graph has none."""
        return self.graph.entity(entity).label if entity in self.graph else entity

    def _of(self, mention: Mention, reading: Reading) -> list[Offer]:
        if mention.model is not None:
            return [self._number(mention, mention.model)]
        kind = reading.kind
        graph = self.graph
        brand = min(mention.entities, key=lambda each: (graph.entity(each).kind != "brand", each))
        firms = [each for each in mention.entities if graph.entity(each).kind == "company"]
        found = [self._named(mention, kind, maker, brand) for maker in firms]
        relations = [made for each in mention.entities for made in self._relations(mention, each, reading)]
        outweighed = relations if self._builders_own(firms, relations) else []
        hinted = [made for made in outweighed if not made.own and _hints(made)]
        found += [self._badged(mention, kind, made, brand) for made in relations if made not in hinted]
        beside = [self._told(made, brand, against=True) for made in hinted]
        offers = [msgspec.structs.replace(o, reasons=(*o.reasons, *beside)) for o in found]
        return offers or [self._named(mention, kind, None, brand)]

    def _builders_own(self, firms: Sequence[str], relations: Sequence[MadeBy]) -> bool:
        """Is the name that of a firm which is known to build such things itself?"""
        own = {made.maker for made in relations if made.own}
        return any(firm in self._builders for firm in (*firms, *own))

    def _relations(self, mention: Mention, entity: str, reading: Reading) -> Iterator[MadeBy]:
        """The relations that may explain the badge: not over on that day, and for such a thing."""
        for made in self.graph.makers_of(entity, self.on, self.known):
            own = made.own and made.maker in mention.entities
            if made.holds is not False and not own and self._meant(made.link.scope, reading):
                yield made

    def _meant(self, scope: Both | None, reading: Reading) -> bool:
        """May the scope of a relation mean this thing? It names kinds, or else model numbers, or neither."""
        if scope is None:
            return True
        kinds = self.kinds(scope.en) & VIDEO
        if kinds:
            return reading.kind not in VIDEO or reading.kind in kinds
        numbers = numbers_in(scope.en)
        return not numbers or not numbers.isdisjoint(reading.numbers)

    def _number(self, mention: Mention, model: ModelMatch) -> Offer:
        """A model number."""
        who = self.label(model.maker)
        says = [Reason(_NUMBER.fill(quote=mention.quote, who=who, line=_line(model)), (model.print,))]
        if not model.sole:
            says.append(Reason(_SHARED, (model.print,), against=True))
        brand = self._badges.get(model.brand or "", model.brand)
        item = Item(
            maker=model.maker,
            maker_grade=mention.grade,
            brand=brand,
            brand_grade=mention.grade if brand else "none",
            model=model.model,
            kind=model.kind,
        )
        return _offer(mention, item, says)

    def _named(self, mention: Mention, kind: str | None, maker: str | None, brand: str) -> Offer:
        """The maker's own name, or that of a brand of which no maker is known."""
        item = Item(
            maker=maker,
            maker_grade=mention.grade if maker else "none",
            brand=brand,
            brand_grade=mention.grade,
            kind=kind,
        )
        return _offer(mention, item, [self._says(mention, maker or brand)])

    def _badged(self, mention: Mention, kind: str | None, made: MadeBy, brand: str) -> Offer:
        """A badge, and who is known to make what bears it."""
        item = Item(
            maker=made.maker,
            maker_grade=worse(mention.grade, _related(made)),
            brand=brand,
            brand_grade=mention.grade,
            kind=kind,
            relabel=not made.own,
        )
        return _offer(mention, item, [self._says(mention, brand), self._told(made, brand)])

    def _told(self, made: MadeBy, brand: str, *, against: bool = False) -> Reason:
        """The relation between a maker and a badge, in words."""
        told = _OWN if made.own else _BUILT if made.holds else _UNDATED
        written = _WITHIN.fill(scope=made.link.scope) if made.link.scope else ""
        says = told.fill(who=self.label(made.maker), brand=self.label(brand), scope=written, on=self.on)
        return Reason(says, tuple(source.title for source in made.link.sources), against=against)

    def _says(self, mention: Mention, entity: str) -> Reason:
        said = _NAMED if mention.listed else _SHORT
        return Reason(said.fill(quote=mention.quote, who=self.label(entity)))


def _hints(made: MadeBy) -> bool:
    """Is the relation so loose that it says little of a thing whose badge is a builder's own name?"""
    return _related(made) == "lead" and made.link.confidence != "high"


def _related(made: MadeBy) -> Grade:
    """What a relation between badge and maker is worth on the day asked about."""
    if made.own:
        return "established"
    return "probable" if made.holds and made.link.confidence != "low" else "lead"


def _both(one: Offer, other: Offer) -> Offer:
    """Two grounds for one maker: the better grade, with the model and the reasons of both.

    A badge and a model number that each make the maker probable bear each other out.
    """
    grade = better(one.item.maker_grade, other.item.maker_grade)
    number = (one.item.model is None) != (other.item.model is None)
    if number and one.free and other.free and one.item.maker_grade == other.item.maker_grade == "probable":
        grade = "strong"
    first, second = one.item, other.item
    named = min((first, second), key=lambda item: (item.brand is None, GRADES.index(item.brand_grade)))
    item = msgspec.structs.replace(
        first,
        maker_grade=grade,
        brand=named.brand,
        brand_grade=named.brand_grade,
        model=first.model or second.model,
        kind=first.kind if first.model or not second.model else second.kind,
        relabel=named.relabel,
    )
    reasons = tuple(dict.fromkeys((*one.reasons, *other.reasons)))
    return Offer(item, one.name, max(one.score, other.score), reasons, one.free and other.free)


def _offer(mention: Mention, item: Item, says: Sequence[Reason]) -> Offer:
    caveats = [Reason(text, against=True) for text in mention.says]
    sole = mention.model is None or mention.model.sole
    score = 0.5 if not sole else 0.8 if mention.model else 1.0 if mention.listed else 0.9
    return Offer(item, mention.name, score, (*says, *caveats), free=not caveats)


def _rank(offer: Offer) -> tuple[int, int, bool, str]:
    item = offer.item
    graded = GRADES.index(item.maker_grade), GRADES.index(item.brand_grade)
    return *graded, item.model is not None, item.maker or ""


def _line(model: ModelMatch) -> Both:
    """The line of models as its grammar calls it in English; in French, the kind of thing that it is."""
    kind = KINDS.get(model.kind)
    return Both(model.line, kind.fr if kind else model.kind)
