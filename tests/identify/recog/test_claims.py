"""What a recog match says counts as a badge or a hint, and never against what firmware shows."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.identify.recog.files import CAMERAS, folder, one

from debar.entities.graph import Graph
from debar.identify import Identifier
from debar.identify.evidence import Claim, Field
from debar.identify.recog import Recog
from debar.identify.recog.kept import FILE, encoded
from debar.identify.recog.take import take

PRINT = '<fingerprint pattern="{}"><description>Said</description>{}</fingerprint>'


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph.load()


def said(at: Path, graph: Graph, field: str, text: str, *ours: Claim, **files: str) -> list[str]:
    """About, value and ground of each claim."""
    recog = Recog(take(folder(at, **files)).kept, graph)
    return [f"{c.text} {c.ground}" for c in recog.claims([Field(field, text)], ours)]


def param(name: str, value: str) -> str:
    return f'<param pos="0" name="{name}" value="{value}"/>'


def test_a_vendor_whose_name_stands_in_the_text_is_a_badge(tmp_path: Path, graph: Graph) -> None:
    claims = said(tmp_path, graph, "rtsp.server", "AXIS Media M1", rtsp_servers=CAMERAS)

    assert claims == ["brand=brand-axis badge", "maker=axis hint", "model=Cam M1 hint", "kind=camera hint"]


def test_a_vendor_that_only_recog_names_is_a_hint(tmp_path: Path, graph: Graph) -> None:
    claims = said(tmp_path, graph, "rtsp.server", "RealServer", rtsp_servers=CAMERAS)

    assert claims == ["brand=brand-bosch hint", "maker=bosch hint"]


def test_a_claim_names_its_print_and_the_words_of_its_description(tmp_path: Path, graph: Graph) -> None:
    recog = Recog(take(folder(tmp_path, rtsp_servers=CAMERAS)).kept, graph)

    [first, *_] = recog.claims([Field("rtsp.server", "axis something")], ())

    assert (first.print, first.field) == ("recog:rtsp_servers#2", "rtsp.server")
    assert first.quote == "axis something = Axis, whatever it is"


def test_beside_another_brand_that_ours_names_it_is_a_hint(tmp_path: Path, graph: Graph) -> None:
    ours = Claim("brand", "brand-annke", "badge", 2.0, "Annke", "http.title", "ours")

    claims = said(tmp_path, graph, "rtsp.server", "AXIS Media M1", ours, rtsp_servers=CAMERAS)

    assert "brand=brand-axis hint" in claims


def test_software_and_operating_systems_name_no_maker(tmp_path: Path, graph: Graph) -> None:
    inside = (
        PRINT.format("^web", param("service.vendor", "Cisco"))
        + PRINT.format("^os", param("os.vendor", "Cisco") + param("os.device", "General"))
        + PRINT.format("^switch", param("os.vendor", "Cisco") + param("os.device", "Switch"))
        + PRINT.format("^unsure", param("hw.vendor", "Cisco") + param("hw.certainty", "0.1"))
        + PRINT.format("^nobody", param("hw.vendor", "Nobody at all"))
    )
    found = {
        text: said(tmp_path, graph, "http.server", text, servers=one(inside))
        for text in ("web", "os", "switch", "unsure", "nobody", "else")
    }

    assert found.pop("switch") == ["brand=brand-cisco hint", "maker=cisco hint", "kind=switch hint"]
    assert set(map(tuple, found.values())) == {()}


def test_a_cookie_is_matched_by_its_name(tmp_path: Path, graph: Graph) -> None:
    cookies = one(PRINT.format("^AXISID=.*", param("hw.vendor", "Axis")), "http_header.cookie")

    assert said(tmp_path, graph, "http.cookie", "AXISID", cookies=cookies)[0] == "brand=brand-axis hint"


def test_what_is_laid_beside_never_turns_a_lineage(tmp_path: Path) -> None:
    wrong = one(PRINT.format("^App-webs/$", param("hw.vendor", "Dahua")))
    (tmp_path / FILE).write_bytes(encoded(take(folder(tmp_path, servers=wrong)).kept))
    fields = [Field("http.server", "App-webs/")]

    alone = Identifier.load().of_fields("x", fields)
    beside = Identifier.load(beside=tmp_path).of_fields("x", fields)

    assert alone.maker is not None
    assert beside.maker is not None
    assert (beside.maker.id, beside.maker.grade) == (alone.maker.id, alone.maker.grade)
    assert [c.text for c in beside.against if c.print.startswith("recog:")] == ["maker=dahua"]


def test_every_kind_that_recog_gives_is_one_that_the_law_can_place() -> None:
    from debar.identify.recog.words import KINDS
    from debar.law.products import classes

    assert [kind for kind in KINDS.values() if classes(kind) is None] == []


def test_every_field_that_recog_reads_is_one_that_a_parser_gives() -> None:
    from debar.identify.recog import words

    parsers = (Path(words.__file__).parent.parent / "protocols").rglob("*.py")
    code = "\n".join(path.read_text("utf-8") for path in parsers)
    names = {field.rpartition(".")[2] for fields in words.FIELDS.values() for field in fields}

    assert sorted(name for name in names if name not in code) == []
