"""Drafts become files that a person fills, and that the knowledge can then read."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml

from debar.kit import pack
from debar.kit.errors import BadData
from debar.law.measure import Measure
from debar.law.response import ResponseFile
from debar.notices import write
from debar.notices.reader import Reading

Read = Callable[..., Reading]
TEXTS = Path(__file__).parent / "texts" / "development.yaml"

ORDER = "draft-ca-order-hikvision-canada-2025-06-27"
ORIGIN = write.Origin("The firm must close", None, None, None, "en", date(2026, 11, 23))
TOLD = """\
OTTAWA — Canada on Friday ordered Hikvision Canada Inc. to cease operations within 120 days under the
Investment Canada Act, over "national security". Departments may no longer buy Dahua cameras, except for
tests, Canada said.

China's commerce ministry urged Canada to "correct its mistakes". Hikvision sued the government on Monday.
"""
ANSWERS = {
    "title": "title: {en: A, fr: B}",
    "issuer": "issuer: {en: A, fr: B}",
    "name": "name: {en: A, fr: B}",
    "legal_basis": "legal_basis: {en: A, fr: B}",
    "jurisdiction": "jurisdiction: CA",
    "instrument": "instrument: order",
    "announced": "announced: '2025-06-27'",
    "conduct": "conduct: use",
    "since": "since: 2025-06-27",
    "deadline": "deadline: 2025-10-25",
    "date": "date: '2025-06-27'",
    "publisher": "publisher: A newspaper",
    "url": "url: https://news.example.org/a",
    "binds_kinds": "binds_kinds: [federal-department]",
    "subsidiaries": "subsidiaries: 'no'",
    "link": "link: {en: A, fr: B}",
    "actor": "actor: a-firm",
    "of": "of: CN",
    "kind": "kind: statement",
    "en": "en: A",
    "fr": "fr: B",
}
"""What a person writes in the place of each field that is open."""
OPEN = re.compile(r"^(?P<blanks> *)# open: (?P<key>\w+):.*$", re.MULTILINE)


def filled(text: str) -> str:
    return OPEN.sub(lambda line: line["blanks"] + ANSWERS[line["key"]], text)


def files(found: Reading) -> dict[str, str]:
    made: dict[str, str] = {}
    for draft in found.drafts:
        name = write.file_name(draft, list(made))
        made[name] = write.as_yaml(draft, name, ORIGIN._replace(language=found.language or "en"))
    return made


def test_every_draft_has_a_name_of_its_own_that_says_it_is_one(read: Read) -> None:
    found = read(TOLD, "2025-06-30")

    assert list(files(found)) == [
        ORDER,
        "draft-ca-ban-dahua",
        "draft-cn-statement-mofcom",
        "draft-lawsuit-hikvision-2025-06-30",
    ]
    assert write.file_name(found.drafts[1], ["draft-ca-ban-dahua"]) == "draft-ca-ban-dahua-2"
    taken = ["draft-ca-ban-dahua", "draft-ca-ban-dahua-2"]
    assert write.file_name(found.drafts[1], taken) == "draft-ca-ban-dahua-3"


def test_what_a_person_has_filled_is_knowledge(read: Read) -> None:
    made = files(read(TOLD, "2025-06-30"))

    order = pack.loads(filled(made[ORDER]).encode(), Measure, name="d")
    protest = pack.loads(
        filled(made["draft-cn-statement-mofcom"]).encode(), ResponseFile, name="d"
    ).responses[0]

    clause = order.clauses[0]
    assert (order.id, order.confidence, order.text) == (
        ORDER,
        "low",
        "summary",
    )
    assert (clause.conduct, clause.force, clause.targets.named) == (
        "operate",
        "announced",
        ("hikvision-canada",),
    )
    assert (str(order.announced), clause.runs[0].since) == ("2025-06-27", date(2025, 6, 27))
    assert order.legal_basis.en == "Investment Canada Act"
    assert (protest.actor, protest.kind, protest.measures) == ("mofcom", "statement", ())
    assert protest.demands
    assert protest.demands.en == 'urged Canada to "correct its mistakes"'


def test_a_draft_is_no_knowledge_before_a_person_has_filled_it(read: Read) -> None:
    for text in files(read(TOLD, "2025-06-30")).values():
        with pytest.raises(BadData):
            pack.loads(text.encode(), Measure, name="d")


def test_every_value_stands_under_its_sentence_or_is_of_our_own(read: Read) -> None:
    text = files(read(TOLD, "2025-06-30"))["draft-ca-ban-dahua"]

    quoted = 'strong: "Departments may no longer buy Dahua cameras, except for tests, Canada said."'
    assert text.count(quoted) >= 5
    assert "# open: legal_basis: " in text
    assert yaml.safe_load(text)["clauses"][0]["exceptions"][0]["says"]["en"].startswith("except for tests")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_other_language_is_left_open(language: str, read: Read) -> None:
    said = {
        "en": "Canada banned the use of Hikvision cameras over national security.",
        "fr": "Le Canada a interdit l'utilisation des caméras de Hikvision pour la sécurité nationale.",
    }
    found = read(said[language])

    text = next(iter(files(found).values()))
    assert f'{language}: "{said[language]}"' in text
    assert f"# open: {'fr' if language == 'en' else 'en'}: " in text


def test_marks_of_yaml_in_a_notice_change_nothing(read: Read) -> None:
    found = read(
        'Canada banned the use of Hikvision cameras: {a: "b"} # - !x &y *z | over national security.\u2028x'
    )

    text = next(iter(files(found).values()))
    measure = pack.loads(filled(text).encode(), Measure, name="d")
    assert '{a: "b"} # - !x &y *z |' in measure.clauses[0].says.en


def test_every_draft_of_every_text_of_ours_can_be_filled(read: Read) -> None:
    held = yaml.safe_load(TEXTS.read_text("utf-8"))["texts"]
    made = [pair for text in held for pair in files(read(text["text"], text.get("published"))).items()]

    for name, draft in made:
        kind: type[Measure | ResponseFile] = ResponseFile if "\nresponses:" in draft else Measure
        assert pack.loads(filled(draft).encode(), kind, name=name)
