from debar.identify.labels import KINDS
from debar.law.products import CLASSES


def test_every_kind_that_a_clause_may_take_has_a_word_in_both_languages() -> None:
    assert sorted(set(CLASSES) - set(KINDS)) == []
    assert [kind for kind, words in KINDS.items() if not words.en or not words.fr] == []
