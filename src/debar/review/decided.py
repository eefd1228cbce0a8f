"""What all acts of a ledger together have come to: rows that say otherwise were not decided."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from msgspec import Struct, structs

from debar.estate.register import Estate
from debar.kit.errors import NotAllowed
from debar.law.marks import Mark, Said
from debar.law.measure import Measure
from debar.law.verdict import Answer
from debar.review import acts
from debar.review.case import Case, fold

WORKSPACE = "workspace"
CASE = "case:"


class Source(Struct, frozen=True, forbid_unknown_fields=True):
    """A source that was taken in: where it came from, and what became of it."""

    digest: str
    name: str
    format: str
    bytes: int
    taken: datetime
    by: str
    sightings: int
    problems: int
    site: str | None = None
    network: str | None = None
    seen: datetime | None = None
    """When it was made, as far as it says."""
    secrets: tuple[str, ...] = ()
    """Columns whose values were secrets and were not stored."""
    evidence: str = ""
    """Digest of the file that holds its sightings."""
    gone: datetime | None = None
    """When its evidence was deleted; the row stays as a tombstone."""
    gone_by: str | None = None
    gone_why: str = ""

    @classmethod
    def of(cls, act: acts.TookIn) -> Source:
        """The source as it was taken in."""
        return cls(
            digest=act.source,
            name=act.name,
            format=act.format,
            bytes=act.bytes,
            taken=act.at,
            by=act.by,
            sightings=act.sightings,
            problems=act.problems,
            site=act.site,
            network=act.network,
            seen=act.seen,
            secrets=act.dropped,
            evidence=act.evidence,
        )

    def after(self, act: acts.Dropped) -> Source:
        """The source once its evidence is deleted. Raises NotAllowed where it is already."""
        if self.gone is not None:
            raise NotAllowed(f"{self.name} ({self.digest[:12]}) was dropped on {self.gone.date()} already.")
        return structs.replace(self, gone=act.at, gone_by=act.by, gone_why=act.why)


class Decided:
    """The standing of a workspace; `add` takes its acts in the order of the ledger."""

    def __init__(self) -> None:
        self.estate = Estate()
        self.sources: dict[str, Source] = {}
        self.answers: dict[tuple[str, str | None], Answer] = {}
        self.authorities: dict[str, Measure] = {}
        self.marks: dict[tuple[str, str, str, str], Mark] = {}
        self.starts: dict[str, Said] = {}
        """By the duty."""
        self.packs: dict[str, acts.PackUsed] = {}
        self.pack: str | None = None
        """The edition of the pack used last."""
        self.merges: dict[str, acts.DevicesMerged] = {}
        """By the id that is gone."""
        self.splits: dict[str, acts.DeviceSplit] = {}
        """By the new id."""
        self.assigned: acts.DevicesAssigned | None = None
        self.refreshed: acts.Refreshed | None = None
        self.cases: dict[str, Case] = {}

    def add(self, subject: str, act: acts.AnyAct) -> None:
        """Take one act in. Raises NotAllowed where it cannot have been done."""
        if isinstance(act, acts.CaseAct):
            self._on_case(subject.removeprefix(CASE), act)
            return
        if change := _FOLDS.get(type(act)):
            change(self, act)

    def _on_case(self, id: str, act: acts.CaseAct) -> None:
        case = self.cases.get(id)
        self.cases[id] = case.after(act) if case else fold(id, [act])

    def _took_in(self, act: acts.TookIn) -> None:
        self.sources.pop(act.source, None)
        self.sources[act.source] = Source.of(act)

    def _dropped(self, act: acts.Dropped) -> None:
        source = self.sources.get(act.source)
        if source is None:
            raise NotAllowed(f"{act.source[:12]} was never taken in, so it cannot be dropped.")
        self.sources[act.source] = source.after(act)

    def _pack_used(self, act: acts.PackUsed) -> None:
        self.packs[act.pack] = act
        self.pack = act.pack

    def _marked(self, act: acts.Marked) -> None:
        found = mark(act)
        self.marks[found.key] = found

    def _answered(self, act: acts.Answered) -> None:
        self.answers[act.question, act.item] = answer(act)


def answer(act: acts.Answered) -> Answer:
    """The answer that an act gives."""
    return Answer(question=act.question, yes=act.yes, by=act.by, why=act.why, item=act.item)


def mark(act: acts.Marked) -> Mark:
    """The time that an act records."""
    return Mark(
        event=act.event,
        when=act.when,
        device=act.device,
        contract=act.contract,
        duty=act.duty,
        role=act.role,
        by=act.by,
        why=act.why,
    )


def said(act: acts.StartSaid) -> Said:
    """What counsel said by an act."""
    return Said(duty=act.duty, start=act.start, by=act.by, why=act.why)


_FOLDS: dict[type[acts.Act], Callable[[Decided, Any], object]] = {
    acts.EstateSet: lambda to, act: setattr(to, "estate", act.estate),
    acts.TookIn: Decided._took_in,
    acts.Dropped: Decided._dropped,
    acts.Answered: Decided._answered,
    acts.Attached: lambda to, act: to.authorities.update({act.measure.id: act.measure}),
    acts.Marked: Decided._marked,
    acts.StartSaid: lambda to, act: to.starts.update({act.duty: said(act)}),
    acts.PackUsed: Decided._pack_used,
    acts.DevicesMerged: lambda to, act: to.merges.update({act.gone: act}),
    acts.DeviceSplit: lambda to, act: to.splits.update({act.new: act}),
    acts.DevicesAssigned: lambda to, act: setattr(to, "assigned", act),
    acts.Refreshed: lambda to, act: setattr(to, "refreshed", act),
}
