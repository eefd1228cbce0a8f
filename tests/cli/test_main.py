"""The program starts, helps and refuses as a user would expect."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from debar.cli.main import COMMANDS, main


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["--help"])

    printed = capsys.readouterr().out
    assert code == 0
    assert all(f"\n  {name} " in printed for name in COMMANDS)


def test_help_loads_no_command() -> None:
    program = (
        "import sys\nfrom debar.cli.main import main\nmain(['--help'])\n"
        "heavy = {'django', 'pyarrow', 'hyperscan', 'lxml', 'rich', 'yaml'} & set(sys.modules)\n"
        "sys.exit(f'loaded: {heavy}' if heavy else 0)"
    )

    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)

    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    code = main([name, "--help"])

    assert code == 0
    assert f"Usage: debar {name}" in capsys.readouterr().out


def test_an_unknown_command_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["lwa"])

    assert code == 2
    assert capsys.readouterr().err == "debar: there is no command 'lwa'. Did you mean 'law'?\n"


def test_a_command_outside_a_workspace_says_how_to_make_one(
    tmp_path: object, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["status", "--workspace", str(tmp_path)])

    told = capsys.readouterr().err
    assert code == 2
    assert "debar init" in told
    assert "Traceback" not in told


def test_output_that_cannot_be_written_is_told_and_a_reader_that_leaves_is_not() -> None:
    law = [sys.executable, "-m", "debar.cli.main", "law", "show", "ca-ica-hikvision-2025"]

    with open("/dev/full", "w") as full:  # noqa: PTH123  a device, not a path of ours
        ended = subprocess.run(law, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    left = subprocess.run(
        f"{' '.join(law)} | head -c 10", shell=True, capture_output=True, text=True, check=False
    )

    assert ended.returncode == 2
    assert "No space left on device" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert left.stderr == ""


def test_whoever_stops_a_command_is_told_that_what_was_done_is_kept(tmp_path: Path) -> None:
    lines = tmp_path / "lines.csv"
    lines.write_text("Description,Supplier\n" + "Dome camera,Harbour Supply\n" * 2_000_000)
    words = [sys.executable, "-m", "debar.cli.main", "screen", str(lines), "--format", "jsonl"]

    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        running.stdout.readline()
        running.send_signal(signal.SIGINT)
        _, told = running.communicate(timeout=60)

    assert running.returncode == 130
    assert told.endswith("debar: Stopped. What was finished before is kept.\n")
