"""What counts as a table where no format is named."""

from debar.survey.importers import table

PROGRAM = (
    b'"""A program."""\n\nfrom x import a, b, c\n\nTHINGS = [\n    ("one", 1, "two"),\n    ("three",),\n]\n'
)


def test_text_with_commas_here_and_there_is_no_table() -> None:
    assert not table.sniffs(PROGRAM, "stock.py")


def test_an_even_grid_of_cells_is_a_table_though_no_column_is_known() -> None:
    assert table.sniffs(b"Alpha,Beta\n1,2\n3,4\n", "x.txt")


def test_one_known_column_makes_a_table_of_uneven_rows() -> None:
    assert table.sniffs("Remarques;N° de série\nx;A1\nbroken\n".encode("cp1252"), "registre.csv")
