"""A bureau that lies, drips, bursts or sends something else: one clear error each time, and soon."""

from __future__ import annotations

import contextlib
import gzip
import json
import socket
import threading
import time
from collections.abc import Callable

import pytest

from desktop_client.api import adapter
from desktop_client.api.client import ApiClient, Tokens
from desktop_client.api.transport import Transport
from desktop_client.contract.codes import Code
from desktop_client.errors import AppError, BureauUnavailable

Script = Callable[[socket.socket], None] | bytes


@pytest.fixture
def lie():
    """A door to a server that answers every request with exactly these bytes, or by a script."""
    listeners, ended = [], threading.Event()

    def answer(line: socket.socket, script: Script) -> None:
        with line, contextlib.suppress(OSError):
            line.settimeout(5)
            line.recv(65_536)
            if isinstance(script, bytes):
                line.sendall(script)
                line.shutdown(socket.SHUT_WR)
                while line.recv(65_536):
                    pass
                return
            while not ended.is_set():
                script(line)

    def serve(listener: socket.socket, script: Script) -> None:
        with contextlib.suppress(OSError):
            while True:
                line, _ = listener.accept()
                threading.Thread(target=answer, args=(line, script), daemon=True).start()

    def begin(script: Script) -> ApiClient:
        listeners.append(listener := socket.create_server(("127.0.0.1", 0)))
        threading.Thread(target=serve, args=(listener, script), daemon=True).start()
        door = ApiClient(Transport(lambda: f"http://127.0.0.1:{listener.getsockname()[1]}"))
        door.enter(Tokens("access", "refresh" * 4))
        return door

    yield begin
    ended.set()
    for listener in listeners:
        listener.close()


def reply(body: bytes, *, status: str = "200 OK", packing: str = "") -> bytes:
    packed = f"Content-Encoding: {packing}\r\n" if packing else ""
    length = f"Content-Length: {len(body)}\r\nConnection: close\r\n"
    head = f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\n{length}{packed}\r\n"
    return head.encode() + body


@pytest.mark.parametrize(
    "body",
    [
        b"<html><h1>Please sign in to this network</h1></html>",
        b"null",
        b"[]",
        b'{"id": 1, "name": ["x"]}',
        b'{"name": "\xff"}',
        b'{"name": "\\ud800"}',
        b"[" * 200_000 + b"]" * 200_000,
        b'{"a":' * 200_000 + b"1" + b"}" * 200_000,
        b"1" * 100_000,
        b"NaN",
    ],
    ids=[
        "html",
        "null",
        "list",
        "types",
        "no utf-8",
        "half a sign",
        "deep list",
        "deep object",
        "long number",
        "nan",
    ],
)
@pytest.mark.parametrize("status", ["200 OK", "403 Forbidden", "401 Unauthorized"])
def test_what_is_no_message_is_nonsense(lie, body, status):
    with pytest.raises(BureauUnavailable) as raised:
        lie(reply(body, status=status)).account()
    assert raised.value.code is Code.BUREAU_NONSENSE


def test_a_packed_reply_that_ends_early_is_no_reply(lie):
    # Sums of bytes are at the end of the packing: without them nobody knows what is missing.
    door = lie(reply(gzip.compress(b"%PDF-1.7 and more")[:-9], packing="gzip"))
    with pytest.raises(BureauUnavailable) as raised:
        door.get_file("0" * 64)
    assert raised.value.code is Code.BUREAU_NONSENSE


@pytest.mark.parametrize(
    "script",
    [
        lambda line: (line.sendall(b"H"), time.sleep(0.05)),
        lambda line: line.sendall(b"HTTP/1.1 100 Continue\r\n\r\n"),
    ],
    ids=["a sign now and then", "wait a moment, for ever"],
)
def test_a_reply_that_never_begins_is_given_up(lie, script, monkeypatch):
    # Each sign that comes sets the clock for the next one anew; the whole has a clock of its own.
    monkeypatch.setattr(adapter, "HEAD_SECONDS", 0.4)
    started = time.monotonic()
    with pytest.raises(BureauUnavailable) as raised:
        lie(script).submit("x", b"{}", key="k", sha256="s")
    assert raised.value.code is Code.BUREAU_TIMEOUT
    assert time.monotonic() - started < 3


def test_a_token_that_is_no_token_does_not_reach_into_the_next_request(lie):
    door = lie(reply(b"{}"))
    door.enter(Tokens("access\r\nX-Evil: 1", "refresh" * 4))
    with pytest.raises(BureauUnavailable) as raised:
        door.account()
    assert raised.value.code is Code.BUREAU_NONSENSE


def test_a_refusal_nobody_knows_is_still_a_refusal(lie):
    document = {"title": "x", "status": 409, "code": "from-the-future", "facts": {"label": "{0.__class__}"}}
    refused = lie(reply(json.dumps(document).encode(), status="409 Conflict")).account().refused()
    assert [problem.code for problem in refused.problems] == [Code.REQUEST_INVALID]


@pytest.mark.parametrize(
    "address",
    [
        "http://[::1",
        "http://127.0.0.1:99999",
        "http://127.0.0.1:port",
        "https://two words",
        "https://a\nb",
        "https://.",
    ],
)
def test_a_mistyped_address_is_told_as_one(address):
    with pytest.raises(AppError) as raised:
        ApiClient(Transport(lambda: address)).bureau()
    assert raised.value.code is Code.FIELD_INVALID
