"""ONVIF: device information, discovery answers and other SOAP.

`onvif-info` fields: `onvif.manufacturer`, `onvif.model`, `onvif.firmware`, `onvif.serial`, `onvif.hardware`.
`onvif-soap` and `ws-discovery` add `onvif.scope` (percent codes undone), `onvif.scope-name`,
`onvif.scope-hardware`, `onvif.path` (path and query of each address given), `onvif.namespace`, `onvif.fault`.
Plain: model, serial, firmware, mac.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote_plus

from debar.identify.evidence import Field
from debar.identify.protocols.answer import Parser, facts, first, local, texts, xml
from debar.identify.protocols.hardware import mac_in
from debar.kit.errors import BadData

_INFO = {
    "manufacturer": "onvif.manufacturer",
    "model": "onvif.model",
    "firmwareversion": "onvif.firmware",
    "serialnumber": "onvif.serial",
    "hardwareid": "onvif.hardware",
}
_ADDRESSES = ("Uri", "XAddr", "XAddrs", "Address")


def _info(raw: bytes) -> Iterator[Field]:
    yield from _device(first(xml(raw)))


def _soap(raw: bytes) -> Iterator[Field]:
    root = xml(raw)
    if local(root) not in ("Envelope", "Probe", "ProbeMatches") and "onvif" not in str(root.nsmap):
        raise BadData(f"the root is {local(root)!r}, no SOAP envelope")
    yield from _device(first(root))
    for uri in dict.fromkeys(uri for element in root.iter() for uri in element.nsmap.values() if uri):
        yield Field("onvif.namespace", uri)
    for name, text in texts(root):
        yield from _said(name, text)


def _said(name: str, text: str) -> Iterator[Field]:
    if name == "Scopes":
        for scope in text.split()[:100]:
            yield from _scope(unquote_plus(scope))
    elif name in _ADDRESSES:
        for address in text.split()[:20]:
            yield Field("onvif.path", _path(address))
    elif name in ("Text", "Value", "faultstring"):
        yield Field("onvif.fault", text)


def _device(values: Mapping[str, str]) -> Iterator[Field]:
    for name, field in _INFO.items():
        yield Field(field, values.get(name, ""))
    yield from facts(
        model=values.get("model"), serial=values.get("serialnumber"), firmware=values.get("firmwareversion")
    )


def _scope(scope: str) -> Iterator[Field]:
    yield Field("onvif.scope", scope)
    kind, _, value = scope.partition("www.onvif.org/")[2].partition("/")
    if kind.lower() == "name":
        yield Field("onvif.scope-name", value)
    elif kind.lower() == "hardware":
        yield Field("onvif.scope-hardware", value)
        yield Field("model", value)
    elif kind.lower() == "mac":
        yield from facts(mac=mac_in(value))


def _path(address: Any) -> str:
    _, found, rest = str(address).partition("://")
    return "/" + rest.partition("/")[2] if found else ""


PARSERS: Mapping[str, Parser] = {"onvif-info": _info, "onvif-soap": _soap, "ws-discovery": _soap}
