"""What does not hold together in a measure or a response, each with its place in the file."""

from __future__ import annotations

import difflib
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct
from yaml.nodes import MappingNode, Node, SequenceNode

from debar.kit.words import Both
from debar.law import questions
from debar.law.measure import Clause, Measure, Running
from debar.law.response import Response
from debar.law.running import current

Place = tuple[str | int, ...]


class Fault(Struct, frozen=True):
    """Something to mend."""

    subject: str
    """Id of the measure or response."""
    what: str
    at: Place = ()
    """Keys and numbers that lead to it in the file."""

    def located(self, path: Path) -> str:
        """`file:line: what`, as an error says it."""
        return f"{path}:{_line(path, self.at)}: {self.what}"


def faults(
    measure: Measure,
    *,
    entities: Container[str] | None = None,
    measures: Container[str] | None = None,
    stem: str | None = None,
) -> Iterator[Fault]:
    """All faults of a measure. `entities`, `measures`: the ids that exist; None: not looked at."""
    for at, what in _found(measure, entities, measures, stem):
        yield Fault(measure.id, what, at)


def response_faults(
    response: Response,
    *,
    entities: Container[str] | None = None,
    measures: Container[str] | None = None,
    at: Place = (),
) -> Iterator[Fault]:
    """All faults of a response. `at` is its place in its file."""
    for place, what in _wrong_response(response, entities, measures):
        yield Fault(response.id, what, (*at, *place))


Found = Iterator[tuple[Place, str]]


def _found(
    measure: Measure, entities: Container[str] | None, measures: Container[str] | None, stem: str | None
) -> Found:
    if stem is not None and measure.id != stem:
        yield ("id",), f"the measure {measure.id!r} stands in a file named {stem!r}. Make them the same."
    yield from _history(measure)
    yield from _citations(measure)
    yield from _blank(measure)
    if not (measure.clauses or measure.members or measure.powers or measure.duties):
        yield ("clauses",), "the measure has no clause, lists nobody, gives no power and asks for nothing"
    yield from _repeated(("clauses",), [c.id for c in measure.clauses])
    for i, clause in enumerate(measure.clauses):
        yield from _clause(measure, clause, ("clauses", i))
        yield from _missing(("clauses", i, "targets", "named"), clause.targets.named, entities, "entity")
        yield from _missing(("clauses", i, "binds_entities"), clause.binds_entities, entities, "entity")
    yield from _missing(("related",), measure.related, measures, "measure")
    yield from _cases(measure, entities)


def _clause(measure: Measure, clause: Clause, at: Place) -> Found:
    if not (clause.binds_kinds or clause.binds_entities or clause.binds_terms or clause.binds_unclear):
        yield at, f"clause {clause.id!r} binds nobody. Say whom: binds_kinds, _entities, _terms or _unclear."
    targets = clause.targets
    if not (targets.named or targets.whoever or targets.subject or targets.lists or targets.secret):
        yield (*at, "targets"), f"clause {clause.id!r} names no target"
    if not measure.private and all(case.clause != clause.id for case in measure.cases):
        yield at, f"clause {clause.id!r} has no worked case that it decides. Add one under `cases`."
    for sort in questions.SORTS:
        if getattr(clause.targets, sort) == "open" and getattr(clause.targets.asks, sort) is None:
            yield (*at, "targets", sort), f"{sort} is open but asks nothing. Add the question under `asks`."
    if targets.subject_open and targets.asks.subject is None:
        yield (
            (*at, "targets", "subject_open"),
            "these places are open but ask nothing. Add `subject` under `asks`.",
        )
    yield from _repeated(at, [*(c.id for c in clause.conditions), *(e.id for e in clause.exceptions)])
    yield from _spans(clause.runs, (*at, "runs"))


def _spans(runs: Sequence[Running], at: Place) -> Found:
    """Spans end after they begin, and at no time do two known ones overlap."""
    if not runs:
        yield at, "the clause has no span. Say since when it runs."
    for i, run in enumerate(runs):
        if run.until is not None and run.until < run.since:
            yield (*at, i, "until"), f"the span ends ({run.until}) before it begins ({run.since})"
        if run.until == run.since and not _supersedes(run, runs):
            yield (*at, i, "until"), f"the span from {run.since} is empty: `until` is the first day after it"
    for known in sorted({run.recorded.last for run in runs}):
        yield from _overlaps(current(runs, known), runs, at)


def _supersedes(run: Running, runs: Sequence[Running]) -> bool:
    return any(r.since == run.since and r.recorded.last < run.recorded.last for r in runs)


def _overlaps(spans: Sequence[Running], runs: Sequence[Running], at: Place) -> Found:
    for one, next_ in pairwise(spans):
        if one.until is None or one.until > next_.since:
            place = (*at, runs.index(next_), "since")
            yield place, f"this span begins ({next_.since}) before the one from {one.since} has ended"


def _history(measure: Measure) -> Found:
    """Steps stand in the order in which they happened."""
    dated = (
        ("status", [(i, step.date) for i, step in enumerate(measure.status)]),
        ("process", [(i, stage.date) for i, stage in enumerate(measure.process) if stage.date]),
    )
    for name, days in dated:
        for (_, one), (i, next_) in pairwise(days):
            if next_.last < one.first:
                yield (name, i), f"the step of {next_} stands after the one of {one}"


def _citations(measure: Measure) -> Found:
    titles = [source.title for source in measure.sources]
    if not titles:
        yield (), "the measure names no source"
    yield from _repeated(("sources",), titles)
    for at, cites in _cited(measure):
        yield from _missing(at, cites, titles, "source")


def _cited(measure: Measure) -> Iterator[tuple[Place, tuple[str, ...]]]:
    for i, step in enumerate(measure.status):
        yield ("status", i, "cites"), step.cites
    for i, stage in enumerate(measure.process):
        yield ("process", i, "cites"), stage.cites
    for i, clause in enumerate(measure.clauses):
        yield ("clauses", i, "cites"), clause.cites
        for j, run in enumerate(clause.runs):
            yield ("clauses", i, "runs", j, "cites"), run.cites
        for j, exempted in enumerate(clause.exceptions):
            yield ("clauses", i, "exceptions", j, "cites"), exempted.cites


def _cases(measure: Measure, entities: Container[str] | None) -> Found:
    yield from _repeated(("cases",), [case.name for case in measure.cases])
    clauses = [clause.id for clause in measure.clauses]
    asked = [question.id for question in questions.of(measure)]
    for i, case in enumerate(measure.cases):
        named = (case.clause,) if case.clause else ()
        yield from _missing(("cases", i, "clause"), named, clauses, "clause")
        ids = (case.item.maker, case.item.brand, case.party.entity)
        yield from _missing(("cases", i), [each for each in ids if each], entities, "entity")
        answered = [f"{measure.id}/{name}" for name in (*case.yes, *case.no)]
        yield from _missing(("cases", i), answered, asked, "question")


def _wrong_response(
    response: Response, entities: Container[str] | None, measures: Container[str] | None
) -> Found:
    if not response.sources:
        yield (), "the response names no source"
    if response.measures and response.link is None:
        yield ("measures",), "a link is a claim: say under `link` who ties it to the measure, and where"
    both = set(response.measures) & set(response.background)
    if both:
        yield ("background",), f"{min(both)!r} cannot be both answered and mere background"
    yield from _blank(response)
    yield from _missing(("measures",), response.measures, measures, "measure")
    yield from _missing(("background",), response.background, measures, "measure")
    yield from _missing(("entities",), response.entities, entities, "entity")
    if response.name is None:
        yield from _missing(("actor",), (response.actor,), entities, "entity")


def _blank(value: Any, at: Place = ()) -> Found:
    """Text that is given in one language only."""
    if isinstance(value, Both):
        for language in ("en", "fr"):
            if not value.within(language).strip():
                yield at, f"the text has no words in {language!r}"
    elif isinstance(value, Struct):
        for name, written in zip(value.__struct_fields__, value.__struct_encode_fields__, strict=True):
            yield from _blank(getattr(value, name), (*at, written))
    elif isinstance(value, tuple):
        for i, each in enumerate(value):
            yield from _blank(each, (*at, i))


def _missing(at: Place, ids: Iterable[str], known: Container[str] | None, word: str) -> Found:
    if known is None:
        return
    for each in ids:
        if each not in known:
            yield at, f"there is no {word} {each!r}.{_near(each, known)}"


def _near(id: str, known: Container[str]) -> str:
    names = list(known) if isinstance(known, Iterable) else []
    near = difflib.get_close_matches(id, names, n=1)
    return f" Did you mean {near[0]!r}?" if near else ""


def _repeated(at: Place, ids: Sequence[str]) -> Found:
    for twice in sorted({each for each in ids if ids.count(each) > 1}):
        yield at, f"{twice!r} stands there twice"


def _line(path: Path, at: Place) -> int:
    """The line in a YAML file that keys and numbers lead to, or as near as they lead."""
    node: Node | None = yaml.compose(path.read_text("utf-8"), Loader=yaml.SafeLoader)
    line = 1
    for step in at:
        key, node = _inner(node, step)
        if node is None:
            break
        line = (key or node).start_mark.line + 1
    return line


def _inner(node: Node | None, step: str | int) -> tuple[Node | None, Node | None]:
    if isinstance(node, MappingNode):
        return next(((key, value) for key, value in node.value if key.value == step), (None, None))
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    return None, None
