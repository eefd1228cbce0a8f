"""Write the files of the example estate: `python make.py [FOLDER]`. The same bytes every time."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from making import truth
from making.buying import lines
from making.formats import evidence, leases, nessus, nmap, sadp, switch, tables, walks
from making.formats.office import packed
from making.sites import BRUMES, KEEPERS, LANTERN, LONDON, NARROWS, REEF, SITES, WINDMILL

STARTED = 1792414800
"""2026-10-19 13:00 UTC, when headquarters was scanned."""
_WEEK = 7 * 86400


def school() -> bytes:
    """The archive of Windmill Point: a scan, an inventory, leases, and a note that no program can read."""
    started = STARTED + _WEEK
    return packed(
        {
            "scan.xml": nmap.scan(
                WINDMILL.told("scan"), file="scan.xml", ranges="192.0.2.0/24", started=started
            ),
            "inventory.csv": tables.inventory(WINDMILL.told("inventory")),
            "kea-leases4.csv": leases.kea(WINDMILL.told("kea"), expire=started + _WEEK, free="192.0.2.201"),
            "note.txt": b"The scan is of the school only. The jetty camera came from headquarters.\n",
        }
    )


FILES: dict[str, Callable[[], bytes]] = {
    "keepers-hall/scan.xml": lambda: nmap.scan(
        KEEPERS.told("scan"), file="scan.xml", ranges="192.0.2.0/24", started=STARTED
    ),
    "keepers-hall/registre-maison-du-gardien.csv": lambda: tables.register(KEEPERS.told("register")),
    "keepers-hall/core-1.txt": lambda: switch.tables(KEEPERS.told("switch"), name="core-1", vlan=20),
    "keepers-hall/kea-leases4.csv": lambda: leases.kea(
        KEEPERS.told("kea"), expire=STARTED + _WEEK, free="192.0.2.60"
    ),
    "keepers-hall/bureaux.nessus": lambda: nessus.report(KEEPERS.told("nessus"), "Bureaux"),
    "lantern-quay/landlord-cameras.csv": lambda: tables.landlord(LANTERN.told("vms")),
    "lantern-quay/dhcpd.leases": lambda: leases.isc(LANTERN.told("isc"), day="2026/10/21"),
    "reef-depot/walk-reef-depot.xlsx": lambda: walks.walk(REEF.told("walk")),
    "reef-depot/spares.ods": lambda: walks.spares(REEF.told("spares")),
    "cap-aux-brumes/sadp.xml": lambda: sadp.answers(BRUMES.told("sadp"), "203.0.113.129"),
    "cap-aux-brumes/visite-cap-aux-brumes.ods": lambda: walks.visit(BRUMES.told("visit")),
    "thunder-narrows/contractor-sensor.jsonl": lambda: evidence.records(
        NARROWS.told("sensor"), gateway="198.51.100.129", seen="2026-10-27T15:00:00Z"
    ),
    "thunder-narrows/contractor-switch.txt": lambda: switch.tables(
        NARROWS.told("arp"), name="tn-sw-2", vlan=30
    ),
    "london-office/sadp-export.csv": lambda: sadp.table(LONDON.told("sadp"), "203.0.113.193"),
    "london-office/assets-london.csv": lambda: tables.assets(LONDON.told("assets")),
    "windmill-point.zip": school,
    "purchases.csv": lines.purchases,
    "truth-purchases.csv": lines.truth,
    "truth.csv": lambda: truth.table(SITES),
}
"""Path under the folder → what writes it."""


def main(folder: Path) -> None:
    """Write every file into the folder."""
    for name, write in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(write())
        print(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent)
