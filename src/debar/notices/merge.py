"""Puts together what several sentences say of one act."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import structs

from debar.notices.drafts import Draft, Field, merged

Related = Callable[[str, str], bool]
"""Are two entities one firm, or parent and subsidiary?"""


def gathered(drafts: Sequence[Draft], related: Related) -> list[Draft]:
    """The drafts in their order, those of one act made one."""
    found: list[Draft] = []
    for draft in drafts:
        at = next((i for i, other in enumerate(found) if _one_act(other, draft, related)), None)
        if at is None:
            found.append(draft)
        else:
            found[at] = _joined(found[at], draft, related)
    return _without_shorthand(found, related)


def _one_act(one: Draft, other: Draft, related: Related) -> bool:
    if one.proposed != other.proposed and not _vague(one) and not _vague(other):
        return False
    if one.kind == "relation-event" or other.kind == "relation-event":
        return one.kind == other.kind and _event(one) == _event(other)
    if {one.kind, other.kind} == {"ban", "removal"}:
        return _same_place(one, other) and _taken_over(one if one.kind == "removal" else other)
    if one.kind != other.kind:
        return False
    if not one.is_measure:
        return _same_actor(one, other, related)
    return _same_place(one, other) and _same_targets(one, other, related) and _same_time(one, other)


def _vague(draft: Draft) -> bool:
    return not draft.all("target")


def _event(draft: Draft) -> str | None:
    act = draft.first("act")
    return act.value if act else None


def _taken_over(draft: Draft) -> bool:
    """Does its sentence name no firm itself: remove it, said after a ban?"""
    return all(field.grade == "lead" for field in draft.all("target"))


def _same_place(one: Draft, other: Draft) -> bool:
    places = (one.place, other.place)
    if None in places or places[0] == places[1]:
        return True
    grades = [field.grade for d in (one, other) for field in d.all("place")[:1]]
    return "lead" in grades


def _same_actor(one: Draft, other: Draft, related: Related) -> bool:
    ours, theirs = one.first("actor"), other.first("actor")
    if ours is None or theirs is None or ours.value == theirs.value:
        return True
    if one.kind == "ruling":
        return one.place == other.place
    if one.place and one.place == other.place:
        return _plain(ours) or _plain(theirs)
    return related(ours.value, theirs.value)


def _plain(actor: Field) -> bool:
    """Is it only the state, by its name, its capital or its government?"""
    return actor.value == actor.said or actor.value.startswith("gov-")


def _same_targets(one: Draft, other: Draft, related: Related) -> bool:
    ours, theirs = one.values("target"), other.values("target")
    if not ours or not theirs:
        return True
    return any(
        a == b or related(a, b) or a.startswith("class") or b.startswith("class")
        for a in ours
        for b in theirs
    )


def _same_time(one: Draft, other: Draft) -> bool:
    """Years that differ tell two acts of one kind apart."""
    ours, theirs = one.first("date"), other.first("date")
    return ours is None or theirs is None or ours.value[:4] == theirs.value[:4]


def _joined(one: Draft, other: Draft, related: Related) -> Draft:
    fields = merged(one.fields, other.fields)
    kind = "ban" if {one.kind, other.kind} == {"ban", "removal"} else one.kind
    draft = structs.replace(
        one, kind=kind, fields=fields, proposed=one.proposed and (other.proposed or _vague(other))
    )
    return _narrowed(_best_actor(draft), related)


def _best_actor(draft: Draft) -> Draft:
    """A body before the state that it belongs to; who is named before who is only taken over."""
    actors = sorted(draft.all("actor"), key=lambda f: (f.grade == "lead", _plain(f)))
    rest = [field for field in draft.fields if field.name != "actor"]
    return structs.replace(draft, fields=(*actors[:1], *rest))


def _narrowed(draft: Draft, related: Related) -> Draft:
    """An order addressed to a subsidiary is not one to its parent, whose name stands for it elsewhere."""
    values = draft.values("target")
    if draft.kind != "order" or len(values) < 2:
        return draft
    longest = max((f for f in draft.all("target")), key=lambda f: len(f.said))
    kept = [
        f
        for f in draft.fields
        if f.name != "target" or f.value == longest.value or not related(f.value, longest.value)
    ]
    return structs.replace(draft, fields=tuple(kept))


def _without_shorthand(drafts: Sequence[Draft], related: Related) -> list[Draft]:
    """Without bans that say neither what nor when, where the same text tells the act itself."""
    return [draft for draft in drafts if not any(_stands_for(draft, other, related) for other in drafts)]


def _stands_for(draft: Draft, other: Draft, related: Related) -> bool:
    if draft is other or draft.kind != "ban" or draft.all("conduct") or draft.all("date"):
        return False
    whole = other.kind in ("order", "listing", "ban", "removal") and bool(other.all("conduct"))
    return whole and _same_place(draft, other) and _same_targets(draft, other, related)
