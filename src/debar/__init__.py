"""Know what binds you, find what you have, stop what you buy, and show what was done about it.

Stable from here: `debar.identify(records)`, `debar.judge(…)`, `debar.screen(…)`, `debar.Workspace`.
"""

from importlib import import_module
from typing import Any

_HOMES = {
    "judge": "debar.law.judge",
    "screen": "debar.screening.screen",
    "Workspace": "debar.store.workspace",
}

__all__ = ["Workspace", "identify", "judge", "screen"]


def __getattr__(name: str) -> Any:
    if name == "identify":
        return import_module("debar.identify")
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'debar' has no attribute {name!r}")
