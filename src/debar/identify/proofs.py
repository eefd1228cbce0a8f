"""The proofs that identification's knowledge carries: its examples come out, it is silent on decoys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import re2
from msgspec import Struct

from debar.identify import fingerprint
from debar.identify.engine import Engine
from debar.identify.evidence import Field
from debar.identify.fingerprint import DecoyFile, Fingerprint, FingerprintFile
from debar.identify.models import Equivalent, Grammar, GrammarFile, Models, Part
from debar.identify.models.ready import Ready


class Proof(Struct):
    """What was looked at; filled as the check goes on."""

    fingerprints: int = 0
    decoys: int = 0
    grammars: int = 0
    equivalents: int = 0
    examples: int = 0
    """Texts that were tried, those that must not be matched too."""


def checked(
    prints: Iterable[tuple[str, FingerprintFile]],
    decoys: Iterable[tuple[str, DecoyFile]],
    engine: Engine,
    proof: Proof,
) -> Iterator[str]:
    """`file:line: what is wrong` of each thing that does not hold; files as `fingerprint.load` gives them."""
    for path, file in prints:
        for one in file.fingerprints:
            proof.fingerprints += 1
            proof.examples += len(one.examples) + len(one.silent)
            where = fingerprint.place(path, one.id)
            yield from (f"{where}: {what}" for what in of_print(engine, file, one))
    for path, decoy in decoys:
        for text in decoy.texts:
            proof.decoys += 1
            yield from (f"{_place(path, text)}: {what}" for what in of_decoy(engine, decoy, text))


def checked_numbers(folder: Path, models: Models, proof: Proof) -> Iterator[str]:
    """The same of model numbers; `folder` is the knowledge that they were read from."""
    for file in models.files:
        for grammar in file.grammars:
            proof.grammars += 1
            proof.examples += len(grammar.examples) + len(grammar.counter) + len(grammar.worked)
            for what in of_grammar(models, file, grammar):
                yield f"{_find(folder / 'models', grammar.id)}: {what}"
    for rows in models.same:
        for row in rows.equivalents:
            proof.equivalents += 1
            proof.examples += len(row.examples) + len(row.counter)
            for what in of_row(models, rows.maker, row):
                yield f"{_find(folder / 'equivalents', row.id)}: {what}"


def of_print(engine: Engine, file: FingerprintFile, one: Fingerprint) -> Iterator[str]:
    """What does not hold of a fingerprint: captures, and who is matched and who is not."""
    if not one.examples or not one.silent:
        yield f"{one.id} needs examples, and under `not` a text that it must leave alone."
    for example in one.examples:
        gives = _captures(one, example.text)
        if gives != example.gives:
            yield f"{one.id} should give {example.gives} from {example.text!r}; it gives {gives}."
        for field in file.fields:
            if one.id not in _prints(engine, field, example.text):
                yield f"{one.id} is not found in {field} {example.text!r}."
    for text in one.silent:
        if any(one.id in _prints(engine, field, text) for field in file.fields):
            yield f"{one.id} must not match {text!r}."


def of_decoy(engine: Engine, file: DecoyFile, text: str) -> Iterator[str]:
    """The prints that name one of its makers on a text on which they must stay silent."""
    fields = (file.reads,) if isinstance(file.reads, str) else file.reads
    for claim in engine.claims([Field(field, text) for field in fields]):
        if claim.about == "maker" and claim.weight > 0 and claim.value in file.makers:
            yield f"{claim.print} names {claim.value} on the decoy {text!r}."


def of_grammar(models: Models, file: GrammarFile, grammar: Grammar) -> Iterator[str]:
    """What does not hold of a grammar: its own numbers, others' numbers, and numbers taken apart."""
    if not grammar.examples or not grammar.counter:
        yield f"{grammar.id} needs examples, and under `not` a name that it must leave alone."
    for text in grammar.examples:
        yield from _own(models, file.maker, grammar, text)
    for text in grammar.counter:
        if grammar.id in _numbers(models, text):
            yield f"{grammar.id} must not take {text!r} for its own."
    ready = Ready(grammar, file, grammar.id)
    for worked in grammar.worked:
        read = ready.read(worked.text)
        parts = _parts(read[1].parts) if read else {}
        if read is None or (read[1].base, parts) != (worked.base, dict(worked.gives)):
            came = f"{read[1].base} {parts}" if read else "nothing"
            wanted = f"{worked.base} {worked.gives}"
            yield f"{grammar.id} should take {worked.text!r} apart as {wanted}; it gives {came}."


def of_row(models: Models, maker: str, row: Equivalent) -> Iterator[str]:
    """What does not hold of a row of equivalents."""
    if not row.examples or not row.counter:
        yield f"{row.id} needs examples, and under `not` a number that it must leave alone."
    for text in row.examples:
        said = [match for match in models.read(text) if match.same == row]
        if [(match.maker, match.brand) for match in said] != [(maker, row.brand)]:
            yield f"{row.id} does not say {maker} of its own example {text!r}."
        elif models.makers(text)[0] != maker:
            yield f"{row.id}: {text!r} is held for {models.makers(text)[0]}'s."
    for text in row.counter:
        if any(match.same == row for match in models.read(text)):
            yield f"{row.id} must not take {text!r}."


def _own(models: Models, maker: str, grammar: Grammar, text: str) -> Iterator[str]:
    read = models.read(text)
    best = (read[0].print, read[0].maker, read[0].kind) if read else None
    if best != (grammar.id, maker, grammar.kind):
        yield f"{grammar.id} does not come first on its own example {text!r}: {best}."
    others = sorted({match.print for match in read if match.sole and match.maker != maker})
    if others:
        yield f"{grammar.id}: {text!r} is held for another's alone by {', '.join(others)}."
    line = f"2 x caméra {text}, livrée"
    if grammar.free and maker not in {found.match.maker for found in models.find(line)}:
        yield f"{grammar.id}: {text!r} is not found in running text."


def _numbers(models: Models, text: str) -> set[str]:
    read = {match.print for match in models.read(text)}
    return read | {found.match.print for found in models.find(text)}


def _parts(parts: Iterable[Part]) -> dict[str, str]:
    """Part → its text; what stands in two places, parted by a blank."""
    gives: dict[str, str] = {}
    for part in parts:
        name, text = part.name, part.text
        gives[name] = f"{gives[name]} {text}" if name in gives else text
    return gives


def _captures(one: Fingerprint, text: str) -> dict[str, str] | None:
    found = re2.search(one.pattern, text)
    return None if found is None else {name: value for name, value in found.groupdict().items() if value}


def _prints(engine: Engine, field: str, text: str) -> set[str]:
    return {claim.print for claim in engine.claims([Field(field, text)])}


def _place(path: str, text: str) -> str:
    """`file:line` where a text stands; the file alone where it is written otherwise there."""
    lines = Path(path).read_text("utf-8").splitlines()
    number = next((n for n, line in enumerate(lines, 1) if text in line), None)
    return path if number is None else f"{path}:{number}"


def _find(folder: Path, id: str) -> str:
    """`file:line` of a grammar or row; the folder where it cannot be found."""
    for path in sorted(folder.rglob("*.yaml")):
        where = fingerprint.place(str(path), id)
        if not where.endswith(":1"):
            return where
    return str(folder)
