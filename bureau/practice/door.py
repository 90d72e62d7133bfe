"""The practice token: made at the start, handed to the parent on standard output, kept nowhere else."""

from __future__ import annotations

import hashlib
import secrets

from django.http import HttpRequest
from ninja.security import APIKeyHeader

from bureau.problems import Refusal
from desktop_client.contract import limits
from desktop_client.contract.codes import Code


class PracticeDoor(APIKeyHeader):
    """``X-Practice-Token`` must be the token of this very process."""

    param_name = limits.PRACTICE_TOKEN_HEADER

    def __init__(self) -> None:
        super().__init__()
        self._sha256 = ""

    def open_with(self, token: str) -> None:
        self._sha256 = hashlib.sha256(token.encode()).hexdigest()

    def authenticate(self, request: HttpRequest, key: str | None) -> str:
        offered = hashlib.sha256((key or "").encode()).hexdigest()
        if not (self._sha256 and secrets.compare_digest(offered, self._sha256)):
            raise Refusal(Code.PRACTICE_ONLY)
        return "practice"


DOOR = PracticeDoor()


def open_with(token: str) -> None:
    """From now on this token opens the practice endpoints."""
    DOOR.open_with(token)
