"""Does a measure stand against this line, from this supplier, on this day, and which?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache

import msgspec

from debar.entities.graph import Graph
from debar.estate.parties import Party
from debar.identify.models import Models
from debar.law.judge import Judge
from debar.law.registry import Registry
from debar.law.verdict import Answer
from debar.screening import words
from debar.screening.lines import Line
from debar.screening.offers import Makers
from debar.screening.products import Products
from debar.screening.screened import Match, Screened, Stands
from debar.screening.sellers import Sellers
from debar.screening.ways import Day

__all__ = ["Match", "Screened", "Screener", "Stands", "screen"]

_KEPT = 1 << 17
"""Answers kept in memory; lines often repeat."""


class Screener:
    """A party and a day, made ready to screen line after line. Lines alike are screened once."""

    def __init__(
        self,
        party: Party,
        on: date,
        *,
        law: Registry,
        graph: Graph,
        products: Products,
        known: date | None = None,
        answers: Sequence[Answer] = (),
        names: Sequence[str] = (),
        forced: bool = False,
    ) -> None:
        """`names`: suppliers to look out for beside those of the law. `forced`: `on` for every line."""
        self.party, self.on, self.forced, self.known = party, on, forced, known
        self._law, self._graph, self._products, self._answers = law, graph, products, answers
        meant = [clause.targets for measure in law.measures for clause in measure.clauses]
        named = {each for targets in meant for each in targets.named}
        listed = law.rolls(known).days({each for targets in meant for each in targets.lists})
        targets = [each for each in named | listed.keys() if each in graph]
        self._sellers = Sellers(graph, targets, names, known)
        self._days: dict[date, Day] = {}
        self._remembered: dict[tuple[str, str, str, str, date], Screened] = {}

    @classmethod
    def load(
        cls,
        party: Party,
        on: date,
        *,
        law: Registry | None = None,
        graph: Graph | None = None,
        models: Models | None = None,
        known: date | None = None,
        answers: Sequence[Answer] = (),
        names: Sequence[str] = (),
        forced: bool = False,
    ) -> Screener:
        """A screener over the knowledge that comes with debar, where none other is given."""
        graph = graph or Graph.load()
        products = _products(graph, models or Models.load())
        return cls(
            party,
            on,
            law=law or Registry.load(),
            graph=graph,
            products=products,
            known=known,
            answers=answers,
            names=names,
            forced=forced,
        )

    def screen(self, line: Line) -> Screened:
        """What stands against a line, on its own day where it has one and none is forced."""
        on = self.on if self.forced or line.bought is None else line.bought
        key = (line.description, line.supplier, line.brand, line.model, on)
        found = self._remembered.get(key)
        if found is None:
            if len(self._remembered) >= _KEPT:
                self._remembered.clear()
            found = self._remembered[key] = self._screened(line, on)
        if found.source == line.source and found.row == line.row:
            return found
        return msgspec.structs.replace(found, source=line.source, row=line.row, text=line.text)

    def all(self, lines: Iterable[Line]) -> Iterator[Screened]:
        """What stands against each of many lines, one by one."""
        for line in lines:
            yield self.screen(line)

    def _screened(self, line: Line, on: date) -> Screened:
        day = self._days.get(on)
        if day is None:
            if len(self._days) >= _KEPT:
                self._days.clear()
            day = self._days[on] = self._made_ready(on)
        reading = self._products.read(line.description, line.brand, line.model)
        return day.screened(line, reading, self._sellers.of(line.supplier, on))

    def _made_ready(self, on: date) -> Day:
        judge = Judge(
            self.party,
            "purchase",
            on,
            law=self._law,
            graph=self._graph,
            known=self.known,
            answers=self._answers,
        )
        makers = Makers(self._graph, on, self._products.kinds, self.known, self._products.builders)
        return Day(on, judge, makers, self._sellers)


@lru_cache(maxsize=2)
def _products(graph: Graph, models: Models) -> Products:
    return Products(words.load(), graph, models)


def screen(
    lines: Iterable[Line],
    party: Party,
    on: date,
    *,
    law: Registry | None = None,
    graph: Graph | None = None,
    known: date | None = None,
    answers: Sequence[Answer] = (),
    names: Sequence[str] = (),
    forced: bool = False,
) -> Iterator[Screened]:
    """Screen lines for a party: each on its own day, or on `on` where it has none or that is `forced`.

    `known` asks for the law as it was known on that day. `names`: suppliers to look out for beside
    those of the law.
    """
    ready = Screener.load(
        party, on, law=law, graph=graph, known=known, answers=answers, names=names, forced=forced
    )
    yield from ready.all(lines)
