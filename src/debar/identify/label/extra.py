"""The packages that only photos need, which are an extra of debar."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from debar.kit.errors import BadConfig


def needed(package: str) -> Any:
    """The package, imported. Raises BadConfig, saying how to install it, where it is not there."""
    try:
        return import_module(package)
    except ImportError as error:
        raise BadConfig(
            f"reading photos needs packages that are not installed ({error.name or package}). "
            "Install them: pip install 'debar[photos]'"
        ) from None
