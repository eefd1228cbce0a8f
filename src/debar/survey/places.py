"""Where things are: what sources call a site or network, and which of the estate's is meant."""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import IPv4Network, IPv6Network, ip_address
from typing import NamedTuple

from msgspec import structs

from debar.estate.register import Estate
from debar.survey.things import Thing
from debar.survey.values import folded

_REMEMBERED = 1 << 16


class Places:
    """The sites and networks of an estate, by id and by name in either language."""

    def __init__(self, estate: Estate) -> None:
        self._sites = _index((s.id, (s.name.en, s.name.fr, s.address)) for s in estate.sites)
        self._networks = _index((n.id, (n.name,)) for n in estate.networks)
        self._site_of = {network.id: network.site for network in estate.networks}
        self._ranges = [_Range(n.id, n.site, each) for n in estate.networks for each in n.parsed()]
        self._found: dict[str, list[_Range]] = {}

    def site(self, text: str | None) -> str | None:
        """The id of the site that is called so; None where none is, or several are."""
        return self._sites.get(folded(text)) if text else None

    def network(self, text: str | None) -> str | None:
        """The id of the network that is called so; None where none is, or several are."""
        return self._networks.get(folded(text)) if text else None

    def put(self, thing: Thing) -> Thing:
        """The thing with ids of the estate for its site and network; None where that is not known.

        A site that the source names and the estate does not know is not guessed from the address.
        """
        network = self.network(thing.network)
        site = self.site(thing.site) if thing.site else self._site_of.get(network or "")
        if thing.site and site is None:
            return structs.replace(thing, site=None, network=None)
        if network is None or self._site_of[network] != site:
            network = self._by_address(thing, site)
        return structs.replace(thing, site=site or self._site_of.get(network or ""), network=network)

    def _by_address(self, thing: Thing, site: str | None) -> str | None:
        """The network that its addresses lie in, the narrowest of one site's; None where several are."""
        found = {n for address in thing.addresses if (n := self._narrowest(address, site))}
        return found.pop() if len(found) == 1 else None

    def _narrowest(self, address: str, site: str | None) -> str | None:
        around = [each for each in self._covering(address) if site in (None, each.site)]
        narrow = max((each.bits for each in around), default=0)
        found = {each.network for each in around if each.bits == narrow}
        return found.pop() if len(found) == 1 and len({each.site for each in around}) == 1 else None

    def _covering(self, address: str) -> list[_Range]:
        """Every range that covers an address."""
        if address not in self._found:
            parsed = ip_address(address)
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            self._found[address] = [each for each in self._ranges if parsed in each.range]
        return self._found[address]


class _Range(NamedTuple):
    network: str
    site: str
    range: IPv4Network | IPv6Network

    @property
    def bits(self) -> int:
        """How many bits of an address it fixes: the more, the narrower."""
        return self.range.prefixlen


def _index(named: Iterable[tuple[str, tuple[str | None, ...]]]) -> dict[str, str]:
    """Folded name → id, without the names that several bear; an id always means itself."""
    rows = list(named)
    bearers: dict[str, set[str]] = {}
    for place, names in rows:
        for name in names:
            if name and folded(name):
                bearers.setdefault(folded(name), set()).add(place)
    sole = {name: next(iter(ids)) for name, ids in bearers.items() if len(ids) == 1}
    return sole | {folded(place): place for place, _ in rows}
