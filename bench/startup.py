"""How long `debar --help` takes to start, beside an empty Python and `pip --version`.

    python bench/startup.py

Prints the median of 15 runs each, in milliseconds, and the ratios. Wanted: under 250 ms.
"""

import subprocess
import sys
import time
from statistics import median

RUNS = 15
CALLS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "pip --version": [sys.executable, "-m", "pip", "--version"],
    "debar --help": [sys.executable, "-m", "debar.cli.main", "--help"],
}


def milliseconds(call: list[str]) -> float:
    """How long one call takes from start to end."""
    began = time.perf_counter()
    subprocess.run(call, check=True, capture_output=True)
    return (time.perf_counter() - began) * 1000


def main() -> None:
    """Measure in turns, so that a busy moment hits all alike."""
    taken: dict[str, list[float]] = {name: [] for name in CALLS}
    for _ in range(RUNS):
        for name, call in CALLS.items():
            taken[name].append(milliseconds(call))
    middle = {name: median(times) for name, times in taken.items()}
    for name, each in middle.items():
        print(f"{name:16} {each:7.0f} ms   {each / middle['python -c pass']:5.1f} times an empty Python")


if __name__ == "__main__":
    main()
