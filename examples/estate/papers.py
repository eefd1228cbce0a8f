"""The files of the example estate as bytes, each in a form in which people hold such things."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from buying import lines
from sheet import workbook
from stock import MANAGED, SCANNED, SHELVED, WALKED
from things import Thing, digits

REGISTER = (
    "Étiquette|Désignation|Fabricant|Modèle|N° de série|Adresse IP|Adresse MAC|Emplacement|Date d'acquisition"
    "|Fournisseur|État"
)
CAMERAS = (
    "Name|Enabled|HardwareName|Model|Address|MAC|Driver|RecorderName|HardwareUsername|HardwarePassword"
    "|Serial Number|LastSeen"
)
WALK = (
    "Room / Pièce|Brand on label / Marque|Model / Modèle|Serial no. / N° de série|MAC|FCC ID|Seen on / Vu le"
    "|State / État|Remarks / Remarques"
)
PURCHASES = "PO number|Purchase date|Vendor name|Description|Brand|Model|Quantity|Unit price|Buying unit"

KINDS = {
    "Axis": "Caméra réseau",
    "Cisco": "Commutateur",
    "Aruba": "Commutateur",
    "HP": "Imprimante",
    "Lexmark": "Imprimante",
    "Brother": "Numériseur",
    "Yealink": "Téléphone",
    "Polycom": "Téléphone",
    "Hytera": "Radio portative",
}
DRIVERS = {"HiLook": "Hikvision", "LTS": "Hikvision", "Lorex": "Dahua", "": "ONVIF"}
REMARKS = {
    "rd-02": "No such maker known / Fabricant inconnu",
    "rd-03": "Analogue, on the recorder / Analogique, sur l'enregistreur",
    "rd-10": "Dome, no label, 4 m up / Dôme, sans étiquette, à 4 m",
    "rd-12": "Door station / Portier",
}


def register() -> bytes:
    """The asset register of Keeper's Hall: French, `;`, in the code page of an old spreadsheet."""
    rows = [_registered(at, thing) for at, thing in enumerate(t for t in (*SCANNED, *SHELVED) if t.model)]
    rows.insert(9, ["PI-00999", "Caméra ? voir l'ancien registre"])
    odd = (
        "PI-00998;Caméra réseau;Hikvision;DS-2CD2143G2-I;;192.0.2.300;0C-75-D2-XX-00-01;Tour;printemps;;perdu"
    )
    rows.insert(17, odd.split(";"))
    return _csv([REGISTER.split("|"), *rows], ";").encode("cp1252")


def vms() -> bytes:
    """The landlord's video management system, exported with its passwords."""
    return _csv([CAMERAS.split("|"), *map(_managed, MANAGED)], ",").encode("utf-8-sig")


def walk() -> bytes:
    """The sheet filled in on a walk through Reef Depot."""
    return workbook("Walk-through", [WALK.split("|"), *map(_walked, WALKED)])


def purchases() -> bytes:
    """Two hundred purchase lines, three of them broken."""
    rows = lines(200)
    rows[41][6] = "a few"
    rows[96][1] = "2025-02-30"
    rows[151] = rows[151][:2]
    return _csv([PURCHASES.split("|"), *rows], ",").encode("utf-8-sig")


def _csv(rows: Iterable[Sequence[str]], separator: str) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


def _registered(at: int, thing: Thing) -> list[str]:
    kind = "Enregistreur vidéo" if thing.model.startswith("DS-76") else KINDS.get(thing.brand, "Caméra")
    label = [f"PI-{1100 + at:05d}", kind, thing.brand, thing.model, thing.serial]
    place = [thing.listed or thing.address, thing.mac.replace(":", "-"), thing.room]
    return [
        *label,
        *place,
        thing.acquired,
        thing.supplier,
        "en réserve" if thing in SHELVED else "en service",
    ]


def _managed(thing: Thing) -> list[str]:
    driver = DRIVERS.get(thing.brand, thing.brand)
    name = f"{thing.brand or 'ONVIF'} {thing.model}".strip()
    serial = thing.serial if driver not in ("ONVIF", "Avigilon") else ""
    label = [thing.room, "True", f"{name} ({thing.address})", thing.model, thing.address]
    login = ["root", f"not-a-password-{digits(4, thing.id, 'p')}"]
    return [*label, thing.mac.replace(":", ""), driver, "LQ-REC-1", *login, serial, "2026-10-21T14:05:00Z"]


def _walked(thing: Thing) -> list[str]:
    serial = "" if thing.id == "rd-08" else thing.serial
    grant = "2ADTD-NVR16P" if thing.id == "rd-02" else ""
    label = [thing.room, thing.brand, thing.model, serial, thing.mac, grant]
    return [*label, "2026-11-04", "in use / en service", REMARKS.get(thing.id, "")]
