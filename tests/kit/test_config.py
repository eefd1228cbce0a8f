from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from debar.kit.config import FILE, Config, read, write
from debar.kit.errors import BadConfig


def refused(folder: Path, text: str, environment: dict[str, str] | None = None) -> str:
    """What reading says of a `debar.toml` with that text, without the folder's name."""
    (folder / FILE).write_text(text, "utf-8")
    with pytest.raises(BadConfig) as error:
        read(folder, environment or {})
    return str(error.value).replace(f"{folder}/", "")


def test_a_folder_without_settings_is_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(BadConfig) as error:
        read(tmp_path, {})
    assert (
        str(error.value)
        == f"{tmp_path}: no debar.toml here, so this is no workspace. Run `debar init` first, "
        "or name the workspace's folder by -w."
    )


def test_what_a_file_leaves_out_has_its_default(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('language = "fr"\n')
    assert read(tmp_path, {}) == Config(language="fr")


def test_the_environment_wins(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('language = "fr"\nkeep_sources = false\n')
    environment = {"DEBAR_LANGUAGE": "en", "DEBAR_KEEP_SOURCES": "true", "DEBAR_MAX_SOURCE_BYTES": "1000"}
    assert read(tmp_path, environment) == Config(keep_sources=True, max_source_bytes=1000)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("languag = 'fr'", "debar.toml: there is no field 'languag'. Did you mean 'language'?"),
        ("language = 'de'", "debar.toml: 'language': there is no 'de'. Known: en, fr."),
        ("keep_sources = 'maybe'", "debar.toml: 'keep_sources': expected true or false, found text."),
        ("max_source_bytes = 0", "debar.toml: 'max_source_bytes': expected int >= 1."),
        ("database = 5", "debar.toml: 'database': expected text, found a whole number. Put it in quotes."),
        (
            "\n\nlanguage fr",
            "debar.toml:3: not readable as TOML: Expected '=' after a key in a key/value pair.",
        ),
        ("a = " + "[" * 100_000, "debar.toml: nested deeper than any setting."),
        ("#" * (2 << 20), "debar.toml: larger than 1024 KiB, which no settings are."),
    ],
)
def test_a_mistake_is_named_with_what_was_meant(tmp_path: Path, text: str, said: str) -> None:
    assert refused(tmp_path, text) == said


def test_a_mistake_in_the_environment_names_the_variable(tmp_path: Path) -> None:
    said = "DEBAR_LANGUAGE in the environment: 'language': there is no 'de'. Known: en, fr."
    assert refused(tmp_path, "", {"DEBAR_LANGUAGE": "de"}) == said


def test_a_file_that_is_no_text_or_no_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"language = 'fr\xe9'")
    with pytest.raises(BadConfig, match=r"not UTF-8\. Save the file in that encoding"):
        read(tmp_path, {})
    (tmp_path / FILE).unlink()
    (tmp_path / FILE).mkdir()
    with pytest.raises(BadConfig, match="This is a folder"):
        read(tmp_path, {})


CONFIGS = st.builds(
    Config,
    database=st.text(st.characters(codec="utf-8")),
    language=st.sampled_from(["en", "fr"]),
    keep_sources=st.booleans(),
    max_source_bytes=st.integers(1, 2**62),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CONFIGS)
def test_settings_read_back_as_they_were_written(tmp_path: Path, config: Config) -> None:
    write(tmp_path, config)
    assert read(tmp_path, {}) == config


def test_defaults_are_written_as_comments(tmp_path: Path) -> None:
    write(tmp_path, Config(language="fr"))
    assert (tmp_path / FILE).read_text("utf-8").splitlines()[1:] == [
        '# database = ""',
        'language = "fr"',
        "# keep_sources = false",
        "# max_source_bytes = 4294967296",
    ]
