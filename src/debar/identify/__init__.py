"""Identification: what a device is, by what it answers, with grounds for and against.

`debar.identify(records)` gives an identity for each device in some records; the parts are
`protocols` (bytes → fields), `engine` (fields → claims) and `fuse` (claims → identity).
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

from msgspec import structs

from debar.entities.graph import Graph
from debar.identify import protocols
from debar.identify.badges import Badges
from debar.identify.engine import Engine
from debar.identify.evidence import Claim, Field, Identity, Record
from debar.identify.fuse import fuse
from debar.identify.recog import Recog
from debar.identify.records import record as as_record
from debar.identify.shapes import Shape, Shapes
from debar.kit import beside as laid
from debar.kit import pack
from debar.kit.errors import Problem

T = TypeVar("T")
Tell = Callable[[Problem], object]

_SHORT = 2000
_REMEMBERED = 1 << 14


class Identifier:
    """Engine and entity graph together. Threads may share it; a forked process goes on using it."""

    def __init__(
        self, engine: Engine, graph: Graph, known: date | None = None, recog: Recog | None = None
    ) -> None:
        self.engine, self.graph, self.known, self.recog = engine, graph, known, recog
        self._badges = Badges(graph.as_known(known), engine.weights)
        # Estates are full of the same answer given by the same kind of device.
        self._remembered = lru_cache(_REMEMBERED)(self._of_answer)
        self._shapes = Shapes(self._fused)

    @classmethod
    def load(
        cls, folder: Path = pack.KNOWLEDGE, known: date | None = None, beside: Path | None = None
    ) -> Identifier:
        """With the knowledge in a folder; `known` hides relations recorded later. Raises BadData.

        `beside` is the folder of what somebody laid beside it; None: what the first folder brings itself.
        """
        engine, graph = Engine.load(folder), Graph.load(folder / "entities")
        recog = Recog.load(beside or folder / laid.NAME, graph.as_known(known), engine.weights)
        return cls(engine, graph, known, recog)

    def of_fields(self, id: str, fields: Sequence[Field], on: date | None = None) -> Identity:
        """What a device is, given fields of its answers and plain facts (`evidence.FACTS`)."""
        weighed = self.weighed(fields, on)
        return weighed[0].filled(id, weighed[1]) if weighed else Identity(id)

    def weighed(
        self, fields: Sequence[Field], on: date | None = None
    ) -> tuple[Shape, tuple[str, ...]] | None:
        """The shape of the identity and the words that fill it; None where the fields say nothing."""
        claims = self.claims(fields)
        return self._shapes.of(claims, on) if claims else None

    def claims(self, fields: Sequence[Field]) -> list[Claim]:
        """What the fields say, one by one."""
        said = [*self.engine.claims(fields), *self._badges.claims(fields)]
        return said if self.recog is None else [*said, *self.recog.claims(fields, said)]

    def of_records(
        self,
        records: Iterable[Record],
        on: date | None = None,
        tell: Tell | None = None,
    ) -> Iterator[Identity]:
        """One identity for each record, and one for each device where records share a `device`.

        Streams; records of one device are gathered to the end of the input, and the identity comes
        then, in the order in which the devices were first seen, with the id of its first record.
        An answer that cannot be parsed gives an identity without anything, and `tell` is called with
        the Problem, whose source is the record's id.
        """
        devices: dict[str, tuple[str, list[Field]]] = {}
        for record in records:
            if record.device is None:
                yield self._of_record(record, on, tell)
            else:
                fields = _told(protocols.parse(record.protocol, record.raw), record.id, tell) or []
                devices.setdefault(record.device, (record.id, []))[1].extend(fields)
        for first, gathered in devices.values():
            yield self.of_fields(first, gathered, on)

    def _fused(self, claims: Sequence[Claim], on: date | None) -> Identity:
        return fuse("", claims, self.graph, on, self.known, weights=self.engine.weights)

    def _of_record(self, record: Record, on: date | None, tell: Tell | None) -> Identity:
        short = len(record.raw) <= _SHORT
        answer = self._remembered if short else self._of_answer
        found = _told(answer(record.protocol, record.raw, on), record.id, tell)
        return Identity(record.id) if found is None else structs.replace(found, id=record.id)

    def _of_answer(self, protocol: str, raw: bytes, on: date | None) -> Identity | Problem:
        fields = protocols.parse(protocol, raw)
        return fields if isinstance(fields, Problem) else self.of_fields("", fields, on)


def _told(found: T | Problem, id: str, tell: Tell | None) -> T | None:
    """What was found; a Problem is told, with the record's id as its source."""
    if not isinstance(found, Problem):
        return found
    if tell is not None:
        tell(structs.replace(found, source=id))
    return None


def identify(records: Iterable[Record | Mapping[str, Any]], on: date | None = None) -> Iterator[Identity]:
    """An identity for each device in the records, with the knowledge that debar brings along.

    A record may also be a mapping with the keys of a line that `debar identify` reads. Raises BadData.
    """
    return _bundled().of_records(map(as_record, records), on)


@lru_cache(maxsize=1)
def _bundled() -> Identifier:
    return Identifier.load()


class _Callable(ModuleType):
    """The package as a function: `debar.identify(records)` is promised, and is the package's name too."""

    def __call__(self, *arguments: Any, **named: Any) -> Iterator[Identity]:
        return identify(*arguments, **named)


sys.modules[__name__].__class__ = _Callable
