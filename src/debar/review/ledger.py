"""The hash chain of everything decided. Pure: rows are kept by `store`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from debar.kit.canon import digest_all

ZERO = "0" * 64
"""What the first entry names as the one before it."""


class Entry(Struct, frozen=True):
    """One sealed act. The seal covers number, predecessor, subject and the very bytes stored."""

    seq: int
    """Counted from 1, without gaps."""
    prev: str
    """Seal of the entry before; ZERO for the first."""
    subject: str
    """`case:<id>` or `workspace`."""
    payload: bytes
    """Canonical bytes of the act, sealed as they are and never re-encoded."""
    seal: str


class Fault(Struct, frozen=True):
    """Where a chain no longer holds, and how."""

    seq: int
    what: str


def append(seq: int, prev: str, subject: str, payload: bytes) -> Entry:
    """The entry that follows on the one numbered `seq` with seal `prev` (0 and ZERO to begin)."""
    return Entry(seq + 1, prev, subject, payload, _seal(seq + 1, prev, subject, payload))


def faults(entries: Iterable[Entry], *, head: tuple[int, str] | None = None) -> Iterator[Fault]:
    """Every changed, missing or reordered entry; `head` is number and seal that must come last."""
    seq, prev = 0, ZERO
    for entry in entries:
        if entry.seq != seq + 1:
            yield Fault(
                entry.seq,
                f"follows on entry {seq}: {'out of order' if entry.seq <= seq else 'entries are missing'}",
            )
        if entry.prev != prev:
            yield Fault(entry.seq, "does not name the entry before it")
        if entry.seal != _seal(entry.seq, entry.prev, entry.subject, entry.payload):
            yield Fault(entry.seq, "was changed after it was sealed")
        seq, prev = entry.seq, entry.seal
    if head is not None and head != (seq, prev):
        yield Fault(seq, f"is the last one found, but entry {head[0]} was the last one written")


def _seal(seq: int, prev: str, subject: str, payload: bytes) -> str:
    return digest_all([b"debar ledger 1", str(seq).encode(), prev.encode(), subject.encode(), payload])
