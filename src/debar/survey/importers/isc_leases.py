"""Lease files of ISC dhcpd (`dhcpd.leases`, `dhcpd6.leases`), as dhcpd.leases(5) describes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import BinaryIO

from debar.identify.evidence import Sighting
from debar.kit.errors import Problem
from debar.kit.words import Both
from debar.survey import values
from debar.survey.importers import SourceFile
from debar.survey.importers.leases import Lease, Leases, instant, mac_of_duid
from debar.survey.importers.texts import first_lines, lines

NAME = "isc-leases"
LABEL = Both("ISC dhcpd, lease file", "ISC dhcpd, fichier des baux")

_BEGINS = re.compile(r"lease [0-9.]{7,15} \{|ia-[nt]a \"|# .*dhcpd\.leases\(5\)")
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{};]|[^\s{};"]+')
_OCTAL = re.compile(r"\\([0-7]{3}|.)")
_DAY = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})")
_TIME = re.compile(r"(\d{1,2}):(\d{2}):(\d{2})")
_VENDOR = frozenset({"vendorclassidentifier", "vendorclass", "vendorstring", "clientvendorclass"})
_LONGEST = 64
"""Words of one statement that are looked at."""
_DEEPEST = 16


def sniffs(head: bytes, _name: str) -> bool:
    """Does one of the first lines begin a lease, or say what format this is?"""
    return any(_BEGINS.match(line.strip()) for line in first_lines(head))


def read(stream: BinaryIO, source: SourceFile) -> Iterator[Sighting | Problem]:
    """Each client at each address. A later entry of the same lease stands for the earlier ones.

    Of an address that was abandoned only the address is told: something else uses it. Values that the
    configuration sets are left out, except the vendor class.
    """
    leases, blocks = Leases(source), [_Block()]
    for number, words, mark in _statements(lines(stream)):
        if mark == "{":
            blocks.append(blocks[-1].within(words, number))
        elif mark == ";":
            blocks[-1].say(words)
        elif len(blocks) > 1:
            yield from _closed(blocks.pop(), leases, source)
        if len(blocks) > _DEEPEST:
            yield Problem(source.name, number, "is nested too deeply; nothing after it was read.")
            break
    if len(blocks) > 1:
        what = "ends in the middle of a lease, which was left out."
        yield Problem(source.name, None, what, "Copy the file again.")
    yield from leases.told()


def _statements(numbered: Iterable[tuple[int, str]]) -> Iterator[tuple[int, list[str], str]]:
    """Line, words, and the brace or semicolon that ends them; a comment ends its line."""
    words: list[str] = []
    for number, line in numbered:
        for word in _TOKEN.findall(line):
            if word.startswith("#"):
                break
            if word in "{};":
                yield number, words, word
                words = []
            elif len(words) < _LONGEST:
                words.append(word)


class _Block:
    """What stands between two braces, with what the braces around it say."""

    def __init__(self, line: int = 0, kind: str = "", name: str = "", around: _Block | None = None) -> None:
        self.line, self.kind, self.name = line, kind, name
        self.said: dict[str, list[str]] = dict(around.said) if around else {}
        inherited = around.identity if around else ""
        self.identity: str = name if kind.startswith("ia-") else inherited

    def within(self, words: list[str], line: int) -> _Block:
        """A block inside this one, which those words begin."""
        return _Block(line, words[0] if words else "", words[1] if len(words) > 1 else "", self)

    def say(self, words: list[str]) -> None:
        """One statement: `set NAME = VALUE` under the folded name, others under their first word."""
        if words[:1] == ["set"] and len(words) > 3:
            if values.folded(words[1]) in _VENDOR:
                self.said["vendor"] = words[3:]
        elif words:
            self.said[words[0]] = words[1:]


def _closed(block: _Block, leases: Leases, source: SourceFile) -> Iterator[Problem]:
    if block.kind not in ("lease", "iaaddr"):
        return
    address = values.address(block.name)
    if address is None:
        what = f"{block.name[:60]!r} is no IP address; the lease was left out."
        yield Problem(source.name, block.line, what)
        return
    said = block.said
    starts, heard = _instant(said.get("starts", [])), _instant(said.get("cltt", []))
    times = [at for at in (starts, heard) if at]
    first, last = min(times, default=None), max(times, default=None)
    if "abandoned" in said.get("binding", []):
        leases.add(Lease(block.line, address, "abandoned", first=first, last=last))
        return
    identity = _octets(block.identity)
    mac = values.mac(_text(said.get("hardware", [])[1:])) or mac_of_duid(identity[4:])
    client = block.identity or _text(said.get("uid", []))
    if mac or client:
        host, vendor = _text(said.get("client-hostname", [])), _text(said.get("vendor", []))
        leases.add(Lease(block.line, address, client, mac, host, vendor, first, last))


def _text(words: list[str]) -> str:
    """The first of some words as text, without quotes."""
    return _octets(words[0]).decode("utf-8", "replace") if words else ""


def _octets(word: str) -> bytes:
    """The bytes that a quoted word stands for."""
    plain = word[1:-1] if word[:1] == '"' else word
    parts = _OCTAL.split(plain)
    return b"".join(_octet(part) if odd % 2 else part.encode() for odd, part in enumerate(parts))


def _octet(escaped: str) -> bytes:
    return bytes([int(escaped, 8) & 255]) if len(escaped) == 3 else escaped.encode()


def _instant(words: list[str]) -> datetime | None:
    """`4 2026/11/05 10:00:00` (UTC) or `epoch 1762336800`; None for `never` and what is no time."""
    if words[:1] == ["epoch"] and len(words) > 1:
        return instant(words[1])
    if len(words) < 3 or not (day := _DAY.fullmatch(words[1])) or not (time := _TIME.fullmatch(words[2])):
        return None
    year, month, number, hour, minute, second = map(int, (*day.groups(), *time.groups()))
    try:
        return datetime(year, month, number, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None
