"""The documents keep up with the program."""

import subprocess
import sys
from pathlib import Path

import msgspec

from debar.estate.bodies import Body, Site
from debar.estate.contracts import Contract
from debar.estate.networks import Consent, Network
from debar.estate.parties import KINDS, Party
from debar.kit.config import Config
from debar.law.products import CLASSES

DOCS = Path(__file__).parents[2] / "docs"


def test_every_command_page_is_what_help_says() -> None:
    ended = subprocess.run(
        [sys.executable, str(DOCS / "write.py"), "--check"], capture_output=True, text=True, check=False
    )

    assert (ended.returncode, ended.stderr) == (0, "")


def test_every_setting_is_explained() -> None:
    text = (DOCS / "settings.md").read_text("utf-8")

    assert [f.name for f in msgspec.structs.fields(Config) if f"`{f.name}`" not in text] == []


def test_every_field_of_the_estate_is_explained() -> None:
    text = (DOCS / "estate.md").read_text("utf-8")
    kinds = (Body, Site, Network, Consent, Contract, Party)
    fields = {field.name for kind in kinds for field in msgspec.structs.fields(kind)}

    assert sorted(name for name in fields if f"`{name}`" not in text) == []
    assert [kind for kind in KINDS if kind not in text] == []


def test_every_kind_of_thing_is_a_word_of_the_glossary() -> None:
    text = (DOCS / "words.md").read_text("utf-8").split("## Kinds of thing")[1]

    assert [kind for kind in CLASSES if kind not in text] == []
