"""Values that were read and checked once, kept between runs by the digest of what they were read from."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from types import GenericAlias
from typing import Any, TypeVar

import msgspec

from debar.kit import cache, pack
from debar.kit.times import decode_partial, encode_partial

T = TypeVar("T")


def kept(name: str, folder: Path, edition: str, kind: type[T], read: Callable[[], T]) -> T:
    """The value as kept from an earlier run; else what `read` gives, which is then kept.

    `edition` is that of the folder from which it is read; where its files changed meanwhile, nothing
    is kept. A value of another shape than `kind` now has counts as none. What `read` raises is raised.
    """
    shape: Any = kind
    key = f"{name}.{edition[:32]}.{_shape(shape)}"
    data = cache.get(key)
    if data is not None:
        try:
            return msgspec.msgpack.decode(data, type=kind, dec_hook=decode_partial)
        except (msgspec.DecodeError, ValueError):
            pass  # it was cut or altered: read anew below
    value = read()
    if pack.edition(folder) == edition:
        cache.put(key, msgspec.msgpack.encode(value, enc_hook=encode_partial))
    return value


def files(
    name: str,
    folder: Path,
    kind: type[T],
    read: Callable[[Path], tuple[tuple[str, T], ...]] | None = None,
) -> tuple[tuple[str, T], ...]:
    """Path and content of every YAML file under a folder, as kept from an earlier run or read anew.

    `read` reads and checks them where that takes more than the shape. Raises BadData with file and line.
    """
    shape: Any = GenericAlias(tuple, (GenericAlias(tuple, (str, kind)), ...))
    given = read or (lambda folder: tuple((str(path), pack.load(path, kind)) for path in pack.files(folder)))
    found: tuple[tuple[str, T], ...] = kept(name, folder, pack.edition(folder), shape, lambda: given(folder))
    return found


@lru_cache(maxsize=32)
def _shape(kind: Any) -> str:
    """A digest of every field that values of the kind have, however deep."""
    return sha256(repr(msgspec.inspect.type_info(kind)).encode()).hexdigest()[:16]
