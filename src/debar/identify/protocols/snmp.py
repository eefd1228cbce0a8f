"""SNMP: a sysDescr, a sysObjectID, or lines `OID = value` as a walk prints them.

Fields: `snmp.descr`, `snmp.oid` (the value of sysObjectID), `snmp.name`, `snmp.value` (`OID=value`, for
the other lines). Plain: name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from debar.identify.evidence import Field
from debar.identify.protocols.answer import Parser, text_of

_WALK = re.compile(r"^\.?(?P<oid>1(?:\.\d{1,10}){4,40})\s*=\s*(?:[A-Za-z-]+:\s*)?(?P<value>.*)$")
_OID = re.compile(r"^\.?(?P<oid>1(?:\.\d{1,10}){4,40})(?:\s+(?P<rest>.*))?$", re.DOTALL)
_SYSTEM = {
    "1.3.6.1.2.1.1.1.0": "snmp.descr",
    "1.3.6.1.2.1.1.2.0": "snmp.oid",
    "1.3.6.1.2.1.1.5.0": "snmp.name",
}


def _descr(raw: bytes) -> Iterator[Field]:
    text = text_of(raw).strip()
    rows = [found for line in text.splitlines() if (found := _WALK.match(line.strip()))]
    if not rows:
        yield Field("snmp.descr", text)
    for row in rows:
        value = row["value"].strip().strip('"')
        if name := _SYSTEM.get(row["oid"]):
            yield Field(name, value.lstrip(".") if name == "snmp.oid" else value)
        else:
            yield Field("snmp.value", f"{row['oid']}={value}")
        if name == "snmp.name":
            yield Field("name", value)


def _oid(raw: bytes) -> Iterator[Field]:
    text = text_of(raw).strip()
    if found := _OID.match(text):
        yield Field("snmp.oid", found["oid"])
        yield Field("snmp.descr", found["rest"] or "")
    else:
        yield from _descr(raw)


PARSERS: Mapping[str, Parser] = {"snmp": _descr, "snmp-oid": _oid}
