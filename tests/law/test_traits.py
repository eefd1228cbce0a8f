"""Traits: one list, in the program and in the glossary."""

from pathlib import Path

from debar.law.traits import TRAITS

WORDS = Path(__file__).parents[2] / "docs" / "words.md"


def test_every_trait_is_explained_in_the_glossary_in_both_languages() -> None:
    told = WORDS.read_text("utf-8").split("## Traits")[1]
    rows = [line.strip("| ").split(" | ") for line in told.splitlines() if line.startswith("| ")][1:]

    wanted = [[trait, text.fr, text.en] for trait, text in TRAITS.items()]
    assert [[t, f[0].lower() + f[1:-1], e[0].lower() + e[1:-1]] for t, f, e in rows] == wanted
