"""Lists of the law in the terminal: every measure, and what binds a party."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, get_args

from debar.cli import asked
from debar.cli.law_clause import ClauseLines
from debar.cli.law_page import DUTIES
from debar.cli.party_words import asked_as
from debar.cli.prose import wrapped
from debar.entities.graph import Graph
from debar.estate.parties import Party
from debar.kit.words import Both, Language
from debar.law import described
from debar.law.aims import aims_at
from debar.law.binding import Binding
from debar.law.countries import inside
from debar.law.duties import Owed
from debar.law.labels import FORCES, STANDINGS
from debar.law.measure import Conduct, Force, Measure
from debar.law.registry import Registry
from debar.law.timeline import standing
from debar.law.verdict import Outcome

_RUNS = {
    True: Both("runs on {on}", "a effet le {on}"),
    False: Both("does not run on {on}", "sans effet le {on}"),
}
_FACTS = Both("Force: {force}. Standing: {standing}; {runs}.", "Force : {force}. État : {standing}; {runs}.")
_BEFORE = Both("before its first step", "avant sa première étape")
_COUNTS = Both(
    "Clauses that bind: {sure}; that may bind, depending on an answer: {perhaps}.",
    "Dispositions qui lient : {sure}; qui lient peut-être, selon une réponse : {perhaps}.",
)
_NOTHING = Both(
    "Nothing that is known here binds this party, among {count} measures.",
    "Rien de ce qui est connu ici ne lie cette partie, parmi {count} mesures.",
)
_SENTENCE = re.compile(r"(?<=[a-zà-ÿ0-9»)][.!?])\s+(?=[A-ZÀ-Ý«])")
_WHY = Both("Why", "Motif")
_IF = Both("Only if the answer is yes", "Seulement si la réponse est oui")
_GROUPS: dict[Outcome, Both] = {
    "covered": Both("What binds", "Ce qui lie"),
    "conditional": Both("What binds if an answer says so", "Ce qui lie selon une réponse"),
    "unknown": Both("What may bind: answer first", "Ce qui lie peut-être : répondre d'abord"),
    "none-found": Both("What does not bind", "Ce qui ne lie pas"),
}
_BOUND: dict[Outcome, str] = {"covered": "yes", "none-found": "no"}


@dataclass(frozen=True)
class Wanted:
    """Which measures a list is to hold; None leaves a thing open."""

    place: str | None
    force: Force | None
    conduct: Conduct | None
    target: str | None
    graph: Graph | None
    """Where a target is wanted: who belongs to whom."""
    running: bool

    @classmethod
    def of(cls, place: str, force: str, conduct: str, target: str, *, running: bool) -> Wanted:
        """From the words of the command line. Raises BadData for a word that nothing has."""
        graph = Graph.load() if target else None
        return cls(
            place or None,
            asked.one_of(force, get_args(Force), "--force") if force else None,
            asked.conduct(conduct) if conduct else None,
            asked.named(target, graph, "--target") if graph else None,
            graph,
            running,
        )

    def fits(self, measure: Measure, law: Registry, on: date) -> bool:
        """Is the measure one of those? A place holds its parts: US also means US-TX."""
        clauses = [
            clause
            for clause in measure.clauses
            if self.force in (None, clause.force) and (not self.conduct or self.conduct in clause.conducts)
        ]
        return (
            (self.place is None or inside(measure.jurisdiction, self.place))
            and (bool(clauses) or not (self.force or self.conduct))
            and (not self.running or measure in law.in_force(on))
            and (not self.target or self._aims(measure, law, on))
        )

    def _aims(self, measure: Measure, law: Registry, on: date) -> bool:
        return self.graph is not None and aims_at(measure, self.target or "", law, self.graph, on)


def listed(measure: Measure, law: Registry, on: date, language: Language) -> dict[str, Any]:
    """One measure as a row."""
    forces = dict.fromkeys(clause.force for clause in measure.clauses)
    return {
        "id": measure.id,
        "jurisdiction": measure.jurisdiction,
        "force": list(forces),
        "standing": standing(measure, on),
        "runs": measure in law.in_force(on),
        "title": measure.title.within(language),
        "caveat": measure.caveat.within(language) if measure.caveat else None,
        "private": measure.private,
    }


def measure_lines(rows: Sequence[dict[str, Any]], on: date, language: Language) -> Iterator[str]:
    """Measures by place: id and title, then force, standing and whether they run."""
    for place, group in groupby(sorted(rows, key=_place), key=lambda row: row["jurisdiction"]):
        yield place
        for row in group:
            stands = STANDINGS[row["standing"]] if row["standing"] else _BEFORE
            force = ", ".join(FORCES[each].within(language) for each in row["force"])
            force = force or described.NO_CLAUSE.within(language)
            facts = _FACTS.fill(force=force, standing=stands, runs=_RUNS[row["runs"]].fill(on=on))
            yield from wrapped(f"{row['id']}  {row['title']}", "  ", hang=2)
            yield from wrapped(facts.within(language), "    ", hang=2)
            if row["caveat"]:
                yield from wrapped(_first_sentence(row["caveat"]), "    ! ")
        yield ""


def _first_sentence(text: str) -> str:
    """How a caveat begins; `law show` has the whole."""
    return _SENTENCE.split(text, maxsplit=1)[0]


def bound_row(binding: Binding, language: Language) -> dict[str, Any]:
    """One clause and whether it binds, as a row."""
    clause, run, question = binding.clause, binding.run, binding.part.question
    return {
        "measure": binding.measure.id,
        "clause": clause.id,
        "jurisdiction": binding.measure.jurisdiction,
        "binds": _BOUND.get(binding.part.outcome, "ask"),
        "force": clause.force,
        "conducts": list(clause.conducts),
        "since": str(run.since) if run else None,
        "until": str(run.until) if run and run.until else None,
        "products": list(clause.products),
        "says": clause.says.within(language),
        "conditions": [each.question.within(language) for each in clause.conditions],
        "exceptions": [each.says.within(language) for each in clause.exceptions],
        "why": [reason.says.within(language) for reason in binding.part.reasons],
        "question": question.id if question else None,
        "title": binding.measure.title.within(language),
    }


def bound_lines(
    found: Iterable[Binding],
    owed: Iterable[Owed],
    party: Party,
    on: date,
    graph: Graph,
    *,
    language: Language,
    checked: int,
) -> Iterator[str]:
    """What binds a party on a day, in groups: what binds, what may, and with `--all` what doesn't.

    Last what it owes, with the time for it, by measure.
    """
    lines = ClauseLines(graph, language)
    yield from wrapped(asked_as(party, on).within(language))
    several = list(found)
    counts = Counter(binding.part.outcome for binding in several)
    if several:
        told = _COUNTS.fill(sure=counts["covered"], perhaps=counts["conditional"] + counts["unknown"])
        yield from wrapped(told.within(language))
    else:
        yield from ("", *wrapped(_NOTHING.fill(count=checked).within(language)))
    for outcome, group in groupby(several, key=lambda binding: binding.part.outcome):
        yield from ("", _GROUPS[outcome].within(language).upper())
        for binding in group:
            yield from ("", *_binding(binding, lines, language))
    yield from _duties(owed, language)


def _duties(owed: Iterable[Owed], language: Language) -> Iterator[str]:
    several = list(owed)
    if several:
        yield from ("", DUTIES.within(language).upper())
    for measures, group in groupby(several, key=lambda owing: [m.id for m in owing.measures]):
        yield from ("", f"  {', '.join(measures)}")
        for owing in group:
            yield from wrapped(described.duty(owing.duty).within(language), "    - ")


def _binding(binding: Binding, lines: ClauseLines, language: Language) -> Iterator[str]:
    clause = binding.clause
    yield from wrapped(f"{binding.measure.id}/{lines.head(clause)}", "  ", hang=2)
    yield from wrapped(clause.says.within(language), "    ")
    if binding.part.outcome != "none-found":
        yield from lines.targets(clause)
        for condition in clause.conditions:
            yield from lines.field(_IF, condition.question.within(language))
        yield from lines.limits(clause)
    for reason in binding.part.reasons:
        yield from lines.field(_WHY, reason.says.within(language))
    if question := binding.part.question:
        yield f"    ? debar law answer {question.id} --yes|--no --why …"


def _place(row: dict[str, Any]) -> tuple[str, str]:
    return (row["jurisdiction"], row["id"])
