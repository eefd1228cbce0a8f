"""The words of the law as pages and commands show them, in both languages."""

from __future__ import annotations

from debar.kit.words import Both
from debar.law.measure import Conduct, Force, Instrument, Reaction, Standing

CONDUCTS: dict[Conduct, Both] = {
    "purchase": Both("purchase", "achat"),
    "use": Both("use", "utilisation"),
    "import": Both("import", "importation"),
    "sell": Both("sale or transfer", "vente ou cession"),
    "authorise": Both("equipment authorisation", "homologation d'équipement"),
    "operate": Both("carrying on the business", "exploitation de l'entreprise"),
    "export-to": Both("export to", "exportation vers"),
    "fund": Both("funding", "financement"),
    "contract-with-user": Both("contracting with a user", "contrat avec un utilisateur"),
    "invest": Both("investment", "investissement"),
}

FORCES: dict[Force, Both] = {
    "binding": Both("binding", "contraignante"),
    "instructed": Both("instructed inside government", "instruction interne à l'administration"),
    "advised": Both("advice", "avis sans contrainte"),
    "announced": Both("announced: no instrument published", "annoncée : aucun acte publié"),
    "proposed": Both("proposed", "proposée"),
}
"""Strongest first."""

INSTRUMENTS: dict[Instrument, Both] = {
    "statute": Both("statute", "loi"),
    "regulation": Both("regulation", "règlement"),
    "order": Both("order", "décret ou arrêté"),
    "directive": Both("directive", "directive"),
    "policy": Both("policy", "politique"),
    "list": Both("list", "liste"),
    "guidance": Both("guidance", "orientation"),
    "contract-clause": Both("contract clause", "clause contractuelle"),
    "private": Both("authority of the workspace", "acte habilitant de l'espace de travail"),
}

STANDINGS: dict[Standing, Both] = {
    "proposed": Both("proposed", "proposée"),
    "announced": Both("announced", "annoncée"),
    "in-force": Both("in force", "en vigueur"),
    "challenged": Both("challenged in court", "contestée en justice"),
    "suspended": Both("suspended", "suspendue"),
    "stayed": Both("stayed by a court", "sursis accordé par un tribunal"),
    "resumed": Both("in effect again", "de nouveau en effet"),
    "set-aside": Both("set aside", "annulée"),
    "repealed": Both("repealed", "abrogée"),
    "lapsed": Both("lapsed", "caduque"),
}

REACTIONS: dict[Reaction, Both] = {
    "statement": Both("statement", "déclaration"),
    "representation": Both("diplomatic representation", "démarche diplomatique"),
    "lawsuit": Both("court application", "recours judiciaire"),
    "ruling": Both("court ruling", "décision judiciaire"),
    "arbitration-notice": Both("notice of arbitration", "avis d'arbitrage"),
    "market": Both("act of a trader", "acte d'un commerçant"),
    "disclosure": Both("disclosure", "divulgation"),
    "agreement": Both("agreement", "accord"),
    "restructuring": Both("restructuring", "restructuration"),
    "retaliation": Both("retaliation, as its author calls it", "représailles, selon leur auteur"),
    "relation-event": Both("background", "contexte"),
}

CONFIDENCES = {
    "high": Both("high", "élevée"),
    "medium": Both("medium", "moyenne"),
    "low": Both("low", "faible"),
}
