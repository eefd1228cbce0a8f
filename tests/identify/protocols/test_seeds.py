"""What once broke a parser never does again: the seeds that fuzzing found."""

from __future__ import annotations

from pathlib import Path

import pytest

from debar.identify import protocols
from debar.kit.errors import Problem

SEEDS = sorted((Path(__file__).parent / "seeds").rglob("*"))


@pytest.mark.timeout(10)
@pytest.mark.parametrize("seed", [each for each in SEEDS if each.is_file()], ids=lambda p: p.parent.name)
def test_an_answer_that_once_broke_a_parser_is_read(seed: Path) -> None:
    protocol = seed.parent.name

    assert protocol in protocols.KNOWN
    assert isinstance(protocols.parse(protocol, seed.read_bytes(), "seed"), list | Problem)
