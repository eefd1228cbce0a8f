"""`debar law`: list, show, why, answer, attach."""

import json
from pathlib import Path

import pytest

from debar.cli.main import main
from debar.store.workspace import Workspace

ICA, BAN = "ca-ica-hikvision-2025", "ca-fed-hikvision-use-2025"


@pytest.fixture
def workspace(tmp_path: Path) -> str:
    Workspace.create(tmp_path / "w").close()
    return str(tmp_path / "w")


def told(capsysbinary: pytest.CaptureFixture[bytes]) -> str:
    return capsysbinary.readouterr().out.decode()


def flat(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def test_the_list_tells_force_and_whether_a_measure_runs(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["law", "list", "--jurisdiction", "CA", "--on", "2025-08-01", "--format", "jsonl"]) == 0

    listed = {row["id"]: row for row in map(json.loads, told(capsysbinary).splitlines())}
    facts = [(listed[each]["force"], listed[each]["standing"], listed[each]["runs"]) for each in (BAN, ICA)]
    assert facts == [(["announced"], "announced", True), (["binding"], "suspended", False)]


def ids(capsysbinary: pytest.CaptureFixture[bytes], *words: str) -> list[str]:
    assert main(["law", "list", *words, "--on", "2026-11-23", "--format", "jsonl"]) == 0
    return [json.loads(line)["id"] for line in told(capsysbinary).splitlines()]


def test_the_list_can_be_narrowed_by_place_and_force(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    canadian = ids(capsysbinary, "--jurisdiction", "CA")

    assert {BAN, ICA, "ca-qc-cameras-2023"} <= set(canadian)
    assert all(each.startswith("ca-") for each in canadian)
    sold = ids(capsysbinary, "--jurisdiction", "CA", "--force", "binding", "--conduct", "sell")
    assert (ICA in sold, BAN in sold) == (True, False)
    assert ids(capsysbinary, "--jurisdiction", "MC") == []


def test_the_list_can_be_narrowed_to_what_aims_at_somebody(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    of_hikvision = ids(capsysbinary, "--target", "hilook", "--jurisdiction", "CA")
    of_axis = ids(capsysbinary, "--target", "axis", "--jurisdiction", "GB")

    assert {BAN, ICA} <= set(of_hikvision)
    assert "uk-cctv-2022" not in of_axis
    assert "uk-cctv-2022" in ids(capsysbinary, "--target", "uniview")


def test_the_list_can_be_narrowed_to_what_runs(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    words = ["--running", "--jurisdiction", "CA", "--format", "jsonl"]

    assert main(["law", "list", "--on", "2025-06-26", *words]) == 0
    before = told(capsysbinary)
    assert main(["law", "list", "--on", "2025-06-27", *words]) == 0
    assert (BAN in before, BAN in told(capsysbinary)) == (False, True)


@pytest.mark.parametrize("columns", [80, 100])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_list_fits_the_terminal(
    columns: int, language: str, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))

    assert main(["law", "list", "--lang", language]) == 0
    lines = told(capsysbinary).splitlines()
    assert [line for line in lines if len(line) > columns] == []
    assert [line for line in lines if line.startswith("  ca-fed-hikvision-use-2025  ")] != []


def binding(capsysbinary: pytest.CaptureFixture[bytes], *words: str) -> dict[str, str]:
    assert main(["law", "binds", *words, "--on", "2026-11-23", "--format", "jsonl"]) == 0
    rows = [json.loads(line) for line in told(capsysbinary).splitlines()]
    return {f"{row['measure']}/{row['clause']}": row["binds"] for row in rows}


@pytest.mark.parametrize(
    ("words", "binds", "not_"),
    [
        (["--party", "federal-department"], f"{BAN}/use", "us-ndaa2019-889a1b/use-video"),
        (["--party", "crown-corporation"], f"{BAN}/purchase", "ca-qc-cameras-2023/use"),
        (["--party", "provincial-body", "--jurisdiction", "CA-QC"], "ca-qc-cameras-2023/keep", f"{BAN}/use"),
        (["--party", "uk-department"], "uk-cctv-2022/deploy", "au-cctv-2023/use"),
        (["--party", "au-entity"], "au-cctv-2023/use", "uk-cctv-2022/deploy"),
        (["--party", "us-federal-contractor"], "us-ndaa2019-889a1b/use-video", f"{BAN}/use"),
        (
            ["--party", "private-person", "--contract", "52.204-25"],
            "us-ndaa2019-889a1a/supply-video",
            "uk-cctv-2022/deploy",
        ),
        (
            ["--party", "private-person", "--also", "us-federal-contractor:US"],
            "us-ndaa2019-889a1b/use-video",
            "au-cctv-2023/use",
        ),
    ],
)
def test_each_party_is_told_what_binds_it(
    words: list[str], binds: str, not_: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    found = binding(capsysbinary, *words)

    assert found[binds] == "yes"
    assert not_ not in found


def test_what_a_person_must_answer_first_is_told_as_such(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert binding(capsysbinary, "--party", "private-person")[f"{BAN}/use"] == "ask"


def test_all_tells_what_does_not_bind_and_the_day_decides(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    words = ["--party", "uk-department", "--all", "--conduct", "use"]
    found = binding(capsysbinary, *words)

    assert (found["uk-cctv-2022/deploy"], found["uk-cctv-2022/remove"]) == ("yes", "no")
    assert (found[f"{BAN}/use"], f"{BAN}/purchase" in found) == ("no", False)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "WHAT BINDS uk-cctv-2022/buy: purchase (instructed inside government)"),
        (
            "en",
            "Whose things: every maker subject to the law of: China (to be settled for: Hong Kong, Macao)",
        ),
        ("fr", "Le 2026-11-23, comme ministère du Royaume-Uni (GB) Dispositions qui lient : 1;"),
        ("fr", "Seulement si la réponse est oui : L'achat est-il destiné à un lieu sensible"),
    ],
)
def test_what_binds_reads_as_a_page(
    language: str, words: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    call = ["law", "binds", "--party", "uk-department", "--conduct", "purchase", "--lang", language]
    call += ["--on", "2026-11-23"]

    assert main(call) == 0
    assert words in flat(told(capsysbinary))


def test_what_binds_is_told_with_what_is_to_be_done_and_by_when(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    assert main(["law", "binds", "--party", "us-federal-contractor", "--conduct", "use"]) == 0
    text = flat(told(capsysbinary))
    _, _, owed = text.partition("WHAT IS TO BE DONE ")
    assert "us-ndaa2019-889a1b - inquire: Make a reasonable inquiry" in owed
    assert "one business day" in owed

    assert main(["law", "binds", "--party", "uk-department", "--conduct", "use", "--lang", "fr"]) == 0
    assert "Échéance : 2025-04-30" in flat(told(capsysbinary))


def test_an_export_clause_tells_to_whom_and_not_whose_things(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    words = ["--party", "exporter", "--jurisdiction", "US", "--conduct", "export-to"]

    assert main(["law", "binds", *words]) == 0
    text = flat(told(capsysbinary))
    assert "What goes to: Dahua, Hikvision" in text
    assert "Whose things" not in text


def test_of_a_body_of_some_province_the_place_is_asked(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert binding(capsysbinary, "--party", "provincial-body")["ca-qc-cameras-2023/use"] == "ask"


def test_a_workspace_knows_who_asks_and_its_contracts(
    workspace: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / "estate.yaml").write_text(FIRM, "utf-8")
    main(["estate", "import", str(tmp_path / "estate.yaml"), "-w", workspace])
    told(capsysbinary)

    found = binding(capsysbinary, "-w", workspace)
    assert found["us-ndaa2019-889a1a/supply-video"] == "yes"
    assert found["uk-cctv-2022/deploy"] == "yes"


FIRM = """
bodies:
  - id: firm
    name: {en: Firm, fr: Entreprise}
    party:
      jurisdiction: CA
      kind: private-person
      also: [{jurisdiction: GB, kind: uk-department}]
contracts:
  - {id: c, body: firm, number: W-1, counterparty: an agency, clauses: [52.204-25 (NOV 2021)]}
"""
"""A firm with a contract of the United States, that also runs a department's sites."""


def test_the_list_is_not_shown_without_the_caveats(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "list"]) == 0
    assert "! Announced, not published.\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        "Force: binding",
        "It does not touch a department, agency, Crown corporation or anyone else",
        "subsection 25.4(1)",
        '"injurious" to Canada\'s national security',
        "a multi-step review of information and evidence from Canada's security and intelligence community",
        "from 2025-06-27 up to, not including, 2025-07-07",
        "Had the winding-up day come by the day asked about?",
        "ca-ica-hikvision-2025/operate/since-2025-10-25",
        "Application for judicial review T-2284-25",
        "By agreement with the Attorney General",
        "2025 FC 1527",
        "confidential reasons on 16 September, public ones on 22 September 2025",
        "arbitration under the bilateral investment treaty of 2014",
        "no decision on the merits of T-2284-25",
        "China is strongly dissatisfied and firmly opposed",
        "Correct the wrong practices at once",
        "中方敦促加方立即纠正错误做法",
        "stern representations",
        "Entity List in October 2019",
        "BACKGROUND: NO SOURCE TIES IT TO THE MEASURE",
        "Best Buy Canada",
        "Prime Minister Mark Carney",
        "Huawei executive Meng Wanzhou is arrested in Vancouver",
        "none of the accounts read mentions Hikvision",
        "Confidence: high",
        "https://decisions.fct-cf.gc.ca/fc-cf/decisions/en/item/528994/index.do",
        BAN,
    ],
)
def test_the_page_of_the_order_tells_its_whole_story(
    words: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["law", "show", ICA, "--on", "2026-11-23"]) == 0
    assert words in flat(told(capsysbinary))


@pytest.mark.parametrize(
    "words",
    [
        "Force : annoncée : aucun acte publié",
        "Annoncée, non publiée.",
        "ne doivent pas acheter de produits Hikvision",
        "ce que d'autres vendent sous leur propre marque : à trancher",
        "Lie peut-être : personne ou entreprise privée",
        "le ministère responsable n'a pas été nommé",
        "Résultat non publié",
        "Une vingtaine d'entités fédérales",
        "Contexte : aucune source ne le rattache à la mesure".upper(),
        "Approuvée par : personne pour l'instant",
    ],
)
def test_the_page_of_the_ban_stands_in_french(words: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["law", "show", BAN, "--lang", "fr"]) == 0
    assert words in flat(told(capsysbinary))


def test_the_page_says_who_owes_a_duty_and_by_which_source(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    assert main(["law", "show", "us-ndaa2019-889a1b"]) == 0

    text = flat(told(capsysbinary))
    assert "keep what you looked at. [12] [3] Owed by: US federal contractor" in text
    assert "Carried by: 52.204-25 The time runs: from the machine's match, or from a person's" in text
    assert "HOW IT CAME ABOUT AND IS CARRIED OUT, STEP BY STEP 1. 2018-05-24" in text


def test_force_and_caveat_come_before_everything_else(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    main(["law", "show", BAN])

    _title, head, *_rest = told(capsysbinary).split("\n\n")
    force, caveat, *_ = (line for line in head.splitlines() if not line.startswith(" "))
    assert force == "Force: announced: no instrument published"
    assert caveat.startswith("! Announced, not published.")


def test_one_clause_can_be_read_alone_with_its_duties_and_sources(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    assert main(["law", "show", "us-ndaa2019-889a1b/use-video-lorex"]) == 0
    text = flat(told(capsysbinary))
    assert "use-video-lorex: use" in text
    assert "Does this party itself hold a contract with a US executive agency" in text
    assert "Owed by: US federal contractor" in text
    assert ("contract-network" in text, "WHAT HAPPENED" in text) == (False, False)

    assert main(["law", "show", f"{BAN}/use", "--format", "json"]) == 0
    assert [clause["id"] for clause in json.loads(told(capsysbinary))] == ["use"]


def test_what_binds_begins_with_how_much_it_is(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["law", "binds", "--party", "uk-department", "--conduct", "purchase"]) == 0
    assert "Clauses that bind: 1; that may bind, depending on an answer: " in flat(told(capsysbinary))


def test_numbers_are_not_broken_at_their_blanks(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    for columns in (78, 80, 96, 100):
        monkeypatch.setenv("COLUMNS", str(columns))
        assert main(["law", "show", BAN, "--lang", "fr"]) == 0
        assert "49\u00a0000" in told(capsysbinary)


def test_a_page_can_be_had_as_data(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["law", "show", ICA, "--format", "json"]) == 0

    (measure,) = json.loads(told(capsysbinary))
    assert measure["id"] == ICA
    assert [moment["date"] for moment in measure["timeline"]][:2] == ["2014", "2018-12-01"]


def test_why_tells_the_reasons_step_by_step(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    words = ["--maker", "hikvision", "--brand", "annke", "--on", "2025-06-27", "--format", "jsonl"]

    assert main(["law", "why", f"{BAN}/use", *words]) == 0
    steps = [json.loads(line) for line in told(capsysbinary).splitlines()]
    assert [step["number"] for step in steps] == list(range(1, len(steps) + 1))
    assert {step["outcome"] for step in steps} == {"conditional"}
    assert steps[2]["reason"] == "It has run since 2025-06-27."
    assert (
        steps[2]["cites"][0]
        == "Canada government orders Hikvision to shut down over national security concerns"
    )


def test_why_says_what_keeps_a_clause_away(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["law", "why", ICA, "--maker", "hikvision", "--on", "2026-01-15"]) == 0

    text = flat(told(capsysbinary))
    assert text.count("It binds only those that it names (Hikvision Canada)") == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["show", "ca-ica-hikvison-2025"], f"Did you mean '{ICA}'?"),
        (["why", f"{BAN}/usage", "--maker", "axis"], "Did you mean 'use'?"),
        (["show", f"{BAN}/usage"], "Did you mean 'use'?"),
        (["list", "--force", "announce"], "Did you mean 'announced'?"),
        (["answer", "x", "--why", "y"], "say --yes or --no"),
        (["answer", "x", "--yes"], "say --why"),
    ],
)
def test_wrong_use_of_the_law_is_told_with_its_cure(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["law", *words]) == 2
    assert said in capsys.readouterr().err


def test_an_answer_is_kept_and_settles_the_verdict(
    workspace: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    relabel = ["judge", "--maker", "hikvision", "--brand", "annke", "-w", workspace, "--format", "jsonl"]
    question = f"{BAN}/shared/relabels"

    assert main(["law", "answer", question, "--yes", "--why", "counsel, file 12", "-w", workspace]) == 0
    main(relabel)
    assert json.loads(told(capsysbinary))["outcome"] == "covered"
    main(["law", "show", BAN, "-w", workspace])
    assert "counsel, file 12" in told(capsysbinary)


def test_a_question_that_nobody_asks_is_refused(workspace: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "answer", f"{BAN}/shared/relabel", "--no", "--why", "x", "-w", workspace]) == 2
    assert f"Did you mean '{BAN}/shared/relabels'?" in capsys.readouterr().err


ADOPTS = ["--adopts", BAN, "--title-en", "Directive", "--title-fr", "Directive", "--number", "2026-004"]
ISSUED = ["--issuer", "Deputy head", "--issuer-fr", "Administrateur général", "--date", "2026-01-01"]


def test_an_attached_authority_binds_beside_the_announced_ban(
    workspace: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["law", "attach", *ADOPTS, *ISSUED, "--conduct", "use", "-w", workspace]) == 0

    main(["judge", "--maker", "hikvision", "--on", "2026-01-15", "-w", workspace, "--format", "jsonl"])
    verdicts = json.loads(told(capsysbinary))["verdicts"]
    assert [(v["measure"], v["force"]) for v in verdicts] == [("own-2026-004", "binding"), (BAN, "announced")]
    main(["law", "list", "-w", workspace, "--format", "csv"])
    assert "own-2026-004,CA,binding,in-force,True,Directive" in told(capsysbinary)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "name a file, or the measure that your authority adopts"),
        ([*ADOPTS, "--issuer", "x"], "say --date"),
        ([*ADOPTS[:4], *ISSUED], "no title in French"),
        ([*ADOPTS, *ISSUED, "--force", "announced"], "--force: there is no 'announced'"),
        (["no-such.yaml"], "no-such.yaml: cannot be read"),
    ],
)
def test_an_authority_that_says_too_little_is_refused(
    words: list[str], said: str, workspace: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["law", "attach", *words, "-w", workspace]) == 2
    assert said in capsys.readouterr().err
