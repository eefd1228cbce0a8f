"""Who we are in the eyes of the law: the closed list of kinds of party."""

from __future__ import annotations

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
}


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
