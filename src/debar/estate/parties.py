"""Who we are in the eyes of the law: kinds of party, and classes of site that clauses ask for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal, get_args

from msgspec import Struct

from debar.kit.words import Both

PartyKind = Literal[
    "federal-department",
    "federal-agency",
    "crown-corporation",
    "provincial-body",
    "municipality",
    "us-executive-agency",
    "us-federal-contractor",
    "us-grant-recipient",
    "us-state-body",
    "uk-department",
    "au-entity",
    "public-body",
    "foreign-subsidiary",
    "importer",
    "exporter",
    "private-person",
    "telecom-provider",
    "critical-operator",
    "seller",
    "research-body",
]

KINDS: tuple[PartyKind, ...] = get_args(PartyKind)

LABELS: dict[str, Both] = {
    "federal-department": Both("federal department", "ministère fédéral"),
    "federal-agency": Both("federal agency", "organisme fédéral"),
    "crown-corporation": Both("federal Crown corporation", "société d'État fédérale"),
    "provincial-body": Both("provincial public body", "organisme public provincial"),
    "municipality": Both("municipality", "municipalité"),
    "us-executive-agency": Both("US executive agency", "organisme exécutif des États-Unis"),
    "us-federal-contractor": Both("US federal contractor", "entrepreneur fédéral des États-Unis"),
    "us-grant-recipient": Both("US grant recipient", "bénéficiaire d'une subvention des États-Unis"),
    "us-state-body": Both("US state body", "organisme d'un État des États-Unis"),
    "uk-department": Both("UK department", "ministère du Royaume-Uni"),
    "au-entity": Both("Australian Commonwealth entity", "entité du Commonwealth d'Australie"),
    "public-body": Both("public body", "organisme public"),
    "foreign-subsidiary": Both("foreign-owned business", "entreprise sous contrôle étranger"),
    "importer": Both("importer", "importateur"),
    "exporter": Both("exporter", "exportateur"),
    "private-person": Both("private person or firm", "personne ou entreprise privée"),
    "telecom-provider": Both("telecommunications provider", "fournisseur de télécommunications"),
    "critical-operator": Both(
        "operator of critical infrastructure", "exploitant d'infrastructures essentielles"
    ),
    "seller": Both("maker or seller", "fabricant ou vendeur"),
    "research-body": Both("research body", "organisme de recherche"),
}


HOMES: dict[PartyKind, str] = {
    "us-executive-agency": "US",
    "us-federal-contractor": "US",
    "us-grant-recipient": "US",
    "us-state-body": "US",
    "uk-department": "GB",
    "au-entity": "AU",
}
"""Kind of party → where it belongs, where no place is named; of the others it is Canada."""

SITE_CLASSES: dict[str, Both] = {
    "sensitive": Both(
        "sensitive site (United Kingdom), on which ground is not said",
        "lieu sensible (Royaume-Uni), à un titre non précisé",
    ),
    "holds-secret": Both(
        "building or complex that routinely holds SECRET material or above",
        "bâtiment ou complexe où sont habituellement conservés des documents SECRET ou d'un niveau supérieur",
    ),
    "vetted-staff": Both(
        "location of a significant proportion of officials with developed vetting",
        "lieu accueillant une proportion importante de fonctionnaires à habilitation approfondie",
    ),
    "ministers": Both(
        "location that ministers routinely use", "lieu que des ministres utilisent habituellement"
    ),
    "designated": Both(
        "government location under the Serious Organised Crime and Police Act 2005",
        "lieu de l'État visé par la Serious Organised Crime and Police Act 2005",
    ),
    "ordinary": Both("looked at, and of none of these classes", "examiné : aucune de ces classes"),
}
"""Class of a site → what it means. A site without any has not been looked at."""

_DASHES = {ord(dash): "-" for dash in "\u2010\u2011\u2012\u2013\u2212"}
_LIMBS = {"holds-secret", "vetted-staff", "ministers", "designated"}


def implied(classes: Iterable[str]) -> frozenset[str]:
    """The classes of a site, with those that follow: each of the four grounds makes it `sensitive`."""
    found = frozenset(classes)
    return found if found.isdisjoint(_LIMBS) else found | {"sensitive"}


def home(kind: PartyKind) -> str:
    """Where a party of that kind belongs, where no place is named."""
    return HOMES.get(kind, "CA")


class Capacity(Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that a party is to the law."""

    jurisdiction: str
    kind: PartyKind


class Party(Struct, frozen=True, forbid_unknown_fields=True):
    """What decides which clauses bind us."""

    jurisdiction: str
    """ISO 3166 code, sub-divisions as CA-QC or US-TX; EU for the Union."""
    kind: PartyKind
    entity: str | None = None
    """The entity in the knowledge that we are, where a clause names its addressee."""
    contracts: tuple[str, ...] = ()
    """Ids of contracts that bind us."""
    site_classes: tuple[str, ...] = ()
    """Classes of our sites that a clause may ask for (`sensitive`, …)."""
    terms: tuple[str, ...] = ()
    """Clauses that our contracts carry, each with its version, as `52.204-25 (NOV 2021)`."""

    sub_terms: tuple[str, ...] = ()
    """The same of contracts that we have as a subcontractor: only what flows down comes with them."""
    also: tuple[Capacity, ...] = ()
    """What else we are: a Canadian firm may be a US federal contractor too."""

    @property
    def capacities(self) -> tuple[Capacity, ...]:
        """Everything that this party is to the law, the chief thing first."""
        return (Capacity(self.jurisdiction, self.kind), *self.also)

    def term(self, numbers: Sequence[str]) -> str | None:
        """The first clause of our contracts that has one of these numbers, of whatever version it is.

        However it is written: `FAR 52.204-25, NOV 2021` and `52.204-25(b)(1)` too.
        """
        return next((term for term in self.terms if any(names(term, each) for each in numbers)), None)


def names(term: str, number: str) -> bool:
    """Does a contract's clause bear that number? `52.204-250` and `252.204-25` are others."""
    plain = term.translate(_DASHES)
    return re.search(rf"(?<![\d.-]){re.escape(number)}(?![\w-]|\.\d)", plain) is not None
