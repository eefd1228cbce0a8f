"""Values that were read and checked once, kept between runs by the digest of what they were read from."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import msgspec

from debar.kit import cache, pack
from debar.kit.times import decode_partial, encode_partial

T = TypeVar("T", bound=msgspec.Struct)


def kept(name: str, folder: Path, edition: str, kind: type[T], read: Callable[[], T]) -> T:
    """The value as kept from an earlier run; else what `read` gives, which is then kept.

    `edition` is that of the folder from which it is read; where its files changed meanwhile, nothing
    is kept. A value of another shape than `kind` now has counts as none. What `read` raises is raised.
    """
    key = f"{name}.{edition[:32]}.{_shape(kind)}"
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


@lru_cache(maxsize=32)
def _shape(kind: type[msgspec.Struct]) -> str:
    """A digest of every field that values of the kind have, however deep."""
    return sha256(repr(msgspec.inspect.type_info(kind)).encode()).hexdigest()[:16]
