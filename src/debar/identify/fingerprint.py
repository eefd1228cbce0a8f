"""The format of fingerprints, as `knowledge/fingerprints/` writes them, with their proof inside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct, field, structs

from debar.identify.evidence import Ground
from debar.identify.scan import compiled
from debar.identify.weights import Weights
from debar.kit import kept, pack
from debar.kit.errors import BadData


class Says(Struct, frozen=True, forbid_unknown_fields=True):
    """What a match says. Ids of makers and brands are those of the entities, where they are there."""

    maker: str | None = None
    brand: str | None = None
    model: str | None = None
    kind: str | None = None


class Example(Struct, frozen=True, forbid_unknown_fields=True):
    """A text that the pattern must match, and all that it captures from it."""

    text: str
    gives: dict[str, str] = {}


class Fingerprint(Struct, frozen=True, forbid_unknown_fields=True):
    """A pattern over a field. Captures named `model`, `serial` and `firmware` become claims."""

    id: str
    pattern: str
    """RE2 syntax; a search, so anchor it where it should be the whole."""
    says: Says
    ground: Ground
    seen: str
    """Where it was seen: source and day."""
    examples: tuple[Example, ...]
    weight: float | None = None
    """Log-odds (natural), before `weights.yaml` scales them; None: what its ground is worth there.

    Below 0 it is a counter-ground: it speaks against what it names, and is not scaled.
    """
    silent: tuple[str, ...] = field(default=(), name="not")
    """Texts that it must not match."""
    note: str | None = None


class FingerprintFile(Struct, frozen=True, forbid_unknown_fields=True):
    """One file under `knowledge/fingerprints/`: what it reads, and the patterns."""

    reads: str | tuple[str, ...]
    """Field name, or several: each value of such a field is tried."""
    fingerprints: tuple[Fingerprint, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields read."""
        return (self.reads,) if isinstance(self.reads, str) else self.reads


class DecoyFile(Struct, frozen=True, forbid_unknown_fields=True):
    """One file under `knowledge/decoys/`: texts on which prints of some makers must stay silent."""

    reads: str | tuple[str, ...]
    """Field name or names."""
    makers: tuple[str, ...]
    """Whose prints must not match; hints count too."""
    texts: tuple[str, ...]
    seen: str


def load(folder: Path = pack.KNOWLEDGE / "fingerprints") -> tuple[tuple[str, FingerprintFile], ...]:
    """Path and content of every fingerprint file, ids checked. Raises BadData with file and line."""
    found = tuple((str(path), pack.load(path, FingerprintFile)) for path in pack.files(folder))
    for fault in _faults(found):
        raise BadData(fault)
    return found


def ready(folder: Path = pack.KNOWLEDGE / "fingerprints") -> tuple[tuple[str, FingerprintFile], ...]:
    """As `load`, with what matching needs and no more, each pattern tried; kept between runs.

    Raises BadData with file and line, where RE2 refuses a pattern too.
    """
    return kept.files("fingerprints", folder, FingerprintFile, _checked)


def check(files: Iterable[tuple[str, FingerprintFile]]) -> None:
    """Raise BadData with file and line for the first pattern that RE2 refuses."""
    for path, file in files:
        for one in file.fingerprints:
            try:
                compiled(one.pattern.encode(), path)
            except BadData:
                compiled(one.pattern.encode(), place(path, one.id))


def weighed(file: FingerprintFile, weights: Weights) -> FingerprintFile:
    """The file with the weight of each fingerprint as it counts."""
    prints = (structs.replace(one, weight=weights.of(one.ground, one.weight)) for one in file.fingerprints)
    return structs.replace(file, fingerprints=tuple(prints))


def decoys(folder: Path = pack.KNOWLEDGE / "decoys") -> tuple[tuple[str, DecoyFile], ...]:
    """Path and content of every decoy file. Raises BadData with file and line."""
    return tuple((str(path), pack.load(path, DecoyFile)) for path in pack.files(folder))


def place(path: str, id: str) -> str:
    """`file:line` of a fingerprint, for errors; the file alone where it cannot be read."""
    try:
        lines = Path(path).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return path
    wanted = (f"- id: {id}", f"- {{id: {id},")
    number = next((n for n, line in enumerate(lines, 1) if line.strip().startswith(wanted)), 1)
    return f"{path}:{number}"


def _checked(folder: Path) -> tuple[tuple[str, FingerprintFile], ...]:
    found = load(folder)
    check(found)
    return tuple((path, _bare(file)) for path, file in found)


def _bare(file: FingerprintFile) -> FingerprintFile:
    prints = (structs.replace(one, examples=(), silent=(), seen="", note=None) for one in file.fingerprints)
    return structs.replace(file, fingerprints=tuple(prints))


def _faults(files: Iterable[tuple[str, FingerprintFile]]) -> Iterator[str]:
    seen: dict[str, str] = {}
    for path, file in files:
        for one in file.fingerprints:
            if one.id in seen:
                where = place(path, one.id)
                yield f"{where}: the id {one.id!r} is used in {seen[one.id]} already. Never reuse an id."
            seen[one.id] = path
            if one.ground == "lineage" and one.weight is not None and one.weight <= 0:
                yield f"{place(path, one.id)}: a lineage ground cannot speak against. Make it a hint."
