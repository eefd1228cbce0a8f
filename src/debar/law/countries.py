"""Countries by their names, as reasons and pages tell them."""

from __future__ import annotations

from collections.abc import Iterable

from debar.kit.words import Both

NAMES: dict[str, Both] = {
    "AT": Both("Austria", "Autriche"),
    "AU": Both("Australia", "Australie"),
    "BE": Both("Belgium", "Belgique"),
    "BR": Both("Brazil", "Brésil"),
    "BY": Both("Belarus", "Bélarus"),
    "CA": Both("Canada", "Canada"),
    "CH": Both("Switzerland", "Suisse"),
    "CN": Both("China", "Chine"),
    "CU": Both("Cuba", "Cuba"),
    "CZ": Both("Czechia", "Tchéquie"),
    "DE": Both("Germany", "Allemagne"),
    "DK": Both("Denmark", "Danemark"),
    "ES": Both("Spain", "Espagne"),
    "EU": Both("European Union", "Union européenne"),
    "FI": Both("Finland", "Finlande"),
    "FR": Both("France", "France"),
    "GB": Both("United Kingdom", "Royaume-Uni"),
    "HK": Both("Hong Kong", "Hong Kong"),
    "IE": Both("Ireland", "Irlande"),
    "IL": Both("Israel", "Israël"),
    "IN": Both("India", "Inde"),
    "IR": Both("Iran", "Iran"),
    "IT": Both("Italy", "Italie"),
    "JP": Both("Japan", "Japon"),
    "KP": Both("North Korea", "Corée du Nord"),
    "KR": Both("South Korea", "Corée du Sud"),
    "LT": Both("Lithuania", "Lituanie"),
    "LV": Both("Latvia", "Lettonie"),
    "MO": Both("Macao", "Macao"),
    "MY": Both("Malaysia", "Malaisie"),
    "NL": Both("Netherlands", "Pays-Bas"),
    "NO": Both("Norway", "Norvège"),
    "NZ": Both("New Zealand", "Nouvelle-Zélande"),
    "PL": Both("Poland", "Pologne"),
    "RU": Both("Russia", "Russie"),
    "SE": Both("Sweden", "Suède"),
    "SG": Both("Singapore", "Singapour"),
    "SY": Both("Syria", "Syrie"),
    "TR": Both("Türkiye", "Turquie"),
    "TW": Both("Taiwan", "Taïwan"),
    "UA": Both("Ukraine", "Ukraine"),
    "US": Both("United States", "États-Unis"),
    "VE": Both("Venezuela", "Venezuela"),
    "VN": Both("Viet Nam", "Viêt Nam"),
}
"""ISO 3166 code → name; a country that has none here is shown by its code."""


PARTS: dict[str, Both] = {
    "CA-QC": Both("Quebec", "Québec"),
    "DK-84": Both("Capital Region", "Région-Capitale"),
    "US-AR": Both("Arkansas", "Arkansas"),
    "US-FL": Both("Florida", "Floride"),
    "US-TX": Both("Texas", "Texas"),
    "US-VT": Both("Vermont", "Vermont"),
}
"""ISO 3166-2 code of a part of a country → name; one that has none here is shown by its country."""


UNION = frozenset(
    (
        "AT",
        "BE",
        "BG",
        "CY",
        "CZ",
        "DE",
        "DK",
        "EE",
        "ES",
        "FI",
        "FR",
        "GR",
        "HR",
        "HU",
        "IE",
        "IT",
        "LT",
        "LU",
        "LV",
        "MT",
        "NL",
        "PL",
        "PT",
        "RO",
        "SE",
        "SI",
        "SK",
    )
)
"""Member states of the European Union since 1 February 2020."""


def inside(place: str, whole: str) -> bool:
    """Does a jurisdiction lie in another? CA-QC lies in CA, DE in EU, and each in itself."""
    within_union = whole == "EU" and place.split("-", maxsplit=1)[0] in UNION
    return place == whole or place.startswith(f"{whole}-") or within_union


def named(codes: Iterable[str]) -> Both:
    """The countries in words, of a sub-division its country: CA-QC is Canada."""
    shown = [NAMES.get(code.split("-")[0], Both(code, code)) for code in codes]
    return Both(", ".join(name.en for name in shown), ", ".join(name.fr for name in shown))


def within(country: str | None, places: Iterable[str]) -> bool:
    """Does a country, or the part of one that `CA-QC` names, lie in one of these?"""
    return country is not None and any(country == p or country.startswith(f"{p}-") for p in places)


def whole_name(code: str) -> Both:
    """A place in words, a part of a country by its own name: CA-QC is Quebec, Canada."""
    part = PARTS.get(code)
    country = named([code])
    return Both(f"{part.en}, {country.en}", f"{part.fr}, {country.fr}") if part else country
