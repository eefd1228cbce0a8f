"""Terms of other databases of measures and events: closed lists, with where each was read.

A code says under which term the other database would file a measure or a response. It is our own
filing, not an entry that was found there.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from debar.kit.words import Both

Gta = Literal[
    "Capital injection and equity stakes (including bailouts)",
    "State loan",
    "Financial grant",
    "In-kind grant",
    "Production subsidy",
    "Interest payment subsidy",
    "Loan guarantee",
    "Tax or social insurance relief",
    "Competitive devaluation",
    "Repatriation & surrender requirements",
    "Controls on commercial transactions and investment instruments",
    "Controls on credit operations",
    "Control on personal transactions",
    "Consumption subsidy",
    "Tax-based export incentive",
    "Export subsidy",
    "Other export incentive",
    "Export tax",
    "Export ban",
    "Export tariff quota",
    "Export quota",
    "Import ban",
    "Import incentive",
    "Intellectual property protection",
    "FDI: Entry and ownership rule",
    "FDI: Treatment and operations, nes",
    "FDI: Financial incentive",
    "Local content requirement",
    "Local operations requirement",
    "Local labour requirement",
    "Labour market access",
    "Post-migration treatment",
    "Trade payment measure",
    "Trade balancing measure",
    "Export licensing requirement",
    "Import licensing requirement",
    "Export-related non-tariff measure, nes",
    "Import-related non-tariff measure, nes",
    "Foreign customer limit",
    "Public procurement preference margin",
    "Public procurement localisation",
    "Public procurement access",
    "Public procurement, nes",
    "Import tariff quota",
    "Import quota",
    "Sanitary and phytosanitary measure",
    "Import tariff",
    "Internal taxation of imports",
    "Technical barrier to trade",
    "Import monitoring",
    "Anti-dumping",
    "Safeguard",
    "Anti-subsidy",
    "Trade finance",
    "Financial assistance in foreign market",
    "Anti-circumvention",
    "Local content incentive",
    "Special safeguard",
    "State aid, nes",
    "Instrument unclear",
    "Price stabilisation",
    "State aid, unspecified",
    "Local supply requirement for exports",
    "Local value added requirement",
    "Local value added incentive",
    "Local operations incentive",
    "Local labour incentive",
    "Localisation, nes",
    "Voluntary export-restraint arrangements",
    "Voluntary export-price restraints",
    "Minimum import price",
    "Import price benchmark",
    "Other import charges",
    "Export price benchmark",
    "Port restriction",
    "Selective import channel restriction",
    "Distribution restriction",
    "Post-sales service restriction (MAST Chapter K1)",
    "Corporate control order",
    "Debt purchase",
    "Equity stake",
    "Financial investment support",
    "Lending support",
]
"""Intervention types of Global Trade Alert, in the order of its own numbers, from 1."""

Mast = Literal["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P"]
"""Chapters of the international classification of non-tariff measures (UNCTAD MAST, 2019)."""

Plover = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "DEMAND",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
"""Event types of PLOVER, as its manual and its table of 17 September 2021 for older codes name them."""

READ: Mapping[str, str] = {
    "gta": "https://github.com/global-trade-alert/sgept-mcp-servers/blob/main/gta-mcp/resources/"
    "gta_intervention_type_list.md",
    "mast": "https://unctad.org/publication/international-classification-non-tariff-measures-2019-version",
    "plover": "https://github.com/openeventdata/PLOVER",
}
"""Where each list comes from, by the field of `Codes`."""

CHAPTERS: dict[Mast, Both] = {
    "A": Both("sanitary and phytosanitary measures", "mesures sanitaires et phytosanitaires"),
    "B": Both("technical barriers to trade", "obstacles techniques au commerce"),
    "C": Both("pre-shipment inspection and other formalities", "inspection avant expédition et formalités"),
    "D": Both("contingent trade-protective measures", "mesures de défense commerciale"),
    "E": Both(
        "licences, quotas, prohibitions and other quantity controls",
        "licences, contingents, interdictions et autres contrôles des quantités",
    ),
    "F": Both(
        "price controls, including additional taxes and charges",
        "contrôle des prix, y compris taxes et frais supplémentaires",
    ),
    "G": Both("finance measures", "mesures financières"),
    "H": Both("measures affecting competition", "mesures touchant la concurrence"),
    "I": Both(
        "trade-related investment measures", "mesures concernant les investissements et liées au commerce"
    ),
    "J": Both("distribution restrictions", "restrictions à la distribution"),
    "K": Both("restrictions on post-sales services", "restrictions aux services après-vente"),
    "L": Both("subsidies and other forms of support", "subventions et autres formes de soutien"),
    "M": Both("government procurement restrictions", "restrictions aux marchés publics"),
    "N": Both("intellectual property", "propriété intellectuelle"),
    "O": Both("rules of origin", "règles d'origine"),
    "P": Both("export-related measures", "mesures liées à l'exportation"),
}
"""What the chapters are about, in words of our own."""


class Codes(Struct, frozen=True, forbid_unknown_fields=True):
    """Terms of other databases of measures and events, as codes."""

    gta: Gta | None = None
    """Intervention type of Global Trade Alert."""
    mast: Mast | None = None
    """Chapter of the classification of non-tariff measures (UNCTAD MAST), A to P."""
    plover: Plover | None = None
    """Event type of PLOVER, as `REJECT` or `SANCTION`."""

    def __bool__(self) -> bool:
        return any((self.gta, self.mast, self.plover))

    def told(self) -> Both:
        """The codes in a row: `Global Trade Alert: Import ban; UNCTAD MAST: E, …; PLOVER: REJECT`."""
        chapter = CHAPTERS[self.mast] if self.mast else None
        mast = chapter and Both(f"{self.mast}, {chapter.en}", f"{self.mast}, {chapter.fr}")
        texts = (_same(self.gta), mast, _same(self.plover))
        given = [(name, text) for name, text in zip(_NAMES, texts, strict=True) if text]
        return Both(
            "; ".join(f"{name}: {text.en}" for name, text in given),
            "; ".join(f"{name} : {text.fr}" for name, text in given),
        )


_NAMES = ("Global Trade Alert", "UNCTAD MAST", "PLOVER")


def _same(text: str | None) -> Both | None:
    """A term as its database writes it, which is in English."""
    return Both(text, text) if text else None
