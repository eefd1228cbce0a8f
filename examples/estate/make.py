"""Write the files of the example estate: `python make.py [FOLDER]`. The same bytes every time."""

from __future__ import annotations

import sys
from pathlib import Path

from papers import purchases, register, vms, walk
from scan import scan

FILES = {
    "scan-keepers-hall.xml": scan,
    "registre-maison-du-gardien.csv": register,
    "vms-lantern-quay.csv": vms,
    "walk-reef-depot.xlsx": walk,
    "purchases.csv": purchases,
}


def main(folder: Path) -> None:
    """Write every file into the folder."""
    for name, write in FILES.items():
        (folder / name).write_bytes(write())
        print(folder / name)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent)
