"""The liaison office in London, a few rooms in a building that several missions share."""

# ruff: noqa: E501  tables read better unbroken

from __future__ import annotations

from making.lots import Site, things
from making.makes import WARES
from making.things import Thing

_ROOMS = {
    "rooms": ("Front door", "Reception", "Stairwell", "Registry", "Meeting room", "Back lane", "Mews"),
    "-": ("Registry", "Meeting room"),
}

_LOTS = """
3 | Hikvision DS-2CD2347G2-LU | rooms | sadp assets | 2020-02-18 | -
1 | HiLook NVR-108MH-C/8P     | rooms | sadp assets | 2020-02-18 | -
1 | HiWatch HWI-T241H         | rooms | sadp assets | 2020-02-18 | -
1 | ABUS IPCB42515A           | rooms | sadp assets | 2021-01-12 | -
1 | Luma LUM-510-DOM-IPH-WH   | rooms | sadp | - | - | hidden=in nobody's register
2 | Uniview IPC3614SB-ADF28KM | rooms | assets | 2022-03-01 | -
1 | Tiandy TC-C32XN           | rooms | assets | 2022-03-01 | -
1 | Dahua VTO2202F-P          | rooms | assets | 2021-01-12 | -
1 | Vivotek FD9389-EHV        | rooms | assets | 2018-07-24 | -
2 | Axis P3245-LVE            | rooms | assets | 2023-10-10 | -
1 | Bosch NDE-3503-AL         | rooms | assets | 2023-10-10 | -
3 | Cisco CP-8841             | rooms | assets | 2019-05-21 | -
1 | Brother HL-L6400DW        | rooms | assets | 2022-11-30 | -
2 | Huawei P30 Pro            | -     | assets | 2019-12-10 | - | hardware=none; state=spare
1 | ZTE Blade A5              | -     | assets | 2020-12-10 | - | hardware=none; state=disposed; hidden=disposed of, says the register
1 | Yealink UVC84             | -     | assets | 2021-11-02 | -
"""

_ODD: tuple[Thing, ...] = (
    Thing(
        "lo-901", "london-office", "Mews", WARES["Axis P1468-LE"], ("assets",), "2001:db8:44::51",
        "2025-06-03", hidden="has an IPv6 address only",
    ),
    Thing(
        "lo-902", "london-office", "Front door", None, ("assets",), "203.0.113.240", maker="unknown",
        hidden="the host mission's camera: the register says only `camera`",
    ),
)  # fmt: skip

LONDON = Site(
    "london-office",
    {"sadp": "london-office/sadp-export.csv", "assets": "london-office/assets-london.csv"},
    (*things("london-office", "lo", _LOTS, _ROOMS, {"rooms": "203.0.113.200"}), *_ODD),
)
"""The liaison office."""
