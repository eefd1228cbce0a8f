"""The proofs that fingerprints and model grammars carry: each example and each counter-example."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import hyperscan
import pytest
import re2

from debar.identify import fingerprint, proofs
from debar.identify.engine import Engine
from debar.identify.fingerprint import DecoyFile, Fingerprint, FingerprintFile
from debar.identify.models import Grammar, GrammarFile
from debar.kit import pack
from debar.kit.errors import BadData

ENGINE = Engine.load()
FILES = fingerprint.load()
PRINTS = [(file, one) for _, file in FILES for one in file.fingerprints]
DECOYS = fingerprint.decoys()
GRAMMARS = [(file, grammar) for file in ENGINE.models.files for grammar in file.grammars]


@pytest.mark.parametrize(("file", "one"), PRINTS, ids=[one.id for _, one in PRINTS])
def test_a_fingerprint_matches_and_is_silent_as_it_says(file: FingerprintFile, one: Fingerprint) -> None:
    assert list(proofs.of_print(ENGINE, file, one)) == []


@pytest.mark.parametrize(("file", "one"), PRINTS, ids=[one.id for _, one in PRINTS])
def test_a_pattern_compiles_in_both_engines(file: FingerprintFile, one: Fingerprint) -> None:
    database = hyperscan.Database()

    re2.compile(one.pattern)
    database.compile(expressions=[one.pattern.encode()], flags=hyperscan.HS_FLAG_UTF8)


def decoys() -> Iterator[tuple[DecoyFile, str]]:
    for _, file in DECOYS:
        yield from ((file, text) for text in file.texts)


@pytest.mark.parametrize(
    ("file", "text"), list(decoys()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_restricted_makers_are_silent_on_decoys(file: DecoyFile, text: str) -> None:
    assert list(proofs.of_decoy(ENGINE, file, text)) == []


@pytest.mark.parametrize(("file", "grammar"), GRAMMARS, ids=[grammar.id for _, grammar in GRAMMARS])
def test_a_grammar_reads_its_own_numbers_and_no_others(file: GrammarFile, grammar: Grammar) -> None:
    assert list(proofs.of_grammar(ENGINE.models, file, grammar)) == []


def test_every_field_that_is_read_is_one_that_something_gives() -> None:
    sources = Path(fingerprint.__file__).parent.rglob("*.py")
    code = "\n".join(path.read_text("utf-8") for path in sources)
    plain = {"serial", "firmware", "model", "mac", "maker-claimed", "brand-claimed"}

    missing = [name for name in ENGINE.reads if name not in plain and name.rpartition(".")[2] not in code]

    assert missing == []


def test_knowledge_names_only_kinds_that_the_law_can_place() -> None:
    from debar.law.products import classes

    kinds = {one.says.kind for _, one in PRINTS} | {grammar.kind for _, grammar in GRAMMARS}

    assert {kind for kind in kinds if kind and classes(kind) is None} <= {"other", "screening", "accessory"}


def test_a_pattern_that_re2_refuses_is_refused_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "fingerprints" / "bad.yaml"
    path.parent.mkdir()
    path.write_text(
        "reads: http.server\nfingerprints:\n  - id: bad\n    pattern: 'a(?=b)'\n    says: {maker: acme}\n"
        "    ground: badge\n    seen: made up\n    examples: [{text: ab}]\n"
    )

    with pytest.raises(BadData, match=r"bad\.yaml:3: the pattern is refused: invalid perl operator"):
        fingerprint.ready(path.parent)


def test_an_id_is_never_used_twice(tmp_path: Path) -> None:
    proof = "seen: made up, examples: [{text: a}]"
    one = f"  - {{id: same, pattern: a, says: {{maker: acme}}, ground: badge, {proof}}}\n"
    (tmp_path / "a.yaml").write_text("reads: http.server\nfingerprints:\n" + one)
    (tmp_path / "b.yaml").write_text("reads: http.realm\nfingerprints:\n" + one)

    with pytest.raises(BadData, match=r"b\.yaml:3: the id 'same' is used in .*a\.yaml already"):
        fingerprint.load(tmp_path)


def test_a_lineage_ground_cannot_speak_against(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        "reads: http.server\nfingerprints:\n"
        "  - {id: odd, pattern: a, says: {maker: acme}, ground: lineage, weight: -1, seen: made up,"
        " examples: [{text: a}]}\n"
    )

    with pytest.raises(BadData, match=r"a\.yaml:3: a lineage ground cannot speak against"):
        fingerprint.load(tmp_path)


def test_a_misspelt_key_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("reads: http.server\nfingerprint: []\n")

    with pytest.raises(
        BadData, match=r"a\.yaml:2: there is no field 'fingerprint'. Did you mean 'fingerprints'\?"
    ):
        pack.load(tmp_path / "a.yaml", FingerprintFile)
