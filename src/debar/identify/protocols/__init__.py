"""The one home of every parser of answers: bytes of a protocol in, named fields out.

Each module says in its docstring which fields it gives. Beside the protocol's own fields (`sadp.model`)
a parser gives the plain facts of `evidence.FACTS` (`model`, `serial`, `mac`, …), by which devices are
put together. Parsers are total and bounded, and keep no password. Where an answer lists other devices,
`things` tells them apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from debar.identify.evidence import Field
from debar.identify.protocols import (
    approvals,
    axis,
    baichuan,
    banners,
    cdp,
    dahua,
    dahua_cgi,
    dhcp,
    discovery,
    dvrip,
    favicon,
    gb28181,
    hardware,
    hikvision,
    http,
    isapi,
    lldp,
    mdns,
    onvif,
    rtsp,
    sadp,
    snmp,
    tls,
    upnp,
    vendor,
    xiongmai,
)
from debar.identify.protocols.answer import MAX_BYTES, MAX_FIELDS, MAX_VALUE, Parser, without_secrets
from debar.identify.protocols.listed import MAX_THINGS, Lister, Thing, once
from debar.kit.errors import BadData, Problem

_PARSERS: Mapping[str, Parser] = {
    **approvals.PARSERS,
    **axis.PARSERS,
    **baichuan.PARSERS,
    **banners.PARSERS,
    **cdp.PARSERS,
    **dahua.PARSERS,
    **dahua_cgi.PARSERS,
    **dhcp.PARSERS,
    **discovery.PARSERS,
    **dvrip.PARSERS,
    **favicon.PARSERS,
    **hardware.PARSERS,
    **hikvision.PARSERS,
    **http.PARSERS,
    **isapi.PARSERS,
    **lldp.PARSERS,
    **mdns.PARSERS,
    **onvif.PARSERS,
    **rtsp.PARSERS,
    **sadp.PARSERS,
    **snmp.PARSERS,
    **tls.PARSERS,
    **upnp.PARSERS,
    **vendor.PARSERS,
    **xiongmai.PARSERS,
}

_LISTERS: Mapping[str, Lister] = {
    **cdp.LISTERS,
    **dahua.LISTERS,
    **dahua_cgi.LISTERS,
    **gb28181.LISTERS,
    **isapi.LISTERS,
    **lldp.LISTERS,
    **onvif.LISTERS,
    **sadp.LISTERS,
}

_KEY = 100
"""Characters of a listed device's key that are kept."""

KNOWN: tuple[str, ...] = tuple(sorted(_PARSERS))
"""The names of all protocols that can be parsed."""


def parse(protocol: str, raw: bytes, source: str = "") -> list[Field] | Problem:
    """The fields of one answer, or what is wrong with it; `source` is what a Problem calls it.

    At most `MAX_BYTES` are looked at, and values are cut at `MAX_VALUE` characters. Never raises.
    """
    parser = _PARSERS.get(protocol)
    if parser is None:
        return Problem(source, None, f"no protocol {protocol!r}.", f"Known: {', '.join(KNOWN)}.")
    if not raw:
        return []
    try:
        return list(_kept(parser(raw[:MAX_BYTES])))
    except BadData as error:
        return Problem(source, None, f"{protocol}: {error}")


def things(protocol: str, raw: bytes, source: str = "") -> list[Thing] | Problem:
    """The device that answers, under the empty key, and each other device that its answer lists.

    What `parse` gives is said of the first alone. At most `MAX_THINGS` others. Never raises.
    """
    own = parse(protocol, raw, source)
    if isinstance(own, Problem):
        return own
    found = [Thing("", tuple(own))]
    lister = _LISTERS.get(protocol)
    if lister is None or not raw:
        return found
    used: set[str] = set()
    try:
        for key, fields in islice(lister(raw[:MAX_BYTES]), MAX_THINGS):
            if kept := tuple(_kept(fields)):
                found.append(Thing(once(_short(key), used), kept))
    except BadData as error:
        return Problem(source, None, f"{protocol}: {error}")
    return found


def _short(key: str) -> str:
    return without_secrets(" ".join(key.split())[:_KEY])


def _kept(fields: Iterable[Field]) -> Iterator[Field]:
    """Each field once, bounded, without passwords and without empty values."""
    seen: set[Field] = set()
    for one in fields:
        field = Field(one.name, without_secrets(one.value.replace("\u00a0", " ").strip()[:MAX_VALUE]))
        if field.value and field not in seen:
            seen.add(field)
            yield field
        if len(seen) >= MAX_FIELDS:
            return
