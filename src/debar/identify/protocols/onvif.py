"""ONVIF: device information, discovery answers and other SOAP.

`onvif-info` fields: `onvif.manufacturer`, `onvif.model`, `onvif.firmware`, `onvif.serial`, `onvif.hardware`.
`onvif-soap` and `ws-discovery` add `onvif.scope` (percent codes undone), `onvif.scope-name`,
`onvif.scope-hardware`, `onvif.path` (path and query of each address given), `onvif.endpoint` (the UUID of a
discovery answer), `onvif.namespace`, `onvif.fault`.
Plain: model, serial, firmware, mac (from a scope, or an endpoint's UUID that is built upon one).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote_plus

from debar.identify.evidence import Field
from debar.identify.protocols.answer import Parser, facts, first, local, texts, xml
from debar.identify.protocols.hardware import mac_in, mac_of
from debar.kit.errors import BadData

_INFO = {
    "manufacturer": "onvif.manufacturer",
    "model": "onvif.model",
    "firmwareversion": "onvif.firmware",
    "serialnumber": "onvif.serial",
    "hardwareid": "onvif.hardware",
}
_ADDRESSES = ("Uri", "XAddr", "XAddrs", "Address")
_UUID = re.compile(
    r"(?i)^(?:urn:)?(?:uuid:)?(?P<uuid>[0-9a-f]{8}-[0-9a-f]{4}-(?P<kind>[0-9a-f])[0-9a-f]{3}-[0-9a-f]{4}-"
    r"(?P<node>[0-9a-f]{12}))$"
)
_BY_NODE = ("1", "2")
"""Versions of UUID that end in a hardware address (RFC 9562); the others end in chance."""
_GROUP = 0x01


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
            found = _UUID.match(address)
            yield from _endpoint(found) if found else _address(address)
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


def _address(address: str) -> Iterator[Field]:
    _, found, rest = address.partition("://")
    yield Field("onvif.path", "/" + rest.partition("/")[2] if found else "")


def _endpoint(found: re.Match[str]) -> Iterator[Field]:
    yield Field("onvif.endpoint", found["uuid"].lower())
    if found["kind"] in _BY_NODE and not int(found["node"][:2], 16) & _GROUP:
        yield from facts(mac=mac_of(found["node"]))


PARSERS: Mapping[str, Parser] = {"onvif-info": _info, "onvif-soap": _soap, "ws-discovery": _soap}
