"""Network addresses inside answers."""

from __future__ import annotations

from ipaddress import ip_address

_BROADCAST = "255.255.255.255"


def address_of(text: str) -> str | None:
    """The address that a text as a whole is, if one device can have it: not nowhere, itself, or all."""
    try:
        found = ip_address(text.strip())
    except ValueError:
        return None
    nobody = found.is_unspecified or found.is_loopback or found.is_multicast or str(found) == _BROADCAST
    return None if nobody else str(found)
