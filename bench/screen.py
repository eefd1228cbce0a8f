"""Purchase lines screened a second, read from CSV to the answer as JSON, and the memory it took.

`python bench/screen.py [LINES]`: lines made here, seven in ten of them distinct, three in a hundred
of a restricted make.
"""

from __future__ import annotations

import io
import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date

import msgspec

from debar.estate.parties import Party
from debar.screening import lines
from debar.screening.screen import Screener

THINGS = (
    "office chair",
    "toner",
    "network cable",
    "safety boots",
    "courier service",
    "chaise de bureau",
    "papier",
)
OF_NOTE = (
    "Hikvision dome camera",
    "caméra Annke C800",
    "DS-2CD2143G2-I",
    "HiLook NVR",
    "support pour caméra Hikvision",
)
FIRMS = ("Lakeshore", "Boréal", "Harbour", "Northbridge", "Phare", "Tidewater", "Cascade", "Meridian")
TRADES = ("Supply", "Sécurité", "Consulting", "Networks", "Construction", "Services", "Électrique")


def table(count: int, seed: int = 1) -> bytes:
    """That many lines as CSV."""
    dice = random.Random(seed)
    out = io.StringIO()
    out.write("vendor_name,description_en,contract_date,contract_value\n")
    for _ in range(count):
        number = dice.randrange(count * 2) if dice.random() < 0.7 else dice.randrange(50)
        thing = dice.choice(OF_NOTE if dice.random() < 0.03 else THINGS)
        firm = f"{dice.choice(FIRMS)} {dice.choice(TRADES)} {number % 900} Ltd."
        out.write(
            f'"{firm}","{thing}, lot {number}, size {number % 7}",2026-0{1 + number % 9}-11,{number}.50\n'
        )
    return out.getvalue().encode()


def screened(data: bytes, screener: Screener) -> Iterator[tuple[str, bytes]]:
    """Verdict and JSON of each line."""
    encode = msgspec.json.Encoder().encode
    for line in lines.read(io.BytesIO(data), "lines.csv"):
        if isinstance(line, lines.Line):
            found = screener.screen(line)
            yield found.verdict, encode(found)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    data = table(count)
    screener = Screener.load(Party("CA", "federal-department"), date(2026, 11, 23))
    begun = time.perf_counter()
    verdicts = Counter(verdict for verdict, _ in screened(data, screener))
    took = time.perf_counter() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{count} lines in {took:.2f} s: {count / took:,.0f} lines/s, {memory:,.0f} MiB; {dict(verdicts)}")


if __name__ == "__main__":
    main()
