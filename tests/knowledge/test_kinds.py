"""One list of kinds: what identifies, screens and imports gives only kinds that the law can place."""

from debar.identify.fingerprint import FingerprintFile
from debar.identify.models import GrammarFile
from debar.kit.pack import KNOWLEDGE, files, load
from debar.law.products import CLASSES, classes
from debar.screening.words import WordFile


def test_every_kind_that_a_print_or_grammar_gives_is_one_that_clauses_can_place() -> None:
    prints = [load(path, FingerprintFile) for path in files(KNOWLEDGE / "fingerprints")]
    grammars = [load(path, GrammarFile) for path in files(KNOWLEDGE / "models")]

    kinds = {p.says.kind for file in prints for p in file.fingerprints}
    kinds |= {g.kind for file in grammars for g in file.grammars}

    assert sorted(kind for kind in kinds if kind and kind not in {*CLASSES, "other"}) == []


def test_every_product_that_a_word_gives_is_one_that_clauses_can_place() -> None:
    words = [load(path, WordFile) for path in files(KNOWLEDGE / "words")]

    given = {each.gives for file in words for each in file.lists if each.gives}

    assert sorted(kind for kind in given if classes(kind) is None) == []
