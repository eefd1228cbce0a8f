"""Whose box, whose firmware, whose name: three statements about a brand, and the one it is sold under.

Each claim about a brand is one of hardware (a serial number, an own address block, a label), firmware (a
customer's code, a platform, a certificate: what the badge cannot change) or badge (what the device calls
itself, or somebody typed). Where they differ, hardware outweighs the others: an Amcrest with Dahua's
firmware stays an Amcrest. A maker's own name yields to a customer's: it stands wherever nobody put another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from debar.identify.evidence import DIRECT, UNKNOWN_MAKER, Claim, Graded
from debar.identify.groups import standing
from debar.identify.scores import Chances, best, chances, kept_behind, scores

Statement = Literal["badge", "hardware", "firmware"]
Group = Callable[[str], str]

_HARDWARE = ("serial", "mac", "mac.vendor", "fcc-id", "ic-id")
_FIRMWARE = (
    *("firmware", "dhip.firmware", "isapi.platform"),
    *("sadp.oem", "sadp.oem-code", "sadp.oem-detail", "isapi.oem-code"),
)
_REALM = ".realm"
"""A realm is a badge, except where the firmware writes the serial number into it."""


class Brands(Struct, frozen=True):
    """The brand that a thing is sold under, and the three statements that it was weighed from."""

    brand: Graded | None = None
    badge: Graded | None = None
    hardware: Graded | None = None
    firmware: Graded | None = None
    chances: Mapping[str, float] = {}
    """Brand → probability, of brands that we know, before the maker's own yields to a customer's: what
    speaks for a maker never weakens what his name says of him."""
    customer: bool = False
    """Was the firmware built for a customer whom we do not know?"""


def brands(claims: Sequence[Claim], own: Callable[[str], bool], prior: float, group: Group) -> Brands:
    """The brands that claims about brands say, graded.

    `own`: is it an own brand of the maker whose firmware shows itself? `prior`: as in `chances`.
    """
    known = [c for c in claims if c.value != UNKNOWN_MAKER]
    if not known:
        return Brands(customer=bool(claims))
    every = scores(known, group)
    if len(every) == 1:
        return _one_brand(known, every, prior, group, _for_somebody(claims, known))
    boxed = _behind_hardware(every, known, group)
    sold = _behind_customers(boxed, known, own, group)
    said = {name: _said(part, prior, group) for name, part in _by_statement(known).items()}
    return Brands(
        brand=best(known, chances(sold, prior), group),
        badge=said.get("badge"),
        hardware=said.get("hardware"),
        firmware=said.get("firmware"),
        chances=_known(chances(boxed, prior)),
        customer=_for_somebody(claims, known),
    )


def _one_brand(
    claims: Sequence[Claim], scored: dict[str, float], prior: float, group: Group, customer: bool
) -> Brands:
    """The same where all claims are about one brand."""
    found = chances(scored, prior)
    brand, said = best(claims, found, group), _by_statement(claims)
    each = {name: brand if len(said) == 1 else _said(part, prior, group) for name, part in said.items()}
    return Brands(
        brand=brand,
        badge=each.get("badge"),
        hardware=each.get("hardware"),
        firmware=each.get("firmware"),
        chances=_known(found),
        customer=customer,
    )


def _known(found: Chances) -> dict[str, float]:
    return {value: p for value, p in found if value != UNKNOWN_MAKER}


def statement_of(claim: Claim) -> Statement:
    """Which of the three a claim about a brand is."""
    field = claim.field
    if field in _HARDWARE or field.startswith("label."):
        return "hardware"
    if field in _FIRMWARE or field.startswith("p2p."):
        return "firmware"
    if claim.ground == "lineage":
        return "hardware" if field.endswith(_REALM) else "firmware"
    return "badge"


def _by_statement(claims: Iterable[Claim]) -> dict[Statement, list[Claim]]:
    found: dict[Statement, list[Claim]] = {}
    for claim in claims:
        found.setdefault(statement_of(claim), []).append(claim)
    return found


def _said(claims: Sequence[Claim], prior: float, group: Group) -> Graded | None:
    return best(claims, chances(scores(claims, group), prior), group)


def _behind_hardware(scored: dict[str, float], claims: Sequence[Claim], group: Group) -> dict[str, float]:
    """The scores, where no brand outweighs those that stand in the hardware."""
    boxed = {c.value for c in _direct(claims, group) if statement_of(c) == "hardware"}
    return kept_behind(scored, boxed) if boxed else scored


def _behind_customers(
    scored: dict[str, float], claims: Sequence[Claim], own: Callable[[str], bool], group: Group
) -> dict[str, float]:
    """The scores, where no own brand of the maker outweighs a customer's, unless it is the hardware's."""
    direct = _direct(claims, group)
    customers = {c.value for c in direct if not own(c.value)}
    boxed = {c.value for c in direct if statement_of(c) == "hardware"}
    yielding = {value for value in scored if value not in boxed and own(value)}
    if not customers or not yielding:
        return scored
    behind = kept_behind(scored, customers)
    return {value: behind[value] if value in yielding else each for value, each in scored.items()}


def _direct(claims: Sequence[Claim], group: Group) -> list[Claim]:
    return [c for c in standing(claims, group) if c.ground in DIRECT]


def _for_somebody(claims: Sequence[Claim], known: Sequence[Claim]) -> bool:
    """Is there a customer's code in a field that names no customer whom we know?"""
    if len(known) == len(claims):
        return False
    named = {c.field for c in known}
    return any(c.value == UNKNOWN_MAKER and c.field not in named for c in claims)
