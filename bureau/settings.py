"""Django's settings for one :class:`~bureau.office.Office`. Nothing is read from the environment."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bureau.logs import logging_settings
from bureau.office import Office, database_settings, secret_key
from desktop_client.contract import limits

ROOMS = [
    "trail",
    "idempotency",
    "catalogue",
    "institution",
    "account",
    "notices",
    "files",
    "uploads",
    "grading",
    "policies",
    "subsidy",
    "practice",
]
_DESK = Path(__file__).parent / "desk"


def configure(office: Office) -> None:
    """Hand the settings to Django and load the rooms; once per process."""
    import django
    from django.conf import settings

    settings.configure(**values(office))
    django.setup()


def values(office: Office) -> dict[str, Any]:
    """All settings by name."""
    return {
        "OFFICE": office,
        "DEBUG": False,
        "SECRET_KEY": secret_key(office.data),
        "ALLOWED_HOSTS": list(office.allowed_hosts),
        "ROOT_URLCONF": "bureau.urls",
        "INSTALLED_APPS": [
            "bureau.desk.apps.DeskConfig",
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.messages",
            "django.contrib.staticfiles",
            *(f"bureau.{room}" for room in ROOMS),
        ],
        "MIDDLEWARE": [
            "bureau.middleware.RequestId",
            "bureau.middleware.PlainApi",
            "bureau.uploads.middleware.Tus",
            "django.middleware.security.SecurityMiddleware",
            "whitenoise.middleware.WhiteNoiseMiddleware",
            "bureau.middleware.DeskHeaders",
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "django.middleware.clickjacking.XFrameOptionsMiddleware",
        ],
        "TEMPLATES": [
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [_DESK / "templates"],
                "APP_DIRS": True,
                "OPTIONS": {
                    "context_processors": [
                        "django.template.context_processors.request",
                        "django.contrib.auth.context_processors.auth",
                        "django.contrib.messages.context_processors.messages",
                    ]
                },
            }
        ],
        "DATABASES": {"default": database_settings(office)},
        "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
        "APPEND_SLASH": False,
        "LOGGING": logging_settings(office),
        **_language(),
        **_static(),
        **_people(office),
        **_safety(office),
    }


def _language() -> dict[str, Any]:
    return {"LANGUAGE_CODE": "zh-hans", "USE_I18N": True, "TIME_ZONE": "Asia/Shanghai", "USE_TZ": True}


def _static() -> dict[str, Any]:
    """The desk's style sheets straight from the packages: nothing to collect, nothing to forget."""
    return {
        "STATIC_URL": "/static/",
        "STATICFILES_DIRS": [_DESK / "static"],
        "WHITENOISE_USE_FINDERS": True,
        "WHITENOISE_MAX_AGE": 3600,
    }


def _people(office: Office) -> dict[str, Any]:
    hasher = (
        "bureau.account.passwords.PracticeHasher" if office.practice else "bureau.account.passwords.Hasher"
    )
    return {
        "AUTH_USER_MODEL": "account.Account",
        "AUTHENTICATION_BACKENDS": ["django.contrib.auth.backends.ModelBackend"],
        "PASSWORD_HASHERS": [hasher],
        "AUTH_PASSWORD_VALIDATORS": [{"NAME": "bureau.account.passwords.RuleValidator"}],
        "LOGIN_URL": "admin:login",
    }


def _safety(office: Office) -> dict[str, Any]:
    return {
        "DATA_UPLOAD_MAX_MEMORY_SIZE": limits.MAX_BODY_BYTES,
        "DATA_UPLOAD_MAX_NUMBER_FIELDS": 5000,
        "SESSION_COOKIE_NAME": "desk_session",
        "SESSION_COOKIE_AGE": 8 * 3600,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": office.https,
        "CSRF_COOKIE_SECURE": office.https,
        "CSRF_COOKIE_HTTPONLY": True,
        "SECURE_HSTS_SECONDS": 31_536_000 if office.https else 0,
        "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https") if office.https else None,
        "X_FRAME_OPTIONS": "SAMEORIGIN",
    }
