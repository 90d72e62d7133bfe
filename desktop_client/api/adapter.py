"""The connection underneath: exactly the trust that was chosen, and repeats that do not storm the bureau.

Imported late: it brings requests and urllib3.
"""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Iterator
from typing import Any

import truststore
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import MaxRetryError
from urllib3.poolmanager import PoolManager
from urllib3.response import HTTPResponse
from urllib3.util.retry import Retry

#: A bureau that asks for a longer pause is told to the caller at once; the queue comes back later by itself.
LONGEST_PAUSE = 8.0
#: How much of a file goes into the line at a time; urllib3's own 16 KiB cost a tenth of the speed.
BLOCK = 65_536
#: The head of a reply is there by then, or the line is cut: the time-out of a read begins anew with each byte.
HEAD_SECONDS = 60.0


class Patience(Retry):
    """Repeats with growing, jittered pauses; a ``Retry-After`` is kept to, or the busy reply is handed on."""

    def increment(self, *args: Any, **kwargs: Any) -> Patience:  # Any: urllib3's own signature
        response = kwargs.get("response")
        pause = self.get_retry_after(response) if response is not None else None
        if response is not None and pause is not None and pause > LONGEST_PAUSE:
            raise MaxRetryError(kwargs["_pool"], "", None)
        return super().increment(*args, **kwargs)


def patience(repeats: int) -> Patience:
    return Patience(
        total=repeats,
        allowed_methods=None,  # the caller says what may be repeated, by choosing the adapter
        status_forcelist=(429, 503),
        backoff_factor=0.3,
        backoff_max=LONGEST_PAUSE,
        backoff_jitter=0.3,
        raise_on_status=False,
    )


def trust(ca_file: str) -> ssl.SSLContext:
    """The system's list of authorities, or ``ca_file`` and nothing else."""
    system = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context: ssl.SSLContext = ssl.create_default_context(cafile=ca_file) if ca_file else system
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


@contextlib.contextmanager
def _no_longer_than(seconds: float, line: socket.socket | None) -> Iterator[None]:
    """Cut the line when the block takes longer; then it has timed out, whatever else it says."""
    if line is None:
        yield
        return
    late = threading.Event()

    def cut() -> None:
        late.set()
        with contextlib.suppress(OSError):
            line.shutdown(socket.SHUT_RDWR)

    guard = threading.Timer(seconds, cut)
    guard.daemon = True
    guard.start()
    try:
        yield
    except Exception as error:
        if late.is_set():
            raise TimeoutError from error
        raise
    finally:
        guard.cancel()


class _Prompt(HTTPConnection):
    def getresponse(self) -> HTTPResponse:  # type: ignore[override]  # urllib3's own, which is none of http.client's
        with _no_longer_than(HEAD_SECONDS, self.sock):
            return super().getresponse()


class _PromptTls(HTTPSConnection):
    def getresponse(self) -> HTTPResponse:  # type: ignore[override]  # urllib3's own, which is none of http.client's
        with _no_longer_than(HEAD_SECONDS, self.sock):
            return super().getresponse()


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Prompt


class _PoolTls(HTTPSConnectionPool):
    ConnectionCls = _PromptTls


def _prompt(manager: PoolManager) -> PoolManager:
    manager.pool_classes_by_scheme = {"http": _Pool, "https": _PoolTls}
    return manager


class Adapter(HTTPAdapter):
    """Three overrides, because requests otherwise loads its own 100-odd authorities into any context it is given."""

    def __init__(self, *, ca_file: str = "", repeats: int = 0) -> None:
        self.context = trust(ca_file)
        super().__init__(pool_maxsize=8, max_retries=patience(repeats))

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:  # Any: requests' own signature
        super().init_poolmanager(*args, **kwargs, ssl_context=self.context, blocksize=BLOCK)
        _prompt(self.poolmanager)

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        return _prompt(super().proxy_manager_for(proxy, **kwargs, ssl_context=self.context, blocksize=BLOCK))

    def cert_verify(self, conn: Any, url: Any, verify: Any, cert: Any) -> None:  # noqa: ARG002
        conn.cert_reqs = "CERT_REQUIRED"
        conn.ca_certs = None
        conn.ca_cert_dir = None
