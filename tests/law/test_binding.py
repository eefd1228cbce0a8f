"""What binds a party: what surely does, what may, and why the rest doesn't."""

from datetime import date

from tests.law.conftest import RECORDED, TEXT, measure_of

from debar.entities.graph import Graph
from debar.estate.parties import Capacity, Party
from debar.law.binding import Binding, bindings
from debar.law.measure import Clause, Force, Running, Targets
from debar.law.registry import Registry
from debar.law.verdict import Answer

DAY = date(2026, 2, 1)
FIRM = Party("CA", "private-person")


def clause(id: str, force: Force = "binding", **more: object) -> Clause:
    runs = (Running(since=date(2026, 1, 10), until=date(2026, 3, 1), cites=(), recorded=RECORDED),)
    return Clause(id, "use", force, TEXT, Targets(("acme",)), runs, **more)  # type: ignore[arg-type]


LAW = Registry(
    [
        measure_of(
            "at-home",
            "CA",
            clause("advice", "advised", binds_kinds=("private-person",)),
            clause("order", binds_kinds=("private-person",)),
            clause("perhaps", binds_unclear=TEXT),
        ),
        measure_of(
            "abroad",
            "US",
            clause("contractors", binds_kinds=("us-federal-contractor",)),
            clause("term", binds_terms=("52.204-25",)),
        ),
    ]
)


def found(party: Party = FIRM, on: date = DAY, **more: object) -> list[Binding]:
    return bindings(party, on, law=LAW, graph=Graph([], []), **more)  # type: ignore[arg-type]


def names(*args: object, **more: object) -> list[tuple[str, str]]:
    return [(each.clause.id, each.part.outcome) for each in found(*args, **more)]  # type: ignore[arg-type]


def test_what_binds_comes_first_by_force_then_what_may() -> None:
    assert names() == [("order", "covered"), ("advice", "covered"), ("perhaps", "unknown")]


def test_law_at_home_comes_before_foreign_law_of_stronger_force() -> None:
    both = Party("CA", "private-person", also=(Capacity("US", "us-federal-contractor"),))

    assert names(both) == [
        ("order", "covered"),
        ("advice", "covered"),
        ("contractors", "covered"),
        ("perhaps", "unknown"),
    ]


def test_a_member_state_lies_in_the_union() -> None:
    law = Registry([measure_of("union", "EU", clause("rule", binds_kinds=("telecom-provider",)))])
    places = ("DE", "EU", "CH", "GB")
    told = [bindings(Party(p, "telecom-provider"), DAY, law=law, graph=Graph([], [])) for p in places]

    assert [len(found) for found in told] == [1, 1, 0, 0]


def test_a_party_is_bound_in_each_capacity_and_by_each_contract() -> None:
    contractor = Party("CA", "private-person", also=(Capacity("US", "us-federal-contractor"),))
    signed = Party("CA", "private-person", terms=("52.204-25 (NOV 2021)",))

    assert ("contractors", "covered") in names(contractor)
    assert ("term", "covered") in names(signed)
    assert {"contractors", "term"}.isdisjoint(name for name, _ in names())


def test_the_day_and_the_answers_decide() -> None:
    no = Answer("at-home/perhaps/bound", yes=False, by="Counsel", why="Not we.")

    assert names(on=date(2026, 1, 9)) == []
    assert ("perhaps", "unknown") not in names(answers=[no])
    assert [each.run and each.run.until for each in found()] == [date(2026, 3, 1)] * 3


def test_all_tells_what_does_not_bind_and_why() -> None:
    (rest,) = [each for each in found(all=True) if each.clause.id == "contractors"]

    assert rest.part.outcome == "none-found"
    assert next(reason.says.en for reason in rest.part.reasons) == (
        "It does not bind parties of this kind (private person or firm, CA)."
    )
