"""The report as one HTML file that needs nothing else: no script, no request, readable in print."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterable
from functools import cache
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from debar.kit.times import Partial
from debar.kit.words import Both, Language
from debar.law.labels import CONDUCTS, FORCES
from debar.law.verdict import OUTCOMES
from debar.reports import wording
from debar.reports.forms import charts, ties
from debar.reports.forms.groups import at_sites, grouped, told_once
from debar.reports.forms.words import ABOUT, GRADES_MEAN, OUTCOMES_MEAN, OUTCOMES_SHORT, WORDS
from debar.reports.parts import Cited, Facts, LineTold
from debar.reports.rulings import GRADE_WORDS
from debar.survey.coverage import STATES

TEMPLATES = Path(__file__).resolve().parent / "templates"
CARDS = 500
"""More devices than that are not told one by one; the other forms have them all."""
ROWS = 400
GROUNDS = 60
"""So many grounds are told for devices that are told together."""
LONGEST = 1200
"""No text of a device or file fills more than this many characters of a page."""

_DIGEST = re.compile("[0-9a-f]{64}")
_UNSEEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)


def html(facts: Facts, language: Language = "en") -> bytes:
    """The whole page as UTF-8. The same facts give the same bytes."""
    environment = _environment(language)
    style = environment.get_template("style.css").render(
        facts=facts,
        head=_css(_head(facts, language)),
        foot=_css(_foot(facts, language)),
        page=_css(_page(language)),
    )
    pressing = [told for told in facts.findings if told.outcome in ("covered", "conditional", "suspected")]
    clauses, groups = told_once(grouped(pressing[:CARDS]))
    page = environment.get_template(
        "report.html"
    ).render(
        facts=facts,
        style=Markup(style),  # noqa: S704  our own text; what comes from facts is escaped by `_css`
        policy=policy(style),
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
    return page.encode()


def seen(value: Any, language: Language = "en", longest: int = LONGEST) -> Any:
    """A value as the page shows it: in one language, without control marks, not without end."""
    if isinstance(value, Markup):
        return value
    if value is None:
        return ""
    text = _within(value, language) if isinstance(value, Both) else str(value)
    text = _UNSEEN.sub("\ufffd", text)
    return text if len(text) <= longest else f"{text[:longest]}… ({wording.number(len(text), language)})"


def policy(style: str) -> str:
    """What the page may load: nothing; which style it may have: this one."""
    digest = base64.b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _within(text: Both, language: Language) -> str:
    return wording.bound(text.fr) if language == "fr" else text.en


@cache
def _environment(language: Language) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: seen(value, language),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "day": wording.day,
        "rough": lambda text: wording.day(Partial.parse(text)),
        "days": lambda reach: wording.days(reach.first, reach.last),
        "counted": wording.counted,
        "listed": wording.listed,
        "spans": charts.spans,
        "small": lambda words: words.within(language).lower(),
        "number": wording.numbered,
        "anchor": lambda text: sha256(str(text).encode()).hexdigest()[:12],
    }
    environment.globals |= {
        "lang": language,
        "colon": "\u00a0: " if language == "fr" else ": ",
        "say": _sayer(language),
        "OUTCOMES": OUTCOMES,
        "SHORT": OUTCOMES_SHORT,
        "MEAN": OUTCOMES_MEAN,
        "GRADES": GRADE_WORDS,
        "GRADES_MEAN": GRADES_MEAN,
        "ABOUT": ABOUT,
        "GROUNDS": GROUNDS,
        "STATES": STATES,
        "FORCES": FORCES,
        "CONDUCTS": CONDUCTS,
        "CARDS": CARDS,
        "ROWS": ROWS,
    }
    return environment


def _sayer(language: Language) -> Callable[..., str]:
    def say(name: str, **values: object) -> str:
        return _within(WORDS[name].fill(**values), language)

    return say


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


def _page(language: Language) -> str:
    return f"{WORDS['page'].within(language)} "


def _css(text: str) -> str:
    """Text inside a CSS string: whatever is not a plain letter or digit is written by its number."""
    return "".join(
        c if c.isascii() and c.isalnum() else f"\\{ord(c):x} " for c in text[:LONGEST] if c != "\0"
    )
