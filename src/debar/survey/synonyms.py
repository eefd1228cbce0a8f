"""Words that mean the same, as a text of `meaning: word, word, …`."""

from __future__ import annotations


def synonyms(text: str) -> dict[str, tuple[str, ...]]:
    """Meaning → the words for it, in the order given. Lines that begin with a blank go on the one before."""
    found: dict[str, tuple[str, ...]] = {}
    for line in text.replace("\n ", " ").splitlines():
        meaning, _, words = line.partition(":")
        if meaning.strip():
            found[meaning.strip()] = tuple(" ".join(word.split()) for word in words.split(","))
    return found
