"""Responses: what somebody did about a measure, as `knowledge/responses/` writes them."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from debar.entities.model import Confidence, Source
from debar.kit.times import Partial
from debar.kit.words import Both
from debar.law.codes import Codes

Reaction = Literal[
    "statement",
    "representation",
    "lawsuit",
    "ruling",
    "arbitration-notice",
    "market",
    "disclosure",
    "agreement",
    "restructuring",
    "enforcement",
    "investigation",
    "non-compliance",
    "act",
    "retaliation",
    "relation-event",
]
"""What a response is. `retaliation` only where its author says so; `relation-event` is background.

`act`: something that a government did, and that others call an answer.
"""


class Response(Struct, frozen=True, forbid_unknown_fields=True):
    """What somebody did about a measure. A link is a claim with a source, never inferred."""

    id: str
    date: Partial
    actor: str
    """An entity id, or, where `name` is given, a word of our own for one who is no entity."""
    kind: Reaction
    measures: tuple[str, ...]
    """The measures that it answers, where a source says so."""
    says: Both
    sources: tuple[Source, ...]
    confidence: Confidence
    recorded: Partial
    until: Partial | None = None
    name: Both | None = None
    """The actor's name, where it is no entity of the knowledge."""
    link: Both | None = None
    """Who ties it to the measures, and in what words: the claim that `measures` rests on."""
    background: tuple[str, ...] = ()
    """Measures beside which it is shown without any link being claimed."""
    entities: tuple[str, ...] = ()
    demands: Both | None = None
    original: str | None = None
    """The words in the original language, where a source gives them."""
    of: str | None = None
    """The place (as `CN`, `CA-QC`) that the actor belongs to or acts for, where its entity does not tell."""
    towards: tuple[str, ...] = ()
    """Places that it is directed at, where its measures do not tell: background between two places."""
    codes: Codes = Codes()


class ResponseFile(Struct, frozen=True, forbid_unknown_fields=True):
    """One file under `knowledge/responses/`."""

    responses: tuple[Response, ...]
