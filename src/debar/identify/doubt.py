"""What is in doubt about who made a device, in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from debar.entities.graph import Graph
from debar.identify.evidence import DIRECT, UNKNOWN_MAKER, Claim, Identity
from debar.identify.naming import name_of
from debar.identify.relations import brand_in
from debar.kit.words import Both

HEARSAY = frozenset(
    {
        "brand-claimed",
        "maker-claimed",
        "name",
        "snmp.name",
        "dhcp.hostname",
        "mdns.name",
        "upnp.name",
        "driver",
    }
)
"""Fields that hold what somebody wrote down or typed in."""

_NOTHING = Both("Nothing that was seen names a maker.", "Rien de ce qui a été vu ne nomme un fabricant.")
_BRAND_ALONE = Both(
    "It bears the brand {brand}, and no relation on record says who makes that.",
    "Il porte la marque {brand}, et aucun lien consigné ne dit qui la fabrique.",
)
_CONFLICT = Both("What was seen speaks for {makers} at once.", "Ce qui a été vu désigne à la fois {makers}.")
_DENIED = Both(
    "Something that was read speaks against {maker}.", "Un élément qui a été lu contredit {maker}."
)
_SEVERAL = Both(
    "Several makers are on record for the brand {brand}: {makers}.",
    "Plusieurs fabricants sont consignés pour la marque {brand} : {makers}.",
)
_RELATION = Both(
    "That it was made by {maker} follows from the brand {brand} alone.",
    "Seule la marque {brand} permet de conclure à une fabrication par {maker}.",
)
_WRITTEN = Both(
    "Only what somebody wrote down points to {maker}.", "Seul un écrit de quelqu'un désigne {maker}."
)
_ADDRESS = Both(
    "Only its hardware address points to {maker}, and it tells who made the network part.",
    "Seule son adresse matérielle désigne {maker}, et elle dit qui a fait la partie réseau.",
)
_HINTS = Both("Only hints point to {maker}.", "De simples indices désignent {maker}.")
_BADGE = Both(
    "What speaks for {maker} is what a badge can change: who relabels writes a name of his own.",
    "Ce qui désigne {maker} est ce qu'un changement de marque modifie : qui revend sous sa marque y met son "
    "nom.",
)


def doubt(identity: Identity, graph: Graph) -> Both:
    """What is in doubt about the maker: the first of those that apply, the gravest first."""
    maker = identity.maker
    if maker is None or maker.id == UNKNOWN_MAKER:
        return _brandless(identity, graph)
    backed = [c for c in identity.grounds if c.about == "maker"]
    rivals = _values(c for c in identity.against if _names(c) and c.ground in DIRECT)
    related = _values(c for c in identity.against if _names(c) and c.ground == "relation")
    name = name_of(maker.id, graph)
    if rivals:
        return _CONFLICT.fill(makers=_row([maker.id, *rivals], graph))
    if any(c.about == "maker" and c.value == maker.id for c in identity.against):
        return _DENIED.fill(maker=name)
    if all(c.ground == "relation" for c in backed) and identity.brand is not None:
        brand = name_of(identity.brand.id, graph, "brand")
        many = _SEVERAL.fill(brand=brand, makers=_row([maker.id, *related], graph))
        return many if related else _RELATION.fill(maker=name, brand=brand)
    return _kind_of_ground([c for c in backed if c.ground != "relation"]).fill(maker=name)


def is_dated(identity: Identity, graph: Graph) -> bool:
    """Does who makes for its brand hang on the day, as far as the record tells?"""
    found = brand_in(graph, identity.brand.id) if identity.brand else None
    made = graph.makers_of(found) if found else ()
    return len({one.maker for one in made}) > 1 and any(
        one.link.span.since or one.link.span.until for one in made
    )


def _brandless(identity: Identity, graph: Graph) -> Both:
    brand = identity.brand
    if brand is None or brand.id == UNKNOWN_MAKER:
        return _NOTHING
    return _BRAND_ALONE.fill(brand=name_of(brand.id, graph, "brand"))


def _kind_of_ground(claims: Sequence[Claim]) -> Both:
    """What the grounds for the maker have in common that makes them weak."""
    if all(c.field in HEARSAY for c in claims):
        return _WRITTEN
    if all(c.ground == "mac" for c in claims):
        return _ADDRESS
    return _HINTS if all(c.ground == "hint" for c in claims) else _BADGE


def _names(claim: Claim) -> bool:
    return claim.about == "maker" and claim.weight > 0


def _values(claims: Iterable[Claim]) -> list[str]:
    return list(dict.fromkeys(claim.value for claim in claims))


def _row(makers: Sequence[str], graph: Graph) -> Both:
    names = [name_of(each, graph) for each in dict.fromkeys(makers)]
    return Both(", ".join(each.en for each in names), ", ".join(each.fr for each in names))
