"""Cases in rows: opened by findings, changed by acts, each change sealed where it is made."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from debar.kit.errors import BadData
from debar.law.verdict import Outcome
from debar.review.acts import CaseAct, decode
from debar.review.case import Case, Step
from debar.review.decided import CASE
from debar.store.models import CaseRow, LedgerRow
from debar.store.writing import pages, writing

_ID = re.compile(r"case-([1-9]\d{0,17})", re.ASCII)


def cases(
    *,
    step: Step | None = None,
    body: str | None = None,
    device: str | None = None,
    measure: str | None = None,
    outcome: Outcome | None = None,
) -> Iterator[Case]:
    """The cases that fit everything asked for, in the order in which they were opened."""
    asked = {"step": step, "body": body, "device": device, "measure": measure, "outcome": outcome}
    rows = CaseRow.objects.filter(**{name: value for name, value in asked.items() if value is not None})
    return (row.case for row in pages(rows, "number"))


def case(id: str) -> Case:
    """The case with that id. Raises BadData, naming the nearest."""
    row = CaseRow.objects.filter(number=number(id)).first()
    if row is None:
        raise _no_case(id)
    found: Case = row.case
    return found


def act(id: str, done: CaseAct) -> Case:
    """Do an act on a case: check, change and seal, in one transaction. Raises NotAllowed."""
    with writing() as head:
        row = CaseRow.objects.select_for_update().filter(number=number(id)).first()
        if row is None:
            raise _no_case(id)
        after: Case = row.case.after(done)
        row.case = after
        row.save(update_fields=["case"])
        head.append([(CASE + after.id, done)])
    return after


def history(id: str) -> list[CaseAct]:
    """Everything that was done on a case, first to last, as it was sealed."""
    rows = LedgerRow.objects.filter(subject=CASE + case(id).id).order_by("seq")
    found = [decode(bytes(payload)) for payload in rows.values_list("payload", flat=True)]
    return [each for each in found if isinstance(each, CaseAct)]


def number(id: str) -> int:
    """The number in a case's id. Raises BadData where it is no such id."""
    found = _ID.fullmatch(id)
    if found is None:
        raise _no_case(id)
    return int(found[1])


def id_of(number: int) -> str:
    """The id of the case that the entry with that number opened."""
    return f"case-{number}"


def _no_case(id: str) -> BadData:
    known = [
        id_of(each) for each in CaseRow.objects.order_by("number").values_list("number", flat=True)[:5000]
    ]
    near = difflib.get_close_matches(id, known, n=1)
    meant = f" Did you mean {near[0]!r}?" if near else ""
    return BadData(f"no case {id!r}.{meant} `debar review list` shows them all.")
