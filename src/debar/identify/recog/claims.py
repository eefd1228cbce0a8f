"""What a recog match says, as claims: a third party's statement, never more than a badge or a hint."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from msgspec import Struct, structs

from debar.entities.folding import fold
from debar.entities.graph import Graph
from debar.entities.model import Entity
from debar.identify.evidence import DIRECT, About, Claim, Field, Ground
from debar.identify.recog.kept import Database, Kept, Param, load
from debar.identify.recog.match import Found, Matcher, values
from debar.identify.recog.words import FIELDS, KINDS, texts
from debar.identify.relations import brand_in, shown
from debar.identify.weights import HAND, Weights

_BADGE = 1.4
"""Log-odds of a badge that a third party read, and as little as a badge of ours that is read poorly."""
_SURE = 0.5
"""The certainty under which recog itself does not stand by what it says."""
_QUOTE = 200
_SHORT = 300
_REMEMBERED = 1 << 15


class Recog:
    """A recog database that was imported. Threads may share it; a forked process goes on using it."""

    def __init__(self, kept: Kept, graph: Graph, weights: Weights = HAND) -> None:
        self._asked: dict[str, list[_Asked]] = defaultdict(list)
        for database in kept.databases:
            asked = _Asked(database, Matcher(database))
            for field in FIELDS.get(database.matches, ()) if database.prints else ():
                self._asked[field].append(asked)
        self._vendors = _Vendors(graph)
        self._weights = weights
        # Banners repeat, as for our own prints.
        self._remembered = lru_cache(_REMEMBERED)(self._of)

    @classmethod
    def load(cls, folder: Path, graph: Graph, weights: Weights = HAND) -> Recog | None:
        """What was imported into a folder; None where nothing was. Raises BadData."""
        kept = load(folder)
        return None if kept is None else cls(kept, graph, weights)

    def claims(self, fields: Sequence[Field], said: Sequence[Claim]) -> Iterator[Claim]:
        """What recog says of the fields, beside what was `said` by prints of ours.

        Where these name a brand themselves, another that recog names is no more than a hint.
        """
        ours = {shown(c.value) for c in said if c.about == "brand" and c.weight > 0 and c.ground in DIRECT}
        for field in fields:
            if field.name in self._asked:
                asked = self._remembered if len(field.value) <= _SHORT else self._of
                for claim in asked(field.name, field.value):
                    yield self._hint(claim) if ours and shown(claim.value) not in ours else claim

    @property
    def slow(self) -> Mapping[str, int]:
        """Fingerprint → how often it took longer than it may over a text, and was given up there."""
        every = {asked.database.file: asked for list_ in self._asked.values() for asked in list_}
        return {
            _id(file, n): count for file, asked in every.items() for n, count in asked.matcher.slow.items()
        }

    def build(self) -> None:
        """Compile now what is compiled at first use: before a process forks, and before measuring."""
        for asked in {id(each): each for list_ in self._asked.values() for each in list_}.values():
            asked.matcher.build()

    def _of(self, name: str, value: str) -> tuple[Claim, ...]:
        as_recog = texts(name)
        text = as_recog(value) if as_recog else value
        claims: list[Claim] = []
        for asked in self._asked[name]:
            found = asked.matcher.first(text)
            if found is not None:
                claims += self._said(found, asked.database, name, text)
        return tuple(claims)

    def _said(self, found: Found, database: Database, field: str, text: str) -> Iterator[Claim]:
        told = _told(found, database.protocol)
        quote = f"{' '.join(text.split())[:_QUOTE]} = {found.print.says[:_QUOTE]}"
        name = _id(database.file, found.print.n)
        for about, value, ground in self._vendors.said(told.vendor, text) if told.vendor else ():
            worth = self._weights.of(ground, _BADGE if ground == "badge" else None)
            yield Claim(about, value, ground, worth, quote, field, name)
        hint = self._weights.of("hint")
        if told.model:
            yield Claim("model", told.model, "hint", hint, quote, field, name)
        if told.kind:
            yield Claim("kind", told.kind, "hint", hint, quote, field, name)

    def _hint(self, claim: Claim) -> Claim:
        if claim.ground != "badge":
            return claim
        return structs.replace(claim, ground="hint", weight=self._weights.of("hint"))


class _Asked(Struct, frozen=True):
    database: Database
    matcher: Matcher


class _Told(Struct, frozen=True):
    """What a match says of the device itself, and not of the software on it."""

    vendor: str = ""
    model: str = ""
    kind: str = ""


class _Vendors:
    """recog's names of vendors → entities, where exactly one is called so."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        named: dict[str, dict[str, Entity]] = defaultdict(dict)
        for entity in graph.entities:
            if entity.kind in ("company", "brand"):
                for name in entity.names.all():
                    _keep(named[fold(name)], entity)
        self._one = {name: next(iter(those.values())) for name, those in named.items() if len(those) == 1}

    def said(self, vendor: str, text: str) -> Iterator[tuple[About, str, Ground]]:
        """Brand, and as a hint the maker: a badge where the text itself bears the vendor's name."""
        entity = self._one.get(fold(vendor))
        if entity is None:
            return
        ground: Ground = "badge" if f" {fold(vendor)} " in f" {fold(text)} " else "hint"
        yield "brand", brand_in(self._graph, entity.id) or entity.id, ground
        if entity.kind == "company":
            yield "maker", entity.id, "hint"


def _keep(those: dict[str, Entity], entity: Entity) -> None:
    """A company and the brand that is called after it are one, and the company stands for both."""
    held = those.get(shown(entity.id))
    if held is None or held.kind == "brand":
        those[shown(entity.id)] = entity


def _id(file: str, n: int) -> str:
    return f"recog:{file}#{n}"


def _told(found: Found, protocol: str) -> _Told:
    said = values(found, protocol)
    if found.print.certainty < _SURE:
        return _Told()
    if _stood_by(said, "hw") and ("hw.vendor" in said or "hw.device" in said):
        kind = KINDS.get(said.get("hw.device", said.get("os.device", "")).lower(), "")
        return _Told(said.get("hw.vendor", ""), said.get("hw.product") or said.get("hw.model", ""), kind)
    kind = KINDS.get(said.get("os.device", "").lower(), "")
    if not kind or not _stood_by(said, "os"):
        return _Told()  # it speaks of an operating system that many makers use
    model = said.get("os.product", "") if _captured("os.product", found.print.params) else ""
    return _Told(said.get("os.vendor", ""), model, kind)


def _captured(name: str, params: Iterable[Param]) -> bool:
    return any(param.name == name and param.pos > 0 for param in params)


def _stood_by(said: Mapping[str, str], what: str) -> bool:
    try:
        return float(said.get(f"{what}.certainty", "1")) >= _SURE
    except ValueError:
        return True
