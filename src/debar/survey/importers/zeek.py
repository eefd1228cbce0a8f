"""Zeek logs in their own tab-separated form: those that tell of devices, not of single connections.

Columns as Zeek's reference lists them: `dhcp`, `known_devices`, `known_hosts`, `known_services`,
`known_certs` and `software`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO, Literal

from debar.identify import protocols
from debar.identify.evidence import Sighting
from debar.kit.errors import Problem
from debar.kit.words import Both
from debar.survey import values
from debar.survey.importers import SourceFile
from debar.survey.importers.leases import instant
from debar.survey.importers.texts import first_lines, lines

NAME = "zeek"
LABEL = Both("Zeek, logs of hosts, services and DHCP", "Zeek, journaux d'hôtes, de services et de DHCP")
METHOD: Literal["listen"] = "listen"

_FIELDS, _PATH = "#fields\t", "#path\t"
_UNSET = ("", "-", "(empty)")
_MOST_REMEMBERED = 2_000_000
_SERVERS = {"HTTP::SERVER": "http-server", "SSH::SERVER": "ssh", "DHCP::CLIENT": "dhcp"}

Row = Mapping[str, str]
Said = Iterator[tuple[str, str]]


def sniffs(head: bytes, _name: str) -> bool:
    """Does it begin as Zeek's logs do, with how its columns are parted?"""
    first = first_lines(head, 1)
    return bool(first) and first[0].startswith(("#separator ", _FIELDS))


def read(stream: BinaryIO, source: SourceFile) -> Iterator[Sighting | Problem]:
    """What each line says of a device; what was said of it before is not said again."""
    path, columns, told = "", list[str](), _Told(source)
    for number, line in lines(stream):
        if line.startswith(_PATH):
            path = line.removeprefix(_PATH).strip()
        elif line.startswith(_FIELDS):
            columns = line.removeprefix(_FIELDS).split("\t")
        elif not line or line.startswith("#"):
            continue
        elif path not in _LOGS:
            yield _foreign(source.name, number, path)
            return
        else:
            yield from told.line(number, columns, line.split("\t"), _LOGS[path])


def _foreign(name: str, number: int, path: str) -> Problem:
    what = f"is the log {path[:40]!r}, which tells of connections and not of devices."
    return Problem(name, number, what, f"Take in {', '.join(_LOGS)}.")


class _Told:
    """What was said so far, so that each thing is said once."""

    def __init__(self, source: SourceFile) -> None:
        self._source = source
        self._said: set[tuple[str, str, str]] = set()

    def line(
        self, number: int, columns: list[str], cells: list[str], log: Callable[[Row], Said]
    ) -> Iterator[Sighting | Problem]:
        """The sightings of a line that are new."""
        if len(cells) != len(columns):
            has = "1 cell" if len(cells) == 1 else f"{len(cells)} cells"
            what = f"has {has} where the header has {len(columns)}; left out."
            yield Problem(self._source.name, number, what, "Copy the log again.")
            return
        row = {name: text for name, text in zip(columns, cells, strict=True) if text not in _UNSET}
        found = [(field, value) for field, value in log(row) if value]
        key = next((value for field, value in found if field in ("mac", "address")), None)
        if key is None:
            yield Problem(self._source.name, number, "names no device; left out.")
            return
        for field, value in found:
            if self._is_new(key, field, value):
                yield self._sighting(number, key, field, value, row.get("ts", ""))

    def _is_new(self, key: str, field: str, value: str) -> bool:
        said = key, field, value
        if said in self._said:
            return False
        if len(self._said) < _MOST_REMEMBERED:
            self._said.add(said)
        return True

    def _sighting(self, number: int, key: str, field: str, value: str, ts: str) -> Sighting:
        at = self._source
        seen = instant(ts.partition(".")[0]) or at.seen
        return Sighting(
            at.digest, f"line {number}", f"device {key}", field, value, METHOD, at.site, at.network, seen
        )


def _dhcp(row: Row) -> Said:
    yield "mac", values.mac(row.get("mac", "")) or ""
    for name in ("assigned_addr", "client_addr"):
        yield "address", values.address(row.get(name, "")) or ""
    yield "name", row.get("client_fqdn") or row.get("host_name", "")
    yield "dhcp.vendor-class", row.get("client_software", "")


def _device(row: Row) -> Said:
    yield "mac", values.mac(row.get("mac", "")) or ""
    yield "name", row.get("dhcp_host_name", "")


def _host(row: Row) -> Said:
    yield "address", values.address(row.get("host", "")) or ""


def _service(row: Row) -> Said:
    yield from _host(row)
    if "port_num" in row:
        yield "port", f"{row['port_num']}/{row.get('port_proto', 'tcp')}"


def _certificate(row: Row) -> Said:
    yield from _host(row)
    names = [
        f"{who}={row[name]}"
        for who, name in (("subject", "subject"), ("issuer", "issuer_subject"))
        if name in row
    ]
    yield from _answer("tls", "\n".join(names))


def _software(row: Row) -> Said:
    yield from _host(row)
    kind, text = row.get("software_type", ""), row.get("unparsed_version") or row.get("name", "")
    if kind in _SERVERS:
        yield from _answer(_SERVERS[kind], text)
    else:
        yield "zeek.software", f"{kind} {text}".strip()


def _answer(protocol: str, text: str) -> Said:
    found = protocols.parse(protocol, text.encode("utf-8", "replace"))
    if not isinstance(found, Problem):
        yield from ((field.name, field.value) for field in found)


_LOGS: dict[str, Callable[[Row], Said]] = {
    "dhcp": _dhcp,
    "known_certs": _certificate,
    "known_devices": _device,
    "known_hosts": _host,
    "known_services": _service,
    "software": _software,
}
