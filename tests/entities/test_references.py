"""Entity files: what is refused, and where the error says that it stands."""

from pathlib import Path

import pytest

from debar.entities.graph import Graph
from debar.kit.errors import BadData

ENTITIES = """\
entities:
  - id: acme
    kind: company
    names: {legal: Acme Ltd.}
    recorded: '2024-01-15'
  - id: brand-eye
    kind: brand
    names: {short: Eye}
    recorded: '2024-01-15'
"""


def test_a_folder_of_files_becomes_one_graph(tmp_path: Path) -> None:
    (tmp_path / "acme.yaml").write_text(ENTITIES)
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "bolt.yaml").write_text(_linked("owns", "bolt", "acme", first=_company("bolt")))

    graph = Graph.load(tmp_path)

    assert [entity.id for entity in graph.entities] == ["acme", "bolt", "brand-eye"]
    assert [(link.head, link.tail) for link in graph.links] == [("bolt", "acme")]


def test_a_link_to_nothing_is_refused_with_file_line_and_what_was_meant(tmp_path: Path) -> None:
    assert _refused(tmp_path, ENTITIES + _linked("brand-of", "acmee", "brand-eye")) == (
        "acme.yaml:12: no entity 'acmee'. Did you mean 'acme'?"
    )


def test_an_id_given_twice_is_refused_where_it_comes_again(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(ENTITIES)

    with pytest.raises(BadData, match=r"b\.yaml:2: the id 'acme' is taken already: choose another"):
        _load(tmp_path, "b.yaml", "entities:\n" + _company("acme"))


@pytest.mark.parametrize("id_", ["../etc", "a/b", "Acme", "a b", "-a", ""])
def test_what_cannot_stand_in_a_file_name_is_no_id(tmp_path: Path, id_: str) -> None:
    with pytest.raises(BadData, match=r"b\.yaml:2: '.*' is no id: write lower-case letters and digits"):
        _load(tmp_path, "b.yaml", "entities:\n" + _company(f"'{id_}'"))


def test_a_share_beyond_the_whole_is_refused(tmp_path: Path) -> None:
    text = ENTITIES + _company("bolt") + _linked("owns", "bolt", "acme", more="    share: 120\n")

    assert _refused(tmp_path, text) == ("acme.yaml:19: a share of 120 percent: it must lie between 0 and 100")


def test_a_span_that_ends_before_it_begins_is_refused(tmp_path: Path) -> None:
    more = "    span: {since: '2020-05', until: '2020-04'}\n"

    assert _refused(tmp_path, ENTITIES + _linked("brand-of", "acme", "brand-eye", more=more)) == (
        "acme.yaml:15: it ends (2020-04) before it begins (2020-05)"
    )


def test_what_cannot_be_owned_is_refused(tmp_path: Path) -> None:
    assert _refused(tmp_path, ENTITIES + _linked("owns", "acme", "brand-eye")) == (
        "acme.yaml:13: 'brand-eye' is a brand, but the tail of 'owns' must be a company"
    )


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    assert _refused(tmp_path, ENTITIES + _linked("owns", "acme", "acme")) == (
        "acme.yaml:13: 'acme' is linked to itself"
    )


def test_an_unknown_kind_of_link_is_refused_with_what_was_meant(tmp_path: Path) -> None:
    assert _refused(tmp_path, ENTITIES + _linked("owned", "acme", "brand-eye")).endswith(
        "Did you mean 'owns'?"
    )


def test_values_that_came_from_no_file_are_refused_by_what_they_are(tmp_path: Path) -> None:
    (tmp_path / "acme.yaml").write_text(ENTITIES + _linked("brand-of", "acme", "brand-eye"))
    graph = Graph.load(tmp_path)

    with pytest.raises(BadData, match=r"^acme brand-of brand-eye: no entity 'brand-eye'"):
        Graph(graph.entities[:1], graph.links)


def _refused(folder: Path, text: str) -> str:
    """What loading says, without the folder."""
    with pytest.raises(BadData) as refused:
        _load(folder, "acme.yaml", text)
    return str(refused.value).removeprefix(f"{folder}/")


def _load(folder: Path, name: str, text: str) -> Graph:
    (folder / name).write_text(text)
    return Graph.load(folder)


def _company(id: str) -> str:
    return f"  - id: {id}\n    kind: company\n    names: {{legal: {id}}}\n    recorded: '2024-01-15'\n"


def _linked(kind: str, head: str, tail: str, first: str = "", more: str = "") -> str:
    entities = f"entities:\n{first}" if first else ""
    link = f"  - kind: {kind}\n    head: {head}\n    tail: {tail}\n    recorded: '2024-01-15'\n{more}"
    return f"{entities}links:\n{link}"
