"""One clause, asked about for one party on one day, with the answers that people gave."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from debar.entities.graph import Graph
from debar.estate.parties import Party
from debar.law.measure import Clause, Measure
from debar.law.question_ids import id_of
from debar.law.roll import Rolls
from debar.law.verdict import Answer


class Answers:
    """The answers that people gave, found by question. One about an item goes before one about all."""

    def __init__(self, given: Iterable[Answer] = ()) -> None:
        self._given = {(answer.question, answer.item): answer for answer in given}
        self._items = {item for _, item in self._given if item is not None}

    def to(self, question: str, item: str) -> Answer | None:
        """The last answer that holds for the item; None where nobody answered."""
        return self._given.get((question, item)) or self._given.get((question, None))

    @property
    def some_about_items(self) -> bool:
        """Has any item answers of its own?"""
        return bool(self._items)

    def about(self, item: str) -> bool:
        """Has the item answers of its own?"""
        return item in self._items


@dataclass(frozen=True)
class Matter:
    """What stays the same from item to item."""

    measure: Measure
    clause: Clause
    party: Party
    on: date
    graph: Graph
    """As known on the day that `known` names."""
    known: date | None = None
    answers: Answers = field(default_factory=Answers)
    rolls: Rolls = field(default_factory=Rolls)
    """The lists that clauses refer to, as known on that day too."""

    def question(self, name: str) -> str:
        """The id of a question that this clause puts: stable, so that an answer holds."""
        return id_of(self.measure, self.clause, name)

    def name(self, entity: str) -> str:
        """The name to show for an entity id; the id itself where nobody bears it."""
        return self.graph.entity(entity).label if entity in self.graph else entity
