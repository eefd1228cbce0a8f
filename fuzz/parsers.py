"""Throw changed bytes at the parsers of answers, led by what their code does with them (atheris).

    python fuzz/parsers.py [PROTOCOL …] [--runs N]        ./dev fuzz [PROTOCOL …] [--runs N]

Each protocol has a process of its own. What breaks a promise (an exception, a value out of bounds, more
than `SLOW` seconds) is kept under tests/identify/protocols/seeds/PROTOCOL/, where a test parses it ever
after. Prints runs, runs a second and what was found; ends with 1 where something was.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

RUNS = 1_000_000
LONGEST = 4096
"""Bytes of an input."""
SLOW = 5
"""Seconds that one input may take."""
MEMORY = 2048
"""MiB that a process may hold."""
SEEDS = Path(__file__).parent.parent / "tests/identify/protocols/seeds"
_DONE = re.compile(r"Done (\d+) (?:runs )?in (\d+) second")


def one(protocol: str, arguments: Sequence[str]) -> None:
    """Fuzz one protocol in this process, as atheris's arguments say; ends the process."""
    import atheris

    with atheris.instrument_imports(include=["debar.identify.protocols"]):
        from debar.identify import protocols
    from debar.identify.protocols.answer import MAX_FIELDS, MAX_VALUE
    from debar.kit.errors import Problem

    def test(raw: bytes) -> None:
        answer = protocols.parse(protocol, raw, "fuzz")
        if isinstance(answer, Problem):
            assert answer.what
            assert answer.source == "fuzz"
            return
        assert len(answer) <= MAX_FIELDS
        assert all(0 < len(each.value) <= MAX_VALUE and each.name for each in answer)

    atheris.Setup([sys.argv[0], *arguments], test)
    atheris.Fuzz()


def starts(protocol: str) -> list[bytes]:
    """What to begin from: the starts of this protocol, examples of the prints on its fields, old seeds."""
    from debar.identify import fingerprint
    from starts import STARTS

    family = protocol.partition("-")[0].replace("https", "http")
    examples = [
        example.text.encode()
        for _, file in fingerprint.load()
        if any(field.partition(".")[0] == family for field in file.fields)
        for each in file.fingerprints
        for example in each.examples
    ]
    kept = [path.read_bytes() for path in sorted((SEEDS / protocol).glob("*"))]
    return [*STARTS.get(protocol, STARTS.get(family, ())), *examples[:200], *kept]


def fuzz(protocol: str, runs: int) -> tuple[int, float, list[Path]]:
    """Runs done, seconds, and the seeds that were kept because they broke a promise."""
    with tempfile.TemporaryDirectory() as folder:
        corpus, found = Path(folder) / "corpus", Path(folder) / "found"
        corpus.mkdir()
        found.mkdir()
        for raw in starts(protocol):
            (corpus / hashlib.sha256(raw).hexdigest()[:16]).write_bytes(raw)
        options = [f"-runs={runs}", f"-max_len={LONGEST}", f"-timeout={SLOW}", f"-rss_limit_mb={MEMORY}"]
        command = [sys.executable, __file__, "--one", protocol, *options, f"-artifact_prefix={found}/"]
        began = time.monotonic()
        ended = subprocess.run(
            [*command, str(corpus)], capture_output=True, text=True, check=False, errors="replace"
        )
        taken = time.monotonic() - began
        kept = [_kept(protocol, path.read_bytes()) for path in found.iterdir()]
    if ended.returncode and not kept:
        sys.exit(f"{protocol}: {ended.stderr[-2000:]}")
    done = _DONE.search(ended.stderr)
    return (int(done[1]) if done else 0), taken, kept


def _kept(protocol: str, raw: bytes) -> Path:
    path = SEEDS / protocol / hashlib.sha256(raw).hexdigest()[:16]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)
    return path


def main() -> int:
    from debar.identify.protocols import KNOWN

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("protocols", nargs="*", choices=[*KNOWN, []], metavar="PROTOCOL")
    parser.add_argument("--runs", type=int, default=RUNS)
    wanted = parser.parse_args()
    broken = total = 0
    for protocol in wanted.protocols or KNOWN:
        done, taken, kept = fuzz(protocol, wanted.runs)
        total, broken = total + done, broken + len(kept)
        print(f"{protocol:24}{done:12,} runs{done / taken:10,.0f}/s  {', '.join(map(str, kept)) or '-'}")
        sys.stdout.flush()
    print(f"{'all':24}{total:12,} runs, {broken} broken promises")
    return 1 if broken else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(sys.argv[2], sys.argv[3:])
    sys.exit(main())
