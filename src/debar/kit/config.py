"""The settings of a workspace and of this machine: one frozen value, read once."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from debar.kit.errors import BadConfig, reading
from debar.kit.mistakes import mistake

FILE = "debar.toml"
PREFIX = "DEBAR_"

_MAX_BYTES = 1 << 20


class Config(Struct, frozen=True, forbid_unknown_fields=True):
    """What `debar.toml` may say. Each setting can also come as DEBAR_<NAME> in the environment."""

    database: str = ""
    """postgresql://user@host/name; empty means the file debar.db in the workspace."""
    language: Literal["en", "fr"] = "en"
    """The language of reports and messages where no other is asked for."""
    keep_sources: bool = False
    """Keep the original bytes of every file taken in, under sources/."""
    max_source_bytes: Annotated[int, Meta(ge=1)] = 4 << 30
    """A larger file is refused at intake."""


def read(folder: Path, environment: Mapping[str, str] = os.environ) -> Config:
    """The settings of the workspace in that folder. Raises BadConfig, naming file and setting."""
    path = folder / FILE
    config = _read_as(_settings(path), str(path))
    given = {}
    for field in msgspec.structs.fields(Config):
        variable = PREFIX + field.name.upper()
        if variable in environment:
            setting = {field.name: environment[variable]}
            given[field.name] = getattr(_read_as(setting, f"{variable} in the environment"), field.name)
    return msgspec.structs.replace(config, **given)


def write(folder: Path, config: Config) -> None:
    """Write `debar.toml` with every setting that differs from its default."""
    lines = ["# Settings of this debar workspace; docs/settings.md explains each.\n"]
    for field in msgspec.structs.fields(Config):
        value = getattr(config, field.name)
        mark = "" if value != field.default else "# "
        lines.append(f"{mark}{field.name} = {_toml(value)}\n")
    (folder / FILE).write_text("".join(lines), "utf-8")


def _toml(value: object) -> str:
    """The value as TOML writes it, which is as JSON does but for one control character."""
    return msgspec.json.encode(value).decode().replace("\x7f", "\\u007f")


def _settings(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as stream:
            text = stream.read(_MAX_BYTES + 1).decode("utf-8-sig")
    except FileNotFoundError:
        what = (
            f"{path.parent}: no {FILE} here, so this is no workspace. Run `debar init` first, "
            "or name the workspace's folder by -w."
        )
        raise BadConfig(what) from None
    except OSError as error:
        raise BadConfig(str(reading(path, error))) from None
    except UnicodeDecodeError:
        raise BadConfig(f"{path}: not UTF-8. Save the file in that encoding.") from None
    if len(text) > _MAX_BYTES:
        raise BadConfig(f"{path}: larger than {_MAX_BYTES >> 10} KiB, which no settings are.")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        what, _, place = str(error).partition(" (at line ")
        line = f":{place.partition(',')[0]}" if place else ""
        raise BadConfig(f"{path}{line}: not readable as TOML: {what}.") from None
    except RecursionError:
        raise BadConfig(f"{path}: nested deeper than any setting.") from None


def _read_as(settings: dict[str, Any], source: str) -> Config:
    try:
        return msgspec.convert(settings, Config, strict=False)
    except msgspec.ValidationError as error:
        raise BadConfig(f"{source}: {mistake(error, settings, Config).what}") from None
