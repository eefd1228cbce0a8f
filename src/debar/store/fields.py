"""A column that holds a frozen value of the lower floors."""

from __future__ import annotations

from typing import Any

import msgspec
from django.db import models
from django.db.models.fields.json import KeyTransform

from debar.kit.canon import plain
from debar.kit.errors import Tampered
from debar.kit.times import decode_partial


class StructField(models.JSONField):
    """JSON in the database, a Struct of `kind` in the program; what does not fit raises Tampered."""

    def __init__(self, kind: type[Any] | None = None, **options: Any) -> None:
        self.kind = kind
        super().__init__(**options)

    def get_prep_value(self, value: Any) -> Any:
        """The value as JSON types. Fields that are None are left out, so that columns of them are NULL."""
        if not isinstance(value, msgspec.Struct):
            return value
        return {name: part for name, part in plain(value).items() if part is not None}

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """The value as the Struct, decoded strictly. Keys asked for by a lookup stay as they are."""
        found = super().from_db_value(value, expression, connection)
        if self.kind is None or found is None or isinstance(expression, KeyTransform):
            return found
        try:
            return msgspec.convert(found, self.kind, dec_hook=decode_partial, strict=True)
        except msgspec.ValidationError as error:
            raise Tampered(
                f"a stored {self.kind.__name__} cannot be read: {error}. Put the latest backup in its place."
            ) from None
