"""English, French, and neither."""

import pytest

from debar.notices.language import detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Canada has ordered the firm to close its business in the country.", "en"),
        ("Le Canada a ordonné à l'entreprise de fermer ses bureaux dans le pays.", "fr"),
        ("Die Regierung hat am Montag beschlossen, dass die Kameras nicht mehr gekauft werden.", None),
        ("El gobierno prohibió el lunes la compra de las cámaras para los ministerios.", None),
        ("Il governo ha vietato lunedì l'acquisto delle telecamere per i ministeri della Repubblica.", None),
        ("中国商务部表示强烈不满。", None),
        ("DS-2CD2143 4711 0815", None),
        ("", None),
    ],
)
def test_the_small_words_tell_the_language(text: str, language: str | None) -> None:
    assert detect(text) == language
