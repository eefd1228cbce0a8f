"""The ids of questions: stable, so that an answer given once holds."""

from __future__ import annotations

from debar.law.measure import Clause, Measure

ALL = "shared"
"""Stands for the clause in ids of questions that several clauses share."""


def id_of(measure: Measure, clause: Clause, name: str) -> str:
    """The id of a question that a clause puts: its own, or that of all where the measure shares it."""
    return f"{measure.id}/{ALL if name in measure.shared else clause.id}/{name}"
