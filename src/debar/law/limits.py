"""What narrows a clause: product classes, conditions, a quota and exceptions."""

from __future__ import annotations

from debar.identify.labels import KINDS
from debar.kit.words import Both
from debar.law.facts import settled
from debar.law.labels import products_told
from debar.law.matter import Matter
from debar.law.measure import Clause, Condition, Exemption
from debar.law.part import Part, asked
from debar.law.products import classes, within
from debar.law.verdict import Item, Outcome, Question, Reason

_IN_CLASS = Both("Its kind ({kind}) is one that it means.", "Son genre ({kind}) est de ceux qu'elle vise.")
_NOT_IN_CLASS = Both(
    "It means {classes} only; this is another kind of thing ({kind}).",
    "La disposition ne vise que : {classes}; il s'agit ici d'un autre genre ({kind}).",
)
_CLASS_UNKNOWN = Both(
    "It means {classes} only, and what kind of thing this is has not been established.",
    "La disposition ne vise que : {classes}; le genre de la chose n'est pas établi.",
)
_SOME_OF_KIND = Both(
    "It means {classes} only; of things of this kind ({kind}) some are that, others are not.",
    "La disposition ne vise que : {classes}; parmi les choses de ce genre ({kind}), certaines en sont,"
    " d'autres non.",
)
_NO_SERVICE = Both(
    "It means services only ({classes}), and nothing tells that this is one.",
    "La disposition ne vise que des services ({classes}), et rien n'indique qu'il s'agisse de l'un d'eux.",
)
_SERVICES = {"telecom-service", "video-service"}
_MET = Both("Condition met: {question}", "Condition remplie : {question}")
_UNMET = Both("Condition not met: {question}", "Condition non remplie : {question}")
_EXCEPTED = Both("Left out: {says}", "Exception : {says}")
_NOT_EXCEPTED = Both("This exception does not apply: {says}", "Exception non applicable\u00a0: {says}")
_PERHAPS = Both(
    "Whether this leaves it out depends on what kind of thing it is: {says}",
    "Que ceci l'exclue ou non dépend du genre de la chose : {says}",
)
_NOTE = Both("To be read beside it: {says}", "À lire avec la disposition : {says}")
_APPLIES = Both("Does this exception apply here? {says}", "Cette exception s'applique-t-elle ici? {says}")


def product(clause: Clause, item: Item) -> Part:
    """Covered where the item's kind is meant, none-found where not, suspected where unknown.

    Unknown kinds are `suspected`: whose thing it is counts; what thing it is must still be seen.
    Where things are meant whoever made them, nothing is left to suspect by: `unknown`; but a service
    is told as one, so what nobody calls one is taken for a thing.
    """
    met = within(item.kind, clause.products)
    if met and "any-product" in clause.products:
        return Part("covered")
    words = {"kind": KINDS.get(item.kind or "", item.kind), "classes": products_told(clause.products)}
    if met:
        return Part("covered", (Reason(_IN_CLASS.fill(**words), clause.cites),))
    if met is None and not (clause.targets.whoever and _SERVICES.issuperset(clause.products)):
        outcome: Outcome = "unknown" if clause.targets.whoever else "suspected"
        unclear = _SOME_OF_KIND if classes(item.kind or "") else _CLASS_UNKNOWN
        return Part(outcome, (Reason(unclear.fill(**words), clause.cites),))
    says = (_NO_SERVICE if met is None else _NOT_IN_CLASS).fill(**words)
    return Part("none-found", (Reason(says, clause.cites, against=True),))


def condition(matter: Matter, each: Condition, item: Item) -> Part:
    """Covered where the condition is met, none-found where not, conditional until a person says."""
    question = Question(matter.question(each.id), each.question)
    if answer := matter.answers.to(question.id, item.id):
        return asked(question, answer, cites=matter.clause.cites)
    met = settled(matter, each, item)
    if met is None or (not met and each.proves == "met"):
        return asked(question, None, cites=matter.clause.cites)
    says = (_MET if met else _UNMET).fill(question=each.question)
    return Part("covered" if met else "none-found", (Reason(says, matter.clause.cites, against=not met),))


def quota(matter: Matter, item: Item) -> Part:
    """Covered where there is none, or where a person says that the share lies above it; else conditional."""
    set_ = matter.clause.quota
    if set_ is None:
        return Part("covered")
    question = Question(matter.question("quota"), set_.question)
    return asked(question, matter.answers.to(question.id, item.id), cites=matter.clause.cites)


def exception(matter: Matter, each: Exemption, item: Item) -> Part:
    """None-found where the exception takes the item out; else what is to be read beside it."""
    if not each.decides:
        return Part("covered", (Reason(_NOTE.fill(says=each.says), each.cites, against=True),))
    of_kind = within(item.kind, each.kinds) if each.kinds else True
    if of_kind is False:
        return Part("covered")
    if each.kinds and not each.test:
        return _left_out(each, sure=bool(of_kind))
    question = Question(matter.question(each.id), applies(each))
    answer = matter.answers.to(question.id, item.id)
    met = None if answer else settled(matter, each, item)
    if met is None:
        return asked(question, answer, cites=each.cites, yes="none-found", no="covered")
    if met:
        return _left_out(each, sure=bool(of_kind))
    return Part("covered", (Reason(_NOT_EXCEPTED.fill(says=each.says), each.cites),))


def applies(each: Exemption) -> Both:
    """The question whether an exception applies, where only a person can read it."""
    return _APPLIES.fill(says=each.says)


def _left_out(each: Exemption, *, sure: bool) -> Part:
    """That it takes the item out; where its kind is not known well enough, only perhaps."""
    says = (_EXCEPTED if sure else _PERHAPS).fill(says=each.says)
    return Part("none-found" if sure else "suspected", (Reason(says, each.cites, against=True),))
