"""The words of a family's picture and page that are no facts, in both languages."""

from __future__ import annotations

from debar.kit.words import Both

TREE: dict[str, Both] = {
    "title": Both(
        "{name}: who owns and makes what, under which badges, as of {on}",
        "{name}\u00a0: qui possède et fabrique quoi, sous quelles marques, au {on}",
    ),
    "as-of": Both("{sort}, as of {on}", "{sort}, au {on}"),
    "counted": Both("{heading} ({count})", "{heading} ({count})"),
    "group": Both("{heading} ({how}): {names}.", "{heading} ({how})\u00a0: {names}."),
    "nobody": Both("No relation is recorded.", "Aucun lien n'est consigné."),
    "listed": Both("{heading}: {names}", "{heading}\u00a0: {names}"),
    "low": Both("low confidence", "confiance faible"),
    "whole": Both("in all {share} of {name}", "en tout {share} ({name})"),
    "whole-unknown": Both("in all an unknown part of {name}", "en tout une part inconnue ({name})"),
    "arrow": Both(
        "An arrow leads from who owns or makes to what is owned or made.",
        "La flèche va de qui possède ou fabrique à ce qui est possédé ou fabriqué.",
    ),
    "in-all": Both(
        "“In all”: the shares along each path multiplied, the paths added up; an interval where some are not "
        "known.",
        "« En tout » : les parts de chaque chemin multipliées, les chemins additionnés; un intervalle si "
        "certaines sont inconnues.",
    ),
    "picture": Both("The picture", "L'image"),
    "table": Both("The same in words", "La même chose en toutes lettres"),
    "sources": Both("Sources", "Sources"),
    "who": Both("Who", "Qui"),
    "relation": Both("Relation", "Lien"),
    "stands": Both("How it stands on that day", "Où en est le lien ce jour-là"),
    "beside": Both("beside: {name}", "auprès de\u00a0: {name}"),
    "unseen": Both("not opened", "non consultée"),
    "foot": Both(
        "Made by debar, knowledge edition {edition}. An undated relation says nothing about a day. Nothing "
        "here says that a thing is covered by a measure.",
        "Produit par debar, édition des connaissances {edition}. Un lien sans date ne dit rien d'un jour "
        "donné. Rien ici ne dit qu'un objet est visé par une mesure.",
    ),
}
