"""Lease files of dnsmasq (`dnsmasq.leases`), as small routers and Pi-hole keep them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from debar.identify.evidence import Sighting
from debar.kit.errors import Problem
from debar.kit.words import Both
from debar.survey import values
from debar.survey.importers import Note, SourceFile
from debar.survey.importers.leases import Lease, Leases, mac_of_duid, octets
from debar.survey.importers.texts import first_lines, lines

NAME = "dnsmasq"
LABEL = Both("dnsmasq, lease file", "dnsmasq, fichier des baux")

_ROW = re.compile(
    r"(?P<until>\d{1,11}) (?P<who>[0-9A-Fa-f:-]{1,60}|T?\d{1,10}) (?P<address>[0-9A-Fa-f.:]{2,45})"
    r" (?P<host>\S{1,255}) (?P<client>\S{1,500})"
)
_SERVER = re.compile(r"duid [0-9A-Fa-f:]{2,400}")


def sniffs(head: bytes, _name: str) -> bool:
    """Is each of the first lines a lease?"""
    first = first_lines(head, 5)
    rows = [line for line in first if _ROW.fullmatch(line.strip())]
    known = all(_ROW.fullmatch(line.strip()) or _SERVER.fullmatch(line.strip()) for line in first[:4])
    return bool(rows) and known


def read(stream: BinaryIO, source: SourceFile) -> Iterator[Sighting | Problem]:
    """Each client at its address. The file says until when a lease runs, not since when."""
    leases = Leases(source)
    for number, line in lines(stream):
        text = line.strip()
        found = _ROW.fullmatch(text)
        address = values.address(found["address"]) if found else None
        if found is not None and address is not None:
            client = found["client"]
            duid = mac_of_duid(octets(client)) if ":" in address else None
            host = "" if found["host"] == "*" else found["host"]
            mac = _mac(found["who"]) or duid
            leases.add(Lease(number, address, client if client != "*" else "", mac, host))
        elif text and not _SERVER.fullmatch(text):
            yield Problem(source.name, number, "is no lease as dnsmasq writes them; the line was left out.")
    yield from leases.told()
    if source.seen is None:
        yield Note(source.name, None, "it says no day on which it was so.", "Give --seen with that day.")


def _mac(who: str) -> str | None:
    """The client's MAC address; other hardware than Ethernet stands with its number before it."""
    return values.mac(who) if who.count(":") == 5 and "-" not in who else None
