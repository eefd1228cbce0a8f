"""The devices of the example estate, one a line or two: what stands where, and what it answers."""

from __future__ import annotations

from things import Port, Thing

HIK = "Hangzhou Hikvision Digital Technology"
AXIS = "Axis Communications AB"
CISCO = "Cisco Systems"
PHARE, LAKE, CARD = "Phare Sécurité inc.", "Lakeshore Alarm Ltd.", "Carte d'achat"
NORTH, BEAVER = "Northbridge Networks", "Beaver Office Supply"


def _web(server: str, title: str = "", realm: str = "") -> Port:
    given = {"http-server-header": server, "http-title": title, "http-auth": realm}
    return Port(80, "http", {name: text for name, text in given.items() if text})


def _hik(title: str = "index", realm: str = "", server: str = "App-webs/") -> tuple[Port, ...]:
    return (_web(server, title, realm), Port(554, "rtsp"), Port(8000, "http-alt"))


def _dahua(title: str = "WEB SERVICE") -> tuple[Port, ...]:
    methods = {"rtsp-methods": "OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN"}
    return (_web("", title, "Login to {serial}"), Port(554, "rtsp", methods), Port(37777, "unknown"))


def _axis() -> tuple[Port, ...]:
    return (_web("Apache", "AXIS", "AXIS_{mac}"), Port(554, "rtsp"))


def _ssh(banner: str) -> tuple[Port, ...]:
    return (Port(22, "ssh", {"banner": banner}),)


def _page(title: str, port: int = 554, service: str = "rtsp", server: str = "") -> tuple[Port, ...]:
    return (_web(server, title), Port(port, service))


# A table reads better unbroken.
# fmt: off
SCANNED: tuple[Thing, ...] = (
    Thing("kh-01", "Entrée principale", "Hikvision", "DS-2CD2143G2-I", "0C:75:D2", HIK,
          "192.0.2.131", _hik(), "2022-03-14", PHARE),
    Thing("kh-02", "Quai de chargement", "Hikvision", "DS-2CD2T47G2-L", "54:8C:81", HIK,
          "192.0.2.132", _hik(realm="IP Camera(G4821)"), "2022-03-14", PHARE),
    Thing("kh-03", "Hall d'entrée", "Hikvision", "DS-2CD2386G2-IU", "54:8C:81", HIK,
          "192.0.2.140", _hik(), "2022-03-14", PHARE, listed="192.0.2.133"),
    Thing("kh-04", "Salle des serveurs", "Hikvision", "DS-7616NXI-K2", "24:48:45", HIK,
          "192.0.2.134", _hik(server="DNVRS-Webs"), "2022-03-14", PHARE),
    Thing("kh-05", "Garage", "HiLook", "IPC-B140H", "EC:C8:9C", HIK,
          "192.0.2.135", _hik(), "2023-05-02", LAKE),
    Thing("kh-06", "Salle du courrier", "EZVIZ", "CS-C3W", "64:F2:FB", "Hangzhou Ezviz Software",
          "192.0.2.136", (Port(554, "rtsp"), Port(8000, "http-alt")), "2023-09-20", CARD),
    # The badge says one thing, the firmware another
    Thing("kh-07", "Toit", "Annke", "C800", "8C:E7:48", HIK, "192.0.2.137", _hik(), "2021-11-08", LAKE),
    Thing("kh-08", "Abri à vélos", "Annke", "C500", "", "", "192.0.2.138", _hik(), "2021-11-08", LAKE),
    Thing("kh-09", "Clôture est", "LTS", "CMIP9342W-28M", "14:2F:FD", "LT Security",
          "192.0.2.139", _hik(title="LTS"), "2020-02-27", LAKE),
    Thing("kh-10", "Clôture ouest", "Amcrest", "IP8M-2496EW", "9C:8E:CD", "Amcrest Technologies",
          "192.0.2.141", _dahua("Amcrest"), "2022-08-19", CARD),
    Thing("kh-11", "Cantine", "Lorex", "LNE8950AB", "00:1F:54", "Lorex Technology",
          "192.0.2.142", _dahua(), "2019-06-11", CARD),
    Thing("kh-12", "Stationnement", "Dahua", "DH-IPC-HFW2431S", "74:C9:29", "Zhejiang Dahua Technology",
          "192.0.2.143", _dahua(), "2020-10-05", LAKE),
    Thing("kh-13", "Étage de la ministre", "Axis", "P3245-LVE", "B8:A4:4F", AXIS,
          "192.0.2.144", _axis(), "2024-01-30", PHARE),
    Thing("kh-14", "Escalier", "Axis", "M3106-L", "AC:CC:8E", AXIS,
          "192.0.2.145", _axis(), "2018-04-12", PHARE),
    Thing("kh-15", "Salle de lecture", "Hanwha", "XNV-8080R", "E4:30:22", "Hanwha Techwin Security Vietnam",
          "192.0.2.146", _page("WISENET"), "2023-12-01", PHARE),
    Thing("kh-16", "Voûte", "Bosch", "NBE-3502-AL", "00:04:63", "Bosch Security Systems",
          "192.0.2.147", _page("BOSCH NBE-3502-AL"), "2023-12-01", PHARE),
    # Traps: a model that begins with IPC-, a switch named for cameras, an address and nothing more
    Thing("kh-17", "Cour intérieure", "", "IPC-2341-W", "00:12:17", "Cisco-Linksys",
          "192.0.2.133", _page("NETSurveillance WEB", server="uc-httpd 1.0.0"), "2017-07-07", CARD),
    Thing("kh-18", "Salle des serveurs", "Cisco", "C9200L-24P", "E8:0A:B9", CISCO,
          "192.0.2.129", _ssh("SSH-2.0-Cisco-1.25"), "2021-02-15", NORTH, host="cctv-017.example.org"),
    Thing("kh-19", "", address="192.0.2.148"),
    Thing("kh-20", "Salle des serveurs", "Cisco", "C9300-48U", "48:1B:A4", CISCO,
          "192.0.2.1", _ssh("SSH-2.0-Cisco-1.25"), "2021-02-15", NORTH, host="core-1.example.org"),
    Thing("kh-21", "2e étage", "Aruba", "2930F-24G", "4C:D5:87",
          "Aruba, a Hewlett Packard Enterprise Company", "192.0.2.2",
          _ssh("SSH-2.0-Mocana SSH 6.3"), "2020-09-01", NORTH, host="floor-2.example.org"),
    Thing("kh-22", "Salle de copie", "HP", "LaserJet M507", "64:4E:D7", "HP",
          "192.0.2.20", _page("HP LaserJet M507", 9100, "jetdirect", "HP HTTP Server; HP LaserJet M507"),
          "2022-01-10", BEAVER),
    Thing("kh-23", "Greffe", "Lexmark", "MX521ade", "00:21:B7", "Lexmark International",
          "192.0.2.21", _page("Lexmark MX521ade", 9100, "jetdirect"), "2021-06-22", BEAVER),
    Thing("kh-24", "Accueil", "Yealink", "SIP-T54W", "80:5E:C0", "Yealink(xiamen) Network Technology",
          "192.0.2.40", _page("Yealink T54W Phone", 5060, "sip"), "2021-06-22", NORTH),
    Thing("kh-25", "Salle du conseil", "Polycom", "VVX 450", "64:16:7F", "Polycom",
          "192.0.2.41", _page("Polycom", 5060, "sip"), "2019-03-19", NORTH),
    Thing("kh-26", "Greffe", "Brother", "ADS-4700W", "3C:2A:F4", "Brother Industries",
          "192.0.2.22", (_web("", "Brother ADS-4700W"),), "2023-02-02", BEAVER),
    Thing("kh-27", "", address="192.0.2.77", ports=(Port(445, "microsoft-ds"),), host="laptop-7.example.org"),
    Thing("kh-28", "Porte d'entrée", "Axis", "I8016-LVE", "B8:A4:4F", AXIS,
          "192.0.2.149", _axis(), "2024-01-30", PHARE),
)
"""Found by the scan of Keeper's Hall; those with a label also stand in its register."""

SHELVED: tuple[Thing, ...] = (
    Thing("kh-40", "Magasin, tablette 3", "Hikvision", "DS-2DE4425IW-DE", "EC:C8:9C",
          acquired="2022-03-14", supplier=PHARE),
    Thing("kh-41", "Magasin, tablette 3", "EZVIZ", "CS-H8C", acquired="2023-09-20", supplier=CARD),
    Thing("kh-42", "Magasin, tablette 4", "Axis", "P1468-LE", "E8:27:25",
          acquired="2024-06-06", supplier=PHARE),
    Thing("kh-43", "Voûte", "Hytera", "PD785", acquired="2018-05-15", supplier="Great Lakes Radio"),
)
"""Only in the register: spares, and what never answers a scan."""

MANAGED: tuple[Thing, ...] = (
    Thing("lq-01", "Gate", "Hikvision", "DS-2CD2347G2-LU", "24:28:FD", address="198.51.100.11"),
    Thing("lq-02", "Hall", "Hikvision", "DS-2CD2347G2-LU", "24:28:FD", address="198.51.100.12"),
    Thing("lq-03", "Lift 1", "HiLook", "IPC-T221H", "24:28:FD", address="198.51.100.13"),
    Thing("lq-04", "Lift 2", "LTS", "CMIP3342W-28M", "14:2F:FD", address="198.51.100.14"),
    Thing("lq-05", "Quay, north", "Lorex", "E841CA", "00:1F:54", address="198.51.100.15"),
    Thing("lq-06", "Quay, south", "Dahua", "IPC-HDW3841EM", "6C:1C:71", address="198.51.100.16"),
    Thing("lq-07", "Ramp", "Axis", "P3268-LV", "B8:A4:4F", address="198.51.100.17"),
    Thing("lq-08", "Stairs A", "Axis", "P3268-LV", "B8:A4:4F", address="198.51.100.18"),
    Thing("lq-09", "Stairs B", "Hanwha", "QNV-8080R", "E4:30:22", address="198.51.100.19"),
    Thing("lq-10", "Archive", "Bosch", "NDE-3503-AL", "00:01:31", address="198.51.100.20"),
    Thing("lq-11", "Boiler room", "", "IPC-5MP", address="198.51.100.21"),
    Thing("lq-12", "Cloakroom", "Avigilon", "3.0C-H6SL-D1", address="198.51.100.22"),
    Thing("lq-13", "Roof", "Vivotek", "FD9389-EHV", "00:02:D1", address="198.51.100.23"),
    Thing("lq-14", "Bins", address="198.51.100.24"),
)
"""In the landlord's video management system at Lantern Quay."""

WALKED: tuple[Thing, ...] = (
    Thing("rd-01", "Recorder room", "Hikvision", "DS-7732NI-K4", "0C:75:D2"),
    Thing("rd-02", "Recorder room", "Harbourwatch", "HW-NVR16P"),
    Thing("rd-03", "Workshop", "Hikvision", "DS-2CE16D0T-IT3F"),
    Thing("rd-04", "Workshop", "HiLook", "THC-B120-P"),
    Thing("rd-05", "Workshop", "Annke", "C51BX"),
    Thing("rd-06", "Paint shop", "Dahua", "DH-HAC-HFW1200T"),
    Thing("rd-07", "Lens store", "Axis", "M3085-V", "AC:CC:8E"),
    Thing("rd-08", "Lens store", "Axis", "M3085-V", "AC:CC:8E"),
    Thing("rd-09", "Slipway", "Hanwha", "XNO-6080R", "E4:30:22"),
    Thing("rd-10", "Slipway"),
    Thing("rd-11", "Kitchen", "EZVIZ", "CS-C6N", "EC:97:E0"),
    Thing("rd-12", "Gatehouse", "Hikvision", "DS-KV6113-WPE1", "8C:E7:48"),
    Thing("rd-13", "Gatehouse", "Uniview", "IPC2122LB-SF28", "6C:F1:7E"),
)
"""Written down by hand on a walk through Reef Depot."""
# fmt: on
