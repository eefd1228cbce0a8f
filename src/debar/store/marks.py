"""Times that people recorded for the clocks of duties, and what counsel said starts them."""

from __future__ import annotations

from debar.kit.errors import BadData
from debar.law.marks import Mark, Said
from debar.law.parts import Start
from debar.review.acts import Marked, StartSaid
from debar.review.decided import WORKSPACE, mark, said
from debar.store.home import Home
from debar.store.models import MarkRow, StartRow
from debar.store.writing import writing


def marks() -> tuple[Mark, ...]:
    """The times that stand, by event, device, contract and duty."""
    ordered = MarkRow.objects.order_by("event", "device", "contract", "duty")
    return tuple(ordered.values_list("mark", flat=True))


def starts() -> tuple[Said, ...]:
    """What counsel said, by duty."""
    return tuple(StartRow.objects.order_by("duty").values_list("said", flat=True))


def record(home: Home, found: Mark, why: str) -> Mark:
    """Record a time; one recorded earlier for the same no longer stands, but stays in the ledger.

    Raises BadData where role or reason is missing, or a duty is done that is none.
    """
    if not found.role.strip() or not why.strip():
        raise BadData("a recorded time needs a role and a reason. Say who saw, told or did it, and why.")
    if (found.event == "done") != bool(found.duty):
        raise BadData("a duty that was done needs its name, and no other event has one.")
    with writing() as head:
        act = Marked(
            by=home.by,
            at=home.clock(),
            why=why,
            event=found.event,
            when=found.when,
            role=found.role,
            device=found.device,
            contract=found.contract,
            duty=found.duty,
        )
        kept = mark(act)
        event, device, contract, duty = kept.key
        MarkRow.objects.update_or_create(
            event=event, device=device, contract=contract, duty=duty, defaults={"mark": kept}
        )
        head.append([(WORKSPACE, act)])
    return kept


def say(home: Home, duty: str, start: Start, why: str) -> Said:
    """Keep what counsel said starts a duty's clock; an earlier word no longer stands."""
    if not duty.strip() or not why.strip():
        raise BadData("what starts a clock needs a duty and a reason. Say which, and why.")
    with writing() as head:
        act = StartSaid(by=home.by, at=home.clock(), why=why, duty=duty, start=start)
        StartRow.objects.update_or_create(duty=duty, defaults={"said": said(act)})
        head.append([(WORKSPACE, act)])
    return said(act)
