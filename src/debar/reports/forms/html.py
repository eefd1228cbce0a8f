"""The report as one HTML file that needs nothing else: no script, no request, readable in print."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from hashlib import sha256
from itertools import groupby

from jinja2 import Environment

from debar.identify.labels import GRADE_WORDS
from debar.kit.times import Partial
from debar.kit.words import Language
from debar.law.labels import CONDUCTS, FORCES
from debar.law.verdict import OUTCOMES
from debar.reports import wording
from debar.reports.forms import charts, page, ties
from debar.reports.forms.groups import at_sites, grouped, told_once
from debar.reports.forms.words import GRADES_MEAN, OUTCOMES_MEAN, OUTCOMES_SHORT, WORDS
from debar.reports.parts import Cited, Facts, LineTold
from debar.survey.coverage import STATES

CARDS = 500
"""More devices than that are not told one by one; the other forms have them all."""
ROWS = 400
GROUNDS = 60
"""So many grounds are told for devices that are told together."""

_DIGEST = re.compile("[0-9a-f]{64}")


def html(facts: Facts, language: Language = "en") -> bytes:
    """The whole page as UTF-8. The same facts give the same bytes."""
    environment = _environment(language)
    style = environment.get_template("style.css").render(
        facts=facts,
        head=_css(_head(facts, language)),
        foot=_css(_foot(facts, language)),
        page=_css(_numbered(language)),
    )
    pressing = [told for told in facts.findings if told.outcome in ("covered", "conditional", "suspected")]
    clauses, groups = told_once(grouped(pressing[:CARDS]))
    whole = environment.get_template("report.html").render(
        facts=facts,
        **page.dressed(style),
        cited=_citer(facts),
        published=_published(facts),
        pressing=pressing,
        clauses=clauses,
        at_sites=at_sites(facts, groups, pressing[CARDS:]),
        makers=[list(these) for _, these in groupby(facts.relations, key=lambda each: each.maker.id)],
        ties=ties.picture(facts.relations),
        bought=_alike(facts.purchases[:ROWS]),
        caveats=list(dict.fromkeys(m.caveat for m in facts.measures if m.deciding and m.caveat)),
        acted=[case for case in facts.cases if case.acted],
        by_site=[list(parts) for _, parts in groupby(facts.reach, key=lambda part: part.site)],
        bars=charts.bars(facts.places),
        near=charts.near(facts.measures),
        far=[measure for measure in facts.measures if measure not in charts.near(facts.measures)],
        calendar=charts.calendar(charts.near(facts.measures), facts.on),
        timeline=charts.timeline(facts.measures, facts.on),
        pictured=charts.pictured(facts.measures),
    )
    return whole.encode()


@cache
def _environment(language: Language) -> Environment:
    environment = page.environment(language, WORDS)
    environment.filters |= {
        "rough": lambda text: wording.day(Partial.parse(text)),
        "days": lambda reach: wording.days(reach.first, reach.last),
        "counted": wording.counted,
        "listed": wording.listed,
        "spans": charts.spans,
        "number": wording.numbered,
        "anchor": lambda text: sha256(str(text).encode()).hexdigest()[:12],
    }
    environment.globals |= {
        "OUTCOMES": OUTCOMES,
        "SHORT": OUTCOMES_SHORT,
        "MEAN": OUTCOMES_MEAN,
        "GRADES": GRADE_WORDS,
        "GRADES_MEAN": GRADES_MEAN,
        "GROUNDS": GROUNDS,
        "STATES": STATES,
        "FORCES": FORCES,
        "CONDUCTS": CONDUCTS,
        "CARDS": CARDS,
        "ROWS": ROWS,
    }
    return environment


def _published(facts: Facts) -> dict[str, tuple[int, Cited]]:
    """The published sources of what is told of measures and makers, each once, with its number, by title."""
    told = dict.fromkeys([m.id for m in facts.measures if m.deciding])
    told |= dict.fromkeys(m.id for m in charts.pictured(facts.measures))
    sources = {s.title: s for m in facts.measures if m.id in told for s in m.sources}
    sources |= {s.title: s for relation in facts.relations for s in relation.cites if s.title not in sources}
    return {title: (number, source) for number, (title, source) in enumerate(sources.items(), 1)}


def _citer(facts: Facts) -> Callable[[str], str]:
    """Names what is cited and has no number: our own sources by name for digest."""
    names = {source.digest: source.name for source in facts.sources}

    def cited(cite: str) -> str:
        return names.get(cite, cite[:12] if _DIGEST.fullmatch(cite) else cite)

    return cited


def _alike(lines: Iterable[LineTold]) -> list[list[LineTold]]:
    """Lines of one outcome under one measure that wait for the same answers, together; worst first."""
    found: dict[tuple[object, ...], list[LineTold]] = {}
    for line in lines:
        first = (line.rulings[0].title, line.rulings[0].force) if line.rulings else None
        found.setdefault((line.outcome, first, line.settles), []).append(line)
    return list(found.values())


def _head(facts: Facts, language: Language) -> str:
    marking = f"{facts.marking.within(language)}   " if facts.marking else ""
    return f"{marking}{facts.body.within(language)}"


def _foot(facts: Facts, language: Language) -> str:
    return f"{wording.day(facts.on).within(language)} · debar {facts.version} · {facts.edition}"


def _numbered(language: Language) -> str:
    return f"{WORDS['page'].within(language)} "


def _css(text: str) -> str:
    """Text inside a CSS string: whatever is not a plain letter or digit is written by its number."""
    return "".join(
        c if c.isascii() and c.isalnum() else f"\\{ord(c):x} " for c in text[: page.LONGEST] if c != "\0"
    )
