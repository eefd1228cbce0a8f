"""A case: what a finding has come to, folded from the acts on it. The rules stand in one table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any, Literal

from msgspec import Struct, structs

from debar.kit.errors import NotAllowed
from debar.law.verdict import Outcome
from debar.review.acts import (
    Act,
    Assessed,
    CaseAct,
    Contained,
    Countersigned,
    Disputed,
    Excepted,
    Noted,
    Opened,
    Planned,
    Removed,
    Reopened,
    VerifiedGone,
)

Step = Literal[
    "open",
    "assessed",
    "confirmed",
    "not-covered",
    "contained",
    "planned",
    "excepted",
    "removed",
    "closed",
]
Found = Literal["covered", "not-covered"]

FOLLOWS: Mapping[Step, Mapping[type[Act], Step | Mapping[Found, Step]]] = {
    "open": {Assessed: "assessed", Contained: "open", Reopened: "open"},
    "assessed": {
        Countersigned: {"covered": "confirmed", "not-covered": "not-covered"},
        Contained: "assessed",
        Disputed: "open",
        Reopened: "open",
    },
    "not-covered": {Disputed: "open", Reopened: "open"},
    "confirmed": {
        Contained: "contained",
        Planned: "planned",
        Excepted: "excepted",
        Removed: "removed",
        Disputed: "open",
        Reopened: "open",
    },
    "contained": {
        Planned: "planned",
        Excepted: "excepted",
        Removed: "removed",
        Disputed: "open",
        Reopened: "open",
    },
    "planned": {
        Contained: "planned",
        Planned: "planned",
        Excepted: "excepted",
        Removed: "removed",
        Disputed: "open",
        Reopened: "open",
    },
    "excepted": {
        Contained: "excepted",
        Planned: "planned",
        Excepted: "excepted",
        Removed: "removed",
        Disputed: "open",
        Reopened: "open",
    },
    "removed": {VerifiedGone: "closed", Disputed: "open", Reopened: "open"},
    "closed": {Reopened: "open"},
}
"""Step → which acts may follow in it → the step they lead to. A note may follow anywhere."""


class Case(Struct, frozen=True, forbid_unknown_fields=True):
    """The review of one finding, as it stands after its acts."""

    id: str
    device: str
    measure: str
    clause: str
    outcome: Outcome
    """What the machine found last."""
    edition: str
    """Digest of the knowledge that the outcome rests on."""
    evidence: tuple[str, ...]
    """Digests of the sources that the finding rested on, in the order in which they came."""
    opened: datetime
    changed: datetime
    """When the last act was done."""
    body: str | None = None
    step: Step = "open"
    finds: Found | None = None
    """What the person who assessed it found."""
    assessed_by: str | None = None
    countersigned_by: str | None = None
    contained: datetime | None = None
    """When the device was cut off."""
    how: Literal["replace", "dispose"] | None = None
    due: date | None = None
    """The day by which it should be gone."""
    cost: int | None = None
    until: date | None = None
    """The end of the exception."""
    removed: datetime | None = None
    removed_by: str | None = None
    verified_by: str | None = None
    reopened: int = 0
    """How often it was reopened."""
    acts: int = 1
    """How many acts were done on it, its opening included."""

    @classmethod
    def begun(cls, id: str, act: Opened) -> Case:
        """The case that a finding becomes."""
        return cls(
            id=id,
            device=act.device,
            measure=act.measure,
            clause=act.clause,
            outcome=act.outcome,
            edition=act.edition,
            evidence=act.evidence,
            opened=act.at,
            changed=act.at,
            body=act.body,
        )

    def after(self, act: CaseAct) -> Case:
        """The case once the act is done. Raises NotAllowed, saying what can be done instead."""
        if not act.by.strip():
            raise NotAllowed(f"{self.id}: an act needs somebody who does it. Say who.")
        step = self._step_after(act)
        if check := _CHECKS.get(type(act)):
            check(self, act)
        changes = _CHANGES[type(act)](self, act)
        return structs.replace(self, step=step, changed=act.at, acts=self.acts + 1, **changes)

    def may_follow(self) -> tuple[type[Act], ...]:
        """The acts that the rules allow in this step, by whomever."""
        return (*FOLLOWS[self.step], Noted)

    def _step_after(self, act: CaseAct) -> Step:
        if isinstance(act, Noted):
            return self.step
        leads = FOLLOWS[self.step].get(type(act))
        if leads is None:
            can = ", ".join(sorted(word(kind) for kind in self.may_follow()))
            raise NotAllowed(
                f"{self.id} is {self.step}, so it cannot be {word(type(act))} now. What can follow: {can}."
            )
        return leads if isinstance(leads, str) else leads[self.finds or "covered"]


def fold(id: str, acts: Iterable[CaseAct]) -> Case:
    """The case after its acts, the first of which opens it. Raises NotAllowed."""
    case: Case | None = None
    for act in acts:
        if case is not None:
            case = case.after(act)
        elif isinstance(act, Opened):
            case = Case.begun(id, act)
        else:
            raise NotAllowed(f"{id}: a case begins by being opened, not by being {word(type(act))}.")
    if case is None:
        raise NotAllowed(f"{id}: there is no act, so there is no case.")
    return case


def word(kind: type[Act]) -> str:
    """The word for an act, as the ledger and the command line write it: `verified-gone`."""
    return str(kind.__struct_config__.tag)


def same_person(one: str, other: str | None) -> bool:
    """Are two accounts one person's? Case and blanks around do not tell people apart."""
    return other is not None and one.strip().casefold() == other.strip().casefold()


Check = Callable[[Case, Any], None]
Change = Callable[[Case, Any], dict[str, Any]]


def _with_reason(case: Case, act: CaseAct) -> None:
    if not act.why.strip():
        raise NotAllowed(f"{case.id}: to be {word(type(act))}, a case needs a reason. Say why.")


def _assess(case: Case, act: Assessed) -> None:
    if act.finds == "not-covered":
        _with_reason(case, act)


def _countersign(case: Case, act: Countersigned) -> None:
    if same_person(act.by, case.assessed_by):
        raise NotAllowed(
            f"{case.id}: {case.assessed_by} assessed it, so somebody else must countersign. "
            "Ask a colleague to look at the evidence and do it under their own account."
        )


def _except(case: Case, act: Excepted) -> None:
    _with_reason(case, act)
    if act.until <= act.at.date():
        raise NotAllowed(f"{case.id}: an exception until {act.until} is over already. Give a later day.")


def _verify(case: Case, act: VerifiedGone) -> None:
    if same_person(act.by, case.removed_by):
        raise NotAllowed(
            f"{case.id}: {case.removed_by} removed it, so somebody else must look whether it is gone. "
            "Ask a colleague to verify it under their own account."
        )


def _reopen(case: Case, act: Reopened) -> dict[str, Any]:
    return _UNDONE | {
        "contained": None if case.removed else case.contained,
        "evidence": tuple(dict.fromkeys((*case.evidence, *act.evidence))),
        "outcome": act.outcome or case.outcome,
        "edition": act.edition or case.edition,
        "reopened": case.reopened + 1,
    }


_UNDONE: dict[str, Any] = dict.fromkeys(
    (
        "finds",
        "assessed_by",
        "countersigned_by",
        "contained",
        "how",
        "due",
        "cost",
        "until",
        "removed",
        "removed_by",
        "verified_by",
    )
)
"""What no longer holds once a case is opened again: every decision on it."""

_CHECKS: dict[type[Act], Check] = {
    Assessed: _assess,
    Countersigned: _countersign,
    Disputed: _with_reason,
    Contained: _with_reason,
    Excepted: _except,
    VerifiedGone: _verify,
    Noted: _with_reason,
}

_CHANGES: dict[type[Act], Change] = {
    Assessed: lambda _, act: {"finds": act.finds, "assessed_by": act.by},
    Countersigned: lambda _, act: {"countersigned_by": act.by},
    Contained: lambda _, act: {"contained": act.at},
    Planned: lambda _, act: {"how": act.how, "due": act.due, "cost": act.cost, "until": None},
    Excepted: lambda _, act: {"until": act.until},
    Removed: lambda _, act: {"how": act.how, "removed": act.at, "removed_by": act.by},
    VerifiedGone: lambda _, act: {"verified_by": act.by},
    Disputed: lambda case, _: _UNDONE | {"contained": case.contained},
    Reopened: _reopen,
    Noted: lambda *_: {},
}
