"""What LLDP and CDP have in common: frames' types and values, and the long texts that switches print.

A text of several neighbours says nothing of one device: `LISTERS` of `lldp` and `cdp` tell them apart, by the
port at which each was seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from ipaddress import IPv6Address, ip_address

from debar.identify.protocols.discovery import frame

_LINES = 20_000
_MOST_TEXT = 2000
_KEY = 45
_PAIR = re.compile(rf"^[ \t-]{{0,20}}([A-Za-z][A-Za-z0-9 /()&_.-]{{0,{_KEY}}}?) {{0,40}}(?::|=>) ?(.*)$")
_BEGINS = re.compile(
    r"(?i)^(?:lldp neighbor-information of port \d+\[(?P<port>[^\]]{1,60})\]"
    r"|interface (?P<name>\S{1,60}) detected \d+ lldp neighbor)"
)
_RULE = re.compile(r"^[-=*]{6,}\s*$")
_NOTHING = re.compile(
    r"(?i)^(?:-+|n/?a|none|null|not advertised|not received|not available|\(none\)|unknown)?$"
)
_KEYS: Mapping[str, str] = {
    "localintf": "at",
    "localinterface": "at",
    "localport": "at",
    "localportid": "at",
    "interface": "at",
    "chassisid": "chassis",
    "neighborchassisid": "chassis",
    "portid": "port",
    "neighborportid": "port",
    "portidoutgoingport": "port",
    "portdescription": "port-description",
    "portdescr": "port-description",
    "systemname": "name",
    "sysname": "name",
    "neighborsystemname": "name",
    "neighborchassisname": "name",
    "deviceid": "device",
    "systemdescription": "description",
    "systemdescr": "description",
    "sysdescr": "description",
    "neighborsystemdescription": "description",
    "neighborchassisdescription": "description",
    "version": "description",
    "platform": "platform",
    "systemcapabilities": "able",
    "capabilities": "capabilities",
    "capability": "capabilities",
    "systemcapabilitiesenabled": "capabilities",
    "enabledcapabilities": "capabilities",
    "managementaddress": "address",
    "managementaddressipv4": "address",
    "managementaddresses": "",
    "mgmtip": "address",
    "ip": "address",
    "ipaddress": "address",
    "ipv4address": "address",
    "entryaddresses": "",
    "serialnumber": "serial",
    "manufacturer": "manufacturer",
    "manufacturername": "manufacturer",
    "model": "model",
    "modelname": "model",
    "hwrevision": "hardware",
    "hardwarerevision": "hardware",
    "fwrevision": "firmware",
    "firmwarerevision": "firmware",
    "swrevision": "software",
    "softwarerevision": "software",
    "assetid": "asset",
}
"""Keys as they are written, letters and digits only → ours; empty: a heading that ends what went before."""
_FIRST = ("device", "at", "chassis")
"""With these a neighbour begins, whichever comes first."""


def told(text: str) -> list[dict[str, str]]:
    """What the text of a switch tells of each neighbour, by our keys. Empty where it is no such text."""
    found: list[dict[str, str]] = [{}]
    open_key = ""
    for line in text.splitlines()[:_LINES]:
        if begins := _BEGINS.match(line):
            found.append({"at": begins["port"] or begins["name"]})
            open_key = ""
        elif _RULE.match(line):
            found.append({})
            open_key = ""
        else:
            open_key = _line(line, found, open_key)
    return [each for each in found if set(each) & {"chassis", "device", "name", "address", "description"}]


def bare(raw: bytes) -> bytes:
    """A frame without its Ethernet header and VLAN tags; as it is where it has none."""
    at = 12
    while raw[at : at + 2] in (b"\x81\x00", b"\x88\xa8") and at < 24:
        at += 4
    if raw[:3] == b"\x01\x80\xc2" and raw[at : at + 2] == b"\x88\xcc":
        return raw[at + 2 :]
    if raw[:6] == b"\x01\x00\x0c\xcc\xcc\xcc":
        return raw[at + 2 :]
    return raw


def address(raw: bytes) -> str | None:
    """Four or sixteen bytes as an address; None where they are none, or name no host."""
    return frame.address(raw) if len(raw) != 16 else str(IPv6Address(raw))


def written(value: str) -> str | None:
    """The first address in a value; None where none stands there."""
    for word in value.replace(",", " ").split()[:10]:
        try:
            return str(ip_address(word))
        except ValueError:
            continue
    return None


def _line(line: str, found: list[dict[str, str]], open_key: str) -> str:
    """Take up one line; gives the key that the next line goes on with, where it does."""
    pair = _PAIR.match(line[:_MOST_TEXT])
    key = _KEYS.get(re.sub(r"[^a-z0-9]", "", pair[1].lower())) if pair else None
    if pair is None or key is None:
        if line.strip() and open_key:
            before = found[-1].get(open_key, "")
            found[-1][open_key] = f"{before} {line.strip()}".strip()[:_MOST_TEXT]
            return open_key
        # A heading with an empty line behind it: what it is of comes after.
        return open_key if open_key and not found[-1].get(open_key) else ""
    for each, value in _parts(key, pair[2].strip()):
        _keep(each, value, found)
    return key if key == "description" else ""


def _parts(key: str, value: str) -> Iterator[tuple[str, str]]:
    """The pairs of a line: CDP writes two on one, as `Platform: X,  Capabilities: Y`."""
    first, comma, rest = value.partition(",  ")
    second = _PAIR.match(rest.strip()) if comma and key in ("platform", "at") else None
    yield key, first if second else value
    if second:
        yield _KEYS.get(re.sub(r"[^a-z0-9]", "", second[1].lower()), ""), second[2].strip()


def _keep(key: str, value: str, found: list[dict[str, str]]) -> None:
    if key in _FIRST and _another(key, found[-1]):
        found.append({})
    if key and not _NOTHING.match(value):
        found[-1].setdefault(key, value.strip('"')[:_MOST_TEXT])


def _another(key: str, said: Mapping[str, str]) -> bool:
    """Does this key begin another neighbour? So it does where it, or what follows it, was said before."""
    return key in said or (key == "at" and "chassis" in said) or (key == "device" and bool(said))
