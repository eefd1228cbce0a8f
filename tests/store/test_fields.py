"""A column holds a Struct, strictly."""

from __future__ import annotations

import json

import pytest
from django.db.models.fields.json import KeyTextTransform

from debar.estate.contracts import Contract
from debar.kit.errors import Tampered
from debar.kit.times import Partial, RoughSpan
from debar.store.fields import StructField

FIELD = StructField(Contract)
CONTRACT = Contract("k", "library", "42", "landlord", (), RoughSpan(since=Partial(2025, 4)))


def test_a_value_comes_back_as_it_was() -> None:
    stored = json.dumps(FIELD.get_prep_value(CONTRACT))

    assert FIELD.from_db_value(stored, None, None) == CONTRACT


def test_what_is_none_is_not_stored_so_that_its_column_is_empty() -> None:
    from debar.estate.bodies import Body
    from debar.kit.words import Both

    assert StructField(Body).get_prep_value(Body("b", Both("B", "B"))) == {
        "id": "b",
        "name": {"en": "B", "fr": "B"},
    }


@pytest.mark.parametrize("stored", ["{}", "[]", '"x"', "no json", '{"id": "k", "surprise": 1}'])
def test_what_does_not_fit_is_tampered_with(stored: str) -> None:
    with pytest.raises(Tampered, match="a stored Contract cannot be read"):
        FIELD.from_db_value(stored, None, None)


def test_a_key_asked_for_by_a_list_is_no_struct() -> None:
    assert FIELD.from_db_value('"42"', KeyTextTransform("number", "value"), None) == "42"


def test_a_history_of_tables_needs_no_structs() -> None:
    *_, options = FIELD.deconstruct()

    assert options == {}
    assert StructField().from_db_value('{"any": 1}', None, None) == {"any": 1}
