"""The example of a measure in the documents is one that the program accepts."""

import re
from pathlib import Path

import pytest

from debar.cli.main import main

KNOWLEDGE = Path(__file__).resolve().parents[2] / "docs" / "knowledge.md"


@pytest.fixture
def example(tmp_path: Path) -> Path:
    (text,) = re.findall(r"```yaml\n(id: .*?)```", KNOWLEDGE.read_text("utf-8"), re.DOTALL)
    file = tmp_path / "ca-example-2026.yaml"
    file.write_text(text, "utf-8")
    return file


def test_every_case_of_the_example_holds(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "check", str(example)]) == 0

    assert capsys.readouterr().err == "1 measure, 0 responses, 5 worked cases: all hold.\n"


def test_a_case_that_does_not_hold_is_told_as_the_document_says(
    example: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = example.read_text("utf-8")
    example.write_text(text.replace("then: covered", "then: suspected"), "utf-8")

    assert main(["law", "check", str(example)]) == 2
    said = " ".join(capsys.readouterr().out.split())
    told = " ".join(KNOWLEDGE.read_text("utf-8").split())
    assert said.endswith("by buy: Its kind (camera) is one that it means.")
    assert said[said.index("ca-example") :] in told
