"""The proofs that fingerprints and model grammars carry: each example and each counter-example."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import hyperscan
import pytest
import re2

from debar.identify import fingerprint
from debar.identify.engine import Engine
from debar.identify.evidence import Field
from debar.identify.fingerprint import DecoyFile, Fingerprint, FingerprintFile
from debar.identify.models import Grammar
from debar.kit import pack
from debar.kit.errors import BadData

ENGINE = Engine.load()
FILES = fingerprint.load()
PRINTS = [(file, one) for _, file in FILES for one in file.fingerprints]
DECOYS = fingerprint.decoys()
GRAMMARS = [(file.maker, grammar) for file in ENGINE.models.files for grammar in file.grammars]


def prints_on(field: str, text: str) -> set[str]:
    return {claim.print for claim in ENGINE.claims([Field(field, text)])}


def captures(one: Fingerprint, text: str) -> dict[str, str] | None:
    found = re2.search(one.pattern, text)
    return None if found is None else {k: v for k, v in found.groupdict().items() if v}


@pytest.mark.parametrize(("file", "one"), PRINTS, ids=[one.id for _, one in PRINTS])
def test_a_fingerprint_gives_what_its_examples_say(file: FingerprintFile, one: Fingerprint) -> None:
    assert one.examples
    assert one.silent
    for example in one.examples:
        assert captures(one, example.text) == example.gives
        assert all(one.id in prints_on(field, example.text) for field in file.fields)


@pytest.mark.parametrize(("file", "one"), PRINTS, ids=[one.id for _, one in PRINTS])
def test_a_fingerprint_is_silent_where_it_says_so(file: FingerprintFile, one: Fingerprint) -> None:
    for text in one.silent:
        assert all(one.id not in prints_on(field, text) for field in file.fields), text


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
    fields = [file.reads] if isinstance(file.reads, str) else list(file.reads)

    said = ENGINE.claims([Field(field, text) for field in fields])

    assert [c for c in said if c.about == "maker" and c.weight > 0 and c.value in file.makers] == []


@pytest.mark.parametrize(("maker", "grammar"), GRAMMARS, ids=[grammar.id for _, grammar in GRAMMARS])
def test_a_grammar_reads_its_examples_first(maker: str, grammar: Grammar) -> None:
    assert grammar.examples
    assert grammar.counter
    for text in grammar.examples:
        best = ENGINE.models.read(text)[0]
        assert (best.print, best.maker, best.kind) == (grammar.id, maker, grammar.kind)


@pytest.mark.parametrize(("maker", "grammar"), GRAMMARS, ids=[grammar.id for _, grammar in GRAMMARS])
def test_a_grammar_leaves_its_counter_examples_alone(maker: str, grammar: Grammar) -> None:
    for text in grammar.counter:
        assert grammar.id not in {match.print for match in ENGINE.models.read(text)}, text
        assert grammar.id not in {found.match.print for found in ENGINE.models.find(text)}, text


@pytest.mark.parametrize(("maker", "grammar"), GRAMMARS, ids=[grammar.id for _, grammar in GRAMMARS])
def test_a_free_grammar_is_found_in_running_text(maker: str, grammar: Grammar) -> None:
    for text in grammar.examples if grammar.free else ():
        line = f"2 x caméra {text}, livrée"
        assert maker in {found.match.maker for found in ENGINE.models.find(line)}


@pytest.mark.parametrize(("maker", "grammar"), GRAMMARS, ids=[grammar.id for _, grammar in GRAMMARS])
def test_no_name_of_one_maker_is_held_for_anothers_alone(maker: str, grammar: Grammar) -> None:
    for text in grammar.examples:
        others = {match.print for match in ENGINE.models.read(text) if match.sole and match.maker != maker}
        assert others == set(), text


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
