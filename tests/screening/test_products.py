"""What a line offers: who is named, as what, beside which kind of thing."""

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.entities.graph import Graph
from debar.entities.model import Entity, EntityKind, Link, Names
from debar.identify.models import Grammar, GrammarFile, Models
from debar.kit.errors import BadData
from debar.kit.times import Partial, RoughSpan
from debar.kit.words import Both
from debar.screening import words
from debar.screening.naming import Name, names
from debar.screening.offers import Makers
from debar.screening.products import Products
from debar.screening.words import ShortForm, WordFile

DAY = date(2026, 2, 1)
RECORDED = Partial(2026)


def entity(
    id: str, kind: EntityKind, short: str, *, misspellings: tuple[str, ...] = (), weak: tuple[str, ...] = ()
) -> Entity:
    names = Names(short=short, misspellings=misspellings, weak=weak)
    return Entity(id=id, kind=kind, names=names, recorded=RECORDED)


GRAPH = Graph(
    [
        entity("acme", "company", "Acmecam", misspellings=("Acmcam",)),
        entity("brand-acme", "brand", "Acmecam"),
        entity("own", "brand", "HouseCam"),
        entity("other", "company", "Otherview"),
        entity("badge", "brand", "Badgeview"),
        entity("dated", "brand", "Datedview"),
        entity("doors", "brand", "Doorview"),
        entity("numbered", "brand", "Numberview"),
        entity("xyz", "brand", "XYZ"),
        entity("luma", "brand", "Luma"),
        entity("weak", "company", "Weakview", weak=("Andy",)),
        entity("ministry", "government-body", "Ministry of Cameras"),
    ],
    [
        Link(kind="brand-of", head="acme", tail="brand-acme", recorded=RECORDED, confidence="high"),
        Link(kind="brand-of", head="acme", tail="own", recorded=RECORDED, confidence="high"),
        Link(kind="makes-for", head="acme", tail="badge", recorded=RECORDED),
        Link(
            kind="makes-for",
            head="acme",
            tail="dated",
            recorded=RECORDED,
            span=RoughSpan(since=Partial(2020), until=Partial(2026, 6)),
        ),
        Link(
            kind="makes-for",
            head="acme",
            tail="doors",
            recorded=RECORDED,
            scope=Both("doorbells", "sonnettes"),
        ),
        Link(
            kind="makes-for",
            head="acme",
            tail="numbered",
            recorded=RECORDED,
            scope=Both("models NV100 and NV200 only", "modèles NV100 et NV200 seulement"),
        ),
    ],
)
GRAMMAR = Grammar(
    id="acme-ac",
    heads=("AC-",),
    body=r"\d{3}",
    kind="camera",
    line="cameras",
    brand="acme",
    seen="a label, 2026-01-05",
    examples=("AC-100",),
)
MODELS = Models(
    [
        (
            "acme.yaml",
            GrammarFile(
                maker="acme",
                grammars=(
                    GRAMMAR,
                    msgspec.structs.replace(GRAMMAR, id="acme-sh", heads=("SH-",), sole=False),
                ),
            ),
        )
    ]
)
SHORT = ShortForm("ACM", "acme", "probable", ("camera",), RECORDED, (), ())
READER = Products(msgspec.structs.replace(words.load(), short_forms=(SHORT,)), GRAPH, MODELS)
MAKERS = Makers(GRAPH, DAY, READER.kinds)


def makers(
    text: str, brand: str = "", model: str = ""
) -> list[tuple[str | None, str, str | None, str | None]]:
    """Maker, its grade, brand and model of each offer."""
    offers = MAKERS.offers(READER.read(text, brand, model))
    return [(o.item.maker, o.item.maker_grade, o.item.brand, o.item.model) for o in offers]


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("12 Acmecam dome cameras", [("acme", "strong", "brand-acme", None)]),
        ("Caméra ACMÉCAM", [("acme", "strong", "brand-acme", None)]),
        ("Acmcam camera", [("acme", "strong", "brand-acme", None)]),
        ("HouseCam camera", [("acme", "strong", "own", None)]),
        ("Badgeview camera", [("acme", "lead", "badge", None)]),
        ("Datedview camera", [("acme", "probable", "dated", None)]),
        ("AC-100", [("acme", "probable", "brand-acme", "AC-100")]),
        ("Acmecam AC-100", [("acme", "strong", "brand-acme", "AC-100")]),
        ("Badgeview AC-100", [("acme", "probable", "badge", "AC-100")]),
        ("Datedview AC-100", [("acme", "strong", "dated", "AC-100")]),
        ("SH-100", []),
        ("SH-100 camera", [("acme", "lead", "brand-acme", "SH-100")]),
        ("ACM camera", [("acme", "probable", "brand-acme", None)]),
        ("ACM of wheat", []),
        ("Luma restaurant", []),
        ("Luma dome", [(None, "none", "luma", None)]),
        ("XYZ pallets", []),
        ("XYZ NVR", [(None, "none", "xyz", None)]),
        ("Andy Brown", []),
        ("Andy camera", [("weak", "lead", "weak", None)]),
        ("Ministry of Cameras", []),
    ],
)
def test_a_name_or_number_is_worth_what_it_proves(text: str, offered: list[object]) -> None:
    assert makers(text) == offered


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("Doorview doorbell", [("acme", "lead", "doors", None)]),
        ("Doorview recorder NVR", [(None, "none", "doors", None)]),
        ("Numberview camera", [(None, "none", "numbered", None)]),
        ("Numberview camera NV200", [("acme", "lead", "numbered", None)]),
    ],
)
def test_a_relation_counts_only_for_the_things_that_it_is_about(text: str, offered: list[object]) -> None:
    assert makers(text) == offered


def test_a_relation_that_was_over_on_the_day_proves_nothing() -> None:
    later = Makers(GRAPH, date(2026, 7, 1), READER.kinds)

    (offer,) = later.offers(READER.read("Datedview camera"))

    assert (offer.item.maker, offer.item.brand) == (None, "dated")


@pytest.mark.parametrize(
    ("text", "manner", "grade"),
    [
        ("No Acmecam", "excluded", "none"),
        ("Caméras, sauf Acmecam", "excluded", "none"),
        ("Acmecam-free camera", "excluded", "none"),
        ("Camera similar to Acmecam", "compared", "lead"),
        ("Disk compatible with Acmecam NVR", "compatible", "lead"),
        ("PoE switch for Acmecam cameras", "compatible", "lead"),
        ("Caméra pour enregistreur vidéo Acmecam", "compatible", "lead"),
        ("Replacement of Acmecam cameras", "replaced", "lead"),
        ("Ajout au système Acmecam existant", "existing", "lead"),
        ("Support mural pour caméra Acmecam", "accessory", "lead"),
        ("Maintenance of Acmecam cameras", "service", "lead"),
        ("Assessment of Acmecam cameras", "service", "lead"),
        ("Recorder that supports Acmecam cameras", "compatible", "lead"),
        ("Enregistreur prenant en charge les caméras Acmecam", "compatible", "lead"),
        ("Camera (Acmecam protocol support)", "compatible", "lead"),
        ("Camera supplied by an Acmecam dealer", "seller", "lead"),
        ("Caméra, distributeur Acmecam", "seller", "lead"),
        ("Do not quote Acmecam", "excluded", "none"),
        ("Advice on the Acmecam ban", "excluded", "none"),
        ("Acmecam camera or equivalent", "equivalent", "probable"),
        ("Caméra Acmecam ou l'équivalent", "equivalent", "probable"),
    ],
)
def test_a_name_that_is_not_what_is_bought_is_worth_less_and_the_line_says_why(
    text: str, manner: str, grade: str
) -> None:
    (mention,) = READER.read(text).mentions

    assert (mention.manner, mention.grade, len(mention.says)) == (manner, grade, 1)
    assert "Acmecam" in mention.says[0].en
    assert "Acmecam" in mention.says[0].fr


@pytest.mark.parametrize(
    "text",
    [
        "Part no Acmecam AC-100",
        "Not only Acmecam cameras",
        "No substitutes: Acmecam AC-100",
        "Aucune substitution : caméra Acmecam",
        "Acmecam, no bracket",
        "Acmecam camera with bracket for wall",
        "Acmecam bracket",
        "Supply and install 12 Acmecam cameras",
        "Fourniture et installation de caméras Acmecam",
        "Acmecam cameras, installation included",
        "Replace Otherview cameras with Acmecam",
        "Remplacer Otherview par Acmecam",
        "Purchase order for Acmecam cameras",
        "Not Otherview but Acmecam camera",
        "Cables and Acmecam cameras",
        "ONVIF compatible Acmecam camera",
        "NDAA compliant Acmecam camera",
        "No returns. Acmecam camera",
        "Never used Acmecam camera",
        "Do not fold: Acmecam camera",
        "Ne pas plier - caméra Acmecam",
        "Acmecam camera from an authorized dealer",
        "Acmecam camera that supports PoE",
        "Pas de Otherview, caméra Acmecam",
    ],
)
def test_a_name_that_is_bought_keeps_its_worth(text: str) -> None:
    acme = [mention for mention in READER.read(text).mentions if "acme" in mention.entities]

    assert [(mention.manner, mention.grade) for mention in acme] == [(None, "strong")]


def test_what_is_said_of_one_name_goes_for_the_list_that_follows() -> None:
    mentions = READER.read("No Otherview, Acmecam or HouseCam products; Badgeview camera").mentions

    assert [(m.name, m.manner) for m in mentions] == [
        ("Otherview", "excluded"),
        ("Acmecam", "excluded"),
        ("HouseCam", "excluded"),
        ("Badgeview", None),
    ]


@pytest.mark.parametrize(
    ("text", "kind", "asks", "quantity"),
    [
        ("12 x dome cameras", "camera", True, 12),
        ("Enregistreur vidéo, qté 2", "recorder", True, 2),
        ("Thermal camera", "thermal-camera", True, None),
        ("Digital camera", "photo-camera", False, None),
        ("Bracket for Acmecam camera", "accessory", False, None),
        ("Acmecam dome", "camera", False, None),
        ("Wireless router", "router", False, None),
        ("Office chair, 4 units", None, False, None),
    ],
)
def test_the_kind_of_thing_and_how_many_are_read(
    text: str, kind: str | None, asks: bool, quantity: float | None
) -> None:
    reading = READER.read(text)

    assert (reading.kind, reading.asks, reading.quantity) == (kind, asks, quantity)


@pytest.mark.parametrize(
    ("brand", "grade"),
    [
        ("Acmecam", "strong"),
        ("Acmecam or equivalent", "probable"),
        ("Compatible Acmecam", "lead"),
        ("non Acmecam", "none"),
        ("Toute marque sauf Acmecam", "none"),
    ],
)
def test_a_brand_column_too_may_say_what_the_thing_must_not_be(brand: str, grade: str) -> None:
    (mention,) = READER.read("Camera", brand).mentions

    assert mention.grade == grade


def test_brand_and_model_columns_speak_plainly() -> None:
    assert makers("4 MP outdoor", brand="ACM") == [("acme", "probable", "brand-acme", None)]
    assert makers("", brand="Acmecam", model="AC-100") == [("acme", "strong", "brand-acme", "AC-100")]
    assert makers("", model="Acmecam AC-100") == [("acme", "strong", "brand-acme", "AC-100")]
    assert READER.read("Dome camera", brand="Nobody").badge == "Nobody"


def test_several_makers_in_a_line_are_each_an_offer_best_known_first() -> None:
    assert makers("Otherview camera and Badgeview recorder NVR") == [
        ("other", "strong", "other", None),
        ("acme", "lead", "badge", None),
    ]


def test_names_that_several_bear_stand_there_once_and_governments_not_at_all() -> None:
    found = {name.text: name for name in names(WordFile(ordinary=("Luma",)), GRAPH)}

    assert found["Acmecam"] == Name("Acmecam", ("acme", "brand-acme"), "strong")
    assert (
        "camera" not in found["Luma"].needs | found["XYZ"].needs or found["Luma"].needs == found["XYZ"].needs
    )
    assert "Ministry of Cameras" not in found


def test_a_short_form_of_nobody_is_bad_data() -> None:
    with pytest.raises(BadData, match="no entity 'nobody'"):
        names(WordFile(short_forms=(msgspec.structs.replace(SHORT, entity="nobody"),)), GRAPH)


@given(st.text(), st.text(), st.text())
def test_no_text_makes_it_raise(text: str, brand: str, model: str) -> None:
    MAKERS.offers(READER.read(text, brand, model))


SAID = """no not sans Acmecam HouseCam Badgeview AC-100 camera caméra for pour bracket with compatible
    , . ; : or équivalent maintenance supply 12 x replace by Luma NVR Otherview and"""
LINES = st.lists(st.sampled_from(SAID.split()), max_size=12)


@given(LINES, st.sampled_from([str.upper, str.lower, str.title]))
def test_case_and_blanks_never_change_what_is_offered(said: list[str], recased: object) -> None:
    text = " ".join(said)
    assert callable(recased)

    assert makers(recased(text)) == makers(text)
    assert makers("  " + "   ".join(said) + " ") == makers(text)


def test_a_number_that_names_its_badge_counts_where_nothing_says_what_it_is() -> None:
    badged = msgspec.structs.replace(GRAMMAR, heads=("BADGEVIEW C",), sole=False, branded=True)
    shared = msgspec.structs.replace(badged, id="acme-qq", heads=("QQ-",), branded=False)
    models = Models([("acme.yaml", GrammarFile(maker="acme", grammars=(badged, shared)))])

    reader = Products(msgspec.structs.replace(words.load(), short_forms=()), GRAPH, models)

    found = reader.read("Badgeview C800 QQ-800").mentions

    assert [mention.name for mention in found] == ["BADGEVIEW C800"]
