"""The importers that are installed, and which of them reads a file."""

from __future__ import annotations

import pytest

from debar.kit.errors import BadData
from debar.survey.importers import Importer, choose, importers, method_of

NMAP = b'<?xml version="1.0"?>\n<!DOCTYPE nmaprun>\n<nmaprun>'
TABLE = b"Serial,Model\nQF20240001,Q-100\n"


def test_one_format_is_asked_before_a_family_of_them() -> None:
    names = [each.NAME for each in importers()]

    assert names == [*sorted(names[:-1]), "table"]
    assert all(isinstance(each, Importer) for each in importers())
    assert all(each.LABEL.en and each.LABEL.fr for each in importers())


@pytest.mark.parametrize(("head", "name"), [(NMAP, "nmap-xml"), (TABLE, "table")])
def test_content_decides_and_the_name_does_not(head: bytes, name: str) -> None:
    assert name == choose(head, "scan.doc").NAME
    assert name == choose(head, "list.csv").NAME


def test_a_format_can_be_forced() -> None:
    assert choose(TABLE, "list.csv", "nmap-xml").NAME == "nmap-xml"


def test_a_format_that_nobody_knows_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(BadData) as error:
        choose(TABLE, "list.csv", "nmap-xm")

    assert str(error.value) == (
        "--as nmap-xm: there is no such format. Did you mean 'nmap-xml'? "
        f"Known: {', '.join(each.NAME for each in importers())}."
    )


def test_a_file_of_no_known_format_is_refused_with_what_to_do() -> None:
    with pytest.raises(
        BadData, match=r"^a\.bin: the format is not known\. Save it as CSV .* Known: .*nmap-xml"
    ):
        choose(b"\x7fELF\0\0\0\0\0\0\0\0", "a.bin")


def test_how_a_format_s_files_came_to_be_is_known() -> None:
    assert (method_of("nmap-xml"), method_of("table"), method_of("gone")) == ("scan", "import", "import")
