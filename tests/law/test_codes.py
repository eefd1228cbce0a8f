"""Codes of other databases: closed lists, read strictly and told in both languages."""

from typing import get_args

import pytest

from debar.kit import pack
from debar.kit.errors import BadData
from debar.kit.words import Both
from debar.law.codes import CHAPTERS, READ, Codes, Mast


def test_codes_are_told_in_a_row() -> None:
    codes = Codes(gta="Import ban", mast="E", plover="REJECT")

    assert codes.told() == Both(
        "Global Trade Alert: Import ban; UNCTAD MAST: E, licences, quotas, prohibitions and other quantity"
        " controls; PLOVER: REJECT",
        "Global Trade Alert : Import ban; UNCTAD MAST : E, licences, contingents, interdictions et autres"
        " contrôles des quantités; PLOVER : REJECT",
    )


def test_codes_without_any_are_empty() -> None:
    assert not Codes()
    assert Codes(plover="AGREE")
    assert Codes().told() == Both("", "")


def test_a_term_that_the_other_database_lacks_is_refused_with_its_line() -> None:
    with pytest.raises(
        BadData, match=r"^f:1: 'gta': there is no 'Import bann'. Did you mean 'Import ban'\?$"
    ):
        pack.loads(b"gta: Import bann", Codes, name="f")


def test_every_chapter_has_words_and_every_list_a_source() -> None:
    assert set(CHAPTERS) == set(get_args(Mast))
    assert set(READ) == set(Codes.__struct_fields__)
