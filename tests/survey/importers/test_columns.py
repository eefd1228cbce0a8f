"""Columns about people are known, and those about suppliers and makers are not taken for them."""

import pytest

from debar.survey.importers.columns import COLUMNS, about_people


@pytest.mark.parametrize(
    "header",
    [
        "Assigned to",
        "Assigned To User",
        "Owner",
        "Last logged on user",
        "Contact person",
        "Inspected by",
        "Created By",
        "Full name",
        "Responsable",
        "Affecté à",
        "Inspecté par",
        "Nom de l'employé",
        "Gestionnaire",
        "Courriel",
        "Cell phone",
    ],
)
def test_a_column_about_people_is_known(header: str) -> None:
    assert about_people(["Notes", header]) == [header]
    assert COLUMNS.map([header]) == {}


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Made by", "maker-claimed"),
        ("Fabriqué par", "maker-claimed"),
        ("Supplied by", "supplier"),
        ("Vendu par", "supplier"),
        ("Host name", "name"),
    ],
)
def test_a_column_about_a_firm_or_a_device_is_a_field(header: str, field: str) -> None:
    assert COLUMNS.map([header]) == {header: field}


@pytest.mark.parametrize("header", ["Notes", "Byte count", "Standby", "Partie", "Tenant"])
def test_other_columns_are_not_about_people(header: str) -> None:
    assert about_people([header]) == []
