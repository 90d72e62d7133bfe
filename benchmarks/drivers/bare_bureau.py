"""The reference for the practice bureau: Django with ninja behind waitress, one question, Django's own tables."""

from __future__ import annotations

import sys
from typing import Any

import django
from django.conf import settings
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.urls import path
from waitress.server import create_server

from benchmarks.drivers.telling import tell

urlpatterns: list[Any] = []  # Any: Django's patterns have no types


def configure(database: str) -> None:
    settings.configure(
        SECRET_KEY="bare",
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF=__name__,
        INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth"],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": database}},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    )
    django.setup()


def answer_one_question() -> None:
    from ninja import NinjaAPI  # it reads the settings while it is imported

    api = NinjaAPI()

    @api.get("/bureau")
    def bureau(request: object) -> dict[str, str]:  # noqa: ARG001 - ninja wants this very name
        return {"name": "bare"}

    urlpatterns.append(path("api/", api.urls))


if __name__ == "__main__":
    configure(sys.argv[1])
    call_command("migrate", verbosity=0)
    answer_one_question()
    server = create_server(get_wsgi_application(), host="127.0.0.1", port=0)
    tell({"url": f"http://127.0.0.1:{server.effective_port}"})
    server.run()
