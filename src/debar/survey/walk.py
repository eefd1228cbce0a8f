"""The files under a path, in the order of their names, and what was passed over."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from debar.kit.errors import Problem, reading
from debar.survey.importers import Note


def files(path: Path, most: int) -> Iterator[Path | Problem]:
    """The file itself, or each file under a folder, down to all its folders.

    Hidden files and links inside a folder are passed over, which is told. At most `most` files.
    """
    try:
        is_folder = path.is_dir()
    except OSError as error:
        yield _failed(path, error)
        return
    if is_folder:
        yield from _folder(path, most)
    else:
        yield path if path.is_file() else _unreadable(path)


def _unreadable(path: Path) -> Problem:
    try:
        path.stat()
    except OSError as error:
        return _failed(path, error)
    return Problem(str(path), None, "is neither a file nor a folder.", "Copy what it gives to a file first.")


def _failed(path: Path, error: OSError) -> Problem:
    return Problem(str(path), None, str(reading(path, error)).removeprefix(f"{path}: "))


def _folder(folder: Path, most: int) -> Iterator[Path | Problem]:
    failed: list[OSError] = []
    count = hidden = 0
    for root, folders, names in os.walk(folder, onerror=failed.append):
        hidden += sum(name.startswith(".") for name in (*folders, *names))
        linked = {name for name in folders if (Path(root) / name).is_symlink()}
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in linked)
        for name in sorted(name for name in (*names, *linked) if not name.startswith(".")):
            count += 1
            if count > most:
                yield Problem(
                    str(folder), None, f"holds more than {most} files.", "Name its folders one by one."
                )
                return
            yield _entry(Path(root) / name)
    yield from (_failed(Path(error.filename or folder), error) for error in failed)
    if hidden:
        yield Note(str(folder), None, f"{hidden} hidden files or folders were passed over.")
    if not count and not failed:
        yield Problem(str(folder), None, "there is no file in it.", "Name the folder that holds the exports.")


def _entry(path: Path) -> Path | Problem:
    if path.is_symlink():
        return Note(str(path), None, "is a link and was not followed.", "Name its target where it is wanted.")
    try:
        return path if path.is_file() else _unreadable(path)
    except OSError as error:
        return _failed(path, error)
