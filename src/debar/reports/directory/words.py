"""What the published directory says around the facts."""

from __future__ import annotations

from debar.kit.words import Both

WORDS: dict[str, Both] = {
    "site": Both("debar: open directory", "debar : répertoire ouvert"),
    "tagline": Both(
        "Measures against restricted technology suppliers, whom they reach, and the dispute around them",
        "Les mesures visant des fournisseurs de technologie, ceux qu'elles atteignent et le différend qui les"
        " entoure",
    ),
    "skip": Both("Go to the content", "Aller au contenu"),
    "menu": Both("Sections", "Sections"),
    "home": Both("Home", "Accueil"),
    "measures": Both("Measures", "Mesures"),
    "measure": Both("Measure", "Mesure"),
    "entities": Both("Companies and brands", "Entreprises et marques"),
    "relations": Both("Relations", "Liens"),
    "timeline": Both("Timeline", "Chronologie"),
    "responses": Both("Responses", "Réactions"),
    "bound": Both("Who is bound", "Qui est lié"),
    "all-names": Both("All names", "Tous les noms"),
    "corrections": Both("Corrections", "Corrections"),
    "other-language": Both("Français", "English"),
    "intro": Both(
        "Which laws, orders and policies restrict the products or services of technology suppliers on"
        " grounds of security; since when, for whom and with which exceptions; who makes what under which"
        " badge; what courts and the other side did about it. Each fact has its source, the day on which it"
        " was recorded, how far it is trusted, and an address of its own.",
        "Quels lois, décrets et politiques restreignent, pour des raisons de sécurité, les produits ou"
        " services de fournisseurs de technologie; depuis quand, pour qui et avec quelles exceptions; qui"
        " fabrique quoi sous quelle marque; ce qu'en ont fait les tribunaux et l'autre partie. Chaque fait"
        " a sa source, le jour où il a été consigné, son degré de confiance et une adresse qui lui est"
        " propre.",
    ),
    "not-advice": Both(
        "This is no legal advice, and nobody has judged a company here: a measure says what it says, and"
        " a relation says what its source says. That something does not stand here does not mean that it"
        " does not exist.",
        "Ceci n'est pas un avis juridique, et personne n'a jugé ici une entreprise : une mesure dit ce"
        " qu'elle dit, et un lien dit ce que dit sa source. Que quelque chose n'y figure pas ne veut pas"
        " dire que cela n'existe pas.",
    ),
    "doors": Both("Where to begin", "Par où commencer"),
    "door-bound": Both("What binds us?", "Qu'est-ce qui nous lie?"),
    "door-bound-says": Both(
        "For a department, a municipality, a firm: each clause by kind of party, with its force and since"
        " when it runs.",
        "Pour un ministère, une municipalité, une entreprise : chaque disposition par catégorie de partie,"
        " avec sa force et la date de sa prise d'effet.",
    ),
    "door-terms": Both(
        "What does a clause of our contract bring?", "Qu'entraîne une clause de notre contrat?"
    ),
    "door-terms-says": Both(
        "For contractors: by its number, as 52.204-25, what it forbids, what is owed, and within which time.",
        "Pour les entrepreneurs : d'après son numéro, comme 52.204-25, ce qu'elle interdit, ce qui est"
        " exigé et dans quel délai.",
    ),
    "door-story": Both("Who did what, and who answered?", "Qui a fait quoi, et qui a répondu?"),
    "door-story-says": Both(
        "For analysts: every step, lawsuit, ruling and retaliation by date, with who ties it to what.",
        "Pour les analystes : chaque étape, recours, décision et mesure de représailles par date, avec"
        " l'auteur de chaque rapprochement.",
    ),
    "door-names": Both("Who is behind a name?", "Qui est derrière un nom?"),
    "door-names-says": Both(
        "Brands, former, Chinese and misspelt names: whose they are, and which measures name that firm.",
        "Marques, anciens noms, noms chinois ou mal orthographiés : à qui ils sont, et quelles mesures"
        " nomment cette entreprise.",
    ),
    "holds": Both("What it holds", "Contenu du répertoire"),
    "count-measures": Both("measures", "mesures"),
    "count-clauses": Both("clauses", "dispositions"),
    "count-cases": Both("worked cases", "cas d'application"),
    "count-responses": Both("responses", "réactions"),
    "count-entities": Both("companies, brands and bodies", "entreprises, marques et organismes"),
    "count-relations": Both("relations", "liens"),
    "latest": Both("What happened last", "Derniers événements"),
    "ahead": Both("What comes next", "À venir"),
    "ahead-says": Both(
        "What begins, ends or is due after {on}, as far as it is known here.",
        "Ce qui prend effet, cesse d'avoir effet ou arrive à échéance après le {on}, d'après ce qui est"
        " connu ici.",
    ),
    "bound-says": Both(
        "Only by kind of party: whether a clause binds one of them also hangs on where it is, and some"
        " clauses bind only firms that they name. For one place: debar law binds --party {kind}"
        " --jurisdiction PLACE.",
        "Selon la catégorie seulement : le lieu compte aussi pour savoir si une disposition lie une partie,"
        " et certaines ne lient que les entreprises qu'elles nomment. Pour un ressort : debar law binds"
        " --party {kind} --jurisdiction RESSORT.",
    ),
    "by-kind": Both("By kind of party", "Par catégorie de partie"),
    "by-term": Both("By clause of contract", "Par clause de contrat"),
    "perhaps": Both("May bind, depending on an answer", "Lie peut-être, selon une réponse"),
    "binds": Both("Binds", "Lie"),
    "brings": Both("What it forbids", "Ce qu'elle interdit"),
    "bound-kind": Both("What binds: {kind}", "Ce qui lie\u00a0: {kind}"),
    "bound-term": Both(
        "What contract clause {number} brings", "Ce qu'entraîne la clause de contrat {number}"
    ),
    "runs-since": Both("since {day}", "depuis le {day}"),
    "runs-not": Both("does not run on {on}", "sans effet le {on}"),
    "names-says": Both(
        "Every name that leads to somebody here, misspelt ones included; the search of your browser (Ctrl+F"
        " or ⌘F) goes through them all. A name is no proof: others may bear it too.",
        "Chaque nom qui mène ici à quelqu'un, y compris mal orthographié; la recherche de votre navigateur"
        " (Ctrl+F ou ⌘F) les parcourt tous. Un nom n'est pas une preuve : d'autres peuvent le porter.",
    ),
    "other-scripts": Both("Chinese and other scripts", "Caractères chinois et autres écritures"),
    "on-this-page": Both("On this page", "Sur cette page"),
    "shared": Both("Questions of several clauses", "Questions communes à plusieurs dispositions"),
    "edition": Both("Edition {edition}, as told on {on}", "Édition {edition}, en date du {on}"),
    "data": Both("Data", "Données"),
    "data-says": Both(
        "Each page has its data beside it as JSON; everything together:",
        "Chaque page a ses données en JSON; le tout ensemble :",
    ),
    "feed": Both("Feed of changes (Atom)", "Fil des changements (Atom)"),
    "by-place": Both("By place", "Par ressort"),
    "title": Both("Title", "Titre"),
    "force": Both("Force", "Force"),
    "standing": Both("Standing", "État"),
    "runs-today": Both("Runs on {on}", "Effet le {on}"),
    "yes": Both("yes", "oui"),
    "no": Both("no", "non"),
    "facts": Both("At a glance", "En bref"),
    "jurisdiction": Both("Jurisdiction", "Ressort"),
    "issuer": Both("Issued by", "Émise par"),
    "instrument": Both("Instrument", "Acte"),
    "basis": Both("Legal basis", "Fondement"),
    "text": Both("Text", "Texte"),
    "announced": Both("Announced", "Annoncée le"),
    "recorded": Both("Recorded", "Date de consignation"),
    "confidence": Both("Confidence", "Confiance"),
    "signed": Both("Signed off", "Approuvée par"),
    "unsigned": Both("by nobody yet", "personne pour l'instant"),
    "caveat": Both("Read this first", "À lire d'abord"),
    "codes": Both("In other databases", "Dans d'autres bases de données"),
    "clauses": Both("Clauses", "Dispositions"),
    "grounds": Both("Grounds given", "Motifs invoqués"),
    "members": Both("Whom the list names", "Qui figure à la liste"),
    "member-span": Both("since {since}", "depuis le {since}"),
    "member-until": Both(
        "from {since} up to, not including, {until}", "du {since} au {until}, ce dernier jour exclu"
    ),
    "models": Both("only the models {models}", "seulement les modèles {models}"),
    "powers": Both(
        "Powers: by themselves they forbid nothing", "Pouvoirs : par eux-mêmes, ils n'interdisent rien"
    ),
    "duties": Both("What is to be done", "Ce qui est à faire"),
    "process": Both(
        "How it came about and is carried out, step by step",
        "Élaboration et mise en œuvre, étape par étape",
    ),
    "history": Both("What happened", "Ce qui s'est passé"),
    "background": Both(
        "Background: no source ties it to the measure", "Contexte : aucune source ne le rattache à la mesure"
    ),
    "cases": Both("Worked cases", "Cas d'application"),
    "cases-says": Both(
        "Each is a test of the data: the outcome was worked out from it and is as written.",
        "Chacun éprouve les données : le résultat en a été tiré et est conforme à ce qui est écrit. Les"
        " intitulés sont en anglais.",
    ),
    "case": Both("Case", "Cas"),
    "on": Both("On", "Le"),
    "party": Both("Party", "Partie"),
    "conduct": Both("Conduct", "Acte visé"),
    "outcome": Both("Outcome", "Résultat"),
    "clause": Both("Clause", "Disposition"),
    "notes": Both("Notes", "Notes"),
    "related": Both("Related measures", "Mesures connexes"),
    "sources": Both("Sources", "Sources"),
    "unseen": Both("not opened when recorded", "non consultée au moment de consigner"),
    "cite": Both("How to cite", "Comment citer"),
    "address": Both("Permanent address", "Adresse permanente"),
    "address-of": Both("Permanent address of this fact", "Adresse permanente de ce fait"),
    "json": Both("This page as data (JSON)", "Cette page en données (JSON)"),
    "country": Both("Country", "Pays"),
    "kind": Both("Kind", "Genre"),
    "names": Both("Names", "Noms"),
    "former": Both("Former names", "Anciens noms"),
    "aliases": Both("Other names", "Autres noms"),
    "owners": Both("Owners and makers", "Propriétaires et fabricants"),
    "down": Both("What it owns and makes, and its brands", "Entreprises détenues, fabrication et marques"),
    "no-relation": Both("No relation is recorded.", "Aucun lien n'est consigné."),
    "named-by": Both("Measures that name {who}", "Mesures qui nomment {who}"),
    "not-named": Both(
        "No measure here names {who}. Measures that reach further, by ownership, badge or law, are not"
        " listed.",
        "Aucune mesure consignée ici ne nomme {who}. Celles qui vont plus loin, par la propriété, la marque"
        " ou la loi applicable, ne sont pas énumérées.",
    ),
    "responses-by": Both("Acts and events", "Actes et événements"),
    "note": Both("Note", "Remarque"),
    "relation": Both("Relation", "Lien"),
    "when": Both("When", "Quand"),
    "scope": Both("covers: {scope}", "vise : {scope}"),
    "share": Both("{share} percent", "{share}\u00a0%"),
    "undated": Both("undated: says nothing about a day", "sans date : ne dit rien d'un jour donné"),
    "since": Both("since {day}", "début\u00a0: {day}"),
    "until": Both("until {day}", "fin\u00a0: {day}"),
    "attested": Both("attested {day}, beginning not known", "attesté\u00a0: {day}, début inconnu"),
    "has-ended": Both("has ended, no source says when", "terminé, aucune source ne dit quand"),
    "relations-says": Both(
        "Only relations that a source states. An undated one says nothing about a day.",
        "Seulement les liens qu'énonce une source. Un lien sans date ne dit rien d'un jour donné.",
    ),
    "who": Both("Who", "Qui"),
    "what": Both("What", "Quoi"),
    "date": Both("Date", "Date"),
    "link": Both("Who ties it to the measure", "Qui le rattache à la mesure"),
    "demands": Both("Demands", "Demande"),
    "original": Both("In its own words", "Dans ses propres mots"),
    "answers": Both("Answers", "Répond à"),
    "beside": Both("Told beside", "Rapporté à côté de"),
    "no-date": Both("no date", "sans date"),
    "picture": Both("The picture of it (SVG)", "L'image (SVG)"),
    "pairs": Both("Between two places", "Entre deux ressorts"),
    "pair": Both("{one} and {other}", "{one} et {other}"),
    "all-moments": Both("Everything, by date", "Tout, par date"),
    "corrections-says": Both(
        "Something wrong, missing or out of date? Write to {contact}. Give the permanent address of the"
        " fact, what it should say, and a source that can be opened. A company that is named here may"
        " ask the same way; the answer and its reason are kept.",
        "Une erreur, une omission, un fait dépassé? Écrivez à {contact}. Donnez l'adresse permanente du"
        " fait, ce qu'il devrait dire et une source qu'on puisse consulter. Une entreprise nommée ici peut"
        " faire de même; la réponse et son motif sont conservés.",
    ),
    "licence": Both(
        "Facts carry their sources; the wording is published under the Apache License 2.0.",
        "Les faits portent leurs sources; la formulation est publiée sous la licence Apache 2.0.",
    ),
    "citation": Both(
        "debar, {title}, edition {edition}, recorded {recorded}. {address}",
        "debar, {title}, édition {edition}, consigné le {recorded}. {address}",
    ),
}
