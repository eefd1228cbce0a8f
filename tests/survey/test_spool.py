"""A spool gives back what was put in, whether it fits into memory or not."""

import pytest

from debar.kit.errors import Problem
from debar.survey.spool import Spool

PROBLEMS = [Problem("a.csv", number, f"row {number} é", "cure") for number in range(25)]


@pytest.mark.parametrize("in_memory", [0, 7, 25, 100])
def test_what_was_put_in_comes_out_in_order_as_often_as_wanted(in_memory: int) -> None:
    spool: Spool[Problem] = Spool(Problem, in_memory)
    for problem in PROBLEMS:
        spool.append(problem)

    assert (len(spool), list(spool), list(spool)) == (25, PROBLEMS, PROBLEMS)
    spool.close()


def test_two_readers_do_not_disturb_each_other() -> None:
    spool: Spool[Problem] = Spool(Problem, 3)
    for problem in PROBLEMS:
        spool.append(problem)

    assert list(zip(spool, spool, strict=True)) == list(zip(PROBLEMS, PROBLEMS, strict=True))
    spool.close()


def test_what_is_in_memory_outlives_the_file() -> None:
    spool: Spool[Problem] = Spool(Problem, 3)
    for problem in PROBLEMS:
        spool.append(problem)
    spool.close()

    assert list(spool) == PROBLEMS[:3]
    assert len(spool) == 3
