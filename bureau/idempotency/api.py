"""The ``Idempotency-Key`` header as a parameter of operations."""

from __future__ import annotations

from typing import Annotated

from ninja import Header
from pydantic import StringConstraints

from bureau.problems import Refusal
from desktop_client.contract import limits
from desktop_client.contract.codes import Code

KeyText = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._-]{8,100}$")]
IdempotencyKey = Annotated[KeyText | None, Header(None, alias=limits.IDEMPOTENCY_HEADER)]


def required_key(key: str | None) -> str:
    """The key, which an effect that must not happen twice needs."""
    if key is None:
        raise Refusal(Code.IDEMPOTENCY_KEY_REQUIRED)
    return key
