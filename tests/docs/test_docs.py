"""The documents keep up with the program."""

import subprocess
import sys
from pathlib import Path

import msgspec

from debar.kit.config import Config

DOCS = Path(__file__).parents[2] / "docs"


def test_every_command_page_is_what_help_says() -> None:
    ended = subprocess.run(
        [sys.executable, str(DOCS / "write.py"), "--check"], capture_output=True, text=True, check=False
    )

    assert (ended.returncode, ended.stderr) == (0, "")


def test_every_setting_is_explained() -> None:
    text = (DOCS / "settings.md").read_text("utf-8")

    assert [f.name for f in msgspec.structs.fields(Config) if f"`{f.name}`" not in text] == []
