"""One step of a verdict: how far it lets the verdict go, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from debar.kit.words import Both
from debar.law.verdict import OUTCOMES, Answer, Outcome, Question, Reason

_SETTLED = {
    True: Both("Answered yes by {by}: {why}", "Réponse de {by} : oui. {why}"),
    False: Both("Answered no by {by}: {why}", "Réponse de {by} : non. {why}"),
}


class Part(Struct, frozen=True):
    """What one test of a clause gives."""

    outcome: Outcome
    """The worst outcome that the verdict can still have: covered lets everything through."""
    reasons: tuple[Reason, ...] = ()
    question: Question | None = None


def together(parts: Sequence[Part]) -> Part:
    """Parts as one: as far as the weakest lets it go; the first open question is the one to ask."""
    outcome = max([part.outcome for part in parts], key=OUTCOMES.index, default=OUTCOMES[0])
    reasons = tuple(reason for part in parts for reason in part.reasons)
    return Part(outcome, reasons, next((p.question for p in parts if p.question), None))


def furthest(parts: Iterable[Part]) -> Part | None:
    """Of ways that lead to a clause the one that goes furthest, the first of equals; None of none."""
    return min(parts, key=lambda part: OUTCOMES.index(part.outcome), default=None)


def asked(
    question: Question,
    answer: Answer | None,
    *,
    cites: tuple[str, ...] = (),
    until: Outcome = "conditional",
    yes: Outcome = "covered",
    no: Outcome = "none-found",
) -> Part:
    """What a question gives: `until` it is answered, then what `yes` or `no` stands for."""
    if answer is None:
        return Part(until, (Reason(question.asks, cites),), question)
    settled = _SETTLED[answer.yes].fill(by=answer.by, why=answer.why)
    reasons = (Reason(question.asks, cites), Reason(settled, (question.id,), against=not answer.yes))
    return Part(yes if answer.yes else no, reasons)
