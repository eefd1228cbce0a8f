"""Makers that a clause means because the law of some country reaches them, whatever their name.

A firm of that country is meant. A firm of another country that one of them owns or controls is to
it as a subsidiary. A firm whose country nobody recorded is neither in nor out.
"""

from __future__ import annotations

from collections.abc import Iterator

from debar.entities.model import Entity
from debar.entities.ties import Above
from debar.kit.words import Both
from debar.law.countries import named
from debar.law.matter import Matter
from debar.law.part import Part, asked
from debar.law.verdict import Question, Reason

_MAKERS = Both(
    "a maker subject to the law of this country: {places}",
    "un fabricant assujetti à la loi de ce pays : {places}",
)
_BELONGS = Both("Country of {who}: {place}.", "Pays de {who} : {place}.")
_REACHED = Both(
    "The clause means makers subject to the law of that country.",
    "La disposition vise les fabricants assujettis à la loi de ce pays.",
)
_WEAK = Both("This is not well enough sourced.", "Ce fait n'est pas assez bien attesté.")
_STATELESS = Both(
    "The country of {who} is not recorded, so it cannot be told whether the law meant ({places}) reaches it.",
    "Le pays de {who} n'est pas consigné; on ne peut dire si la loi en cause ({places}) s'y applique.",
)
_NO_OWNER = Both(
    "Country of {who}: {place}. No owner subject to the law meant ({places}) is known.",
    "Pays de {who} : {place}. Aucun propriétaire assujetti à la loi en cause ({places}) n'est connu.",
)


class Subject:
    """The countries whose law makes a target of every maker under it."""

    def __init__(self, matter: Matter) -> None:
        self._matter, self._graph = matter, matter.graph
        targets = matter.clause.targets
        self.sure, self.open = targets.subject, targets.subject_open
        self.places = named(self.sure)

    def __bool__(self) -> bool:
        return bool(self.sure)

    @property
    def whom(self) -> Both:
        """Who is meant, in words."""
        return _MAKERS.fill(places=self.places)

    def firms(self, id: str) -> tuple[str, ...]:
        """The nearest such firms on the way up from an id of the graph, itself included."""
        found: list[Above] = []
        for one in self._graph.above(id, self._matter.on) if self else ():
            passed = {link.head for link in one.path[:-1]} | ({id} if one.path else set())
            if passed.isdisjoint(each.id for each in found) and self._reaches(one.id):
                found.append(one)
        return tuple(one.id for one in found)

    def told(self, target: str, item: str) -> Part:
        """That the law reaches a target, by its country; a question where the text does not tell."""
        entity = self._graph.entity(target)
        place = named([entity.country or ""])
        cites = tuple(source.title for source in entity.sources)
        belongs = Reason(_BELONGS.fill(who=entity.label, place=place), cites)
        asks = self._matter.clause.targets.asks.subject
        if asks and _within(entity.country, self.open):
            question = Question(self._matter.question("subject"), asks)
            part = asked(
                question, self._matter.answers.to(question.id, item), cites=self._matter.clause.cites
            )
            return Part(part.outcome, (belongs, *part.reasons), part.question)
        reasons = (belongs, Reason(_REACHED, self._matter.clause.cites))
        if entity.confidence == "low":
            return Part("suspected", (*reasons, Reason(_WEAK, cites)))
        return Part("covered", reasons)

    def missed(self, id: str, told: Reason) -> Part:
        """Of a maker that no such law is known to reach: it is out, or its country is not known."""
        firms = list(self._firms_of(id))
        cites = tuple(source.title for firm in firms for source in firm.sources)
        who = ", ".join(firm.label for firm in firms) or self._matter.name(id)
        countries = [firm.country for firm in firms if firm.country]
        if len(countries) < len(firms) or not firms:
            return Part("unknown", (told, Reason(_STATELESS.fill(who=who, places=self.places))))
        words = {"who": who, "place": named(dict.fromkeys(countries)), "places": self.places}
        return Part("none-found", (told, Reason(_NO_OWNER.fill(**words), cites, against=True)))

    def _reaches(self, id: str) -> bool:
        country = self._graph.entity(id).country
        return _within(country, self.sure) or _within(country, self.open)

    def _firms_of(self, id: str) -> Iterator[Entity]:
        """The firm itself; of a badge the firms whose own it is."""
        entity = self._graph.entity(id)
        if entity.kind != "brand":
            yield entity
            return
        for made in self._graph.makers_of(id, self._matter.on):
            if made.own and made.holds is not False:
                yield self._graph.entity(made.maker)


def _within(country: str | None, places: tuple[str, ...]) -> bool:
    """Does a country, or the part of one that `CA-QC` names, lie in one of these?"""
    return country is not None and any(country == p or country.startswith(f"{p}-") for p in places)
