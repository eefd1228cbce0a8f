"""Leases of addresses, as DHCP servers write them down, whatever the server."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from msgspec import Struct, structs

from debar.identify.evidence import Sighting
from debar.kit.errors import Problem
from debar.survey import values
from debar.survey.importers import SourceFile

MOST = 250_000
"""Leases of one file that are kept."""

_LAST_YEAR = 2100
_LL, _LLT = 3, 1


class Lease(Struct, frozen=True):
    """An address that was let to a client."""

    line: int
    address: str
    """As `values.address`."""
    client: str = ""
    """What tells the server's clients apart, where the MAC address is not known."""
    mac: str | None = None
    """As `values.mac`."""
    host: str = ""
    vendor: str = ""
    """The vendor class that the client gave."""
    first: datetime | None = None
    last: datetime | None = None
    """The client was heard then last; both None where the server does not say."""


class Leases:
    """The leases of one file: of several rows about one client at one address, the last one counts."""

    def __init__(self, source: SourceFile) -> None:
        self._source = source
        self._known: dict[tuple[str, str], Lease] = {}
        self._left = 0

    def add(self, lease: Lease) -> None:
        """Count a lease in; what an earlier row of it tells and this one does not is kept."""
        key = lease.address, lease.mac or lease.client
        if key not in self._known and len(self._known) >= MOST:
            self._left += 1
            return
        before = self._known.get(key, lease)
        instants = [at for at in (before.first, before.last, lease.first, lease.last) if at]
        self._known[key] = structs.replace(
            lease,
            host=lease.host or before.host,
            vendor=lease.vendor or before.vendor,
            first=min(instants, default=None),
            last=max(instants, default=None),
        )

    def told(self) -> Iterator[Sighting | Problem]:
        """All of them, in the order in which they first stood there."""
        for lease in self._known.values():
            yield from self._sightings(lease)
        if self._left:
            yield Problem(
                self._source.name,
                None,
                f"holds more than {MOST} leases; {self._left} rows were left out.",
                "Split the file.",
            )

    def _sightings(self, lease: Lease) -> Iterator[Sighting]:
        thing, last = f"line {lease.line}", lease.last or self._source.seen
        facts = [("address", lease.address), ("mac", lease.mac or "")]
        more = [("name", lease.host), ("dhcp.vendor-class", lease.vendor)]
        for seen, told in ((lease.first, facts if lease.first != lease.last else []), (last, facts + more)):
            for field, value in told:
                if value and not values.is_stand_in(value):
                    yield Sighting(
                        self._source.digest,
                        thing,
                        thing,
                        field,
                        value,
                        site=self._source.site,
                        network=self._source.network,
                        seen=seen,
                    )


def instant(seconds: object) -> datetime | None:
    """Seconds since 1970, as a number or as text; None where that is no time, or not in our days."""
    text = str(seconds)
    if not (text.isascii() and text.isdigit() and 0 < len(text) <= 11):
        return None
    found = int(text)
    try:
        at = datetime.fromtimestamp(found, UTC) if found else None
    except (ValueError, OverflowError, OSError):
        return None
    return at if at is None or at.year < _LAST_YEAR else None


def octets(text: str) -> bytes:
    """The bytes that a server writes as `0c:75:d2`; none where they are not written so."""
    try:
        return bytes.fromhex(text.replace(":", ""))
    except ValueError:
        return b""


def mac_of_duid(duid: bytes) -> str | None:
    """The MAC address that a DHCPv6 client made its identifier from (RFC 8415, 11); None where it did not."""
    kind, hardware = int.from_bytes(duid[:2], "big"), int.from_bytes(duid[2:4], "big")
    begins = {_LLT: 8, _LL: 4}.get(kind)
    if begins is None or hardware != 1 or len(duid) != begins + 6:
        return None
    return values.mac(duid[begins:].hex(":"))
