"""Django's settings where no workspace is open: for migrations and type checks."""

SECRET_KEY = "no sessions are kept here"  # noqa: S105
INSTALLED_APPS = ["debar.store"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
USE_TZ = True
TIME_ZONE = "UTC"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
