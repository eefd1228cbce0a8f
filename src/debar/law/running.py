"""On which days a clause binds, as known on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from debar.kit.times import Partial
from debar.kit.words import Both
from debar.law.matter import Matter
from debar.law.measure import Running
from debar.law.part import Part, asked, together
from debar.law.verdict import Question, Reason

_RUNS = Both("It has run since {since}.", "La disposition a effet depuis le {since}.")
_RUNS_UNTIL = Both(
    "Its span: from {since} up to, not including, {until}.",
    "Effet de la disposition : du {since} au {until}, ce dernier jour exclu.",
)
_NOT_YET = Both("It does not run before {since}.", "La disposition n'a pas d'effet avant le {since}.")
_PAUSED = Both(
    "It did not run from {until} until {since}.",
    "La disposition n'a pas eu d'effet à compter du {until}, jusqu'au {since}.",
)
_OVER = Both("It has not run since {until}.", "La disposition n'a plus d'effet depuis le {until}.")
_NEVER = Both("No day is known on which it ran.", "Aucun jour n'est connu où la disposition aurait eu effet.")


def since_known(recorded: Partial, known: date | None) -> bool:
    """Had a fact entered the knowledge by that day? Always, where no day is asked about."""
    return known is None or recorded.last <= known


def current(runs: Iterable[Running], known: date | None = None) -> tuple[Running, ...]:
    """The spans as known on a day, in order: of versions of one span, the one recorded last."""
    latest: dict[date, Running] = {}
    for run in sorted(runs, key=lambda run: run.recorded.last):
        if since_known(run.recorded, known):
            latest[run.since] = run
    return tuple(latest[since] for since in sorted(latest) if latest[since].until != since)


def running(matter: Matter, item: str = "") -> Part:
    """Covered where the clause binds on the day, none-found where not, conditional in doubt."""
    spans = current(matter.clause.runs, matter.known)
    holding = next((span for span in spans if span.holds(matter.on)), None)
    if holding is None:
        return Part("none-found", _silent(spans, matter.on))
    says = _RUNS_UNTIL if holding.until else _RUNS
    fact = Part("covered", _reasons(says.fill(since=holding.since, until=holding.until), holding))
    if holding.doubt is None:
        return fact
    question = Question(matter.question(f"since-{holding.since}"), holding.doubt)
    return together([fact, asked(question, matter.answers.to(question.id, item), cites=holding.cites)])


def _silent(spans: tuple[Running, ...], on: date) -> tuple[Reason, ...]:
    before = [span for span in spans if span.since <= on]
    after = [span for span in spans if span.since > on]
    if before and after:
        says = _PAUSED.fill(until=before[-1].until, since=after[0].since)
        return _reasons(says, before[-1], against=True)
    if before:
        return _reasons(_OVER.fill(until=before[-1].until), before[-1], against=True)
    if after:
        return _reasons(_NOT_YET.fill(since=after[0].since), after[0], against=True)
    return (Reason(_NEVER, against=True),)


def _reasons(says: Both, span: Running, against: bool = False) -> tuple[Reason, ...]:
    more = (Reason(span.why, span.cites, against),) if span.why else ()
    return (Reason(says, span.cites, against), *more)
