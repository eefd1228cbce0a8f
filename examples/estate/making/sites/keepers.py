"""Keeper's Hall, headquarters: two networks, scanned, with a register in French."""

# ruff: noqa: E501  tables read better unbroken

from __future__ import annotations

from making.lots import Site, things
from making.makes import WARES
from making.things import Thing

_ROOMS = {
    "cameras": (
        "Entrée principale", "Quai de chargement", "Hall d'entrée", "Garage", "Salle du courrier", "Toit",
        "Abri à vélos", "Clôture est", "Clôture ouest", "Cantine", "Stationnement", "Étage de la ministre",
        "Escalier nord", "Escalier sud", "Salle de lecture", "Voûte", "Cour intérieure", "Bibliothèque",
    ),
    "office": ("2e étage", "3e étage", "Greffe", "Salle de copie", "Salle du conseil", "Accueil"),
    "closet": ("Salle des serveurs", "Placard 2-A", "Placard 3-A"),
    "-": ("Magasin, tablette 3", "Magasin, tablette 4", "Voûte"),
}  # fmt: skip

_LOTS = """
8 | Hikvision DS-2CD2143G2-I      | cameras | scan register switch | 2022-03-14 | phare
5 | Hikvision DS-2CD2T47G2-L      | cameras | scan register switch | 2022-03-14 | phare
3 | Hikvision DS-2CD2386G2-IU     | cameras | scan register | 2022-03-14 | phare
1 | Hikvision DS-7616NXI-K2       | cameras | scan register | 2022-03-14 | phare | answers=hik-recorder; hidden=DNVRS-Webs, which many lists call Dahua's
1 | Hikvision iDS-2CD7A46G0/P-IZHS | cameras | scan register | 2023-05-02 | phare
1 | Hikvision DS-KV6113-WPE1      | cameras | scan register | 2023-05-02 | phare | answers=hik-closed
4 | HiLook IPC-B140H              | cameras | scan register | 2023-05-02 | lake
2 | HiWatch HWI-T241H             | cameras | scan register | 2021-09-09 | lake
2 | EZVIZ CS-C3W                  | cameras | scan register | 2023-09-20 | card
1 | HIKMICRO HM-TD1018-2/QW       | cameras | scan register | 2024-02-12 | phare
3 | Annke C800                    | cameras | scan register | 2021-11-08 | lake
2 | Annke C500                    | cameras | scan register | 2021-11-08 | lake | hardware=none; hidden=no hardware address was seen
3 | LTS CMIP9342W-28M             | cameras | scan register | 2020-02-27 | lake
2 | Amcrest IP8M-2496EW           | cameras | scan register | 2022-08-19 | card
1 | Amcrest IP5M-T1179EW          | cameras | scan register | 2022-08-19 | card | answers=dahua; hidden=runs Dahua's own firmware
1 | Lorex LNE8950AB               | cameras | scan register | 2019-06-11 | card | hidden=made while Dahua owned Lorex
1 | Lorex E841CA                  | cameras | scan register | 2021-04-06 | card | hidden=made while Dahua owned Lorex
1 | Lorex E896AB                  | cameras | scan register | 2024-11-29 | card | hidden=after Dahua sold Lorex: who makes it is only alleged
3 | Dahua DH-IPC-HFW2431S         | cameras | scan register switch | 2020-10-05 | lake
1 | Dahua DHI-NVR4216-16P-4KS2    | cameras | scan register | 2020-10-05 | lake
10 | Axis P3245-LVE               | cameras | scan register switch | 2024-01-30 | phare
4 | Axis M3106-L                  | cameras | scan register | 2018-04-12 | phare
1 | Axis I8016-LVE                | cameras | scan register | 2024-01-30 | phare
3 | Hanwha XNV-8080R              | cameras | scan register | 2023-12-01 | phare
3 | Bosch NBE-3502-AL             | cameras | scan register | 2023-12-01 | phare
2 | Uniview IPC2122LB-SF28        | cameras | scan register | 2022-06-30 | lake
1 | Mobotix M26B                  | cameras | scan register | 2017-05-11 | phare
1 | Pelco IMP831-1ERS             | cameras | scan register | 2016-10-03 | phare
1 | Panasonic WV-SFV631L          | cameras | scan register | 2017-02-01 | phare
1 | Sony SNC-VB770                | cameras | scan register | 2018-11-15 | phare
4 | Cisco C9200L-24P              | office  | scan register nessus | 2021-02-15 | north
1 | Aruba 2930F-24G               | office  | scan register nessus | 2020-09-01 | north
3 | HP LaserJet M507              | office  | scan register nessus kea | 2022-01-10 | beaver
1 | Lexmark MX521ade              | office  | scan register nessus kea | 2021-06-22 | beaver
2 | Brother ADS-4700W             | office  | scan register nessus kea | 2023-02-02 | beaver
1 | Canon iR-ADV C3530            | office  | scan register kea | 2020-03-03 | beaver
6 | Yealink SIP-T54W              | office  | scan register kea | 2021-06-22 | north
3 | Polycom VVX 450               | office  | scan register kea | 2019-03-19 | north
1 | Synology DS920+               | office  | scan register nessus | 2021-12-02 | north
1 | APC SMT1500RM2U               | office  | scan register nessus | 2019-09-25 | north
2 | Dell PowerEdge R740           | office  | scan register nessus | 2020-12-08 | north
1 | Raspberry Pi 4 Model B        | office  | scan nessus kea | - | - | hidden=nobody bought it
2 | Huawei P30 Pro                | office  | kea | - | - | hidden=a telephone on the guest network: leases show its block alone
1 | Huawei B535-333               | office  | scan register nessus | 2019-01-28 | north
1 | ZTE MF286R                    | office  | scan register nessus | 2020-05-19 | north
1 | TP-Link TL-SG1016PE           | office  | scan register | 2021-03-03 | card
1 | Hikvision DS-2DE4425IW-DE     | -       | register | 2022-03-14 | phare | state=spare; hidden=a spare in a cupboard
1 | EZVIZ CS-H8C                  | -       | register | 2023-09-20 | card | state=spare; hidden=a spare in a cupboard
1 | Axis P1468-LE                 | -       | register | 2024-06-06 | phare | state=spare
2 | Hytera PD785                  | -       | register | 2018-05-15 | radio
3 | Hikvision DS-2CD2143G2-I      | -       | register | 2019-04-01 | phare | state=disposed; hidden=disposed of, says the register
1 | Lorex LNE3003                 | -       | register | 2015-10-20 | card | state=disposed; hidden=an older Lorex that is not Dahua's
"""

_ODD: tuple[Thing, ...] = (
    Thing(
        "kh-901", "keepers-hall", "Salle des serveurs", WARES["Cisco C9300-48U"],
        ("scan", "register", "nessus"), "192.0.2.1", "2021-02-15", "Northbridge Networks",
        host="core-1.example.org",
    ),
    Thing(
        "kh-902", "keepers-hall", "Salle des serveurs", WARES["Cisco C9200L-24P"], ("scan", "register"),
        "192.0.2.129", "2021-02-15", "Northbridge Networks", host="cctv-017.example.org",
        hidden="a switch that is named for cameras",
    ),
    Thing(
        "kh-903", "keepers-hall", "Cour intérieure", WARES["Hikvision DS-2CD2386G2-IU"],
        ("scan", "register"), "192.0.2.246", "2022-03-14", "Phare Sécurité inc.", listed="192.0.2.247",
        hidden="has moved to another address since the register was written",
    ),
    Thing(
        "kh-904", "keepers-hall", "Cour intérieure", None, ("scan",), "192.0.2.247",
        answers="xiongmai", hardware="00:12:17:8A:F3:CE", maker="xiongmai",
        hidden="has the address that the register gives for kh-903; uc-httpd, which many lists call Hikvision's",
    ),
    Thing(
        "kh-905", "keepers-hall", "Laboratoire", None, ("scan",), "192.0.2.248", answers="honeypot",
        maker="nobody",
        hidden="a honeypot that plays a Hikvision camera: App-webs/2.0",
    ),
    Thing("kh-906", "keepers-hall", "", None, ("scan",), "192.0.2.249", maker="unknown", hidden="an address and nothing more"),
    Thing(
        "kh-907", "keepers-hall", "", None, ("scan",), "192.0.2.120", host="laptop-7.example.org",
        answers="windows", maker="unknown", hidden="a laptop",
    ),
    Thing(
        "kh-908", "keepers-hall", "Quai de chargement", WARES["Axis P1468-LE"], ("scan",), "192.0.2.250",
        "2026-05-20", hidden="replaced kh-909 in place: same address, another device",
    ),
    Thing(
        "kh-909", "keepers-hall", "Quai de chargement", WARES["Hikvision DS-2CD2T47G2-L"], ("register",),
        "192.0.2.250", "2020-08-31", "Phare Sécurité inc.",
        hidden="was replaced by kh-908; the register does not know it",
    ),
    Thing(
        "kh-910", "keepers-hall", "Tour", WARES["Hikvision DS-2CD2347G2-LU"], ("register",),
        acquired="2021-03-30", supplier="Phare Sécurité inc.", number="DS-2CD2347G2-LU20210330AAWRM55512345",
        hardware="24:28:FD:55:51:23",
        hidden="moved: the register of headquarters still lists it, the scan of Windmill Point met it",
    ),
    Thing(
        "kh-911", "keepers-hall", "Clôture est", WARES["Dahua IPC-HDW3841EM"], ("register",),
        acquired="2021-07-15", supplier="Lakeshore Alarm Ltd.", hardware="6C:1C:71:20:30:40",
        hidden="conflict: kh-912 stands in the register with the same hardware address",
    ),
    Thing(
        "kh-912", "keepers-hall", "Clôture ouest", WARES["Dahua IPC-HDW3841EM"], ("register",),
        acquired="2021-07-15", supplier="Lakeshore Alarm Ltd.", hardware="6C:1C:71:20:30:40",
        hidden="conflict: the same hardware address as kh-911, another serial number",
    ),
    Thing(
        "kh-913", "keepers-hall", "Poste de garde", WARES["Hikvision DS-2CD2347G2-LU"], ("switch",),
        "192.0.2.251", number="none",
        hidden="only the switch knows it: an address block and nothing else",
    ),
)  # fmt: skip

KEEPERS = Site(
    "keepers-hall",
    {
        "scan": "keepers-hall/scan.xml",
        "register": "keepers-hall/registre-maison-du-gardien.csv",
        "switch": "keepers-hall/core-1.txt",
        "kea": "keepers-hall/kea-leases4.csv",
        "nessus": "keepers-hall/bureaux.nessus",
    },
    (
        *things("keepers-hall", "kh", _LOTS, _ROOMS, {"cameras": "192.0.2.130", "office": "192.0.2.10"}),
        *_ODD,
    ),
)
"""Headquarters."""
