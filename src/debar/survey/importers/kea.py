"""Lease files of Kea (`kea-leases4.csv`, `kea-leases6.csv`, and those that its clean-up leaves behind)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, BinaryIO

from debar.identify.evidence import Sighting
from debar.kit import delimited
from debar.kit.errors import Problem
from debar.kit.rows import Limits
from debar.kit.words import Both
from debar.survey import values
from debar.survey.importers import SourceFile
from debar.survey.importers.leases import Lease, Leases, instant, mac_of_duid, octets
from debar.survey.importers.texts import first_lines

NAME = "kea"
LABEL = Both("Kea DHCP, lease file", "DHCP Kea, fichier des baux")

_BEGINS = ("address,hwaddr,client_id,", "address,duid,valid_lifetime,")
_DECLINED = "1"
_PREFIX = "2"
"""The type of lease by which DHCPv6 hands on whole networks: no address of the client's own."""
_VENDOR = frozenset({"vendorclass", "vendorclassidentifier", "vendorclassid", "clientvendorclass"})
_LONGEST_CONTEXT = 64 << 10
_DEEPEST = 8
_SECONDS = re.compile(r"[0-9]{1,11}")


def sniffs(head: bytes, _name: str) -> bool:
    """Does it begin with the header that Kea writes?"""
    return any(line.lower().startswith(_BEGINS) for line in first_lines(head, 1))


def read(stream: BinaryIO, source: SourceFile) -> Iterator[Sighting | Problem]:
    """Each client at each address, from when the server first to when it last heard of it.

    The file is a journal: a later row of the same lease stands for the earlier ones, and one with no
    lifetime gives it back. What was given back was there all the same, and is told with its days. Of an
    address that a client declined only the address is told: something else uses it.
    """
    leases, header = Leases(source), list[str]()
    for line in delimited.lines(stream, source.name, Limits()):
        if isinstance(line, Problem):
            yield line
        elif not header:
            header = [cell.strip().lower() for cell in line[1]]
        else:
            found = _lease(line[0], dict(zip(header, line[1], strict=False)), source)
            if isinstance(found, Problem):
                yield found
            elif found is not None:
                leases.add(found)
    yield from leases.told()


def _lease(number: int, row: Mapping[str, str], source: SourceFile) -> Lease | Problem | None:
    address = values.address(row.get("address", ""))
    if address is None:
        what = f"{row.get('address', '')[:60]!r} is no IP address; the row was left out."
        return Problem(source.name, number, what)
    if row.get("lease_type") == _PREFIX:
        return None
    at = _heard(row)
    if row.get("state") == _DECLINED:
        return Lease(number, address, "declined", first=at, last=at)
    duid = octets(row.get("duid", ""))
    return Lease(
        line=number,
        address=address,
        client=row.get("client_id") or row.get("duid", ""),
        mac=values.mac(row.get("hwaddr", "")) or mac_of_duid(duid),
        host=_plain(row.get("hostname", "")),
        vendor=_vendor(_plain(row.get("user_context", ""))),
        first=at,
        last=at,
    )


def _heard(row: Mapping[str, str]) -> datetime | None:
    """When the server last heard of the client: the end of the lease, less its length."""
    expire, lifetime = row.get("expire", ""), row.get("valid_lifetime", "")
    if not (_SECONDS.fullmatch(expire) and _SECONDS.fullmatch(lifetime)):
        return None
    return instant(max(0, int(expire) - int(lifetime)))


def _plain(text: str) -> str:
    """A cell as it was before Kea wrote its commas otherwise."""
    return text.replace("&#x2c", ",").replace("&#x22", '"')


def _vendor(context: str) -> str:
    """The vendor class that a hook of the server kept beside the lease."""
    if not context.startswith("{") or len(context) > _LONGEST_CONTEXT:
        return ""
    try:
        return _among(json.loads(context), _DEEPEST)
    except (ValueError, RecursionError):
        return ""


def _among(context: Any, deepest: int) -> str:
    if not isinstance(context, dict) or not deepest:
        return ""
    for key, value in context.items():
        if isinstance(value, str) and values.folded(key) in _VENDOR:
            return value
        if found := _among(value, deepest - 1):
            return found
    return ""
