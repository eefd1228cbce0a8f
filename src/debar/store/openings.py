"""Which findings become cases, and which cases open again: pure, decided from what is known now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from msgspec import Struct, structs

from debar.law.measure import Force
from debar.law.verdict import OUTCOMES, Outcome, Verdict
from debar.review.acts import Opened, Reopened
from debar.review.case import Case
from debar.review.decided import Source
from debar.survey.findings import Finding

OPENS: tuple[Outcome, ...] = ("covered", "conditional", "suspected")
"""Outcomes that somebody must act on."""
FORCES: tuple[Force, ...] = ("binding", "instructed", "advised", "announced")
"""A proposal asks nobody to act yet."""


class Found(Struct, frozen=True):
    """One device against one measure, by the clause that decides worst."""

    device: str
    body: str
    measure: str
    clause: str
    outcome: Outcome
    sources: tuple[str, ...]


class Now(Struct, frozen=True):
    """Who looks, when, on which day of the law, and with which knowledge."""

    by: str
    at: datetime
    on: date
    edition: str


def found(finding: Finding) -> Iterator[Found]:
    """What somebody must act on in a finding: the worst clause of each measure."""
    worst: dict[str, Verdict] = {}
    for verdict in finding.judgement.verdicts:
        if verdict.outcome in OPENS and verdict.force in FORCES:
            worst.setdefault(verdict.measure, verdict)
    for measure, verdict in worst.items():
        yield Found(
            finding.device.id, finding.body, measure, verdict.clause, verdict.outcome, finding.sources
        )


def acts(
    calls: Iterable[Found],
    cases: Iterable[Case],
    redirects: Mapping[str, str],
    sources: Iterable[Source],
    now: Now,
) -> Iterator[tuple[Case | None, Opened | Reopened]]:
    """What is to be done now, each with the case it is done on; None: it opens one.

    `redirects` leads from a device's old ids to the one it has now: a call for a device that was
    merged away since it was looked at is one for the device that was kept.
    """
    standing = latest(cases, redirects)
    shown = {source.digest: source.seen or source.taken for source in sources}
    for case in standing.values():
        if (over := lapsed(case, now)) is not None:
            yield case, over
    begun: set[tuple[str, str]] = set()
    for each in calls:
        call = structs.replace(each, device=redirects.get(each.device, each.device))
        key = call.device, call.measure
        stands = standing.get(key)
        if stands is None and key not in begun:
            begun.add(key)
            yield None, opened(call, now)
        elif stands is not None and (again := reopened(stands, call, shown, now)) is not None:
            yield stands, again


def opened(new: Found, now: Now) -> Opened:
    """The act that opens a case for it."""
    return Opened(
        by=now.by,
        at=now.at,
        device=new.device,
        measure=new.measure,
        clause=new.clause,
        outcome=new.outcome,
        evidence=new.sources,
        edition=now.edition,
        body=new.body or None,
    )


def reopened(case: Case, again: Found, shown: Mapping[str, datetime], now: Now) -> Reopened | None:
    """The act that opens a case again; None where it stands. `shown` is what day a source tells of."""
    new = tuple(source for source in again.sources if source not in case.evidence)
    why = _why(case, again, new, shown)
    if why is None:
        return None
    return Reopened(by=now.by, at=now.at, why=why, evidence=new, outcome=again.outcome, edition=now.edition)


def lapsed(case: Case, now: Now) -> Reopened | None:
    """The act that opens a case again whose exception has ended; None where it has not."""
    if case.step != "excepted" or case.until is None or now.on < case.until:
        return None
    return Reopened(by=now.by, at=now.at, why=f"The exception ended on {case.until}.")


def latest(cases: Iterable[Case], redirects: Mapping[str, str]) -> dict[tuple[str, str], Case]:
    """For each device, as it is called now, and measure the case that stands."""
    standing: dict[tuple[str, str], Case] = {}
    for case in cases:
        key = (redirects.get(case.device, case.device), case.measure)
        if key not in standing or _is_done(standing[key]) or not _is_done(case):
            standing[key] = case
    return standing


def _is_done(case: Case) -> bool:
    return case.step in {"closed", "not-covered"}


def _why(case: Case, again: Found, new: tuple[str, ...], shown: Mapping[str, datetime]) -> str | None:
    if case.step in {"open", "assessed", "not-covered"} and _is_worse(again.outcome, case.outcome):
        return f"The finding is worse than before: {again.outcome}, not {case.outcome}."
    if case.step == "not-covered" and new:
        return f"There is new evidence: {_few(new)}."
    if case.removed is not None:
        later = tuple(source for source in new if shown[source] >= case.removed)
        return f"The device was seen after it was removed: {_few(later)}." if later else None
    return None


def _is_worse(one: Outcome, other: Outcome) -> bool:
    return OUTCOMES.index(one) < OUTCOMES.index(other)


def _few(digests: tuple[str, ...]) -> str:
    return ", ".join(digest[:12] for digest in digests[:3]) + (" and more" if len(digests) > 3 else "")
