"""nmap's XML (`-oX`): hosts that answered, and what each of their ports said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, BinaryIO, Literal

from lxml import etree

from debar.identify import protocols
from debar.identify.evidence import Sighting
from debar.kit.errors import BadData, Problem
from debar.kit.words import Both
from debar.survey import values
from debar.survey.importers import Note, SourceFile
from debar.survey.importers.nmap_answers import answers

NAME = "nmap-xml"
LABEL = Both("nmap, XML output", "nmap, sortie XML")
METHOD: Literal["scan"] = "scan"

MAX_HOST = 64 << 20
"""Bytes that one host may take before the file is taken for hostile."""
MOST_ELEMENTS = 2_000_000
"""Elements that one host may hold; 65,535 ports over two protocols, each with its scripts, hold fewer."""
LONGEST = 16 << 10
"""Characters of a value that are kept."""

_ROOT = re.compile(r"<(?:!DOCTYPE\s+)?nmaprun\b")
_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_UP_UNASKED = ("user-set", "localhost-response", "unknown-response", "")
_REFUSED = ("reset", "conn-refused")
_SERVICE = ("product", "version", "extrainfo", "devicetype")
_AGAIN = "Export the scan again, or take in what nmap wrote with -oX."


def sniffs(head: bytes, name: str) -> bool:  # noqa: ARG001  the seam names it
    """Does it begin as nmap's XML does?"""
    text = _text(head).lstrip("\xef\xbb\xbf \t\r\n")
    return text.startswith("<") and bool(_ROOT.search(text))


def read(stream: BinaryIO, source: SourceFile) -> Iterator[Sighting | Problem]:
    """Each host that answered, as sightings of one thing; a broken file ends with a Problem."""
    watched = _Watched(stream)
    if line := _entities(stream):
        yield Problem(source.name, line, "defines XML entities, which nmap never does; refused.", _AGAIN)
        return
    hosts = 0
    try:
        for host in _hosts(watched):
            hosts += 1
            yield from _host(host, hosts, source)
    except BadData as error:
        yield Problem(source.name, None, f"{error} {_kept(hosts)}", _AGAIN)
    except etree.XMLSyntaxError as error:
        what = f"is broken here: {_plain(error)}. {_kept(hosts)}"
        yield Problem(source.name, error.lineno or None, what, _AGAIN)


def _kept(hosts: int) -> str:
    if not hosts:
        return "No host could be read."
    return "The host before this was kept." if hosts == 1 else f"The {hosts} hosts before this were kept."


def _plain(error: etree.XMLSyntaxError) -> str:
    return " ".join(re.sub(r", line \d+, column \d+.*", "", str(error.msg)).split())[:200]


def _text(head: bytes) -> str:
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if head.startswith(mark):
            return head[2:].decode(encoding, "replace")
    return head.decode("latin-1")


def _entities(stream: BinaryIO) -> int | None:
    """The line on which the prolog defines an entity. The stream is left at its beginning."""
    stream.seek(0)
    prolog = _text(stream.read(1 << 20))
    stream.seek(0)
    found = _ENTITY.search(prolog)
    return prolog.count("\n", 0, found.start()) + 1 if found else None


class _Watched:
    """A stream that counts what was read of it since the last host."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.since_host = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes. Raises BadData where one host is larger than any real one."""
        data = self._stream.read(size)
        self.since_host += len(data)
        if self.since_host > MAX_HOST:
            raise BadData(f"one host takes more than {MAX_HOST >> 20} MiB.")
        return data


def _hosts(stream: _Watched) -> Iterator[Any]:
    """Each finished `host`; what was read before it is let go."""
    events = etree.iterparse(
        stream,
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    depth = elements = 0
    for event, element in events:
        if event == "start":
            if not depth and _has_entities(element):
                raise BadData("defines XML entities, which nmap never does; refused.")
            depth += 1
            elements += 1
            if elements > MOST_ELEMENTS:
                raise BadData(f"one host holds more than {MOST_ELEMENTS} elements.")
            continue
        depth -= 1
        if depth == 1:
            stream.since_host = elements = 0
            if element.tag == "host":
                yield element
            element.clear()
            while (before := element.getprevious()) is not None:
                element.getparent().remove(before)


def _has_entities(root: Any) -> bool:
    """Does the document define any, however far into its prolog?"""
    dtd = root.getroottree().docinfo.internalDTD
    return dtd is not None and any(True for _ in dtd.iterentities())


def _host(host: Any, number: int, source: SourceFile) -> Iterator[Sighting | Problem]:
    if not _answered(host):
        return
    place = f"host {number}"
    seen = _instant(host.get("endtime")) or _instant(host.get("starttime")) or source.seen
    said: set[tuple[str, str]] = set()
    for where, field, value in _facts(host, place):
        if isinstance(field, Problem):
            yield Note(source.name, host.sourceline, f"{where}: {field.what}")
        elif value and (field, value) not in said:
            said.add((field, value))
            yield Sighting(
                source.digest, where, place, field, value[:LONGEST], METHOD, source.site, source.network, seen
            )


def _answered(host: Any) -> bool:
    """Is there a device? Up, and known to be so by more than the operator's word for it."""
    status = host.find("status")
    if status is None or status.get("state") != "up":
        return False
    if status.get("reason", "") not in _UP_UNASKED or host.find("address[@addrtype='mac']") is not None:
        return True
    states = [each for port in host.iterfind("ports/port") if (each := port.find("state")) is not None]
    return any(each.get("state") == "open" or each.get("reason") in _REFUSED for each in states)


def _facts(host: Any, place: str) -> Iterator[tuple[str, str | Problem, str]]:
    """Where in the source, field, value; a Problem in place of the field where an answer is unreadable."""
    for address in host.iterfind("address"):
        kind = "mac" if address.get("addrtype") == "mac" else "address"
        text = address.get("addr", "")
        yield place, kind, (values.mac(text) if kind == "mac" else values.address(text)) or ""
    for name in host.iterfind("hostnames/hostname"):
        yield place, "name", name.get("name", "")
    for port in host.iterfind("ports/port"):
        yield from _port(port, place)
    for script in host.iterfind("hostscript"):
        yield from _said(script, place)


def _port(port: Any, place: str) -> Iterator[tuple[str, str | Problem, str]]:
    state = port.find("state")
    if state is None or state.get("state") != "open":
        return
    number = f"{port.get('portid', '')}/{port.get('protocol', '')}"
    where = f"{place} port {number}"
    yield where, "port", number
    service = port.find("service")
    if service is not None and service.get("method") == "probed":
        for name in _SERVICE:
            yield where, f"nmap.{name}", service.get(name, "").strip()
        yield where, "name", service.get("hostname", "")
    yield from _said(port, where)


def _said(element: Any, where: str) -> Iterator[tuple[str, str | Problem, str]]:
    for answer in answers(element):
        fields = protocols.parse(answer.protocol, answer.raw)
        if isinstance(fields, Problem):
            yield where, fields, ""
        else:
            yield from ((where, field.name, field.value) for field in fields)


def _instant(text: str | None) -> datetime | None:
    if not text or not text.isascii() or not text.isdigit() or len(text) > 10:
        return None
    return datetime.fromtimestamp(int(text), UTC)
