"""A list that moves to disk when it grows: many sightings in bounded memory."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from typing import IO, Any, Generic, TypeVar

import msgspec

T = TypeVar("T", bound=msgspec.Struct)

IN_MEMORY = 20_000
"""So many values stay in memory; further ones go to a nameless file."""


class Spool(Generic[T]):
    """Values to be written once and then read as often as wanted, in the order written."""

    def __init__(self, kind: Any, in_memory: int = IN_MEMORY) -> None:
        self._first: list[T] = []
        self._rest: IO[bytes] | None = None
        self._count = 0
        self._in_memory = in_memory
        self._encoder = msgspec.msgpack.Encoder()
        self._decoder: msgspec.msgpack.Decoder[T] = msgspec.msgpack.Decoder(kind)

    def append(self, value: T) -> None:
        """Add one value. Raises OSError where the disk is full."""
        if len(self._first) < self._in_memory:
            self._first.append(value)
        else:
            data = self._encoder.encode(value)
            self._file().write(len(data).to_bytes(4, "big") + data)
        self._count += 1

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[T]:
        yield from self._first
        if self._rest is not None:
            at = 0
            while at >= 0:
                value, at = self._read(at)
                if value is not None:
                    yield value

    def close(self) -> None:
        """Give back the disk; what is in memory can still be read."""
        if self._rest is not None:
            self._rest.close()
            self._rest = None
            self._count = len(self._first)

    def _file(self) -> IO[bytes]:
        if self._rest is None:
            self._rest = tempfile.TemporaryFile(buffering=1 << 18)  # noqa: SIM115  closed by close()
        return self._rest

    def _read(self, at: int) -> tuple[T | None, int]:
        file = self._file()
        file.seek(at)
        length = int.from_bytes(file.read(4), "big")
        if not length:
            return None, -1
        return self._decoder.decode(file.read(length)), file.tell()
