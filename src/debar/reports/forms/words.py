"""Every word of the HTML form that is not a fact, in both languages."""

from __future__ import annotations

from debar.identify.evidence import Grade
from debar.kit.words import Both
from debar.law.verdict import Outcome

OUTCOMES_SHORT: dict[Outcome, Both] = {
    "covered": Both("Appears covered", "Semble visé"),
    "conditional": Both("Depends on an answer", "Dépend d'une réponse"),
    "suspected": Both("Suspected", "Soupçonné"),
    "unknown": Both("Unknown", "Indéterminé"),
    "none-found": Both("No restriction found", "Aucune restriction trouvée"),
}

OUTCOMES_MEAN: dict[Outcome, Both] = {
    "covered": Both(
        "The maker is well enough established and a clause means such things. A person must confirm it, "
        "and a second one countersign.",
        "Le fabricant est assez bien établi et une disposition vise de tels produits. Une personne doit le "
        "confirmer et une seconde le contresigner.",
    ),
    "conditional": Both(
        "It hangs on a question that only a person can settle. Until then it is treated as covered.",
        "L'issue tient à une question que seule une personne peut trancher. D'ici là, l'article est traité "
        "comme visé.",
    ),
    "suspected": Both(
        "Something points to a restricted maker, but not firmly enough. Better evidence is needed.",
        "Un indice désigne un fabricant visé, sans le prouver. Il faut de meilleures preuves.",
    ),
    "unknown": Both(
        "What was seen does not tell who made it, or the text does not tell whom it binds. Unknown says "
        "nothing in anybody's favour.",
        "Ce qui a été vu ne dit pas qui l'a fabriqué, ou le texte ne dit pas qui il lie. Indéterminé ne veut "
        "rien dire de favorable.",
    ),
    "none-found": Both(
        "None of the measures checked speaks of it, on the evidence listed and on that day. That is all "
        "that is said.",
        "Aucune des mesures vérifiées n'en parle, d'après les preuves énumérées et à cette date. Rien de "
        "plus n'est affirmé.",
    ),
}

GRADES_MEAN: dict[Grade, Both] = {
    "established": Both(
        "A trait of firmware or protocol that the badge cannot change, and nothing against it.",
        "Un trait du logiciel interne ou du protocole que l'étiquette ne peut changer, et rien qui s'y "
        "oppose.",
    ),
    "strong": Both(
        "Such a trait with something against it; or two independent grounds and a dated relation; or the "
        "maker's own distinctive name plainly written.",
        "Un tel trait, avec un élément contraire; ou deux motifs indépendants et un lien daté; ou le nom "
        "distinctif du fabricant écrit en toutes lettres.",
    ),
    "probable": Both(
        "One ground that can be read in one way only: a badge or a model number.",
        "Un seul motif, sans équivoque : une marque ou un numéro de modèle.",
    ),
    "lead": Both("A hint, to be followed up.", "Un indice, à vérifier."),
    "none": Both("Nothing was found.", "Rien n'a été trouvé."),
}

WORDS: dict[str, Both] = {
    "skip": Both("Skip to the report", "Aller au rapport"),
    "contents": Both("Contents", "Sommaire"),
    "as-of": Both("As of {on}", "En date du {on}"),
    "edition": Both("Knowledge edition {edition}", "Édition des connaissances {edition}"),
    "program": Both("debar {version}", "debar {version}"),
    "short": Both("In short", "En bref"),
    "numbers": Both("Outcomes, by what is counted", "Résultats, selon ce qui est compté"),
    "outcome": Both("Outcome", "Issue"),
    "devices": Both("Devices", "Appareils"),
    "sites": Both("Sites", "Lieux"),
    "lines": Both("Purchase lines", "Lignes d'achat"),
    "total": Both("Total", "Total"),
    "site-rule": Both(
        "A site counts by the worst outcome of its devices. One where nothing was found counts as unknown "
        "until all of it has been searched.",
        "Un lieu compte selon la pire issue de ses appareils. Celui où rien n'a été trouvé reste indéterminé "
        "tant qu'il n'a pas été entièrement inspecté.",
    ),
    "asked": Both(
        "Questions that only a person can settle", "Questions que seule une personne peut trancher"
    ),
    "hangs": Both("What hangs on it", "Ce qui en dépend"),
    "question": Both("Question", "Question"),
    "by-site": Both("Where things stand, by site", "La situation, lieu par lieu"),
    "bars-title": Both("Devices at each site, by outcome", "Appareils de chaque lieu, par issue"),
    "bars-desc": Both(
        "One bar for each site, as long as the site has devices, divided by outcome. The table that follows "
        "gives the same numbers.",
        "Une barre par lieu, proportionnelle à son nombre d'appareils et divisée par issue. Le tableau "
        "qui suit donne les mêmes chiffres.",
    ),
    "site": Both("Site", "Lieu"),
    "said-of": Both("What may be said", "Ce qu'on peut affirmer"),
    "controlled": Both("Devices there are controlled by {who}.", "Les appareils y relèvent de : {who}."),
    "act-on": Both("Findings, site by site", "Les constats, lieu par lieu"),
    "nothing-to-act-on": Both(
        "Nothing observed calls for a decision. Read this together with where we looked, and where not.",
        "Rien de ce qui a été observé n'appelle de décision. À lire avec la section sur ce qui a été "
        "inspecté ou non.",
    ),
    "jump": Both("Straight to a site", "Aller à un lieu"),
    "to-look-at": Both("({count} to look at)", "({count} à examiner)"),
    "device": Both("Device", "Appareil"),
    "place": Both("Place", "Endroit"),
    "places": Both("Place (address)", "Endroit (adresse)"),
    "no-brand": Both("Brand not known", "Marque inconnue"),
    "model-grade": Both("grade of the model: {grade}", "cote du modèle : {grade}"),
    "only": Both("only {devices}", "{devices} seulement"),
    "but": Both("all but {devices}", "tous sauf {devices}"),
    "brand-short": Both("Brand", "Marque"),
    "maker-short": Both("Maker", "Fabricant"),
    "address": Both("Address", "Adresse"),
    "serial": Both("Serial no.", "N° de série"),
    "grade": Both("grade: {grade}", "cote : {grade}"),
    "not-known": Both("not known", "inconnu"),
    "relabel": Both("another firm's badge", "étiquette d'une autre entreprise"),
    "clauses": Both("The clauses in question", "Les dispositions en cause"),
    "clause-why": Both("Why it is in question", "Pourquoi elle est en cause"),
    "why-this": Both("Why this one", "Pourquoi celui-ci"),
    "why-these": Both("Why these", "Pourquoi ceux-ci"),
    "joined": Both("Joined", "Regroupé"),
    "force": Both("Force", "Force"),
    "settles": Both("What would settle it", "Pour trancher"),
    "why": Both("Why", "Pourquoi"),
    "for": Both("For", "Pour"),
    "against": Both("Against", "Contre"),
    "more-grounds": Both("and {count} more, in the JSON form", "et {count} de plus, dans la forme JSON"),
    "rests-on": Both("Rests on", "Repose sur"),
    "case": Both("Case", "Dossier"),
    "cards-left-out": Both(
        "{count} more are in the JSON and CSV forms of this report.",
        "{count} de plus figurent dans les formes JSON et CSV de ce rapport.",
    ),
    "unknown-intro": Both(
        "Nobody can say yet who made the devices that are unknown. Each stays open until somebody has "
        "looked.",
        "Nul ne peut encore dire qui a fabriqué les appareils indéterminés. Chacun reste ouvert tant que "
        "personne ne l'a examiné.",
    ),
    "other-devices": Both(
        "Devices for which no restriction was found",
        "Appareils pour lesquels aucune restriction n'a été trouvée",
    ),
    "show-list": Both("Show the list", "Afficher la liste"),
    "bought": Both("Purchase lines", "Lignes d'achat"),
    "no-lines": Both("No purchase lines were screened.", "Aucune ligne d'achat n'a été examinée."),
    "no-lines-flagged": Both(
        "None of the lines screened calls for a decision.",
        "Aucune des lignes examinées n'appelle de décision.",
    ),
    "flagged": Both("{n} of {lines} need a look", "{n} sur {lines} à examiner de plus près"),
    "line": Both("Line", "Ligne"),
    "made-by": Both("Maker, brand", "Fabricant, marque"),
    "text": Both("What was bought", "Ce qui a été acheté"),
    "where": Both("Where we looked, and where not", "Ce qui a été inspecté, et ce qui ne l'a pas été"),
    "where-rule": Both(
        "What was not observed may still be there. A place that was not searched is never counted as free "
        "of anything.",
        "Ce qui n'a pas été observé peut tout de même s'y trouver. Un endroit non inspecté n'est jamais "
        "réputé vide.",
    ),
    "part": Both("Part", "Partie"),
    "state": Both("State", "État"),
    "how-when": Both("How, and when", "Comment et quand"),
    "seen": Both("Devices known", "Appareils connus"),
    "whole-site": Both("The site as a whole", "Le lieu dans son ensemble"),
    "decided": Both("What was decided", "Ce qui a été décidé"),
    "cases-open": Both(
        "{count} open, on which nobody has acted yet. Each stands beside its device above.",
        "Sans suite à ce jour : {count}. Le numéro de chacun figure ci-dessus, avec son appareil.",
    ),
    "no-cases": Both("No case has been opened yet.", "Aucun dossier n'est encore ouvert."),
    "step": Both("Step", "Étape"),
    "changed": Both("Last act", "Dernier acte"),
    "due": Both("Due", "Échéance"),
    "law": Both("The measures, and what was done about them", "Les mesures et les réactions"),
    "law-rule": Both(
        "A response is shown beside a measure because a source ties them together, never because their dates "
        "are close. Background is marked as such.",
        "Une réaction figure à côté d'une mesure parce qu'une source les relie, jamais parce que leurs dates "
        "sont voisines. Le contexte est signalé comme tel.",
    ),
    "times-title": Both("The measures in time", "Les mesures dans le temps"),
    "times-desc": Both(
        "For each measure that has a say here, and those that belong with it: the spans in which its "
        "clauses run, and numbered marks for its own steps (diamonds), deadlines (squares) and "
        "responses (circles). The tables that follow list the same, and also what is older, undated or "
        "only background.",
        "Pour chaque mesure en cause et celles qui s'y rattachent : les périodes d'effet de ses "
        "dispositions, et des repères numérotés pour ses propres étapes (losanges), les échéances "
        "(carrés) et les réactions (cercles). Les tableaux qui suivent énumèrent les mêmes, et aussi ce "
        "qui est plus ancien, sans date ou simple contexte.",
    ),
    "calendar-title": Both(
        "The measures of our jurisdiction, in time", "Les mesures de notre administration, dans le temps"
    ),
    "elsewhere": Both(
        "Checked too: {count} measures of other places, none of which has a say here",
        "Vérifiées aussi : {count} mesures d'ailleurs, dont aucune n'est en cause ici",
    ),
    "calendar-desc": Both(
        "For each measure of our own jurisdiction, or that has a say here: the spans in which its clauses "
        "run, by force. The table of measures gives the dates.",
        "Pour chaque mesure de notre propre administration ou en cause ici : les périodes d'effet de ses "
        "dispositions, selon leur force. Le tableau des mesures donne les dates.",
    ),
    "makers": Both("Who makes for whom", "Qui fabrique pour qui"),
    "makers-rule": Both(
        "The badge is not the maker. Listed is each badge met here that a measure speaks of, or that is "
        "another firm's than the maker's. It says who made the things met, and nothing about any firm.",
        "L'étiquette ne dit pas le fabricant. Figure ici chaque marque rencontrée dont parle une mesure, ou "
        "qui est celle d'une autre entreprise que le fabricant. Le tableau dit qui a produit les objets "
        "rencontrés, et rien d'aucune entreprise.",
    ),
    "no-relations": Both("No such badge was met.", "Aucune marque de ce genre n'a été rencontrée."),
    "ties-title": Both(
        "Owners, makers and the badges met, with how often",
        "Propriétaires, fabricants et marques rencontrées, avec leur nombre",
    ),
    "ties-desc": Both(
        "Three columns: who held a maker or a share of it on the day, the makers, and the badges under which "
        "their things were met. A whole line: the maker is established or strong on at least one of them. "
        "A broken line: it is not. The table that follows says the same, with the relation on record.",
        "Trois colonnes : qui détenait un fabricant, ou une part de celui-ci, ce jour-là; les fabricants; "
        "les marques sous lesquelles leurs produits ont été rencontrés. Trait plein : le fabricant est coté "
        "établi ou solide pour l'un d'eux au moins. Trait brisé : il ne l'est pas. Le tableau qui suit dit "
        "la même chose, avec le lien consigné.",
    ),
    "ties-table": Both("Makers, and the badges met", "Fabricants et marques rencontrées"),
    "ties-says": Both("Relation on record", "Lien consigné"),
    "ties-grade": Both("Best grade of the maker", "Meilleure cote du fabricant"),
    "owners": Both("Owners and shareholders", "Propriétaires et actionnaires"),
    "makers-column": Both("Makers", "Fabricants"),
    "badges-column": Both("Badges", "Marques"),
    "held-by": Both("owners and shareholders: {owners}", "propriétaires et actionnaires : {owners}"),
    "maker-sure": Both("maker established or strong", "fabricant établi ou solide"),
    "maker-unsure": Both("maker less certain", "fabricant moins certain"),
    "worst": Both("Worst outcome", "Pire issue"),
    "report-day": Both("day of the report", "jour du rapport"),
    "own-step": Both("step of its own", "étape de la mesure"),
    "response": Both("response", "réaction"),
    "deadline": Both("deadline", "échéance"),
    "undated": Both("no date found", "date introuvable"),
    "demands": Both("Demands: {demands}", "Exige : {demands}"),
    "link": Both("Tied to the measure by: {link}", "Lien avec la mesure : {link}"),
    "runs": Both("Spans in which clauses run", "Périodes d'effet des dispositions"),
    "clause": Both("Clause", "Disposition"),
    "conduct": Both("Conduct", "Conduite"),
    "from": Both("From", "Du"),
    "until": Both("Until (not including)", "Jusqu'au (exclu)"),
    "open-end": Both("no end known", "sans fin connue"),
    "doubt": Both("These dates are open to question: {doubt}", "Ces dates prêtent à question : {doubt}"),
    "events": Both("Steps and responses", "Étapes et réactions"),
    "number": Both("No.", "N°"),
    "date": Both("Date", "Date"),
    "what": Both("What", "Quoi"),
    "says": Both("In short", "En bref"),
    "background": Both("background", "contexte"),
    "measure": Both("Measure", "Mesure"),
    "issuer": Both("Issued by", "Auteur"),
    "standing": Both("Standing on the day", "État à cette date"),
    "has-say": Both("Has a say on", "En cause pour"),
    "spans": Both("Force, from and until (not including)", "Force, du et jusqu'au (exclu)"),
    "runs-not": Both("none of its clauses ran on the day", "aucune disposition n'avait cours ce jour-là"),
    "all-measures": Both("All measures checked", "Toutes les mesures vérifiées"),
    "basis": Both("What this rests on", "Fondements"),
    "sources": Both("Sources taken in", "Sources versées au dossier"),
    "file": Both("File", "Fichier"),
    "size": Both("Bytes", "Octets"),
    "taken": Both("Taken in", "Versée le"),
    "rows": Both("Sightings", "Observations"),
    "problems": Both("Unreadable rows", "Lignes illisibles"),
    "digest": Both("Digest (SHA-256)", "Empreinte (SHA-256)"),
    "secrets": Both("Columns not kept (secrets, people)", "Colonnes non conservées (secrets, personnes)"),
    "none": Both("none", "aucune"),
    "read-problems": Both("Rows that could not be read", "Lignes qui n'ont pu être lues"),
    "published": Both("Published sources, by number", "Sources publiées, par numéro"),
    "published-by": Both("source {n}", "source {n}"),
    "reading": Both("How to read this report", "Comment lire ce rapport"),
    "outcomes-mean": Both("Outcomes", "Issues"),
    "grades-mean": Both("Grades of evidence", "Cotes de preuve"),
    "forces-mean": Both(
        "A measure's force says whether it binds (“binding”), directs inside government (“instructed”), "
        "advises (“advised”), was only said (“announced”) or is not yet made (“proposed”).",
        "La force d'une mesure dit si elle lie (« contraignante »), donne une instruction interne, conseille "
        "(« avis »), n'a été qu'annoncée ou n'est que proposée.",
    ),
    "confirm-rule": Both(
        "A machine says “appears”. Only two people confirm, and what they decide stands in the ledger. "
        "Statements are about things, never about companies.",
        "Le programme dit « semble ». Seules deux personnes confirment, et leur décision figure au "
        "registre. Les énoncés portent sur des choses, jamais sur des entreprises.",
    ),
    "foot": Both(
        "Made by debar {version} with knowledge edition {edition}, for {on}. The same inputs give the "
        "same bytes.",
        "Produit par debar {version} avec l'édition des connaissances {edition}, pour le {on}. Les mêmes "
        "données donnent les mêmes octets.",
    ),
    "page": Both("Page", "Page"),
}

STORY: dict[str, Both] = {
    "about": Both(
        "Events: {count} ({first} – {last}), along an axis of years. On the left: {one}. On the right: "
        "{other}. The table of the same events tells all of it in words.",
        "Événements : {count} ({first} – {last}), le long d'un axe des années. À gauche : {one}. À "
        "droite : {other}. Le tableau des mêmes événements dit tout en toutes lettres.",
    ),
    "undated": Both(
        "Without a date, and only in the table: {count}.",
        "Sans date, et seulement dans le tableau : {count}.",
    ),
    "empty": Both("No event with a date.", "Aucun événement daté."),
    "status": Both("step of a measure", "étape d'une mesure"),
    "response": Both("answer, as a source ties it", "réaction, selon une source"),
    "background": Both("background: no link is claimed", "contexte : aucun lien n'est affirmé"),
    "deadline": Both("deadline", "échéance"),
    "span": Both("month or year, the day not known", "mois ou année, jour inconnu"),
    "lasts": Both("lasted until", "a duré jusqu'à"),
    "picture": Both("The picture", "L'image"),
    "table": Both("The same in words", "La même chose en toutes lettres"),
    "sources": Both("Sources", "Sources"),
    "date": Both("Date", "Date"),
    "what": Both("What, and by whom", "Quoi, et par qui"),
    "says": Both("What happened", "Ce qui s'est passé"),
    "link": Both("Who ties it to the measure", "Qui le rattache à la mesure"),
    "demands": Both("Demands", "Demande"),
    "original": Both("In its own words", "Dans ses propres mots"),
    "unseen": Both("not opened", "non consultée"),
    "no-date": Both("no date found", "sans date connue"),
    "foot": Both(
        "Made by debar with knowledge edition {edition}, on {on}. A link is a claim with its source; dates "
        "side by side are none.",
        "Produit par debar avec l'édition des connaissances {edition}, le {on}. Un lien est une affirmation "
        "avec sa source; des dates voisines n'en sont pas un.",
    ),
}
