"""Once-only effects: the same key and body bring the same answer, however often and however parallel they come."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from pydantic import BaseModel

from bureau.idempotency.models import Answered
from bureau.problems import Refusal
from desktop_client.contract.codes import Code


@dataclass(frozen=True, slots=True)
class Once:
    """A key in its scope (an institution, or everybody who registers) and the very bytes that came with it."""

    scope: str
    key: str
    body: bytes

    @property
    def body_sha256(self) -> str:
        return hashlib.sha256(self.body).hexdigest()


@dataclass(frozen=True, slots=True)
class Reply:
    """JSON to send, and whether it repeats an earlier answer."""

    text: str
    repeated: bool


def once(request: Once, effect: Callable[[], BaseModel], *, at: datetime) -> Reply:
    """Run ``effect`` unless its key has been answered; refuse a key that comes with another body."""
    try:
        with transaction.atomic():
            return _known(request) or _answered(request, effect(), at)
    except IntegrityError:
        # Where writers are not serialised, a parallel request with this key may have won.
        if (known := _known(request)) is None:
            raise
        return known


def _known(request: Once) -> Reply | None:
    earlier = Answered.objects.filter(scope=request.scope, key=request.key).first()
    if earlier is None:
        return None
    if earlier.body_sha256 != request.body_sha256:
        raise Refusal(Code.IDEMPOTENCY_KEY_REUSED)
    return Reply(text=earlier.reply, repeated=True)


def _answered(request: Once, reply: BaseModel, at: datetime) -> Reply:
    text = reply.model_dump_json()
    Answered.objects.create(
        scope=request.scope, key=request.key, body_sha256=request.body_sha256, reply=text, at=at
    )
    return Reply(text=text, repeated=False)
