"""The headers of purchase tables that we know: English and French, with Canada's proactive disclosure."""

from __future__ import annotations

from debar.kit.sheets import Columns

_SAID = {
    "description": (
        "description; description en; description eng; line description; item description; product "
        "description; description of goods; description of goods or services; goods description; product "
        "name; product; item; item name; line item; line text; désignation; libellé; description du "
        "produit; description de l'article; description des biens; produit; article; nom du produit; "
        "objet; subject; title; title eng; titre; text; texte; detail; détail; d description en"
    ),
    "description_fr": "description fr; description fra; title fra; title fr; description française",
    "comments": "comments; comments en; comment; notes; note; remarks; remarques; commentaires",
    "comments_fr": "comments fr; commentaires fr",
    "more": "additional comments; additional comments en; commentaires additionnels",
    "more_fr": "additional comments fr",
    "supplier": (
        "vendor name; supplier name; vendor; supplier; vendor legal name; supplier legal name; seller; "
        "merchant; merchant name; contractor; contractor name; awarded to; company; company name; legal "
        "name; fournisseur; nom du fournisseur; vendeur; nom du vendeur; entrepreneur; commerçant; "
        "entreprise; nom de l'entreprise; raison sociale; adjudicataire; d vendor name"
    ),
    "brand": "brand; brand name; make; marque; nom de marque",
    "maker": "manufacturer; manufacturer name; maker; oem; mfr; mfg; fabricant; nom du fabricant",
    "model": (
        "model; model number; model name; modèle; numéro de modèle; manufacturer part number; mpn; part "
        "number; part; product code; item code; sku; catalogue number; catalog number; numéro de pièce; "
        "numéro de produit; code de produit; code d'article; référence fabricant"
    ),
    "quantity": "quantity; qty; quantité; qté; units; unités; count; nombre",
    "value": (
        "contract value; amount; total; value; price; line total; original value; valeur du contrat; "
        "valeur; montant; prix; coût; cost"
    ),
    "bought": (
        "contract date; purchase date; order date; award date; invoice date; transaction date; date of "
        "purchase; date; date du contrat; date d'achat; date de commande; date d'attribution; date de "
        "facture; date de la transaction"
    ),
    "buyer": (
        "owner org title; contracting entity; buyer; buyer name; department; organization; organisation; "
        "acheteur; nom de l'acheteur; ministère; entité contractante"
    ),
    "reference": (
        "reference number; reference; procurement id; contract number; order number; purchase order; po "
        "number; po; invoice number; requisition number; line number; numéro de référence; référence; "
        "numéro de contrat; numéro de commande; bon de commande; numéro de facture"
    ),
}
"""Field → what its column may be called, best first."""

COLUMNS = Columns({field: said.split("; ") for field, said in _SAID.items()})
