"""Entity files, read and checked: ids that exist, values in range; errors say file and line."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal

import yaml
from msgspec import Struct
from yaml.nodes import MappingNode, Node, SequenceNode

from debar.entities.model import Entity, EntityFile, EntityKind, Link, LinkKind
from debar.kit import pack
from debar.kit.errors import BadData
from debar.kit.kept import kept as kept_between_runs

_ANY: frozenset[EntityKind] = frozenset({"company", "brand", "government-body", "person"})
_ENDS: Mapping[LinkKind, tuple[frozenset[EntityKind], frozenset[EntityKind]]] = {
    "owns": (frozenset({"company", "government-body", "person"}), frozenset({"company"})),
    "controls": (frozenset({"company", "government-body", "person"}), frozenset({"company"})),
    "brand-of": (frozenset({"company"}), frozenset({"brand"})),
    "makes-for": (frozenset({"company"}), frozenset({"brand", "company"})),
    "component-in": (frozenset({"company", "brand"}), frozenset({"brand", "company"})),
    "formerly": (_ANY, _ANY),
}


class Place(Struct, frozen=True):
    """Where a value stands: the file, its list, and its number in it from 0."""

    path: Path
    part: Literal["entities", "links"]
    index: int


def read(folder: Path) -> tuple[list[Entity], list[Link], dict[Entity | Link, Place]]:
    """Every entity and link of a folder's files, and where each stands. Raises BadData."""
    entities: list[Entity] = []
    links: list[Link] = []
    places: dict[Entity | Link, Place] = {}
    for path in pack.files(folder):
        held = pack.load(path, EntityFile)
        entities += held.entities
        links += held.links
        places |= {entity: Place(path, "entities", i) for i, entity in enumerate(held.entities)}
        places |= {link: Place(path, "links", i) for i, link in enumerate(held.links)}
    return entities, links, places


def kept(folder: Path, edition: str) -> EntityFile:
    """All entities and links of a folder, checked, as one; `edition` is the digest of its files.

    Kept between runs. Raises BadData with file and line where something does not hold together.
    """
    return kept_between_runs("entities", folder, edition, EntityFile, lambda: _checked(folder))


def _checked(folder: Path) -> EntityFile:
    entities, links, places = read(folder)
    check(entities, links, places)
    return EntityFile(tuple(entities), tuple(links))


def check(entities: Iterable[Entity], links: Iterable[Link], places: Mapping[Entity | Link, Place]) -> None:
    """Raise BadData for the first fault: a repeated id, a link to nothing, a value out of range."""
    known: dict[str, Entity] = {}
    for entity in entities:
        if not pack.ID.fullmatch(entity.id):
            raise BadData(f"{_at(places, entity, 'id')}{pack.NO_ID.format(id=entity.id[:80])}")
        if entity.id in known:
            raise BadData(f"{_at(places, entity, 'id')}the id {entity.id!r} is taken already: choose another")
        known[entity.id] = entity
    for link in links:
        for field, what in _faults(link, known):
            raise BadData(f"{_at(places, link, field)}{what}")


def unknown(id: str, known: Iterable[str]) -> BadData:
    """The error for an id that nothing has."""
    return BadData(_no_entity(id, known))


def _no_entity(id: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(id, list(known), n=1, cutoff=0.6)
    return f"no entity {id!r}." + (f" Did you mean {near[0]!r}?" if near else "")


def _faults(link: Link, known: Mapping[str, Entity]) -> Iterator[tuple[str, str]]:
    """Field and fault. Where an end is missing, what depends on it is left out."""
    missing = [(end, at) for end, at in (("head", link.head), ("tail", link.tail)) if at not in known]
    yield from ((end, _no_entity(at, known)) for end, at in missing)
    if not missing:
        yield from _misfits(link, known)
    if link.head == link.tail:
        yield "tail", f"{link.head!r} is linked to itself"
    if link.share is not None and not 0 <= link.share <= 100:
        yield "share", f"a share of {link.share:g} percent: it must lie between 0 and 100"
    since, until = link.span.since, link.span.until
    if since and until and until.last < since.first:
        yield "span", f"it ends ({until}) before it begins ({since})"


def _misfits(link: Link, known: Mapping[str, Entity]) -> Iterator[tuple[str, str]]:
    heads, tails = _ENDS[link.kind]
    for end, at, kinds in (("head", link.head, heads), ("tail", link.tail, tails)):
        kind = known[at].kind
        if kind not in kinds:
            allowed = " or ".join(sorted(kinds))
            yield end, f"{at!r} is a {kind}, but the {end} of {link.kind!r} must be a {allowed}"


def _at(places: Mapping[Entity | Link, Place], value: Entity | Link, field: str) -> str:
    """`file:line: `, or what the value is where it came from no file."""
    place = places.get(value)
    if place is None:
        return "" if isinstance(value, Entity) else f"{value.head} {value.kind} {value.tail}: "
    root = yaml.compose(place.path.read_bytes(), Loader=pack.LOADER)
    item = _member(_member(root, place.part), place.index)
    return f"{place.path}:{_line(_member(item, field) or item)}: "


def _member(node: Node | None, step: str | int) -> Node | None:
    if isinstance(node, SequenceNode) and isinstance(step, int):
        held: Node = node.value[step]
        return held
    pairs = node.value if isinstance(node, MappingNode) else ()
    return next((value for key, value in pairs if key.value == step), None)


def _line(node: Node | None) -> int:
    return node.start_mark.line + 1 if node else 1
