"""A report of Nessus, version 2 of its XML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from making.faces import PORTS
from making.things import Thing

_Item = tuple[int, str, int, str]
"""Port, service, plugin, what it put out."""

_PLUGINS = {
    10107: ("HTTP Server Type and Version", "Web Servers"),
    10267: ("SSH Server Type and Version Information", "Service detection"),
    11219: ("Nessus SYN scanner", "Port scanners"),
    35716: ("Ethernet Card Manufacturer Detection", "Misc."),
}
"""Plugin → its name and family."""
_DAY = "Tue Oct 20 {}:00:00 2026"


def report(things: Sequence[Thing], name: str) -> bytes:
    """One host a thing: its address and name, and what some plugins read there."""
    hosts = "".join(map(_host, things))
    text = (
        '<?xml version="1.0" ?>\n<NessusClientData_v2>\n'
        "<Policy><policyName>Basic Network Scan</policyName></Policy>\n"
        f'<Report name={quoteattr(name)} xmlns:cm="http://www.nessus.org/cm">\n{hosts}</Report>\n'
        "</NessusClientData_v2>\n"
    )
    return text.encode()


def _host(thing: Thing) -> str:
    tags = {
        "HOST_START": _DAY.format("09"),
        "HOST_START_TIMESTAMP": "1792486800",
        "mac-address": thing.mac,
        "host-fqdn": thing.host,
        "host-ip": thing.address,
        "HOST_END": _DAY.format("10"),
        "HOST_END_TIMESTAMP": "1792490400",
    }
    told = "".join(f'<tag name="{tag}">{escape(text)}</tag>\n' for tag, text in tags.items() if text)
    items = "".join(map(_item, _items(thing)))
    properties = f"<HostProperties>\n{told}</HostProperties>"
    return f'<ReportHost name="{thing.address}">{properties}\n{items}</ReportHost>\n'


def _items(thing: Thing) -> Iterator[_Item]:
    if thing.mac and thing.holder:
        said = f"\nThe following card manufacturers were identified :\n\n{thing.mac} : {thing.holder}\n"
        yield 0, "general", 35716, said
    for port in PORTS[thing.face]:
        yield port.number, port.service, 11219, f"Port {port.number}/tcp was found to be open\n"
        if server := port.scripts.get("http-server-header"):
            said = f"The remote web server type is :\n\n{thing.filled(server)}\n"
            yield port.number, "www", 10107, said
        if banner := port.scripts.get("banner"):
            said = f"\nSSH version : {banner}\nSSH supported authentication : password\n"
            yield port.number, "ssh", 10267, said


def _item(item: _Item) -> str:
    port, service, plugin, said = item
    name, family = _PLUGINS[plugin]
    return (
        f'<ReportItem port="{port}" svc_name="{service}" protocol="tcp" severity="0" pluginID="{plugin}" '
        f"pluginName={quoteattr(name)} pluginFamily={quoteattr(family)}>\n<risk_factor>None</risk_factor>\n"
        f"<plugin_output>{escape(said)}</plugin_output>\n</ReportItem>\n"
    )
