"""Thunder Narrows, a shore station in the United States, with a contractor's equipment."""

# ruff: noqa: E501  tables read better unbroken

from __future__ import annotations

from making.lots import Site, things
from making.things import Thing

_ROOMS = {
    "shore": (
        "Lock gate", "Pier", "Radar hut", "Yard", "Visitor deck", "Fuel store", "Range light", "Office",
        "Generator", "Helipad",
    ),
    "-": ("Office",),
}  # fmt: skip

_LOTS = """
4 | Hikvision DS-2CD2386G2-IU | shore | sensor arp | - | -
1 | Hikvision DS-7616NXI-K2   | shore | sensor arp | - | - | answers=hik-recorder; hidden=tells of a HiWatch camera behind it
2 | HiWatch HWI-T241H         | shore | sensor arp | - | -
2 | LTS CMIP9342W-28M         | shore | sensor arp | - | -
1 | Alibi ALI-NS2024VR        | shore | sensor arp | - | -
3 | Dahua IPC-HDW3841EM       | shore | sensor arp | - | -
2 | Lorex E841CA              | shore | sensor arp | - | -
2 | Amcrest IP8M-2496EW       | shore | sensor arp | - | -
1 | Honeywell HED3PR3         | shore | sensor arp | - | -
1 | IC Realtime IPEG-D20F-IRW1 | shore | sensor arp | - | -
3 | Axis P3268-LV             | shore | sensor arp | - | -
1 | Axis P1468-LE             | shore | sensor arp | - | - | answers=axis-printer; hidden=an enterprise number that inventories file under printers
2 | Hanwha QNV-8080R          | shore | sensor arp | - | -
1 | Bosch NBE-3502-AL         | shore | sensor arp | - | -
1 | Vivotek FD9389-EHV        | shore | sensor arp | - | -
1 | Mobotix M26B              | shore | sensor | - | -
1 | Sony SNC-VB770            | shore | sensor | - | -
2 | Reolink RLC-810A          | shore | sensor | - | -
2 | Uniview IPC3614SB-ADF28KM | shore | sensor | - | -
1 | TP-Link VIGI C350         | shore | sensor | - | -
1 | Huawei B535-333           | shore | sensor | - | -
1 | ZTE MF286R                | shore | sensor | - | -
2 | Polycom VVX 450           | shore | sensor arp | - | -
1 | HP LaserJet M507          | shore | sensor arp | - | -
1 | Cisco C9200L-24P          | shore | sensor arp | - | -
2 | Dell OptiPlex 7090        | shore | arp | - | - | hidden=only the switch knows it
"""


def _trap(number: int, answers: str, maker: str, hidden: str) -> Thing:
    return Thing(
        f"tn-{900 + number}", "thunder-narrows", "Office", None, ("sensor",), f"198.51.100.{230 + number}",
        answers=answers, maker=maker, hidden=hidden,
    )  # fmt: skip


_ODD: tuple[Thing, ...] = (
    _trap(1, "anjvision", "anjvision", "the stream header of Hikvision in a camera of Anjvision"),
    _trap(2, "camhi", "hichip", "the hikwsd name space in a CamHi camera"),
    _trap(3, "anyka", "anyka", "DeviceInfo with an OemCode, from another maker's kit"),
    _trap(4, "vstarcam", "vstarcam", "a frame that begins with DH and is not Dahua's"),
    _trap(5, "xiongmai", "xiongmai", "uc-httpd, which many lists call Hikvision's"),
    _trap(6, "honeypot", "nobody", "a honeypot that plays a Hikvision camera"),
)

NARROWS = Site(
    "thunder-narrows",
    {"sensor": "thunder-narrows/contractor-sensor.jsonl", "arp": "thunder-narrows/contractor-switch.txt"},
    (*things("thunder-narrows", "tn", _LOTS, _ROOMS, {"shore": "198.51.100.140"}), *_ODD),
)
"""The shore station."""
