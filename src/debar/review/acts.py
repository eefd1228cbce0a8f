"""Everything that a person or the program can decide, one Struct each, sealed in the ledger."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from debar.estate.register import Estate
from debar.kit.errors import Tampered
from debar.kit.times import decode_partial
from debar.law.calendars import Moment
from debar.law.marks import Event
from debar.law.measure import Measure
from debar.law.parts import Start
from debar.law.verdict import Outcome


class Act(Struct, frozen=True, kw_only=True, tag_field="act", forbid_unknown_fields=True):
    """Who did it, when, and why."""

    by: str
    """Account or role; on the command line the account of the operating system."""
    at: datetime
    why: str = ""


class Opened(Act, frozen=True, kw_only=True, tag="opened"):
    """A finding became a case. Names the device and the evidence it rested on."""

    device: str
    measure: str
    clause: str
    outcome: Outcome
    evidence: tuple[str, ...]
    """Digests of the sources whose sightings the finding rested on."""
    edition: str
    """Digest of the knowledge that was used."""
    body: str | None = None
    """The body that answers for the device."""


class Assessed(Act, frozen=True, kw_only=True, tag="assessed"):
    """A person's judgement of a finding; a second person must countersign."""

    finds: Literal["covered", "not-covered"]


class Countersigned(Act, frozen=True, kw_only=True, tag="countersigned"):
    """A second person agrees with the assessment."""


class Disputed(Act, frozen=True, kw_only=True, tag="disputed"):
    """Somebody objects; the case goes back to assessment."""


class Contained(Act, frozen=True, kw_only=True, tag="contained"):
    """The device was cut off: how stands in `why`."""


class Planned(Act, frozen=True, kw_only=True, tag="planned"):
    """Removal is planned."""

    how: Literal["replace", "dispose"]
    due: date
    cost: Annotated[int, Meta(ge=0)] | None = None
    """Whole dollars."""


class Excepted(Act, frozen=True, kw_only=True, tag="excepted"):
    """An exception with an end; the reason stands in `why`."""

    until: date


class Removed(Act, frozen=True, kw_only=True, tag="removed"):
    """The device was replaced or disposed of."""

    how: Literal["replace", "dispose"]
    certificate: str | None = None
    """Digest or number of the paper that shows it."""


class VerifiedGone(Act, frozen=True, kw_only=True, tag="verified-gone"):
    """Somebody else looked, and it is no longer there."""


class Reopened(Act, frozen=True, kw_only=True, tag="reopened"):
    """New evidence, a change of law, or the device was seen again."""

    evidence: tuple[str, ...] = ()
    outcome: Outcome | None = None
    """What the machine finds now; None: as before."""
    edition: str | None = None
    """Digest of the knowledge that was used now; None: as before."""


class Noted(Act, frozen=True, kw_only=True, tag="noted"):
    """A remark; changes nothing."""


class Began(Act, frozen=True, kw_only=True, tag="began"):
    """The workspace was made; the first entry of every ledger."""

    version: str


class EstateSet(Act, frozen=True, kw_only=True, tag="estate-set"):
    """Bodies, sites, networks, consents and contracts as they are from now on."""

    estate: Estate


class TookIn(Act, frozen=True, kw_only=True, tag="took-in"):
    """A source was taken in."""

    source: str
    name: str
    format: str
    bytes: int
    sightings: int
    problems: int
    dropped: tuple[str, ...] = ()
    """Columns whose values were secrets and were not stored."""
    evidence: str = ""
    """Digest of the file that holds the sightings."""
    site: str | None = None
    network: str | None = None
    seen: datetime | None = None
    """When the source was made, as far as it says."""


class Dropped(Act, frozen=True, kw_only=True, tag="dropped"):
    """The evidence of a source was deleted; its digest stays as a tombstone."""

    source: str


class DevicesMerged(Act, frozen=True, kw_only=True, tag="devices-merged"):
    """Two devices are one; the old id leads on to the one kept."""

    kept: str
    gone: str
    by_evidence: bool = False
    """Joined by what was seen, not by a person: new evidence may take them apart again."""


class DeviceSplit(Act, frozen=True, kw_only=True, tag="device-split"):
    """Some things that were one device are a device of their own."""

    device: str
    things: tuple[str, ...]
    """Keys `source digest/thing` that leave it."""
    new: str


class DevicesAssigned(Act, frozen=True, kw_only=True, tag="devices-assigned"):
    """Things were given to devices; from now on each keeps the id it has."""

    devices: int
    things: int
    digest: str
    """Over all pairs of thing and device, sorted by thing."""


class Refreshed(Act, frozen=True, kw_only=True, tag="refreshed"):
    """All devices were identified and judged anew."""

    generation: int
    on: date
    edition: str
    """Digest of the knowledge that was used."""
    devices: int
    digest: str
    """Over the findings in the order of their device ids."""
    known: date | None = None
    """As known on that day; None: as known at `at`."""


class Answered(Act, frozen=True, kw_only=True, tag="answered"):
    """A person answered a question that a verdict depends on."""

    question: str
    yes: bool
    item: str | None = None


class Attached(Act, frozen=True, kw_only=True, tag="attached"):
    """The workspace attached an authority of its own as a private measure."""

    measure: Measure


class Marked(Act, frozen=True, kw_only=True, tag="marked"):
    """When something happened that may start the clock of a duty, or when a duty was done."""

    event: Event
    when: Moment
    role: str
    """Who saw, told or did it, by role."""
    device: str | None = None
    contract: str | None = None
    duty: str | None = None
    """The duty that was done, as `measure/duty`."""


class StartSaid(Act, frozen=True, kw_only=True, tag="start-said"):
    """Counsel said which of the things that may start the clock of a duty does."""

    duty: str
    """As `measure/duty`."""
    start: Start


class PackUsed(Act, frozen=True, kw_only=True, tag="pack-used"):
    """From now on verdicts rest on this version of the knowledge."""

    pack: str
    archive: str = ""
    """Digest of the archive that the workspace keeps of it."""
    version: str = ""
    """Version of the program that brought it."""


class Reported(Act, frozen=True, kw_only=True, tag="reported"):
    """A report was written."""

    form: str
    digest: str


CaseAct = (
    Opened
    | Assessed
    | Countersigned
    | Disputed
    | Contained
    | Planned
    | Excepted
    | Removed
    | VerifiedGone
    | Reopened
    | Noted
)
WorkspaceAct = (
    Began
    | EstateSet
    | TookIn
    | Dropped
    | DevicesMerged
    | DeviceSplit
    | DevicesAssigned
    | Refreshed
    | Answered
    | Attached
    | Marked
    | StartSaid
    | PackUsed
    | Reported
)
AnyAct = CaseAct | WorkspaceAct


def decode(payload: bytes) -> AnyAct:
    """The act that sealed bytes hold. Raises Tampered where they hold none."""
    try:
        return _DECODER.decode(payload)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise Tampered(f"these bytes are no act that debar knows: {error}") from None


_DECODER: msgspec.json.Decoder[AnyAct] = msgspec.json.Decoder(AnyAct, dec_hook=decode_partial)
