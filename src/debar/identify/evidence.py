"""Evidence and what is concluded from it: sightings in, identities out."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from msgspec import Struct, field

Grade = Literal["established", "strong", "probable", "lead", "none"]
GRADES: tuple[Grade, ...] = ("established", "strong", "probable", "lead", "none")
"""Best first."""

About = Literal["kind", "brand", "maker", "model", "firmware", "serial"]
Ground = Literal["lineage", "legal-name", "badge", "model", "relation", "mac", "hint"]
"""What a claim stands on.

lineage: a trait of the firmware or protocol that the badge cannot change. legal-name: the
maker's own distinctive brand or legal name plainly written. badge: what the device calls
itself. model: a model number that only one maker uses. relation: a dated link between brand
and maker. mac: the address block's owner. hint: anything weaker.
"""

DIRECT: tuple[Ground, ...] = ("lineage", "legal-name", "badge", "model", "mac")
"""Grounds that name a value themselves, not by what is known of another."""

UNKNOWN_MAKER = "*"
"""Stands for every maker that we do not know."""


class Record(Struct, frozen=True):
    """One answer, header, path or banner of a device, as `debar identify` reads it."""

    id: str
    protocol: str
    raw: bytes
    device: str | None = None
    """Records with the same key are one device and are fused; None: a device of its own."""


class Field(Struct, frozen=True, gc=False):
    """One named value read from an answer: `http.server`, `sadp.model`, `isapi.manufacturer`."""

    name: str
    value: str


class Sighting(Struct, frozen=True):
    """One observed fact about a thing, and the bytes it was read from."""

    source: str
    """Digest (SHA-256, hex) of the source's bytes."""
    place: str
    """Where in the source: `row 12`, `host 3`, `Sheet1!row 12`."""
    thing: str
    """Key of the thing within the source: sightings that share it describe one device."""
    field: str
    """A field name as in `Field.name`, or one of the plain ones (`FACTS`)."""
    value: str
    method: Literal["import", "scan", "listen", "walk"] = "import"
    site: str | None = None
    network: str | None = None
    seen: datetime | None = None
    """When the device showed it, aware; None where the source does not say."""


FACTS: tuple[str, ...] = (
    "address",
    "mac",
    "serial",
    "name",
    "model",
    "brand-claimed",
    "maker-claimed",
    "firmware",
    "kind-claimed",
    "location",
    "state",
    "fcc-id",
    "ic-id",
    "port",
    "driver",
    "acquired",
    "supplier",
    "switch-port",
    "vlan",
)
"""Plain fields that any importer may give, whatever its format calls them."""


class Claim(Struct, frozen=True, gc=False):
    """One thing said about a device by one ground, with the words it was read from."""

    about: About
    value: str
    ground: Ground
    weight: float
    """Log-odds (natural) that the claim adds; negative speaks against."""
    quote: str
    field: str
    print: str
    """Id of the fingerprint, grammar or link that says so."""

    @property
    def text(self) -> str:
        """The claim as JSON shows it: `maker=hikvision`."""
        return f"{self.about}={self.value}"


class Graded(Struct, frozen=True, gc=False):
    """A value, how probable it is, and what the grounds for it are worth."""

    id: str
    p: float
    grade: Grade


class Chance(Struct, frozen=True, gc=False):
    """A value and its probability."""

    id: str
    p: float


class Identity(Struct, frozen=True):
    """What a device is believed to be. Brand and maker are two fields, always."""

    id: str
    kind: str | None = None
    brand: Graded | None = None
    maker: Graded | None = None
    makers: tuple[Chance, ...] = ()
    """All candidates, most probable first; `*` is every maker that we do not know."""
    model: Graded | None = None
    relabel: bool | None = None
    """Does the badge differ from the maker? None where either is unknown."""
    grounds: tuple[Claim, ...] = field(default=(), name="for")
    against: tuple[Claim, ...] = ()
    badge: Graded | None = None
    """The brand that it calls itself: name, realm, title, manufacturer field, typed inventory."""
    hardware: Graded | None = None
    """The brand whose box it is by what stands in the hardware: serial prefix, own address block, label."""
    firmware: Graded | None = None
    """The brand for which its firmware was built: customer code, platform, firmware's own name."""


def better(one: Grade, other: Grade) -> Grade:
    """The better of two grades."""
    return min(one, other, key=GRADES.index)


def worse(one: Grade, other: Grade) -> Grade:
    """The worse of two grades."""
    return max(one, other, key=GRADES.index)
