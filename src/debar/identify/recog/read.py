"""A folder of recog's XML files, read as what it is: somebody else's, perhaps hostile, perhaps broken."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree
from msgspec import Struct

from debar.identify.recog.kept import Param, Print
from debar.identify.recog.pattern import translated
from debar.identify.recog.words import matched
from debar.kit.errors import BadData, Problem, reading

MAX_BYTES = 16 << 20
"""Bytes of one file."""
MAX_FILES = 500
MAX_PRINTS = 20_000
"""Fingerprints of one file."""
MAX_EXAMPLE = 1 << 20
"""Bytes of an example that stands in a file of its own."""
_DAMAGE = "Fetch the database anew; the other files are read all the same."
_CERTAIN = 0.85
"""What recog takes where a fingerprint does not say."""


class Example(Struct, frozen=True):
    """A text that a fingerprint must match, and what the match must give."""

    line: int
    text: str
    gives: dict[str, str]


class Proved(Struct, frozen=True):
    """A fingerprint with its examples."""

    print: Print
    examples: tuple[Example, ...]


class Source(Struct, frozen=True):
    """One file as it was read, and what of it could not be."""

    path: str
    matches: str
    protocol: str
    found: int
    """How many fingerprints stand in it, those that are refused too."""
    prints: tuple[Proved, ...]
    refused: tuple[Problem, ...]
    """One for each fingerprint or example that could not be read."""

    @property
    def file(self) -> str:
        """The file's name without `.xml`."""
        return Path(self.path).stem


def files(folder: Path) -> list[Path]:
    """The XML files of a recog database: of the folder, or of the `xml` in it. Raises BadData."""
    inside = folder / "xml"
    home = inside if inside.is_dir() else folder
    try:
        found = sorted(path for path in home.iterdir() if path.suffix == ".xml" and path.is_file())
    except OSError as error:
        raise reading(folder, error) from error
    if not found:
        raise BadData(f"{folder}: no XML files here. Name the folder `xml` of a recog database.")
    if len(found) > MAX_FILES:
        raise BadData(f"{folder}: more than {MAX_FILES} files, which no recog database has.")
    return found


def read(path: Path) -> Source | Problem | None:
    """One file; the Problem where it cannot be read at all, None where it is XML of something else."""
    try:
        root = _root(path)
        if root.tag != "fingerprints":
            return None
        elements = root.findall("fingerprint")
        if len(elements) > MAX_PRINTS:
            raise _Wrong(root.sourceline, f"more than {MAX_PRINTS} fingerprints.", "")
    except _Wrong as wrong:
        return wrong.problem(path)
    refused: list[Problem] = []
    prints = [
        one for n, element in enumerate(elements, 1) if (one := _print(element, n, path, refused)) is not None
    ]
    return Source(
        str(path),
        matched(root.get("matches", ""), path.stem),
        root.get("protocol", "").lower(),
        len(elements),
        tuple(prints),
        tuple(refused),
    )


class _Wrong(Exception):
    """Something in a file that cannot be used."""

    def __init__(self, line: int | None, what: str, cure: str) -> None:
        super().__init__(what)
        self.line, self.what, self.cure = line, what, cure

    def problem(self, path: Path) -> Problem:
        return Problem(str(path), self.line, self.what, self.cure)


def _root(path: Path) -> Any:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True
    )
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise _Wrong(None, f"larger than {MAX_BYTES >> 20} MiB.", _DAMAGE)
        root = etree.fromstring(data, parser)
    except OSError as error:
        raise _Wrong(None, f"cannot be read ({error.strerror or error}).", "") from None
    except etree.XMLSyntaxError as error:
        raise _Wrong(error.lineno or None, f"not readable as XML: {error.msg}.", _DAMAGE) from None
    except (ValueError, LookupError) as error:
        raise _Wrong(None, f"not readable as XML: {error}.", _DAMAGE) from None
    document: Any = root.getroottree().docinfo
    if document.doctype:
        raise _Wrong(1, "it brings a DTD, which no recog file does.", "Take the DTD out.")
    return root


def _print(element: Any, n: int, path: Path, refused: list[Problem]) -> Proved | None:
    """One fingerprint; None where it cannot be used, which is told. A bad example alone is left out."""
    try:
        one = _pattern(element, n)
    except _Wrong as wrong:
        refused.append(wrong.problem(path))
        return None
    examples: list[Example] = []
    for each in element.findall("example"):
        try:
            examples.append(_example(each, path))
        except _Wrong as wrong:
            refused.append(wrong.problem(path))
    return Proved(one, tuple(examples))


def _pattern(element: Any, n: int) -> Print:
    line, says = element.sourceline, " ".join("".join(element.xpath("string(description)")).split())
    pattern = element.get("pattern")
    if pattern is None:
        raise _Wrong(line, f"{_called(n, says)} has no pattern.", "It is left out.")
    try:
        said = translated(pattern, [flag for flag in element.get("flags", "").split(",") if flag.strip()])
    except BadData as error:
        raise _Wrong(
            line, f"the pattern of {_called(n, says)} is refused: {error}.", "It is left out."
        ) from None
    params = tuple(_params(element, said.groups, _called(n, says)))
    certainty = _certainty(element.get("certainty"))
    return Print(
        n, line, said.text, says, params, said.engine, said.scan or "whole", said.exact, certainty=certainty
    )


def _called(n: int, says: str) -> str:
    return f"fingerprint {n} ({says[:60]})" if says else f"fingerprint {n}"


def _params(element: Any, groups: int, called: str) -> Iterator[Param]:
    for each in element.findall("param"):
        name, pos, value = each.get("name", ""), each.get("pos", ""), each.get("value", "")
        if not name or not pos.isdecimal() or len(pos) > 3:
            raise _Wrong(each.sourceline, f"{called} has a param without name or pos.", "It is left out.")
        if int(pos) > groups:
            what = f"{called}: {name} is read from group {pos}, and the pattern has {groups}."
            raise _Wrong(each.sourceline, what, "It is left out.")
        if (pos == "0") != bool(value):
            what = f"{called}: {name} must have either a value or the number of a group."
            raise _Wrong(each.sourceline, what, "It is left out.")
        yield Param(int(pos), name, value)


def _certainty(text: str | None) -> float:
    try:
        found = float(text) if text else _CERTAIN
    except ValueError:
        return _CERTAIN
    return min(max(found, 0.0), 1.0) if found == found else _CERTAIN  # noqa: PLR0124  NaN differs from itself


def _example(element: Any, path: Path) -> Example:
    told = {str(name): str(value) for name, value in element.attrib.items()}
    encoding, name = told.pop("_encoding", ""), told.pop("_filename", "")
    text = "".join(element.itertext())
    if name:
        text = _decoded(_file(path, name, element.sourceline))
    elif encoding == "base64":
        text = _decoded(_unbase64(text, element.sourceline))
    elif encoding:
        raise _Wrong(element.sourceline, f"an example in the encoding {encoding!r}.", "Write it in base64.")
    return Example(element.sourceline, text, told)


def _decoded(data: bytes) -> str:
    """Bytes as our parsers read them: UTF-8 where it is, else Latin-1."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _unbase64(text: str, line: int) -> bytes:
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError) as error:
        raise _Wrong(line, f"an example that is not base64: {error}.", "Encode it again.") from None


def _file(path: Path, name: str, line: int) -> bytes:
    """The example in a file beside: in the folder that is called as the XML file is."""
    home = path.with_suffix("").resolve()
    try:
        found = (home / name).resolve()
        if not found.is_relative_to(home):
            raise _Wrong(line, f"an example in {name!r}, outside its folder.", "Name a file in it.")
        with found.open("rb") as stream:
            data = stream.read(MAX_EXAMPLE + 1)
    except (OSError, ValueError) as error:
        what = getattr(error, "strerror", None) or error
        raise _Wrong(line, f"an example in {name!r}, which cannot be read ({what}).", "") from None
    if len(data) > MAX_EXAMPLE:
        raise _Wrong(line, f"an example in {name!r}, larger than {MAX_EXAMPLE >> 20} MiB.", "Shorten it.")
    return data
