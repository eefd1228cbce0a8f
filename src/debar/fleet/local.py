"""Kernels in processes of this machine. Batches go through pipes in Arrow's own format, never as pickles.

The processes are forked, so what the kernel needs is there already and is shared until it is written to.
Fork before other threads start: a lock that another thread holds at that moment stays shut in the child.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import struct
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import BinaryIO, NoReturn

import pyarrow as pa

from debar.kit.errors import DebarError

Kernel = Callable[[pa.RecordBatch], pa.RecordBatch]
"""Rows in, rows out. It neither keeps nor changes anything that others see."""

_HEAD = struct.Struct("<Qc")
"""Bytes that follow, and what they are."""
_ROWS, _FAULT = b"r", b"f"


class WorkerLost(DebarError):
    """A process ended before it had answered: killed, or out of memory."""


class Fleet:
    """Some processes with one kernel. Use it in a `with`; at its end they are gone, however it ends."""

    def __init__(self, kernel: Kernel, workers: int) -> None:
        """`workers`: how many processes, 1 or more."""
        self._kernel, self._count = kernel, workers
        self._workers: list[_Worker] = []

    def __enter__(self) -> Fleet:
        for _ in range(self._count):
            self._workers.append(_Worker(self._kernel, self._workers))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.end(at_once=kind is not None)
        self._workers.clear()

    @property
    def workers(self) -> int:
        """How many processes there are."""
        return len(self._workers)

    def ask(self, number: int, rows: pa.RecordBatch) -> Future[pa.RecordBatch]:
        """What the kernel gives for rows, by the process of that number or, where it is lost, another.

        Each process answers in the order in which it was asked. The answer raises WorkerLost where the
        process ended over it, and RuntimeError where the kernel raised.
        """
        if all(worker.lost for worker in self._workers):
            raise WorkerLost("every process that was to help has ended. Free some memory, then run it again.")
        return self._workers[number % len(self._workers)].ask(rows)


class _Worker:
    """One process, and the thread that talks to it: what it is sent is read whole before it answers."""

    def __init__(self, kernel: Kernel, others: Sequence[_Worker]) -> None:
        self._fleet = others
        questions, self._to = _pipe()
        self._from, answers = _pipe()
        self.lost = False
        self._pid = os.fork()
        if self._pid == 0:
            for stream in (self._to, self._from, *(each for one in others for each in (one._to, one._from))):
                os.close(stream.fileno())
            _serve(kernel, questions, answers)
        questions.close()
        answers.close()
        self._talk = ThreadPoolExecutor(1, thread_name_prefix="fleet")

    def ask(self, rows: pa.RecordBatch) -> Future[pa.RecordBatch]:
        return self._talk.submit(self._asked, rows)

    def end(self, *, at_once: bool) -> None:
        """Let it go: when it has answered, or now."""
        if at_once:
            self._kill()
        self._talk.shutdown(wait=True, cancel_futures=at_once)
        for stream in (self._to, self._from):
            _close(stream)
        if not self.lost:
            os.waitpid(self._pid, 0)
            self.lost = True

    def _asked(self, rows: pa.RecordBatch) -> pa.RecordBatch:
        if self.lost:
            return self._instead(rows)
        try:
            _send(self._to, _ROWS, rows)
            kind, data = _received(self._from)
        except (OSError, EOFError):
            raise WorkerLost(f"a process ended over {rows.num_rows} rows{self._how()}.") from None
        if kind == _FAULT:
            raise RuntimeError(f"a kernel failed: {data.to_pybytes().decode('utf-8', 'replace')}")
        return pa.ipc.open_stream(data).read_next_batch()

    def _instead(self, rows: pa.RecordBatch) -> pa.RecordBatch:
        """The answer of another process: over these rows none has ended yet."""
        other = next((worker for worker in self._fleet if not worker.lost), None)
        if other is None:
            raise WorkerLost(f"no process is left for {rows.num_rows} rows.")
        return other.ask(rows).result()

    def _how(self) -> str:
        """By what it was ended, where that is known."""
        self._kill()
        _, status = os.waitpid(self._pid, 0)
        self.lost = True
        return f" (signal {os.WTERMSIG(status)})" if os.WIFSIGNALED(status) else ""

    def _kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            if not self.lost:
                os.kill(self._pid, signal.SIGKILL)


def _serve(kernel: Kernel, questions: BinaryIO, answers: BinaryIO) -> NoReturn:
    """The life of a process: it answers until nobody asks any more. An interruption is its parent's."""
    status = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        gc.freeze()  # what was there before the fork stays: to look through it would copy its pages
        while True:
            _, data = _received(questions)
            _answer(kernel, data, answers)
    except (EOFError, OSError):
        status = 0
    finally:
        os._exit(status)  # what the parent's exit handlers do is not to be done twice


def _answer(kernel: Kernel, data: pa.Buffer, answers: BinaryIO) -> None:
    try:
        found = kernel(pa.ipc.open_stream(data).read_next_batch())
    except Exception as error:  # noqa: BLE001  whatever it is, it is told where the rows came from
        said = f"{type(error).__name__}: {error}".encode("utf-8", "replace")
        answers.write(_HEAD.pack(len(said), _FAULT) + said)
        answers.flush()
        return
    _send(answers, _ROWS, found)


def _send(stream: BinaryIO, kind: bytes, rows: pa.RecordBatch) -> None:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, rows.schema) as writer:
        writer.write_batch(rows)
    data = sink.getvalue()
    stream.write(_HEAD.pack(data.size, kind))
    stream.write(memoryview(data))
    stream.flush()


def _received(stream: BinaryIO) -> tuple[bytes, pa.Buffer]:
    size, kind = _HEAD.unpack(_exactly(stream, bytearray(_HEAD.size)))
    return kind, pa.py_buffer(_exactly(stream, bytearray(size)))


def _exactly(stream: BinaryIO, room: bytearray) -> bytearray:
    """Fill the room. Raises EOFError where the other side has ended."""
    view, at = memoryview(room), 0
    while at < len(room):
        read = os.readv(stream.fileno(), [view[at:]])
        if not read:
            raise EOFError
        at += read
    return room


def _pipe() -> tuple[BinaryIO, BinaryIO]:
    reading, writing = os.pipe()
    return os.fdopen(reading, "rb", buffering=0), os.fdopen(writing, "wb")


def _close(stream: BinaryIO) -> None:
    """Close it, also where what it still holds has nowhere to go."""
    with contextlib.suppress(OSError):
        stream.close()
