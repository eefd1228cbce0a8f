"""Leases of two DHCP servers, Kea's CSV and ISC's own file."""

from __future__ import annotations

from collections.abc import Sequence

from making.chance import number
from making.things import Thing

_KEA = (
    "address,hwaddr,client_id,valid_lifetime,expire,subnet_id,fqdn_fwd,fqdn_rev,hostname,state,user_context,"
    "pool_id"
)
_DAY = 86400


def kea(things: Sequence[Thing], *, expire: int, free: str) -> bytes:
    """Kea's file: rows are added as leases are renewed, the last one counts; lifetime 0 deletes.

    `expire` is a second since 1970; `free` an address whose lease was given back.
    """
    rows = [_KEA]
    for thing in things:
        rows.append(_leased(thing, expire - _DAY))
        if number(3, "renewed", thing.id) == 0:
            rows.append(_leased(thing, expire))
    rows.append(f"{free},02:00:5e:10:00:99,,{_DAY},{expire - 2 * _DAY},1,0,0,,0,,0")
    rows.append(f"{free},02:00:5e:10:00:99,,0,{expire - 2 * _DAY},1,0,0,,0,,0")
    return ("\n".join(rows) + "\n").encode()


def isc(things: Sequence[Thing], *, day: str) -> bytes:
    """ISC's file: blocks that follow on one another, the last one of an address counts."""
    head = (
        "# The format of this file is documented in the dhcpd.leases(5) manual page.\n"
        "# This lease file was written by isc-dhcp-4.4.1\n\n"
        "authoring-byte-order little-endian;\n"
        'server-duid "\\000\\001\\000\\001+\\274:\\021\\002\\000^\\020\\000\\001";\n\n'
    )
    blocks = "".join(_block(thing, day, "03:12:44") + _renewed(thing, day) for thing in things)
    return (head + blocks).encode()


def _leased(thing: Thing, expire: int) -> str:
    mac = thing.mac.lower()
    return f"{thing.address},{mac},01:{mac},{_DAY},{expire},1,0,0,{_host(thing)},0,,0"


def _host(thing: Thing) -> str:
    short = thing.model.lower().replace(" ", "-").replace("/", "-").replace("+", "")
    return thing.host or f"{short}-{thing.id[-3:]}.example.org"


def _renewed(thing: Thing, day: str) -> str:
    return _block(thing, day, "15:12:44") if number(4, "renewed", thing.id) == 0 else ""


def _block(thing: Thing, day: str, hour: str) -> str:
    until = f"{hour[:3]}59{hour[5:]}"
    uid = "".join(f"\\{int(octet, 16):03o}" for octet in thing.mac.split(":"))
    return (
        f"lease {thing.address} {{\n  starts 3 {day} {hour};\n  ends 3 {day} {until};\n"
        f"  tstp 3 {day} {until};\n  cltt 3 {day} {hour};\n  binding state active;\n"
        "  next binding state free;\n  rewind binding state free;\n"
        f"  hardware ethernet {thing.mac.lower()};\n"
        f'  uid "\\001{uid}";\n'
        f'  client-hostname "{_host(thing).partition(".")[0]}";\n}}\n'
    )
