"""Reads a web page or PDF in a process of its own, which may fail, hang or grow without harm to ours."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys

import msgspec

from debar.kit.errors import BadData
from debar.notices import page
from debar.notices.page import Page

SECONDS = 30.0
_MEMORY = 3 << 30
_LEAST_CPU = 5
_MODULE = "debar.notices.apart"


class _Refused(msgspec.Struct, frozen=True, tag=True):
    what: str


class _Read(msgspec.Struct, frozen=True, tag=True):
    page: Page


def read(data: bytes, name: str, seconds: float = SECONDS) -> Page:
    """What `page.read` gives, in bounded time and memory; `name` is what errors call the bytes.

    Raises BadData, also where the parser fails or takes longer than `seconds`.
    """
    if len(data) > page.MAX_BYTES or page.sniffed(data) == "text":
        return page.read(data, name)
    told = _asked(data, name, seconds)
    try:
        answer: _Refused | _Read = msgspec.json.decode(told, type=_Refused | _Read)
    except msgspec.DecodeError:
        raise BadData(
            f"{name}: the file is damaged, and its parser gave up. Save the notice again."
        ) from None
    if isinstance(answer, _Refused):
        raise BadData(answer.what)
    return answer.page


def _asked(data: bytes, name: str, seconds: float) -> bytes:
    try:
        ended = subprocess.run(  # noqa: S603  this same Python, no word from outside but the file's name
            [sys.executable, "-P", "-W", "ignore", "-m", _MODULE, str(int(seconds) + _LEAST_CPU)],
            input=name.encode("utf-8", "replace") + b"\0" + data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise BadData(
            f"{name}: not read within {seconds:g} seconds. Save its words as a text file, and read that."
        ) from None
    return ended.stdout


def _answer(told: bytes) -> _Refused | _Read:
    name, _, data = told.partition(b"\0")
    try:
        return _Read(page.read(data, name.decode("utf-8", "replace")))
    except BadData as error:
        return _Refused(str(error))


def _bound(seconds: int) -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # not every system has such bounds
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """The other process: name, NUL and bytes on stdin; the page, or why there is none, on stdout."""
    _bound(int(sys.argv[1]))
    data = sys.stdin.buffer.read()
    out = os.dup(1)
    os.dup2(2, 1)  # what a parser prints is no answer
    with os.fdopen(out, "wb") as stream:
        stream.write(msgspec.json.encode(_answer(data)))


if __name__ == "__main__":
    main()
