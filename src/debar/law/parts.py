"""Parts of a measure beside its clauses: whom a list names, powers not used yet, duties and clocks."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from debar.entities.model import Confidence
from debar.estate.parties import PartyKind
from debar.kit.times import Partial
from debar.kit.words import Both

DutyKind = Literal[
    "stop",
    "remove",
    "report",
    "follow-up",
    "represent",
    "inquire",
    "flow-down",
    "assess",
    "record",
    "wind-up",
    "divest",
    "license",
    "other",
]
"""What sort of thing is owed. `assess`: a risk is to be weighed, which forbids nothing."""
Unit = Literal["hours", "days", "business-days", "months", "years"]
Moved = Literal["next", "previous"]
Start = Literal["match", "identification", "notice", "duty", "award", "order", "in-force"]
"""What may start a clock: the machine's match, a person's identification, notice given to the party,
another duty fulfilled (`Clock.of`), an award, an order served, the day on which the clause begins."""


class Member(Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of a list, which itself may forbid nothing: `until` is the first day off it.

    Two of one maker with the same `since` and models are versions of one entry: the one recorded last,
    of those known, counts. A version whose `until` is its `since` withdraws it.
    """

    entity: str
    since: date
    recorded: Partial
    cites: tuple[str, ...]
    until: date | None = None
    models: tuple[str, ...] = ()
    """Only these models are meant, where the list names things; all where empty."""
    confidence: Confidence = "high"
    note: Both | None = None

    def holds(self, day: date) -> bool:
        """Does it stand on the list on that day?"""
        return self.since <= day and (self.until is None or day < self.until)


class Power(Struct, frozen=True, forbid_unknown_fields=True):
    """A power to name targets or forbid things later. By itself it forbids nothing."""

    id: str
    says: Both
    """Who may do what, by which step."""
    recorded: Partial
    since: Partial | None = None
    cites: tuple[str, ...] = ()
    used: Literal["no", "yes", "not-found"] = "not-found"
    """`not-found`: no use of it was found, which is not to say that there is none."""
    secret: bool = False
    """May what is ordered under it be kept from the public?"""


class Clock(Struct, frozen=True, forbid_unknown_fields=True):
    """So much time from what starts it."""

    count: int
    unit: Unit
    starts: tuple[Start, ...]
    """What may start it by the words of the instrument. Where there are several, counsel says which."""
    words: Both | None = None
    """How the instrument says it, in words of our own."""
    of: str | None = None
    """The duty that starts it, where `duty` does."""
    calendar: str | None = None
    """The place whose holidays count, for business days; None: the measure's own."""
    moved: Moved | None = None
    """The business day to which an end on a day off moves, as the instrument says; None: it does not say."""


class Content(Struct, frozen=True, forbid_unknown_fields=True):
    """Something that a report must tell."""

    id: str
    says: Both


class Duty(Struct, frozen=True, forbid_unknown_fields=True):
    """What a bound party must do, and by when."""

    id: str
    kind: DutyKind
    says: Both
    clauses: tuple[str, ...] = ()
    """The clauses of the measure whose bound parties owe it; all where empty."""
    kinds: tuple[PartyKind, ...] = ()
    """Only these of them owe it; all where empty."""
    terms: tuple[str, ...] = ()
    """Numbers of the contract clauses that carry it; then it is owed once for each such contract."""
    version_since: Partial | None = None
    """Only in versions of the contract clause from that month on."""
    version_until: Partial | None = None
    """Only in versions before that month."""
    clock: Clock | None = None
    due: date | None = None
    """A fixed day by which it must be done, as the instrument says."""
    contents: tuple[Content, ...] = ()
    """What the report must tell, where it is one."""
    cites: tuple[str, ...] = ()
