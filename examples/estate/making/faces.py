"""What devices answer: open ports as a scanner tells of them, and the answers themselves.

`$serial`, `$mac` and the like stand for the device's own values (`Thing.filled`). A port is number,
service and what each of nmap's scripts would print; an answer is a protocol and its text.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Port:
    """An open port, and what scripts read there: script id → text."""

    number: int
    service: str
    scripts: dict[str, str] = field(default_factory=dict)


def _web(server: str, title: str = "", realm: str = "") -> Port:
    given = {"http-server-header": server, "http-title": title, "http-auth": realm}
    return Port(80, "http", {name: text for name, text in given.items() if text})


_RTSP = Port(554, "rtsp", {"rtsp-methods": "OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN"})
_SDK = Port(8000, "http-alt")
_DAHUA_SDK = Port(37777, "unknown")
_HIK_TLS = Port(
    443, "https", {"ssl-cert": "CN=www.hikvision.com,OU=DVRNVR,O=HIKVISION,L=HangZhou,ST=ZheJiang,C=CN"}
)


def _ssh(banner: str) -> tuple[Port, ...]:
    return (Port(22, "ssh", {"banner": banner}),)


def _page(title: str, port: int, service: str, server: str = "") -> tuple[Port, ...]:
    return (_web(server, title), Port(port, service))


PORTS: dict[str, tuple[Port, ...]] = {
    "silent": (),
    "stream": (_RTSP, _SDK),
    "hik": (_web("App-webs/", "index", "IP Camera($tail)"), _RTSP, _SDK),
    "hik-closed": (_RTSP, _SDK),
    "hik-lts": (_web("App-webs/", "LTS"), _RTSP, _SDK),
    "hik-recorder": (_web("DNVRS-Webs", "index"), _HIK_TLS, _RTSP, _SDK),
    "honeypot": (_web("App-webs/2.0", "index"), Port(22, "ssh", {"banner": "SSH-2.0-OpenSSH_7.4"})),
    "dahua": (_web("", "WEB SERVICE", "Login to $serial"), _RTSP, _DAHUA_SDK),
    "amcrest": (_web("", "Amcrest", "Login to $serial"), _RTSP, _DAHUA_SDK),
    "xiongmai": (_web("uc-httpd 1.0.0", "NETSurveillance WEB"), _RTSP, Port(34567, "dhanalakshmi")),
    "axis": (_web("Apache", "AXIS", "AXIS_$mac"), _RTSP),
    "hanwha": _page("WISENET", 554, "rtsp"),
    "bosch": _page("BOSCH $model", 554, "rtsp"),
    "mobotix": _page("MOBOTIX $model", 554, "rtsp"),
    "panasonic": _page("$model Network Camera", 554, "rtsp"),
    "sony": _page("$model", 554, "rtsp", "gen5th/1.82.01"),
    "uniview": _page("Uniview", 554, "rtsp"),
    "tp-link": (_web("TP-LINK HTTPD/1.0", "TP-LINK"),),
    "huawei": (
        _web("", "HUAWEI $model"),
        Port(443, "https", {"ssl-cert": "C=CN,O=Huawei,CN=Huawei Equipment CA"}),
    ),
    "zte": (_web("Mini web server 1.0 ZTE corp 2005.", "$model"),),
    "cisco": _ssh("SSH-2.0-Cisco-1.25"),
    "aruba": _ssh("SSH-2.0-Mocana SSH 6.3"),
    "ssh": _ssh("SSH-2.0-OpenSSH_8.4p1 Debian-5+deb11u3"),
    "windows": (Port(135, "msrpc"), Port(445, "microsoft-ds")),
    "hp": _page("HP $model", 9100, "jetdirect", "HP HTTP Server; HP $model"),
    "brother": _page("Brother $model", 9100, "jetdirect", "debut/1.30"),
    "canon": _page("Canon $model", 9100, "jetdirect"),
    "lexmark": _page("Lexmark $model", 9100, "jetdirect"),
    "yealink": _page("Yealink $model Phone", 5060, "sip"),
    "polycom": _page("Polycom $model", 5060, "sip"),
    "synology": _page("Synology DiskStation", 5000, "upnp", "nginx"),
    "apc": _page("APC | Log On", 443, "https"),
    "dell": _page("iDRAC9 - Dell $model", 443, "https"),
}
"""Face → the ports behind which it answers a scan."""

SADP = """<?xml version="1.0" encoding="UTF-8"?>
<ProbeMatch>
<Uuid>$uuid</Uuid>
<Types>inquiry</Types>
<DeviceType>$type</DeviceType>
<DeviceDescription>$model</DeviceDescription>
<DeviceSN>$serial</DeviceSN>
<CommandPort>8000</CommandPort>
<HttpPort>80</HttpPort>
<MAC>$dashes</MAC>
<IPv4Address>$address</IPv4Address>
<IPv4SubnetMask>255.255.255.0</IPv4SubnetMask>
<IPv4Gateway>$gateway</IPv4Gateway>
<IPv6Address>::</IPv6Address>
<IPv6Gateway>::</IPv6Gateway>
<IPv6MaskLen>64</IPv6MaskLen>
<DHCP>false</DHCP>
<AnalogChannelNum>0</AnalogChannelNum>
<DigitalChannelNum>$channels</DigitalChannelNum>
<SoftwareVersion>$firmware</SoftwareVersion>
<DSPVersion>V7.3 build 210113</DSPVersion>
<BootTime>$boot</BootTime>
<Encrypt>true</Encrypt>
<ResetAbility>flase</ResetAbility>
<DiskNumber>0</DiskNumber>
<Activated>true</Activated>
<PasswordResetAbility>true</PasswordResetAbility>
<PasswordResetModeSecond>true</PasswordResetModeSecond>
<DetailOEMCode>$oem</DetailOEMCode>
<SupportSecurityQuestion>true</SupportSecurityQuestion>
<SupportHCPlatform>true</SupportHCPlatform>
<HCPlatformEnable>false</HCPlatformEnable>
<IsModifyVerificationCode>false</IsModifyVerificationCode>
<Salt>$salt</Salt>
<DeviceLock>false</DeviceLock>
<SDKServerStatus>true</SDKServerStatus>
<SDKOverTLSServerStatus>true</SDKOverTLSServerStatus>
<SDKOverTLSPort>8443</SDKOverTLSPort>
<SupportMailBox>false</SupportMailBox>
<supportEzvizUnbind>true</supportEzvizUnbind>
</ProbeMatch>
"""
"""An answer to Hikvision's discovery, as its tool and others record it."""
