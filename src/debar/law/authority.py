"""A workspace's own authority: an instrument that binds it, beside the published law."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import msgspec

from debar.entities.model import Source
from debar.kit import pack
from debar.kit.errors import BadData
from debar.kit.times import Partial
from debar.kit.words import Both
from debar.law.faults import faults
from debar.law.measure import Clause, Conduct, Force, Measure, Running, Step

PREFIX = "own-"
"""Ids of private measures begin so, that none is ever taken for a published one."""

_FORCES: tuple[Force, ...] = ("binding", "instructed")
_TITLE = Both("{title} ({number})", "{title} ({number})")
_MADE = Both(
    "Made by {issuer} on {on}: adopts, for this organization, what was announced.",
    "Pris par {issuer} le {on} : adopte, pour cette organisation, ce qui avait été annoncé.",
)
_NOTE = Both(
    "Attached by the workspace; not part of the published knowledge.",
    "Joint par l'espace de travail; ne fait pas partie des connaissances publiées.",
)


def adopting(
    adopted: Measure,
    *,
    title: Both,
    number: str,
    issuer: Both,
    on: date,
    recorded: date,
    conducts: Sequence[Conduct] = (),
    force: Force = "binding",
) -> Measure:
    """A private measure that makes an announced one binding here, from `on`.

    It takes over clauses (of these conducts; of all where none is named), targets, parties, open
    questions and the exceptions that decide; each clause runs from `on`, or from the day on which
    the adopted one begins if that is later. Raises BadData for an empty title or number, a conduct
    that the measure does not have, or a force other than binding or instructed.
    """
    _check_names(title, number, issuer)
    _check_scope(adopted, conducts, force)
    shown = _TITLE.fill(title=title, number=number)
    cite = shown.en
    clauses = tuple(
        _taken(kept, force, on, recorded, cite)
        for clause in adopted.clauses
        if (kept := _about(clause, conducts))
    )
    made = _MADE.fill(issuer=issuer, on=on)
    return Measure(
        id=f"{PREFIX}{slug(number)}",
        jurisdiction=adopted.jurisdiction,
        issuer=issuer,
        title=title,
        instrument="private",
        legal_basis=shown,
        announced=Partial.of(on),
        recorded=Partial.of(recorded),
        clauses=clauses,
        status=(Step(Partial.of(on), "in-force", made, Partial.of(recorded), (cite,)),),
        sources=(Source(title=cite, publisher=issuer.en, date=Partial.of(on), seen=True),),
        confidence="high",
        related=(adopted.id,),
        notes=_NOTE,
        private=True,
    )


def read(path: Path) -> Measure:
    """A whole private measure from a YAML file. Raises BadData with file and line."""
    measure = msgspec.structs.replace(pack.load(path, Measure), private=True)
    if not measure.id.startswith(PREFIX):
        raise BadData(
            f"{path}: the id {measure.id!r} must begin with {PREFIX!r}, as every attached one does."
        )
    for fault in faults(measure):
        raise BadData(fault.located(path))
    return measure


def slug(text: str) -> str:
    """The text as an id: small letters and digits, joined by dashes."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")


def _about(clause: Clause, conducts: Sequence[Conduct]) -> Clause | None:
    """The clause as far as it is about these conducts (none named: all); None where it is not."""
    kept = [each for each in clause.conducts if not conducts or each in conducts]
    return msgspec.structs.replace(clause, conduct=kept[0], also=tuple(kept[1:])) if kept else None


def _taken(clause: Clause, force: Force, on: date, recorded: date, cite: str) -> Clause:
    begins = max(on, min(run.since for run in clause.runs))
    run = Running(since=begins, cites=(cite,), recorded=Partial.of(recorded))
    exceptions = tuple(msgspec.structs.replace(e, cites=()) for e in clause.exceptions if e.decides)
    return msgspec.structs.replace(clause, force=force, runs=(run,), cites=(cite,), exceptions=exceptions)


def _check_names(title: Both, number: str, issuer: Both) -> None:
    for text, what in (
        (title.en, "title in English"),
        (title.fr, "title in French"),
        (issuer.en, "issuer"),
        (issuer.fr, "issuer"),
    ):
        if not text.strip():
            raise BadData(f"the authority has no {what}. What binds is named in both languages.")
    if not slug(number):
        raise BadData("the authority has no number. Give the one under which it can be found again.")


def _check_scope(adopted: Measure, conducts: Sequence[Conduct], force: Force) -> None:
    known = {conduct for clause in adopted.clauses for conduct in clause.conducts}
    for conduct in conducts:
        if conduct not in known:
            raise BadData(f"{adopted.id} has no clause on {conduct!r}. It has: {', '.join(sorted(known))}.")
    if force not in _FORCES:
        raise BadData(f"an authority is binding or instructed, not {force!r}.")
