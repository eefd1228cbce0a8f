"""Model numbers: read alone, and found in running text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.identify.models import Grammar, GrammarFile, ModelMatch, Models, Part
from debar.kit.errors import BadData
from debar.kit.words import Both

MODELS = Models.load()

ORDINARY = """
DS-3 DS-2 IP67 IK10 H265 H.264 SD512 SD card NVR4104 NV4108 N45 N44 AD110 CA-100 HCVR TV-IP310
IPC-model IPC-T122 IPC-B124 PD785 20230UNI 2024-11-23 RJ45 M12 USB3.0 802.3af CAT6 12VDC 4K XVR
DVR-204 PTZ1 VGA ONVIF WPA2 10/100 1080P 5MP G2 EN50132 UL2900 FCC15
"""


def test_a_model_number_says_maker_brand_and_kind() -> None:
    assert MODELS.read("ds-d5024fc") == [
        ModelMatch(
            maker="hikvision",
            brand="hikvision",
            model="DS-D5024FC",
            kind="display",
            line="monitor or signage",
            print="hikvision-ds-display",
            sole=True,
        )
    ]


def test_a_model_number_is_taken_apart() -> None:
    said = MODELS.read("iDS-2CD2T46G2-ISU/SL (2.8mm)(C)")[0]

    assert (said.model, said.base) == (
        "iDS-2CD2T46G2-ISU/SL(2.8MM)(C)",
        "iDS-2CD2T46G2-ISU/SL(C)",
    )
    assert said.parts == (
        Part("line", "iDS-2CD"),
        Part("series", "2"),
        Part("form", "T", Both("long bullet", "long tube")),
        Part("resolution", "4", Both("4 megapixels", "4 mégapixels")),
        Part("variant", "6"),
        Part("generation", "G2"),
        Part("options", "ISU/SL"),
        Part("lens", "2.8MM"),
        Part("revision", "C"),
    )


@pytest.mark.parametrize(
    "numbers",
    [
        ("DS-2CD2143G2-I", "ds2cd2143g2-i(2.8mm)", "DS-2CD2143G2-I(4MM)(O-STD)"),
        ("IPC-HFW2431SP-S-S2", "DH-IPC-HFW2431SN-S-0280B-S2", "DHI-IPC-HFW2431S-S-0360B-S2"),
        ("IP8M-2496E", "IP8M-2496EW", "IP8M-2496EB-40MM"),
        ("IPC-B140H(C)", "IPC-B140H(2.8mm)(C)(HILOOKSTD)"),
    ],
    ids=lambda numbers: numbers[0],
)
def test_numbers_of_one_base_name_the_same_hardware(numbers: tuple[str, ...]) -> None:
    assert {MODELS.read(number)[0].base for number in numbers} == {MODELS.read(numbers[0])[0].base} != {""}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("DS-2CD2143G2-I", "DS-2CD2143G2-IS"),
        ("DS-2CD2143G2-I(B)", "DS-2CD2143G2-I(C)"),
        ("IPC-HFW2431S-S-S2", "IPC-HFW2431S-S-S3"),
        ("DS-7616NI-K2", "DS-7616NI-K2/16P"),
        ("IP8M-2496E", "IP8M-2496E-V2"),
    ],
)
def test_other_hardware_has_another_base(one: str, other: str) -> None:
    assert MODELS.read(one)[0].base != MODELS.read(other)[0].base


def test_a_number_of_which_no_part_is_known_has_no_base() -> None:
    assert [(m.base, m.parts) for m in MODELS.read("N45EF63")] == [("", ())]


def test_equivalents_say_whose_a_relabels_number_is_and_why() -> None:
    said = MODELS.read("AD410")[0]

    assert (said.brand, said.maker, said.sole, said.ground) == ("brand-amcrest", "dahua", True, "model")
    assert said.same is not None
    assert (said.same.twin, said.same.by, said.by) == ("DB61i", "firmware", said.same.id)


def test_what_one_owner_says_is_a_hint() -> None:
    said = MODELS.read("DB2X-WP")[0]

    assert (said.maker, said.sole, said.ground) == ("dahua", False, "hint")
    assert said.same is not None
    assert (said.same.twin, said.same.by) == ("VTO2311R-WP", "report")


def test_equivalents_are_told_of_numbers_in_running_text() -> None:
    found = MODELS.find("4 x Amcrest IP8M-2496EW, blanche")

    assert [(f.match.maker, f.match.same is not None) for f in found] == [("dahua", True)]


@pytest.mark.parametrize(
    ("text", "makers"),
    [
        ("DS-2CD2143G2-I", ("hikvision",)),
        ("IPC-A22P", ("dahua", "*")),
        ("IPC-T122", ("hikvision", "uniview", "*")),
        ("N45EF63", ("dahua",)),
        ("SD9364-EHL", ("vivotek", "*")),
        ("toner", ()),
    ],
)
def test_several_makers_are_stated_and_never_weighed(text: str, makers: tuple[str, ...]) -> None:
    assert MODELS.makers(text) == makers


@pytest.mark.parametrize("text", ORDINARY.split())
def test_words_standards_and_short_numbers_are_nobodys_alone(text: str) -> None:
    assert [match.maker for match in MODELS.read(text) if match.sole] == []
    assert MODELS.find(text) == []


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
    assert [(m.maker, m.sole) for m in MODELS.read("SD40A212S")] == [("dahua", False)]
    assert [(m.brand, m.sole) for m in MODELS.read("LNE8950AB")] == [("brand-lorex", False)]
    assert [(m.brand, m.sole) for m in MODELS.read("E891AB")] == [("brand-lorex", True)]


def test_a_name_may_tell_the_brand_and_leave_the_maker_open() -> None:
    told = {text: MODELS.read(text)[0] for text in ("LNE8950AB", "NV4108E", "IPC6122-D")}

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


def test_an_unknown_part_piece_or_table_is_refused() -> None:
    def checked(**more: Any) -> None:
        one = Grammar("one", ("AB-",), "camera", "line", "made up", ("AB-1",), **more)
        Models([("acme.yaml", GrammarFile("acme", (one,)))]).check()

    with pytest.raises(BadData, match=r"acme\.yaml: one: no part is called 'colour'"):
        checked(parts=("(?P<colour>A)",))
    with pytest.raises(BadData, match="one: the file has no piece 'end'"):
        checked(parts=("(?P<line>A)<<end>>",))
    with pytest.raises(BadData, match="one: no codes are called 'forms'"):
        checked(means={"form": "forms"})


def test_every_pattern_compiles() -> None:
    MODELS.check()


def test_an_id_is_never_used_twice() -> None:
    one = Grammar("one", ("AB-",), "camera", "line", "made up", ("AB-1",), body="[0-9]")

    with pytest.raises(BadData, match="'one' is used twice"):
        Models([("acme.yaml", GrammarFile("acme", (one, one)))])
