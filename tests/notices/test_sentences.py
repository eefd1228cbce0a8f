"""Sentences end where a reader would end them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.notices.sentences import LONGEST, split


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It closed. They sued.", ["It closed.", "They sued."]),
        ("Hikvision Canada Inc. must close. It sued.", ["Hikvision Canada Inc. must close.", "It sued."]),
        ("He sued Acme Inc. The judge ruled.", ["He sued Acme Inc.", "The judge ruled."]),
        ("The U.S. Commerce Dept. listed it.", ["The U.S. Commerce Dept. listed it."]),
        ("They left the U.S. In May they came back.", ["They left the U.S.", "In May they came back."]),
        ('"Stop it." They did.', ['"Stop it."', "They did."]),
        ("Under s. 25.4(1) of the Act, no. 7 binds.", ["Under s. 25.4(1) of the Act, no. 7 binds."]),
        ("M. Roy a signé l'arrêté. Il lie.", ["M. Roy a signé l'arrêté.", "Il lie."]),
        ("QUÉBEC, le 22 déc. 2023 – Il interdit.", ["QUÉBEC, le 22 déc. 2023 – Il interdit."]),
        ("« C'est faux. » Elle l'a dit.", ["« C'est faux.", "» Elle l'a dit."]),
        ("Is it so? Yes! It is…", ["Is it so?", "Yes!", "It is…"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, parts: list[str]) -> None:
    assert [sentence.text for sentence in split([text])] == parts


@given(st.lists(st.text(alphabet=st.sampled_from('aA1 .!?…"»)\u00a0éÉ;('), max_size=80), max_size=4))
def test_each_sentence_is_a_part_of_its_paragraph(paragraphs: list[str]) -> None:
    for sentence in split(paragraphs):
        held = paragraphs[sentence.paragraph]
        assert held[sentence.start : sentence.start + len(sentence.text)] == sentence.text


def test_what_never_ends_is_cut_at_a_blank() -> None:
    parts = split(["word " * 2000])

    assert max(len(part.text) for part in parts) <= LONGEST
    assert "".join(part.text for part in parts).replace(" ", "") == "word" * 2000
