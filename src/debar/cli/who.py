"""`debar who`."""
from debar.cli.show import commands
app = commands()
@app.command()
def who(name: str) -> None:
    """Find."""
