"""Each command in a process of its own, as users run them: nothing rests on what another one loaded."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from debar.kit.canon import digest_file

ESTATE = Path(__file__).parents[2] / "examples" / "estate"
SCAN = ESTATE / "keepers-hall" / "scan.xml"
CALLS = (
    "init .",
    f"estate import {ESTATE / 'estate.yaml'} --dry-run",
    f"estate import {ESTATE / 'estate.yaml'}",
    "estate export",
    f"intake {SCAN} --site keepers-hall",
    "status",
    "evidence list",
    "device list",
    "device show dev-1",
    "law list",
    "law show ca-fed-hikvision-use-2025 --lang fr",
    "law why ca-fed-hikvision-use-2025/use --maker hikvision --on 2025-06-27",
    "law answer ca-fed-hikvision-use-2025/shared/relabels --yes --why opinion",
    "law attach --adopts ca-fed-hikvision-use-2025 --title-en Order --title-fr Ordre --number 7"
    " --issuer Deputy --date 2026-01-05",
    "who hikvision --tree --on 2021-06-01",
    "judge --maker hikvision --kind camera --conduct use --on 2025-06-27",
    f"screen {ESTATE / 'purchases.csv'} --only findings",
    "review list",
    "report json --out report.json",
    "ledger verify",
    "ledger export",
    f"evidence drop {digest_file(SCAN)} --why wrong",
)


def run(call: str, folder: Path) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-m", "debar.cli.main", *call.split()]
    return subprocess.run(
        words, cwd=folder, capture_output=True, text=True, check=False, env={**os.environ, "COLUMNS": "100"}
    )


@pytest.fixture(scope="module")
def endings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, subprocess.CompletedProcess[str]]:
    """How each call ended, one after the other in one workspace."""
    folder = tmp_path_factory.mktemp("alone")
    return {call: run(call, folder) for call in CALLS}


@pytest.mark.parametrize("call", CALLS)
def test_each_command_runs_in_a_process_of_its_own(
    call: str, endings: dict[str, subprocess.CompletedProcess[str]]
) -> None:
    ended = endings[call]

    assert "Traceback" not in ended.stderr
    assert ended.returncode in (0, 3), ended.stderr


@pytest.mark.parametrize("call", ["review list", "device list", "law list"])
def test_the_force_and_caveat_of_the_federal_ban_stand_wherever_it_is_shown(
    call: str, endings: dict[str, subprocess.CompletedProcess[str]]
) -> None:
    ended = endings[call]

    assert "announced" in ended.stdout
    assert "Announced, not published." in ended.stdout + ended.stderr
