"""The headers by which records are changed and packages are filed, as parameters of operations."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Header, Query
from pydantic import BaseModel, StringConstraints

from bureau.account.tokens import whose
from bureau.idempotency.services import Once, once
from bureau.problems import invalid
from bureau.replies import reply_text
from desktop_client.contract import limits, messages
from desktop_client.contract.codes import Code
from desktop_client.problems import Problem

Version = Annotated[str, StringConstraints(pattern=r'^"[0-9]{1,9}"$')]
IfMatch = Annotated[Version, Header(alias="If-Match")]
MaybeIfMatch = Annotated[Version | None, Header(None, alias="If-Match")]
IfNoneMatch = Annotated[
    Annotated[str, StringConstraints(pattern=r"^\*$")] | None, Header(None, alias="If-None-Match")
]
Cursor = Annotated[str, StringConstraints(pattern=r"^[0-9]{0,18}$"), Query("")]
PackageHash = Annotated[messages.Sha256 | None, Header(None, alias=limits.PACKAGE_HASH_HEADER)]


def filed_once(
    request: HttpRequest,
    effect: Callable[[], BaseModel],
    *,
    scope: str,
    key: str,
    package_sha256: str | None,
    at: datetime,
) -> HttpResponse:
    """File the bytes of this request: the same key and bytes get the same receipt, however often they come."""
    raw = request.body
    if package_sha256 not in (None, hashlib.sha256(raw).hexdigest()):
        raise invalid([Problem(Code.FILE_HASH_MISMATCH, facts={"name": "申报包"})])
    answer = once(Once(scope=f"{scope}:{whose(request).id}", key=key, body=raw), effect, at=at)
    return reply_text(answer.text, status=200 if answer.repeated else 201)
