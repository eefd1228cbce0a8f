"""The estate as one value, as `debar estate import|export` reads and writes it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeVar

from msgspec import Struct

from debar.estate.bodies import Body, Site
from debar.estate.contracts import Contract
from debar.estate.networks import Consent, Network
from debar.estate.parties import Party
from debar.kit.errors import BadData

T = TypeVar("T", Body, Site, Contract)
_TOLD = 12
"""So many ids are named to who asks for another."""


class Estate(Struct, frozen=True, forbid_unknown_fields=True):
    """All bodies, sites, networks, consents and contracts of a workspace."""

    bodies: tuple[Body, ...] = ()
    sites: tuple[Site, ...] = ()
    networks: tuple[Network, ...] = ()
    consents: tuple[Consent, ...] = ()
    contracts: tuple[Contract, ...] = ()

    def body(self, id: str) -> Body:
        """The body with that id. Raises BadData, naming the nearest."""
        return _one(self.bodies, id, "body")

    def site(self, id: str) -> Site:
        """The site with that id. Raises BadData, naming the nearest."""
        return _one(self.sites, id, "site")

    def party(self, body: str) -> Party:
        """What the law takes a body for: its own party, or that of the nearest body above."""
        at: str | None = body
        while at is not None:
            found = self.body(at)
            if found.party is not None:
                return found.party
            at = found.parent
        raise BadData(f"body {body!r}: neither it nor a body above it says what party it is. Add `party:`.")

    def binding(self, body: str, on: date) -> tuple[Contract, ...]:
        """The contracts of a body, or of one above it, that run on that day or may."""
        line = {body, *self._above(body)}
        return tuple(k for k in self.contracts if k.body in line and k.span.holds(on) is not False)

    def contract(self, name: str) -> Contract:
        """The contract with that id, else with that number. Raises BadData, naming the nearest."""
        ids = [contract.id for contract in self.contracts]
        numbered = [contract.id for contract in self.contracts if contract.number == name]
        if name not in ids and len(numbered) > 1:
            raise BadData(f"the contract number {name!r} stands there {len(numbered)} times: {numbered}.")
        return _one(self.contracts, name if name in ids else (numbered or [name])[0], "contract")

    def network_of(self, address: str, site: str | None = None) -> Network | None:
        """The network that the address lies in; None where none does, or several sites' do."""
        found = [n for n in self.networks if (site is None or n.site == site) and n.covers(address)]
        return found[0] if len({n.site for n in found}) == 1 else None

    def _above(self, body: str) -> Iterator[str]:
        """Every body above one, the nearest first."""
        parents = {each.id: each.parent for each in self.bodies}
        at, seen = parents.get(body), {body}
        while at is not None and at not in seen:
            yield at
            seen.add(at)
            at = parents.get(at)

    def checked(self) -> Estate:
        """The same estate, once every reference in it leads somewhere. Raises BadData."""
        for what in faults(self):
            raise BadData(what)
        return self


def faults(estate: Estate) -> Iterator[str]:
    """What does not hold together: repeated ids, references to nothing, loops, bad ranges."""
    for word, rows in (
        ("body", estate.bodies),
        ("site", estate.sites),
        ("network", estate.networks),
        ("contract", estate.contracts),
    ):
        yield from _repeated(word, [row.id for row in rows])
    bodies = [b.id for b in estate.bodies]
    sites = [s.id for s in estate.sites]
    networks = [n.id for n in estate.networks]
    for b in estate.bodies:
        yield from _missing(f"body {b.id!r}: parent", b.parent, bodies)
    for s in estate.sites:
        yield from _missing(f"site {s.id!r}: body", s.body, bodies)
    for n in estate.networks:
        yield from _missing(f"network {n.id!r}: site", n.site, sites)
        yield from _bad_ranges(n)
    for c in estate.consents:
        yield from _missing("a consent: network", c.network, networks)
        if c.until <= c.since:
            yield f"consent for {c.network!r}: it ends ({c.until}) before it begins ({c.since})"
    for k in estate.contracts:
        yield from _astray(k, bodies, sites)
    yield from _loops(estate.bodies)


def _one(rows: tuple[T, ...], id: str, word: str) -> T:
    for row in rows:
        if row.id == id:
            return row
    raise BadData(f"no {word} {id!r}.{_cure(id, [row.id for row in rows])}")


def _repeated(word: str, ids: list[str]) -> Iterator[str]:
    for twice in sorted({each for each in ids if ids.count(each) > 1}):
        yield f"the {word} {twice!r} stands there twice"


def _missing(where: str, id: str | None, known: list[str]) -> Iterator[str]:
    if id is not None and id not in known:
        yield f"{where} {id!r} does not exist.{_near(id, known)}"


def _astray(contract: Contract, bodies: list[str], sites: list[str]) -> Iterator[str]:
    yield from _missing(f"contract {contract.id!r}: body", contract.body, bodies)
    for site in contract.sites:
        yield from _missing(f"contract {contract.id!r}: site", site, sites)


def _bad_ranges(network: Network) -> Iterator[str]:
    try:
        network.parsed()
    except ValueError as error:
        yield f"network {network.id!r}: {error}. Write it as 192.0.2.0/24."


def _loops(bodies: Iterable[Body]) -> Iterator[str]:
    parents = {b.id: b.parent for b in bodies}
    for start, above in parents.items():
        at, seen = above, {start}
        while at is not None and at not in seen:
            seen.add(at)
            at = parents.get(at)
        if at == start:
            yield f"body {start!r} stands above itself"


def _cure(id: str, known: list[str]) -> str:
    if not known:
        return " The estate has none yet: describe it in a file and run `debar estate import FILE`."
    return _near(id, known) or f" Known: {', '.join(known[:_TOLD])}{', …' if len(known) > _TOLD else ''}."


def _near(id: str, known: list[str]) -> str:
    near = difflib.get_close_matches(id, known, n=1)
    return f" Did you mean {near[0]!r}?" if near else ""
