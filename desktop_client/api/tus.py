"""The four questions of tus 1.0; its header names are known here and in the contract only."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from typing import IO

from desktop_client.api.client import ApiClient, Refusal, refusal_of
from desktop_client.api.transport import FILE_SECONDS, Call, Reply
from desktop_client.contract import limits, tus
from desktop_client.contract.codes import Code
from desktop_client.errors import BureauUnavailable

PLACES = limits.API_PREFIX + "/uploads"
_PLACE = re.compile(re.escape(PLACES) + r"/[0-9A-Za-z-]{1,80}")
_OFFSET = re.compile("[0-9]{1,12}")
_GONE = frozenset({404, 410})


@dataclass(frozen=True, slots=True)
class Announcement:
    """A file before its first byte."""

    sha256: str
    size: int
    name: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Begun:
    """Where to send it, and how much of it is there."""

    place: str
    offset: int


@dataclass(frozen=True, slots=True)
class Held:
    """The bureau has these bytes already."""


@dataclass(frozen=True, slots=True)
class Gone:
    """The bureau knows nothing of this upload any more."""


class TusDoor:
    """Uploads of one account at one bureau. Raises ``BureauUnavailable`` when no answer came."""

    def __init__(self, api: ApiClient) -> None:
        self._api = api

    def begin(self, announced: Announcement) -> Begun | Held | Refusal:
        """A place to send it to; asking twice does no harm."""
        facts = {
            "sha256": announced.sha256,
            "filename": announced.name,
            "media_type": announced.media_type,
        }
        headers = {tus.LENGTH: str(announced.size), tus.METADATA: tus.written(facts)}
        reply = self._ask("POST", PLACES, headers)
        if reply.status == 200:
            return Held()
        if reply.status != 201:
            return refusal_of(reply)
        place = reply.headers.get("Location", "")
        if not _PLACE.fullmatch(place):
            # Whatever stands there would get the token and the file.
            raise BureauUnavailable(Code.BUREAU_NONSENSE)
        return Begun(place, _number(reply, most=announced.size, default="0"))

    def offset(self, place: str, *, size: int) -> int | Gone:
        """How much is there. Of a file that was refused all of it is: an empty piece at its end tells why."""
        reply = self._ask("HEAD", place, {}, repeatable=True)
        if reply.status in _GONE:
            return Gone()
        return size if reply.status >= 400 else _number(reply, most=size)

    def add(self, place: str, offset: int, body: IO[bytes] | None, *, seal: str = "") -> int | Gone | Refusal:
        """A piece more; how much is there now. Not repeated by itself: who gets no answer asks first."""
        headers = {tus.OFFSET: str(offset), "Content-Type": tus.CONTENT_TYPE}
        if seal:
            headers[tus.CHECKSUM] = seal
        reply = self._ask("PATCH", place, headers, body=body)
        if reply.status in _GONE:
            return Gone()
        return refusal_of(reply) if reply.status >= 400 else _number(reply, most=limits.MAX_FILE_BYTES)

    def end(self, place: str) -> None:
        """Nothing more will come."""
        self._ask("DELETE", place, {})

    def _ask(
        self,
        method: str,
        path: str,
        headers: dict[str, str],
        *,
        body: IO[bytes] | None = None,
        repeatable: bool = False,
    ) -> Reply:
        call = Call(
            method,
            path,
            body=body,
            headers={tus.RESUMABLE: tus.VERSION, **headers},
            repeatable=repeatable,
            seconds=FILE_SECONDS,
        )
        return self._api.exchange(call)


def sealed(piece: bytes) -> str:
    """``Upload-Checksum`` of a piece."""
    algorithm = tus.CHECKSUMS[0]
    return f"{algorithm} {base64.b64encode(hashlib.new(algorithm, piece).digest()).decode()}"


def _number(reply: Reply, *, most: int, default: str = "") -> int:
    """What the bureau says is there; never more than there can be."""
    said = reply.headers.get(tus.OFFSET, default)
    if not _OFFSET.fullmatch(said) or int(said) > most:
        raise BureauUnavailable(Code.BUREAU_NONSENSE)
    return int(said)
