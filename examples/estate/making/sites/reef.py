"""Reef Depot, workshop and stores: its recorder room stands alone, so it was walked."""

# ruff: noqa: E501  tables read better unbroken

from __future__ import annotations

from making.lots import Site, things
from making.things import Thing

_ROOMS = {
    "-": (
        "Workshop", "Paint shop", "Lens store", "Slipway", "Kitchen", "Gatehouse", "Boat shed", "Crane",
        "Timber yard", "Fog-signal bench", "Battery room", "Stairs",
    ),
    "cupboard": ("Cupboard 1", "Cupboard 2", "Crate, lens store"),
}  # fmt: skip

_LOTS = """
1 | Hikvision DS-7732NI-K4      | - | walk | 2019-05-06 | -
1 | Hikvision DS-7208HQHI-K2    | - | walk | 2017-09-18 | - | hidden=an analogue recorder: its cameras have no address
4 | Hikvision DS-2CE16D0T-IT3F  | - | walk | 2017-09-18 | - | hardware=none; hidden=analogue, behind the recorder
2 | Hikvision DS-2CE56D0T-IRMMF | - | walk | 2017-09-18 | - | hardware=none; hidden=analogue, behind the recorder
2 | HiLook THC-B120-P           | - | walk | 2019-05-06 | - | hardware=none; hidden=analogue, behind the recorder
1 | Annke C51BX                 | - | walk | 2020-01-13 | - | hardware=none; number=none; hidden=analogue, and its badge alone is known
1 | Dahua DH-XVR5108HS          | - | walk | 2018-06-21 | -
3 | Dahua DH-HAC-HFW1200T       | - | walk | 2018-06-21 | - | hardware=none; hidden=analogue, behind the recorder
1 | Hikvision DS-2TD2617B-6/PA  | - | walk | 2020-11-30 | -
1 | Hikvision DS-K1T671M        | - | walk | 2020-11-30 | -
1 | Hikvision DS-KV6113-WPE1    | - | walk | 2023-08-24 | -
2 | EZVIZ CS-C6N                | - | walk | 2022-12-27 | -
1 | EZVIZ CS-DB1C               | - | walk | 2022-12-27 | - | number=none
2 | Lorex LNB2153               | - | walk | 2014-10-02 | - | hidden=an old Lorex that Hikvision made
1 | Lorex N881A82               | - | walk | 2020-11-27 | -
1 | Imou IPC-C22EP              | - | walk | 2023-03-09 | -
4 | Axis M3085-V                | - | walk | 2024-09-12 | -
1 | Axis M3085-V                | - | walk | 2024-09-12 | - | number=none; hardware=none; hidden=label read without its numbers
3 | Hanwha XNO-6080R            | - | walk | 2021-08-05 | -
2 | Uniview IPC2122LB-SF28      | - | walk | 2022-06-30 | -
1 | Tiandy TC-C32XN             | - | walk | 2022-06-30 | -
4 | Hytera PD685                | - | walk | 2018-05-15 | - | hardware=none
1 | Hytera HM785                | - | walk | 2018-05-15 | - | hardware=none
2 | Icom IC-M510                | - | walk | 2023-04-17 | - | hardware=none; hidden=a maker that debar does not know
1 | TP-Link TL-SG1016PE         | - | walk | 2021-03-03 | -
3 | Hikvision DS-2CD2143G2-I    | cupboard | spares | 2022-03-14 | - | state=spare; hidden=spares in a cupboard
2 | HiLook IPC-T221H            | cupboard | spares | 2021-05-17 | - | state=spare; hidden=spares in a cupboard
1 | Annke N48PAW                | cupboard | spares | 2021-11-08 | - | state=spare; number=none; hardware=none; hidden=a spare whose badge alone is known
1 | Dahua IPC-HDBW2431R-ZS      | cupboard | spares | 2020-10-05 | - | state=spare; hidden=a spare in a cupboard
3 | Axis P3245-LVE              | cupboard | spares | 2024-01-30 | - | state=spare
1 | Huawei S5735-L24T4X         | cupboard | spares | 2019-11-04 | - | state=spare
"""

_ODD: tuple[Thing, ...] = (
    Thing(
        "rd-901", "reef-depot", "Recorder room", None, ("walk",), number="HW20190042",
        label="Harbourwatch|HW-NVR16P", grant="2ADTD-NVR16P", maker="hikvision", tie="relabel",
        hidden="a maker that nobody knows, with Hikvision's equipment grant on the label",
    ),
    Thing("rd-902", "reef-depot", "Slipway, mast", None, ("walk",), maker="unknown", hidden="a dome without a label, 4 m up"),
    Thing("rd-903", "reef-depot", "Boat shed, gable", None, ("walk",), maker="unknown", hidden="label painted over"),
)  # fmt: skip

REEF = Site(
    "reef-depot",
    {"walk": "reef-depot/walk-reef-depot.xlsx", "spares": "reef-depot/spares.ods"},
    (*things("reef-depot", "rd", _LOTS, _ROOMS, {}), *_ODD),
)
"""The depot."""
