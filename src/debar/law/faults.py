"""What does not hold together in a measure or a response, each with its place in the file."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct
from yaml.nodes import MappingNode, Node, SequenceNode

from debar.kit.pack import ID, LOADER, NO_ID
from debar.kit.words import Both
from debar.law import questions
from debar.law.clause_faults import clause_faults, places
from debar.law.measure import CaseItem, Measure
from debar.law.parts import Member
from debar.law.question_ids import ALL
from debar.law.references import Found, Place, missing, repeated
from debar.law.response import Response
from debar.law.roll import current
from debar.law.shape_faults import addresses, shape_faults
from debar.law.traits import TRAITS


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
    lists: Container[str] | None = None,
    stem: str | None = None,
) -> Iterator[Fault]:
    """All faults of a measure. `entities`, `measures`: the ids that exist; None: not looked at.

    `lists`: the ids of those measures that name members.
    """
    for at, what in (*_whole(measure, stem), *_leading(measure, entities, measures, lists)):
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


def _whole(measure: Measure, stem: str | None) -> Found:
    """What can be told of the measure by itself."""
    if stem is not None and measure.id != stem:
        yield ("id",), f"the measure {measure.id!r} stands in a file named {stem!r}. Make them the same."
    yield from shape_faults(measure)
    yield from _history(measure)
    yield from _citations(measure)
    yield from _blank(measure)
    if not (measure.clauses or measure.members or measure.powers or measure.duties):
        yield ("clauses",), "the measure has no clause, lists nobody, gives no power and asks for nothing"
    for name in ("clauses", "powers", "duties"):
        yield from repeated((name,), [each.id for each in getattr(measure, name)])


def _leading(
    measure: Measure,
    entities: Container[str] | None,
    measures: Container[str] | None,
    lists: Container[str] | None,
) -> Found:
    """What leads to something else."""
    for i, clause in enumerate(measure.clauses):
        at = ("clauses", i)
        yield from clause_faults(measure, clause, at, entities=entities, measures=measures, lists=lists)
    yield from _shared(measure)
    yield from _members(measure, entities)
    yield from _duties(measure)
    yield from missing(("about",), measure.about, entities, "entity")
    yield from missing(("related",), measure.related, measures, "measure")
    yield from _cases(measure, entities)


def _shared(measure: Measure) -> Found:
    """What several clauses ask as one, they ask in the same words."""
    for i, clause in enumerate(measure.clauses):
        if clause.id == ALL:
            yield ("clauses", i, "id"), f"{ALL!r} stands for all clauses in ids of questions: choose another"
    put = [question for clause in measure.clauses for question in questions.of_clause(measure, clause)]
    for i, name in enumerate(measure.shared):
        texts = [question.asks for question in put if question.id == f"{measure.id}/{ALL}/{name}"]
        if len(texts) < 2:
            yield ("shared", i), f"{name!r} is no question of two clauses, so there is nothing to share"
        elif len(set(texts)) > 1:
            yield ("shared", i), f"clauses put the question {name!r} in different words: make them the same"


def _members(measure: Measure, entities: Container[str] | None) -> Found:
    """Entries name somebody, end after they begin, and at no time do two of one maker overlap."""
    members = measure.members
    for i, member in enumerate(members):
        at = ("members", i)
        yield from missing((*at, "entity"), (member.entity,), entities, "entity")
        if member.until is not None and member.until < member.since:
            yield (*at, "until"), f"it leaves the list ({member.until}) before it is on it ({member.since})"
    for known in sorted({member.recorded.last for member in members}):
        yield from _twice(current(members, known), members)


def _twice(held: Iterable[Member], members: Sequence[Member]) -> Found:
    by_entity: dict[str, list[Member]] = {}
    for other in held:
        for one in by_entity.setdefault(other.entity, []):
            if _overlap(one, other):
                says = f"{other.entity!r} stands on the list already, since {one.since}"
                yield ("members", members.index(other), "since"), says
        by_entity[other.entity].append(other)


def _overlap(one: Member, other: Member) -> bool:
    """Do both stand there on one day, for the same things?"""
    apart = bool(one.models and other.models) and set(one.models).isdisjoint(other.models)
    ends = [member.until or date.max for member in (one, other)]
    return not apart and max(one.since, other.since) < min(ends)


def _duties(measure: Measure) -> Found:
    clauses, duties = ([each.id for each in some] for some in (measure.clauses, measure.duties))
    for i, duty in enumerate(measure.duties):
        at = ("duties", i)
        yield from missing((*at, "clauses"), duty.clauses, clauses, "clause")
        after = (duty.clock.of,) if duty.clock and duty.clock.of else ()
        yield from missing((*at, "clock", "of"), after, duties, "duty")


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
    yield from repeated(("sources",), titles)
    for at, cites in _cited(measure):
        yield from missing(at, cites, titles, "source")
        if not cites and not measure.private and _must_cite(at):
            yield at[:-1], "this cites no source. Name under `cites` the title of one of its `sources`."


def _must_cite(at: Place) -> bool:
    """Published clauses, their spans, entries of lists and powers are nothing without a source."""
    return at[0] in ("members", "powers") or (at[0] == "clauses" and "exceptions" not in at)


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
    for name in ("members", "powers", "duties"):
        for i, each in enumerate(getattr(measure, name)):
            yield (name, i, "cites"), each.cites


def _cases(measure: Measure, entities: Container[str] | None) -> Found:
    yield from repeated(("cases",), [case.name for case in measure.cases])
    clauses = [clause.id for clause in measure.clauses]
    asked = {question.id for question in questions.of(measure)}
    for i, case in enumerate(measure.cases):
        named = (case.clause,) if case.clause else ()
        yield from missing(("cases", i, "clause"), named, clauses, "clause")
        ids = (case.item.maker, case.item.brand, case.item.recipient, case.party.entity)
        yield from missing(("cases", i), [each for each in ids if each], entities, "entity")
        answered = [f"{measure.id}/{name}" for name in (*case.yes, *case.no)]
        unasked = [each for each in answered if not questions.puts(measure, each)]
        yield from missing(("cases", i), unasked, asked, "question")
        yield from _facts(case.item, ("cases", i, "item"))


def _facts(item: CaseItem, at: Place) -> Found:
    for name in ("traits", "lacks"):
        yield from missing((*at, name), getattr(item, name), TRAITS, "trait")
    yield from places((*at, "made_in"), (item.made_in,) if item.made_in else ())


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
    if not ID.fullmatch(response.id):
        yield ("id",), NO_ID.format(id=response.id[:80])
    yield from _blank(response)
    yield from addresses(response.sources, ("sources",))
    yield from missing(("measures",), response.measures, measures, "measure")
    yield from missing(("background",), response.background, measures, "measure")
    yield from missing(("entities",), response.entities, entities, "entity")
    if response.name is None:
        yield from missing(("actor",), (response.actor,), entities, "entity")


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


def _line(path: Path, at: Place) -> int:
    """The line in a YAML file that keys and numbers lead to, or as near as they lead."""
    node: Node | None = yaml.compose(path.read_text("utf-8"), Loader=LOADER)
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
