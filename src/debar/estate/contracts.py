"""Contracts that bind a body: their numbers, clauses with versions, officers, orders and flow-down."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from msgspec import Struct

from debar.estate.parties import names
from debar.kit.times import Partial, RoughSpan

Tier = Literal["prime", "subcontract"]

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_WORDED = re.compile(rf"\b({'|'.join(_MONTHS)})[A-Z]{{0,6}}\.?,?\s+(\d{{4}})\b", re.ASCII | re.IGNORECASE)
_ISO = re.compile(r"\b(\d{4})-(0[1-9]|1[0-2])(?:-\d{2})?\b", re.ASCII)
_SLASHED = re.compile(r"(?<![\d/])(0?[1-9]|1[0-2])/(\d{4})(?![\d/])", re.ASCII)
_DEVIATION = re.compile(r"\bDEVIATION\b", re.IGNORECASE)


class Term(Struct, frozen=True):
    """A clause as a contract names it: `FAR 52.204-25 (NOV 2021)`."""

    text: str
    version: Partial | None = None
    """The month of the clause's text; None where the contract does not say."""
    deviation: bool = False
    """Is it the text of a class deviation, not that of the regulation?"""

    @classmethod
    def of(cls, text: str) -> Term:
        """Read what it says of its version, in words (`NOV 2021`), as 2021-11 or as 11/2021."""
        return cls(text, _version(text), _DEVIATION.search(text) is not None)

    def since(self, month: Partial) -> bool | None:
        """Is its version of that month or later? None where the contract does not say."""
        return None if self.version is None else self.version.first >= month.first


class Officer(Struct, frozen=True, forbid_unknown_fields=True):
    """Who administers a contract or order, by office and role: never a person's name."""

    office: str
    role: str = "contracting officer"
    address: str | None = None
    """Where reports to that office go: a mailbox of the office, a portal, a postal address."""


class Order(Struct, frozen=True, forbid_unknown_fields=True):
    """A task or delivery order under a contract."""

    number: str
    officer: Officer | None = None
    """None: the same as the contract's."""


class Subcontract(Struct, frozen=True, forbid_unknown_fields=True):
    """A contract that we gave, and the clauses that we passed on with it."""

    supplier: str
    number: str | None = None
    uei: str | None = None
    """The supplier's unique entity identifier."""
    cage: str | None = None
    """The supplier's CAGE code."""
    clauses: tuple[str, ...] = ()


class Contract(Struct, frozen=True, forbid_unknown_fields=True):
    """An agreement with its own duties and clocks."""

    id: str
    body: str
    number: str
    counterparty: str
    clauses: tuple[str, ...] = ()
    """Clause numbers with their version, as `52.204-25 (NOV 2021)`."""
    span: RoughSpan = RoughSpan()
    tier: Tier = "prime"
    upper: str | None = None
    """Whose subcontractor we are, where we are one."""
    agency: str | None = None
    """The government body for which the work is done."""
    defence: bool = False
    """Is that the US Department of Defense, which takes reports at DIBNet?"""
    officer: Officer | None = None
    orders: tuple[Order, ...] = ()
    uei: str | None = None
    """Our own unique entity identifier in this contract."""
    cage: str | None = None
    """Our own CAGE code in it."""
    sites: tuple[str, ...] = ()
    """Ids of the sites where it is carried out; the whole business where empty."""
    awarded: date | None = None
    passed_on: tuple[Subcontract, ...] = ()

    def term(self, numbers: tuple[str, ...]) -> Term | None:
        """The first clause with one of these numbers, of whatever version it is."""
        found = (text for text in self.clauses if any(names(text, number) for number in numbers))
        return next(map(Term.of, found), None)

    def withheld(self, numbers: tuple[str, ...]) -> tuple[Subcontract, ...]:
        """The subcontracts that carry no clause with one of these numbers."""
        return tuple(
            each
            for each in self.passed_on
            if not any(names(text, number) for text in each.clauses for number in numbers)
        )


def _version(text: str) -> Partial | None:
    if worded := _WORDED.search(text):
        year, month = worded[2], _MONTHS.index(worded[1].upper()) + 1
    elif iso := _ISO.search(text):
        year, month = iso[1], int(iso[2])
    elif slashed := _SLASHED.search(text):
        year, month = slashed[2], int(slashed[1])
    else:
        return None
    return Partial(int(year), month) if int(year) else None
