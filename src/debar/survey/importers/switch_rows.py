"""Rows of MAC and ARP tables and of DHCP bindings: what stands in them, whoever made the switch.

Makers order the columns each in their own way, but write their cells alike: a row holds one hardware
address, perhaps an IP address, a VLAN and a port, and these can be told by how they are written. Only a
port that is a bare number is found by its column.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct, structs

from debar.survey import values

CROWD = 8
"""A port behind which more addresses than this stand leads to another switch."""

_MAC = re.compile(
    r"[0-9A-Fa-f]{4}([.:-])[0-9A-Fa-f]{4}\1[0-9A-Fa-f]{4}|[0-9A-Fa-f]{2}([:.-])(?:[0-9A-Fa-f]{2}\2){4}[0-9A-Fa-f]{2}"
    r"|[0-9A-Fa-f]{6}[-:][0-9A-Fa-f]{6}"
)
_ADDRESS = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}|[0-9A-Fa-f]{1,4}:[0-9A-Fa-f:]{2,40}")
_PORT = re.compile(
    r"(?=[^\d]*\d)(?:[A-Za-z][A-Za-z-]{0,30})?\d{1,4}(?:/\d{1,4}){0,3}(?::\d{1,3})?(?:\.\d{1,5})?(?:\(\w{1,4}\))?"
)
_VLAN = re.compile(r"(?i)(?:vlan|vl|irb\.|vlanif)?-?(\d{1,4})(?:/\S{0,20})?")
_NO_PORT = re.compile(
    r"(?i)vl(?:an)?\d+|vlanif\d+|irb|loopback\d+|tunnel\d+|bvi\d+|inband\w*|sup-\S+|nve\d+|bd-?\d+"
)
_LINK = re.compile(
    r"(?i)(?:po|port-?channel|trk|lag|ae|bagg|bridge-aggregation|eth-trunk|bundle-ether|be|ch|bond|mlag|channel)\d"
)
_ITSELF = frozenset(
    {"cpu", "router", "switch", "self", "system", "igmp", "drop", "management", "internal", "local"}
)
_AGE = re.compile(
    r"(?i)(?:\d{1,4}[smhdwy]){1,4}|\d{1,3}(?::\d{2}){1,2}(?:\.\d{1,6})?|\d{1,4}/-.*|vlan-?\d+|vl\d+"
)
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-"
_CELL = re.compile(r"\S+")


class Entry(Struct, frozen=True):
    """A row or a neighbour: what it says of a thing, and where the switch has it."""

    facts: dict[str, str]
    """By field of `evidence.FACTS`."""
    port: str = ""
    """As the switch calls it; empty where it names none, or none that a cable ends at."""
    own: bool = False
    """Is it an address of the switch itself?"""
    speaks: bool = False
    """Does it tell of itself, by LLDP or CDP?"""
    link: bool = False
    """Is it another switch?"""
    line: int = 0
    switch: str = ""

    def at(self, line: int, switch: str, name: str = "") -> Entry:
        """The same, with its line and switch; `name` is what the switch calls itself, if it says so."""
        facts = {**self.facts, "name": name} if self.own else self.facts
        return structs.replace(self, line=line, switch=switch, facts=facts)


def row(text: str, columns: Sequence[str] = ()) -> Entry | None:
    """What a row of a table says; `columns` are those that its heading names. None where it is no row."""
    cells = _CELL.findall(text)[:24]
    macs = [cell for cell in cells if _MAC.fullmatch(cell)]
    if len(macs) != 1 or not (mac := values.mac(macs[0].replace("-", "").replace(":", "").replace(".", ""))):
        return None
    rest = [cell for cell in cells if cell != macs[0]]
    addresses = [found for cell in rest if _ADDRESS.fullmatch(cell) and (found := values.address(cell))]
    words = {cell.lower() for cell in rest}
    own = bool(addresses) and ("-" in words and "arpa" in words)
    if len(addresses) > 1 or (words & _ITSELF and not addresses):
        return None
    port = _port(cells, columns)
    is_binding = any(word.startswith("dhcp") for word in words)
    return Entry(
        {"address": "".join(addresses), "mac": mac, "vlan": _vlan(cells, columns, macs[0])},
        port if not addresses or is_binding else "",
        own,
    )


class Ports:
    """What stands behind each port of each switch in a file."""

    def __init__(self, entries: Sequence[Entry], neighbours: Sequence[Entry]) -> None:
        behind: dict[tuple[str, str], set[str]] = {}
        for entry in entries:
            if entry.port:
                behind.setdefault(_key(entry), set()).add(entry.facts["mac"])
        self._names = {_key(each): each.port for each in (*neighbours, *entries)}
        self._links = {key for key, macs in behind.items() if len(macs) > CROWD}
        self._links |= {_key(entry) for entry in entries if _LINK.match(entry.port)}
        self._links |= {_key(each) for each in neighbours if each.link and each.port}

    def place(self, entry: Entry) -> str | None:
        """Switch and port at which a thing is plugged in; None where that is not known.

        A neighbour that speaks for itself is at the other end of the cable, even if it is a switch.
        """
        if not entry.port or (not entry.speaks and _key(entry) in self._links):
            return None
        return f"{entry.switch} {entry.port}".strip()

    def links(self) -> list[str]:
        """The ports that lead to other switches, by switch and port."""
        return [f"{key[0]} {self._names[key]}" for key in sorted(self._links)]


def _key(entry: Entry) -> tuple[str, str]:
    return entry.switch, _short(entry.port)


def _short(port: str) -> str:
    """A port's name in short, `Gi1/0/5` for `GigabitEthernet1/0/5`: tables and neighbours differ in that."""
    number = port.lstrip(_LETTERS)
    return f"{port[: len(port) - len(number)][:2].capitalize()}{number}"


def _port(cells: Sequence[str], columns: Sequence[str]) -> str:
    """The cell that is a port: by how it is written, else by its column."""
    for cell in reversed(cells):
        clear = "/" in cell or any(c.isalpha() for c in cell)
        if clear and _is_port(cell):
            return "" if _NO_PORT.match(cell) else cell.split("(")[0]
    if len(columns) == len(cells) and "port" in columns:
        cell = cells[columns.index("port")]
        return cell if _is_port(cell) else ""
    return ""


def _is_port(cell: str) -> bool:
    return bool(_PORT.fullmatch(cell)) and not _MAC.fullmatch(cell) and not _AGE.fullmatch(cell)


def _vlan(cells: Sequence[str], columns: Sequence[str], mac: str) -> str:
    """The VLAN: the cell that says so itself (`Vlan10`), else that in its column, else before the MAC."""
    at = list(cells).index(mac)
    named = [found[1] for cell in cells if cell[:1] in "VvIi" and (found := _VLAN.fullmatch(cell))]
    if named:
        return named[0]
    if "vlan" in columns:
        place = columns.index("vlan") - columns.index("mac") + at
        found = _VLAN.fullmatch(cells[place]) if 0 <= place < len(cells) else None
        return found[1] if found else ""
    before = _VLAN.fullmatch(cells[at - 1]) if at and not columns else None
    return before[1] if before else ""
