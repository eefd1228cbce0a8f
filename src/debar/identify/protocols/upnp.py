"""UPnP: SSDP answers, and the device description that they point to.

`ssdp` fields: `ssdp.server`, `ssdp.usn`, `ssdp.target` (ST or NT), `ssdp.agent` (X-User-Agent),
`ssdp.location` (path of the description), `ssdp.notice` (NTS). Plain: address (of the description).
`upnp-desc` fields: `upnp.manufacturer`, `upnp.manufacturer-url`, `upnp.model-name`, `upnp.model-number`,
`upnp.model-description`, `upnp.name`, `upnp.device-type`, `upnp.udn`, of the outermost device: those within
it are parts of the same thing. Plain: model, serial, name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from debar.identify.evidence import Field
from debar.identify.protocols.answer import Parser, facts, first, local, text_of, xml
from debar.identify.protocols.discovery import frame
from debar.identify.protocols.http import headers

_HEADERS = {
    "server": "ssdp.server",
    "usn": "ssdp.usn",
    "st": "ssdp.target",
    "nt": "ssdp.target",
    "x-user-agent": "ssdp.agent",
    "nts": "ssdp.notice",
}
_DEVICE = {
    "manufacturer": "upnp.manufacturer",
    "manufacturerurl": "upnp.manufacturer-url",
    "modelname": "upnp.model-name",
    "modelnumber": "upnp.model-number",
    "modeldescription": "upnp.model-description",
    "friendlyname": "upnp.name",
    "devicetype": "upnp.device-type",
    "udn": "upnp.udn",
}


def _answer(raw: bytes) -> Iterator[Field]:
    for name, value in headers(text_of(raw)):
        if known := _HEADERS.get(name.lower()):
            yield Field(known, value)
        elif name.lower() == "location":
            yield from _location(value)


def _location(value: str) -> Iterator[Field]:
    """Where the description lies: the path, and the host where it is an address."""
    try:
        found = urlsplit(value.strip()[:500])
        host = found.hostname or ""
    except ValueError:  # a bracket without its other half
        return
    yield Field("ssdp.location", found.path)
    yield from facts(address=frame.dotted(host))


def _description(raw: bytes) -> Iterator[Field]:
    values = _outermost(xml(raw))
    for name, field in _DEVICE.items():
        yield Field(field, values.get(name, ""))
    yield from facts(
        model=values.get("modelnumber") or values.get("modelname"),
        serial=values.get("serialnumber"),
        name=values.get("friendlyname"),
    )


def _outermost(root: Any) -> dict[str, str]:
    """The texts of the outermost device alone, names in lower case; of all where none is marked."""
    device = next((each for each in root.iter() if local(each).lower() == "device"), None)
    if device is None:
        return first(root)
    return {local(each).lower(): (each.text or "").strip() for each in reversed(device)}


PARSERS: Mapping[str, Parser] = {"ssdp": _answer, "upnp-desc": _description}
