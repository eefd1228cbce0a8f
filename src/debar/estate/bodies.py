"""Bodies and the sites that they answer for."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from debar.estate.parties import Party
from debar.kit.words import Both

Tenure = Literal["owned", "leased", "shared", "contractor-run"]


class Body(Struct, frozen=True, forbid_unknown_fields=True):
    """A department, agency, Crown corporation, branch or firm."""

    id: str
    name: Both
    party: Party | None = None
    """None: the same party as the body above."""
    parent: str | None = None


class Site(Struct, frozen=True, forbid_unknown_fields=True):
    """A property: a building, a floor, a yard, a vehicle or stock held somewhere."""

    id: str
    body: str
    name: Both
    address: str | None = None
    country: str | None = None
    tenure: Tenure = "owned"
    landlord: str | None = None
    controlled_by: str | None = None
    """Who can act on the devices there, where that is not the body itself."""
    classes: tuple[str, ...] = ()
    """Sensitivity classes, in the words of the measures that ask for them."""
    unsearchable: Both | None = None
    """Why the site, or part of it, cannot be searched."""
