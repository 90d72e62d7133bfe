"""What is written down while serving: method, route, status, time and request id; never a body, a name or a token."""

from __future__ import annotations

from typing import Any

from bureau.office import Office


def logging_settings(office: Office) -> dict[str, Any]:
    """Practice writes a small file beside its data (nobody reads its stderr), a real bureau writes to stderr."""
    file = {
        "class": "logging.handlers.RotatingFileHandler",
        "filename": office.data / "bureau.log",
        "maxBytes": 1_000_000,
        "backupCount": 2,
        "encoding": "utf-8",
        "delay": True,
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
        "handlers": {
            "out": {**(file if office.practice else {"class": "logging.StreamHandler"}), "formatter": "line"}
        },
        "root": {"handlers": ["out"], "level": "WARNING"},
        "loggers": {
            "bureau": {"level": "INFO"},
            # Django would put whole paths and hosts into its lines; the access log above says enough.
            "django.request": {"level": "ERROR"},
            "django.security": {"level": "ERROR"},
            "django": {"handlers": [], "level": "WARNING", "propagate": True},
        },
    }
