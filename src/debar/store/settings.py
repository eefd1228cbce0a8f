"""Django's settings. `setup` points the database at a workspace; tools read this module as it is."""

from __future__ import annotations

from typing import Any

INSTALLED_APPS = ["debar.store"]
DATABASES: dict[str, dict[str, Any]] = {
    "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"},
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = False
LOGGING_CONFIG = None
