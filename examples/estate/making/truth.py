"""The table of truth: what each device really is, and what its files let anybody say of it.

`may_be_said` follows from the files alone, by the rule below, and from the one ban that binds the
department as of November 2026 (Hikvision, announced). It does not ask debar.
"""

from __future__ import annotations

from making.formats.tables import written
from making.lots import Site
from making.things import Thing

HEADER = (
    "id",
    "site",
    "room",
    "kind",
    "brand",
    "model",
    "maker",
    "tie",
    "state",
    "address",
    "mac",
    "serial",
    "files",
    "may_be_said",
    "hidden",
)

PAPERS = frozenset({"register", "inventory", "assets", "vms", "walk", "visit", "spares"})
"""Files that repeat what the label says."""
NUMBERED = PAPERS - {"vms"}
"""Those of them that give serial numbers."""
ANSWERED = frozenset({"scan", "nessus", "sensor", "sadp"})
"""Files in which the device itself speaks."""
_NAMELESS = frozenset({"silent", "stream", "ssh", "windows", "honeypot", "camhi", "anyka"})
"""Answers that name nobody."""
_OWN_ANSWERS = frozenset({"hik", "hik-lts", "hik-recorder"})
"""Answers that only Hikvision's firmware gives."""


def table(sites: tuple[Site, ...]) -> bytes:
    """Every thing of the estate, a row each, in UTF-8."""
    return written([HEADER, *(_row(site, thing) for site in sites for thing in site.things)]).encode()


def _row(site: Site, thing: Thing) -> tuple[str, ...]:
    ware = thing.ware
    return (
        thing.id,
        thing.site,
        thing.room,
        thing.kind,
        ware.make.badge if ware else thing.badge,
        ware.model if ware else thing.model,
        ware.make.maker if ware else thing.maker,
        ware.make.tie if ware else thing.tie,
        thing.state,
        thing.address,
        thing.mac,
        thing.serial,
        " ".join(site.files[file] for file in thing.seen),
        may_be_said(thing),
        thing.hidden,
    )


def may_be_said(thing: Thing) -> str:
    """The outcome that the files bear out.

    covered: something shows the maker's own badge, or its firmware and no other badge. conditional:
    firmly its maker's (by its own brand, its firmware or its way of numbering), under another badge:
    the ban does not say whether it is meant. suspected: a
    hint only (an address block, a badge that this maker has been known to stand behind, a grant).
    none-found: something names another maker. unknown: nothing names anybody.
    """
    seen = frozenset(thing.seen)
    papers, answered = bool(seen & PAPERS and thing.badge), bool(seen & ANSWERED)
    if (thing.ware.make.maker if thing.ware else thing.maker) != "hikvision":
        return "none-found" if _names_another(thing, papers=papers, answered=answered) else "unknown"
    if thing.ware is None:
        return "suspected"
    own_answer = "sadp" in seen or (answered and thing.face in _OWN_ANSWERS)
    own_number = bool(seen & NUMBERED and thing.serial) and thing.ware.make.serial == "hik"
    label = papers or "sadp" in seen or ("sensor" in seen and own_answer)
    if not label:
        return _without_label(thing, own_answer=own_answer)
    tie = thing.ware.make.tie
    if tie == "badge":
        return "covered"
    return "conditional" if tie != "relabel" or own_answer or own_number else "suspected"


def _without_label(thing: Thing, *, own_answer: bool) -> str:
    if own_answer:
        return "covered"
    return "suspected" if thing.mac else "unknown"


def _names_another(thing: Thing, *, papers: bool, answered: bool) -> bool:
    """Does a label, an answer or an address block name a maker?"""
    return papers or (answered and thing.face not in _NAMELESS) or bool(thing.holder)
