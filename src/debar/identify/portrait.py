"""An identity in a few sentences: what it is, sold as what, whose hardware and firmware, made by whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from debar.entities.graph import Graph
from debar.identify.evidence import Graded, Identity
from debar.identify.labels import GRADE_WORDS, KINDS
from debar.identify.naming import name_of
from debar.identify.relations import brand_in
from debar.kit.words import Both

_LIKELY = 0.02
"""Probability from which another maker is named."""

_THING = Both("device of unknown kind", "appareil de genre inconnu")
_MODEL = Both("{kind}, model {model}", "{kind}, modèle {model}")
_SOLD = Both("Sold as {name} ({grade})", "Vendu sous la marque {name} (cote : {grade})")
_CALLED = Both("It calls itself {name} ({grade})", "Il se donne pour un {name} (cote : {grade})")
_HARDWARE = Both(
    "By what stands in its hardware it is sold as {name} ({grade})",
    "D'après son matériel, il est vendu sous la marque {name} (cote : {grade})",
)
_FIRMWARE = Both(
    "It runs firmware built for {name} ({grade})",
    "Son micrologiciel est destiné à la marque {name} (cote : {grade})",
)
_OWN_LINE = Both(
    "It runs firmware built for {name}'s own line ({grade})",
    "Son micrologiciel est celui de la gamme propre à {name} (cote : {grade})",
)
_MADE = Both("Made by {name} ({grade})", "Fabriqué par {name} (cote : {grade})")
_PERHAPS = Both("Perhaps made by {name} ({grade})", "Peut-être fabriqué par {name} (cote : {grade})")
_NOBODY = Both("Who made it is not known", "Le fabricant est inconnu")
_ELSE = Both("Otherwise: {names}", "Sinon : {names}")
_FIRMLY = ("established", "strong", "probable")


def portrait(identity: Identity, graph: Graph) -> Both:
    """Kind and model; sold as; badge, hardware and firmware where they differ; maker; who else it may be.

    `Camera. Sold as Amcrest (strong). It runs firmware built for Dahua's own line (strong). Made by Dahua
    (established).`
    """
    said = list(_sentences(identity, graph))
    return Both(
        " ".join(f"{text.en}." for text in said),
        " ".join(f"{text.fr}." for text in said).replace(" :", "\u00a0:"),
    )


def _sentences(identity: Identity, graph: Graph) -> Iterator[Both]:
    yield _what(identity)
    yield from _brands(identity, graph)
    maker = identity.maker
    if maker is None:
        yield _NOBODY
    else:
        yield _graded(_MADE if maker.grade in _FIRMLY else _PERHAPS, maker, name_of(maker.id, graph))
        others = [] if maker.grade == "established" else list(_others(identity, graph))
        if others:
            yield _ELSE.fill(names=_row(others))


def _what(identity: Identity) -> Both:
    kind = KINDS.get(identity.kind, Both(identity.kind, identity.kind)) if identity.kind else _THING
    kind = Both(_capital(kind.en), _capital(kind.fr))
    return _MODEL.fill(kind=kind, model=identity.model.id) if identity.model else kind


def _brands(identity: Identity, graph: Graph) -> Iterator[Both]:
    """What it is sold under, then each other brand that is not the one told before."""
    brand, badge = identity.brand, identity.badge
    if brand is not None:
        yield _graded(_SOLD, brand, name_of(brand.id, graph, "brand"))
    told = brand.id if brand else None
    if badge is not None and badge.id != told:
        yield _graded(_CALLED, badge, name_of(badge.id, graph, "brand"))
    if identity.hardware is not None and identity.hardware.id != told:
        yield _graded(_HARDWARE, identity.hardware, name_of(identity.hardware.id, graph, "brand"))
    if identity.firmware is not None and identity.firmware.id != told:
        yield _firmware(identity.firmware, graph)


def _firmware(firmware: Graded, graph: Graph) -> Both:
    entity = brand_in(graph, firmware.id)
    own = entity is not None and any(one.own for one in graph.makers_of(entity))
    maker = firmware.id in graph and graph.entity(firmware.id).kind == "company"
    return _graded(_OWN_LINE if own or maker else _FIRMWARE, firmware, name_of(firmware.id, graph, "brand"))


def _others(identity: Identity, graph: Graph) -> Iterator[Both]:
    """The makers that it may be instead, likeliest first, with their probability."""
    chosen = identity.maker.id if identity.maker else None
    for each in identity.makers:
        if each.id != chosen and each.p >= _LIKELY:
            percent = round(100 * each.p)
            name = name_of(each.id, graph)
            yield Both(f"{name.en} ({percent}%)", f"{name.fr} ({percent}\u00a0%)")


def _graded(words: Both, value: Graded, name: Both) -> Both:
    return words.fill(name=name, grade=GRADE_WORDS[value.grade])


def _row(texts: Iterable[Both]) -> Both:
    several = list(texts)
    return Both(", ".join(each.en for each in several), ", ".join(each.fr for each in several))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
