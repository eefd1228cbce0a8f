"""The party that asks, in words: what it is, where, and which clauses its contracts carry."""

from __future__ import annotations

from datetime import date

from debar.estate.parties import LABELS, Party
from debar.kit.words import Both
from debar.law.described import listed

_TITLE = Both("On {on}, as {party}", "Le {on}, comme {party}")
_IN = Both("{kind} ({place})", "{kind} ({place})")
_TERMS = Both("with contracts that carry {terms}", "avec des contrats comportant {terms}")
_SUB_TERMS = Both(
    "with subcontracts that carry {terms}", "avec des contrats de sous-traitance comportant {terms}"
)


def asked_as(party: Party, on: date) -> Both:
    """As whom and for which day: `On 2026-11-23, as federal department (CA)`."""
    said = [_IN.fill(kind=LABELS[each.kind], place=each.jurisdiction) for each in party.capacities]
    for terms, words in ((party.terms, _TERMS), (party.sub_terms, _SUB_TERMS)):
        if terms:
            said.append(words.fill(terms=", ".join(terms)))
    return _TITLE.fill(on=on, party=listed(said))
