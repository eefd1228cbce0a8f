"""The Django app of the workspace's rows."""

from __future__ import annotations

from django.apps import AppConfig


class Store(AppConfig):
    """Found by Django under the label `store`."""

    name = "debar.store"
    label = "store"
