"""The answers of devices in full, as a sensor records them: face → protocol and text.

Texts are templates as in faces.py. They show the traits by which makers are known, and the ones that
mislead.
"""

from __future__ import annotations

Said = tuple[tuple[str, str], ...]

_CRLF = "\r\n"


def _lines(*lines: str) -> str:
    return _CRLF.join([*lines, "", ""])


_HIK_HTTP = _lines(
    "HTTP/1.1 200 OK",
    "Date: Wed, 21 Oct 2026 14:05:00 GMT",
    "Server: App-webs/",
    'ETag: "7c0-1a2f-5f8b2c10"',
    "Content-Length: 480",
    "Content-Type: text/html",
    "Connection: keep-alive",
)
_HIK_SDP = _lines(
    "RTSP/1.0 200 OK",
    "CSeq: 2",
    "Content-Type: application/sdp",
    "Content-Length: 350",
) + _lines(
    "v=0",
    "o=- 1792591500 1792591500 IN IP4 $address",
    "s=Media Presentation",
    "e=NONE",
    "c=IN IP4 0.0.0.0",
    "t=0 0",
    "m=video 0 RTP/AVP 96",
    "a=rtpmap:96 H264/90000",
    "a=Media_header:MEDIAINFO=494D4B48010200000400010000000000000000000000000000000000000000000000000000000000;",
    "a=appversion:1.0",
)
_HIK_SCOPES = (
    '<?xml version="1.0" encoding="UTF-8"?><env:Envelope xmlns:env="http://www.w3.org/2003/05/soap-envelope" '
    'xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery"><env:Body><d:ProbeMatches><d:ProbeMatch>'
    "<d:Types>dn:NetworkVideoTransmitter tds:Device</d:Types><d:Scopes>"
    "onvif://www.onvif.org/type/video_encoder onvif://www.onvif.org/Profile/Streaming "
    "onvif://www.onvif.org/MAC/$small onvif://www.onvif.org/hardware/$model "
    "onvif://www.onvif.org/name/$badge%20$model onvif://www.onvif.org/location/city/hangzhou</d:Scopes>"
    "<d:XAddrs>http://$address/onvif/device_service</d:XAddrs></d:ProbeMatch></d:ProbeMatches></env:Body>"
    "</env:Envelope>"
)
_DAHUA_HTTP = _lines(
    "HTTP/1.1 200 OK",
    "CONNECTION: close",
    "Date: Wed, 21 Oct 2026 14:05:00 GMT",
    "Last-Modified: Mon, 03 Aug 2020 08:00:00 GMT",
    'Etag: "1596441600:2ab4"',
    "CONTENT-LENGTH: 10932",
    "P3P: CP=CAO PSA OUR",
    "CONTENT-TYPE: text/html",
)
_DHIP = (
    '{"mac":"$small","method":"client.notifyDevInfo","params":{"deviceInfo":{"AlarmInputChannels":2,'
    '"AlarmOutputChannels":1,"DeviceClass":"IPC","DeviceType":"$model","Find":"BC","HttpPort":80,'
    '"IPv4Address":{"DefaultGateway":"198.51.100.129","DhcpEnable":false,"IPAddress":"$address",'
    '"SubnetMask":"255.255.255.128"},"Init":166,"MachineName":"$serial","Manufacturer":"Private",'
    '"Port":37777,"SerialNo":"$serial","Vendor":"Private","Version":"2.800.0000000.9.R",'
    '"VideoInputChannels":1}}}\n'
)
_AXIS_TLS = (
    "subject=CN=axis-$mac,O=Axis Communications AB\n"
    "issuer=CN=Axis device ID Intermediate CA,O=Axis Communications AB"
)
_PROXY = (
    '<?xml version="1.0" encoding="UTF-8"?><InputProxyChannelList version="2.0" '
    'xmlns="http://www.hikvision.com/ver20/XMLSchema"><InputProxyChannel><id>1</id><name>Yard</name>'
    "<sourceInputPortDescriptor><proxyProtocol>HIKVISION</proxyProtocol><addressingFormatType>ipaddress"
    "</addressingFormatType><ipAddress>198.51.100.200</ipAddress><model>HWI-T241H</model>"
    "</sourceInputPortDescriptor></InputProxyChannel></InputProxyChannelList>"
)
_ONVIF = (
    '<?xml version="1.0" encoding="UTF-8"?><s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" '
    'xmlns:tds="http://www.onvif.org/ver10/device/wsdl"{more}><s:Body><tds:GetDeviceInformationResponse>'
    "<tds:Manufacturer>{maker}</tds:Manufacturer><tds:Model>{model}</tds:Model>"
    "<tds:FirmwareVersion>1.04</tds:FirmwareVersion><tds:SerialNumber>$serial</tds:SerialNumber>"
    "<tds:HardwareId>1.0</tds:HardwareId></tds:GetDeviceInformationResponse></s:Body></s:Envelope>"
)

ANSWERS: dict[str, Said] = {
    "hik": (("http", _HIK_HTTP), ("rtsp", _HIK_SDP), ("ws-discovery", _HIK_SCOPES)),
    "hik-recorder": (("http-server", "DNVRS-Webs"), ("isapi", _PROXY)),
    "hik-lts": (("http-server", "App-webs/"), ("http-title", "LTS"), ("rtsp", _HIK_SDP)),
    "dahua": (
        ("dhip", _DHIP),
        ("http", _DAHUA_HTTP),
        ("ssdp", "SERVER: Linux/3.8.8, UPnP/1.0, ZheJiang Dahua Technology CO.,LTD. Upnp SDK\r\n"),
    ),
    "amcrest": (("dhip", _DHIP.replace('"Vendor":"Private"', '"Vendor":"Amcrest"')), ("http", _DAHUA_HTTP)),
    "axis": (("mdns", "macaddress=$mac"), ("tls", _AXIS_TLS), ("http-auth", 'Digest realm="AXIS_$mac"')),
    "axis-printer": (("snmp-oid", "1.3.6.1.4.1.368.1.1"), ("mdns", "macaddress=$mac")),
    "hanwha": (
        ("onvif-info", _ONVIF.format(more="", maker="Hanwha Techwin", model="$model")),
        ("rtsp-path", "/profile2/media.smp"),
    ),
    "bosch": (
        ("onvif-info", _ONVIF.format(more="", maker="Bosch", model="$model")),
        ("rtsp-path", "/rtsp_tunnel"),
    ),
    "vivotek": (
        ("rtsp-path", "/live1s1.sdp"),
        ("onvif-info", _ONVIF.format(more="", maker="VIVOTEK", model="$model")),
    ),
    "mobotix": (("rtsp-path", "/mobotix.h264"), ("http-title", "MOBOTIX $model")),
    "sony": (("onvif-info", _ONVIF.format(more="", maker="Sony", model="$model")),),
    "reolink": (
        (
            "rtsp",
            _lines("v=0", 's=Session streamed by "preview"', "a=tool:BC Streaming Media v202210012022.10.01"),
        ),
    ),
    "uniview": (("rtsp", _lines("v=0", "s=VCP IPC Realtime stream", "a=fmtp:98 DecoderTag=h3c-v3")),),
    "anjvision": (
        (
            "rtsp",
            _lines(
                "v=0",
                "s=RTSP/RTP stream from anjvision ipcamera",
                "a=Media_header:MEDIAINFO=494D4B48010200000400;",
                "a=appversion:1.0",
            ),
        ),
    ),
    "camhi": (
        (
            "onvif-info",
            _ONVIF.format(
                more=' xmlns:hikwsd="http://www.onvifext.com/onvif/ext/ver10/wsdl"',
                maker="IPCAM",
                model="C9F0SgZ3N0P8L0",
            ),
        ),
    ),
    "anyka": (
        (
            "isapi",
            '<?xml version="1.0" encoding="UTF-8"?><DeviceInfo version="1.0"><DeviceName>IPC</DeviceName>'
            "<OemCode>7</OemCode><Model>AJ-C2008</Model></DeviceInfo>",
        ),
    ),
    "vstarcam": (("vendor-udp", "DH\x01\x01VSTA-654321-ABCDE"),),
    "xiongmai": (("http-server", "uc-httpd 1.0.0"), ("rtsp-server", "H264DVR 1.0")),
    "honeypot": (("http-server", "App-webs/2.0"),),
    "tp-link": (
        (
            "rtsp",
            _lines(
                "RTSP/1.0 401 Unauthorized", "CSeq: 1", 'WWW-Authenticate: Digest realm="TP-LINK IP-Camera"'
            ),
        ),
    ),
    "huawei": (("tls", "subject=CN=$model,O=Huawei,C=CN\nissuer=CN=Huawei Equipment CA,O=Huawei,C=CN"),),
    "zte": (("http-server", "Mini web server 1.0 ZTE corp 2005."),),
    "cisco": (("ssh", "SSH-2.0-Cisco-1.25"), ("snmp-oid", "1.3.6.1.4.1.9.1.2494")),
    "hp": (("http-server", "HP HTTP Server; HP $model"), ("pjl", '@PJL INFO ID\r\n"HP $model"')),
    "polycom": (("sip", "SIP/2.0 200 OK\r\nUser-Agent: PolycomVVX-VVX_450-UA/5.9.5\r\n\r\n"),),
}
"""Face → what it answers, protocol by protocol."""
