"""Host names lose the person in them and nothing else."""

import pytest

from debar.survey.importers.hostnames import impersonal


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("Roles-iPhone", "iPhone"),
        ("Role’s iPad", "iPad"),
        ("iPhone-de-Role.example.org", "iPhone"),
        ("MacBook-Pro-d'Une-Personne", "MacBook-Pro"),
        ("Some-Roles-MBP", "MBP"),
        ("Role-Galaxy-S21", "Galaxy-S21"),
        ("Role's-laptop", "laptop"),
        ("PC-de-Role", "PC"),
        ("ROLES-IPAD", "IPAD"),
        ("Roles-iPhone-12", "iPhone"),
    ],
)
def test_whose_device_it_is_goes(name: str, left: str) -> None:
    assert impersonal(name) == (left, True)


@pytest.mark.parametrize(
    "name",
    [
        "cam-gate",
        "NVR-MILL-1.example.org",
        "lobby-PC",
        "DESKTOP-A1B2C3",
        "iPhone",
        "axis-b8a44f000001",
        "gate-phone",
        "East-Watchtower",
        "Apple Watch",
        "Samsung Galaxy",
        "Access PC",
        "",
    ],
)
def test_what_names_nobody_stays(name: str) -> None:
    assert impersonal(name) == (name, False)
