"""Letters are put right only where something witnesses it, and what was done is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.identify.label import mend
from debar.identify.label.known import Known, bundled
from debar.identify.label.made import made
from debar.identify.label.mend import Mended
from debar.identify.label.values import mac_in, value_of


@pytest.fixture(scope="module")
def knows() -> Known:
    return bundled()[1]


@pytest.mark.parametrize(
    ("read", "value"),
    [
        ("D5-2CD2043G2-I", "DS-2CD2043G2-I"),
        ("1PC-HDW2431T", "IPC-HDW2431T"),
        ("IPC-HFWS442E-ZE", "IPC-HFW5442E-ZE"),
    ],
)
def test_a_model_number_is_mended_by_the_grammar_of_its_maker(read: str, value: str, knows: Known) -> None:
    mended = mend.model(read, knows)

    assert mended.value == value
    assert str(mended.why) == f"read {read}, taken as {value}: so its maker builds model numbers"
    assert mended.why is not None
    assert (
        mended.why.fr == f"lu {read}, compris {value}\u00a0: le fabricant forme ainsi ses numéros de modèle"
    )


@pytest.mark.parametrize("text", ["DS-2CD2043G2-I", "IPC-HDW2431T", "P3245-V", "SOME-1O5", "", "O0O0O0O0O0"])
def test_what_nothing_witnesses_stays_as_it_was_read(text: str, knows: Known) -> None:
    assert mend.model(text, knows) == Mended(text)


def test_an_address_has_no_letters_beyond_f() -> None:
    found = mac_in("O2:19:B6:0A:I8:ZC")

    assert found is not None
    assert found.value == "02:19:B6:0A:18:2C"
    assert "taken as 02:19:B6:0A:18:2C: an address has only 0 to 9 and A to F" in str(found.why)
    assert mac_in("02-19-B6-0A-18-2C") == Mended("02:19:B6:0A:18:2C")


@pytest.mark.parametrize(
    ("read", "value", "witness"),
    [
        ("2ADTD-5604SD", "2ADTD-5604SD", None),
        ("2ADTD - 5604SD", "2ADTD-5604SD", None),
        ("2ADTD·5604SD", "2ADTD-5604SD", None),
        ("SVN1PC", "SVN1PC", None),
        ("2ADTD 5604SD", "2ADTD-5604SD", "a blank stands where the dash of such a number does"),
        ("ZADTD-5604SD", "2ADTD-5604SD", "the FCC has given that code"),
        ("2A0X1-77", "2AOXI-77", "codes of the FCC have neither 0 nor 1"),
    ],
)
def test_an_fcc_id_is_mended_by_the_rules_of_its_codes(
    read: str, value: str, witness: str | None, knows: Known
) -> None:
    found = value_of("fcc-id", read, knows)

    assert found is not None
    assert found.value == value
    assert (found.why and str(found.why)) == (witness and f"read {read}, taken as {value}: {witness}")


def test_a_name_is_mended_by_those_that_are_known(knows: Known) -> None:
    assert mend.name("H1KVISION", knows).value == "HIKVISION"
    assert mend.name("HIKING", knows) == Mended("HIKING")


@given(st.text("0O1IL5S8B2Z6GDS-2CD", max_size=40))
def test_mending_changes_only_letters_that_look_alike(text: str) -> None:
    mended = mend.model(text, bundled()[1])

    assert mend.shape(mended.value) == mend.shape(text)
    assert (mended.why is None) == (mended.value == text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021/09", "2021-09"),
        ("2021-09-05", "2021-09-05"),
        ("2021年9月", "2021-09"),
        ("09/2021", "2021-09"),
        ("20210905", "2021-09-05"),
        ("202109", "2021-09"),
        ("SEP 2021", "2021-09"),
        ("August 2021", "2021-08"),
        ("août 2021", "2021-08"),
        ("05/09/2021", "2021"),
        ("25/09/2021", "2021-09-25"),
        ("2135", "2021-W35"),
        ("2021 W35", "2021-W35"),
        ("WK 35/2021", "2021-W35"),
        ("2021", "2021"),
        ("2199", None),
        ("2021/13", None),
        ("DC 12V", None),
        ("", None),
    ],
)
def test_the_day_on_which_a_thing_was_made(text: str, day: str | None) -> None:
    assert made(text) == day


@given(st.text(max_size=60))
def test_any_text_is_a_day_or_none(text: str) -> None:
    assert made(text) is None or str(made(text)).startswith("20")
