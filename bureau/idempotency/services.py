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
    """A key in its scope (an institution, or everybody who registers) and the very bytes that came with it.

    ``secret``: there is a password in these bytes, so what is remembered of them must be as slow to guess from.
    """

    scope: str
    key: str
    body: bytes
    secret: bool = False

    @property
    def fingerprint(self) -> str:
        """Equal for equal bytes."""
        plain = hashlib.sha256(self.body)
        if not self.secret:
            return plain.hexdigest()
        salt = f"{self.scope} {self.key}".encode()
        return hashlib.scrypt(plain.digest(), salt=salt, n=2**15, r=8, p=1, maxmem=2**26, dklen=32).hex()


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
    if earlier.body_sha256 != request.fingerprint:
        raise Refusal(Code.IDEMPOTENCY_KEY_REUSED)
    return Reply(text=earlier.reply, repeated=True)


def _answered(request: Once, reply: BaseModel, at: datetime) -> Reply:
    text = reply.model_dump_json()
    Answered.objects.create(
        scope=request.scope, key=request.key, body_sha256=request.fingerprint, reply=text, at=at
    )
    return Reply(text=text, repeated=False)
