"""What people recorded for clocks: when something happened, and which happening starts a duty."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

from msgspec import Struct

from debar.kit.words import Both
from debar.law.calendars import Moment
from debar.law.parts import Start

Event = Literal["match", "identification", "notice", "award", "order", "done"]
"""What may be recorded: the machine's match, a person's identification, notice given to us, an award,
an order served on us, a duty done."""
EVENTS: tuple[Event, ...] = get_args(Event)

FROMS: dict[Start, Both] = {
    "match": Both("from the machine's match", "à compter de la concordance relevée par la machine"),
    "identification": Both("from a person's identification", "à compter de la constatation par une personne"),
    "notice": Both("from notice given to you", "à compter de l'avis qui vous est donné"),
    "duty": Both("from the doing of another duty", "à compter de l'exécution d'une autre obligation"),
    "award": Both("from the award of the contract", "à compter de l'attribution du contrat"),
    "order": Both("from service of the order", "à compter de la signification du décret ou de l'ordonnance"),
    "in-force": Both(
        "from the day the clause takes effect", "à compter de la prise d'effet de la disposition"
    ),
}
"""From what a clock may run, in words."""

WHENS: dict[Start, Both] = {
    "match": Both("the machine matches it", "la machine relève la concordance"),
    "identification": Both("a person identifies it", "une personne le constate"),
    "notice": Both("notice of it reaches you", "l'avis vous parvient"),
    "duty": Both("another duty is done", "une autre obligation est exécutée"),
    "award": Both("the contract is awarded", "le contrat est attribué"),
    "order": Both("the order is served", "le décret ou l'ordonnance est signifié"),
    "in-force": Both("the clause takes effect", "la disposition prend effet"),
}
"""The same as what has to happen."""


class Mark(Struct, frozen=True, forbid_unknown_fields=True):
    """When something happened that may start a clock, or ends one."""

    event: Event
    when: Moment
    device: str | None = None
    """None: of whatever device."""
    contract: str | None = None
    """Id of the contract that it concerns; None: of all."""
    duty: str | None = None
    """Of a duty that was done: `measure/duty`."""
    role: str = ""
    """Who saw, told or did it, by role."""
    by: str = ""
    """Account that recorded it; empty where it was only asked about."""
    why: str = ""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What a later record of the same takes the place of."""
        return self.event, self.device or "", self.contract or "", self.duty or ""


class Said(Struct, frozen=True, forbid_unknown_fields=True):
    """Counsel's word on what starts the clock of a duty."""

    duty: str
    """`measure/duty`."""
    start: Start
    by: str
    why: str


def latest(
    marks: Iterable[Mark], event: Event, *, device: str = "", contract: str = "", duty: str = ""
) -> Mark | None:
    """The mark that counts for a device and contract: the one that says most about it, else a general one.

    Of marks that say as much, the one that stands last.
    """
    fit = [
        mark
        for mark in marks
        if mark.event == event
        and mark.device in (None, device)
        and mark.contract in (None, contract)
        and (event != "done" or mark.duty == duty)
    ]
    return max(reversed(fit), key=_closeness, default=None)


def _closeness(mark: Mark) -> tuple[bool, bool]:
    return mark.contract is not None, mark.device is not None
