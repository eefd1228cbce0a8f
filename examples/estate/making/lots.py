"""Lots of like things, a line each, and the things that they come to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from ipaddress import ip_address

from making.chance import pick
from making.makes import WARES
from making.things import Thing

SUPPLIERS = {
    "phare": "Phare Sécurité inc.",
    "lake": "Lakeshore Alarm Ltd.",
    "card": "Carte d'achat",
    "north": "Northbridge Networks",
    "beaver": "Beaver Office Supply",
    "radio": "Great Lakes Radio",
}
"""Short name → supplier, invented."""


@dataclass(frozen=True)
class Site:
    """A site: its things, and what each of its files is called."""

    id: str
    files: Mapping[str, str]
    """Short name → path of the file under the folder of the estate."""
    things: tuple[Thing, ...]

    def told(self, file: str) -> list[Thing]:
        """The things that a file tells of, by its short name."""
        return [thing for thing in self.things if file in thing.seen]


def things(
    site: str, prefix: str, lots: str, rooms: Mapping[str, Sequence[str]], networks: Mapping[str, str]
) -> Iterator[Thing]:
    """The things of a table of lots.

    A line: `count | ware | network | files | acquired | supplier | more`, where `-` stands for nothing
    and `more` is as `_more` reads it. `rooms`: network → rooms there. `networks`: network → its
    first address; its things have the addresses that follow.
    """
    free = {name: ip_address(first) for name, first in networks.items()}
    number = 0
    for line in filter(None, map(str.strip, lots.splitlines())):
        count, ware, network, files, acquired, supplier, *more = (cell.strip() for cell in line.split("|"))
        for _ in range(int(count)):
            number += 1
            name = f"{prefix}-{number:03d}"
            thing = Thing(
                name,
                site,
                room=pick(rooms.get(network, rooms["-"]), "room", name),
                ware=None if ware == "-" else WARES[ware],
                seen=tuple(files.split()),
                acquired=acquired.removeprefix("-"),
                supplier=SUPPLIERS.get(supplier, ""),
            )
            if network in free:
                thing = replace(thing, address=str(free[network]))
                free[network] += 1
            yield _more(thing, more)


def _more(thing: Thing, cells: Sequence[str]) -> Thing:
    """The thing with what the last cell of its line says: `state=spare; number=none`."""
    pairs = dict(part.strip().split("=", 1) for cell in cells for part in cell.split(";") if part.strip())
    return replace(
        thing,
        state=pairs.get("state", thing.state),
        answers=pairs.get("answers", ""),
        hardware=pairs.get("hardware", ""),
        number=pairs.get("number", ""),
        hidden=pairs.get("hidden", ""),
    )
