"""The law read from files: what does not hold together is refused with file, line and cure."""

from datetime import date
from pathlib import Path

import pytest

from debar.kit.errors import BadData
from debar.kit.times import Partial
from debar.law.measure import Measure
from debar.law.registry import Registry, read

MEASURE = """\
id: ban
jurisdiction: CA
issuer: {en: Council, fr: Conseil}
title: {en: Ban, fr: Interdiction}
instrument: order
legal_basis: {en: Act, fr: Loi}
announced: '2026-01-01'
recorded: '2026-01-05'
confidence: high
status:
  - {date: '2026-01-01', status: announced, note: {en: Said, fr: Dit}, recorded: '2026-01-05'}
sources:
  - {title: Gazette, publisher: Printer}
clauses:
  - id: use
    conduct: use
    force: binding
    says: {en: Do not use., fr: Ne pas utiliser.}
    targets:
      named: [acme]
      relabels: 'no'
    binds_kinds: [federal-department]
    cites: [Gazette]
    runs:
      - {since: 2026-01-10, until: 2026-02-01, cites: [Gazette], recorded: '2026-01-05'}
cases:
  - name: in the span
    on: 2026-01-10
    conduct: use
    party: {kind: federal-department, jurisdiction: CA}
    item: {maker: acme}
    then: covered
    clause: use
"""
RESPONSES = """\
responses:
  - id: protest
    date: '2026-01'
    actor: acme
    kind: statement
    measures: [ban]
    link: {en: It names the ban., fr: "Elle nomme l'interdiction."}
    says: {en: Protests., fr: Proteste.}
    confidence: high
    recorded: '2026-01-05'
    sources: [{title: Paper, publisher: Press}]
"""


def law(folder: Path, measure: str = MEASURE, responses: str = RESPONSES) -> Registry:
    for name, file, text in (("law", "ban", measure), ("responses", "all", responses)):
        (folder / name).mkdir(exist_ok=True)
        (folder / name / f"{file}.yaml").write_text(text, "utf-8")
    return read(folder / "law", folder / "responses", "edition")


def refused(folder: Path, old: str, new: str, *, responses: bool = False) -> str:
    texts = [MEASURE, RESPONSES]
    assert old in texts[responses]
    texts[responses] = texts[responses].replace(old, new)
    with pytest.raises(BadData) as caught:
        law(folder, *texts)
    return str(caught.value)


def test_the_law_is_read_with_its_responses_and_its_edition(tmp_path: Path) -> None:
    registry = law(tmp_path)

    assert [m.id for m in registry.measures] == ["ban"]
    assert [r.id for r in registry.responses_to("ban")] == ["protest"]
    assert (registry.edition, registry.recorded) == ("edition", date(2026, 1, 5))


def test_a_measure_is_in_force_while_some_clause_of_it_runs(tmp_path: Path) -> None:
    registry = law(tmp_path)
    days = [date(2026, 1, 9), date(2026, 1, 10), date(2026, 1, 31), date(2026, 2, 1)]

    assert [len(registry.in_force(day)) for day in days] == [0, 1, 1, 0]
    assert registry.in_force(date(2026, 1, 10), known=date(2026, 1, 4)) == ()


def test_a_wrong_id_is_answered_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(BadData, match=r"no measure 'bam'\. Did you mean 'ban'\?"):
        law(tmp_path).measure("bam")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("id: ban", "id: ben", "ban.yaml:1: the measure 'ben' stands in a file named 'ban'"),
        (
            "cites: [Gazette]\n    runs",
            "cites: [Gazete]\n    runs",
            "ban.yaml:23: there is no source 'Gazete'",
        ),
        ("    cites: [Gazette]\n    runs", "    runs", "this cites no source. Name under `cites`"),
        ("cites: [Gazette], recorded", "cites: [], recorded", "this cites no source. Name under `cites`"),
        (
            "until: 2026-02-01",
            "until: 2026-01-01",
            "ban.yaml:25: the span ends (2026-01-01) before it begins",
        ),
        ("until: 2026-02-01", "until: 2026-01-10", "ban.yaml:25: the span from 2026-01-10 is empty"),
        ("fr: Ne pas utiliser.", "fr: ' '", "ban.yaml:18: the text has no words in 'fr'"),
        ("relabels: 'no'", "relabels: open", "ban.yaml:21: relabels is open but asks nothing"),
        (
            "relabels: 'no'",
            "subject_open: [HK]",
            "ban.yaml:21: these places are open but ask nothing",
        ),
        ("named: [acme]", "named: []", "ban.yaml:19: clause 'use' names no target"),
        ("    then: covered", "    yes: [use/why]\n    then: covered", "ban.yaml:27: there is no question"),
        ("binds_kinds: [federal-department]", "binds_kinds: []", "ban.yaml:15: clause 'use' binds nobody"),
        ("    clause: use\n", "", "ban.yaml:15: clause 'use' has no worked case that it decides"),
        ("    clause: use\n", "    clause: buy\n", "ban.yaml:15: clause 'use' has no worked case"),
        (
            "sources:\n",
            "related: [bam]\nsources:\n",
            "ban.yaml:12: there is no measure 'bam'. Did you mean 'ban'?",
        ),
        (
            "conduct: use\n    force",
            "conduct: usage\n    force",
            "ban.yaml:16: 'conduct': there is no 'usage'",
        ),
    ],
)
def test_a_fault_is_told_with_file_and_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert said in refused(tmp_path, old, new)


def test_spans_may_not_overlap_and_may_touch(tmp_path: Path) -> None:
    more = "      - {since: 2026-01-20, cites: [Gazette], recorded: '2026-01-05'}\ncases:"

    said = refused(tmp_path, "cases:", more)
    assert "ban.yaml:26: this span begins (2026-01-20) before the one from 2026-01-10 has ended" in said
    law(tmp_path, MEASURE.replace("cases:", more.replace("01-20", "02-01")))


def test_steps_stand_in_the_order_in_which_they_happened(tmp_path: Path) -> None:
    earlier = (
        "  - {date: '2025-12', status: proposed, note: {en: Mooted., fr: Proposé.}, recorded: '2026-01-05'}\n"
    )

    said = refused(tmp_path, "sources:\n", f"{earlier}sources:\n")
    assert "ban.yaml:12: the step of 2025-12 stands after the one of 2026-01-01" in said


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("measures: [ban]", "measures: [bam]", "all.yaml:6: there is no measure 'bam'. Did you mean 'ban'?"),
        ("    link: ", "    demands: ", "all.yaml:6: a link is a claim: say under `link` who ties it"),
        ("[{title: Paper, publisher: Press}]", "[]", "all.yaml:2: the response names no source"),
        ("id: protest", "id: ../x", "all.yaml:2: '../x' is no id: write lower-case letters"),
        ("{title: Paper,", "{url: 'data:x', title: Paper,", "all.yaml:11: 'data:x' is no web address."),
        ("kind: statement", "kind: revenge", "all.yaml:5: 'kind': there is no 'revenge'"),
        (
            "    confidence",
            "    background: [ban]\n    confidence",
            "cannot be both answered and mere background",
        ),
    ],
)
def test_a_response_without_its_claim_is_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert said in refused(tmp_path, old, new, responses=True)


def test_entities_that_do_not_exist_are_named(tmp_path: Path) -> None:
    registry = law(tmp_path)

    assert registry.unknown({"acme"}) == ()
    assert [fault.what for fault in registry.unknown({"acne"})] == [
        "there is no entity 'acme'. Did you mean 'acne'?",
        "there is no entity 'acme'. Did you mean 'acne'?",
        "there is no entity 'acme'. Did you mean 'acne'?",
    ]


def test_private_measures_stand_beside_the_published_ones() -> None:
    published = Registry.load()
    own = Measure(
        **{
            **{
                name: getattr(published.measures[0], name) for name in published.measures[0].__struct_fields__
            },
            "id": "own-1",
            "related": (),
            "private": True,
        }
    )

    both = Registry.load([own])
    assert both.measure("own-1") == own
    assert (len(both.measures), both.edition) == (len(published.measures) + 1, published.edition)


def test_a_private_measure_may_not_take_a_published_id() -> None:
    with pytest.raises(BadData, match="two measures are called"):
        Registry.load([Registry.load().measures[0]])


def test_the_law_is_read_once_and_the_day_of_knowledge_is_its_last() -> None:
    assert Registry.load() is Registry.load()
    assert Registry.load().recorded == Partial.parse("2026-11-23").last
