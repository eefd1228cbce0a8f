"""Product classes: which of them a kind of thing falls into."""

from __future__ import annotations

from functools import cache

ANY = "any-product"

_ICT = ("any-ict",)
_VIDEO = ("video-surveillance", *_ICT)
_NETWORKS = ("network-4g", "network-5g", "network-fibre")

CLASSES: dict[str, tuple[str, ...]] = {
    "camera": _VIDEO,
    "thermal-camera": ("thermal", *_VIDEO),
    "thermal": ("thermal", *_VIDEO),
    "body-camera": _VIDEO,
    "conference-camera": _VIDEO,
    "recorder": ("recorder", *_VIDEO),
    "encoder": ("recorder", *_VIDEO),
    "video-software": ("video-software", *_VIDEO),
    "video-service": ("video-service", *_VIDEO),
    "intercom": ("intercom", *_ICT),
    "doorbell": ("intercom", *_VIDEO),
    "access-control": ("access-control", *_ICT),
    "alarm": ("alarm", *_ICT),
    "switch": ("telecom-network", *_ICT),
    "router": ("telecom-network", *_ICT),
    "access-point": ("telecom-network", *_ICT),
    "radio": ("lmr-radio", *_ICT),
    "modem": ("telecom-network", *_ICT),
    "drone": ("drone", *_ICT),
    "phone": _ICT,
    "printer": _ICT,
    "server": _ICT,
    "computer": _ICT,
    "display": _ICT,
    "storage": _ICT,
    "software": _ICT,
    "screening-equipment": _ICT,
    "photo-camera": _ICT,
    "drone-component": ("drone-component", *_ICT),
    "accessory": (),
    "device": (),
    "antivirus": ("antivirus", *_ICT),
    "mobile-app": ("mobile-app", *_ICT),
    "ai-model": ("ai-model", *_ICT),
    "telecom-service": ("telecom-service", *_ICT),
    "network-4g": ("network-4g", "telecom-network", *_ICT),
    "network-5g": ("network-5g", "telecom-network", *_ICT),
    "network-fibre": ("network-fibre", "telecom-network", *_ICT),
    "router-consumer": ("router-consumer", "telecom-network", *_ICT),
    "cloud-service": ("cloud-service", *_ICT),
    "cellular-module": ("cellular-module", "component-radio-module", *_ICT),
    "component-radio-module": ("component-radio-module", *_ICT),
    "component-soc": ("component-soc", "semiconductor", *_ICT),
    "semiconductor": ("semiconductor", *_ICT),
    "robot": ("robot", *_ICT),
    "lidar": ("lidar", *_ICT),
    "vehicle-connectivity": ("vehicle-connectivity", *_ICT),
    "connected-vehicle": ("connected-vehicle",),
    "inverter": ("inverter",),
    "power-station": ("power-station",),
    "battery": ("battery",),
    "biotech": ("biotech",),
    "research": ("research",),
    "securities": ("securities",),
}
"""Kind of thing → the classes that it falls into, beside `any-product` and its own name.

`other`, a thing of none of these kinds, is left out: whether a clause takes it cannot be told.
"""

PERHAPS: dict[str, tuple[str, ...]] = {
    "camera": ("thermal",),
    "switch": _NETWORKS,
    "router": ("router-consumer", *_NETWORKS),
    "access-point": ("router-consumer",),
    "modem": ("router-consumer", "cellular-module", "component-radio-module"),
    "software": ("video-software", "antivirus", "mobile-app", "ai-model", "cloud-service"),
    "mobile-app": ("antivirus", "ai-model"),
    "ai-model": ("mobile-app", "cloud-service"),
    "cloud-service": ("ai-model", "antivirus"),
    "semiconductor": ("component-soc",),
    "cellular-module": ("vehicle-connectivity",),
    "component-radio-module": ("cellular-module", "vehicle-connectivity"),
    "intercom": ("video-surveillance",),
    "access-control": ("video-surveillance",),
    "accessory": ("video-surveillance", "telecom-network", *_ICT),
    "power-station": ("battery", "inverter"),
    "device": (
        "video-surveillance",
        "recorder",
        "thermal",
        "intercom",
        "access-control",
        "alarm",
        "telecom-network",
        "network-4g",
        "network-5g",
        "network-fibre",
        "router-consumer",
        "lmr-radio",
        "drone",
        "robot",
        "lidar",
        "inverter",
        "power-station",
        "connected-vehicle",
        *_ICT,
    ),
}
"""Kind of thing → classes into which some of its kind fall and others do not.

`device` is a thing that stands somewhere, whatever it be: no service, no software, and no mere part.
"""


def classes(kind: str) -> frozenset[str] | None:
    """All classes of a kind. None where the kind is one that we cannot place."""
    found = CLASSES.get(kind)
    if found is None:
        return frozenset((kind, ANY, *_ICT)) if kind in _NAMES else None
    return frozenset((kind, ANY, *found))


def within(kind: str | None, products: tuple[str, ...]) -> bool | None:
    """Does a kind of thing fall under these classes? None where that cannot be told."""
    if ANY in products:
        return True
    found = classes(kind) if kind else None
    if kind is None or found is None:
        return None
    if not found.isdisjoint(products):
        return True
    return False if _perhaps(kind).isdisjoint(products) else None


@cache
def _perhaps(kind: str) -> frozenset[str]:
    """Classes into which it may fall. What is told by a class only may be any kind of that class."""
    inner = (each for each, found in CLASSES.items() if kind not in CLASSES and kind in found)
    more = ({each, *CLASSES[each], *PERHAPS.get(each, ())} for each in inner)
    return frozenset(PERHAPS.get(kind, ())).union(*more)


_NAMES = frozenset(name for names in CLASSES.values() for name in names)
