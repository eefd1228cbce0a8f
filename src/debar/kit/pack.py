"""Strict YAML into Structs. Every error says file, line, what is wrong and what was meant."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

import msgspec
import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from debar.kit.canon import digest_all
from debar.kit.errors import BadData, reading
from debar.kit.times import decode_partial

T = TypeVar("T")

MAX_BYTES = 16 << 20
MAX_DEPTH = 40

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NUMBER = re.compile(r"-?(0|[1-9]\d*)", re.ASCII)
_FRACTION = re.compile(r"-?(0|[1-9]\d*)\.\d+", re.ASCII)
_CONSTANTS = {"true": True, "false": False, "null": None, "~": None, "": None}
_LOOKALIKE = re.compile(r"(?i)(yes|no|on|off|true|false|null)|0\d+|\.\d+|\d+\.")
_UNKNOWN = re.compile(r"Object contains unknown field `(?P<name>[^`]*)`")
_MISSING = re.compile(r"Object missing required field `(?P<name>[^`]*)`")
_PLACE = re.compile(r" - at `(?P<place>[^`]*)`$")
_STEP = re.compile(r"\.(?P<key>[^.\[\]]+)|\[(?P<index>\d+|\.\.\.)\]")

KNOWLEDGE = Path(__file__).resolve().parent.parent / "knowledge"
"""The folder of the knowledge that this program brings along."""

Place = tuple[str | int, ...]


class _Read:
    """A document as plain values, and the line on which each began."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.lines: dict[Place, int] = {}

    def value(self, node: Node, at: Place = ()) -> Any:
        line = node.start_mark.line + 1
        self.lines[at] = line
        if len(at) > MAX_DEPTH:
            raise BadData(f"{self.source}:{line}: nested deeper than {MAX_DEPTH} levels")
        if isinstance(node, MappingNode):
            return dict(self._pairs(node, at))
        if isinstance(node, SequenceNode):
            return [self.value(item, (*at, i)) for i, item in enumerate(node.value)]
        return self._scalar(node, line)

    def _pairs(self, node: MappingNode, at: Place) -> Iterator[tuple[str, Any]]:
        seen: set[str] = set()
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, ScalarNode):
                raise BadData(f"{self.source}:{line}: a key must be plain text")
            key = key_node.value
            if key in seen:
                raise BadData(f"{self.source}:{line}: the key {key!r} stands here twice")
            seen.add(key)
            yield key, self.value(value_node, (*at, key))
            self.lines[*at, key] = line

    def _scalar(self, node: Node, line: int) -> Any:
        text = str(node.value)
        if getattr(node, "style", None):
            return text
        if text in _CONSTANTS:
            return _CONSTANTS[text]
        if _NUMBER.fullmatch(text):
            return int(text)
        if _FRACTION.fullmatch(text):
            return float(text)
        if _LOOKALIKE.fullmatch(text):
            raise BadData(f"{self.source}:{line}: {text} can be read in two ways: write '{text}' in quotes")
        return text


def load(path: Path, kind: type[T], *, name: str | None = None) -> T:
    """Read one YAML file as `kind`.

    `name` is what errors call the file (its path where None). Raises BadData.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise reading(path, error) from error
    return loads(data, kind, name=name or str(path))


def files(folder: Path) -> list[Path]:
    """Every YAML file under a folder, in an order that is the same everywhere."""
    return sorted(folder.rglob("*.yaml"), key=lambda path: path.relative_to(folder).as_posix())


def edition(folder: Path = KNOWLEDGE) -> str:
    """The digest of a version of the knowledge: names and bytes of all its files."""
    parts = ((path.relative_to(folder).as_posix().encode(), path.read_bytes()) for path in files(folder))
    return digest_all(part for pair in parts for part in pair)


def loads(data: bytes, kind: type[T], *, name: str) -> T:
    """Read YAML bytes as `kind`; unknown and repeated keys, anchors and tags are refused."""
    if len(data) > MAX_BYTES:
        raise BadData(f"{name}: larger than {MAX_BYTES >> 20} MiB, which no knowledge file is")
    read = _Read(name)
    value = read.value(_compose(data, name))
    try:
        return msgspec.convert(value, kind, dec_hook=decode_partial, strict=True)
    except msgspec.ValidationError as error:
        raise _explained(str(error), kind, read) from None


def _compose(data: bytes, name: str) -> Node:
    try:
        _refuse_references(data, name)
        node = yaml.compose(data, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise BadData(f"{name}:{line}: not readable as YAML: {error.problem or error.context}") from None
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise BadData(f"{name}: not readable as YAML: {error}") from None
    if node is None:
        raise BadData(f"{name}: the file is empty")
    return node


def _refuse_references(data: bytes, name: str) -> None:
    depth = 0
    for event in yaml.parse(data, Loader=_LOADER):
        line = event.start_mark.line + 1
        if getattr(event, "anchor", None):
            raise BadData(f"{name}:{line}: anchors and references are not used here: write the value out")
        if getattr(event, "tag", None):
            raise BadData(f"{name}:{line}: the tag {event.tag} is not used here")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise BadData(f"{name}:{line}: nested deeper than {MAX_DEPTH} levels")


def _explained(text: str, kind: Any, read: _Read) -> BadData:
    found = _PLACE.search(text)
    place = _steps(found["place"]) if found else ()
    what = _PLACE.sub("", text)
    if unknown := _UNKNOWN.search(what):
        line = read.lines.get((*place, unknown["name"])) or _line(read, place)
        known = _fields_at(kind, place)
        return BadData(f"{read.source}:{line}: there is no field {unknown['name']!r}.{_meant(unknown['name'], known)}")
    if missing := _MISSING.search(what):
        return BadData(f"{read.source}:{_line(read, place)}: the field {missing['name']!r} is missing")
    last = f"{place[-1]!r}: " if place and isinstance(place[-1], str) else ""
    choices = _choices_at(kind, place)
    given = what.removeprefix("Invalid enum value ").strip("'")
    meant = _meant(given, choices) if what.startswith("Invalid enum value") else ""
    return BadData(f"{read.source}:{_line(read, place)}: {last}{what}.{meant}")


def _line(read: _Read, place: Place) -> int:
    while place and place not in read.lines:
        place = place[:-1]
    return read.lines.get(place, 1)


def _steps(place: str) -> Place:
    steps: list[str | int] = []
    for step in _STEP.finditer(place):
        key, index = step["key"], step["index"]
        steps.append(key if key else int(index) if index.isdigit() else index)
    return tuple(steps)


def _meant(given: str, known: list[str]) -> str:
    near = difflib.get_close_matches(given, known, n=1, cutoff=0.6)
    if near:
        return f" Did you mean {near[0]!r}?"
    return f" Known: {', '.join(sorted(known))}." if known else ""


def _fields_at(kind: Any, place: Place) -> list[str]:
    return [f.encode_name for k in _kinds_at(kind, place) if _is_struct(k) for f in msgspec.structs.fields(k)]


def _choices_at(kind: Any, place: Place) -> list[str]:
    return [str(c) for k in _kinds_at(kind, place) for c in get_args(k) if not isinstance(c, type)]


def _kinds_at(kind: Any, place: Place) -> list[Any]:
    kinds = _members(kind)
    for step in place:
        kinds = [m for k in kinds for inner in _inside(k, step) for m in _members(inner)]
    return kinds


def _inside(kind: Any, step: str | int) -> list[Any]:
    if _is_struct(kind):
        return [f.type for f in msgspec.structs.fields(kind) if f.encode_name == step]
    arguments = [a for a in get_args(kind) if a is not ...]
    return arguments[-1:] if get_origin(kind) in (list, tuple, dict, set, frozenset) else []


def _members(kind: Any) -> list[Any]:
    return list(get_args(kind)) if get_origin(kind) in (Union, UnionType) else [kind]


def _is_struct(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)
