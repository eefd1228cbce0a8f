"""Networks of a site, and who consented to have them searched."""

from __future__ import annotations

from datetime import date
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import Literal

from msgspec import Struct

Method = Literal["import", "scan", "listen", "walk"]


class Network(Struct, frozen=True, forbid_unknown_fields=True):
    """Address ranges at a site that belong together."""

    id: str
    site: str
    ranges: tuple[str, ...] = ()
    """CIDR notation; empty where the addresses are not known."""
    name: str | None = None

    def parsed(self) -> tuple[IPv4Network | IPv6Network, ...]:
        """The ranges as networks. Raises ValueError where one is no CIDR range."""
        return tuple(ip_network(text) for text in self.ranges)

    def covers(self, address: str) -> bool:
        """Does the address lie in one of the ranges? False where it is no address."""
        try:
            found = ip_address(address)
        except ValueError:
            return False
        return any(found in each for each in self.parsed())


class Consent(Struct, frozen=True, forbid_unknown_fields=True):
    """Leave to search a network in some ways, from a day until another."""

    network: str
    by: str
    """The role that consented, not a person's name."""
    methods: tuple[Method, ...]
    since: date
    until: date
