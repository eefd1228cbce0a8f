"""An authority of one's own makes an announced measure bind."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from debar.entities.graph import Graph
from debar.estate.parties import Party
from debar.kit.errors import BadData
from debar.kit.words import Both
from debar.law.authority import adopting, read
from debar.law.judge import judge
from debar.law.measure import Measure
from debar.law.registry import Registry
from debar.law.verdict import Item

ANNOUNCED = Registry.load().measure("ca-fed-hikvision-use-2025")
GRAPH = Graph.load()
WE = Party("CA", "federal-department")
CAMERA = Item(maker="hikvision", maker_grade="strong", kind="camera")
WORDS: dict[str, Any] = {
    "title": Both("Directive on cameras", "Directive sur les caméras"),
    "number": "2026-004",
    "issuer": Both("Deputy head", "Administrateur général"),
    "on": date(2026, 2, 1),
    "recorded": date(2026, 2, 3),
}


def own(**changes: Any) -> Measure:
    return adopting(ANNOUNCED, **{**WORDS, **changes})


def outcomes(on: date, known: date | None = None) -> list[tuple[str, str, str]]:
    found = judge(CAMERA, WE, "use", on, law=Registry.load([own()]), graph=GRAPH, known=known)
    return [(verdict.measure, verdict.outcome, verdict.force) for verdict in found.verdicts]


def test_what_was_announced_binds_from_the_day_of_the_authority() -> None:
    said = ("ca-fed-hikvision-use-2025", "covered", "announced")

    assert outcomes(date(2026, 1, 31)) == [said]
    assert outcomes(date(2026, 2, 1)) == [("own-2026-004", "covered", "binding"), said]


def test_the_measure_keeps_its_open_questions_and_cites_the_authority() -> None:
    measure = own()

    assert measure.clauses[0].targets == ANNOUNCED.clauses[0].targets
    assert [source.title for source in measure.sources] == ["Directive on cameras (2026-004)"]
    assert {cite for clause in measure.clauses for cite in clause.cites} == {
        "Directive on cameras (2026-004)"
    }
    assert (measure.private, measure.related, measure.caveat) == (True, (ANNOUNCED.id,), None)


def test_only_the_conducts_that_were_named_are_taken_over() -> None:
    measure = own(conducts=["purchase"], force="instructed")

    assert [(clause.id, clause.force) for clause in measure.clauses] == [("purchase", "instructed")]


def test_an_authority_never_begins_before_what_it_adopts() -> None:
    measure = own(on=date(2020, 1, 1))

    assert {run.since for clause in measure.clauses for run in clause.runs} == {date(2025, 6, 27)}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"title": Both("Directive", " ")}, "no title in French"),
        ({"title": Both("", "Directive")}, "no title in English"),
        ({"number": "!"}, "has no number"),
        ({"issuer": Both("", "")}, "no issuer"),
        ({"conducts": ["sell"]}, "has no clause on 'sell'. It has: purchase, use"),
        ({"force": "announced"}, "binding or instructed, not 'announced'"),
    ],
)
def test_an_authority_that_is_not_whole_is_refused(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(BadData) as caught:
        own(**changes)

    assert said in str(caught.value)


def test_a_whole_measure_can_come_as_a_file(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(FILE, "utf-8")

    measure = read(path)
    assert (measure.id, measure.private) == ("own-cameras", True)
    assert (
        judge(CAMERA, WE, "use", date(2026, 2, 1), law=Registry([measure]), graph=GRAPH).outcome == "covered"
    )


def test_a_file_that_does_not_hold_together_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"

    path.write_text(FILE.replace("own-cameras", "cameras"), "utf-8")
    with pytest.raises(BadData, match="must begin with 'own-'"):
        read(path)
    path.write_text(FILE.replace("cites: [Memo]", "cites: [Note]"), "utf-8")
    with pytest.raises(BadData, match=r"own\.yaml:20: there is no source 'Note'"):
        read(path)


FILE = """\
id: own-cameras
jurisdiction: CA
issuer: {en: Deputy head, fr: Administrateur général}
title: {en: Memo on cameras, fr: Note sur les caméras}
instrument: private
legal_basis: {en: Memo, fr: Note}
announced: '2026-01-01'
recorded: '2026-01-05'
confidence: high
status: []
sources: [{title: Memo, publisher: Deputy head}]
clauses:
  - id: use
    conduct: use
    force: instructed
    says: {en: Do not use., fr: Ne pas utiliser.}
    targets: {named: [hikvision]}
    binds_kinds: [federal-department]
    runs:
      - {since: 2026-01-10, cites: [Memo], recorded: '2026-01-05'}
"""
