"""Firms that a clause means because those whom it means hold so much of them together."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from debar.entities.holdings import WHOLE, Holding, Rule
from debar.kit.words import Both
from debar.law.matter import Matter
from debar.law.part import Part, asked
from debar.law.questions import SHARE
from debar.law.verdict import Question, Reason

_BETWEEN = Both("between {least} and {most} percent", "entre {least}\u00a0% et {most}\u00a0%")
_EXACTLY = Both("{most} percent", "{most}\u00a0%")
_MEANS = Both(
    "the clause means firms of which that is at least {bar} percent",
    "la disposition vise les entreprises pour lesquelles cette part atteint {bar}\u00a0%",
)


class _Words(NamedTuple):
    """How a holding is told of, and asked about."""

    held: Both
    ask: Both


_ONE = _Words(
    Both("{owners} holds {share} of {firm}; {means}.", "{owners} détient {share} de {firm}; {means}."),
    Both(
        "Does {owners} hold at least {bar} percent of {firm}? What is known: {share}.",
        "Est-ce que {owners} détient au moins {bar}\u00a0% de {firm}? Ce qui est connu\u00a0: {share}.",
    ),
)
_TOGETHER = _Words(
    Both(
        "{owners} together hold {share} of {firm}; {means}.",
        "Ensemble, {owners} détiennent {share} de {firm}; {means}.",
    ),
    Both(
        "Do {owners} together hold at least {bar} percent of {firm}? What is known: {share}.",
        "Est-ce que {owners} détiennent ensemble au moins {bar}\u00a0% de {firm}?"
        " Ce qui est connu\u00a0: {share}.",
    ),
)
_LARGEST = _Words(
    Both(
        "Of what {owners} hold of {firm}, the largest single holding is {share}; {means}.",
        "Parmi les parts de {firm} que détiennent {owners}, la plus grande est de {share}; {means}.",
    ),
    Both(
        "Does one of {owners} alone hold at least {bar} percent of {firm}? What is known: {share}.",
        "Est-ce que {owners}, l'un ou l'autre à lui seul, détient au moins {bar}\u00a0% de {firm}?"
        " Ce qui est connu\u00a0: {share}.",
    ),
)


class Share:
    """How much of a firm must be held, and by whom, for one clause to mean it."""

    def __init__(self, matter: Matter, sure: Collection[str], all: Collection[str]) -> None:
        """`sure`: the owners who are meant without doubt; `all`: those with whom that is open too."""
        targets = matter.clause.targets
        self._matter, self._graph = matter, matter.graph
        self._bar, self._alone = targets.share or 0.0, targets.share_of_one
        self._sure, self._all = frozenset(sure), frozenset(all)
        self._rule: Rule = "majority" if self._bar >= WHOLE else "product"

    def firms(self, id: str) -> Iterator[str]:
        """The firm of that id, or the firms whose brand it is, where they may be held so far."""
        for one in self._graph.above(id, self._matter.on):
            own = all(link.kind == "brand-of" for link in one.path)
            if own and self._all.isdisjoint((one.id,)) and self.holding(one.id).most >= self._bar:
                yield one.id

    def holding(self, firm: str) -> Holding:
        """What they hold of a firm: least of those who are surely meant, most of all."""
        most = self._held(self._all, firm)
        if self._sure == self._all or not most.owners:
            return most
        return Holding(self._held(self._sure, firm).least, most.most, most.owners, most.path)

    def told(self, firm: str, item: str) -> Part:
        """That a firm is meant for what they hold of it; a question where what is known leaves it open."""
        holding = self.holding(firm)
        held = self._reason(firm, holding)
        if holding.least >= self._bar:
            return Part("covered", (held,))
        asks = self._filled(self._words(holding).ask, firm, holding)
        question = Question(self._matter.question(f"{SHARE}{firm}"), asks)
        return asked(question, self._matter.answers.to(question.id, item), cites=held.cites)

    def short(self, firm: str) -> Reason | None:
        """That they hold too little of a firm; None where they hold nothing."""
        holding = self.holding(firm)
        return self._reason(firm, holding, against=True) if 0 < holding.most < self._bar else None

    def _held(self, owners: frozenset[str], firm: str) -> Holding:
        together = self._graph.holding(owners, firm, self._matter.on, rule=self._rule)
        if not self._alone:
            return together
        each = [
            self._graph.holding((one,), firm, self._matter.on, rule=self._rule) for one in together.owners
        ]
        least, most = (max((getattr(one, end) for one in each), default=0.0) for end in ("least", "most"))
        return Holding(least, most, together.owners, together.path)

    def _reason(self, firm: str, holding: Holding, against: bool = False) -> Reason:
        says = self._filled(self._words(holding).held, firm, holding)
        cites = dict.fromkeys(source.title for link in holding.path for source in link.sources)
        return Reason(says, tuple(cites), against)

    def _words(self, holding: Holding) -> _Words:
        if len(holding.owners) == 1:
            return _ONE
        return _LARGEST if self._alone else _TOGETHER

    def _filled(self, says: Both, firm: str, holding: Holding) -> Both:
        least, most, bar = map(_number, (holding.least, holding.most, self._bar))
        return says.fill(
            firm=self._matter.name(firm),
            owners=", ".join(self._matter.name(each) for each in holding.owners),
            share=_EXACTLY.fill(most=most) if least == most else _BETWEEN.fill(least=least, most=most),
            bar=bar,
            means=_MEANS.fill(bar=bar),
        )


def _number(percent: float) -> Both:
    text = f"{percent:.2f}".rstrip("0").rstrip(".")
    return Both(text, text.replace(".", ","))
