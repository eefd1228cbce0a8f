"""recog's words in ours: what its files are matched against, and what it calls kinds of things."""

from __future__ import annotations

from collections.abc import Callable, Mapping

FIELDS: Mapping[str, tuple[str, ...]] = {
    "dhcp_vendor_class": ("dhcp.vendor-class",),
    "favicon.md5": ("favicon.md5",),
    "ftp.banner": ("ftp.banner",),
    "hp_pjl_id": ("pjl.id",),
    "html_body": ("http.body",),
    "html_title": ("http.title",),
    "http_header.cookie": ("http.cookie",),
    "http_header.server": ("http.server",),
    "http_header.wwwauth": ("http.auth", "rtsp.auth"),
    "http_header.x-powered-by": ("http.powered-by",),
    "mdns.device-info.txt": ("mdns.txt",),
    "mdns.workstation.txt": ("mdns.txt",),
    "ntp.banner": ("ntp.banner",),
    "pjl.id": ("pjl.id",),
    "rtsp_header.server": ("rtsp.server",),
    "sip_header.server": ("sip.agent",),
    "sip_header.user_agent": ("sip.agent",),
    "smtp.banner": ("smtp.banner",),
    "snmp.sys_description": ("snmp.descr",),
    "snmp.sys_object_id": ("snmp.oid",),
    "ssdp_header.server": ("ssdp.server",),
    "ssh.banner": ("ssh.banner",),
    "telnet.banner": ("telnet.banner",),
    "x509.issuer": ("tls.issuer",),
    "x509.subject": ("tls.subject",),
}
"""What a file is matched against → the fields of ours that hold it. Of others we read nothing."""

_BY_NAME = {
    "favicons": "favicon.md5",
    "ftp_banners": "ftp.banner",
    "http_cookies": "http_header.cookie",
    "http_servers": "http_header.server",
    "http_wwwauth": "http_header.wwwauth",
    "ntp_banners": "ntp.banner",
    "rtsp_servers": "rtsp_header.server",
    "sip_banners": "sip_header.server",
    "sip_user_agents": "sip_header.user_agent",
    "smtp_banners": "smtp.banner",
    "snmp_sysdescr": "snmp.sys_description",
    "snmp_sysobjid": "snmp.sys_object_id",
    "ssh_banners": "ssh.banner",
    "telnet_banners": "telnet.banner",
    "upnp_banners": "ssdp_header.server",
}
"""Name of a file that does not say what it is matched against → what that is."""

KINDS: Mapping[str, str] = {
    "access control": "access-control",
    "alarm panel": "alarm",
    "adsl modem": "modem",
    "adsl router": "router",
    "broadband router": "router",
    "cable modem": "modem",
    "copier": "printer",
    "desktop": "computer",
    "docsis cable modem": "modem",
    "dsl modem": "modem",
    "dvr": "recorder",
    "ip camera": "camera",
    "laptop": "computer",
    "mobile phone": "phone",
    "multifunction device": "printer",
    "nas": "storage",
    "nvr": "recorder",
    "power inverter": "inverter",
    "print server": "printer",
    "printer": "printer",
    "router": "router",
    "sip device": "phone",
    "smart tv": "display",
    "storage": "storage",
    "storage appliance": "storage",
    "switch": "switch",
    "tablet": "computer",
    "tape library": "storage",
    "video conference": "conference-camera",
    "video conferencing": "conference-camera",
    "video encoder": "encoder",
    "voip": "phone",
    "wap": "access-point",
    "web cam": "camera",
    "wlan repeater": "access-point",
}
"""recog's word for a device, in lower case → our kind. Of others no kind is said."""


def matched(matches: str, file: str) -> str:
    """What a file is matched against: as it says, else as its name says."""
    return matches or _BY_NAME.get(file, file)


def texts(field: str) -> Callable[[str], str] | None:
    """How recog has the values of a field, where it has them otherwise than we do."""
    return _cookie if field == "http.cookie" else None


def _cookie(name: str) -> str:
    """We keep a cookie's name alone; recog's patterns want what follows it too."""
    return f"{name}="
