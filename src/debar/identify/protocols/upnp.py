"""UPnP: SSDP answers, and the device description that they point to.

`ssdp` fields: `ssdp.server`, `ssdp.usn`, `ssdp.target` (ST or NT), `ssdp.agent` (X-User-Agent).
`upnp-desc` fields: `upnp.manufacturer`, `upnp.manufacturer-url`, `upnp.model-name`, `upnp.model-number`,
`upnp.model-description`, `upnp.name`, `upnp.device-type`. Plain: model, serial, name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from debar.identify.evidence import Field
from debar.identify.protocols.answer import Parser, facts, first, text_of, xml
from debar.identify.protocols.http import headers

_HEADERS = {
    "server": "ssdp.server",
    "usn": "ssdp.usn",
    "st": "ssdp.target",
    "nt": "ssdp.target",
    "x-user-agent": "ssdp.agent",
}
_DEVICE = {
    "manufacturer": "upnp.manufacturer",
    "manufacturerurl": "upnp.manufacturer-url",
    "modelname": "upnp.model-name",
    "modelnumber": "upnp.model-number",
    "modeldescription": "upnp.model-description",
    "friendlyname": "upnp.name",
    "devicetype": "upnp.device-type",
}


def _answer(raw: bytes) -> Iterator[Field]:
    for name, value in headers(text_of(raw)):
        if known := _HEADERS.get(name.lower()):
            yield Field(known, value)


def _description(raw: bytes) -> Iterator[Field]:
    values = first(xml(raw))
    for name, field in _DEVICE.items():
        yield Field(field, values.get(name, ""))
    yield from facts(
        model=values.get("modelnumber") or values.get("modelname"),
        serial=values.get("serialnumber"),
        name=values.get("friendlyname"),
    )


PARSERS: Mapping[str, Parser] = {"ssdp": _answer, "upnp-desc": _description}
