"""The scan of the example estate, in the XML that `nmap -oX` writes."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from stock import SCANNED
from things import Port, Thing

STARTED = 1792414800
"""2026-10-19 13:00 UTC."""


def scan() -> bytes:
    """The scan of Keeper's Hall."""
    up, finished = len(SCANNED), STARTED + 60 * len(SCANNED)
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE nmaprun>\n'
        '<nmaprun scanner="nmap" args="nmap -oX scan-keepers-hall.xml -sT -T2 --script=safe 192.0.2.0/24" '
        f'start="{STARTED}" startstr="Mon Oct 19 13:00:00 2026" version="7.95" xmloutputversion="1.05">\n'
        f"{''.join(_host(at, thing) for at, thing in enumerate(SCANNED))}"
        f'<runstats><finished time="{finished}" timestr="Mon Oct 19 13:{up:02d}:00 2026" '
        f'summary="Nmap done: 256 IP addresses ({up} hosts up)" elapsed="{finished - STARTED}.00" '
        f'exit="success"/><hosts up="{up}" down="{256 - up}" total="256"/></runstats>\n</nmaprun>\n'
    )
    return text.encode()


def _host(at: int, thing: Thing) -> str:
    begun = STARTED + 60 * at
    vendor = f" vendor={quoteattr(thing.vendor)}"
    mac = f'<address addr="{thing.mac}" addrtype="mac"{vendor}/>\n' if thing.mac else ""
    name = f'<hostname name={quoteattr(thing.host)} type="PTR"/>' if thing.host else ""
    ports = "".join(_port(thing, port) for port in thing.ports)
    return (
        f'<host starttime="{begun}" endtime="{begun + 55}">'
        '<status state="up" reason="arp-response" reason_ttl="0"/>\n'
        f'<address addr="{thing.address}" addrtype="ipv4"/>\n{mac}<hostnames>{name}</hostnames>\n'
        f'<ports><extraports state="closed" count="{1000 - len(thing.ports)}"/>\n{ports}</ports>\n</host>\n'
    )


def _port(thing: Thing, port: Port) -> str:
    scripts = "".join(_script(name, thing.filled(text)) for name, text in port.scripts.items())
    return (
        f'<port protocol="tcp" portid="{port.number}"><state state="open" reason="syn-ack" reason_ttl="64"/>'
        f'<service name="{port.service}" method="table" conf="3"/>{scripts}</port>\n'
    )


def _script(name: str, text: str) -> str:
    inner = _INNER.get(name, "").format(escape(text))
    output = f"\nHTTP/1.1 401 Unauthorized\n  Digest realm={text}" if name == "http-auth" else text
    return f'<script id="{name}" output={quoteattr(output)}>{inner}</script>'


_INNER = {
    "http-title": '<elem key="title">{}</elem>',
    "http-server-header": "<elem>{}</elem>",
    "http-auth": '<table><elem key="scheme">Digest</elem>'
    '<table key="params"><elem key="realm">{}</elem></table></table>',
}
