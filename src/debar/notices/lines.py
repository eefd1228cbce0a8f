"""A sentence with everything that was found in it: who, which words, when, under which law."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from debar.notices import basis, dates
from debar.notices.basis import Basis
from debar.notices.dates import Day, Term
from debar.notices.mentions import Finder, Mention
from debar.notices.sentences import Sentence
from debar.notices.tokens import Hit, Token, tokens
from debar.notices.words import Cue, Lexicon, Role, Sense

_SUBORDINATE = frozenset({
    "after", "because", "while", "since", "although", "though", "whereas", "which", "who", "when",
    "unless", "amid", "following", "apres", "parce", "alors", "tandis", "lorsque", "puisque", "qui",
    "dont", "suite",
})  # fmt: skip
_COORDINATE = frozenset(("and", "but", "or", "yet", "et", "mais", "ou", "ainsi"))


class Line(NamedTuple):
    """One sentence, read."""

    sentence: Sentence
    words: Sequence[Token]
    mentions: Sequence[Mention]
    cues: Mapping[Role, Sequence[Hit[Cue]]]
    days: Sequence[Day]
    terms: Sequence[Term]
    bases: Sequence[Basis]
    head: Day | None
    """The day in the line that heads a release, which stands for none of its acts."""

    @property
    def text(self) -> str:
        """The sentence as it stands in the notice."""
        return self.sentence.text

    def of(self, role: Role) -> Sequence[Hit[Cue]]:
        """The words that do this, from the left."""
        return self.cues.get(role, ())

    def said(self, first: int, end: int) -> str:
        """What stands between two tokens, letter for letter."""
        if first >= end:
            return ""
        return self.text[self.words[first].start : self.words[end - 1].end]

    def at(self, place: int) -> int:
        """The token at, or next after, a place of the text."""
        return bisect_right(self.words, place, key=lambda word: word.end)

    def clause(self, at: int) -> tuple[int, int]:
        """The clause around a token, as tokens: cut at dashes, colons, quotes and words as because."""
        first = at
        while first > 0 and not self._begins(first):
            first -= 1
        end = at + 1
        while end < len(self.words) and not self._begins(end):
            end += 1
        return first, end

    def _begins(self, at: int) -> bool:
        return self.words[at].apart or (self.words[at].text in _SUBORDINATE and at > 0)

    def joint(self, first: int, end: int) -> int:
        """The word that joins two things between these tokens, the last one; `end` where none does."""
        places = [i for i in range(first, end) if self.words[i].text in _COORDINATE or self.words[i].comma]
        return places[-1] if places else end


def read(sentence: Sentence, lexicon: Lexicon, finder: Finder, published: date | None) -> Line:
    """Everything that stands in a sentence. Words of a law's title name nobody."""
    words = tokens(sentence.text)
    head = dates.dateline(sentence.text, published) if sentence.start == 0 else None
    bases = basis.named(sentence.text)
    cues = _cues(lexicon.cues.hits(words))
    titles = [(one.start, one.end) for one in bases if one.statute]
    taken = [(words[hit.first].start, words[hit.end - 1].end) for hit in cues.get("bound", ())]
    mentions = [
        mention
        for mention in finder.find(sentence.text, words, near="act" in cues or "list" in cues)
        if not _inside(mention, words, titles)
        and not (mention.sort == "office" and _inside(mention, words, taken))
    ]
    return Line(
        sentence,
        words,
        _without_dateline(mentions, words),
        {role: [hit for hit in hits if not _masked(hit, words, titles)] for role, hits in cues.items()},
        [day for day in dates.days(sentence.text, published) if not _covered(day, titles) and day != head],
        dates.terms(sentence.text),
        bases,
        head,
    )


def _cues(hits: Sequence[Hit[Sense]]) -> dict[Role, list[Hit[Cue]]]:
    """The words by what they do; the longest of one cue that lie over one another."""
    hidden = [(hit.first, hit.end, hit.value.cue.id) for hit in hits if hit.value.hides]
    found: dict[Role, list[Hit[Cue]]] = {}
    for hit in hits:
        cue = hit.value.cue
        over = any(first <= hit.first and hit.end <= end and of == cue.id for first, end, of in hidden)
        kept = found.setdefault(cue.role, [])
        if not hit.value.hides and not over and not (kept and _within(hit, kept[-1])):
            kept.append(Hit(hit.first, hit.end, cue))
    return {role: kept for role, kept in found.items() if kept}


def _within(hit: Hit[Sense], other: Hit[Cue]) -> bool:
    return other.value.id == hit.value.cue.id and other.first <= hit.first and hit.end <= other.end


def _inside(mention: Mention, words: Sequence[Token], spans: Sequence[tuple[int, int]]) -> bool:
    start, stop = words[mention.first].start, words[mention.end - 1].end
    return any(a <= start and stop <= b for a, b in spans)


def _masked(hit: Hit[Cue], words: Sequence[Token], spans: Sequence[tuple[int, int]]) -> bool:
    start, stop = words[hit.first].start, words[hit.end - 1].end
    return hit.value.role not in ("list", "security", "aside") and any(
        a <= start and stop <= b for a, b in spans
    )


def _covered(day: Day, spans: Sequence[tuple[int, int]]) -> bool:
    return any(a <= day.start and day.end <= b for a, b in spans)


def _without_dateline(mentions: Sequence[Mention], words: Sequence[Token]) -> list[Mention]:
    """The place where a report was written, as in `OTTAWA, May 20 -`, acts on nobody."""
    if not words or not words[0].capital:
        return list(mentions)
    head = next((i for i, word in enumerate(words[:12]) if i and word.apart), 0)
    return [
        m._replace(acts=False)
        if m.sort == "place" and m.end <= head and m.first <= 2 and m.text.isupper()
        else m
        for m in mentions
    ]
