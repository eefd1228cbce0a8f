"""What a clause, a list or a worked case says that cannot be judged is refused, with file, line and cure."""

from pathlib import Path

import pytest

from debar.kit.errors import BadData
from debar.law.registry import Registry, read

HEAD = """\
id: {id}
jurisdiction: CA
issuer: {{en: Council, fr: Conseil}}
title: {{en: Ban, fr: Interdiction}}
instrument: order
legal_basis: {{en: Act, fr: Loi}}
announced: '2026-01-01'
recorded: '2026-01-05'
confidence: high
status: []
sources:
  - {{title: Gazette, publisher: Printer}}
"""
LIST = """\
clauses: []
members:
  - {entity: acme, since: 2026-01-01, until: 2026-03-01, recorded: '2026-01-05', cites: [Gazette]}
  - {entity: acme, since: 2026-03-01, recorded: '2026-01-05', cites: [Gazette]}
"""
BAN = """\
clauses:
  - id: use
    conduct: use
    force: binding
    says: {en: Do not use., fr: Ne pas utiliser.}
    targets:
      lists: [listing]
      share: 50
    binds_kinds: [federal-department]
    cites: [Gazette]
    runs:
      - {since: 2026-01-10, cites: [Gazette], recorded: '2026-01-05'}
    quota: {percent: 35, question: {en: More?, fr: Plus?}}
    conditions:
      - id: place
        question: {en: Where?, fr: Où?}
        test: made-in
        values: [CN]
    exceptions:
      - id: fine
        says: {en: Small., fr: Petit.}
        decides: true
        test: trait
        value: networked
cases:
  - name: in the span
    on: 2026-01-10
    conduct: use
    party: {kind: federal-department, jurisdiction: CA}
    item: {maker: acme, made_in: CN, traits: [networked]}
    then: none-found
    clause: use
"""

LATE = "until: 2026-03-01, recorded: '2026-01-05', cites: [Paper]"


def law(folder: Path, ban: str = BAN, listing: str = LIST) -> Registry:
    (folder / "law").mkdir()
    (folder / "responses").mkdir()
    for name, text in (("ban", ban), ("listing", listing)):
        (folder / "law" / f"{name}.yaml").write_text(HEAD.format(id=name) + text, "utf-8")
    return read(folder / "law", folder / "responses", "edition")


def refused(folder: Path, old: str, new: str) -> str:
    assert (old in BAN) != (old in LIST)
    with pytest.raises(BadData) as caught:
        law(folder, BAN.replace(old, new), LIST.replace(old, new))
    return str(caught.value)


def test_lists_tests_quotas_and_shares_are_read(tmp_path: Path) -> None:
    assert [measure.id for measure in law(tmp_path).measures] == ["ban", "listing"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[listing]", "[listng]", "ban.yaml:19: there is no measure 'listng'. Did you mean 'listing'?"),
        ("[listing]", "[ban]", "ban.yaml:19: the measure 'ban' lists nobody: it has no `members`."),
        ("share: 50", "share: 150", "ban.yaml:20: a share of 150 percent: it must lie above 0"),
        ("lists: [listing]", "secret: {en: Who?, fr: Qui?}", "ban.yaml:20: a share of whom?"),
        ("share: 50", "share_of_one: true", "ban.yaml:20: there is no share that one of them could hold"),
        ("share: 50", "by_nationality: true", "ban.yaml:20: no country is meant. Add `subject`."),
        ("share: 50", "subject: [cn]", "ban.yaml:20: 'cn' is no country: write its code"),
        ("percent: 35", "percent: 135", "ban.yaml:25: a quota of 135 percent: from 0 to 100"),
        ("id: place", "id: quota", "ban.yaml:27: the program asks a question by the name 'quota'"),
        ("{en: Where?,", "{en: '',", "ban.yaml:28: the text has no words in 'en'"),
        ("[CN]", "[China]", "ban.yaml:30: 'China' is no country: write its code, as CN or CA-QC."),
        ("        values: [CN]\n", "", "ban.yaml:29: the test 'made-in' says not what it tests for"),
        ("        test: made-in\n", "", "ban.yaml:29: 'CN' is tested by nothing. Say by which `test`"),
        ("made-in\n", "acquired-after\n", "ban.yaml:30: 'CN' is no day. Write it as '2025-06-27'."),
        ("made-in\n", "local-content-under\n", "ban.yaml:30: 'CN' is no percentage from 0 to 100."),
        ("made-in\n", "site-class\n", "ban.yaml:30: there is no class of site 'CN'"),
        ("made-in\n", "listed\n", "ban.yaml:30: there is no measure 'CN'"),
        ("made-in\n", "made-on\n", "there is no 'made-on'"),
        ("value: networked", "value: netwrked", "ban.yaml:36: there is no trait 'netwrked'. Did you mean"),
        ("decides: true", "decides: false", "ban.yaml:35: the exception tests something but decides nothing"),
        ("value: networked", "kinds: [cameras]", "ban.yaml:35: the test 'trait' says not what it tests for"),
        ("test: trait", "kinds: [cameras]", "ban.yaml:36: 'networked' is tested by nothing"),
        ("decides: true", "kinds: [cameras]", "ban.yaml:34: there is no class of products 'cameras'."),
        ("made_in: CN", "made_in: cn", "ban.yaml:42: 'cn' is no country: write its code, as CN or CA-QC."),
        ("[networked]}", "[netwrked]}", "ban.yaml:42: there is no trait 'netwrked'. Did you mean"),
        (
            "{entity: acme, since: 2026-03",
            "{entity: acme, since: 2026-02",
            "listing.yaml:16: 'acme' stands on",
        ),
        ("until: 2026-03-01", "until: 2025-03-01", "listing.yaml:15: it leaves the list (2025-03-01) before"),
        ("until: 2026-03-01, recorded: '2026-01-05', cites: [Gazette]", LATE, "listing.yaml:15: there is no"),
    ],
)
def test_a_fault_is_told_with_file_and_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert said in refused(tmp_path, old, new)


def test_one_maker_may_stand_there_twice_for_other_models(tmp_path: Path) -> None:
    models = LIST.replace(
        "{entity: acme, since: 2026-03-01", "{entity: acme, models: [B-2], since: 2026-02-01"
    )

    law(tmp_path, listing=models.replace("until: 2026-03-01", "models: [A-1]"))


def test_a_member_that_is_no_entity_is_named(tmp_path: Path) -> None:
    faults = law(tmp_path).unknown({"acne"})

    assert "there is no entity 'acme'. Did you mean 'acne'?" in {fault.what for fault in faults}
    assert {fault.subject for fault in faults} == {"ban", "listing"}
