"""HTTP to one bureau: what is trusted, how long is waited, how much is read, and what each failure is called.

No ``requests.Session``: it would read proxies, ``.netrc`` and CA bundles from the environment and follow redirects
to other hosts. A prepared request goes straight into the adapter.
"""

from __future__ import annotations

import re
import time
import uuid
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit

from desktop_client.contract import limits
from desktop_client.contract.codes import Code
from desktop_client.errors import AppError, BureauUnavailable

if TYPE_CHECKING:
    import requests

    from desktop_client.api.adapter import Adapter

CONNECT_SECONDS = 5.0
READ_SECONDS = 30.0
#: A reply that drips is given up after this long; files may take longer than answers.
ANSWER_SECONDS = 60.0
FILE_SECONDS = 900.0
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
CHUNK = 65_536
#: A name or number of a computer, in any script: labels of letters, digits and hyphens, or an IPv6 address.
_HOST = re.compile(r"[^\W_][\w-]*(\.[\w-]+)*\.?|[0-9a-f]*:[0-9a-f:.]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Call:
    """One request. ``repeatable``: asking twice does no harm, so a lost reply is asked for again at once."""

    method: str
    path: str
    body: bytes | IO[bytes] | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    repeatable: bool = False
    most_bytes: int = limits.MAX_RESPONSE_BYTES
    seconds: float = ANSWER_SECONDS


@dataclass(frozen=True, slots=True)
class Reply:
    status: int
    headers: Mapping[str, str]
    body: bytes


class Transport:
    """Calls to the bureau that ``address`` names at that moment (the practice bureau's port changes)."""

    def __init__(
        self, address: Callable[[], str], *, ca_file: str = "", proxies: Mapping[str, str] | None = None
    ) -> None:
        self._address = address
        self._ca_file = ca_file
        self._proxies = proxies
        self._adapters: dict[bool, Adapter] = {}

    def send(self, call: Call) -> Reply:
        """The bureau's reply, whatever its status; :class:`BureauUnavailable` when there is none to be used."""
        from desktop_client.api import failures

        base = checked_address(self._address())
        started = time.monotonic()
        with failures.mapped():
            request = self._prepared(base, call)
            response = self._adapter(call.repeatable).send(
                request,
                stream=True,
                timeout=(CONNECT_SECONDS, READ_SECONDS),
                proxies=dict(self._proxies_for(base)),
            )
            with response:
                body = _read(response, call, deadline=started + call.seconds)
        if 300 <= response.status_code < 400 and response.status_code != 304:
            # Our API never redirects; following would hand the token to whoever stands there.
            raise BureauUnavailable(Code.BUREAU_NONSENSE)
        return Reply(response.status_code, response.headers, body)

    def close(self) -> None:
        for adapter in self._adapters.values():
            adapter.close()
        self._adapters.clear()

    def _prepared(self, base: str, call: Call) -> requests.PreparedRequest:
        import requests

        headers = {
            "Accept": "application/json",
            "Accept-Encoding": "gzip",
            "User-Agent": "shenbao",
            limits.REQUEST_ID_HEADER: uuid.uuid4().hex,
            **call.headers,
        }
        return requests.Request(call.method, base + call.path, headers=headers, data=call.body).prepare()

    def _adapter(self, repeatable: bool) -> Adapter:
        from desktop_client.api.adapter import Adapter

        if repeatable not in self._adapters:
            self._adapters[repeatable] = Adapter(ca_file=self._ca_file, repeats=2 if repeatable else 0)
        return self._adapters[repeatable]

    def _proxies_for(self, base: str) -> Mapping[str, str]:
        """The system's proxies, asked for here and passed on by hand; never for this computer itself."""
        import urllib.request

        host = urlsplit(base).hostname or ""
        if host in LOOPBACK:
            return {}
        if self._proxies is not None:
            return self._proxies
        return {} if urllib.request.proxy_bypass(host) else urllib.request.getproxies()


def checked_address(address: str) -> str:
    """``address`` without its trailing slash, if it is one that secrets may be sent to."""
    parts = _parts(address)
    if (
        parts is None
        or parts.scheme not in {"http", "https"}
        or not _HOST.fullmatch(parts.hostname or "")
        or parts.username
        or parts.query
        or parts.fragment
    ):
        raise AppError(Code.FIELD_INVALID, label="address", name=address[:80])
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        raise AppError(Code.PLAIN_HTTP_REFUSED, name=str(parts.hostname))
    return address.rstrip("/")


def _parts(address: str) -> SplitResult | None:
    """None for what has no parts that make sense: half a bracket, a port that is none."""
    try:
        parts = urlsplit(address)
        return parts if parts.port != 0 and address.isprintable() else None
    except ValueError:
        return None


def _pieces(response: requests.Response) -> Iterator[bytes]:
    """As they arrive: reading full chunks would wait for a drip to fill them, each drop resetting the time-out."""
    while piece := response.raw.read1(CHUNK, decode_content=False):
        yield piece


def _read(response: requests.Response, call: Call, *, deadline: float) -> bytes:
    """The body, unpacked, within the bounds of size and time: neither a bomb nor a drip gets through."""
    packing = response.headers.get("Content-Encoding", "identity").lower()
    if packing not in {"identity", "gzip"}:
        raise BureauUnavailable(Code.BUREAU_NONSENSE)
    unpack = zlib.decompressobj(wbits=31) if packing == "gzip" else None
    parts: list[bytes] = []
    room = call.most_bytes
    try:
        for piece in _pieces(response):
            plain = unpack.decompress(piece, room + 1) if unpack else piece
            room -= len(plain)
            if room < 0:
                raise BureauUnavailable(Code.BUREAU_NONSENSE)
            if time.monotonic() > deadline:
                raise BureauUnavailable(Code.BUREAU_TIMEOUT)
            parts.append(plain)
    except zlib.error as error:
        raise BureauUnavailable(Code.BUREAU_NONSENSE) from error
    if unpack and parts and not unpack.eof:
        raise BureauUnavailable(Code.BUREAU_NONSENSE)
    return b"".join(parts)
