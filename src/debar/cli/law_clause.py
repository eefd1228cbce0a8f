"""One clause as lines to read: whom it binds, whose things it means, when it runs, what it asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from debar.cli.prose import wrapped
from debar.entities.graph import Graph
from debar.estate.parties import LABELS
from debar.kit.words import Both, Language
from debar.law import questions
from debar.law.countries import named
from debar.law.labels import CONDUCTS, FORCES, products_told
from debar.law.measure import SORTS, Clause, Meant, Measure, Running, Sort, Targets
from debar.law.recipient import TO_SOMEBODY
from debar.law.running import current
from debar.law.verdict import Answer

_BINDS = Both("Binds", "Lie")
_PERHAPS = Both("May bind", "Lie peut-être")
_TERMS = Both("whoever signs {terms}", "quiconque signe {terms}")
_WHOSE = Both("Whose things", "Produits de")
_TO_WHOM = Both("What goes to", "Envois à")
_SUBJECT = Both(
    "every maker subject to the law of: {places}",
    "tout fabricant assujetti à la loi de : {places}",
)
_SUBJECT_OPEN = Both(
    "every maker subject to the law of: {places} (to be settled for: {more})",
    "tout fabricant assujetti à la loi de : {places} (à trancher pour : {more})",
)
_WHOEVER = Both("whoever makes or provides them", "quiconque les fabrique ou les fournit")
_WHAT = Both("What things", "Genres de produits")
_RUNS = Both("Runs", "A effet")
_SPAN = Both("from {since} up to, not including, {until}", "du {since} au {until}, ce dernier jour exclu")
_OPEN_SPAN = Both("from {since}", "depuis le {since}")
_DEADLINE = Both("Deadline", "Échéance")
_READ = Both("Read beside it", "À lire avec elle")
_ASKS = Both("Open question", "Question ouverte")
_ANSWER = Both("Answered", "Réponse")
_YES = Both("yes", "oui")
_NO = Both("no", "non")
_SORTS: dict[Sort, Both] = {
    "own_brands": Both("its other brands", "ses autres marques"),
    "relabels": Both("what others sell under their badge", "ce que d'autres vendent sous leur marque"),
    "subsidiaries": Both("its subsidiaries", "ses filiales"),
    "affiliates": Both("its affiliates", "ses sociétés affiliées"),
    "components": Both("things with its parts in them", "ce qui contient ses pièces"),
    "state_affiliates": Both(
        "firms that only a state ties to it", "les entreprises que seul un État lui rattache"
    ),
}
_QUIET: tuple[Sort, ...] = ("components", "state_affiliates")
"""Said only where they are meant or open."""
_OF_BADGES: tuple[Sort, ...] = ("own_brands", "relabels")
"""What a badge says of a thing: nothing of who receives it."""
_MEANT: dict[Meant, Both] = {
    "yes": Both("meant too", "visé aussi"),
    "no": Both("not meant", "non visé"),
    "open": Both("open", "à trancher"),
}


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
        yield from self.bound(clause)
        yield from self.targets(clause)
        for run in current(clause.runs):
            yield from self.run(run)
        yield from self.deadline(clause)
        yield from self.beside(clause)
        yield from self.asked(measure, clause)

    def head(self, clause: Clause) -> str:
        """The clause's name, what it forbids, and its force."""
        conducts = ", ".join(self._say(CONDUCTS[each]) for each in clause.conducts)
        return f"{clause.id}{self._colon}{conducts} ({self._say(FORCES[clause.force])})"

    def bound(self, clause: Clause) -> Iterator[str]:
        """Whom it binds, and whom perhaps."""
        terms = _TERMS.fill(terms=", ".join(clause.binds_terms))
        bound = [
            *(self._say(LABELS[kind]) for kind in clause.binds_kinds),
            *map(self.name, clause.binds_entities),
            *([self._say(terms)] if clause.binds_terms else []),
        ]
        if bound:
            yield from self.field(_BINDS, ", ".join(bound))
        perhaps = [self._say(LABELS[kind]) for kind in clause.unclear_kinds]
        if clause.unclear_terms:
            perhaps.append(self._say(_TERMS.fill(terms=", ".join(clause.unclear_terms))))
        if perhaps:
            yield from self.field(_PERHAPS, ", ".join(perhaps))

    def targets(self, clause: Clause) -> Iterator[str]:
        """Whose things it means, or who is not to receive them, and what things."""
        sent = clause.conduct in TO_SOMEBODY
        yield from self.field(_TO_WHOM if sent else _WHOSE, ", ".join(self._whose(clause.targets)))
        quiet = {*_QUIET, *(_OF_BADGES if sent else ())}
        for sort in SORTS:
            meant = clause.targets.meant(sort)
            if not clause.targets.whoever and (meant != "no" or sort not in quiet):
                yield from self.field(_SORTS[sort], self._say(_MEANT[meant]), 6)
        yield from self.field(_WHAT, self._say(products_told(clause.products)))

    def run(self, run: Running) -> list[str]:
        """From when until when it runs, and why."""
        span = (_SPAN if run.until else _OPEN_SPAN).fill(since=run.since, until=run.until)
        why = f". {self._say(run.why)}" if run.why else ""
        return self.field(_RUNS, self._say(span) + why + self.marks(run.cites))

    def deadline(self, clause: Clause) -> Iterator[str]:
        """By when it must be done, where it says so."""
        if clause.deadline:
            yield from self.field(_DEADLINE, str(clause.deadline))

    def beside(self, clause: Clause) -> Iterator[str]:
        """What is to be read beside it: its exceptions."""
        for exempted in clause.exceptions:
            yield from self.field(_READ, self._say(exempted.says) + self.marks(exempted.cites))

    def asked(self, measure: Measure, clause: Clause) -> Iterator[str]:
        """What it asks of people, and what they answered."""
        for question in questions.of_clause(measure, clause):
            yield from self.field(_ASKS, f"{self._say(question.asks)} <{question.id}>")
            for answer in self.answers:
                if answer.question == question.id:
                    said = self._say(_YES if answer.yes else _NO)
                    about = f" ({answer.item})" if answer.item else ""
                    yield from self.field(_ANSWER, f"{said}{about}, {answer.by}. {answer.why}", 6)

    def field(self, label: Both, text: str, indent: int = 4) -> list[str]:
        """A label with its text."""
        return wrapped(f"{self._say(label)}{self._colon}{text}", " " * indent, hang=2)

    def name(self, id_: str) -> str:
        """The name to show for an entity id."""
        if id_ not in self.graph:
            return id_
        entity = self.graph.entity(id_)
        return (self.language == "fr" and entity.names.fr) or entity.label

    def marks(self, titles: Iterable[str]) -> str:
        """Numbers of sources, as they are listed elsewhere; nothing where they are not."""
        return self._marks(titles) if self._marks else ""

    def _whose(self, targets: Targets) -> Iterator[str]:
        yield from map(self.name, targets.named)
        if targets.subject:
            several = _SUBJECT_OPEN if targets.subject_open else _SUBJECT
            words = several.fill(places=named(targets.subject), more=named(targets.subject_open))
            yield self._say(words)
        if targets.whoever:
            yield self._say(_WHOEVER)

    def _say(self, text: Both) -> str:
        return text.within(self.language)
