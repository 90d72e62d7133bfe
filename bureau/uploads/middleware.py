"""What tus wants around every answer, and a way through proxies that let no PATCH pass."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from desktop_client.contract import limits, tus

_PLACE = limits.API_PREFIX + "/uploads"
_HIDDEN = frozenset({"PATCH", "DELETE", "HEAD"})


class Tus:
    """``Tus-Resumable`` on every answer of this room; ``X-HTTP-Method-Override`` on its requests, as tus 1.0 has it."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(_PLACE):
            return self._answer(request)
        meant = request.headers.get("X-HTTP-Method-Override", "").upper()
        if request.method == "POST" and meant in _HIDDEN:
            request.method = meant
        response = self._answer(request)
        response[tus.RESUMABLE] = tus.VERSION
        if response.status_code == 412:
            response["Tus-Version"] = tus.VERSION
        if response.status_code == tus.CHECKSUM_MISMATCH:
            response.reason_phrase = "Checksum Mismatch"
        return response
