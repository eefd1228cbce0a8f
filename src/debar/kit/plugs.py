"""Seams for plugins: what an installed package offers under an entry-point group."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import entry_points
from typing import Any


def plugged(group: str) -> Iterator[tuple[str, Any]]:
    """Name and object of each plugin of a group (`debar.importers`, …), by name.

    Plugins are code that the operator installed; one that fails to load raises its own error.
    """
    for point in sorted(entry_points(group=group), key=lambda p: p.name):
        yield point.name, point.load()
