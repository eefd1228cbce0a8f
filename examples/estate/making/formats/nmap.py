"""A scan in the XML that `nmap -oX` writes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

from making.faces import PORTS, Port
from making.things import Thing


def scan(things: Sequence[Thing], *, file: str, ranges: str, started: int) -> bytes:
    """The scan of some ranges, begun at a second since 1970."""
    up, finished = len(things), started + 20 * len(things)
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE nmaprun>\n'
        f'<nmaprun scanner="nmap" args="nmap -oX {file} -sT -T2 --script=safe {ranges}" '
        f'start="{started}" startstr="{_when(started)}" version="7.95" xmloutputversion="1.05">\n'
        f"{''.join(_host(started + 20 * at, thing) for at, thing in enumerate(things))}"
        f'<runstats><finished time="{finished}" timestr="{_when(finished)}" '
        f'summary="Nmap done: 256 IP addresses ({up} hosts up)" elapsed="{finished - started}.00" '
        f'exit="success"/><hosts up="{up}" down="{256 - up}" total="256"/></runstats>\n</nmaprun>\n'
    )
    return text.encode()


def _when(second: int) -> str:
    return f"{datetime.fromtimestamp(second, UTC):%a %b %e %H:%M:%S %Y}"


def _host(begun: int, thing: Thing) -> str:
    vendor = f" vendor={quoteattr(thing.holder)}" if thing.holder else ""
    mac = f'<address addr="{thing.mac}" addrtype="mac"{vendor}/>\n' if thing.mac else ""
    name = f'<hostname name={quoteattr(thing.host)} type="PTR"/>' if thing.host else ""
    open_ports = PORTS[thing.face]
    ports = "".join(_port(thing, port) for port in open_ports)
    return (
        f'<host starttime="{begun}" endtime="{begun + 18}">'
        '<status state="up" reason="arp-response" reason_ttl="0"/>\n'
        f'<address addr="{thing.address}" addrtype="ipv4"/>\n{mac}<hostnames>{name}</hostnames>\n'
        f'<ports><extraports state="closed" count="{1000 - len(open_ports)}"/>\n{ports}</ports>\n</host>\n'
    )


def _port(thing: Thing, port: Port) -> str:
    scripts = "".join(_script(name, thing.filled(text)) for name, text in port.scripts.items())
    return (
        f'<port protocol="tcp" portid="{port.number}"><state state="open" reason="syn-ack" reason_ttl="64"/>'
        f'<service name="{port.service}" method="table" conf="3"/>{scripts}</port>\n'
    )


def _script(name: str, text: str) -> str:
    inner = _certificate(text) if name == "ssl-cert" else _INNER.get(name, "").format(escape(text))
    output = _OUTPUTS.get(name, "{}").format(text)
    return f'<script id="{name}" output={quoteattr(output)}>{inner}</script>'


def _certificate(names: str) -> str:
    pairs = (part.split("=", 1) for part in names.split(","))
    elements = "".join(f'<elem key="{_LONG[short]}">{escape(value)}</elem>' for short, value in pairs)
    return f'<table key="subject">{elements}</table>'


_OUTPUTS = {
    "http-auth": "\nHTTP/1.1 401 Unauthorized\n  Digest realm={}",
    "ssl-cert": "Subject: {}",
    "rtsp-methods": "{}",
}
_INNER = {
    "http-title": '<elem key="title">{}</elem>',
    "http-server-header": "<elem>{}</elem>",
    "http-auth": '<table><elem key="scheme">Digest</elem>'
    '<table key="params"><elem key="realm">{}</elem></table></table>',
}
_LONG = {
    "CN": "commonName",
    "OU": "organizationalUnitName",
    "O": "organizationName",
    "L": "localityName",
    "ST": "stateOrProvinceName",
    "C": "countryName",
}
