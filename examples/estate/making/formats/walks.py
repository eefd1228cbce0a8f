"""The sheets that people fill in on a walk, and the list of what lies in a cupboard."""

from __future__ import annotations

from collections.abc import Sequence

from making.formats.office import ods, xlsx
from making.formats.tables import KINDS
from making.things import Thing

_WALK = (
    "Room / Pièce|Brand on label / Marque|Model / Modèle|Serial no. / N° de série|MAC|FCC ID|Seen on / Vu le"
    "|State / État|Remarks / Remarques"
)
_VISIT = (
    "Endroit|Catégorie|Marque sur l'étiquette|Modèle|N° de série|Adresse IP|Date de visite|État|Fournisseur"
    "|Date d'achat|Observations"
)
_SPARES = "Location|Item|Make|Model|Serial|Qty|Bought"


def walk(things: Sequence[Thing]) -> bytes:
    """The sheet of Reef Depot, headers in both languages."""
    return xlsx("Walk-through", [_WALK.split("|"), *map(_walked, things)])


def visit(things: Sequence[Thing]) -> bytes:
    """The sheet of Cap-aux-Brumes: French, headers below a title and a blank row."""
    title = ["Visite du phare, 6 novembre 2026"]
    return ods({"Visite": [title, [], _VISIT.split("|"), *map(_visited, things)]})


def spares(things: Sequence[Thing]) -> bytes:
    """What lies in the cupboards of the depot."""
    rows = [[t.room, KINDS[t.kind][0], t.badge, t.model, t.serial, "1", t.acquired, "spare"] for t in things]
    return ods({"Cupboards": [[*_SPARES.split("|"), "Status"], *rows]})


def _walked(thing: Thing) -> list[str]:
    label = [thing.room, thing.badge, thing.model, thing.serial, thing.mac, thing.grant]
    remark = "" if thing.address or thing.mac else "No address to be seen / Aucune adresse visible"
    return [
        *label,
        "2026-11-04",
        "in use / en service",
        remark if thing.badge else "No label / Sans étiquette",
    ]


def _visited(thing: Thing) -> list[str]:
    label = [thing.room, KINDS[thing.kind][1], thing.badge, thing.model, thing.serial, thing.address]
    state = "en réserve" if thing.state == "spare" else "en service"
    remark = "" if thing.badge else "étiquette illisible"
    return [*label, "2026-11-06", state, thing.supplier, thing.acquired, remark]
