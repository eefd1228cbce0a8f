"""What anybody can do to learn who made a device: a closed list, with who does it and what it may reach."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from debar.identify.evidence import Grade
from debar.kit.words import Both

WayId = Literal[
    "label",
    "sadp",
    "dhip",
    "serial",
    "web",
    "rtsp",
    "recorder",
    "declaration",
    "purchase-day",
    "mac",
    "certificate",
    "snmp",
    "onvif",
    "board",
]
Who = Literal["site", "network", "procurement"]

VIDEO = frozenset(
    {"camera", "thermal-camera", "recorder", "encoder", "intercom", "doorbell", "access-control", "alarm"}
)
"""What the makers of video surveillance sell, and so what answers their protocols."""
BEHIND = VIDEO - {"recorder"}
"""What may hang on a recorder."""
NO_BOX = frozenset(
    {"software", "antivirus", "video-software", "mobile-app", "ai-model", "cloud-service", "video-service"}
)
"""What has neither label nor board nor address of its own."""


class Way(Struct, frozen=True):
    """One observation that can be made."""

    id: WayId
    does: Both
    """What to do, a sentence."""
    by: Who
    reach: Grade
    """The best grade of the maker to which it may lead."""
    sends: bool
    """Is something sent over the network for it?"""
    tells: float
    """How often it tells what it can, 0 to 1. Estimates of ours: they put the ways in order, no more."""
    reads: tuple[str, ...] = ()
    """Fields, or families of them; where all were seen already, it adds nothing."""
    maker: str | None = None
    """The one maker that it tells from all others; None: it may name any."""
    kinds: frozenset[str] | None = None
    """For which kinds of thing; None: for all that stand in a box."""


WHO: Mapping[Who, Both] = {
    "site": Both("site staff", "personnel du lieu"),
    "network": Both("network team", "équipe du réseau"),
    "procurement": Both("procurement", "service des achats"),
}
"""Who does it."""

WAYS: tuple[Way, ...] = (
    Way(
        "label",
        Both(
            "Photograph the label: FCC or ISED number, model, serial number.",
            "Photographier l'étiquette signalétique : numéro FCC ou ISDE, modèle, numéro de série.",
        ),
        "site",
        "established",
        sends=False,
        tells=0.6,
        reads=("fcc-id", "serial", "model"),
    ),
    Way(
        "sadp",
        Both(
            "Ask by SADP (UDP 37020) from its own network segment: Hikvision's firmware "
            "answers under any badge.",
            "Interroger par SADP (UDP 37020) depuis son propre segment de réseau : le micrologiciel de "
            "Hikvision répond, quelle que soit la marque.",
        ),
        "network",
        "established",
        sends=True,
        tells=0.9,
        reads=("sadp",),
        maker="hikvision",
        kinds=VIDEO,
    ),
    Way(
        "dhip",
        Both(
            "Ask by DHIP (UDP 37810) from its own network segment: Dahua's firmware answers under any badge.",
            "Interroger par DHIP (UDP 37810) depuis son propre segment de réseau : le micrologiciel de Dahua "
            "répond, quelle que soit la marque.",
        ),
        "network",
        "established",
        sends=True,
        tells=0.9,
        reads=("dhip",),
        maker="dahua",
        kinds=VIDEO,
    ),
    Way(
        "serial",
        Both(
            "Read its serial number where it is kept: video management system, recorder, delivery note.",
            "Relever son numéro de série là où il est consigné : système de gestion vidéo, enregistreur, bon "
            "de livraison.",
        ),
        "network",
        "established",
        sends=False,
        tells=0.5,
        reads=("serial",),
    ),
    Way(
        "web",
        Both(
            "Read the first answer of its web page: headers, title, icon. No login.",
            "Lire la première réponse de sa page Web : en-têtes, titre, icône. Sans ouvrir de session.",
        ),
        "network",
        "established",
        sends=True,
        tells=0.5,
        reads=("http", "favicon"),
    ),
    Way(
        "rtsp",
        Both(
            "Read its RTSP description (OPTIONS, DESCRIBE). No login.",
            "Lire sa description RTSP (OPTIONS, DESCRIBE). Sans ouvrir de session.",
        ),
        "network",
        "established",
        sends=True,
        tells=0.4,
        reads=("rtsp",),
        kinds=VIDEO,
    ),
    Way(
        "recorder",
        Both(
            "Ask its recorder for the list of channels: model, serial number and protocol of each camera.",
            "Demander à son enregistreur la liste des canaux : modèle, numéro de série et protocole de "
            "chaque caméra.",
        ),
        "network",
        "strong",
        sends=True,
        tells=0.5,
        reads=("isapi-child", "dahua-child"),
        kinds=BEHIND,
    ),
    Way(
        "declaration",
        Both(
            "Ask the supplier for the maker's written declaration: who made this model, in which factory, "
            "under which FCC or ISED number.",
            "Demander au fournisseur la déclaration écrite du fabricant : qui a fabriqué ce modèle, dans "
            "quelle usine, sous quel numéro FCC ou ISDE.",
        ),
        "procurement",
        "strong",
        sends=False,
        tells=0.4,
    ),
    Way(
        "purchase-day",
        Both(
            "Find the day of purchase on the order or invoice: who makes for a brand changes with time.",
            "Trouver la date d'achat sur la commande ou la facture : le fabricant d'une marque change avec "
            "le temps.",
        ),
        "procurement",
        "strong",
        sends=False,
        tells=0.5,
        reads=("acquired",),
    ),
    Way(
        "mac",
        Both(
            "Look up its hardware address in the switch's table or the DHCP leases.",
            "Chercher son adresse matérielle dans la table du commutateur ou les baux DHCP.",
        ),
        "network",
        "probable",
        sends=False,
        tells=0.4,
        reads=("mac",),
    ),
    Way(
        "certificate",
        Both("Read the certificate that it shows (TLS).", "Lire le certificat qu'il présente (TLS)."),
        "network",
        "strong",
        sends=True,
        tells=0.3,
        reads=("tls",),
    ),
    Way(
        "snmp",
        Both(
            "Read its description and registered number by SNMP, with the read community that is set in it.",
            "Lire sa description et son numéro enregistré par SNMP, avec la communauté de lecture qui y est "
            "inscrite.",
        ),
        "network",
        "strong",
        sends=True,
        tells=0.3,
        reads=("snmp",),
    ),
    Way(
        "onvif",
        Both(
            "Ask what it announces by ONVIF (UDP 3702): name and hardware.",
            "Demander ce qu'il annonce par ONVIF (UDP 3702) : nom et matériel.",
        ),
        "network",
        "probable",
        sends=True,
        tells=0.3,
        reads=("onvif",),
        kinds=VIDEO,
    ),
    Way(
        "board",
        Both(
            "Take it out of service, open the box and photograph the markings of board and chips.",
            "Le mettre hors service, ouvrir le boîtier et photographier les inscriptions de la carte et des "
            "puces.",
        ),
        "site",
        "strong",
        sends=False,
        tells=0.25,
    ),
)
