"""Which claims come from one source of error, and so count once: the answers of one server, one number.

Log-odds add up only where grounds are independent. A page's title, realm and script names are written by
one program; a realm is the same whichever server asks for it, and a host's name in every protocol that
gives it; a serial number of Hikvision's begins with the model. Of each group the strongest claim for a
value and the strongest against it count, and two claims of one group are one badge ground.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from debar.identify.evidence import Claim

_SEARCHES = (
    "360-vision",
    "advantech",
    "bosch",
    "cyberpower",
    "eaton",
    "eden",
    "foscam",
    "gige",
    "hanwha",
    "hid",
    "lantronix",
    "mndp",
    "nice",
    "panasonic",
    "sony",
    "tp-link",
    "ubiquiti",
    "vivotek",
    "vstarcam",
)
"""Makers whose frames `vendor-udp` reads too: head, words and meaning of one frame are one answer."""
GROUPS: Mapping[str, str] = {
    "http": "web",
    "favicon": "web",
    "rtsp": "stream",
    "rtsp.realm": "web",
    "dhip.realm": "web",
    "dvrip-37777.realm": "web",
    "dahua-5050": "dhip",
    "sadp-8033": "sadp",
    "isapi-child": "isapi",
    "upnp": "ssdp",
    **dict.fromkeys(_SEARCHES, "vendor-udp"),
    "model": "number",
    "serial": "number",
    "name": "name",
    "dhcp.hostname": "name",
    "mdns.name": "name",
    "snmp.name": "name",
    "upnp.name": "name",
    "lldp.name": "name",
    "cdp.device": "name",
    "cdp.name": "name",
    "onvif.scope-name": "onvif",
    "dhip.firmware": "firmware",
    "xiongmai-34567.firmware": "firmware",
    "mac.vendor": "mac",
    "fcc-id": "label",
    "ic-id": "label",
    "brand-claimed": "typed",
    "maker-claimed": "typed",
    "kind-claimed": "typed",
    "driver": "typed",
}
"""Field, or the part of it before the dot → group. What stands in neither is a group of its own."""
_PERSON = ("brand-claimed", "maker-claimed")
_TYPED = "typed"


@lru_cache(4096)
def group_of(field: str) -> str:
    """The group of a field."""
    if field in GROUPS:
        return GROUPS[field]
    source = field.partition(".")[0]
    return GROUPS.get(source, source)


@lru_cache(4096)
def _typed(field: str) -> str:
    return _TYPED if field == "model" else group_of(field)


def grouping(claims: Iterable[Claim]) -> Callable[[str], str]:
    """Field → group, for the claims of one device.

    Who typed a brand typed the model beside it, and both are one person's word, unless an answer of the
    device is there: then the number is the device's own.
    """
    typed = False
    for claim in claims:
        if "." in claim.field:
            return group_of
        typed = typed or claim.field in _PERSON
    return _typed if typed else group_of


def standing(claims: Iterable[Claim], group: Callable[[str], str]) -> list[Claim]:
    """The claims for something, without those that a counter-ground of their own group takes down.

    That is where what speaks against a value weighs at least as much as what speaks for it.
    """
    claims = list(claims)
    denied: dict[tuple[str, str], float] = {}
    for claim in claims:
        if claim.weight < 0:
            key = (claim.value, group(claim.field))
            denied[key] = min(denied.get(key, 0.0), claim.weight)
    if not denied:
        return [claim for claim in claims if claim.weight > 0]
    return [c for c in claims if c.weight > -denied.get((c.value, group(c.field)), 0.0)]
