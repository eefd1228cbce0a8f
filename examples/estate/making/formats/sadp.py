"""What Hikvision's discovery found: its answers in XML, and the table of its tool."""

from __future__ import annotations

from collections.abc import Sequence
from string import Template

from making.chance import digits, guid, letters, number
from making.faces import SADP
from making.formats.tables import written
from making.things import Thing

_TABLE = (
    "ID|Device Type|Status|IPv4 Address|Port|Enhanced SDK Service Port|Software Version|IPv4 Gateway|HTTP"
    "|Device Serial No.|Subnet Mask|MAC Address|Encoding Channel(s)|DSP Version|Start Time|IPv6 Address"
    "|IPv6 GateWay|IPv6 Prefix Length|Support IPv6|IPv6 Modifiable|Support DHCP|IPv4 DHCP Status"
    "|Support Hik-Connect|Hik-Connect Status"
)


def answer(thing: Thing, gateway: str) -> str:
    """What a device answers when the tool asks who is there."""
    recorder = thing.kind == "recorder"
    own = thing.ware is not None and thing.ware.make.tie == "badge"
    told = Template(SADP).safe_substitute(
        uuid=guid("sadp", thing.id).upper(),
        type="141945" if recorder else "155650",
        gateway=gateway,
        channels="16" if recorder else "1",
        firmware=_firmware(thing),
        boot="1970-01-01 00:00:11" if number(9, "boot", thing.id) == 0 else "2026-09-01 06:10:22",
        oem="1" if own else f"{digits(3, 'oem', str(thing.badge))}0102",
        salt=letters(16, "salt", thing.id).lower(),
    )
    return thing.filled(told)


def answers(things: Sequence[Thing], gateway: str) -> bytes:
    """All answers as they came, one document after the other."""
    return "".join(answer(thing, gateway) for thing in things).encode()


def table(things: Sequence[Thing], gateway: str) -> bytes:
    """The table of the tool, as it saves it."""
    rows = [
        [
            f"{at:03d}", thing.model, "Active", thing.address, "8000", "8443", _firmware(thing), gateway,
            "80", thing.serial, "255.255.255.192", thing.mac.replace(":", "-").lower(),
            "8" if thing.kind == "recorder" else "0", "V7.3 build 210113", "2026-09-01 06:10:22", "::", "::",
            "64", "Yes", "Yes", "Yes", "OFF", "Yes", "OFF",
        ]
        for at, thing in enumerate(things, 1)
    ]  # fmt: skip
    return written([_TABLE.split("|"), *rows]).encode("utf-8-sig")


def _firmware(thing: Thing) -> str:
    return "V4.61.025build 221212" if thing.kind == "recorder" else "V5.7.3build 220112"
