from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.kit.headers import Columns, Left, words

COLUMNS = Columns(
    {
        "serial": ("serial number", "s/n", "numéro de série"),
        "address": ("ip address", "adresse ip", "ip"),
        "mac": ("mac address", "adresse mac"),
        "model": ("model", "modèle", "model number"),
        "site": ("site", "emplacement"),
    }
)


@pytest.mark.parametrize(
    "header",
    [
        "Serial Number",
        "serial_number",
        "SERIAL-NUMBER",
        "SerialNumber",
        "serial.number",
        "Serial No.",
        "Serial #",
        "Serial",
        "S/N",
        "sn",
        "Numéro de série",
        "NUMERO DE SERIE",
        "N° de série",
        "Nº de série",
        "No de série",
        "numero_de_serie",
        "Serial number (label)",
        "Serial number / Numéro de série",
        "Number, serial",
        "\u00a0Serial\u00a0number ",
    ],
)
def test_a_header_is_known_however_it_is_written(header: str) -> None:
    assert COLUMNS.map([header]) == {header: "serial"}


@pytest.mark.parametrize(
    "header", ["", "#", "S", "Number", "Serials", "IP/MAC", "Deserialise", "Site map", "x" * 10_000]
)
def test_another_header_is_not_taken_for_it(header: str) -> None:
    assert COLUMNS.map([header]) == {}


def test_headers_come_back_in_their_order_with_their_fields() -> None:
    found = COLUMNS.map(["Emplacement", "Remarques", "Adresse MAC", "IPAddress"])
    assert list(found.items()) == [("Emplacement", "site"), ("Adresse MAC", "mac"), ("IPAddress", "address")]


def test_of_two_headers_for_one_field_the_better_is_read_and_the_other_told() -> None:
    found = COLUMNS.match(["IP", "Address IP (old)", "IP address"])
    assert found.fields == {"IP address": "address"}
    assert found.left == (
        Left("IP", "address", kept="IP address"),
        Left("Address IP (old)", "address", kept="IP address"),
    )
    assert str(found.left[0]) == "the column 'IP' was not read, since 'IP address' gives the same"


def test_of_two_equal_headers_the_first_is_read() -> None:
    assert COLUMNS.map(["MAC Address", "mac_address"]) == {"MAC Address": "mac"}


def test_a_field_answers_to_its_own_name() -> None:
    assert Columns({"fcc-id": ("identifiant FCC",)}).map(["FCC ID"]) == {"FCC ID": "fcc-id"}


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("MotDePasse", ("mot", "de", "passe")),
        ("IPAddress", ("ip", "address")),
        ("numéro_de-série", ("numero", "de", "serie")),
        ("", ()),
    ],
)
def test_a_header_falls_into_words(header: str, said: tuple[str, ...]) -> None:
    assert words(header) == said


@given(st.lists(st.text(max_size=30)))
def test_no_headers_raise_and_no_field_is_named_twice(headers: list[str]) -> None:
    found = COLUMNS.map(headers)
    assert set(found) <= set(headers)
    assert len(set(found.values())) == len(found)


@given(st.sampled_from(["Serial Number", "Adresse IP", "Modèle", "MAC address"]), st.data())
def test_case_blanks_and_punctuation_do_not_count(header: str, data: st.DataObject) -> None:
    between = data.draw(st.text("_-. /#:", max_size=3))
    changed = data.draw(st.sampled_from([str.upper, str.lower, str.title]))(header).replace(
        " ", between or " "
    )
    assert list(COLUMNS.map([changed]).values()) == list(COLUMNS.map([header]).values())


def test_chinese_headers_are_names_as_others_are() -> None:
    columns = Columns({"serial": ("serial number", "序列号"), "mac": ("mac", "MAC地址")})

    assert columns.map(["序列号", "mac 地址", "备注"]) == {"序列号": "serial", "mac 地址": "mac"}
