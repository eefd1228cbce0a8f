"""The words of the law as pages and commands show them, in both languages."""

from __future__ import annotations

from collections.abc import Iterable

from debar.identify.labels import KINDS
from debar.kit.words import Both
from debar.law.measure import Conduct, Force, Instrument, Standing, Text
from debar.law.parts import DutyKind
from debar.law.response import Reaction

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

TEXTS: dict[Text, Both] = {
    "published": Both("published", "publié"),
    "summary": Both(
        "known only as its issuer or the press tells it", "connu seulement par son auteur ou la presse"
    ),
    "confidential": Both("kept from the public", "non public"),
    "not-found": Both("not found", "introuvable"),
}

DUTY_KINDS: dict[DutyKind, Both] = {
    "stop": Both("stop", "cesser"),
    "remove": Both("remove", "retirer"),
    "report": Both("report", "signaler"),
    "follow-up": Both("follow-up report", "rapport de suivi"),
    "represent": Both("represent", "déclarer"),
    "inquire": Both("inquire", "se renseigner"),
    "flow-down": Both("pass on", "transmettre"),
    "assess": Both("weigh a risk", "évaluer un risque"),
    "record": Both("keep records", "consigner"),
    "wind-up": Both("wind up", "liquider"),
    "divest": Both("divest", "se départir"),
    "license": Both("have a licence", "obtenir une licence"),
    "other": Both("other duty", "autre obligation"),
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
    "amended": Both("amended", "modifiée"),
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
    "enforcement": Both("enforcement", "application de la loi"),
    "investigation": Both("investigation", "enquête"),
    "non-compliance": Both("non-compliance", "manquement"),
    "act": Both("act of a government", "acte d'un gouvernement"),
    "retaliation": Both("retaliation, as its author calls it", "représailles, selon leur auteur"),
    "relation-event": Both("background", "contexte"),
}

PRODUCTS: dict[str, Both] = {
    **KINDS,
    "any-product": Both("any product", "tout produit"),
    "any-ict": Both(
        "any information or communications technology",
        "toute technologie de l'information ou des communications",
    ),
    "video-surveillance": Both("video surveillance", "vidéosurveillance"),
    "telecom-network": Both(
        "telecommunications network equipment", "équipement de réseau de télécommunications"
    ),
    "lmr-radio": Both("land mobile radio", "radio mobile terrestre"),
}
"""Classes of products as clauses name them, kinds of thing among them."""


def products_told(products: Iterable[str]) -> Both:
    """Classes of products in words; one that has none stands as it is written."""
    told = [PRODUCTS.get(each, Both(each, each)) for each in products]
    return Both(", ".join(each.en for each in told), ", ".join(each.fr for each in told))
