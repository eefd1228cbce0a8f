"""`debar law diff`: what changed in the law and in verdicts, between two versions or two days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from debar.cli import asked
from debar.cli.asked import LanguageOption
from debar.cli.prose import wrapped
from debar.cli.show import Format, FormatOption, page, rows, say
from debar.kit.words import Both

if TYPE_CHECKING:
    from debar.cli.versions import Side
    from debar.kit.words import Language
    from debar.law.diff import ClauseChange, Shift
    from debar.law.verdict import Outcome
    from debar.store.workspace import Workspace
    from debar.survey.findings import Finding

Row = dict[str, Any]
_COLUMNS = ("what", "id", "before", "after", "why")
_CLAUSES = Both("Clauses", "Dispositions")
_DEVICES = Both("Devices", "Appareils")
_SAME = Both("No clause stands otherwise.", "Aucune disposition n'a changé.")
_SAME_DEVICES = Both(
    "Of {count} devices none is judged otherwise.", "Parmi {count} appareils, aucun n'est jugé autrement."
)
_OTHERWISE = Both(
    "Judged otherwise: {changed} of {count} devices; more severely: {worse}.",
    "Jugés autrement\u00a0: {changed} appareils sur {count}; plus sévèrement\u00a0: {worse}.",
)
_SEEN_AS = Both("{what}: {before}, then {after}", "{what} : {before}, puis {after}")
_NOW = Both("Now: {why}", "Maintenant\u00a0: {why}")
_BEFORE = Both("Before: {why}", "Auparavant\u00a0: {why}")
_NOBODY = Both("not known", "inconnu")
_MORE = Both(
    "and {count} more: --format csv or jsonl lists each.",
    "et {count} autres\u00a0: --format csv ou jsonl les énumère tous.",
)
_NAMED = 12
"""Devices judged alike that a page names; the rows name all."""
_ASPECTS = {"maker": Both("maker", "fabricant"), "brand": Both("brand", "marque")}


def diff(
    before: Annotated[
        str,
        typer.Argument(help="A day, or knowledge[@day]: now, an edition kept by the workspace, a folder."),
    ],
    after: Annotated[str, typer.Argument(help="The same, to compare with; now where not given.")] = "now",
    *,
    workspace: Annotated[
        str,
        typer.Option("--workspace", "-w", help="Compare verdicts over this workspace's devices too."),
    ] = "",
    lang: LanguageOption = "en",
    format: FormatOption = Format.table,
) -> None:
    """What stands otherwise between two versions of the knowledge, or two days: clauses and verdicts.

    Each device that is judged otherwise is told with the clauses that made it so.
    """
    language = asked.language(lang)
    with ExitStack() as open_:
        opened = _opened(workspace, open_)
        one, other = _sides(before, after, opened, open_)
        changes = _changes(one, other)
        devices = _Devices(one, other, {each.name: each for each in changes})
        told = [_clause_row(change, language) for change in changes]
        told += [devices.row(shift, pair, language) for shift, pair in devices.shifts(opened)]
    if format is not Format.table:
        rows(told, format, _COLUMNS)
    else:
        page("\n".join(_lines(told, opened is not None, devices, language)))


def _opened(workspace: str, open_: ExitStack) -> Workspace | None:
    if not workspace:
        return None
    from debar.store.workspace import Workspace

    return open_.enter_context(Workspace.open(Path(workspace)))


def _sides(before: str, after: str, opened: Workspace | None, open_: ExitStack) -> tuple[Side, Side]:
    from debar.cli.versions import side

    day = asked.today()
    return side(before, opened, day, open_), side(after, opened, day, open_)


def _changes(one: Side, other: Side) -> list[ClauseChange]:
    from debar.law.diff import clauses

    return clauses(one.version, other.version)


class _Devices:
    """The devices of a workspace, judged twice; what was met is counted."""

    def __init__(self, one: Side, other: Side, changes: Mapping[str, ClauseChange]) -> None:
        self._one, self._other, self._changes = one, other, changes
        self.count = self.worse = 0

    def shifts(self, opened: Workspace | None) -> Iterator[tuple[Shift, tuple[Finding, Finding]]]:
        """Each device that is judged otherwise, with both findings."""
        from debar.law.diff import shift

        if opened is None:
            return
        devices = opened.devices()
        say(f"judging {len(devices)} devices twice …")
        pairs = zip(self._one.findings(opened, devices), self._other.findings(opened, devices), strict=True)
        for before, after in pairs:
            self.count += 1
            if found := shift(before.judgement, after.judgement):
                self.worse += found.worse
                yield found, (before, after)

    def row(self, shift: Shift, pair: tuple[Finding, Finding], language: Language) -> Row:
        """One device as a row."""
        seen = "; ".join(each.within(language) for each in _seen_otherwise(*pair))
        clauses = [
            {"clause": name, "before": before, "after": after, "why": self._why(name, seen, pair, language)}
            for name, before, after in shift.clauses
        ]
        return {
            "what": "device",
            "id": shift.item,
            "site": pair[1].device.site,
            "before": shift.before,
            "after": shift.after,
            "why": "; ".join(dict.fromkeys(f"{each['clause']}: {each['why']}" for each in clauses)),
            "clauses": clauses,
        }

    def _why(self, clause: str, seen: str, pair: tuple[Finding, Finding], language: Language) -> str:
        """What changed in the clause and the device; where neither did, on what it now rests."""
        change = self._changes.get(clause)
        told = [change.says.within(language)] if change else []
        told += [seen] if seen else []
        return "; ".join(told) or _rests_on(clause, pair).within(language)


def _seen_otherwise(before: Finding, after: Finding) -> Iterator[Both]:
    """What the device is believed to be, where that differs."""
    for what, name in _ASPECTS.items():
        one, other = (getattr(each.identity, what) for each in (before, after))
        if (one and (one.id, one.grade)) != (other and (other.id, other.grade)):
            words = [f"{each.id} ({each.grade})" if each else _NOBODY for each in (one, other)]
            yield _SEEN_AS.fill(what=name, before=words[0], after=words[1])


def _rests_on(clause: str, pair: tuple[Finding, Finding]) -> Both:
    """What the clause's verdict rests on now and did not before, or did before: what is known of firms."""
    before, after = (_reasons(clause, finding) for finding in pair)
    for told, other, words in ((after, before, _NOW), (before, after, _BEFORE)):
        for says in told:
            if says not in other:
                return words.fill(why=says)
    return Both("", "")


def _reasons(clause: str, finding: Finding) -> list[Both]:
    verdicts = [v for v in finding.judgement.verdicts if f"{v.measure}/{v.clause}" == clause]
    return [reason.says for verdict in verdicts for reason in verdict.reasons]


def _clause_row(change: ClauseChange, language: Language) -> Row:
    return {
        "what": "clause",
        "id": change.name,
        "change": change.what,
        "day": str(change.day) if change.day else None,
        "fields": list(change.fields),
        "before": None,
        "after": None,
        "why": change.says.within(language),
    }


def _lines(told: Iterable[Row], judged: bool, devices: _Devices, language: Language) -> Iterator[str]:
    from debar.reports.wording import number

    several = list(told)
    clauses = [row for row in several if row["what"] == "clause"]
    shifted = [row for row in several if row["what"] == "device"]
    colon = "\u00a0: " if language == "fr" else ": "
    yield _CLAUSES.within(language).upper()
    for row in clauses:
        yield from wrapped(f"{row['id']}{colon}{row['why']}", "  ", hang=2)
    if not clauses:
        yield f"  {_SAME.within(language)}"
    if not judged:
        return
    says = _OTHERWISE if shifted else _SAME_DEVICES
    yield from ("", _DEVICES.within(language).upper())
    numbers = {"changed": len(shifted), "count": devices.count, "worse": devices.worse}
    counts = says.fill(**{name: number(count, language) for name, count in numbers.items()})
    yield from wrapped(counts.within(language), "  ")
    for alike in _alike(shifted):
        yield from _group(alike, language)


def _alike(shifted: list[Row]) -> Iterator[list[Row]]:
    """Devices judged otherwise in the same way, together: the worst first, then the largest group."""
    from debar.law.verdict import OUTCOMES

    groups: dict[str, list[Row]] = {}
    for row in shifted:
        groups.setdefault(repr((row["before"], row["after"], row["clauses"])), []).append(row)
    yield from sorted(groups.values(), key=lambda rows: (OUTCOMES.index(rows[0]["after"]), -len(rows)))


def _group(alike: list[Row], language: Language) -> Iterator[str]:
    from debar.reports.wording import counted, number

    first = alike[0]
    yield from ("", f"  {_turned(first, language)} ({counted(len(alike), 'device').within(language)})")
    colon = "\u00a0: " if language == "fr" else ": "
    for each in first["clauses"]:
        text = f"{each['clause']}{colon}{_turned(each, language)}. {each['why']}"
        yield from wrapped(text.rstrip(), "    ", hang=2)
    yield from wrapped(", ".join(f"{row['id']} ({row['site'] or '?'})" for row in alike[:_NAMED]), "    ")
    if len(alike) > _NAMED:
        yield from wrapped(_MORE.fill(count=number(len(alike) - _NAMED, language)).within(language), "    ")


def _turned(row: Row, language: Language) -> str:
    """Both outcomes in words."""
    from debar.reports.forms.words import OUTCOMES_SHORT

    sides: tuple[Outcome, Outcome] = (row["before"], row["after"])
    return " → ".join(OUTCOMES_SHORT[side].within(language) for side in sides)
