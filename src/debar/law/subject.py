"""Makers that a clause means because the law of some country reaches them, whatever their name.

A firm of that country is meant. A firm of another country that one of them owns or controls is to
it as a subsidiary. A firm whose country nobody recorded is neither in nor out.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from debar.entities.model import Entity
from debar.entities.ties import Above
from debar.kit.words import Both
from debar.law.countries import named, within
from debar.law.matter import Matter
from debar.law.part import Part, asked
from debar.law.verdict import Question, Reason

_BELONGS = Both("Country of {who}: {place}.", "Pays de {who}\u00a0: {place}.")
_WEAK = Both("This is not well enough sourced.", "Ce fait n'est pas assez bien attesté.")


class _Words(NamedTuple):
    """How a clause that means the makers of a country is told of."""

    makers: Both
    reached: Both
    stateless: Both
    no_owner: Both


_BY_LAW = _Words(
    Both(
        "a maker subject to the law of this country: {places}",
        "un fabricant assujetti à la loi de ce pays\u00a0: {places}",
    ),
    Both(
        "The clause means makers subject to the law of that country.",
        "La disposition vise les fabricants assujettis à la loi de ce pays.",
    ),
    Both(
        "The country of {who} is not recorded, so it cannot be told whether the law meant ({places})"
        " reaches it.",
        "Le pays de {who} n'est pas consigné; on ne peut dire si la loi en cause ({places}) s'y applique.",
    ),
    Both(
        "Country of {who}: {place}. No owner subject to the law meant ({places}) is known.",
        "Pays de {who}\u00a0: {place}. Aucun propriétaire assujetti à la loi en cause ({places})"
        " n'est connu.",
    ),
)
_BY_NATIONALITY = _Words(
    Both(
        "a maker from this country, by nationality or seat: {places}",
        "un fabricant de ce pays, par sa nationalité ou son siège\u00a0: {places}",
    ),
    Both("The clause means makers from that country.", "La disposition vise les fabricants de ce pays."),
    Both(
        "The country of {who} is not recorded, so it cannot be told whether it is one meant ({places}).",
        "Le pays de {who} n'est pas consigné; on ne peut dire s'il est de ceux qui sont visés ({places}).",
    ),
    Both(
        "Country of {who}: {place}. No owner from the countries meant ({places}) is known.",
        "Pays de {who}\u00a0: {place}. Aucun propriétaire d'un pays visé ({places}) n'est connu.",
    ),
)


class Subject:
    """The countries whose law makes a target of every maker under it."""

    def __init__(self, matter: Matter) -> None:
        self._matter, self._graph = matter, matter.graph
        targets = matter.clause.targets
        self.sure, self.open = targets.subject, targets.subject_open
        self.places = named(self.sure)
        self._words = _BY_NATIONALITY if targets.by_nationality else _BY_LAW

    def __bool__(self) -> bool:
        return bool(self.sure)

    @property
    def whom(self) -> Both:
        """Who is meant, in words."""
        return self._words.makers.fill(places=self.places)

    def firms(self, id: str) -> tuple[str, ...]:
        """The nearest such firms on the way up from an id of the graph, itself included."""
        found: list[Above] = []
        for one in self._graph.above(id, self._matter.on) if self else ():
            passed = {link.head for link in one.path[:-1]} | ({id} if one.path else set())
            if passed.isdisjoint(each.id for each in found) and self.reaches(one.id):
                found.append(one)
        return tuple(one.id for one in found)

    def reaches(self, id: str) -> bool:
        """Is it of such a country, or of a place where that is open?"""
        country = self._graph.entity(id).country
        return within(country, self.sure) or within(country, self.open)

    def owners(self, *, sure: bool) -> frozenset[str]:
        """Everybody of those countries; with `sure` only where text and sources leave no doubt."""
        places = self.sure if sure else (*self.sure, *self.open)
        found = (one for one in self._graph.entities if within(one.country, places))
        return frozenset(one.id for one in found if not (sure and self._doubtful(one)))

    def told(self, target: str, item: str) -> Part:
        """That the law reaches a target, by its country; a question where the text does not tell."""
        entity = self._graph.entity(target)
        place = named([entity.country or ""])
        cites = tuple(source.title for source in entity.sources)
        belongs = Reason(_BELONGS.fill(who=entity.label, place=place), cites)
        asks = self._matter.clause.targets.asks.subject
        if asks and within(entity.country, self.open):
            question = Question(self._matter.question("subject"), asks)
            part = asked(
                question, self._matter.answers.to(question.id, item), cites=self._matter.clause.cites
            )
            return Part(part.outcome, (belongs, *part.reasons), part.question)
        reasons = (belongs, Reason(self._words.reached, self._matter.clause.cites))
        if entity.confidence == "low":
            return Part("suspected", (*reasons, Reason(_WEAK, cites)))
        return Part("covered", reasons)

    def placed(self, id: str, on: date) -> bool:
        """Is the country of every firm that made it on that day recorded?"""
        countries = [firm.country for firm in self._firms_of(id, on)]
        return bool(countries) and all(countries)

    def missed(self, id: str, told: Reason) -> Part:
        """Of a maker that no such law is known to reach: it is out, or its country is not known."""
        firms = list(self._firms_of(id, self._matter.on))
        cites = tuple(source.title for firm in firms for source in firm.sources)
        who = ", ".join(firm.label for firm in firms) or self._matter.name(id)
        if not self.placed(id, self._matter.on):
            says = self._words.stateless.fill(who=who, places=self.places)
            return Part("unknown", (told, Reason(says)))
        countries = dict.fromkeys(firm.country or "" for firm in firms)
        words = {"who": who, "place": named(countries), "places": self.places}
        return Part("none-found", (told, Reason(self._words.no_owner.fill(**words), cites, against=True)))

    def _doubtful(self, one: Entity) -> bool:
        return one.confidence == "low" or within(one.country, self.open)

    def _firms_of(self, id: str, on: date) -> Iterator[Entity]:
        """The firm itself; of a badge the firms whose own it is."""
        entity = self._graph.entity(id)
        if entity.kind != "brand":
            yield entity
            return
        for made in self._graph.makers_of(id, on):
            if made.own and made.holds is not False:
                yield self._graph.entity(made.maker)
