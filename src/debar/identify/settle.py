"""What would settle who made a device: observations, the one that would settle most first, and why.

How much one settles is counted in bits: what the makers that are still possible leave open, times how
often such an observation tells it and how firmly. One that tells a single maker from all others settles
no more than whether it is that one.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from debar.entities.graph import Graph
from debar.identify.doubt import doubt, is_dated
from debar.identify.evidence import UNKNOWN_MAKER, Grade, Identity, better
from debar.identify.labels import GRADE_WORDS
from debar.identify.ways import NO_BOX, WAYS, WHO, Way
from debar.kit.words import Both

_UNKNOWN = 3.0
"""Bits that a maker whom we don't know leaves open: as if it were one of eight."""
_PERHAPS = 0.5
"""What a way for some kinds of thing is worth where the kind is not known."""
_OFFICE = ("declaration", "purchase-day")
"""What can be asked of that which stands in no box."""

_FIRM: Mapping[Grade, float] = {"established": 1.0, "strong": 0.9, "probable": 0.6, "lead": 0.2, "none": 0.0}
"""How much of what it tells stays told, by the best grade that it may lead to."""

_SAID = Both("{does} ({who}; at best: {grade}; {sends})", "{does} ({who}; au mieux : {grade}; {sends})")
_SENDS = Both("needs consent to ask it", "consentement requis pour l'interroger")
_SENDS_NOTHING = Both("sends nothing", "aucun envoi")


class Observation(Struct, frozen=True):
    """A way that would settle something about one device."""

    way: Way
    gain: float
    """Bits that it may be expected to settle."""
    why: Both
    """What is in doubt about this device."""

    @property
    def says(self) -> Both:
        """What to do, who does it, what it may reach and whether anything is sent."""
        does = Both(self.way.does.en.removesuffix("."), self.way.does.fr.removesuffix("."))
        sends = _SENDS if self.way.sends else _SENDS_NOTHING
        words = _SAID.fill(does=does, who=WHO[self.way.by], grade=GRADE_WORDS[self.way.reach], sends=sends)
        return Both(f"{words.en}.", f"{words.fr}.")


def settle(identity: Identity, graph: Graph, seen: Collection[str] = ()) -> tuple[Observation, ...]:
    """What would settle who made it, most first; empty where that is established.

    `seen`: names of the fields that were read of it, beside those of its grounds. What was read
    already, what could lead to no better grade and what such a thing cannot show is left out.
    """
    if identity.maker is not None and identity.maker.grade == "established":
        return ()
    why = doubt(identity, graph)
    known = {*seen, *(c.field for c in (*identity.grounds, *identity.against) if c.ground != "relation")}
    chances = _chances(identity)
    found = [
        Observation(way, gain, why)
        for way in WAYS
        if _fits(way, identity, graph) and not _is_read(way, known)
        if (gain := _answers(way, identity) * _gain(way, chances)) > 0
    ]
    return tuple(sorted(found, key=lambda each: -each.gain))


def _chances(identity: Identity) -> Mapping[str, float]:
    return {each.id: each.p for each in identity.makers} or {UNKNOWN_MAKER: 1.0}


def _fits(way: Way, identity: Identity, graph: Graph) -> bool:
    """Could such a thing show it, and could it lead to a better grade?"""
    kind, maker = identity.kind, identity.maker
    if maker is not None and (way.reach == maker.grade or better(way.reach, maker.grade) == maker.grade):
        return False
    if way.id == "purchase-day" and not is_dated(identity, graph):
        return False
    if kind in NO_BOX:
        return way.id in _OFFICE
    return way.kinds is None or kind is None or kind in way.kinds


def _is_read(way: Way, known: Collection[str]) -> bool:
    """Was all that it would read seen already?"""
    families = {field.partition(".")[0] for field in known}
    return bool(way.reads) and all(each in families for each in way.reads)


def _answers(way: Way, identity: Identity) -> float:
    """How likely the thing is one that can answer so at all."""
    return _PERHAPS if way.kinds is not None and identity.kind is None else 1.0


def _gain(way: Way, chances: Mapping[str, float]) -> float:
    """Bits: what is open, as far as the way tells it."""
    tells = way.tells * _FIRM[way.reach]
    if way.maker is None:
        return tells * (_bits(list(chances.values())) + _UNKNOWN * chances.get(UNKNOWN_MAKER, 0.0))
    p = chances.get(way.maker)
    if p is None and len(chances) > 1:
        return 0.0  # others are in question, not this one
    p = 2**-_UNKNOWN if p is None else p
    return tells * _bits([p, 1 - p])


def _bits(chances: Sequence[float]) -> float:
    return -math.fsum(p * math.log2(p) for p in chances if 0 < p < 1)
