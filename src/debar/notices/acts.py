"""What a sentence says was done: each act with its manner, its clause, and who did what to whom in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from debar.law.measure import Conduct
from debar.notices import mood
from debar.notices.dates import Day
from debar.notices.lines import Line
from debar.notices.mentions import Mention
from debar.notices.tokens import Hit
from debar.notices.words import Cue, Kind

MEASURES: frozenset[str] = frozenset(
    ("order", "ban", "removal", "listing", "end", "pause", "review", "warning")
)
"""What an authority does; the other kinds are responses."""

MOST = 12
"""Acts of one sentence that are read; no sentence that a person wrote tells more."""
DOERS: frozenset[str] = frozenset(("market", "lawsuit", "arbitration-notice"))
"""What a firm does; it is the first that its clause names."""

_WORDS: frozenset[str] = frozenset(("statement", "representation"))
"""Kinds of acts that are words themselves: what somebody urges is no less said for being wished."""
_LISTED_WITHIN = 16
_DENIED_WITHIN = 8
_DOUBTED_WITHIN = 12
_DOUBTED_AFTER = 3
_MODAL = re.compile(r"(?i)(?:may|shall|must|ne (?:peu|doi|pourr)\w+)\b")
"""Words before which stands who is bound."""
_SMALL = frozenset(("and", "et", "to", "a", "aux", "or", "ou", "de", "of"))
_OWNED = frozenset(("subsidiary", "subsidiaries", "unit", "owned", "filiale", "filiales", "controlled"))
_WHOLE = frozenset(("that", "having", "any", "a", "reports", "it", "avoir", "etre", "que", "qu", "toute"))
_SAID_WITHIN = 2
_OPENING = 4
"""Words of a sentence within which a clause that hangs on another may open it: Following a review, …"""
_EVENT_WITHIN = 3
_WAS = frozenset({
    "was", "were", "been", "being", "be", "is", "are", "of", "ete", "est", "sont", "fut",
})  # fmt: skip
_BY = frozenset(("by", "par"))
_BY_WITHIN = 10
_DENIALS = frozenset(
    ("denied", "denies", "denying", "deny", "denial", "nie", "nient", "dement", "dementi", "dementent")
)


class Act(NamedTuple):
    """Something done, in one sentence."""

    kind: Kind
    cue: Cue
    first: int
    end: int
    """Its words in the line, as tokens."""
    clause: tuple[int, int]
    negated: bool
    doubted: bool
    commanded: bool
    """Does it say that somebody must?"""
    concept: str = ""
    """For background events, what happened: arrest, detention, …"""
    unreal: bool = False
    """Is it only asked about, supposed or called false?"""


def acts(line: Line) -> list[Act]:
    """Every act that a sentence tells, from the left, denied ones too."""
    found = [_act(line, hit, kind) for hit, kind in _told(line)]
    kept: list[Act] = []
    for act in sorted(found, key=lambda a: (a.first, -a.end)):
        if not any(_repeats(act, other) for other in kept):
            kept.append(act)
    return kept[:MOST]


def actor(line: Line, act: Act, sorts: Sequence[str], *, court: bool = False) -> Mention | None:
    """Who did it, by the sentence alone: named after `by`, or last before the act, in its clause first."""
    able = [m for m in line.mentions if m.sort in sorts and m.acts and (m.court or not court)]
    if act.kind in MEASURES:
        able = [m for m in able if not m.court]
    after = [m for m in able if m.first >= act.end and _by(line, act, m)]
    if after:
        return after[0]
    if act.kind == "relation-event":
        return _of_event(line, act, able)
    teller = speaker(line, sorts) if act.kind == "statement" else None
    if teller and teller.end <= act.first:
        return teller
    if act.kind in DOERS:
        return next((m for m in able if m.end <= act.first and m.first >= act.clause[0]), None)
    first, _ = act.clause
    before = [m for m in able if m.end <= act.first + (act.first == 0)]
    inside = [m for m in before if m.first >= first]
    described = _described(line, act, sorts)
    return next(iter((*reversed(inside[-1:]), *described, *reversed(before))), None)


def speaker(line: Line, sorts: Sequence[str]) -> Mention | None:
    """Who is said to have told it: an office beside a word such as said or announced."""
    for hit in line.of("speech"):
        near = [m for m in line.mentions if m.sort in sorts and m.acts and _beside(m, hit)]
        if near:
            return near[0]
    return None


def window(line: Line, act: Act, others: Sequence[Act]) -> tuple[int, int]:
    """The tokens that belong to the act: its clause, up to where the acts around it begin and end."""
    first, end = act.clause
    for other in others:
        if other.end <= act.first and other.end > first:
            first = line.joint(other.end, act.first)
            first = first if first < act.first else other.end
        if other.first >= act.end and other.first < end:
            end = line.joint(act.end, other.first)
    return first, end


def day(line: Line, act: Act, others: Sequence[Act]) -> Day | None:
    """When it was done: the day in its own part of the sentence, or one that no act has."""
    first, end = window(line, act, others)
    told = [d for d in line.days if d.part == "event"]
    own = [d for d in told if first <= line.at(d.start) < end and not _told_on(line, act, d)]
    own = [d for d in own if not any(_clings(line, other, act, d) for other in others)]
    if own:
        return min(own, key=lambda d: abs(line.at(d.start) - act.first))
    if any(other.first < act.first and not other.negated for other in others):
        return None
    free = [d for d in told if not any(_has(line, other, others, d) for other in others)]
    return free[0] if free and not _subordinate(line, act) else None


def effective(line: Line, act: Act, others: Sequence[Act]) -> list[Day]:
    """From when it runs, by its own part of the sentence."""
    first, end = window(line, act, others)
    return [d for d in line.days if d.part == "effective" and first <= line.at(d.start) < max(end, act.end)]


def conducts(line: Line, act: Act, others: Sequence[Act]) -> list[tuple[Conduct, str]]:
    """What is forbidden, with the words that say it."""
    if act.cue.conducts and act.kind != "ban":
        return [(conduct, line.said(act.first, act.end)) for conduct in act.cue.conducts]
    if act.kind not in ("ban", "listing", "end", "pause"):
        return []
    first, end = window(line, act, others)
    hits = [hit for hit in line.of("conduct") if first <= hit.first < end]
    after = [hit for hit in hits if hit.end > act.first] or hits
    found: dict[Conduct, str] = {}
    for hit in after:
        for conduct in hit.value.conducts:
            found.setdefault(conduct, line.said(hit.first, hit.end))
    return list(found.items())


def firms(line: Line, act: Act, others: Sequence[Act]) -> list[Mention]:
    """The firms that it is done to, by the sentence alone; nearest part of the sentence first."""
    firms = [m for m in line.mentions if m.sort == "firm"]
    named = [m for m in firms if not _is_owner(line, m)] or firms
    first, end = window(line, act, others)
    after = [m for m in named if act.end <= m.first < end or act.first <= m.first < act.end]
    before = [m for m in named if first <= m.first < act.first]
    if act.kind == "market":
        return after
    if act.kind == "review":
        return [*after, *before]
    if binds_before(line, act):
        return after
    if act.kind == "order":
        return _row(line, before) or after[:1] or _outside(named, act)[:1]
    if act.kind == "listing":
        return [*before, *after] or _outside(named, act)
    return after or before or _outside(named, act)


def _row(line: Line, firms: Sequence[Mention]) -> list[Mention]:
    """The last of the firms, and those before it that only small words part from it."""
    row = list(firms[-1:])
    for firm in reversed(firms[:-1]):
        if any(word.text not in _SMALL for word in line.words[firm.end : row[0].first]):
            break
        row.insert(0, firm)
    return row


def binds_before(line: Line, act: Act) -> bool:
    """Does who is bound stand before the act, as in `agencies may not`? Nobody there is a target."""
    return _MODAL.match(line.said(act.first, act.end)) is not None


def _of_event(line: Line, act: Act, able: Sequence[Mention]) -> Mention | None:
    """Whose act an event is: the one right before it. What is passive, or a noun alone, is nobody's."""
    near = [m for m in able if 0 <= act.first - m.end <= _EVENT_WITHIN and m.first >= act.clause[0]]
    passive = any(word.text in _WAS for word in line.words[max(0, act.first - 2) : act.first])
    return next(iter((*_described(line, act, ("place",)), *reversed(near))), None) if not passive else None


def _is_owner(line: Line, firm: Mention) -> bool:
    """Is the firm only named as whose the target is: a subsidiary of Hikvision?"""
    before = [word.text for word in line.words[max(0, firm.first - 3) : firm.first]]
    return bool(_OWNED.intersection(before)) and before[-1] in ("of", "by", "de", "d", "par")


def _outside(named: Sequence[Mention], act: Act) -> list[Mention]:
    after = [m for m in named if m.first >= act.end]
    return after or list(named)


def _told(line: Line) -> Iterator[tuple[Hit[Cue], Kind]]:
    for hit in line.of("act"):
        if hit.value.kind:
            yield hit, hit.value.kind
    for hit in line.of("event"):
        yield hit, "relation-event"
    for hit in line.of("list"):
        verb = _listing_verb(line, hit)
        if verb is not None:
            yield Hit(min(hit.first, verb.first), max(hit.end, verb.end), hit.value), "listing"


def _listing_verb(line: Line, listed: Hit[Cue]) -> Hit[Cue] | None:
    """What puts somebody on the list: before it, or after it in `the list now includes`."""
    ends = [hit for hit in line.of("act") if hit.value.id == "off-list"]
    if any(hit.first <= listed.first and listed.end <= hit.end for hit in ends):
        return None
    verbs = line.of("listing-verb")
    before = [v for v in verbs if v.end <= listed.first and listed.first - v.end <= _LISTED_WITHIN]
    after = [v for v in verbs if v.first >= listed.end and v.first - listed.end <= _DOUBTED_AFTER]
    return next(iter((*reversed(before), *after)), None)


def _act(line: Line, hit: Hit[Cue], kind: Kind) -> Act:
    clause = line.clause(hit.first)
    return Act(
        kind,
        hit.value,
        hit.first,
        hit.end,
        (clause[0], max(clause[1], hit.end)),
        _negated(line, hit),
        kind not in _WORDS and _doubted(line, hit),
        any(_near(c, hit) for c in line.of("command")),
        hit.value.gives[0] if kind == "relation-event" else "",
        mood.unreal(line, hit.first),
    )


def _negated(line: Line, hit: Hit[Cue]) -> bool:
    for no in line.of("negation"):
        between = line.words[no.end : hit.first]
        within = _DENIED_WITHIN * (3 if line.words[no.first].text in _DENIALS else 1)
        if no.first < hit.first and len(between) <= within and _unbroken(line, no, hit.first):
            return True
    return False


def _unbroken(line: Line, no: Hit[Cue], end: int) -> bool:
    """Does the no reach the act? Who denies that a thing was done denies all that follows."""
    if line.words[no.first].text in _DENIALS and line.words[min(no.end, end - 1)].text in _WHOLE:
        return not any(w.apart for w in line.words[no.end : end])
    stops = {"order", "orders", "decision", "decret", "ban", "which", "but", "mais", "qui", "because"}
    return not any(w.apart or w.text in stops for w in line.words[no.end : end])


def _doubted(line: Line, hit: Hit[Cue]) -> bool:
    for doubt in line.of("doubt"):
        gap = hit.first - doubt.end
        before = -len(line.words) < gap <= _DOUBTED_WITHIN and doubt.first <= hit.first
        if before and not any(w.apart for w in line.words[doubt.end : hit.first]):
            return True
        if 0 <= doubt.first - hit.end <= _DOUBTED_AFTER and not line.words[doubt.first].comma:
            return True
    return False


def _near(command: Hit[Cue], hit: Hit[Cue]) -> bool:
    return -2 <= hit.first - command.end <= _LISTED_WITHIN or 0 <= command.first - hit.end <= _BY_WITHIN


def _repeats(act: Act, other: Act) -> bool:
    if act.concept and act.concept == other.concept:
        return True
    over = act.first < other.end and other.first < act.end
    return over and (act.kind == other.kind or act.end <= other.end)


def _by(line: Line, act: Act, mention: Mention) -> bool:
    """Does `by` stand before the name, not far after the act?"""
    for place in range(max(act.end, mention.first - 3), mention.first):
        if line.words[place].text in _BY and place - act.end <= _BY_WITHIN:
            return not any(w.apart for w in line.words[act.end : mention.first])
    return False


def _described(line: Line, act: Act, sorts: Sequence[str]) -> list[Mention]:
    """A place in an adjective right before the act: a U.S. ban, the Canadian order."""
    if "place" not in sorts:
        return []
    firms = {hit.first for hit in line.of("firms")}
    near = [m for m in line.mentions if m.office == "of" and 0 <= act.first - m.end <= 2]
    return [m for m in near if not firms.intersection(range(m.end, act.first))]


def _beside(mention: Mention, speech: Hit[Cue]) -> bool:
    return -1 <= speech.first - mention.end <= 5 or -1 <= mention.first - speech.end <= 3


def _clings(line: Line, other: Act, act: Act, told: Day) -> bool:
    """Does the day stand right behind another act, with no comma between, and nearer to it?"""
    place = line.at(told.start)
    behind = other.end <= place and line.joint(other.end, place + 1) > place
    return behind and _gap(line, other, told) < _gap(line, act, told)


def _gap(line: Line, act: Act, told: Day) -> int:
    place = line.at(told.start)
    return act.first - place if place < act.first else max(0, place - act.end)


def _has(line: Line, act: Act, others: Sequence[Act], told: Day) -> bool:
    first, end = window(line, act, [other for other in others if other is not act])
    return first <= line.at(told.start) < end and not _told_on(line, act, told)


def _told_on(line: Line, act: Act, told: Day) -> bool:
    """Is it the day on which the act was told: …, said on Monday; according to reasons of Monday?"""
    place = line.at(told.start)
    return any(
        (act.end <= hit.first and hit.first < place) or 0 <= place - hit.end <= _SAID_WITHIN
        for hit in line.of("speech")
    )


def _subordinate(line: Line, act: Act) -> bool:
    """Does the act stand in a clause that hangs on another, and the day elsewhere?"""
    return act.clause[0] > _OPENING and not line.words[act.clause[0]].apart
