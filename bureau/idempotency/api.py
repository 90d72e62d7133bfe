"""The ``Idempotency-Key`` header as a parameter of operations."""

from __future__ import annotations

from typing import Annotated

from ninja import Header
from pydantic import StringConstraints

from desktop_client.contract import limits

KeyText = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._-]{8,100}$")]
#: Required: whoever sends it without one is told so by its own code (``bureau.api`` knows these headers).
IdempotencyKey = Annotated[KeyText, Header(alias=limits.IDEMPOTENCY_HEADER)]
