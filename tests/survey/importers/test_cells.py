"""What cells say, as people fill them in."""

import pytest

from debar.survey.importers.cells import facts


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("192.0.2.7", ["192.0.2.7"]),
        ("192.0.2.7/24", ["192.0.2.7"]),
        ("192.0.2.7:8080", ["192.0.2.7"]),
        ("192.0.2.7 (static)", ["192.0.2.7"]),
        ("192.0.2.7 255.255.255.0", ["192.0.2.7"]),
        ("192.0.2.7 / 24", ["192.0.2.7"]),
        ("192.0.2.7 / 192.0.2.8", ["192.0.2.7", "192.0.2.8"]),
        ("192.0.2.7/192.0.2.8", ["192.0.2.7", "192.0.2.8"]),
        ("192.0.2.7\n192.0.2.8", ["192.0.2.7", "192.0.2.8"]),
        ("2001:db8::7/64", ["2001:db8::7"]),
        ("http://192.0.2.7/doc/page/login.asp", ["192.0.2.7"]),
        ("DHCP", []),
        ("Statique", []),
        ("à déterminer", []),
        ("—", []),
    ],
)
def test_an_address_is_found_whatever_stands_beside_it(text: str, said: list[str]) -> None:
    assert facts("address", text) == tuple(("address", address) for address in said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("gate-cam.example.org", ("name", "gate-cam.example.org")),
        ("12 Harbour Street", ("location", "12 Harbour Street")),
        ("Rack 3 192.0.2.7", ("location", "Rack 3 192.0.2.7")),
    ],
)
def test_what_is_no_address_is_a_name_or_a_place(text: str, said: tuple[str, str]) -> None:
    assert facts("address", text) == (said,)


@pytest.mark.parametrize(
    "text",
    [
        "0c:75:d2:00:00:07",
        "0C-75-D2-00-00-07",
        "0c75.d200.0007",
        "0C75D2000007",
        "0c75d2-000007",
        "0c 75 d2 00 00 07",
    ],
)
def test_a_mac_address_is_read_in_every_notation(text: str) -> None:
    assert facts("mac", text) == (("mac", "0C:75:D2:00:00:07"),)
