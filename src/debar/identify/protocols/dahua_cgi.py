"""Dahua's CGI: lines `key=value` from magicBox.cgi and configManager.cgi, with an HTTP head or without.

`dahua-cgi` fields: `dahua-cgi.keys` (names of the lines that are known, in order, joined by `,`),
`dahua-cgi.vendor` (getVendor), `dahua-cgi.type` (getDeviceType, deviceType), `dahua-cgi.update-serial` (which
firmware it takes: the model where the type says only `31` or `IP Camera`), `dahua-cgi.class`,
`dahua-cgi.serial`, `dahua-cgi.firmware`, `dahua-cgi.hardware`, `dahua-cgi.processor`, `dahua-cgi.name`,
`dahua-cgi.table` (the setting that it lists), `dahua-cgi.error` (`Bad Request!`: firmware of 2019 to 2022;
`Not Implemented!`: of 2024). Plain: model, serial, firmware, name.
Of a list of remote devices each is a thing of its own, with `dahua-child.model`, `dahua-child.serial`,
`dahua-child.firmware`, `dahua-child.vendor`, `dahua-child.protocol` (what the recorder speaks to it), and
plain address, mac, serial, model, firmware, name. Of its lines no user and no password is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from debar.identify.evidence import Field
from debar.identify.protocols import http
from debar.identify.protocols.addresses import address_of
from debar.identify.protocols.answer import Parser, facts, text_of
from debar.identify.protocols.hardware import mac_of
from debar.identify.protocols.listed import Lister
from debar.kit.errors import BadData

_LINES = 20_000
_FIELDS = {
    "vendor": "dahua-cgi.vendor",
    "type": "dahua-cgi.type",
    "devicetype": "dahua-cgi.type",
    "updateserial": "dahua-cgi.update-serial",
    "class": "dahua-cgi.class",
    "sn": "dahua-cgi.serial",
    "serialnumber": "dahua-cgi.serial",
    "version": "dahua-cgi.firmware",
    "hardwareversion": "dahua-cgi.hardware",
    "processor": "dahua-cgi.processor",
    "name": "dahua-cgi.name",
}
_ERROR = re.compile(r"^Error\s*\r?\n(Bad Request!|Not Implemented!)")
_TABLE = re.compile(r"^table\.(\w{1,60})(?=[.\[=])")
_REMOTE = re.compile(r"^(?:table\.)?RemoteDevice(?:\.([^.=\[\]]{1,100})|\[(\d{1,4})\])\.(\w{1,40})=(.*)$")
_UUID = re.compile(r"^(?:uuid:)?(?:System_CONFIG_NETCAMERA_INFO_)?")
_NO_MODEL = re.compile(r"(?i)^(?:\d{1,4}|ip ?camera|ipc|camera|network camera|nvr|dvr|xvr|unknown|)$")
_UNUSED = "192.168.0.0"
"""What stands as the address of a place that is not used."""
_CHILD = {
    "DeviceType": "dahua-child.model",
    "SerialNo": "dahua-child.serial",
    "Version": "dahua-child.firmware",
    "Vendor": "dahua-child.vendor",
    "ProtocolType": "dahua-child.protocol",
}


def _answer(raw: bytes) -> Iterator[Field]:
    text = _body(raw)
    if failed := _ERROR.match(text):
        yield Field("dahua-cgi.error", failed[1])
        return
    rows = [(key.strip(), value.strip()) for key, found, value in _lines(text) if found]
    table = next((found[1] for key, _ in rows if (found := _TABLE.match(f"{key}="))), "")
    values: dict[str, str] = {}
    for key, value in rows:
        values.setdefault(key.lower(), value)
    known = [key for key, _ in rows if key.lower() in _FIELDS]
    if not known and not table:
        raise BadData("no line of the form key=value that Dahua's CGI would give")
    yield Field("dahua-cgi.keys", ",".join(dict.fromkeys(known)))
    yield Field("dahua-cgi.table", table)
    yield from _device(values)


def _device(values: Mapping[str, str]) -> Iterator[Field]:
    said = {field: values[key] for key, field in _FIELDS.items() if values.get(key)}
    yield from (Field(field, value) for field, value in said.items())
    kinds = (said.get("dahua-cgi.type", ""), said.get("dahua-cgi.update-serial", ""))
    yield from facts(
        model=next((kind for kind in kinds if not _NO_MODEL.match(kind)), ""),
        serial=said.get("dahua-cgi.serial"),
        firmware=said.get("dahua-cgi.firmware"),
        name=said.get("dahua-cgi.name"),
    )


def _remotes(raw: bytes) -> Iterator[tuple[str, Iterator[Field]]]:
    rows: dict[str, dict[str, str]] = {}
    for line in _body(raw).splitlines()[:_LINES]:
        if found := _REMOTE.match(line.strip()):
            key = _UUID.sub("", found[1], count=1) if found[1] else found[2]
            rows.setdefault(key, {}).setdefault(found[3], found[4].strip())
    for key, row in rows.items():
        if _there(row):
            yield key, _child(row)


def _there(row: Mapping[str, str]) -> bool:
    """Is there a device in this place, or is it empty?"""
    named = any(row.get(name) for name in ("DeviceType", "SerialNo")) or mac_of(row.get("Mac", ""))
    used = row.get("Enable", "true").lower() == "true"
    return bool(named) or (used and _address(row) is not None)


def _child(row: Mapping[str, str]) -> Iterator[Field]:
    for name, field in _CHILD.items():
        yield Field(field, row.get(name, ""))
    yield from facts(
        address=_address(row),
        mac=mac_of(row.get("Mac", "")),
        serial=row.get("SerialNo"),
        model=row.get("DeviceType"),
        firmware=row.get("Version"),
        name=row.get("Name"),
    )


def _address(row: Mapping[str, str]) -> str | None:
    address = row.get("Address", "")
    return None if address == _UNUSED else address_of(address)


def _body(raw: bytes) -> str:
    return text_of(http.split(raw)[1] if raw.startswith(b"HTTP/") else raw).lstrip()


def _lines(text: str) -> Iterator[tuple[str, str, str]]:
    return (line.partition("=") for line in text.splitlines()[:_LINES])


PARSERS: Mapping[str, Parser] = {"dahua-cgi": _answer}
LISTERS: Mapping[str, Lister] = {"dahua-cgi": _remotes}
