"""`debar who`."""
import typer
app = typer.Typer()
@app.command()
def who(name: str) -> None:
    """Find."""
    from debar.cli.show import rows, Format
    rows([{"a": 1, "b": "x"}], Format.table)
    raise typer.Exit(3)
