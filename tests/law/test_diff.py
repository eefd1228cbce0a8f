"""What differs between two versions of the law, or two days."""

from datetime import date

from msgspec.structs import replace

from debar.entities.graph import Graph
from debar.estate.parties import Party
from debar.law.diff import ClauseChange, Shift, Version, clauses, shift
from debar.law.judge import judge
from debar.law.measure import Measure
from debar.law.registry import Registry
from debar.law.verdict import Item, Judgement, Outcome

LAW, GRAPH = Registry.load(), Graph.load()
BAN = LAW.measure("ca-fed-hikvision-use-2025")
ORDER = LAW.measure("ca-ica-hikvision-2025")
BEFORE, AFTER = date(2025, 6, 26), date(2025, 6, 27)


def version(*measures: Measure, on: date = AFTER) -> Version:
    return Version(Registry(measures), on)


def test_between_two_days_a_clause_begins() -> None:
    changes = clauses(version(BAN, on=BEFORE), version(BAN, on=AFTER))

    assert changes == [
        ClauseChange(BAN.id, "purchase", "begins", AFTER),
        ClauseChange(BAN.id, "use", "begins", AFTER),
    ]
    assert changes[0].says.fr == "a effet depuis le 2025-06-27"


def test_backwards_it_has_ended_or_not_begun() -> None:
    paused = clauses(version(ORDER, on=date(2025, 7, 1)), version(ORDER, on=date(2025, 8, 1)))

    assert ClauseChange(ORDER.id, "sell", "ends", date(2025, 7, 7)) in paused
    assert clauses(version(BAN, on=AFTER), version(BAN, on=BEFORE))[0].what == "ends"


def test_between_two_versions_clauses_come_go_and_are_written_otherwise() -> None:
    advised = replace(BAN, clauses=(replace(BAN.clauses[0], force="advised"),))

    assert clauses(version(), version(advised)) == [ClauseChange(BAN.id, "purchase", "new")]
    assert clauses(version(BAN), version(advised)) == [
        ClauseChange(BAN.id, "purchase", "changed", fields=("force",)),
        ClauseChange(BAN.id, "use", "gone"),
    ]


def judged(law: Registry, on: date) -> Judgement:
    camera = Item(id="x1", maker="hikvision", maker_grade="established", kind="camera")
    return judge(camera, Party("CA", "federal-department"), "use", on, law=law, graph=GRAPH)


def test_an_item_is_told_with_the_clauses_that_made_it_so() -> None:
    found = shift(judged(LAW, BEFORE), judged(LAW, AFTER))

    clause: tuple[str, Outcome, Outcome] = (f"{BAN.id}/use", "none-found", "covered")
    assert found == Shift("x1", "none-found", "covered", (clause,))
    assert found is not None
    assert found.worse


def test_an_item_judged_alike_is_not_told() -> None:
    assert shift(judged(LAW, AFTER), judged(LAW, date(2025, 6, 28))) is None
