"""The one order in which a workspace is written: head first, then rows, ledger last, all or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from django.db import connection, models, transaction

from debar.store.models import Head

M = TypeVar("M", bound=models.Model)

PAGE = 1000


@contextmanager
def writing() -> Iterator[Head]:
    """A transaction that holds the head: no other writer comes between reading and sealing.

    What is done inside is synced to disk when it ends, or undone as a whole where it raises.
    """
    with transaction.atomic(durable=True):
        yield Head.lock()


@contextmanager
def snapshot() -> Iterator[None]:
    """Everything read inside is as it was at one moment, whatever others write meanwhile."""
    begin = "BEGIN" if connection.vendor == "sqlite" else "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
    with connection.cursor() as cursor:
        cursor.execute(begin)
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def pages(rows: models.QuerySet[M], key: str, size: int = PAGE) -> Iterator[M]:
    """All rows in the order of a unique column, read in pages, so that no cursor stays open."""
    ordered = rows.order_by(key)
    last: Any = None
    while True:
        page = list((ordered if last is None else ordered.filter(**{f"{key}__gt": last}))[:size])
        yield from page
        if len(page) < size:
            return
        last = getattr(page[-1], key)
