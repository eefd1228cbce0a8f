"""Neighbours that LLDP and CDP tell of, in the long form: each says itself what it is, and at which port."""

from __future__ import annotations

import re
from collections.abc import Iterator

from debar.survey import values
from debar.survey.importers.switch_rows import Entry

MOST = 20_000
"""Neighbours of one file that are kept."""

_PAIR = re.compile(r"^[\s-]{0,20}(?P<key>[A-Za-z][A-Za-z0-9 /()&_.-]{0,44}?)\s{0,40}:\s?(?P<value>.*)$")
_COMWARE = re.compile(r"(?i)^lldp neighbor-information of port \d+\[(?P<port>[^\]]{1,60})\]")
_ARISTA = re.compile(r"(?i)^interface (?P<port>\S{1,60}) detected \d+ lldp neighbor")
_RULE = re.compile(r"^[-=*]{6,}\s*$")
_SERIAL_IN_NAME = re.compile(r"^(?P<name>[^()]{1,100})\((?P<serial>[A-Z0-9]{8,15})\)$")
_MOST_TEXT = 1000
_KEYS = {
    "localintf": "port", "localinterface": "port", "localport": "port", "localportid": "port", "port": "port",
    "interface": "port", "parentinterface": "", "chassisid": "chassis", "neighborchassisid": "chassis",
    "portid": "port-id", "neighborportid": "port-id", "systemname": "name", "sysname": "name",
    "neighborchassisname": "name", "neighborsystemname": "name", "deviceid": "device",
    "systemdescription": "descr", "systemdescr": "descr", "neighborchassisdescription": "descr",
    "neighborsystemdescription": "descr", "version": "descr", "platform": "platform",
    "systemcapabilitiesenabled": "does", "enabledcapabilities": "does", "chassiscapabilitiesenabled": "does",
    "systemcapabilities": "can", "capabilities": "does", "managementaddress": "address",
    "managementaddressipv4": "address", "neighbormanagementaddress": "address", "ip": "address",
    "ipaddress": "address", "ipv4address": "address", "address": "address", "mgmtaddress": "address",
    "serialnumber": "serial", "serial": "serial", "sn": "serial", "manufacturer": "maker",
    "manufacturername": "maker", "manu": "maker", "model": "model", "modelname": "model",
    "fwrevision": "firmware", "firmwarerevision": "firmware", "swrevision": "firmware",
    "softwarerevision": "firmware",
}  # fmt: skip
_BEGINNERS = ("port", "device")
_KINDS = (
    (frozenset({"t", "telephone", "phone"}), "phone"),
    (frozenset({"w", "wlan", "wlanaccesspoint", "transbridge"}), "access-point"),
    (frozenset({"b", "bridge", "switch", "customerbridge"}), "switch"),
    (frozenset({"r", "router"}), "router"),
)


class Neighbours:
    """The neighbours told of in some lines."""

    def __init__(self) -> None:
        self.left = 0
        """Neighbours beyond those kept."""
        self._done: list[Entry] = []
        self._said: dict[str, str] = {}
        self._begun = (0, "")
        self._goes_on = ""
        self._blank = False

    def line(self, number: int, text: str, switch: str = "") -> None:
        """Read one more line."""
        if found := _COMWARE.match(text) or _ARISTA.match(text):
            self._begin(number, switch)
            self._said["port"] = found["port"]
        elif _RULE.match(text):
            self._end()
        elif pair := _PAIR.match(text):
            self._pair(number, switch, values.folded(pair["key"]), pair["value"].strip())
        elif not text.strip():
            self._blank = True
            if self._said.get(self._goes_on):
                self._goes_on = ""
        elif self._goes_on:
            before = self._said.get(self._goes_on, "")
            self._said[self._goes_on] = f"{before} {text.strip()}".strip()[:_MOST_TEXT]

    def all(self) -> Iterator[Entry]:
        """Every neighbour of whom more is known than the port."""
        self._end()
        yield from self._done

    def _begin(self, number: int, switch: str) -> None:
        self._end()
        self._begun = number, switch

    def _pair(self, number: int, switch: str, key: str, value: str) -> None:
        what = _KEYS.get(key, "")
        self._goes_on = what if what == "descr" else ""
        if what in _BEGINNERS and (what in self._said or "chassis" in self._said):
            self._begin(number, switch)
        if not self._said:
            self._begun = number, switch
        if key == "platform" or (key == "interface" and ",  " in value):
            value = self._split(value)
        if what and not _says_nothing(value):
            self._said.setdefault(what, value.strip('"')[:_MOST_TEXT])

    def _split(self, value: str) -> str:
        """The first of two pairs that CDP writes on one line; the second is kept too."""
        first, _, second = value.partition(",")
        key, _, rest = second.partition(":")
        if values.folded(key) == "capabilities" and rest.strip():
            self._said.setdefault("does", rest.strip()[:_MOST_TEXT])
        return first

    def _end(self) -> None:
        said, self._said, self._goes_on = self._said, {}, ""
        if not set(said) & {"chassis", "device", "name", "address"}:
            return
        if len(self._done) < MOST:
            self._done.append(_entry(said).at(*self._begun))
        else:
            self.left += 1


def _entry(said: dict[str, str]) -> Entry:
    name, serial = said.get("name") or said.get("device", ""), said.get("serial", "")
    if found := _SERIAL_IN_NAME.match(name if serial == "" else ""):
        name, serial = found["name"], found["serial"]
    kind = _kind(said.get("does") or said.get("can", ""))
    macs = [values.mac(said.get(where, "")) for where in ("chassis", "port-id")]
    address = values.address(said.get("address", "")) or values.address(said.get("chassis", ""))
    platform = said.get("platform", "")
    return Entry(
        {
            "name": name,
            "mac": next((mac for mac in macs if mac), ""),
            "address": address or "",
            "serial": serial,
            "maker-claimed": said.get("maker", ""),
            "model": said.get("model", "") or platform.removeprefix("cisco ").removeprefix("Cisco "),
            "firmware": said.get("firmware", ""),
            "kind-claimed": kind,
            "snmp.descr": said.get("descr", ""),
        },
        said.get("port", "").partition(",")[0],
        speaks=True,
        link=kind in ("switch", "router"),
    )


def _kind(capabilities: str) -> str:
    """The kind that some capabilities are those of: letters (`B, R`) or words (`bridge, router`)."""
    letters = [values.folded(word) for word in re.split(r"[,\s]+", capabilities)]
    words = [values.folded(word) for word in capabilities.split(",")]
    return next((kind for able, kind in _KINDS if able & {*letters, *words}), "")


def _says_nothing(value: str) -> bool:
    return not value or value.startswith("not advertised") or value == "-"
