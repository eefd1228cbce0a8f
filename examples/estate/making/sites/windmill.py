"""Windmill Point, the light school: all in one archive, on addresses that headquarters has too."""

# ruff: noqa: E501  tables read better unbroken

from __future__ import annotations

from making.lots import Site, things
from making.makes import WARES
from making.things import Thing

_ROOMS = {
    "school": (
        "Gate", "Classroom 1", "Classroom 2", "Lamp room", "Library", "Dormitory", "Refectory", "Jetty",
        "Bunkroom", "Simulator", "Laundry", "Chapel",
    ),
    "-": ("Store",),
}  # fmt: skip

_LOTS = """
6 | Hikvision DS-2CD2143G2-I  | school | scan inventory | 2020-07-29 | phare
2 | Hikvision DS-7616NXI-K2   | school | scan inventory | 2020-07-29 | phare | answers=hik-recorder
2 | Hikvision DS-2CD2347G2-LU | school | scan | - | - | hidden=on the scan and not in the inventory
3 | HiLook IPC-B140H          | school | scan inventory | 2023-05-02 | lake
2 | Annke C800                | school | scan inventory | 2021-11-08 | lake
1 | Annke C800                | school | scan | - | - | hidden=seen by the scan alone: a relabel looks as its maker's own
2 | LTS CMIP9342W-28M         | school | scan inventory | 2020-02-27 | lake
1 | LTS LTN8716-P16           | school | scan inventory | 2020-02-27 | lake | answers=hik-recorder
2 | EZVIZ CS-H8C              | school | scan inventory | 2024-08-13 | card
4 | Dahua DH-IPC-HFW2431S     | school | scan inventory | 2019-11-04 | lake
1 | Dahua DH-SD49425XB-HNR    | school | scan inventory | 2019-11-04 | lake
1 | Honeywell HEN16144        | school | scan inventory | 2019-11-04 | lake
1 | Amcrest NV4108E           | school | scan inventory | 2022-08-19 | card
3 | Uniview IPC2122LB-SF28    | school | scan inventory | 2022-06-30 | lake
1 | Uniview NVR302-16S2       | school | scan inventory | 2022-06-30 | lake
8 | Axis P3245-LVE            | school | scan inventory | 2024-01-30 | phare
2 | Hanwha XNV-8080R          | school | scan inventory | 2023-12-01 | phare
1 | Hanwha XRN-1620SB1        | school | scan inventory | 2023-12-01 | phare
2 | Bosch NBE-3502-AL         | school | scan inventory | 2023-12-01 | phare
2 | Panasonic WV-SFV631L      | school | scan inventory | 2017-02-01 | phare
2 | Ubiquiti UVC-G4-PRO       | school | scan inventory | 2022-02-22 | card
1 | TP-Link Archer AX55       | school | scan inventory | 2022-02-22 | card
2 | Cisco C9200L-24P          | school | scan inventory | 2021-02-15 | north
2 | HP LaserJet M507          | school | scan inventory | 2022-01-10 | beaver
3 | Yealink SIP-T54W          | school | scan inventory | 2021-06-22 | north
2 | HP EliteDesk 800          | school | kea | - | -
2 | Raspberry Pi 4 Model B    | school | scan kea | - | -
"""

_ODD: tuple[Thing, ...] = (
    Thing(
        "wp-901", "windmill-point", "Jetty", WARES["Hikvision DS-2CD2347G2-LU"], ("scan", "inventory"),
        "192.0.2.251", "2021-03-30", "Phare Sécurité inc.", number="DS-2CD2347G2-LU20210330AAWRM55512345",
        hardware="24:28:FD:55:51:23",
        hidden="moved here from headquarters, whose register still lists it as kh-910",
    ),
    Thing("wp-902", "windmill-point", "", None, ("scan",), "192.0.2.252", maker="unknown", hidden="an address and nothing more"),
)  # fmt: skip

WINDMILL = Site(
    "windmill-point",
    {
        "scan": "windmill-point.zip!scan.xml",
        "inventory": "windmill-point.zip!inventory.csv",
        "kea": "windmill-point.zip!kea-leases4.csv",
    },
    (*things("windmill-point", "wp", _LOTS, _ROOMS, {"school": "192.0.2.130"}), *_ODD),
)
"""The light school. Its first address is also that of a camera at headquarters."""
