"""What a machine never says of an item, in either language."""

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import msgspec
import pytest

import debar.law
from debar.kit.words import Both
from debar.law.registry import Registry

NEVER = re.compile(
    r"\b(clean|allowed|compliant|permitted|conformes?|autorisée?s?|permis(e|es)?)\b", re.IGNORECASE
)
OF_ITEMS = re.compile(
    r"\b(is|are|item is|est|sont)\s+(clean|compliant|conformes?|allowed to (buy|keep|use)|in order)\b",
    re.IGNORECASE,
)
"""What the law forbids and authorises is told in such words too; of an item none of them stands."""
MODULES = [module.name for module in pkgutil.iter_modules(debar.law.__path__, "debar.law.")]


def texts(value: Any) -> Iterator[Both]:
    if isinstance(value, Both):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from texts(getattr(value, name))
    elif isinstance(value, dict | tuple | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from texts(each)


def said(value: Any, never: re.Pattern[str] = NEVER) -> list[str]:
    return [text for both in texts(value) for text in (both.en, both.fr) if never.search(text)]


@pytest.mark.parametrize("name", MODULES)
def test_no_text_in_the_program_calls_an_item_fine(name: str) -> None:
    module = vars(import_module(name))

    assert said([value for key, value in module.items() if not key.startswith("__")]) == []


def test_no_text_in_the_knowledge_calls_an_item_fine() -> None:
    law = Registry.load()

    assert len(list(texts(law.measures))) > 50
    assert said((law.measures, law.responses), OF_ITEMS) == []
