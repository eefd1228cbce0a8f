"""SNMP: a sysDescr, a sysObjectID, or a walk as net-snmp prints it or as snmpsim keeps it.

Fields: `snmp.descr`, `snmp.oid` (the value of sysObjectID), `snmp.name`, `snmp.location`,
`snmp.manufacturer` and `snmp.model` (of the first thing in the ENTITY-MIB that names them), `snmp.value`
(`OID=value`, for lines that have no field of their own). Plain: name, location, mac (of the first port that
has one), and model, serial and firmware from the ENTITY-MIB, else from the trees of video makers (Hikvision
39165 and 50001, Dahua 1004849). Values may go over several lines, stand in quotes, or be hexadecimal
(`Hex-STRING: 48 49 00`). The contact, a person, is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from debar.identify.evidence import Field
from debar.identify.protocols.answer import Parser, facts, text_of
from debar.identify.protocols.hardware import mac_of

_ROWS = 4000
_LINES = 1000
"""Lines of one value."""
_VALUE = 4000
_NUMBER = r"(?:\.?1|\.?iso)(?:\.\d{1,10}){4,40}"
_NAMED = r"(?:[A-Za-z0-9-]{1,40}::)?[a-z][A-Za-z]{2,40}(?:\.\d{1,10}){1,20}"
_WALK = re.compile(
    rf"^(?P<oid>{_NUMBER}|{_NAMED}) {{0,9}}= {{0,9}}(?:(?P<type>[A-Z][A-Za-z0-9-]{{1,20}}): ?)?(?P<value>.*)$"
)
_KEPT = re.compile(r"^\.?(?P<oid>1(?:\.\d{1,10}){4,40})\|(?P<type>\d{1,3}x?)\|(?P<value>.*)$")
_OID = re.compile(rf"^(?P<oid>{_NUMBER}|{_NAMED})(?:\s+(?P<rest>[^\s=].*))?$", re.DOTALL)
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2}[ :]?){1,2000}")
_CONTACT = "1.3.6.1.2.1.1.4.0"
_NO_VALUE = re.compile(r"(?i)^no (?:such|more)\b")
_SYSTEM = {
    "1.3.6.1.2.1.1.1.0": "snmp.descr",
    "1.3.6.1.2.1.1.2.0": "snmp.oid",
    "1.3.6.1.2.1.1.5.0": "snmp.name",
    "1.3.6.1.2.1.1.6.0": "snmp.location",
}
_NAMES = {
    "sysDescr": "1.3.6.1.2.1.1.1",
    "sysObjectID": "1.3.6.1.2.1.1.2",
    "sysContact": "1.3.6.1.2.1.1.4",
    "sysName": "1.3.6.1.2.1.1.5",
    "sysLocation": "1.3.6.1.2.1.1.6",
    "entPhysicalHardwareRev": "1.3.6.1.2.1.47.1.1.1.1.8",
    "entPhysicalFirmwareRev": "1.3.6.1.2.1.47.1.1.1.1.9",
    "entPhysicalSoftwareRev": "1.3.6.1.2.1.47.1.1.1.1.10",
    "entPhysicalSerialNum": "1.3.6.1.2.1.47.1.1.1.1.11",
    "entPhysicalMfgName": "1.3.6.1.2.1.47.1.1.1.1.12",
    "entPhysicalModelName": "1.3.6.1.2.1.47.1.1.1.1.13",
    "ifPhysAddress": "1.3.6.1.2.1.2.2.1.6",
    "enterprises": "1.3.6.1.4.1",
}
_ENTITY = {
    "1.3.6.1.2.1.47.1.1.1.1.9.": "firmware",
    "1.3.6.1.2.1.47.1.1.1.1.10.": "software",
    "1.3.6.1.2.1.47.1.1.1.1.11.": "serial",
    "1.3.6.1.2.1.47.1.1.1.1.12.": "manufacturer",
    "1.3.6.1.2.1.47.1.1.1.1.13.": "model",
}
_TREES = {
    "1.3.6.1.4.1.39165.1.1.0": "model",
    "1.3.6.1.4.1.39165.1.3.0": "firmware",
    "1.3.6.1.4.1.50001.1.3.0": "serial",
    "1.3.6.1.4.1.1004849.2.1.1.1.0": "firmware",
    "1.3.6.1.4.1.1004849.2.1.2.4.0": "serial",
    "1.3.6.1.4.1.1004849.2.1.2.6.0": "model",
}
"""Read in LibreNMS's test data of these makers' devices."""
_END = "1.0.0.0.0.0 ="
"""A row behind the last, so that the last ends like the others."""
_PORT = "1.3.6.1.2.1.2.2.1.6."
_LOOSE = frozenset({"", "n/a", "none", "unknown", "not specified", "0", "default string"})


def _descr(raw: bytes) -> Iterator[Field]:
    text = text_of(raw).strip()
    rows = list(_rows(text))
    if not rows:
        yield Field("snmp.descr", text)
        return
    for oid, value in rows:
        if name := _SYSTEM.get(oid):
            yield Field(name, value.lstrip(".") if name == "snmp.oid" else value)
        elif oid != _CONTACT:
            yield Field("snmp.value", f"{oid}={value}")
    yield from _facts(dict(reversed(rows)))


def _oid(raw: bytes) -> Iterator[Field]:
    text = text_of(raw).strip()
    found = _OID.match(text)
    if found and (number := _number(found["oid"])):
        yield Field("snmp.oid", number)
        yield Field("snmp.descr", found["rest"] or "")
    else:
        yield from _descr(raw)


def _facts(told: Mapping[str, str]) -> Iterator[Field]:
    """Plain facts, given the value of each number (the first, where one comes twice)."""
    entity = _entity(told)
    trees = {what: told[oid] for oid, what in _TREES.items() if told.get(oid)}
    macs = (mac_of(value) for oid, value in sorted(told.items()) if oid.startswith(_PORT))
    yield Field("snmp.manufacturer", entity.get("manufacturer", ""))
    yield Field("snmp.model", entity.get("model", ""))
    yield from facts(
        name=told.get("1.3.6.1.2.1.1.5.0"),
        location=told.get("1.3.6.1.2.1.1.6.0"),
        model=entity.get("model") or trees.get("model"),
        serial=entity.get("serial") or trees.get("serial"),
        firmware=entity.get("software") or entity.get("firmware") or trees.get("firmware"),
        mac=next((mac for mac in macs if mac and len(mac) == 17), None),
    )


def _entity(told: Mapping[str, str]) -> dict[str, str]:
    """What the ENTITY-MIB says of the first thing in it that has a model or a serial number: the whole."""
    things: dict[int, dict[str, str]] = {}
    for oid, value in told.items():
        column, _, index = oid.rpartition(".")
        if (what := _ENTITY.get(f"{column}.")) and value.strip().lower() not in _LOOSE:
            things.setdefault(int(index), {})[what] = value.strip()
    return next((said for _, said in sorted(things.items()) if {"model", "serial"} & set(said)), {})


def _rows(text: str) -> Iterator[tuple[str, str]]:
    """Numbers and values of a walk, values whole."""
    said: list[str] = []
    oid = kind = ""
    seen = 0
    for line in [*text.splitlines(), _END]:
        found = _WALK.match(line.strip()[:_VALUE]) or _KEPT.match(line.strip()[:_VALUE])
        if found and (number := _number(found["oid"])):
            value = _value(kind, said)
            if oid and value is not None:
                yield oid, value
            oid, kind, said = number, found["type"] or "", [found["value"]]
            seen += 1
        elif len(said) < _LINES:
            said.append(line[:_VALUE])
        if seen > _ROWS:
            return


def _number(written: str) -> str:
    """The number that was written as such, behind `iso` or by a name; empty where the name is not known."""
    text = written.lstrip(".")
    if text.startswith("1"):
        return text
    if text.startswith("iso."):
        return f"1.{text[4:]}"
    name, _, rest = text.rpartition("::")[2].partition(".")
    return f"{_NAMES[name]}.{rest}" if name in _NAMES else ""


def _value(kind: str, said: list[str]) -> str | None:
    """A value as text; None where the device has none."""
    text = "\n".join(said).strip()
    if not kind and _NO_VALUE.match(text):
        return None
    if kind in ("Hex-STRING", "4x") and _HEX.fullmatch(" ".join(text.split())):
        raw = bytes.fromhex(re.sub(r"[^0-9A-Fa-f]", "", text))
        return _octets(raw)
    if kind in ("OID", "6"):
        return _number(text) or text
    return text.strip('"').strip()


def _octets(raw: bytes) -> str:
    """Octets as text where they are such, with zero bytes behind; else a hardware address, or hexadecimal."""
    plain = raw.rstrip(b"\0")
    if plain and all(byte >= 0x20 or byte in b"\t\r\n" for byte in plain):
        return text_of(plain).strip()
    return (mac_of(raw.hex()) if len(raw) == 6 else None) or raw.hex()


PARSERS: Mapping[str, Parser] = {"snmp": _descr, "snmp-oid": _oid}
