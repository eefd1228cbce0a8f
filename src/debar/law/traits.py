"""What somebody may record of an item beside whose it is and what it is: a closed list of traits.

A clause may ask for one. An item has it, lacks it, or nobody has looked.
"""

from __future__ import annotations

from debar.kit.words import Both

TRAITS: dict[str, Both] = {
    "access-network": Both(
        "stands in the access network of a telecommunications operator",
        "fait partie du réseau d'accès d'un exploitant de télécommunications",
    ),
    "administered-abroad": Both(
        "administered from the country that the clause means",
        "administré à partir du pays que vise la disposition",
    ),
    "built-for-government": Both(
        "built for a government body to its own order",
        "construit pour un organisme public et à sa commande",
    ),
    "core-network": Both(
        "connected to the core network of the body that uses it",
        "raccordé au réseau central de l'organisme qui l'utilise",
    ),
    "critical-system": Both(
        "part of a critical system or of critical infrastructure",
        "fait partie d'un système essentiel ou d'infrastructures essentielles",
    ),
    "dual-use": Both("an item of dual use, civil and military", "bien à double usage, civil et militaire"),
    "embedded": Both("a part built into another product", "pièce intégrée à un autre produit"),
    "essential-component": Both(
        "a substantial or essential component of a system, or critical technology in it",
        "composant important ou essentiel d'un système, ou technologie critique de celui-ci",
    ),
    "government-device": Both(
        "a device that a government body issued", "appareil remis par un organisme public"
    ),
    "internet-connected": Both("connected to the Internet", "raccordé à Internet"),
    "modular-transmitter": Both(
        "a modular transmitter, authorised to be built into other products",
        "émetteur modulaire, homologué pour être intégré à d'autres produits",
    ),
    "national-security-system": Both(
        "part of a national security system, or handles classified information",
        "fait partie d'un système de sécurité nationale, ou traite des renseignements classifiés",
    ),
    "network-core": Both(
        "stands in the core of a telecommunications network",
        "fait partie du cœur d'un réseau de télécommunications",
    ),
    "network-management": Both(
        "manages a telecommunications network", "assure la gestion d'un réseau de télécommunications"
    ),
    "networked": Both("connected to a network of any sort", "raccordé à un réseau, quel qu'il soit"),
    "personal-device": Both(
        "a personal device on which government business is done",
        "appareil personnel servant au travail d'un organisme public",
    ),
    "publicly-traded": Both("securities that are publicly traded", "valeurs mobilières cotées en bourse"),
    "routes-user-data": Both(
        "can route or redirect user data, or gives a view into it",
        "peut acheminer ou rediriger des données d'utilisateurs, ou permet de les consulter",
    ),
    "security-purpose": Both(
        "used for public safety, the security of government facilities, the physical security"
        " surveillance of critical infrastructure, or another national security purpose",
        "utilisé pour la sécurité publique, la sécurité d'installations de l'État, la surveillance"
        " physique d'infrastructures essentielles ou une autre fin de sécurité nationale",
    ),
    "sends-data-abroad": Both(
        "sends system or user data to the country that the clause means",
        "transmet des données du système ou des utilisateurs au pays que vise la disposition",
    ),
    "sensitive-research": Both(
        "advances an area of sensitive technology research",
        "contribue à un domaine de recherche en technologies sensibles",
    ),
    "subject-to-ear": Both(
        "subject to the Export Administration Regulations of the United States",
        "assujetti aux Export Administration Regulations des États-Unis",
    ),
    "thermal-sensor": Both("has a thermal sensor in it", "comporte un capteur thermique"),
}
"""Trait → what it says of an item."""
