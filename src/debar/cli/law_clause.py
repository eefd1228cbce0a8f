"""One clause as lines to read, with the numbers of its sources and what people answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from debar.cli.prose import wrapped
from debar.entities.graph import Graph
from debar.kit.words import Both, Language
from debar.law import described
from debar.law.described import Said
from debar.law.measure import Clause, Measure
from debar.law.parts import Duty
from debar.law.verdict import Answer

_ANSWER = Both("Answered", "Réponse")
_YES = Both("yes", "oui")
_NO = Both("no", "non")


class ClauseLines:
    """Lines of one language; `marks` gives the numbers of sources, as they are listed elsewhere."""

    def __init__(
        self,
        graph: Graph,
        language: Language,
        *,
        answers: Sequence[Answer] = (),
        marks: Callable[[Iterable[str]], str] | None = None,
    ) -> None:
        self.graph, self.language = graph, language
        self.answers, self._marks = answers, marks
        self._colon = " : " if language == "fr" else ": "

    def of(self, measure: Measure, clause: Clause) -> Iterator[str]:
        """Everything told of one clause."""
        yield from wrapped(self.head(clause), "  ", hang=2)
        yield from wrapped(self._say(clause.says) + self.marks(clause.cites), "    ")
        yield from self.each(described.described(measure, clause, self.graph))

    def head(self, clause: Clause) -> str:
        """The clause's name, what it forbids, and its force."""
        return self._say(described.head(clause))

    def targets(self, clause: Clause) -> Iterator[str]:
        """Whose things it means, or who is not to receive them, and what things."""
        return self.each(described.targets(clause, self.graph))

    def limits(self, clause: Clause) -> Iterator[str]:
        """By when it must be done, and what is to be read beside it."""
        return self.each(described.limits(clause))

    def each(self, said: Iterable[Said]) -> Iterator[str]:
        """What is said, each thing with its label."""
        for one in said:
            mark = f" <{one.question}>" if one.question else self.marks(one.cites)
            yield from self.field(one.label, self._say(one.text) + mark, 6 if one.under else 4)
            yield from self._answered(one.question)

    def shared(self, measure: Measure) -> Iterator[str]:
        """The questions that several clauses put, with those clauses and what people answered."""
        for question, clauses in described.shared(measure):
            yield from wrapped(f"{self._say(question.asks)} <{question.id}>", "  - ")
            yield from self.field(described.ASKED_BY, ", ".join(clauses), 6)
            yield from self._answered(question.id)

    def owed(self, duty: Duty) -> Iterator[str]:
        """A duty, who owes it, and how its time is counted."""
        yield from wrapped(self._say(described.duty(duty)) + self.marks(duty.cites), "  - ")
        for one in described.owing(duty):
            yield from self.field(one.label, self._say(one.text), 6)

    def _answered(self, question: str | None) -> Iterator[str]:
        for answer in self.answers:
            if answer.question == question:
                said = self._say(_YES if answer.yes else _NO)
                about = f" ({answer.item})" if answer.item else ""
                yield from self.field(_ANSWER, f"{said}{about}, {answer.by}. {answer.why}", 6)

    def field(self, label: Both, text: str, indent: int = 4) -> list[str]:
        """A label with its text."""
        return wrapped(f"{self._say(label)}{self._colon}{text}", " " * indent, hang=2)

    def name(self, id_: str) -> str:
        """The name to show for an entity id."""
        return self._say(described.name(id_, self.graph))

    def marks(self, titles: Iterable[str]) -> str:
        """Numbers of sources, as they are listed elsewhere; nothing where they are not."""
        return self._marks(titles) if self._marks else ""

    def _say(self, text: Both) -> str:
        return text.within(self.language)
