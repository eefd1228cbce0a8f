"""Proof of the law: every reference leads somewhere, every worked case comes out as its file says."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from debar.entities.graph import Graph
from debar.kit import pack
from debar.kit.errors import BadData
from debar.law import cases
from debar.law.faults import Fault, faults, response_faults
from debar.law.measure import Case, Measure
from debar.law.registry import Registry
from debar.law.response import ResponseFile
from debar.law.verdict import Judgement


class Proof(Struct):
    """What was looked at, and what does not hold; filled as the check goes on."""

    measures: int = 0
    responses: int = 0
    cases: int = 0
    wrong: int = 0


class Wrong(Struct, frozen=True):
    """Something that does not hold."""

    subject: str
    """Id of the measure or response; the file's name where it cannot be read."""
    what: str
    """`file:line: what is wrong`, with the nearest known name."""


def checked(folder: Path, graph: Graph, proof: Proof, *, only: str = "") -> Iterator[Wrong]:
    """Everything wrong in a knowledge folder's law; `only` looks at one measure. Counts into `proof`.

    References are looked up first; cases are judged only where nothing was wrong till then. Raises
    BadData where there is no measure `only`.
    """
    paths: dict[Path, Measure] = {}
    found = list(_read(folder / "law", paths))
    ids = {measure.id for measure in paths.values()}
    lists = {measure.id for measure in paths.values() if measure.members}
    if only and not found:
        Registry(paths.values()).measure(only)
    entities = {entity.id for entity in graph.entities}
    for path, measure in paths.items():
        if only in ("", measure.id):
            proof.measures += 1
            faulty = faults(measure, entities=entities, measures=ids, lists=lists, stem=path.stem)
            found += _located(faulty, path)
    if not only:
        found += _responses(folder / "responses", entities, ids, proof)
    yield from _counted(found, proof)
    if not found:
        law = Registry(paths.values())
        meant = {path: measure for path, measure in paths.items() if only in ("", measure.id)}
        for path, measure in meant.items():
            yield from _counted(_cases(path, measure, law, graph, proof), proof)


def checked_file(path: Path, law: Registry, graph: Graph, proof: Proof) -> Iterator[Wrong]:
    """Everything wrong in one measure's file, read beside a law that it may replace a measure of."""
    paths: dict[Path, Measure] = {}
    found = list(_read_one(path, paths))
    for measure in paths.values():
        proof.measures += 1
        others = [each for each in law.measures if each.id != measure.id]
        entities = {entity.id for entity in graph.entities}
        ids = {each.id for each in others} | {measure.id}
        lists = {each.id for each in (*others, measure) if each.members}
        faulty = faults(measure, entities=entities, measures=ids, lists=lists, stem=path.stem)
        found += _located(faulty, path)
        if not found:
            beside = Registry([*others, measure], law.responses, law.edition)
            found += _cases(path, measure, beside, graph, proof)
    yield from _counted(found, proof)


def _counted(found: Iterable[Wrong], proof: Proof) -> Iterator[Wrong]:
    for wrong in found:
        proof.wrong += 1
        yield wrong


def _read(folder: Path, into: dict[Path, Measure]) -> Iterator[Wrong]:
    for path in pack.files(folder):
        yield from _read_one(path, into)


def _read_one(path: Path, into: dict[Path, Measure]) -> Iterator[Wrong]:
    try:
        into[path] = pack.load(path, Measure)
    except BadData as error:
        yield Wrong(path.stem, str(error))


def _responses(
    folder: Path, entities: Container[str], measures: Container[str], proof: Proof
) -> Iterator[Wrong]:
    for path in pack.files(folder):
        try:
            file = pack.load(path, ResponseFile)
        except BadData as error:
            yield Wrong(path.stem, str(error))
            continue
        for i, response in enumerate(file.responses):
            proof.responses += 1
            at = ("responses", i)
            found = response_faults(response, entities=entities, measures=measures, at=at)
            yield from _located(found, path)


def _cases(path: Path, measure: Measure, law: Registry, graph: Graph, proof: Proof) -> Iterator[Wrong]:
    for i, case in enumerate(measure.cases):
        proof.cases += 1
        judgement = cases.judged(measure, case, law=law, graph=graph)
        if not cases.comes_out(case, judgement):
            fault = Fault(measure.id, _otherwise(case, judgement), ("cases", i))
            yield Wrong(measure.id, fault.located(path))


def _located(found: Iterable[Fault], path: Path) -> Iterator[Wrong]:
    for fault in found:
        yield Wrong(fault.subject, fault.located(path))


def _otherwise(case: Case, judgement: Judgement) -> str:
    """What came out instead, and the last reason of the clause that the case names."""
    wanted = f"{case.then} by {case.clause}" if case.clause else case.then
    came = [v for v in judgement.verdicts if case.clause in (None, v.clause)]
    by = f" by {came[0].clause}" if came else ""
    because = f": {came[0].reasons[-1].says.en}" if came and came[0].reasons else ""
    outcome = came[0].outcome if case.clause and came else judgement.outcome
    return f"the case {case.name!r} should give {wanted}; it gives {outcome}{by}{because}"
