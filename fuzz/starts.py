"""Answers to begin from, one or a few for each protocol whose shape chance would not find."""

from __future__ import annotations

from debar.identify.protocols.discovery import PARSERS as DISCOVERY

_SOAP = (
    b'<?xml version="1.0"?><s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" '
    b'xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery"><s:Body><d:ProbeMatches><d:ProbeMatch>'
    b"<a:Address>urn:uuid:00000000-0000-1000-8000-00005e005301</a:Address>"
    b"<d:Scopes>onvif://www.onvif.org/name/A onvif://www.onvif.org/hardware/B%20C</d:Scopes>"
    b"<d:XAddrs>http://192.0.2.7/onvif/device_service</d:XAddrs></d:ProbeMatch></d:ProbeMatches>"
    b"</s:Body></s:Envelope>"
)
_HTTP = (
    b'HTTP/1.1 401 Unauthorized\r\nServer: A/1\r\nWWW-Authenticate: Digest realm="B", nonce="1"\r\n'
    b"Set-Cookie: c=1; path=/\r\nTransfer-Encoding: chunked\r\n\r\n1c\r\n"
    b"<title>A &amp; B</title>12345\r\n0\r\n\r\n"
)
_DNS = (
    b"\0\0\x84\0\0\0\0\2\0\0\0\0\x05_http\x04_tcp\x05local\0\0\x0c\0\1\0\0\0\x0a\0\4\1A\xc0\x0c"
    b"\xc0\x28\0\x10\0\1\0\0\0\x0a\0\x0d\x0cmacaddress=1"
)
_DHIP = b"\x20\0\0\0DHIP" + bytes(8) + b"\x40\0\0\0" + bytes(4) + b"\x40\0\0\0" + bytes(4)

_CERTIFICATE = bytes.fromhex(
    "302a301e020101300030003000300030000000000000000000000000000000000000000300030203000000"
)
_MAC = b"\0\0\x5e\0\x53\1"
_FRAMES = (
    b"\x99\x39\xa4\x27" + bytes(28),
    b"\x0b" + bytes(18) + b"00:00:5e:00:53:01" + bytes(226),
    b"\1\x4a\x5d\x8f\x1c\1\1A\2\6" + _MAC + b"\x04\1\x09\1B",
    b"\2MAC:00-00-5e-00-53-01\xffMODEL:A\xff\3",
    b"\0\1" + bytes(51) + b"\0\1\0\1\0\0\x20\0\4\xc0\0\2\7",
    b"\1\0\0\x09\1\0\6" + _MAC,
    b"DISCOVER TYPE=A KEY='00:00:5e:00:53:01' ID=1\r\n",
    b"NICE" + bytes(90),
    b"DH\1\x08" + bytes(300),
    b"MO_I\1\0\1abcdefgh" + bytes(72),
    b"\0\0\0\3\0\xf8" + bytes(250),
    b"\2\0" + bytes(14) + b'{"result":{"device_model":"A"}}',
    bytes(4) + b"\0\1\0\6" + _MAC + b"\0\5\0\1A\0\x08\0\1B",
    b"discovered;1;00:00:5E:00:53:01;a;192.0.2.7;1;b;c;",
    b"\0\0\0\xf7" + bytes(26),
    b"MADA" + bytes(48) + b"\x80" + bytes(60),
    b"\x51\0\x20" + b"0" * 32 + bytes(60),
)
STARTS: dict[str, tuple[bytes, ...]] = {
    "http": (_HTTP,),
    "https": (_HTTP,),
    "rtsp": (
        b'RTSP/1.0 401 No\r\nCSeq: 1\r\nServer: A/1\r\nWWW-Authenticate: Basic realm="B"\r\n\r\n',
        b"v=0\r\no=- 1 1 IN IP4 192.0.2.7\r\ns=A\r\na=tool:B\r\na=Media_header:MEDIAINFO=494D4B48;\r\n",
    ),
    "ws-discovery": (_SOAP,),
    "onvif-soap": (_SOAP,),
    "onvif-info": (
        b"<GetDeviceInformationResponse><Manufacturer>A</Manufacturer><Model>B</Model>"
        b"<FirmwareVersion>1</FirmwareVersion><SerialNumber>2</SerialNumber></GetDeviceInformationResponse>",
    ),
    "sadp": (
        b'<?xml version="1.0" encoding="UTF-8"?><ProbeMatch><Uuid>A</Uuid><Types>inquiry</Types>'
        b"<DeviceDescription>B</DeviceDescription><DeviceSN>C</DeviceSN><MAC>00-00-5e-00-53-01</MAC>"
        b"<IPv4Address>192.0.2.7</IPv4Address><OEMInfo>N/A</OEMInfo></ProbeMatch>",
    ),
    "dhip": (
        _DHIP + b'{ "mac" : "00:00:5e:00:53:01", "method" : "client.notifyDevInfo", "params" : '
        b'{ "deviceInfo" : { "DeviceType" : "A", "SerialNo" : "B", "Vendor" : "General" } } }\n',
    ),
    "dahua-5050": (
        b"\xb3\0\x80\0"
        + bytes(36)
        + b"NVR".ljust(16, b"\0")
        + bytes(32)
        + b"00:00:5e:00:53:01Name:A\r\nDevice:B\r\nSerialNo:C\r\n",
    ),
    "sadp-8033": (
        b"\x21\2\1\xf6"
        + bytes(4)
        + b"\6\4\4\0\0\0"
        + bytes(24)
        + b"ABCDE\0"
        + bytes(16)
        + b"V5.2.5build 1\0",
    ),
    "dvrip-37777": (
        b"\xb4\0\0\x68\4\0\0\0\x0b" + bytes(23) + b"ABC\0" + b"\xb4\0\0\x68\2\0\0\0\7" + bytes(23) + b"D\0",
        b"\xb0\1\0\x68\x16\0" + bytes(26) + b"Realm:Login to ABC\r\n\r\n",
    ),
    "dahua-cgi": (
        b"deviceType=31\r\nserialNumber=A\r\nupdateSerial=B\r\n",
        b"table.RemoteDevice.uuid:System_CONFIG_NETCAMERA_INFO_0.Address=192.0.2.7\r\n",
    ),
    "hikvision-8000": (b"\0\0\0\x10\0\0\0\x1e\0\0\0\x1e\0\0\0\0",),
    "xiongmai-34567": (
        b"\xff\1" + bytes(12) + b"\xe9\3\x20\0\0\0" + b'{ "Ret" : 100, "HostIP" : "0x070200C0" }\n\0',
    ),
    "baichuan": (
        b"\xf0\xde\xbc\x0a\x50" + bytes(19) + b"<body><VersionInfo><type>A</type></VersionInfo></body>",
    ),
    "isapi": (
        b'<DeviceInfo version="2.0" xmlns="http://www.hikvision.com/ver20/XMLSchema"><model>A</model>'
        b"<serialNumber>B</serialNumber><macAddress>00:00:5e:00:53:01</macAddress></DeviceInfo>",
        b"<InputProxyChannelList><InputProxyChannel><id>1</id><sourceInputPortDescriptor><model>A</model>"
        b"<proxyProtocol>HIKVISION</proxyProtocol></sourceInputPortDescriptor></InputProxyChannel>"
        b"</InputProxyChannelList>",
    ),
    "mdns": (_DNS,),
    "ssdp": (b"HTTP/1.1 200 OK\r\nSERVER: A UPnP/1.0 B\r\nUSN: uuid:C\r\nST: upnp:rootdevice\r\n\r\n",),
    "snmp": (b'.1.3.6.1.2.1.1.1.0 = STRING: "A"\n.1.3.6.1.2.1.1.2.0 = OID: .1.3.6.1.4.1.9.1.1\n',),
    "tls": (b"subject=C = CN, O = A, CN = B\nissuer=CN=C\n", _CERTIFICATE),
    "favicon": (b"\0\0\1\0\1\0", b"GIF89a", b"data:image/x-icon;base64,AAAB"),
    "fcc-id": (b"Contains FCC ID: 2ABCD-E1",),
    "ic-id": (b"IC: 1234A-B1",),
    "lldp": (
        b"\x02\x07\x04\0\0\x5e\0\x53\x01\x04\x05\x05eth0\x06\x02\0\x78\x0a\x04gate\xfe\x06\0\x12\xbb\x0aP1\0\0",
        b"Local Intf: 1\nChassis id: 0000.5e00.5301\nSystem Name: a\n\nSystem Description:\nb\n\n",
    ),
    "cdp": (b"\2\xb4\0\0\0\1\0\5a\0\2\0\x11\0\0\0\1\1\1\xcc\0\4\xc0\0\2\7\0\6\0\5b",),
    "vendor-udp": _FRAMES,
    **dict.fromkeys(DISCOVERY, _FRAMES),
    "dhcp": (
        b"\1\1\6\0" + bytes(232) + b"\x63\x82\x53\x63\x35\1\3\x0c\4gate\x37\2\1\3\x52\4\1\2a1\xff",
        b'{"hostname": "a", "vendor_class": "b", "oui": "00:00:5e", "param_list": "1,3,6"}',
    ),
    "sip": (
        b"SIP/2.0 200 OK\r\nUser-Agent: A/1\r\n\r\n<?xml version='1.0'?><Response><CmdType>DeviceInfo"
        b"</CmdType><Manufacturer>A</Manufacturer><Model>B</Model></Response>",
    ),
}
