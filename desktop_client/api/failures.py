"""What the network libraries raise, as the codes a person is told."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import requests
import urllib3.exceptions as low

from desktop_client.contract.codes import Code
from desktop_client.errors import BureauUnavailable


@contextlib.contextmanager
def mapped() -> Iterator[None]:
    """Turn every failure below into :class:`BureauUnavailable`."""
    try:
        yield
    except (requests.RequestException, low.HTTPError, OSError) as error:
        raise BureauUnavailable(code_of(error)) from error


def code_of(error: BaseException) -> Code:
    """The innermost reason decides: with repeats mounted, requests hides a read timeout in a ConnectionError."""
    reasons = list(_reasons(error))
    for kinds, code in TABLE:
        if any(isinstance(reason, kinds) for reason in reasons):
            return code
    return Code.BUREAU_UNREACHABLE


#: First match wins; the order is from the telling to the general.
TABLE: tuple[tuple[tuple[type[BaseException], ...], Code], ...] = (
    ((low.SSLError, requests.exceptions.SSLError), Code.TLS_UNTRUSTED),
    ((low.ConnectTimeoutError, requests.exceptions.ConnectTimeout), Code.BUREAU_UNREACHABLE),
    ((low.ReadTimeoutError, requests.exceptions.ReadTimeout, TimeoutError), Code.BUREAU_TIMEOUT),
    ((requests.exceptions.InvalidHeader, low.DecodeError, low.InvalidChunkLength), Code.BUREAU_NONSENSE),
    ((requests.exceptions.InvalidURL, requests.exceptions.InvalidSchema), Code.BUREAU_UNREACHABLE),
)


def _reasons(error: BaseException) -> Iterator[BaseException]:
    """The error, what it was raised from, and what libraries put into ``args`` and ``reason`` instead."""
    seen: set[int] = set()
    waiting: list[object] = [error]
    while waiting:
        found = waiting.pop(0)
        if not isinstance(found, BaseException) or id(found) in seen:
            continue
        seen.add(id(found))
        yield found
        waiting.extend((getattr(found, "reason", None), found.__cause__, *found.args))
