"""Labelled answers of real devices, for counting and for fitting: read, joined to the graph, put in families.

Each line of a file has `id`, `protocol` and `raw` or `raw_b64`, which is all that identification is given,
and `source`, `set`, `truth` (maker, brand, model), `restricted` and `relabel`, which only the count reads.
"""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from debar.entities.folding import fold
from debar.entities.graph import Graph
from debar.entities.names import compare
from debar.identify.evidence import Record
from debar.identify.records import record
from debar.identify.relations import own_makers, shown

COLLECTION = "recog"
"""The set whose files are collections of many devices' answers."""
_WORD = re.compile(r"[a-z0-9]+")
_SAME = 0.5


class Truth(Struct, frozen=True):
    """What is known of the device that gave an answer, as its source writes it."""

    maker: str | None = None
    brand: str | None = None
    model: str | None = None


class Labelled(Struct, frozen=True):
    """An answer, and what is known of the device that gave it."""

    record: Record
    truth: Truth
    source: str
    """The file it was taken from."""
    set: str
    restricted: bool | None
    relabel: bool | None


class _Line(Struct, frozen=True):
    source: str
    set: str
    truth: Truth = Truth()
    restricted: bool | None = None
    relabel: bool | None = None


def read(path: Path) -> list[Labelled]:
    """The answers of a file whose maker is known to be restricted or not. Raises BadData."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    found = (_labelled(line) for line in data.splitlines() if line.strip())
    return [each for each in found if each.restricted is not None]


def _labelled(data: bytes) -> Labelled:
    line = msgspec.json.decode(data, type=_Line)
    source = line.source.partition("#")[0]
    return Labelled(
        record(msgspec.json.decode(data)), line.truth, source, line.set, line.restricted, line.relabel
    )


class Names:
    """The names of makers and brands in a graph, by which truths are told."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._ids: dict[str, str] = {}
        for entity in sorted(graph.entities, key=lambda e: e.kind != "company"):
            if entity.kind in ("company", "brand"):
                for name in entity.names.all():
                    self._ids.setdefault(fold(name), entity.id)

    def maker(self, name: str | None) -> str | None:
        """The id of a maker, by its name or that of its own brand; None where the graph has none such."""
        found = self._find(name)
        if found is None or self._graph.entity(found).kind == "company":
            return found
        return min(own_makers(self._graph, shown(found)) - {shown(found)}, default=shown(found))

    def brand(self, name: str | None) -> str | None:
        """The id of a brand as answers show it, by its name; None where the graph has none such."""
        found = self._find(name)
        return shown(found) if found else None

    def _find(self, name: str | None) -> str | None:
        """By a name that it has, by its id, or by a word that is its id where the names are alike."""
        if not name:
            return None
        words = _WORD.findall(name.lower())
        named = self._ids.get(fold(name)) or self._known("-".join(words))
        alike = (found for word in words if (found := self._known(word)) and self._alike(name, found))
        return named or next(alike, None)

    def _known(self, id: str) -> str | None:
        return self._graph.entity(id).id if id in self._graph else None

    def _alike(self, name: str, id: str) -> bool:
        return any(compare(name, other).score >= _SAME for other in self._graph.entity(id).names.all())


def families(rows: Sequence[Labelled]) -> list[int]:
    """For each row the number of its family.

    A family is all answers of one device (one file that holds one model of one maker), and all answers by
    one protocol of one maker's devices. They stand or fall together: whoever writes a pattern for one has
    written it for all, so none of a family may be fitted to where another is judged. Rows whose maker is
    not known are each a family.
    """
    heads = list(range(len(rows)))
    for together in _together(rows):
        first = _head(heads, together[0])
        for other in together[1:]:
            heads[_head(heads, other)] = first
    numbers: dict[int, int] = {}
    return [numbers.setdefault(_head(heads, row), len(numbers)) for row in range(len(rows))]


def _together(rows: Sequence[Labelled]) -> Iterable[list[int]]:
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    alone = _one_device(rows)
    for index, row in enumerate(rows):
        if row.truth.maker is not None:
            found[row.truth.maker, row.record.protocol].append(index)
        if row.source in alone:
            found[row.source, ""].append(index)
    return found.values()


def _one_device(rows: Iterable[Labelled]) -> frozenset[str]:
    """The files that tell of one device alone. A recorder's file may list the cameras behind it."""
    makers: Mapping[str, set[str | None]] = defaultdict(set)
    for row in rows:
        makers[row.source].add(row.truth.maker)
        if row.set == COLLECTION:
            makers[row.source].add("")
    return frozenset(source for source, found in makers.items() if len(found) == 1)


def _head(heads: list[int], row: int) -> int:
    while heads[row] != row:
        heads[row] = heads[heads[row]]
        row = heads[row]
    return row
