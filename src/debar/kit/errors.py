"""What can go wrong, told to the person who must act: where, what, and what to do next."""

from pathlib import Path

from msgspec import Struct


class DebarError(Exception):
    """Anything that debar refuses or cannot do; its text is written for the user."""


class BadData(DebarError):
    """A file or value from outside that cannot be used. Says file, line and cure."""


class BadConfig(DebarError):
    """A setting or a workspace that cannot be used as it stands."""


class NotAllowed(DebarError):
    """The rules forbid this act now, or for this person."""


class Unreachable(DebarError):
    """A database, disk or host that does not answer."""


class Tampered(DebarError):
    """A record that is no longer what was sealed."""


class Problem(Struct, frozen=True):
    """A bad row in a file: no exception, since the rows around it are kept."""

    source: str
    """The file's name as the user knows it, with the member inside an archive after `!`."""
    line: int | None
    """Counted from 1; None where the file as a whole is meant."""
    what: str
    cure: str = ""

    def __str__(self) -> str:
        place = self.source if self.line is None else f"{self.source}:{self.line}"
        return f"{place}: {self.what}" + (f" {self.cure}" if self.cure else "")


def reading(path: Path, error: OSError) -> BadData:
    """The error to raise when a file cannot be read at all."""
    cures = {
        FileNotFoundError: "Check the spelling, or give the full path.",
        PermissionError: "Give yourself the right to read it, or run as a user who has it.",
        IsADirectoryError: "This is a folder: name a file in it.",
    }
    cure = next((text for kind, text in cures.items() if isinstance(error, kind)), "")
    return BadData(f"{path}: cannot be read ({error.strerror or error}). {cure}".rstrip())
