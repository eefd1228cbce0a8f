"""Milestone XProtect: the camera report, exported hardware, and lists made to import hardware.

Columns as MilestonePSTools writes them (`Get-VmsCameraReport`, `Export-VmsHardware`, `Export-HardwareCsv`)
and as the Management Client reads them (`HardwareAddress`, `HardwareDriverID`). A row is a camera, and
cameras of one hardware are one device; the recording servers are things too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO

from debar.identify.evidence import Sighting
from debar.kit.errors import Problem
from debar.kit.sheets import Columns
from debar.kit.words import Both
from debar.survey import values
from debar.survey.importers import Note, SourceFile, tabular
from debar.survey.importers.cells import facts, instant
from debar.survey.importers.tabular import Cells
from debar.survey.synonyms import synonyms

NAME = "milestone"
LABEL = Both(
    "Milestone XProtect: camera report or hardware list",
    "Milestone XProtect : rapport des caméras ou liste du matériel",
)

COLUMNS = Columns(
    synonyms(
        """
hardware-id: hardware id
hardware-name: hardware name, hardware
camera: name, camera name
address: address, hardware address
mac: mac, mac address
model: model
serial: serial number
firmware: firmware, firmware version
driver-family: driver family, driver group
driver: driver, driver display name
driver-number: driver number, hardware driver id
recorder: recorder name, recording server, recording server name
recorder-id: recorder id, recording server id
recorder-uri: recorder uri
enabled: enabled
state: state
seen: status time
device-type: device type
"""
    )
)

_OF_HARDWARE = frozenset({"hardwarename", "hardware", "hardwareaddress", "macaddress"})
_OF_MILESTONE = frozenset(
    {"hardwareusername", "hardwarepassword", "hardwaredriverid", "driverdisplayname", "drivernumber"}
    | {"recordername", "recorderid", "recorderuri", "recordingserver", "recordingservername"}
)
_CAMERAS = frozenset({"", "camera", "cameras"})
_OTHER_SHEETS = frozenset({"microphones", "speakers", "metadata", "inputs", "outputs", "inputevents"})
_OFF = frozenset({"false", "no", "0", "faux", "non"})
_STALE = (
    "the video system notes model and firmware when hardware is added or replaced, and may show old ones. "
    "Check them on the device before you rely on them."
)
_UNDATED = "the times of status name no zone or can be read in two ways; they were not used."
_MOST_REMEMBERED = 1_000_000


def sniffs(head: bytes, _name: str) -> bool:
    """Does the header name hardware, and a driver or recorder, in the words of Milestone?"""
    labels = tabular.labels(head)
    return bool(labels & _OF_HARDWARE) and bool(labels & _OF_MILESTONE)


def read(stream: BinaryIO, source: SourceFile) -> Iterator[Sighting | Problem]:
    """Each piece of hardware as one thing with its cameras counted, and each recording server as one."""
    found = _Found(source)
    for row in tabular.read(stream, source, COLUMNS, keep_others=False):
        if isinstance(row, Problem):
            yield row
        elif values.folded(row.sheet or "") not in _OTHER_SHEETS:
            yield from found.row(row)
    yield from found.counted()


class _Found:
    """What the rows told so far: cameras of each hardware, and what was said already."""

    def __init__(self, source: SourceFile) -> None:
        self._source = source
        self._cameras: Counter[str] = Counter()
        self._said: set[tuple[str, str, str]] = set()
        self._told: set[str] = set()

    def row(self, row: Cells) -> Iterator[Sighting | Problem]:
        """The hardware and the recording server that a row names."""
        thing = _hardware(row)
        if thing is None:
            yield Problem(
                row.place, row.number, "names no hardware; left out.", "Add its address or MAC address."
            )
            return
        at = _status_time(row)
        if at is None and row.text("seen") and _responds(row):
            yield from self._note(row, _UNDATED)
        seen = at or self._source.seen
        yield from self._facts(row, thing, seen)
        if row.text("model") or row.text("firmware"):
            yield from self._note(row, _STALE)
        yield from self._recorder(row, seen)

    def counted(self) -> Iterator[Sighting]:
        """How many cameras each hardware has; with a single one it is a camera itself, as far as is said."""
        for thing, count in self._cameras.items():
            yield self._sighting(thing, thing, "vms.cameras", str(count), self._source.seen)
            if count == 1:
                yield self._sighting(thing, thing, "kind-claimed", "camera", self._source.seen)

    def _facts(self, row: Cells, thing: str, seen: datetime | None) -> Iterator[Sighting | Problem]:
        for field, value in _said(row):
            if isinstance(value, Problem):
                yield value
            elif self._is_new(thing, field, value):
                yield self._sighting(thing, row.thing, field, value, seen)
        camera = row.text("camera")
        if _is_camera(row) and self._is_new(thing, "vms.camera", camera):
            self._cameras[thing] += 1
            if camera:
                yield self._sighting(thing, row.thing, "vms.camera", camera, seen)

    def _recorder(self, row: Cells, seen: datetime | None) -> Iterator[Sighting]:
        name = row.text("recorder")
        key = row.text("recorder-id") or name
        if not key:
            return
        thing = f"recorder {key[:200]}"
        host = row.text("recorder-uri")
        address = values.address(host)
        for field, value in (
            ("name", name),
            ("address", address or ""),
            ("vms.address", "" if address else host),
            ("kind-claimed", "recorder"),
            ("vms.software", "Milestone XProtect, recording server"),
        ):
            if value and self._is_new(thing, field, value):
                yield self._sighting(thing, row.thing, field, value, seen)

    def _is_new(self, thing: str, field: str, value: str) -> bool:
        """Was it not said of the thing before? Beyond what is remembered, all counts as new."""
        key = thing, field, value
        if key in self._said:
            return False
        if len(self._said) < _MOST_REMEMBERED:
            self._said.add(key)
        return True

    def _note(self, row: Cells, what: str) -> Iterator[Problem]:
        if what not in self._told:
            self._told.add(what)
            yield Note(row.place, None, what)

    def _sighting(self, thing: str, place: str, field: str, value: str, seen: datetime | None) -> Sighting:
        at = self._source
        return Sighting(at.digest, place, thing, field, value, "import", at.site, at.network, seen)


def _hardware(row: Cells) -> str | None:
    """The key of the hardware that a row is about: by its id, else by where it is."""
    for field in ("hardware-id", "address", "mac", "hardware-name"):
        if text := row.text(field):
            return f"hardware {text.strip('/').lower()[:200]}"
    return None


def _is_camera(row: Cells) -> bool:
    """Is the row about a camera? Sheets of hardware, and lists to import it, are about hardware alone."""
    if values.folded(row.sheet or "") == "hardware" or "camera" not in row.known:
        return False
    return values.folded(row.text("device-type")) in _CAMERAS


def _responds(row: Cells) -> bool:
    return values.folded(row.text("state")) in ("", "responding")


def _status_time(row: Cells) -> datetime | None:
    """When the hardware answered last; None where it does not answer, or the time cannot be read."""
    if not _responds(row):
        return None
    found = [each for each in facts("seen", row.text("seen")) if not isinstance(each, str)]
    return instant(found[0][1]) if found else None


def _said(row: Cells) -> Iterator[tuple[str, str | Problem]]:
    """Field and value of what a row says of its hardware, or a Problem in place of the value."""
    hardware_name = row.text("hardware-name") or ("" if _is_camera(row) else row.text("camera"))
    for field in ("address", "mac", "model", "serial", "firmware"):
        for found in facts(field, row.text(field)):
            if isinstance(found, str):
                yield field, Problem(row.place, row.number, f"{row.known[field][0]}: {found}")
            else:
                yield found
    family, driver = row.text("driver-family"), row.text("driver")
    state = "disabled" if values.folded(row.text("enabled")) in _OFF else row.text("state")
    for field, text in (
        ("name", hardware_name),
        (
            "driver",
            driver if driver.casefold().startswith(family.casefold()) else f"{family} {driver}".strip(),
        ),
        ("vms.driver-number", row.text("driver-number")),
        ("vms.recorder", row.text("recorder")),
        ("state", state),
    ):
        if text and not values.is_stand_in(text):
            yield field, text[:200]
