"""A clause in words: whom it binds, whose things it means, when it runs, what it asks of people.

One home for these words: pages in the terminal and on the published site say the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from debar.entities.graph import Graph
from debar.estate.parties import LABELS
from debar.kit.words import Both
from debar.law import questions
from debar.law.countries import named
from debar.law.duties import term_of
from debar.law.duty_words import versions_of
from debar.law.labels import CONDUCTS, DUTY_KINDS, FORCES, products_told
from debar.law.marks import FROMS
from debar.law.measure import SORTS, Clause, Depth, Meant, Measure, Running, Sort, Targets
from debar.law.parts import Duty
from debar.law.recipient import TO_SOMEBODY
from debar.law.running import current
from debar.law.verdict import Question

HEAD = Both("{id}: {says}", "{id}\u00a0: {says}")
BINDS = Both("Binds", "Lie")
PERHAPS = Both("May bind", "Lie peut-être")
WHOSE = Both("Whose things", "Produits de")
TO_WHOM = Both("What goes to", "Envois à")
WHAT = Both("What things", "Genres de produits")
RUNS = Both("Runs", "Effet")
DEADLINE = Both("Deadline", "Échéance")
READ = Both("Read beside it", "À lire conjointement")
DEEP = Both("How deep", "Portée")
ASKS = Both("Open question", "Question ouverte")
ASKS_TOO = Both("Questions of several clauses", "Questions communes")
ASKED_BY = Both("Asked by the clauses", "Dispositions qui la posent")
OWED_BY = Both("Owed by", "Incombe à")
UNDER = Both("Under the clauses", "En vertu des dispositions")
CARRIED = Both("Carried by", "Portée par")
TIME = Both("The time runs", "Le délai court")
SAYS = Both("As the instrument says", "Selon le texte")
TOLD = Both("Must tell", "Doit indiquer")

NO_CLAUSE = Both("forbids nothing itself", "n'interdit rien par elle-même")

_FORBIDS = Both("{conducts} ({force})", "{conducts} ({force})")
_BOUND = Both("whoever this measure binds", "quiconque est lié par cette mesure")
_CARRIED = Both("{terms}, {versions}", "{terms}, {versions}")
_AFTER = Both("from the doing of the duty {of}", "à compter de l'exécution de l'obligation {of}")
_OR = Both(", or {start}", ", ou {start}")
_DUTY = Both("{kind}: {says}", "{kind}\u00a0: {says}")
_IN_TIME = Both("{says} (within {term})", "{says} (dans un délai de {term})")
_BY = Both("{says} (by {day})", "{says} (au plus tard le {day})")
_QUOTA = Both("Let be up to", "Toléré jusqu'à")
_PERCENT = Both("{share} percent", "{share} pour cent")
_TERMS = Both("whoever signs {terms}", "quiconque signe {terms}")
_SUBJECT = Both(
    "every maker subject to the law of: {places}", "tout fabricant assujetti à la loi de\u00a0: {places}"
)
_NATIONAL = Both(
    "every maker of, or seated in: {places}",
    "tout fabricant originaire de\u00a0: {places}, ou y ayant son siège",
)
_SUBJECT_OPEN = Both("{whom} (to be settled for: {more})", "{whom} (à trancher pour\u00a0: {more})")
_LISTED = Both("whoever {list} names on the day", "quiconque figure ce jour-là à {list}")
_SHARE = Both(
    "and firms of which those together hold {share} percent or more",
    "et les entreprises dont ceux-ci détiennent ensemble au moins {share} pour cent",
)
_SHARE_OF_ONE = Both(
    "and firms of which one of those holds {share} percent or more",
    "et les entreprises dont l'un de ceux-ci détient au moins {share} pour cent",
)
_SECRET = Both("those whom a text kept from the public names", "ceux que nomme un texte non public")
_WHOEVER = Both("whoever makes or provides them", "quiconque les fabrique ou les fournit")
_SPAN = Both("from {since} up to, not including, {until}", "du {since} au {until}, ce dernier jour exclu")
_OPEN_SPAN = Both("from {since}", "depuis le {since}")
_BECAUSE = Both("{span}. {why}", "{span}. {why}")
_DEPTHS: dict[Depth, Both] = {
    "contract": Both(
        "what is done under the contract or award", "ce qui est fait en vertu du contrat ou de l'aide"
    ),
    "whole-business": Both(
        "the party's whole business, under the contract or not",
        "toutes les activités de la partie, liées au contrat ou non",
    ),
}
_FLOWS: dict[bool, Both] = {
    True: Both("is passed on to subcontractors", "se transmet aux sous-traitants"),
    False: Both("is not passed on to subcontractors", "ne se transmet pas aux sous-traitants"),
}
SORT_NAMES: dict[Sort, Both] = {
    "own_brands": Both("other brands", "autres marques"),
    "relabels": Both(
        "what others sell under a badge of their own", "ce que d'autres vendent sous leur propre marque"
    ),
    "subsidiaries": Both("subsidiaries", "filiales"),
    "affiliates": Both("affiliates", "sociétés affiliées"),
    "components": Both("things with such parts in them", "ce qui en contient des pièces"),
    "state_affiliates": Both(
        "firms with only a state as common owner", "entreprises n'ayant en commun que l'État propriétaire"
    ),
}
MEANT: dict[Meant, Both] = {
    "yes": Both("meant too", "aussi"),
    "no": Both("not meant", "non"),
    "open": Both("open", "à trancher"),
}
_QUIET: tuple[Sort, ...] = ("components", "state_affiliates")
"""Said only where they are meant or open."""
_OF_BADGES: tuple[Sort, ...] = ("own_brands", "relabels")
"""What a badge says of a thing: nothing of who receives it."""


class Said(Struct, frozen=True):
    """One thing said of a clause."""

    label: Both
    text: Both
    cites: tuple[str, ...] = ()
    under: bool = False
    """Does it stand under the one before it?"""
    question: str | None = None
    """Id of the question that it is."""
    elsewhere: tuple[str, ...] = ()
    """Ids of questions that `shared` tells in full."""


def described(measure: Measure, clause: Clause, graph: Graph) -> Iterator[Said]:
    """All that is told of a clause beside its sentence, in the order in which to read it."""
    yield from bound(clause, graph)
    yield from targets(clause, graph)
    yield from map(run, current(clause.runs))
    yield from limits(clause)
    once = {question.id for question, _ in shared(measure)}
    asked = list(questions.of_clause(measure, clause))
    for question in asked:
        if question.id not in once:
            yield Said(ASKS, question.asks, question=question.id)
    if several := tuple(question.id for question in asked if question.id in once):
        names = ", ".join(each.rpartition("/")[2] for each in several)
        yield Said(ASKS_TOO, Both(names, names), elsewhere=several)


def shared(measure: Measure) -> list[tuple[Question, tuple[str, ...]]]:
    """The questions that several clauses put, each once, with the ids of those clauses."""
    found: dict[str, tuple[Question, tuple[str, ...]]] = {}
    for clause in measure.clauses:
        for question in questions.of_clause(measure, clause):
            _, before = found.get(question.id, (question, ()))
            found[question.id] = (question, (*before, clause.id))
    return [(question, clauses) for question, clauses in found.values() if len(clauses) > 1]


def head(clause: Clause) -> Both:
    """The clause's name, what it forbids, and its force."""
    return HEAD.fill(id=clause.id, says=forbids(clause))


def forbids(clause: Clause) -> Both:
    """What it forbids, and its force: `purchase, use (binding)`."""
    conducts = listed(CONDUCTS[each] for each in clause.conducts)
    return _FORBIDS.fill(conducts=conducts, force=FORCES[clause.force])


def bound(clause: Clause, graph: Graph) -> Iterator[Said]:
    """Whom it binds, and whom perhaps; how deep."""
    sure = [
        *(LABELS[kind] for kind in clause.binds_kinds),
        *(name(each, graph) for each in clause.binds_entities),
    ]
    if clause.binds_terms:
        sure.append(_TERMS.fill(terms=", ".join(clause.binds_terms)))
    if sure:
        yield Said(BINDS, listed(sure))
    perhaps = [LABELS[kind] for kind in clause.unclear_kinds]
    if clause.unclear_terms:
        perhaps.append(_TERMS.fill(terms=", ".join(clause.unclear_terms)))
    if perhaps:
        yield Said(PERHAPS, listed(perhaps))
    deep = [_DEPTHS[clause.depth]] if clause.depth else []
    if clause.flows_down is not None:
        deep.append(_FLOWS[clause.flows_down])
    if deep:
        yield Said(DEEP, joined(deep, "; "))


def targets(clause: Clause, graph: Graph) -> Iterator[Said]:
    """Whose things it means, or who is not to receive them, and what things."""
    sent = clause.conduct in TO_SOMEBODY
    yield Said(TO_WHOM if sent else WHOSE, listed(_whose(clause.targets, graph)))
    quiet = {*_QUIET, *(_OF_BADGES if sent else ())}
    for sort in SORTS:
        meant = clause.targets.meant(sort)
        if _known(clause.targets) and (meant != "no" or sort not in quiet):
            yield Said(SORT_NAMES[sort], MEANT[meant], under=True)
    yield Said(WHAT, products_told(clause.products))


def run(span: Running) -> Said:
    """From when until when it runs, and why."""
    text = (_SPAN if span.until else _OPEN_SPAN).fill(since=span.since, until=span.until)
    if span.why:
        text = _BECAUSE.fill(span=text, why=span.why)
    return Said(RUNS, text, span.cites)


def limits(clause: Clause) -> Iterator[Said]:
    """By when it must be done, and what is to be read beside it: its exceptions."""
    if clause.deadline:
        day = str(clause.deadline)
        yield Said(DEADLINE, Both(day, day))
    if clause.quota:
        yield Said(_QUOTA, _PERCENT.fill(share=f"{clause.quota.percent:g}"))
    for exempted in clause.exceptions:
        yield Said(READ, exempted.says, exempted.cites)


def duty(owed: Duty) -> Both:
    """A duty in a line: what sort it is of, what is to be done, and within which time."""
    says = owed.says if owed.kind == "other" else _DUTY.fill(kind=DUTY_KINDS[owed.kind], says=owed.says)
    if owed.clock:
        return _IN_TIME.fill(says=says, term=term_of(owed.clock))
    return _BY.fill(says=says, day=owed.due) if owed.due else says


def owing(owed: Duty) -> Iterator[Said]:
    """Who owes a duty, by which contract clause, from when its time runs, and what a report must tell."""
    yield Said(OWED_BY, listed(LABELS[kind] for kind in owed.kinds) if owed.kinds else _BOUND)
    if owed.clauses:
        clauses = ", ".join(owed.clauses)
        yield Said(UNDER, Both(clauses, clauses))
    if owed.terms:
        terms, versions = ", ".join(owed.terms), versions_of(owed)
        named = Both(terms, terms)
        yield Said(CARRIED, _CARRIED.fill(terms=named, versions=versions) if versions else named)
    if owed.clock:
        of = owed.clock.of
        starts = [_AFTER.fill(of=of) if start == "duty" else FROMS[start] for start in owed.clock.starts]
        yield Said(TIME, joined((starts[0], *(_OR.fill(start=start) for start in starts[1:]))))
    if owed.clock and owed.clock.words:
        yield Said(SAYS, owed.clock.words)
    if owed.contents:
        yield Said(TOLD, joined((content.says for content in owed.contents), "; "))


def name(id: str, graph: Graph) -> Both:
    """The name to show for an entity id, in each language."""
    if id not in graph:
        return Both(id, id)
    entity = graph.entity(id)
    return Both(entity.label, entity.names.fr or entity.label)


def listed(texts: Iterable[Both]) -> Both:
    """Several texts as one, with commas."""
    return joined(texts, ", ")


def joined(texts: Iterable[Both], between: str = "") -> Both:
    """Several texts as one."""
    several = list(texts)
    return Both(between.join(each.en for each in several), between.join(each.fr for each in several))


def _known(meant: Targets) -> bool:
    """Is it told of somebody whose things are meant, so that brands and subsidiaries can be looked for?"""
    return bool(meant.named or meant.subject or meant.lists) and not meant.whoever


def _whose(meant: Targets, graph: Graph) -> Iterator[Both]:
    yield from (name(each, graph) for each in meant.named)
    if meant.subject:
        whom = (_NATIONAL if meant.by_nationality else _SUBJECT).fill(places=named(meant.subject))
        more = named(meant.subject_open)
        yield _SUBJECT_OPEN.fill(whom=whom, more=more) if meant.subject_open else whom
    yield from (_LISTED.fill(list=each) for each in meant.lists)
    if meant.secret:
        yield _SECRET
    if meant.share is not None:
        yield (_SHARE_OF_ONE if meant.share_of_one else _SHARE).fill(share=f"{meant.share:g}")
    if meant.whoever:
        yield _WHOEVER
