"""Product classes: which of them a kind of thing falls into."""

from __future__ import annotations

ANY = "any-product"

_ICT = ("any-ict",)
_VIDEO = ("video-surveillance", *_ICT)

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
    "antivirus": ("antivirus", *_ICT),
    "mobile-app": ("mobile-app", *_ICT),
    "ai-model": ("ai-model", *_ICT),
    "telecom-service": ("telecom-service", *_ICT),
    "network-4g": ("network-4g", "telecom-network", *_ICT),
    "network-5g": ("network-5g", "telecom-network", *_ICT),
    "cellular-module": ("cellular-module", *_ICT),
    "semiconductor": ("semiconductor", *_ICT),
    "connected-vehicle": ("connected-vehicle",),
    "inverter": ("inverter",),
    "biotech": ("biotech",),
}
"""Kind of thing → the classes that it falls into, beside `any-product` and its own name.

`other`, a thing of none of these kinds, is left out: whether a clause takes it cannot be told.
"""

PERHAPS: dict[str, tuple[str, ...]] = {
    "camera": ("thermal",),
    "router": ("router-consumer",),
    "modem": ("cellular-module",),
    "intercom": ("video-surveillance",),
    "access-control": ("video-surveillance",),
    "accessory": ("video-surveillance", "telecom-network", *_ICT),
}
"""Kind of thing → classes into which some of its kind fall and others do not."""


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
    return False if set(PERHAPS.get(kind, ())).isdisjoint(products) else None


_NAMES = frozenset(name for names in CLASSES.values() for name in names)
