"""nmap's XML (`-oX`): hosts that answered, and what each of their ports said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO, Literal

from debar.identify import protocols
from debar.identify.evidence import Sighting
from debar.kit.errors import Problem
from debar.kit.words import Both
from debar.survey import values
from debar.survey.importers import Note, SourceFile
from debar.survey.importers.nmap_answers import answers
from debar.survey.importers.streamed import LONGEST, Bounds, Broken, begins, elements, kept, since_1970

NAME = "nmap-xml"
LABEL = Both("nmap, XML output", "nmap, sortie XML")
METHOD: Literal["scan"] = "scan"

BOUNDS = Bounds("host", "nmap")
"""65,535 ports over two protocols, each with its scripts, hold fewer elements and bytes."""

_UP_UNASKED = ("user-set", "localhost-response", "unknown-response", "")
_REFUSED = ("reset", "conn-refused")
_SERVICE = ("product", "version", "extrainfo", "devicetype")
_AGAIN = "Export the scan again, or take in what nmap wrote with -oX."


def sniffs(head: bytes, _name: str) -> bool:
    """Does it begin as nmap's XML does?"""
    return begins(head, "nmaprun")


def read(stream: BinaryIO, source: SourceFile) -> Iterator[Sighting | Problem]:
    """Each host that answered, as sightings of one thing; a broken file ends with a Problem."""
    hosts = 0
    try:
        for host in elements(stream, "nmaprun", ("host",), BOUNDS):
            if host.getparent().tag == "nmaprun":
                hosts += 1
                yield from _host(host, hosts, source)
    except Broken as broken:
        yield Problem(source.name, broken.line, f"{broken} {kept(hosts)}", _AGAIN)


def _host(host: Any, number: int, source: SourceFile) -> Iterator[Sighting | Problem]:
    if not _answered(host):
        return
    place = f"host {number}"
    seen = since_1970(host.get("endtime")) or since_1970(host.get("starttime")) or source.seen
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
