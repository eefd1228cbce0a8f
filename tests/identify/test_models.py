"""Model numbers: read alone, and found in running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.identify.models import Grammar, GrammarFile, ModelMatch, Models
from debar.kit.errors import BadData

MODELS = Models.load()


def test_a_model_number_says_maker_brand_and_kind() -> None:
    assert MODELS.read("ds2cd2146g2-isu/sl") == [
        ModelMatch(
            maker="hikvision",
            brand="hikvision",
            model="DS-2CD2146G2-ISU/SL",
            kind="camera",
            line="network camera",
            print="hikvision-ds-2cd",
            sole=True,
        )
    ]


@pytest.mark.parametrize(
    ("text", "maker", "brand"),
    [
        ("IPC-B121H", "hikvision", "brand-hilook"),
        ("IPC-T620-Z", "hikvision", "brand-hilook"),
        ("IPC-HFW2431S-S", "dahua", "brand-dahua"),
        ("DHI-NVR4104-4KS2", "dahua", "brand-dahua"),
        ("IPC2122LB-ADF28KM-G", "uniview", "uniview"),
        ("HM-TD2637-10/Q", "hikvision", "brand-hikmicro"),
        ("CS-C6N-A0-1C2WFR", "hikvision", "brand-ezviz"),
        ("IP8M-T2599EW", "dahua", "brand-amcrest"),
    ],
)
def test_names_that_look_alike_are_told_apart(text: str, maker: str, brand: str) -> None:
    best = MODELS.read(text)[0]

    assert (best.maker, best.brand) == (maker, brand)


@pytest.mark.parametrize(
    "text", ["IPC", "IPC-", "IPC-model", "IPC-344", "NVR", "DS-2", "", "\u00a0", "camera"]
)
def test_a_prefix_alone_is_nothing(text: str) -> None:
    assert MODELS.read(text) == []
    assert MODELS.find(text) == []


def test_a_line_that_other_makers_use_too_is_not_sole() -> None:
    assert [(m.maker, m.sole) for m in MODELS.read("SD49425ZB-A")] == [("dahua", False)]
    assert [(m.brand, m.sole) for m in MODELS.read("LNE8950AB")] == [("brand-lorex", False)]
    assert [(m.brand, m.sole) for m in MODELS.read("E891AB")] == [("brand-lorex", True)]


def test_a_name_may_tell_the_brand_and_leave_the_maker_open() -> None:
    told = {text: MODELS.read(text)[0] for text in ("LNE8950AB", "NV4108E-HS", "IPC6122-D")}

    assert [(m.brand, m.sole, m.branded) for m in told.values()] == [
        ("brand-lorex", False, True),
        ("brand-amcrest", False, False),
        ("huawei", False, False),
    ]


def test_file_names_join_by_underscores() -> None:
    assert [m.maker for m in MODELS.read("N841A8_20191212_00033.bin")] == ["dahua"]


def test_model_numbers_are_found_in_running_text() -> None:
    text = "4x caméra HIKVISION_ds 2cd2032-i, enregistreur NVR-104MH-C/4P; switch HP 2530."

    found = MODELS.find(text)

    assert [(text[f.start : f.end], f.match.model) for f in found] == [
        ("ds 2cd2032-i", "DS-2CD2032-I"),
        ("NVR-104MH-C/4P", "NVR-104MH-C/4P"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Office supplies, 24 x HP-785 toner, IPC class 3 soldering",
        "PD 785 professional development, 5 days",
        "VTO 2000 vehicle turn out; ASI 7213 standards; N45 Street",
        "IPC-A-610 training, IPC-2221 design standard",
        "SDS-2CD2032 is no model; XIPC-HFW2431S neither",
        "DVR-1 unit, NVR-2 unit, PCI-D14 bus adapter",
    ],
)
def test_running_text_about_other_things_gives_nothing(text: str) -> None:
    assert MODELS.find(text) == []


@given(st.text(max_size=200))
def test_any_text_is_survived_and_places_fit(text: str) -> None:
    for found in MODELS.find(text):
        assert 0 <= found.start < found.end <= len(text)
    assert isinstance(MODELS.read(text), list)


@given(
    st.sampled_from([g for f in MODELS.files for g in f.grammars if g.free]).flatmap(
        lambda g: st.tuples(st.sampled_from(g.examples), st.sampled_from(["", "un ", "Lot: ", "(", "été: "]))
    )
)
def test_case_and_surroundings_change_nothing(case: tuple[str, str]) -> None:
    model, before = case

    said = {found.match.maker for found in MODELS.find(f"{before}{model.lower()} x")}

    assert said >= {MODELS.read(model)[0].maker}


def test_a_bad_pattern_is_refused_by_name() -> None:
    bad = Grammar("bad", ("AB-",), "camera", "line", "made up", ("AB-1",), body="(?=x)")

    with pytest.raises(BadData, match=r"acme\.yaml: bad: the pattern is refused"):
        Models([("acme.yaml", GrammarFile("acme", (bad,)))]).check()


def test_every_pattern_compiles() -> None:
    MODELS.check()


def test_an_id_is_never_used_twice() -> None:
    one = Grammar("one", ("AB-",), "camera", "line", "made up", ("AB-1",), body="[0-9]")

    with pytest.raises(BadData, match="'one' is used twice"):
        Models([("acme.yaml", GrammarFile("acme", (one, one)))])
