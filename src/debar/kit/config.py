"""The settings of a workspace and of this machine: one frozen value, read once."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from debar.kit.errors import BadConfig

FILE = "debar.toml"
PREFIX = "DEBAR_"


class Config(Struct, frozen=True, forbid_unknown_fields=True):
    """What `debar.toml` may say. Each setting can also come as DEBAR_<NAME> in the environment."""

    database: str = ""
    """postgresql://user@host/name; empty means the file debar.db in the workspace."""
    language: Literal["en", "fr"] = "en"
    """The language of reports and messages where no other is asked for."""
    keep_sources: bool = False
    """Keep the original bytes of every file taken in, under sources/."""
    max_source_bytes: int = 4 << 30
    """A larger file is refused at intake."""


def read(folder: Path, environment: Mapping[str, str] = os.environ) -> Config:
    """The settings of the workspace in that folder. Raises BadConfig, naming file and field."""
    path = folder / FILE
    try:
        settings: dict[str, object] = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise BadConfig(
            f"{folder}: no {FILE} here, so this is no workspace. Run `debar init` first."
        ) from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadConfig(f"{path}: cannot be read: {error}") from None
    for field in msgspec.structs.fields(Config):
        if (value := environment.get(PREFIX + field.name.upper())) is not None:
            settings[field.name] = value
    try:
        return msgspec.convert(settings, Config, strict=False)
    except msgspec.ValidationError as error:
        raise BadConfig(f"{path}: {error}") from None


def write(folder: Path, config: Config) -> None:
    """Write `debar.toml` with every setting that differs from its default."""
    lines = ["# Settings of this debar workspace; docs/settings.md explains each.\n"]
    for field in msgspec.structs.fields(Config):
        value = getattr(config, field.name)
        mark = "" if value != field.default else "# "
        lines.append(f"{mark}{field.name} = {msgspec.json.encode(value).decode()}\n")
    (folder / FILE).write_text("".join(lines), "utf-8")
