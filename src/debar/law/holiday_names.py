"""Names of holidays in French, for the places whose measures count business days."""

from __future__ import annotations

_OBSERVED = " (observed)"

_FRENCH: dict[str, str] = {
    "ANZAC Day": "jour de l'ANZAC",
    "Australia Day": "fête nationale de l'Australie",
    "Boxing Day": "lendemain de Noël",
    "British Columbia Day": "fête de la Colombie-Britannique",
    "Canada Day": "fête du Canada",
    "Christmas Day": "jour de Noël",
    "Christmas Eve": "veille de Noël",
    "Columbus Day": "jour de Christophe Colomb",
    "Confederate Memorial Day": "journée à la mémoire des confédérés",
    "Coronation of Charles III": "couronnement de Charles III",
    "Day After Christmas": "lendemain de Noël",
    "Day After Thanksgiving": "lendemain de l'Action de grâce",
    "Easter Monday": "lundi de Pâques",
    "Emancipation Day In Texas": "jour de l'émancipation (Texas)",
    "Family Day": "fête de la famille",
    "Friday After Thanksgiving": "lendemain de l'Action de grâce",
    "Good Friday": "Vendredi saint",
    "Independence Day": "fête de l'Indépendance",
    "Juneteenth National Independence Day": "Juneteenth (fin de l'esclavage)",
    "Labor Day": "fête du Travail",
    "Labour Day": "fête du Travail",
    "Late Summer Bank Holiday": "congé bancaire d'août",
    "Lincoln's Birthday": "anniversaire de Lincoln",
    "Lyndon Baines Johnson Day": "jour de Lyndon Baines Johnson",
    "Martin Luther King Jr. Day": "jour de Martin Luther King",
    "May Day": "congé bancaire du début de mai",
    "Memorial Day": "jour du Souvenir (Memorial Day)",
    "National Day for Truth and Reconciliation": "Journée nationale de la vérité et de la réconciliation",
    "National Day of Mourning for Queen Elizabeth II": "jour de deuil national pour la reine Elizabeth II",
    "National Patriots' Day": "Journée nationale des patriotes",
    "New Year's Day": "jour de l'An",
    "Platinum Jubilee of Elizabeth II": "jubilé de platine d'Elizabeth II",
    "Presidents' Day": "jour des Présidents",
    "Remembrance Day": "jour du Souvenir",
    "Saint Jean Baptiste Day": "fête nationale du Québec",
    "Saint John the Baptist Day": "fête nationale du Québec",
    "San Jacinto Day": "jour de San Jacinto",
    "Spring Bank Holiday": "congé bancaire de la fin de mai",
    "State Funeral of Queen Elizabeth II": "funérailles nationales de la reine Elizabeth II",
    "Texas Independence Day": "fête de l'Indépendance du Texas",
    "Thanksgiving": "Action de grâce",
    "Thanksgiving Day": "Action de grâce",
    "Veterans Day": "jour des anciens combattants",
    "Victoria Day": "fête de la Reine",
    "Washington's Birthday": "anniversaire de Washington",
}


def french(name: str) -> str:
    """The holiday in French; as it stands in English where no French name of it is known."""
    bare = name.removesuffix(_OBSERVED)
    known = _FRENCH.get(bare, bare)
    return known if bare == name else f"{known} (reporté)"
