"""The catalogue: every device with its latest identity and verdict, derived from evidence at will."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, structs

from debar.identify import Identifier
from debar.kit.canon import canonical
from debar.kit.errors import Tampered
from debar.kit.times import decode_partial
from debar.law.registry import Registry
from debar.law.verdict import Answer, Outcome
from debar.review.acts import AnyAct, Refreshed
from debar.review.case import fold
from debar.review.decided import CASE, WORKSPACE
from debar.store import answers, cases, devices, disk, estates, evidence, openings, packs
from debar.store.home import Home
from debar.store.models import CaseRow, CatalogueRow, GenerationRow
from debar.store.openings import Found, Now
from debar.store.writing import pages, writing
from debar.survey.findings import Finding, find

LOCK = "catalogue"
_BATCH = 1000


class Generation(Struct, frozen=True):
    """One filling of the catalogue, and what it did to the cases."""

    number: int
    on: date
    edition: str
    devices: int
    opened: tuple[str, ...]
    """Ids of the cases that were opened."""
    reopened: tuple[str, ...]


def refresh(home: Home, on: date, known: date | None) -> Generation:
    """Identify and judge every device anew, as the law stands on a day; open and reopen cases.

    The catalogue of before stays in view until the new one is whole.
    """
    with disk.lock(home.folder, LOCK):
        edition = packs.use(home)
        number = _begin()
        judged = _judged(home, edition, on, known)
        count, digest, calls = _fill(number, judged)
        act = Refreshed(
            by=home.by,
            at=home.clock(),
            generation=number,
            on=on,
            edition=edition,
            devices=count,
            digest=digest,
            known=known,
        )
        opened, reopened = _commit(act, calls)
        _forget(number)
    return Generation(number, on, edition, count, opened, reopened)


def current() -> int | None:
    """The number of the generation in view; None where there is none yet."""
    done = GenerationRow.objects.filter(finished=True).order_by("-number")
    return done.values_list("number", flat=True).first()


def findings(*, body: str | None = None, outcome: Outcome | None = None) -> Iterator[Finding]:
    """The findings in view, by device, those that fit what is asked for."""
    number = current()
    if number is None:
        return
    asked = {"body": body, "outcome": outcome}
    rows = CatalogueRow.objects.filter(
        generation=number, **{name: value for name, value in asked.items() if value is not None}
    )
    for row in pages(rows, "id"):
        yield decoded(row.finding)


def decoded(text: str) -> Finding:
    """The finding that a row holds. Raises Tampered where it holds none."""
    try:
        return _DECODER.decode(text)
    except msgspec.MsgspecError as error:
        raise Tampered(f"a finding in the catalogue cannot be read: {error}.") from None


def columns(finding: Finding) -> dict[str, Any]:
    """What lists filter on, worked out from a finding."""
    device, identity = finding.device, finding.identity
    worst = finding.judgement.verdicts[0] if finding.judgement.verdicts else None
    graded = {
        name: _text(value.id if value else "")
        for name, value in (("brand", identity.brand), ("maker", identity.maker), ("model", identity.model))
    }
    grades = {
        f"{name}_grade": value.grade if value else "none"
        for name, value in (("brand", identity.brand), ("maker", identity.maker), ("model", identity.model))
    }
    return {
        "device": device.id,
        "body": finding.body,
        "site": device.site or "",
        "network": device.network or "",
        "name": _text(device.name or ""),
        "kind": identity.kind or "",
        "relabel": identity.relabel,
        "outcome": finding.judgement.outcome,
        "force": worst.force if worst else "",
        "measure": worst.measure if worst else "",
        "clause": worst.clause if worst else "",
        **graded,
        **grades,
    }


class Digest:
    """The digest over findings in the order in which they are added."""

    def __init__(self) -> None:
        self._whole = hashlib.sha256()
        self.count = 0

    def add(self, text: str) -> None:
        """Count one finding's bytes in."""
        data = text.encode()
        self._whole.update(len(data).to_bytes(8, "big") + data)
        self.count += 1

    def __str__(self) -> str:
        return self._whole.hexdigest()


@lru_cache(maxsize=2)
def _ready(folder: Path, beside: Path, edition: str, known: date | None) -> Identifier:  # noqa: ARG001  edition: the key
    """The knowledge made ready to identify with: patterns take a second to compile, so once an edition."""
    return Identifier.load(folder, known, beside)


def _judged(home: Home, edition: str, on: date, known: date | None) -> Iterator[Finding]:
    identifier = _ready(home.knowledge, home.beside, edition, known)
    return find(
        devices.devices(home),
        estate=estates.estate(),
        law=Registry.load(answers.authorities(), home.knowledge, home.beside),
        graph=identifier.graph,
        identifier=identifier,
        on=on,
        known=known,
        answers=_answers(),
    )


def _answers() -> tuple[Answer, ...]:
    """The answers that stand, each for the device that its item is now."""
    led = devices.redirects()
    return tuple(
        structs.replace(answer, item=led.get(answer.item, answer.item)) if answer.item else answer
        for answer in answers.answers()
    )


def _begin() -> int:
    with writing():
        abandoned = list(GenerationRow.objects.filter(finished=False).values_list("number", flat=True))
        CatalogueRow.objects.filter(generation__in=abandoned).delete()
        GenerationRow.objects.filter(number__in=abandoned).delete()
        return GenerationRow.objects.create().number


def _fill(number: int, judged: Iterable[Finding]) -> tuple[int, str, list[Found]]:
    """Write a generation's rows; gives their count, their digest, and what calls for a case."""
    rest, digest = iter(judged), Digest()
    calls: list[Found] = []
    while batch := list(islice(rest, _BATCH)):
        rows = []
        for finding in batch:
            text = canonical(finding).decode()
            digest.add(text)
            calls += openings.found(finding)
            rows.append(CatalogueRow(generation=number, finding=text, **columns(finding)))
        CatalogueRow.objects.bulk_create(rows)
    return digest.count, str(digest), calls


def _commit(act: Refreshed, calls: Iterable[Found]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Open and reopen cases and bring the generation into view, in one transaction."""
    now = Now(act.by, act.at, act.on, act.edition)
    new: list[CaseRow] = []
    again: list[str] = []
    written: list[tuple[str, AnyAct]] = []
    with writing() as head:
        for case, each in openings.acts(calls, cases.cases(), devices.redirects(), evidence.sources(), now):
            number = head.seq + len(written) + 1
            name = cases.id_of(number) if case is None else case.id
            if case is None:
                new.append(CaseRow(number=number, case=fold(name, [each])))
            else:
                CaseRow.objects.filter(number=cases.number(name)).update(case=case.after(each))
                again.append(name)
            written.append((CASE + name, each))
        CaseRow.objects.bulk_create(new, batch_size=_BATCH)
        head.append([*written, (WORKSPACE, act)])
        GenerationRow.objects.filter(number=act.generation).update(finished=True)
    return tuple(row.case.id for row in new), tuple(again)


def _forget(number: int) -> None:
    """Delete what is neither in view nor was just before, where somebody may still be reading."""
    kept = GenerationRow.objects.filter(finished=True, number__lt=number).order_by("-number")[:1]
    last = next(iter(kept.values_list("number", flat=True)), number)
    CatalogueRow.objects.filter(generation__lt=last).delete()
    GenerationRow.objects.filter(number__lt=last).delete()


def _text(text: str) -> str:
    """Text from a device, as every database can keep it."""
    return text.replace("\0", "�")


_DECODER: msgspec.json.Decoder[Finding] = msgspec.json.Decoder(Finding, dec_hook=decode_partial)
