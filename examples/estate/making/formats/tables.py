"""Rows as CSV, and the registers and exports that are such tables."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

from making.chance import digits, guid
from making.things import Thing

Rows = list[list[str]]

KINDS = {
    "camera": ("Camera", "Caméra"),
    "thermal-camera": ("Thermal camera", "Caméra thermique"),
    "conference-camera": ("Conference camera", "Caméra de conférence"),
    "doorbell": ("Video doorbell", "Sonnette vidéo"),
    "recorder": ("Video recorder", "Enregistreur vidéo"),
    "intercom": ("Intercom", "Interphone"),
    "access-control": ("Face terminal", "Terminal d'accès"),
    "router": ("Router", "Routeur"),
    "switch": ("Switch", "Commutateur"),
    "access-point": ("Access point", "Point d'accès"),
    "phone": ("Telephone", "Téléphone"),
    "radio": ("Portable radio", "Radio portative"),
    "printer": ("Printer", "Imprimante"),
    "storage": ("NAS", "Serveur de stockage"),
    "server": ("Server", "Serveur"),
    "computer": ("Computer", "Ordinateur"),
    "power": ("UPS", "Onduleur"),
    "": ("Camera", "Caméra"),
}
"""Kind → what papers call it, in English and French."""

STATES = {
    "in use": ("in use", "en service"),
    "spare": ("spare", "en réserve"),
    "disposed": ("disposed of", "éliminé"),
}
"""State → what papers call it, in English and French."""


def written(rows: Iterable[Sequence[str]], separator: str = ",", *, quoted: bool = False) -> str:
    """Rows as CSV, with quotes round every cell where asked."""
    text = io.StringIO()
    dialect = csv.unix_dialect if quoted else csv.excel
    csv.writer(text, dialect, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


def register(things: Sequence[Thing]) -> bytes:
    """The asset register of headquarters: French, `;`, in the code page of an old spreadsheet."""
    header = (
        "Étiquette|Désignation|Fabricant|Modèle|N° de série|Adresse IP|Adresse MAC|Emplacement|"
        "Date d'acquisition|Fournisseur|État"
    )
    rows = [_registered(at, thing) for at, thing in enumerate(things)]
    rows.insert(9, ["PI-00999", "Caméra ? voir l'ancien registre"])
    odd = (
        "PI-00998;Caméra réseau;Hikvision;DS-2CD2143G2-I;;192.0.2.300;0C-75-D2-XX-00-01;Tour;printemps;;perdu"
    )
    rows.insert(17, odd.split(";"))
    rows.insert(
        60,
        [
            "PI-00997",
            "Caméra",
            "Axis",
            "P3245-LVE",
            "4,2E+11",
            "192.0.2.253",
            "",
            "Toit",
            "2024-01-30",
            "",
            "en service",
        ],
    )
    rows.insert(75, ["PI-00996", *[""] * 10])
    return written([header.split("|"), *rows], ";").encode("cp1252")


def inventory(things: Sequence[Thing]) -> bytes:
    """What the light school wrote down: English, with a column of passwords."""
    header = (
        "Asset tag|Device type|Manufacturer|Model|Serial number|IP address|MAC address|Room|Admin password"
        "|Status"
    )
    rows = [
        [
            f"WP-{at:04d}", KINDS[thing.kind][0], thing.badge, thing.model, thing.serial, thing.address,
            thing.mac, thing.room, f"not-a-password-{digits(4, thing.id)}", STATES[thing.state][0],
        ]
        for at, thing in enumerate(things, 1)
    ]  # fmt: skip
    odd = "WP-0990|Camera|Hikvision|DS-2CD2143G2-I|N/A|somewhere on the pier|00:00:00:00:00:00"
    rows.insert(20, odd.split("|"))
    return written([header.split("|"), *rows]).encode("utf-8-sig")


def assets(things: Sequence[Thing]) -> bytes:
    """The register of the liaison office: English, British days, one address in IPv6."""
    header = "Item;Make;Model;S/N;IP;MAC;Location;Bought on;Condition"
    rows = [
        [
            KINDS[thing.kind][0], thing.badge, thing.model, thing.serial, thing.address, thing.mac,
            thing.room, _british(thing.acquired), STATES[thing.state][0],
        ]
        for thing in things
    ]  # fmt: skip
    return written([header.split(";"), *rows], "\t").encode("utf-16")


def landlord(things: Sequence[Thing]) -> bytes:
    """The landlord's camera report, as a video management system exports it, with its passwords."""
    rows = [cells for thing in things for cells in _managed(thing, channels=2 if thing is things[0] else 1)]
    return written([_REPORT.split(), *rows], quoted=True).encode()


def _registered(at: int, thing: Thing) -> list[str]:
    label = [f"PI-{1100 + at:05d}", KINDS[thing.kind][1], thing.badge, thing.model, thing.serial]
    place = [thing.listed or thing.address, thing.mac.replace(":", "-"), thing.room]
    return [*label, *place, thing.acquired, thing.supplier, STATES[thing.state][1]]


def _british(day: str) -> str:
    """The day in words, or, for the newest, in digits that can be read in two ways."""
    if not day:
        return ""
    at = date.fromisoformat(day)
    return f"{at:%d/%m/%Y}" if at.year > 2024 else f"{at.day} {at:%b %Y}"


_REPORT = (
    "Name Channel Enabled State LastModified Id IsStarted IsMotionDetected IsRecording IsInOverflow "
    "IsInDbRepair ErrorWritingGOP ErrorNotLicensed ErrorNoConnection StatusTime GpsCoordinates HardwareName "
    "HardwareId Model Address Username Password HTTPSEnabled MAC Firmware DriverFamily Driver DriverNumber "
    "DriverVersion DriverRevision RecorderName RecorderUri RecorderId"
)
"""The columns of MilestonePSTools' `Get-VmsCameraReport`, without those on streams."""


def _managed(thing: Thing, channels: int) -> list[list[str]]:
    driver = thing.ware.make.driver if thing.ware else "ONVIF"
    name = f"{thing.badge or 'ONVIF'} {thing.model}".strip()
    seen = "2026-10-21 14:05:00"
    hardware = [
        f"{name} ({thing.address})", guid("hardware", thing.id), f"{thing.badge} {thing.model}".strip(),
        f"http://{thing.address}/", "root", f"not-a-password-{digits(4, thing.id, 'p')}", "False",
        thing.mac.replace(":", ""), "", driver, f"{driver} 1 channel", digits(3, driver), "DevicePack: 13.3a",
        "1.61", "LQ-REC-1", "http://lq-rec-1.example.org:7563/", guid("recorder"),
    ]  # fmt: skip
    return [
        [
            thing.room if channel == 0 else f"{thing.room}, {channel + 1}", str(channel), "True",
            "Responding", "2024-03-02 09:12:44", guid("camera", thing.id, str(channel)), "True", "False",
            "True", "False", "False", "False", "False", "False", seen, "Unknown", *hardware,
        ]
        for channel in range(channels)
    ]  # fmt: skip
