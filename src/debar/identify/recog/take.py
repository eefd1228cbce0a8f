"""A recog database taken in: every pattern made ready, every example tried, every fault told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from pathlib import Path

from msgspec import Struct, structs

from debar.identify.recog import read
from debar.identify.recog.kept import FORM, Database, Kept
from debar.identify.recog.match import Matcher, encoded, values
from debar.identify.recog.pattern import scans
from debar.identify.recog.read import Example, Source
from debar.identify.recog.words import FIELDS
from debar.kit.errors import BadData, Problem

Progress = Callable[[str], object]


class Counted(Struct, frozen=True):
    """What became of one file."""

    file: str
    matches: str
    fields: tuple[str, ...]
    """The fields of ours that it is matched against; where empty, it is kept and never asked."""
    prints: int
    """Fingerprints that are used."""
    re2: int
    """Of these, confirmed by RE2."""
    regex: int
    """Of these, beyond RE2: let through by a coarser scan, and confirmed within a time."""
    alone: int
    """Of these, tried on every text, since no scan takes them."""
    refused: int
    examples: int
    failed: int
    """Examples that do not come out; their fingerprints are among the refused."""


class Taken(Struct, frozen=True):
    """A recog database as it is to be kept, and what is to be told of it."""

    kept: Kept
    files: tuple[Counted, ...]
    problems: tuple[Problem, ...]
    """What was refused, and examples that do not come out, with file and line."""


def take(folder: Path, progress: Progress = lambda _: None) -> Taken:
    """Read a folder of recog's files and try their examples. Raises BadData where it is no such folder."""
    databases: list[Database] = []
    counted: list[Counted] = []
    problems: list[Problem] = []
    for path in read.files(folder):
        progress(path.name)
        source = read.read(path)
        if isinstance(source, Problem):
            problems.append(source)
        elif source is not None:
            database = _ready(source)
            failed = list(_failed(source, database))
            held = _without(database, {index for index, _ in failed})
            databases.append(held)
            counted.append(_counted(source, held, len(failed)))
            problems += [*source.refused, *(problem for _, problem in failed)]
    if not any(database.prints for database in databases):
        raise BadData(_nothing(folder, problems))
    return Taken(Kept(FORM, tuple(databases)), tuple(counted), tuple(problems))


def _nothing(folder: Path, problems: list[Problem]) -> str:
    first = f" {problems[0]}" if problems else ""
    return f"{folder}: no fingerprint of recog in it that can be used.{first}"


def _ready(source: Source) -> Database:
    """The file's fingerprints, each with how the scan takes it."""
    prints = [proved.print for proved in source.prints]
    tried = [i for i, one in enumerate(prints) if one.scan != "none"]
    for i, scan in zip(tried, scans([prints[i].pattern for i in tried]), strict=True):
        prints[i] = structs.replace(prints[i], scan=scan)
    return Database(source.file, source.matches, source.protocol, tuple(prints))


def _without(database: Database, spoilt: Set[int]) -> Database:
    """The database without the fingerprints whose own examples do not come out."""
    prints = tuple(one for index, one in enumerate(database.prints) if index not in spoilt)
    return structs.replace(database, prints=prints)


def _failed(source: Source, database: Database) -> Iterator[tuple[int, Problem]]:
    matcher = Matcher(database)
    for index, proved in enumerate(source.prints):
        for example in proved.examples:
            wrong = _wrong(matcher, index, example, database.protocol)
            if wrong:
                where = f"an example of fingerprint {proved.print.n} ({proved.print.says[:60]})"
                yield index, Problem(source.path, example.line, f"{where} {wrong}")


def _wrong(matcher: Matcher, index: int, example: Example, protocol: str) -> str:
    """Why an example does not come out; empty where it does."""
    data = encoded(example.text)
    found = matcher.found(index, data)
    if found is None:
        return "is not matched."
    if not found.print.exact and index not in matcher.tried(example.text):
        return "is missed by the scan."
    said = values(found, protocol)
    for name, value in example.gives.items():
        if said.get(name) != value:
            return f"should give {name} {value!r}; it gives {said.get(name)!r}."
    return ""


def _counted(source: Source, database: Database, failed: int) -> Counted:
    prints = database.prints
    examples = sum(len(proved.examples) for proved in source.prints)
    used = {one.n for one in prints}
    return Counted(
        database.file,
        database.matches,
        FIELDS.get(database.matches, ()),
        len(prints),
        sum(one.engine == "re2" for one in prints),
        sum(one.engine == "regex" for one in prints),
        sum(one.scan == "none" for one in prints),
        source.found - len(used),
        examples,
        failed,
    )
