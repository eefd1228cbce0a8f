"""The records that `debar identify` reads, with what is told of them on the way."""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Collection, Iterator
from typing import BinaryIO

from debar.cli.show import say
from debar.identify.evidence import Record
from debar.kit.errors import Problem

_EVERY = 1.0
"""Seconds between two lines about how far it is."""
_MINUTE = 60


class Source:
    """The records of a stream; problems are told on stderr as they are met, and counted."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream, self._name = stream, name
        self._size = _size(stream)
        self.line = self.problems = 0

    def __iter__(self) -> Iterator[Record]:
        from debar.identify import records

        begun = told = time.monotonic()
        for number, record in records.read(self._stream, self._name):
            self.line = number
            if isinstance(record, Problem):
                self.tell(record)
            else:
                yield record
            now = time.monotonic()
            if now - told > _EVERY and sys.stderr.isatty():
                told = now
                say(progress(self.line, now - begun, self._share()))

    def tell(self, problem: Problem) -> None:
        """Say what is wrong with the line that was read last."""
        self.problems += 1
        say(str(Problem(self._name, self.line, problem.what, problem.cure)))

    def _share(self) -> float | None:
        """How much of the file was read, 0 to 1; None where its size is not known."""
        return self._stream.tell() / self._size if self._size else None


class Seen:
    """Records on their way, with the names of the fields in them, until they are asked for."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._first: dict[str, str] = {}
        self._fields: dict[str, set[str]] = {}

    def __iter__(self) -> Iterator[Record]:
        from debar.identify import protocols

        for record in self._source:
            first = record.id if record.device is None else self._first.setdefault(record.device, record.id)
            found = protocols.parse(record.protocol, record.raw)
            if not isinstance(found, Problem):
                self._fields.setdefault(first, set()).update(field.name for field in found)
            yield record

    def fields(self, id: str) -> Collection[str]:
        """The names of the fields that were read of the identity of that id; forgets them."""
        return self._fields.pop(id, ())


def progress(lines: int, seconds: float, share: float | None) -> str:
    """How far it is: lines, lines a second, and the time that is left where the share read is known."""
    rate = round(lines / seconds) if seconds > 0 else 0
    said = f"{lines:,} lines read, {rate:,} a second"
    return f"{said}, about {_span(seconds * (1 - share) / share)} left" if share else said


def _span(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole} s" if whole < 2 * _MINUTE else f"{round(whole / _MINUTE)} min"


def _size(stream: BinaryIO) -> int | None:
    """Bytes of the file behind a stream; None for a pipe."""
    try:
        found = os.fstat(stream.fileno())
    except OSError:
        return None
    return found.st_size if stat.S_ISREG(found.st_mode) else None
