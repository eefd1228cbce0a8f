"""Cap-aux-Brumes, a light station in Quebec: Hikvision's own discovery, and a visit in French."""

# ruff: noqa: E501  tables read better unbroken

from __future__ import annotations

from making.lots import Site, things
from making.makes import WARES
from making.things import Thing

_ROOMS = {
    "station": (
        "Tour", "Escalier de la tour", "Maison du gardien", "Hangar à bateaux", "Belvédère", "Sentier",
        "Stationnement des visiteurs", "Salle des machines", "Boutique", "Quai", "Corne de brume", "Grille",
    ),
    "-": ("Réserve",),
}  # fmt: skip

_LOTS = """
6 | Hikvision DS-2CD2143G2-I   | station | sadp visit | 2022-09-15 | phare
3 | Hikvision DS-2CD2T47G2-L   | station | sadp visit | 2022-09-15 | phare
1 | Hikvision DS-7616NXI-K2    | station | sadp visit | 2022-09-15 | phare
1 | Hikvision DS-2TD2617B-6/PA | station | sadp visit | 2023-06-08 | phare
2 | Hikvision DS-2CD2347G2-LU  | station | sadp | - | - | hidden=answered, and was overlooked on the visit
3 | HiLook IPC-B140H           | station | sadp visit | 2021-05-17 | lake
2 | TruVision TVD-5602         | station | sadp visit | 2018-10-11 | lake
1 | TruVision TVN-1116         | station | sadp visit | 2018-10-11 | lake
2 | Alibi ALI-NS2024VR         | station | sadp visit | 2019-08-20 | lake | hidden=the brand buys elsewhere today: what answers is Hikvision's
1 | Luma LUM-310-NVR-8CH       | station | sadp visit | 2020-07-07 | lake
2 | Luma LUM-510-DOM-IPH-WH    | station | visit | 2020-07-07 | lake | number=none; hidden=only its badge is known: it was off when the tool asked
1 | ABUS IPCB42515A            | station | sadp visit | 2021-02-02 | lake
2 | IC Realtime IPEG-D20F-IRW1 | station | visit | 2019-03-05 | lake
2 | Intelbras VIP 1230 B       | station | visit | 2022-10-17 | card
1 | CP Plus CP-UNC-TA21PL3     | station | visit | 2022-10-17 | card
4 | Axis P3245-LVE             | station | visit | 2024-05-14 | phare
2 | Axis Q6135-LE              | station | visit | 2024-05-14 | phare
2 | Hanwha XNO-6080R           | station | visit | 2021-08-05 | phare
1 | Avigilon 5.0C-H5A-BO2      | station | visit | 2021-08-05 | phare
1 | Vivotek IB9387-HT          | station | visit | 2019-11-12 | phare
2 | Reolink RLC-810A           | station | visit | 2023-07-19 | card
2 | Ubiquiti USW-24-POE        | station | visit | 2023-07-19 | north
1 | Huawei AR651               | station | visit | 2018-12-06 | north
1 | Cisco C1111-8P             | station | visit | 2022-04-26 | north
1 | Hikvision DS-2CD2143G2-I   | -       | visit | 2022-09-15 | phare | state=spare; hidden=a spare in a cupboard
"""

_ODD: tuple[Thing, ...] = (
    Thing(
        "cb-901", "cap-aux-brumes", "Phare arrière", None, ("visit",), maker="unknown",
        hidden="a camera without a label, out of reach",
    ),
    Thing(
        "cb-902", "cap-aux-brumes", "Belvédère, mât", WARES["Hikvision DS-2CD2T47G2-L"], ("visit",),
        acquired="2022-09-15", labelled=False,
        hidden="a Hikvision whose label the salt has eaten: nobody can tell",
        hardware="none", number="none",
    ),
)  # fmt: skip

BRUMES = Site(
    "cap-aux-brumes",
    {"sadp": "cap-aux-brumes/sadp.xml", "visit": "cap-aux-brumes/visite-cap-aux-brumes.ods"},
    (*things("cap-aux-brumes", "cb", _LOTS, _ROOMS, {"station": "203.0.113.130"}), *_ODD),
)
"""The light station in Quebec."""
