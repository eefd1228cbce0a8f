"""Goes through the sentences of a notice and puts together what each act's fields are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from debar.identify.evidence import Grade
from debar.kit.times import Partial
from debar.notices import acts as told
from debar.notices.acts import MEASURES, Act
from debar.notices.dates import Day
from debar.notices.drafts import Draft, Field, FieldName, merged
from debar.notices.lines import Line
from debar.notices.memory import Memory
from debar.notices.mentions import Mention, Sort
from debar.notices.tokens import Hit
from debar.notices.words import Cue

_AUTHORITIES: tuple[Sort, ...] = ("office", "place")
_ANYBODY: tuple[Sort, ...] = ("office", "place", "firm")
_DEMANDS = re.compile(r"(?i)^(?:urg|call|demand|exhort|appel|somm|exig|réclam|correct|stop)")
_UNDER = re.compile(
    r"(?i)\b(?:under|pursuant to|in accordance with|made under|implements?|authority:|by virtue of"
    r"|reposent? sur|en vertu d|conformément à|pris(?:e)? en vertu|aux termes d|legal basis|based on)"
)
_INSTRUMENT = re.compile(
    r"(?m)^(?:SUMMARY|AGENCY|ACTION|AUTHORITY|DATES):|\bhereby\b|\bP\.C\. \d{4}-|\bC\.P\. \d{4}-"
    r"|final determination|is amended (?:by|to)|par la présente|décrète ce qui suit"
    r"|Registration\s+(?:SOR|SI)/"
)
_MAKERS = frozenset(
    ("firm", "company", "maker", "makers", "manufacturer", "giant", "group", "supplier", "specialist")
)
MOST = 400
"""Acts of one notice that are read."""
_TOLD_ON = ("statement", "representation", "lawsuit")
_WITHIN = 250


class Collected(NamedTuple):
    """What was told, and what was left out of it."""

    drafts: list[Draft]
    denied: list[str]
    """Sentences that say that something was not done."""


class Collector:
    """Reads sentences from the top; who is only hinted at is who was named before."""

    def __init__(self, published: date | None, instrument: bool) -> None:
        self._memory = Memory()
        self._published = published
        self._instrument = instrument
        self._head: tuple[Day, Line] | None = None
        self._drafts: list[Draft] = []
        self._last: int | None = None
        """Place of the measure that was told last."""
        self._denied: list[str] = []
        self._tellers: dict[str, tuple[Mention, Grade, Line]] = {}
        """Who makes the statement, or brings the suit, of which the sentence goes on to tell."""

    def collect(self, lines: Sequence[Line]) -> Collected:
        """All that the sentences tell, in their order; nothing merged yet."""
        for line in lines:
            if len(self._drafts) >= MOST:
                break
            self._begin(line)
            found = told.acts(line)
            self._continue(line, found)
            self._tellers.clear()
            for act in found:
                self._take(line, act, [other for other in found if other is not act])
            self._memory.keep(line)
        return Collected(self._drafts, self._denied)

    def _begin(self, line: Line) -> None:
        """A day in the line that heads a release is the day of what its first lines tell."""
        if line.sentence.paragraph == 0 and self._head is None:
            day = line.head
            whole = [d for d in line.days if d.value and d.value.precision == "day"]
            if day is None and whole and not line.of("act") and not line.of("list"):
                day = whole[0]
            self._head = (day, line) if day else None

    def _take(self, line: Line, act: Act, others: Sequence[Act]) -> None:
        if act.unreal or act.negated:
            self._denied += [line.text] if act.negated else []
            return
        who = self._tellers.get(act.kind) or self._who(line, act)
        if who and act.kind in _TOLD_ON:
            self._tellers[act.kind] = who
        if who is None and act.kind != "relation-event":
            return
        fields = tuple(self._fields(line, act, others, who))
        draft = Draft(act.kind, merged((), fields), act.doubted, self._instrument)
        if act.kind in MEASURES:
            self._last = len(self._drafts)
            if who:
                self._memory.issuer = (who[0], line)
        elif who:
            self._memory.responder = (who[0], line)
        self._drafts.append(draft)

    def _fields(
        self, line: Line, act: Act, others: Sequence[Act], who: tuple[Mention, Grade, Line] | None
    ) -> Iterator[Field]:
        yield Field(
            "act",
            act.kind if not act.concept else act.concept,
            line.said(act.first, act.end),
            line.text,
            "strong",
        )
        if who:
            yield from _actor(*who)
        yield from self._when(line, act, others)
        yield from _laws(line, act)
        if act.kind in MEASURES or act.kind in ("market", "ruling", "lawsuit"):
            yield from self._targets(line, act, others, who)
            for conduct, said in told.conducts(line, act, others):
                yield _field("conduct", conduct, said, line, "strong")
        if act.kind in MEASURES:
            yield from _circumstances(line, act, others)
        if act.kind in ("statement", "representation"):
            yield from self._addressed(line, act, others, who[0].place if who else None)
        if act.kind == "relation-event":
            said = line.said(*told.window(line, act, others))
            yield _field("scene", said, said, line, "strong")

    def _who(self, line: Line, act: Act) -> tuple[Mention, Grade, Line] | None:
        sorts = _AUTHORITIES if act.kind in (*MEASURES, "relation-event") else _ANYBODY
        court = act.kind == "ruling"
        if act.kind in told.DOERS:
            sorts = _ANYBODY if act.kind == "lawsuit" else ("firm",)
        found = told.actor(line, act, ("office",) if court else sorts, court=court)
        if found:
            inside = found.first >= act.clause[0] or found.first >= act.end
            return self._memory.placed(found, line), "strong" if inside else "probable", line
        if court:
            return None
        return self._who_else(line, act, sorts)

    def _who_else(self, line: Line, act: Act, sorts: Sequence[Sort]) -> tuple[Mention, Grade, Line] | None:
        """Who did it where no name stands before the act: who tells it, or who was named before."""
        if act.kind in MEASURES:
            teller = told.speaker(line, ("office",))
            if teller:
                return self._memory.placed(teller, line), "probable", line
            if act.cue.needs_authority and not act.commanded:
                return None
            where = next(
                (m for m in line.mentions if m.court or (m.sort == "place" and m.office != "of")), None
            )
            before = self._memory.issuer or self._memory.authority or ((where, line) if where else None)
            return (self._memory.placed(*before), "lead", before[1]) if before else None
        if act.kind == "relation-event" or not self._memory.responder:
            return None
        mention, source = self._memory.responder
        return (mention, "lead", source) if mention.sort in sorts else None

    def _targets(
        self, line: Line, act: Act, others: Sequence[Act], who: tuple[Mention, Grade, Line] | None
    ) -> Iterator[Field]:
        named = [m for m in told.firms(line, act, others) if not (who and m.id and m.id == who[0].id)]
        for mention in named:
            yield _target(mention, line, "probable" if mention.near else "strong")
        classes = list(_classes(line, act, others))
        if not named:
            yield from classes
        if not named and not classes and line.of("firm") and self._memory.firms:
            before, source = self._memory.firms
            yield from (_target(mention, source, "lead") for mention in before)

    def _when(self, line: Line, act: Act, others: Sequence[Act]) -> Iterator[Field]:
        found = told.day(line, act, others)
        for each in told.effective(line, act, others) if act.kind in MEASURES else ():
            yield from _dated("effective", each, line)
        if found and found.value:
            yield from _dated("effective" if self._lies_ahead(found) else "date", found, line)
        elif self._head and self._dated_by_head(line, act, others):
            day, head = self._head
            yield _field("date", str(day.value), head.text[day.start : day.end], head, "probable")
        first, end = told.window(line, act, others)
        for each in line.days:
            if each.part == "deadline" and each.value and first <= line.at(each.start) < max(end, act.end):
                grade: Grade = "probable" if each.relative else "strong"
                yield _field("deadline", str(each.value), line.text[each.start : each.end], line, grade)
        if act.kind in MEASURES:
            for term in line.terms:
                yield _field(
                    "term", f"{term.number} {term.unit}", line.text[term.start : term.end], line, "strong"
                )

    def _lies_ahead(self, day: Day) -> bool:
        """Is it a day that had not come when the notice was written?"""
        return bool(self._published and day.value and day.value.first > self._published)

    def _dated_by_head(self, line: Line, act: Act, others: Sequence[Act]) -> bool:
        """Is the day that heads the release the day of this act? So it is in the line itself."""
        head = self._head if all(other.kind == act.kind for other in others) else None
        near = head is not None and (line is head[1] or (self._instrument and line.sentence.paragraph <= 2))
        return near and act.kind in MEASURES and not act.doubted

    def _addressed(self, line: Line, act: Act, others: Sequence[Act], place: str | None) -> Iterator[Field]:
        able = [m for m in line.mentions if m.sort in _AUTHORITIES and m.place and m.office != "of"]
        after = [m for m in able if m.first >= act.end and m.place != place]
        if after:
            yield _field("towards", str(after[0].place), after[0].text, line, "strong")
        demanded = [a for a in (*others, act) if a.kind == act.kind and _demands(line, a)]
        if demanded and min(demanded, key=lambda a: a.first) == act:
            start = line.words[act.first].start
            words = line.text[start : start + _WITHIN].rstrip(" .,;")
            yield _field("demand", words, words, line, "strong")

    def _continue(self, line: Line, found: Sequence[Act]) -> None:
        """What a sentence adds to the measure told before it: firms, the law, an exception, a day."""
        if self._last is None or any(
            act.kind in MEASURES and not (act.negated or act.unreal) for act in found
        ):
            return
        draft = self._drafts[self._last]
        more = tuple(_added(line, draft))
        if more:
            self._drafts[self._last] = Draft(
                draft.kind, merged(draft.fields, more), draft.proposed, draft.instrument
            )


def is_instrument(paragraphs: Sequence[str]) -> bool:
    """Is the notice the instrument itself: a gazette page, a rule, an order?"""
    return _INSTRUMENT.search("\n".join(paragraphs)) is not None


def due(day: Partial, count: int, unit: str) -> Partial | None:
    """The day that lies so much after another; None where that is not known to the day."""
    if day.precision != "day" or unit != "days":
        return None
    try:
        return Partial.of(day.first + timedelta(count))
    except OverflowError:
        return None


def _demands(line: Line, act: Act) -> bool:
    return _DEMANDS.match(line.said(act.first, act.end)) is not None


def _field(name: FieldName, value: str, said: str, line: Line, grade: Grade) -> Field:
    return Field(name, value, said, line.text, grade)


def _actor(mention: Mention, grade: Grade, line: Line) -> Iterator[Field]:
    if not (mention.court and grade == "lead"):  # whose order a court tells of, is its state's, not its own
        yield _field("actor", mention.id or mention.text, mention.text, line, grade)
    if mention.place and mention.sort != "firm":
        yield _field("place", mention.place, mention.text, line, grade)


def _target(mention: Mention, line: Line, grade: Grade) -> Field:
    return _field("target", mention.id or mention.text, mention.text, line, grade)


def _classes(line: Line, act: Act, others: Sequence[Act]) -> Iterator[Field]:
    """Firms that are meant without being named: Chinese companies, whoever is subject to a law."""
    first, end = told.window(line, act, others)
    for hit in line.of("class"):
        if first <= hit.first < max(end, act.end):
            stop = min(end, hit.end + 12)
            yield _field(
                "target", f"class: {line.said(hit.first, stop)}", line.said(hit.first, stop), line, "strong"
            )
            return
    start = act.end if told.binds_before(line, act) else first
    for mention in line.mentions:
        near = [h for h in line.of("firms") if mention.office == "of" and _stands_by(mention, h.first, h.end)]
        if near and start <= mention.first < max(end, act.end):
            said = line.said(min(mention.first, near[0].first), max(mention.end, near[0].end))
            yield _field("target", f"class {mention.place}: {said}", said, line, "strong")
            return


def _stands_by(mention: Mention, first: int, end: int) -> bool:
    return 0 <= first - mention.end <= 3 or 0 <= mention.first - end <= 1


def _laws(line: Line, act: Act) -> Iterator[Field]:
    statutes = [one for one in line.bases if one.statute]
    for one in (*statutes, *(one for one in line.bases if not one.statute)):
        yield _field("basis", one.text, one.text, line, "strong")
    if act.kind in ("listing", "pause", "end"):
        for hit in line.of("list"):
            words = line.words[hit.first : hit.end]
            if all(word.capital for word in words[-1:]):
                said = line.said(hit.first, hit.end)
                yield _field("basis", said, said, line, "strong")


def _circumstances(line: Line, act: Act, others: Sequence[Act]) -> Iterator[Field]:
    first, end = told.window(line, act, others)
    named: tuple[tuple[FieldName, Sequence[Hit[Cue]]], ...] = (
        ("bound", line.of("bound")),
        ("product", line.of("product")),
    )
    for name, hits in named:
        for hit in hits:
            if first <= hit.first < max(end, act.end) and not _of_maker(line, hit):
                said = line.said(hit.first, hit.end)
                yield from (_field(name, value, said, line, "strong") for value in hit.value.gives)
    for hit in (*line.of("security"), *line.of("retaliation")):
        if not _of_title(line, hit):
            said = line.said(hit.first, hit.end)
            yield _field("ground", said, said, line, "strong")
    for hit in line.of("exception"):
        said = line.text[line.words[hit.first].start :].rstrip(" .")
        yield _field("exception", said[:_WITHIN], said[:_WITHIN], line, "strong")


def _of_title(line: Line, hit: Hit[Cue]) -> bool:
    """Do the words only stand in somebody's title: the minister of Cybersecurity?"""
    return any(one.first <= hit.first and hit.end <= one.end for one in line.mentions)


def _of_maker(line: Line, hit: Hit[Cue]) -> bool:
    """Do the words only tell what a firm makes: the camera maker, surveillance equipment firm?"""
    return hit.end < len(line.words) and line.words[hit.end].text in _MAKERS


def _added(line: Line, draft: Draft) -> Iterator[Field]:
    if _UNDER.search(line.text) or line.text.isupper():
        yield from (_field("basis", one.text, one.text, line, "probable") for one in line.bases)
    for hit in line.of("exception"):
        said = line.text[line.words[hit.first].start :].rstrip(" .")
        yield _field("exception", said[:_WITHIN], said[:_WITHIN], line, "probable")
    if line.of("covers") and not draft.all("target"):
        yield from (_target(mention, line, "probable") for mention in line.mentions if mention.sort == "firm")
    yield from (
        each for day in line.days if day.part == "effective" for each in _dated("effective", day, line)
    )


def _dated(name: FieldName, day: Day, line: Line) -> Iterator[Field]:
    if day.value:
        said = line.text[day.start : day.end]
        yield _field(name, str(day.value), said, line, "probable" if day.relative else "strong")
