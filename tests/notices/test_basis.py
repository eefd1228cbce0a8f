"""Laws are named as they stand."""

import pytest

from debar.notices import basis


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("made under the Investment Canada Act after", ["Investment Canada Act"]),
        (
            "under subsection 25.4(1) of the Investment Canada Act",
            ["subsection 25.4(1) of the Investment Canada Act"],
        ),
        ("implements the Secure Equipment Act of 2021.", ["Secure Equipment Act of 2021"]),
        ("en vertu de la Loi sur Investissement Canada, a dit", ["Loi sur Investissement Canada"]),
        (
            "repose sur la loi de 2021 sur la sécurité des réseaux.",
            ["loi de 2021 sur la sécurité des réseaux"],
        ),
        (
            "Executive Order 13873; 15 CFR part 7; 89 FR 52434",
            ["Executive Order 13873", "15 CFR part 7", "89 FR 52434"],
        ),
        ("Public Law 115-232, section 889", ["Public Law 115-232", "section 889"]),
        ("ET Docket No. 21-232; FCC 22-84", ["ET Docket No. 21-232", "FCC 22-84"]),
        ("P.C. 2021-731; SOR/2025-12; 2025 FC 1527", ["P.C. 2021-731", "SOR/2025-12", "2025 FC 1527"]),
        ("clause FAR 52.204-25", ["FAR 52.204-25"]),
        ("under the cybersecurity act;", ["cybersecurity act"]),
        ("firms subject to the National Intelligence Law of", []),
        ("The Act on stage was good. He may act.", []),
    ],
)
def test_laws_are_named_as_they_stand(text: str, names: list[str]) -> None:
    found = basis.named(text)

    assert [one.text for one in found] == names
    assert all(text[one.start : one.end] == one.text for one in found)
