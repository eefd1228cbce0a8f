"""`debar judge`: one item by options, or a table of them."""

import json
from pathlib import Path

import pytest

from debar.cli.main import main

ON = ("--on", "2026-01-15")


def out(capsysbinary: pytest.CaptureFixture[bytes]) -> str:
    return capsysbinary.readouterr().out.decode()


def rows(capsysbinary: pytest.CaptureFixture[bytes]) -> list[dict[str, object]]:
    return [json.loads(line) for line in out(capsysbinary).splitlines()]


def test_one_item_is_judged_with_its_reasons(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["judge", "--maker", "hikvision", "--kind", "camera", "--on", "2025-06-27"]) == 0

    lines = out(capsysbinary).splitlines()
    assert lines[0] == "Appears covered: confirm"
    assert "ca-fed-hikvision-use-2025/use (announced: no instrument published)" in lines
    assert any(line.startswith("  ! Announced, not published.") for line in lines)


def test_the_answer_comes_in_french_too(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["judge", "--maker", "Hikvision", "--brand", "Annke", "--lang", "fr", *ON]) == 0

    lines = out(capsysbinary).splitlines()
    assert lines[0] == "Dépend d'une réponse : à traiter comme visé d'ici là"
    assert "  ? debar law answer ca-fed-hikvision-use-2025/shared/relabels --yes|--no --why …" in lines


def test_the_day_before_nothing_is_found_and_all_says_why(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["judge", "--maker", "hikvision", "--on", "2025-06-26", "--all"]) == 0

    text = out(capsysbinary)
    assert text.startswith("No restriction found in ")
    assert "It does not run before 2025-06-27." in text


def test_the_addressee_of_the_order_is_another_party(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    firm = ("--party", "foreign-subsidiary", "--entity", "hikvision-canada", "--conduct", "sell")

    assert main(["judge", "--maker", "hikvision", *firm, *ON, "--format", "jsonl"]) == 0
    (row,) = rows(capsysbinary)
    assert (row["outcome"], row["measure"], row["clause"], row["force"]) == (
        "covered",
        "ca-ica-hikvision-2025",
        "sell",
        "binding",
    )


def test_what_was_not_known_yet_binds_nobody(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["judge", "--maker", "hikvision", *ON, "--known", "2025-01-01", "--format", "jsonl"]) == 0

    (row,) = rows(capsysbinary)
    assert (row["outcome"], row["checked"], row["known"]) == ("none-found", 0, "2025-01-01")


TABLE = """\
Numéro;Fabricant;Marque;Modèle;Type
A1;Hikvision;HiLook;;camera
A2;Axis;;;camera
A3;Nobody & Daughters;;;camera
A4;Hikvision;;;recorder
"""


def test_a_table_is_judged_row_by_row(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    table = tmp_path / "items.csv"
    table.write_text(TABLE, "cp1252")

    assert main(["judge", str(table), *ON, "--format", "jsonl"]) == 0
    told = [(row["item"], row["maker"], row["outcome"], row["question"]) for row in rows(capsysbinary)]
    assert told == [
        ("A1", "hikvision", "conditional", "ca-fed-hikvision-use-2025/shared/own-brands"),
        ("A2", "axis", "none-found", None),
        ("A3", "Nobody & Daughters", "unknown", None),
        ("A4", "hikvision", "covered", None),
    ]


BADGES = """ID,Manufacturer,Model,Type
B1,ANNKE,,camera
B2,Axis,DS-2CD2143G0-I,camera
B3,Axis,P3245-LVE,camera
"""


def test_a_badge_where_the_maker_should_stand_takes_nothing_out(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    table = tmp_path / "items.csv"
    table.write_text(BADGES, "utf-8")

    assert main(["judge", str(table), *ON, "--format", "jsonl"]) == 0
    told = [(row["item"], row["brand"], row["outcome"]) for row in rows(capsysbinary)]
    assert told == [
        ("B1", "brand-annke", "suspected"),
        ("B2", None, "suspected"),
        ("B3", None, "none-found"),
    ]


@pytest.mark.parametrize(
    ("who", "outcome"),
    [
        (["--party", "uk-department"], "conditional"),
        (["--party", "uk-department", "--site-class", "ministers"], "covered"),
        (["--party", "private-person"], "unknown"),
        (["--party", "private-person", "--contract", "52.204-25 (NOV 2021)"], "conditional"),
        (["--party", "private-person", "--also", "us-federal-contractor"], "conditional"),
    ],
)
def test_a_party_is_at_home_in_its_country_and_may_be_several_things(
    who: list[str], outcome: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    call = ["judge", "--maker", "hikvision", "--kind", "camera", "--conduct", "purchase", *ON, *who]

    assert main([*call, "--format", "jsonl"]) == 0
    assert [row["outcome"] for row in rows(capsysbinary)] == [outcome]


def test_the_caveat_stands_beside_a_table_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "items.csv"
    table.write_text("maker,brand\nhikvision,\nhikvision,\n", "utf-8")

    assert main(["judge", str(table), *ON]) == 0
    assert capsys.readouterr().err.count("Announced, not published.") == 1


@pytest.mark.parametrize(
    ("maker", "grade", "fail_on", "code"),
    [
        ("hikvision", "strong", "covered", 1),
        ("hikvision", "lead", "covered", 0),
        ("hikvision", "lead", "suspected", 1),
        ("axis", "strong", "suspected", 0),
    ],
)
def test_it_ends_with_1_where_something_as_bad_was_found(
    maker: str, grade: str, fail_on: str, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--maker", maker, "--maker-grade", grade, "--fail-on", fail_on]

    assert main(["judge", *words, *ON]) == code


def test_a_bad_row_is_told_and_the_rest_is_judged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "items.csv"
    table.write_text("maker,acquired\nhikvision,yesterday\naxis,2026-01-01\n", "utf-8")

    assert main(["judge", str(table), *ON, "--format", "csv"]) == 3
    told = capsys.readouterr()
    assert told.err.startswith("items.csv:2: --acquired: 'yesterday' is no day.")
    assert told.out.splitlines()[1:] == ["2,axis,,,none-found,,,,"] or told.out.splitlines()[1].startswith(
        "3,axis"
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "nothing to judge"),
        (["--maker", "zzzyx"], "--maker: no company or brand is called 'zzzyx' here."),
        (["--maker", "axis", "--on", "soon"], "--on: 'soon' is no day. Write it as 2025-06-27."),
        (["--maker", "axis", "--conduct", "usage"], "--conduct: there is no 'usage'. Did you mean 'use'?"),
        (["--maker", "axis", "--party", "federal-dept"], "Did you mean 'federal-department'?"),
        (["--maker", "axis", "--fail-on", "bad"], "--fail-on: there is no 'bad'."),
        (["--maker", "axis", "--maker-grade", "sure"], "--maker-grade: there is no 'sure'."),
        (["--maker", "axis", "--lang", "de"], "--lang: there is no 'de'."),
        (["no-such.csv"], "no-such.csv: cannot be read"),
    ],
)
def test_wrong_use_is_told_with_its_cure(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["judge", *words]) == 2
    assert said in capsys.readouterr().err


def test_a_table_without_a_maker_brand_or_model_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "items.csv"
    table.write_text("room,colour\n12,blue\n", "utf-8")

    assert main(["judge", str(table)]) == 2
    assert "no column tells maker, brand or model" in capsys.readouterr().err


def test_a_misspelt_name_is_read_aloud(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["judge", "--maker", "Hikvison", *ON]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("Appears covered: confirm")
    assert "read 'Hikvison' as hikvision, Hikvision" in told.err


def test_the_name_of_a_firm_that_sells_what_others_make_is_read_as_a_badge_and_that_is_told(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    agency = ("--party", "us-executive-agency", "--conduct", "purchase", "--on", "2024-06-01")

    assert main(["judge", "--maker", "Lorex", "--kind", "camera", *agency]) == 0
    told = capsysbinary.readouterr()
    assert told.out.decode().startswith("Suspected: needs better evidence")
    assert "Lorex sells under its badge what others make too (Dahua" in " ".join(told.err.decode().split())

    assert main(["judge", "--maker", "Lorex", "--maker-grade", "strong", "--kind", "camera", *agency]) == 0
    told = capsysbinary.readouterr()
    assert told.out.decode().splitlines()[1] == "Other law was not looked at: debar law list tells what was."
    assert told.err == b""


FACTS = ("--party", "telecom-provider", "--jurisdiction", "US", "--conduct", "authorise")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--made-in", "Chine"), "--made-in: 'Chine' is no country. Write its code, as CN or CA-QC."),
        (("--local-content", "many"), "--local-content: 'many' is no percentage from 0 to 100."),
        (("--trait", "netwrked"), "--trait: there is no 'netwrked'. Did you mean 'networked'?"),
        (("--lacks", "netwrked"), "--lacks: there is no 'netwrked'. Did you mean 'networked'?"),
        (("--authorised", "soon"), "--authorised: 'soon' is no day."),
    ],
)
def test_a_fact_that_cannot_be_read_is_refused(
    given: tuple[str, str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["judge", "--kind", "router", "--maker", "axis", *given, *FACTS]) == 2
    assert said in capsys.readouterr().err


def test_columns_of_a_table_give_the_same_facts_as_options(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "items.csv"
    table.write_text(
        "id,maker,type,country of origin,certificates,local content,traits,sans\n"
        'a,Axis,camera,cn,none,"45,5 %",networked; embedded,dual-use\nb,Axis,camera,,,120,,\n',
        "utf-8",
    )

    assert main(["judge", str(table), "-f", "jsonl", *FACTS]) == 3
    told = capsys.readouterr()
    assert [json.loads(line)["item"] for line in told.out.splitlines()] == ["a"]
    assert "items.csv:3: --local-content: '120' is no percentage from 0 to 100" in told.err


def test_what_a_subcontract_carries_is_asked_about_apart(capsys: pytest.CaptureFixture[str]) -> None:
    item = ("--maker", "huawei", "--kind", "router", "--party", "private-person", "--on", "2026-11-01")
    term = "52.204-25 (NOV 2021)"

    assert main(["judge", *item, "--conduct", "use", "--subcontract", term, "--all", "--lang", "fr"]) == 0
    assert "ne se transmet pas aux sous-traitants" in " ".join(capsys.readouterr().out.split())
    assert main(["judge", *item, "--conduct", "sell", "--subcontract", term]) == 0
    assert "A subcontract of this party carries the clause" in " ".join(capsys.readouterr().out.split())
