"""XML of any size, element by element: hostile bytes in, finished elements out, in bounded memory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, BinaryIO

from lxml import etree
from msgspec import Struct

from debar.kit.errors import BadData

LONGEST = 16 << 10
"""Characters of a value that are kept."""

_LONGEST_SEAM = 32 << 10
_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)


class Bounds(Struct, frozen=True):
    """How large one part of a file may be before the file is taken for hostile."""

    part: str
    """What a part is called: `host`."""
    writer: str
    """The program that writes such files: `nmap`."""
    bytes: int = 64 << 20
    elements: int = 2_000_000
    attributes: int = 2_000_000


class Broken(BadData):
    """XML that cannot be read on, and the line where that shows."""

    def __init__(self, what: str, line: int | None = None) -> None:
        super().__init__(what)
        self.line = line


def begins(head: bytes, root: str) -> bool:
    """Do these first bytes begin XML with that root element, or name it in a DOCTYPE?"""
    text = _text(head).lstrip("\xef\xbb\xbf \t\r\n")
    return text.startswith("<") and bool(re.search(rf"<(?:!DOCTYPE\s+)?{root}\b", text))


def elements(stream: BinaryIO, root: str, tags: tuple[str, ...], bounds: Bounds) -> Iterator[Any]:
    """Each finished element with one of the tags. It is let go when the next one is asked for.

    What lies in none of them must be little: bounds hold from one such element to the next. Raises
    Broken for XML that is broken, defines entities or has a part beyond the bounds. Files that were put
    one after another are read as one.
    """
    if line := _entities(stream):
        raise Broken(f"defines XML entities, which {bounds.writer} never does; refused.", line)
    try:
        yield from _finished(_Watched(Joined(stream, root), bounds), root, tags)
    except etree.XMLSyntaxError as error:
        raise Broken(f"is broken here: {_plain(error)}.", error.lineno or None) from None


def kept(hosts: int) -> str:
    """What to say of those read before the break."""
    if not hosts:
        return "No host could be read."
    return "The host before this was kept." if hosts == 1 else f"The {hosts} hosts before this were kept."


def since_1970(text: str | None) -> datetime | None:
    """The instant that a number of seconds means; None where the text is none that could be meant."""
    if not text or not text.isascii() or not text.isdigit() or len(text) > 10:
        return None
    return datetime.fromtimestamp(int(text), UTC)


def _finished(watched: _Watched, root: str, tags: tuple[str, ...]) -> Iterator[Any]:
    events = etree.iterparse(
        watched,
        events=("start", "end"),
        tag=(root, *tags),
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    for event, element in events:
        if event == "start":
            if element.tag == root and _has_entities(element):
                raise Broken(f"defines XML entities, which {watched.bounds.writer} never does; refused.")
            continue
        watched.part_ends()
        if element.tag != root:
            yield element
        element.clear()
        while (before := element.getprevious()) is not None:
            element.getparent().remove(before)


class Joined:
    """A stream without what stands where one document ends and the next begins: their seam.

    Lines keep their numbers. A seam with anything but a usual prolog stays, and so breaks the reading.
    """

    def __init__(self, stream: BinaryIO, root: str) -> None:
        self._stream, self._end = stream, f"</{root}".encode()
        self._seam = re.compile(
            rf"</{root}\s*+>\s*+(?:<\?[^>]{{1,400}}>\s*+|<!DOCTYPE [^\[>]{{1,400}}>\s*+"
            rf"|<!--(?:(?!-->).){{0,4000}}-->\s*+)*+<{root}\b[^>]{{0,8000}}>".encode(),
            re.DOTALL,
        )
        self._held = b""

    def read(self, size: int) -> bytes:
        """The next bytes, none at the end."""
        while True:
            more = self._stream.read(size)
            data = self._seam.sub(_lines_of, self._held + more)
            begins = data.rfind(self._end, max(0, len(data) - _LONGEST_SEAM))
            kept = len(data) if not more else begins if begins >= 0 else max(0, len(data) - len(self._end))
            self._held = data[kept:]
            if kept or not more:
                return data[:kept]


def _lines_of(seam: re.Match[bytes]) -> bytes:
    return b"\n" * seam[0].count(b"\n")


class _Watched:
    """A stream that bounds what is read of it between two parts.

    Elements are counted by their `<`, attributes by their `=`, of which text may hold some too.
    """

    def __init__(self, stream: Joined, bounds: Bounds) -> None:
        self._stream, self.bounds = stream, bounds
        self._bytes = self._elements = self._attributes = 0

    def part_ends(self) -> None:
        """A part was read to its end: count anew."""
        self._bytes = self._elements = self._attributes = 0

    def read(self, size: int = 1 << 15) -> bytes:
        """The next bytes. Raises Broken where one part is larger than any real one."""
        data = self._stream.read(size)
        self._bytes += len(data)
        self._elements += data.count(b"<") - data.count(b"</")
        self._attributes += data.count(b'="') + data.count(b"='")
        if self._bytes > self.bounds.bytes:
            raise Broken(f"one {self.bounds.part} takes more than {self.bounds.bytes >> 20} MiB.")
        if self._elements > self.bounds.elements:
            raise Broken(f"one {self.bounds.part} holds more than {self.bounds.elements} elements.")
        if self._attributes > self.bounds.attributes:
            raise Broken(f"one {self.bounds.part} holds more than {self.bounds.attributes} attributes.")
        return data


def _entities(stream: BinaryIO) -> int | None:
    """The line on which the prolog defines an entity. The stream is left at its beginning."""
    stream.seek(0)
    prolog = _text(stream.read(1 << 20))
    stream.seek(0)
    found = _ENTITY.search(prolog)
    return prolog.count("\n", 0, found.start()) + 1 if found else None


def _has_entities(root: Any) -> bool:
    """Does the document define any, however far into its prolog?"""
    dtd = root.getroottree().docinfo.internalDTD
    return dtd is not None and any(True for _ in dtd.iterentities())


def _text(head: bytes) -> str:
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if head.startswith(mark):
            return head[2:].decode(encoding, "replace")
    return head.decode("latin-1")


def _plain(error: etree.XMLSyntaxError) -> str:
    return " ".join(re.sub(r", line \d+, column \d+.*", "", str(error.msg)).split())[:200]
