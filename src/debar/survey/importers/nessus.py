"""Nessus reports (`.nessus`, version 2): hosts that answered, and what the plugins heard from them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, BinaryIO, Literal

from debar.identify import protocols
from debar.identify.evidence import Field, Sighting
from debar.kit.errors import Problem
from debar.kit.words import Both
from debar.survey import values
from debar.survey.importers import Note, SourceFile
from debar.survey.importers.nessus_answers import DEAD, is_read, said
from debar.survey.importers.streamed import LONGEST, Bounds, Broken, begins, elements, kept, since_1970

NAME = "nessus"
LABEL = Both("Nessus, .nessus report", "Nessus, rapport .nessus")
METHOD: Literal["scan"] = "scan"

BOUNDS = Bounds("host or setting", "Nessus")
MOST_FACTS = 20_000
"""Of one host; further ones are left out, which is told."""

_ROOT = "NessusClientData_v2"
_TAGS = (
    "HostProperties",
    "ReportItem",
    "ReportHost",
    "preference",
    "item",
    "FamilyItem",
    "PluginItem",
    "Policy",
)
"""What is read, and the parts of the policy, so that they are let go; their text is never looked at."""
_NAMES = ("host-fqdn", "host-rdns", "netbios-name", "hostname")
_AGAIN = "Export the scan again, as .nessus."
_ENDED = re.compile(r"\w{3} (?P<month>\w{3}) +(?P<day>\d{1,2}) \d\d:\d\d:\d\d (?P<year>\d{4})")

Facts = list[tuple[str, Field | Problem]]
"""Where in the source, and a field, or what could not be read there."""


def sniffs(head: bytes, _name: str) -> bool:
    """Does it begin as a Nessus report does?"""
    return begins(head, _ROOT)


def read(stream: BinaryIO, source: SourceFile) -> Iterator[Sighting | Problem]:
    """Each host that answered, as sightings of one thing; a broken file ends with a Problem."""
    hosts, properties, facts, alive = 0, dict[str, str](), Facts(), True
    try:
        for element in elements(stream, _ROOT, _TAGS, BOUNDS):
            if element.tag == "HostProperties":
                properties = {
                    each.get("name", ""): (each.text or "").strip() for each in element.iterfind("tag")
                }
            elif element.tag == "ReportItem" and len(facts) < MOST_FACTS:
                facts += _item(element, f"host {hosts + 1}")
                alive = alive and not _says_dead(element)
            elif element.tag == "ReportHost":
                hosts += 1
                if alive or any(field == "port" for _, field in _named(facts)):
                    yield from _host(element, hosts, properties, facts, source)
                properties, facts, alive = {}, [], True
    except Broken as broken:
        yield Problem(source.name, broken.line, f"{broken} {kept(hosts)}", _AGAIN)


def _named(facts: Facts) -> Iterator[tuple[str, str]]:
    return ((where, field.name) for where, field in facts if isinstance(field, Field))


def _says_dead(item: Any) -> bool:
    return item.get("pluginID") == DEAD and "considered as dead" in (item.findtext("plugin_output") or "")


def _item(item: Any, host: str) -> Facts:
    """The port, and what the plugin heard there."""
    facts: Facts = []
    number, protocol = item.get("port", "0"), item.get("protocol", "")
    where = host if number == "0" else f"{host} port {number}/{protocol}"
    if where != host:
        facts.append((where, Field("port", f"{number}/{protocol}")))
    plugin = item.get("pluginID", "")
    if not is_read(plugin):
        return facts
    for each in said(plugin, (item.findtext("plugin_output") or "").replace("\r\n", "\n")):
        if isinstance(each, Field):
            facts.append((where, each))
            continue
        found = protocols.parse(each.protocol, each.raw)
        facts += [(where, found)] if isinstance(found, Problem) else [(where, field) for field in found]
    return facts


def _host(
    host: Any, number: int, properties: dict[str, str], facts: Facts, source: SourceFile
) -> Iterator[Sighting | Problem]:
    place = f"host {number}"
    seen = _seen(properties) or source.seen
    told: set[Field] = set()
    for where, field in [*((place, field) for field in _plain(host, properties)), *facts]:
        if isinstance(field, Problem):
            yield Note(source.name, None, f"{where}: {field.what}")
        elif field.value and field not in told:
            told.add(field)
            yield Sighting(
                source.digest,
                where,
                place,
                field.name,
                field.value[:LONGEST],
                METHOD,
                source.site,
                source.network,
                seen,
            )
    if len(facts) >= MOST_FACTS:
        yield Note(source.name, None, f"{place}: more than {MOST_FACTS} facts; the others were left out.")


def _plain(host: Any, properties: dict[str, str]) -> Iterator[Field]:
    """What the properties of a host say of it."""
    target = host.get("name", "")
    for text in (properties.get("host-ip", ""), target):
        yield Field("address", values.address(text) or "")
    for text in (*(properties.get(name, "") for name in _NAMES), target):
        yield Field("name", "" if values.address(text) else text)
    for text in properties.get("mac-address", "").split():
        yield Field("mac", values.mac(text) or "")
    yield Field("kind-claimed", properties.get("system-type", ""))
    yield Field("nessus.os", " | ".join(properties.get("operating-system", "").splitlines()))
    for name, text in properties.items():
        if name == "cpe" or name.startswith("cpe-"):
            yield Field("nessus.cpe", text)


def _seen(properties: dict[str, str]) -> datetime | None:
    """When the scan of the host ended or began; only the day, where the zone of the time is not said."""
    for name in ("HOST_END_TIMESTAMP", "HOST_START_TIMESTAMP"):
        if at := since_1970(properties.get(name)):
            return at
    found = _ENDED.fullmatch(properties.get("HOST_END", "") or properties.get("HOST_START", ""))
    day = values.day(f"{found['day']} {found['month']} {found['year']}") if found else None
    return datetime(day.first.year, day.first.month, day.first.day, tzinfo=UTC) if day else None
