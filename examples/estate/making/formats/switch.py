"""What a Cisco switch prints when asked for its addresses."""

from __future__ import annotations

from collections.abc import Sequence

from making.chance import number
from making.things import Thing


def tables(things: Sequence[Thing], *, name: str, vlan: int) -> bytes:
    """`show mac address-table` and `show ip arp`, as copied from a terminal."""
    lines = [
        f"{name}#terminal length 0",
        f"{name}#show mac address-table",
        "          Mac Address Table",
        "-------------------------------------------",
        "",
        "Vlan    Mac Address       Type        Ports",
        "----    -----------       --------    -----",
        " All    0100.0ccc.cccc    STATIC      CPU",
        " All    ffff.ffff.ffff    STATIC      CPU",
    ]
    known = [thing for thing in things if thing.mac]
    lines += [
        f"{vlan:4d}    {_dotted(thing.mac)}    DYNAMIC     Gi1/0/{at}" for at, thing in enumerate(known, 1)
    ]
    lines += [
        f"Total Mac Addresses for this criterion: {len(known) + 2}",
        f"{name}#show ip arp",
        "Protocol  Address          Age (min)  Hardware Addr   Type   Interface",
    ]
    lines += [f"{_resolved(thing)}  ARPA   Vlan{vlan}" for thing in known]
    return ("\r\n".join([*lines, f"{name}#", ""])).encode()


def _resolved(thing: Thing) -> str:
    return f"Internet  {thing.address:<15}  {number(200, 'age', thing.id):>8}   {_dotted(thing.mac)}"


def _dotted(mac: str) -> str:
    plain = mac.replace(":", "").lower()
    return ".".join((plain[:4], plain[4:8], plain[8:]))
