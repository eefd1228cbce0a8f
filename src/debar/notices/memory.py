"""What the sentences before have named, for those that only say the ministry, the company, it."""

from __future__ import annotations

from collections.abc import Sequence

from debar.notices.lines import Line
from debar.notices.mentions import Mention
from debar.notices.tokens import fold


class Memory:
    """Who was named last, with the sentence; grows as a notice is read from the top."""

    def __init__(self) -> None:
        self._offices: dict[str, tuple[Mention, Line]] = {}
        self._places: list[str] = []
        self._origins: list[str] = []
        self.authority: tuple[Mention, Line] | None = None
        """The office or place that was last named as one that may act."""
        self.issuer: tuple[Mention, Line] | None = None
        """Who did the last act of law that was told."""
        self.responder: tuple[Mention, Line] | None = None
        self.firms: tuple[Sequence[Mention], Line] | None = None
        """The firms that the last sentence with any named."""

    def keep(self, line: Line) -> None:
        """Take over who is named in a sentence that has been read."""
        for each in line.mentions:
            mention = self.placed(each, line)
            if mention.sort == "office":
                self._offices.pop(mention.office or "", None)  # the last named stands last
                self._offices[mention.office or ""] = (mention, line)
            if mention.sort in ("office", "place") and mention.acts and mention.place:
                self.authority = (mention, line)
            if mention.sort != "firm" and mention.place:
                (self._origins if mention.office == "of" else self._places).append(mention.place)
        named = [m for m in line.mentions if m.sort == "firm"]
        if named:
            self.firms = (named, line)

    def placed(self, mention: Mention, line: Line) -> Mention:
        """The office with its place: as it was named before, else the place named nearest."""
        if mention.place or mention.sort != "office":
            return mention
        before = self._offices.get(mention.office or "") or self._called(mention)
        if before and before[0].place:
            return mention._replace(place=before[0].place, id=mention.id or before[0].id)
        return self._near(mention, line)

    def _called(self, mention: Mention) -> tuple[Mention, Line] | None:
        """The office named before that `the ministry` stands for."""
        placed = [one for one in self._offices.values() if one[0].place]
        if mention.office == "agency":
            several = [one for one in placed if one[0].office not in _PERSONS]
        elif mention.office in ("minister", "court", "embassy"):
            several = [one for one in placed if _head(one[0]) == _head(mention) != ""]
        else:
            several = []
        return several[-1] if several else None

    def _near(self, mention: Mention, line: Line) -> Mention:
        inside = [m for m in line.mentions if m.place and m.sort != "firm"]
        nearest = [m for m in inside if m.end <= mention.first and not _of_firms(line, m)]
        after = [m for m in inside if m.first >= mention.end]
        named = [m for m in line.mentions if m.sort == "firm" and m.place]
        near = [m.place for m in reversed(nearest) if m.place]
        later = [m.place for m in (*after, *named) if m.place]
        places = near or self._places[-1:] or later or self._origins[-1:]
        return mention._replace(place=places[0]) if places else mention


_PERSONS = frozenset(("minister", "prime-minister", "government", "embassy", "court", "federal-court"))
_HEADS = frozenset({
    "ministry", "minister", "department", "embassy", "court", "judge", "commission", "agency",
    "bureau", "ministere", "ministre", "ambassade", "cour",
})  # fmt: skip


def _head(mention: Mention) -> str:
    """What sort of office it is, as a word: ministry, department."""
    words = [fold(word) for word in mention.text.split()]
    return next((word for word in words if word in _HEADS), "")


def _of_firms(line: Line, mention: Mention) -> bool:
    """Does the word only say whose firms they are, as in Chinese companies?"""
    named = [m.first for m in line.mentions if m.sort == "firm"]
    firms = [*named, *(hit.first for hit in line.of("firms"))]
    return mention.office == "of" and any(0 <= first - mention.end <= 3 for first in firms)
