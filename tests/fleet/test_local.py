"""Kernels in processes: in order, whole, and without hanging where one is killed."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pyarrow as pa
import pytest

from debar.fleet.local import Fleet, WorkerLost


def rows(*values: int) -> pa.RecordBatch:
    return pa.record_batch({"n": list(values)})


def doubled(batch: pa.RecordBatch) -> pa.RecordBatch:
    return rows(*(2 * n for n in batch.column("n").to_pylist()))


def with_process(batch: pa.RecordBatch) -> pa.RecordBatch:
    return rows(os.getpid())


def deadly(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Zero kills, one is refused."""
    (n,) = batch.column("n").to_pylist()
    if n == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    if n == 1:
        raise ValueError("no ones")
    return batch


def test_answers_come_from_the_process_asked_in_the_order_asked() -> None:
    with Fleet(doubled, 2) as fleet:
        asked = [fleet.ask(n % 2, rows(n, n + 1)) for n in range(20)]

        found = [each.result().column("n").to_pylist() for each in asked]

    assert found == [[2 * n, 2 * n + 2] for n in range(20)]


def test_each_process_is_one_of_its_own() -> None:
    with Fleet(with_process, 2) as fleet:
        found = [fleet.ask(n, rows(0)).result().column("n").to_pylist()[0] for n in (0, 1, 0)]

    assert found[0] == found[2] != found[1]
    assert os.getpid() not in found


def test_large_batches_both_ways_do_not_block_each_other() -> None:
    large = pa.record_batch({"raw": [b"x" * (8 << 20)]})

    with Fleet(lambda batch: batch, 2) as fleet:
        asked = [fleet.ask(n, large) for n in range(6)]

        assert all(each.result().equals(large) for each in asked)


def test_a_process_that_is_killed_is_told_and_another_goes_on() -> None:
    with Fleet(deadly, 2) as fleet:
        with pytest.raises(WorkerLost, match=r"ended over 1 rows \(signal 9\)"):
            fleet.ask(0, rows(0)).result()

        assert fleet.ask(0, rows(7)).result() == rows(7)


def test_when_all_are_lost_it_is_said() -> None:
    with Fleet(deadly, 1) as fleet:
        lost, waiting = fleet.ask(0, rows(0)), fleet.ask(0, rows(7))

        for each in (lost, waiting):
            with pytest.raises(WorkerLost):
                each.result()
        with pytest.raises(WorkerLost, match="every process"):
            fleet.ask(0, rows(7))


def test_a_kernel_that_raises_is_told_and_its_process_goes_on() -> None:
    with Fleet(deadly, 1) as fleet:
        with pytest.raises(RuntimeError, match="ValueError: no ones"):
            fleet.ask(0, rows(1)).result()

        assert fleet.ask(0, rows(2)).result() == rows(2)


def interrupted(seen: list[int]) -> None:
    with Fleet(with_process, 2) as fleet:
        seen += [fleet.ask(n, rows(0)).result().column("n").to_pylist()[0] for n in (0, 1)]
        raise KeyboardInterrupt


def test_nothing_is_left_behind_when_the_caller_is_interrupted() -> None:
    processes: list[int] = []

    with pytest.raises(KeyboardInterrupt):
        interrupted(processes)

    assert not any(Path(f"/proc/{process}").exists() for process in processes)
