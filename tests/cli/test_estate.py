"""`debar estate`."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.cli.estate import written
from debar.cli.main import main
from debar.estate.bodies import Body, Site
from debar.estate.contracts import Contract
from debar.estate.networks import Consent, Network
from debar.estate.parties import Party
from debar.estate.register import Estate
from debar.kit import pack
from debar.kit.times import Partial, RoughSpan
from debar.kit.words import Both
from debar.store.workspace import Workspace

YAML = """\
bodies:
  - id: library
    name: {en: Library, fr: Bibliothèque}
    party: {jurisdiction: CA, kind: federal-department}
sites:
  - id: hq
    body: library
    name: {en: Head office, fr: Siège}
"""


@pytest.fixture
def at(tmp_path: Path) -> list[str]:
    Workspace.create(tmp_path / "ws", by="officer").close()
    return ["-w", str(tmp_path / "ws")]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "estate.yaml"
    path.write_text(YAML, "utf-8")
    return path


def test_import_shows_what_it_changes(at: list[str], file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["estate", "import", str(file), *at, "-f", "json", "--why", "as surveyed"]) == 0

    assert json.loads(capsys.readouterr().out) == [
        {"part": "bodies", "id": "library", "what": "added"},
        {"part": "sites", "id": "hq", "what": "added"},
    ]


def test_a_dry_run_changes_nothing(at: list[str], file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["estate", "import", str(file), *at, "--dry-run", "-f", "jsonl"]) == 0

    printed = capsys.readouterr()
    assert len(printed.out.splitlines()) == 2
    assert "this was a dry run" in printed.err
    with Workspace.open(Path(at[1])) as opened:
        assert opened.estate() == Estate()


def test_what_is_exported_is_what_was_imported(
    at: list[str], file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["estate", "import", str(file), *at])
    capsys.readouterr()

    assert main(["estate", "export", *at]) == 0

    again = tmp_path / "again.yaml"
    again.write_text(capsys.readouterr().out, "utf-8")
    assert pack.load(again, Estate) == pack.load(file, Estate)
    assert main(["estate", "import", str(again), *at, "-f", "jsonl"]) == 0
    assert capsys.readouterr().out == ""


def test_an_empty_estate_can_be_exported_too(at: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["estate", "export", *at]) == 0

    assert pack.loads(capsys.readouterr().out.encode(), Estate, name="export") == Estate()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (
            YAML.replace("body: library", "body: libary"),
            "estate.yaml:7: site 'hq': body 'libary' does not exist",
        ),
        (YAML.replace("  - id: hq", "  - id: hq\n    floor: 2"), "estate.yaml:7: there is no field 'floor'"),
        (YAML.replace("federal-department", "department"), "estate.yaml:4: "),
        ("bodies: [", ": not readable as YAML"),
        ("", "the file is empty"),
    ],
)
def test_a_wrong_file_is_refused_with_file_and_line(
    at: list[str], file: Path, capsys: pytest.CaptureFixture[str], wrong: str, says: str
) -> None:
    file.write_text(wrong, "utf-8")

    assert main(["estate", "import", str(file), *at]) == 2

    told = capsys.readouterr().err
    assert says in told
    assert "Traceback" not in told


def test_a_file_that_is_missing_is_named(at: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["estate", "import", "nowhere.yaml", *at]) == 2

    assert "nowhere.yaml: cannot be read" in capsys.readouterr().err


TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Co", "Cn"]), max_size=12
)
NAME = st.builds(Both, TEXT, TEXT)
IDS = st.sampled_from(["no", "0123", "1.10", "~", "a: b", "- x", "été", "2025-04", "null", "#x", " y "])
DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))
SPANS = st.builds(
    RoughSpan,
    since=st.sampled_from([None, Partial(2025), Partial(2025, 4), Partial(2025, 4, 30)]),
    until=st.sampled_from([None, Partial(2026)]),
)
PARTIES = st.builds(
    Party,
    jurisdiction=IDS,
    kind=st.sampled_from(["municipality", "public-body"]),
    site_classes=st.lists(IDS, max_size=2).map(tuple),
)
ESTATES = st.builds(
    Estate,
    bodies=st.lists(st.builds(Body, IDS, NAME, st.none() | PARTIES, st.none() | IDS), max_size=2).map(tuple),
    sites=st.lists(
        st.builds(
            Site,
            IDS,
            IDS,
            NAME,
            address=st.none() | TEXT,
            tenure=st.sampled_from(["owned", "leased"]),
            unsearchable=st.none() | NAME,
        ),
        max_size=2,
    ).map(tuple),
    networks=st.lists(st.builds(Network, IDS, IDS, st.lists(TEXT, max_size=2).map(tuple)), max_size=2).map(
        tuple
    ),
    consents=st.lists(
        st.builds(
            Consent,
            IDS,
            TEXT,
            st.lists(st.sampled_from(["scan", "walk"]), max_size=2).map(tuple),
            DAYS,
            DAYS,
        ),
        max_size=2,
    ).map(tuple),
    contracts=st.lists(
        st.builds(Contract, IDS, IDS, TEXT, TEXT, st.lists(TEXT, max_size=2).map(tuple), SPANS), max_size=2
    ).map(tuple),
)


@given(estate=ESTATES)
def test_any_estate_is_read_back_as_it_was_written(estate: Estate) -> None:
    assert pack.loads(written(estate).encode(), Estate, name="export") == estate
