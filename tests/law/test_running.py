"""Spans as they were known: what was learned later corrects, and does not rewrite."""

from datetime import date

from debar.kit.times import Partial
from debar.law.measure import Running
from debar.law.running import current


def run(since: str, until: str | None, recorded: str) -> Running:
    end = date.fromisoformat(until) if until else None
    return Running(since=date.fromisoformat(since), until=end, cites=(), recorded=Partial.parse(recorded))


OPEN = run("2025-06-27", None, "2025-06-28")
ENDED = run("2025-06-27", "2025-07-07", "2025-07-10")
NEVER = run("2025-06-27", "2025-06-27", "2025-08-01")


def test_of_two_versions_the_one_recorded_last_counts() -> None:
    assert current([ENDED, OPEN]) == (ENDED,)


def test_a_day_of_knowledge_sees_only_what_was_recorded_by_then() -> None:
    days = [date(2025, 6, 27), date(2025, 6, 28), date(2025, 7, 9), date(2025, 7, 10)]

    assert [current([OPEN, ENDED], day) for day in days] == [(), (OPEN,), (OPEN,), (ENDED,)]


def test_an_empty_version_withdraws_the_span() -> None:
    assert current([OPEN, ENDED, NEVER]) == ()
    assert current([OPEN, ENDED, NEVER], date(2025, 7, 31)) == (ENDED,)


def test_a_fact_recorded_in_a_month_is_known_when_the_month_is_over() -> None:
    vague = run("2025-06-27", None, "2025-07")

    assert current([vague], date(2025, 7, 30)) == ()
    assert current([vague], date(2025, 7, 31)) == (vague,)
