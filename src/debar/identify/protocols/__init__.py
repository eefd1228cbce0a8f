"""The one home of every parser of answers: bytes of a protocol in, named fields out.

Each module says in its docstring which fields it gives. Beside the protocol's own fields (`sadp.model`)
a parser gives the plain facts of `evidence.FACTS` (`model`, `serial`, `mac`, …), by which devices are
put together. Parsers are total and bounded, and keep no password.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from debar.identify.evidence import Field
from debar.identify.protocols import (
    axis,
    banners,
    dahua,
    dhcp,
    hardware,
    http,
    isapi,
    mdns,
    onvif,
    rtsp,
    sadp,
    snmp,
    tls,
    upnp,
    vendor,
)
from debar.identify.protocols.answer import MAX_BYTES, MAX_FIELDS, MAX_VALUE, Parser, without_secrets
from debar.kit.errors import BadData, Problem

_PARSERS: Mapping[str, Parser] = {
    **axis.PARSERS,
    **banners.PARSERS,
    **dahua.PARSERS,
    **dhcp.PARSERS,
    **hardware.PARSERS,
    **http.PARSERS,
    **isapi.PARSERS,
    **mdns.PARSERS,
    **onvif.PARSERS,
    **rtsp.PARSERS,
    **sadp.PARSERS,
    **snmp.PARSERS,
    **tls.PARSERS,
    **upnp.PARSERS,
    **vendor.PARSERS,
}

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


def _kept(fields: Iterator[Field]) -> Iterator[Field]:
    """Each field once, bounded, without passwords and without empty values."""
    seen: set[Field] = set()
    for one in fields:
        field = Field(one.name, without_secrets(one.value.replace("\u00a0", " ").strip()[:MAX_VALUE]))
        if field.value and field not in seen:
            seen.add(field)
            yield field
        if len(seen) >= MAX_FIELDS:
            return
