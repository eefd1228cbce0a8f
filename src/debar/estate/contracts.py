"""Contracts that bind a body, each with the clause version that it carries."""

from __future__ import annotations

from msgspec import Struct

from debar.kit.times import RoughSpan


class Contract(Struct, frozen=True, forbid_unknown_fields=True):
    """An agreement with its own duties and clocks."""

    id: str
    body: str
    number: str
    counterparty: str
    clauses: tuple[str, ...] = ()
    """Clause numbers with their version, as `52.204-25 (NOV 2021)`."""
    span: RoughSpan = RoughSpan()
