"""What switches and routers show when asked: MAC and ARP tables, bindings of DHCP, LLDP and CDP neighbours.

Text as it is pasted from a terminal or kept by a backup: several commands in one file, with or without
prompts. Only rows of these tables are read; of all else, a running configuration for one, nothing is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from debar.identify.evidence import Sighting
from debar.kit.errors import Problem
from debar.kit.words import Both
from debar.survey import values
from debar.survey.importers import Note, SourceFile, switch_neighbours
from debar.survey.importers.switch_neighbours import Neighbours
from debar.survey.importers.switch_rows import Entry, Ports, row
from debar.survey.importers.switch_screen import Screen
from debar.survey.importers.texts import first_lines, lines

NAME = "switch"
LABEL = Both(
    "switch or router output: show mac address-table, arp, lldp, cdp, dhcp snooping",
    "sortie de commutateur ou de routeur : show mac address-table, arp, lldp, cdp, dhcp snooping",
)

MOST = 500_000
"""Rows of one file that are kept."""
_SNIFFED = 600
_DATA = re.compile(r"\s*(?:\{|\[\s*(?:[{\[\"\d]|$)|<[?!])")
"""How JSON and XML begin."""


def sniffs(head: bytes, _name: str) -> bool:
    """Does one of the tables stand in the first lines, with a row or a neighbour in it?"""
    first = first_lines(head, _SNIFFED)
    if not first or _DATA.match(first[0]):
        return False
    screen, neighbours = Screen(), Neighbours()
    for number, line in enumerate(first):
        text = screen.line(line)
        if text is None:
            continue
        if screen.table == "neighbours":
            neighbours.line(number, text)
        elif screen.table == "rows" and row(text, screen.columns) is not None:
            return True
    return any(True for _ in neighbours.all())


def read(stream: BinaryIO, source: SourceFile) -> Iterator[Sighting | Problem]:
    """Each row as one thing, and each neighbour; the switch's own addresses as one thing more.

    A port behind which many addresses stand, or another switch, is a link to that switch and so no place
    of theirs: it is left out and told.
    """
    entries, neighbours, left = _entries(stream, PurePath(source.name.rpartition("!")[2]).stem)
    ports = Ports(entries, neighbours)
    yield from _tell(ports, left, source)
    for entry in (*entries, *neighbours):
        facts = {**entry.facts, "switch-port": ports.place(entry) or ""}
        yield from _sightings(entry, facts, source)


def _entries(stream: BinaryIO, stem: str) -> tuple[list[Entry], list[Entry], int]:
    """Rows, neighbours, and how many of both were too many."""
    screen, entries, left = Screen(), list[Entry](), 0
    neighbours = Neighbours()
    for number, line in lines(stream):
        text = screen.line(line)
        if text is None:
            continue
        if screen.table == "neighbours":
            neighbours.line(number, text, screen.name or stem)
        elif screen.table == "rows" and (found := row(text, screen.columns)):
            if len(entries) < MOST:
                entries.append(found.at(number, screen.name or stem, screen.name))
            else:
                left += 1
    told = list(neighbours.all())
    return entries, told, left + neighbours.left


def _tell(ports: Ports, left: int, source: SourceFile) -> Iterator[Problem]:
    if left:
        what = f"holds more than {MOST} rows or {switch_neighbours.MOST} neighbours; {left} were left out."
        yield Problem(source.name, None, what, "Split the file.")
    if links := ports.links():
        shown = ", ".join(links[:8]) + (f" and {len(links) - 8} more" if len(links) > 8 else "")
        yield Note(
            source.name,
            None,
            f"taken for links to other switches, not for the place of what stands behind them: {shown}.",
        )
    if source.seen is None:
        yield Note(source.name, None, "it says no day on which it was so.", "Give --seen with that day.")


def _sightings(entry: Entry, facts: dict[str, str], source: SourceFile) -> Iterator[Sighting]:
    place = f"line {entry.line}"
    thing = f"own {entry.switch}" if entry.own else place
    for field, value in facts.items():
        if value and not values.is_stand_in(value):
            yield Sighting(
                source.digest,
                place,
                thing,
                field,
                value,
                site=source.site,
                network=source.network,
                seen=source.seen,
            )
