"""What is said on the way from an item to those whose things a clause means."""

from __future__ import annotations

from typing import Literal

from debar.entities.model import LinkKind
from debar.identify.evidence import Grade
from debar.kit.words import Both
from debar.law.measure import Sort as Named

Sort = Literal["own-name"] | Named
"""What sort of thing of a target's it is."""

GRADED: dict[Grade, Both] = {
    "established": Both("established", "établie"),
    "strong": Both("strong", "solide"),
    "probable": Both("probable", "probable"),
    "lead": Both("only a lead", "simple piste"),
    "none": Both("none", "nul"),
}

MADE_BY = Both("The maker is {who} (grade: {grade}).", "Le fabricant est {who} (cote : {grade}).")
BADGED = Both(
    "It is sold as {who} (grade: {grade}).", "L'article est vendu sous la marque {who} (cote : {grade})."
)
NO_MAKER = Both(
    "Who made it is not known, and its badge is not a name of {targets}.",
    "Le fabricant n'est pas connu, et la marque ne désigne pas {targets}.",
)
STRANGER = Both(
    "{who} is no company that the knowledge knows, so nothing can be said of its ties.",
    "{who} n'est pas une entreprise connue ici; rien ne peut être dit de ses rattachements.",
)
OTHER = Both(
    "No tie of {who} to {targets} is known.",
    "Entre {who} et {targets}, aucun rattachement n'est connu.",
)
ONLY_A_LEAD = Both(
    "Only a hint says that {who} made it; somebody else may have.",
    "Seule une piste désigne {who} comme fabricant; ce peut être un autre.",
)
ONLY_A_BADGE = Both(
    "{who} is a badge that stands on things of other makers; who made this one is not known.",
    "{who} est une marque apposée sur des produits d'autres fabricants; celui de l'article n'est pas connu.",
)
ALSO = Both(
    "Other grounds speak of {who}; which of them made it is to be settled.",
    "D'autres motifs désignent {who}; il reste à établir lequel l'a fabriqué.",
)
WHOEVER = Both(
    "It means such things whoever makes or provides them.",
    "La disposition vise ces produits ou services, quiconque les fabrique ou les fournit.",
)
SORTS: dict[Sort, Both] = {
    "own-name": Both(
        "It is a thing of {target} itself, which the clause names.",
        "C'est un produit propre à {target}, que la disposition nomme.",
    ),
    "own_brands": Both(
        "It bears a brand of {target} other than its name.",
        "L'article porte une marque qui appartient à {target}, autre que son nom.",
    ),
    "relabels": Both(
        "{target} made it, and it bears another firm's badge.",
        "L'article est fabriqué par {target} et porte la marque d'une autre entreprise.",
    ),
    "subsidiaries": Both(
        "It comes from a firm that {target} owns or controls.",
        "L'article provient d'une entreprise que {target} possède ou contrôle.",
    ),
    "affiliates": Both(
        "It comes from a firm under common control with {target}.",
        "L'article provient d'une entreprise sous contrôle commun avec {target}.",
    ),
    "state_affiliates": Both(
        "It comes from a firm of the same state body as {target}; that alone makes no affiliate.",
        "L'article provient d'une entreprise qui relève du même organisme d'État que {target};"
        " cela seul n'en fait pas une société affiliée.",
    ),
    "components": Both(
        "Parts of {target}, or of a firm that it owns or controls, are in products of that maker.",
        "Des pièces de {target}, ou d'une entreprise que celle-ci possède ou contrôle,"
        " entrent dans des produits de ce fabricant.",
    ),
}
ITSELF = Both("It is a thing of {target} itself.", "C'est un produit propre à {target}.")
MEANT = Both("The clause means such things too.", "La disposition vise aussi ces produits.")
NOT_MEANT = Both("The clause does not mean such things.", "La disposition ne vise pas ces produits.")
BADGE_WEAK = Both(
    "The badge, which would take it out, is not well enough established.",
    "La marque, qui l'exclurait, n'est pas assez bien établie.",
)
UNCERTAIN = Both(
    "Whether this tie held on {on} is not established.",
    "Il n'est pas établi que ce rattachement existait le {on}.",
)
LINK: dict[LinkKind, Both] = {
    "owns": Both("{head} owns {tail}.", "{head} possède {tail}."),
    "controls": Both("{head} controls {tail}.", "{head} contrôle {tail}."),
    "brand-of": Both("{tail} is a brand of {head}.", "{tail} est une marque qui appartient à {head}."),
    "makes-for": Both(
        "{head} makes what is sold as {tail}.", "{head} fabrique ce qui est vendu sous la marque {tail}."
    ),
    "component-in": Both(
        "Parts of {head} are in products of {tail}.",
        "Des pièces de {head} entrent dans les produits de {tail}.",
    ),
    "formerly": Both("{tail} was called {head}.", "{tail} s'appelait {head}."),
}
ASK: dict[Sort, Both] = {
    "own_brands": Both(
        'Does "{title}" also mean what {target} sells under its other brands?',
        "La mesure « {title} » vise-t-elle aussi ce que {target} vend sous ses autres marques?",
    ),
    "relabels": Both(
        'Does "{title}" also mean what {target} made and others sell under their own badge?',
        "La mesure « {title} » vise-t-elle aussi ce que {target} fabrique"
        " et que d'autres vendent sous leur marque?",
    ),
    "subsidiaries": Both(
        'Does "{title}" also mean the products of firms that {target} owns or controls?',
        "La mesure « {title} » vise-t-elle aussi les produits des entreprises"
        " que {target} possède ou contrôle?",
    ),
    "affiliates": Both(
        'Does "{title}" also mean the products of firms under common control with {target}?',
        "La mesure « {title} » vise-t-elle aussi les produits des entreprises"
        " sous contrôle commun avec {target}?",
    ),
    "components": Both(
        'Has this product a part of {target} in it, and does "{title}" mean it for that?',
        "Ce produit contient-il une pièce de {target}, et la mesure « {title} » le vise-t-elle pour cela?",
    ),
}
