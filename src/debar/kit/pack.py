"""Strict YAML into Structs. Every error says file, line, what is wrong and what was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from debar.kit.beside import NAME as BESIDE
from debar.kit.canon import digest_all
from debar.kit.errors import BadData, reading
from debar.kit.mistakes import Place, brief, mistake
from debar.kit.times import decode_partial

T = TypeVar("T")

MAX_BYTES = 16 << 20
MAX_DEPTH = 40
MAX_VALUES = 500_000
"""Values in one file, each item, key and text counted."""

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""What every YAML file is read with: two loaders differ in what they take for a question mark."""
_NUMBER = re.compile(r"-?(0|[1-9]\d*)", re.ASCII)
_FRACTION = re.compile(r"-?(0|[1-9]\d*)\.\d+", re.ASCII)
_LONGEST_NUMBER = 18
_QUOTE = "If it is text, write it in quotes."
_CONSTANTS = {"true": True, "false": False, "null": None, "~": None, "": None}
_LOOKALIKE = re.compile(r"(?i)(yes|no|on|off|true|false|null)|0\d+|\.\d+|\d+\.")
_DIRECTIVE = re.compile("^%", re.MULTILINE)
_UNWRITABLE = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]"
)
"""What YAML does not allow, and what turns the order in which a text is read."""

ID = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
"""What an id is: it stands in names of files, addresses of pages and the names of questions."""
NO_ID = "{id!r} is no id: write lower-case letters and digits, parted by dashes"

KNOWLEDGE = Path(__file__).resolve().parent.parent / "knowledge"
"""The folder of the knowledge that this program brings along."""


def load(path: Path, kind: type[T], *, name: str | None = None) -> T:
    """Read one YAML file as `kind`.

    `name` is what errors call the file (its path where None). Raises BadData.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise reading(path, error) from error
    return loads(data, kind, name=name or str(path))


def loads(data: bytes, kind: type[T], *, name: str) -> T:
    """Read YAML bytes as `kind`; unknown and repeated keys, anchors and tags are refused.

    `name` is what errors call the file. Raises BadData.
    """
    if len(data) > MAX_BYTES:
        raise BadData(f"{name}: larger than {MAX_BYTES >> 20} MiB, which no knowledge file is")
    read = _Read(name)
    value = read.value(_compose(_text(data, name), name))
    try:
        return msgspec.convert(value, kind, dec_hook=decode_partial, strict=True)
    except msgspec.ValidationError as error:
        found = mistake(error, value, kind)
        raise BadData(f"{name}:{read.line(found.place)}: {found.what}") from None


def files(folder: Path) -> list[Path]:
    """Every YAML file under a folder, in an order that is the same everywhere."""
    found = (path for path in folder.rglob("*.yaml") if path.is_file())
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def members(folder: Path = KNOWLEDGE, beside: Path | None = None) -> list[tuple[str, Path]]:
    """Name and path of every file that an edition counts, in its order; `beside` is what was laid beside."""
    found = [(path.relative_to(folder).as_posix(), path) for path in files(folder)]
    if beside is not None:
        laid = ((f"{BESIDE}/{path.relative_to(beside).as_posix()}", path) for path in files(beside))
        found = sorted([*found, *laid])
    return found


def edition(folder: Path = KNOWLEDGE, beside: Path | None = None) -> str:
    """The digest of a version of the knowledge: names and bytes of all its files, those beside it too."""
    parts = ((name.encode(), path.read_bytes()) for name, path in members(folder, beside))
    return digest_all(part for pair in parts for part in pair)


class _Read:
    """A document as plain values, and the line on which each began."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.lines: dict[Place, int] = {}

    def line(self, place: Place) -> int:
        """The line of the value there, or of the nearest one around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def value(self, node: Node, at: Place = ()) -> Any:
        line = node.start_mark.line + 1
        self.lines[at] = line
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
                raise BadData(f"{self.source}:{line}: the key {brief(key)} stands here twice")
            seen.add(key)
            yield key, self.value(value_node, (*at, key))
            self.lines[*at, key] = line

    def _scalar(self, node: Node, line: int) -> Any:
        text = str(node.value)
        if getattr(node, "style", None):
            return text
        if text in _CONSTANTS:
            return _CONSTANTS[text]
        if _NUMBER.fullmatch(text) or _FRACTION.fullmatch(text):
            return self._number(text, line)
        if _LOOKALIKE.fullmatch(text):
            raise BadData(f"{self.source}:{line}: {brief(text)} can be read in two ways. {_QUOTE}")
        return text

    def _number(self, text: str, line: int) -> int | float:
        if len(text) > _LONGEST_NUMBER:
            raise BadData(f"{self.source}:{line}: {brief(text)} is too long for a number. {_QUOTE}")
        return float(text) if "." in text else int(text)


def _text(data: bytes, name: str) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadData(f"{name}:{line}: not UTF-8. Save the file in that encoding.") from None
    for pattern, what in (
        (_UNWRITABLE, "a control character stands here. Take it out."),
        (_DIRECTIVE, "directives (%) are not used here. Take the line out."),
    ):
        if found := pattern.search(text):
            line = text.count("\n", 0, found.start()) + 1
            raise BadData(f"{name}:{line}: {what}")
    return text


def _compose(text: str, name: str) -> Node:
    try:
        _refuse_excess(text, name)
        node = yaml.compose(text, Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        what = ", ".join(filter(None, (error.context, error.problem)))
        raise BadData(
            f"{name}:{line}: not readable as YAML: {what}. Look for a missing quote, "
            "bracket or indent there, or name a YAML file."
        ) from None
    except (yaml.YAMLError, UnicodeError) as error:
        raise BadData(f"{name}: not readable as YAML: {error}") from None
    if node is None:
        raise BadData(f"{name}: the file is empty")
    return node


def _refuse_excess(text: str, name: str) -> None:
    """Refuse references, tags, and what is nested or long beyond use, before anything is built."""
    depth = count = 0
    for event in yaml.parse(text, Loader=LOADER):
        where = f"{name}:{event.start_mark.line + 1}" if event.start_mark else name
        if getattr(event, "anchor", None):
            raise BadData(f"{where}: anchors and references are not used here: write the value out")
        if tag := getattr(event, "tag", None):
            raise BadData(f"{where}: the tag {brief(tag)} is not used here")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        count += isinstance(event, yaml.NodeEvent)
        if depth > MAX_DEPTH:
            raise BadData(f"{where}: nested deeper than {MAX_DEPTH} levels")
        if count > MAX_VALUES:
            raise BadData(f"{where}: more than {MAX_VALUES} values, which no knowledge file holds")
