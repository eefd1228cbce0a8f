"""What many tests of the law begin with: a measure of which only what is tested has to be said."""

from debar.kit.times import Partial
from debar.kit.words import Both
from debar.law.measure import Clause, Measure

RECORDED = Partial.parse("2026-01-05")
TEXT = Both("Text.", "Texte.")


def measure_of(id: str, place: str, *clauses: Clause, **more: object) -> Measure:
    """A measure with those clauses; what nothing turns on is filled in."""
    facts: dict[str, object] = dict.fromkeys(("issuer", "title", "legal_basis"), TEXT)
    facts |= dict.fromkeys(("announced", "recorded"), RECORDED)
    facts |= {"instrument": "order", "status": (), "sources": (), "confidence": "high"}
    return Measure(**{**facts, "id": id, "jurisdiction": place, "clauses": clauses, **more})  # type: ignore[arg-type]
