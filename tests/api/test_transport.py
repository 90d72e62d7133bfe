"""The bureau's door: whom it trusts, how long it waits, and that every failure has one name."""

from __future__ import annotations

import gzip
import http.server
import ssl
import threading
import time

import pytest

from desktop_client.api import transport
from desktop_client.api.adapter import Adapter
from desktop_client.api.client import ApiClient
from desktop_client.api.transport import Call, Transport
from desktop_client.contract.codes import Code
from desktop_client.errors import AppError, BureauUnavailable
from tests.fixtures.authority import Authority

INFO = "/api/v1/bureau"


class Script(http.server.BaseHTTPRequestHandler):
    """Answers what the test has written down, one reply after the other; the last one stays."""

    replies: list[tuple[int, dict[str, str], bytes]]
    seen: list[dict[str, str]]

    def do_GET(self) -> None:
        type(self).seen.append({"path": self.path, **dict(self.headers)})
        status, headers, body = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET  # noqa: N815  # the library's own name

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def serve():
    """Start a server that answers by a script; over TLS when it gets a context."""
    running: list[http.server.ThreadingHTTPServer] = []

    def start(*replies: tuple[int, dict[str, str], bytes], context: ssl.SSLContext | None = None):
        handler = type("Scripted", (Script,), {"replies": list(replies), "seen": []})
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        if context is not None:
            server.socket = context.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        running.append(server)
        scheme = "https" if context else "http"
        return f"{scheme}://127.0.0.1:{server.server_port}", handler.seen

    yield start
    for server in running:
        server.shutdown()
        server.server_close()


def ask(address: str, *, repeatable: bool = False, **how: object) -> bytes:
    return Transport(lambda: address, **how).send(Call("GET", INFO, repeatable=repeatable)).body


def failure(address: str, **how: object) -> Code:
    with pytest.raises(BureauUnavailable) as raised:
        ask(address, **how)
    return raised.value.code


# -- trust --------------------------------------------------------------------------------------------------


@pytest.fixture
def authority(tmp_path) -> Authority:
    return Authority(tmp_path / "ours")


def test_the_bureau_s_own_authority_is_trusted_and_no_other(serve, authority, tmp_path):
    file = str(authority.file)
    good, _ = serve((200, {}, b"{}"), context=authority.server())
    foreign, seen = serve((200, {}, b"{}"), context=Authority(tmp_path / "foreign").server())

    assert ask(good, ca_file=file) == b"{}"
    assert failure(foreign, ca_file=file) is Code.TLS_UNTRUSTED
    assert seen == [], "not one byte of a request has left"


def test_a_request_adds_no_authority_to_the_chosen_ones(serve, authority):
    import requests

    address, _ = serve((200, {}, b"{}"), context=authority.server())
    adapter = Adapter(ca_file=str(authority.file))
    request = requests.Request("GET", address + INFO).prepare()
    assert adapter.send(request, timeout=5).status_code == 200

    assert len(adapter.context.get_ca_certs()) == 1


def test_a_wrong_name_and_an_expired_certificate_are_refused(serve, authority):
    file = str(authority.file)
    wrong_name, _ = serve((200, {}, b"{}"), context=authority.server("bureau.example"))
    expired, _ = serve((200, {}, b"{}"), context=authority.server(days=-1))

    assert failure(wrong_name, ca_file=file) is Code.TLS_UNTRUSTED
    assert failure(expired, ca_file=file) is Code.TLS_UNTRUSTED


def test_the_system_s_list_does_not_know_a_private_authority(serve, authority):
    address, _ = serve((200, {}, b"{}"), context=authority.server())

    assert failure(address) is Code.TLS_UNTRUSTED


@pytest.mark.parametrize("address", ["http://bureau.example", "http://10.0.0.1:8000"])
def test_no_plain_http_except_to_this_computer(address):
    with pytest.raises(AppError) as raised:
        ask(address)

    assert raised.value.code is Code.PLAIN_HTTP_REFUSED


@pytest.mark.parametrize(
    "address", ["", "ftp://bureau", "bureau.example", "https://", "https://user:pw@bureau", "https://b?x=1"]
)
def test_what_is_no_address_is_said_to_be_none(address):
    with pytest.raises(AppError) as raised:
        transport.checked_address(address)

    assert raised.value.code is Code.FIELD_INVALID


def test_a_redirect_is_followed_nowhere(serve):
    elsewhere, seen = serve((200, {}, b"{}"))
    address, _ = serve((302, {"Location": elsewhere + INFO}, b""))

    assert failure(address) is Code.BUREAU_NONSENSE
    assert seen == []


def test_the_environment_cannot_put_a_proxy_or_a_password_between(serve, monkeypatch, tmp_path):
    address, seen = serve((200, {}, b"{}"))
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login somebody password something\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "nowhere"))

    assert ask(address) == b"{}"
    assert "Authorization" not in seen[0]
    assert seen[0]["X-Request-Id"]


# -- size and time ------------------------------------------------------------------------------------------


def test_a_packed_bomb_is_stopped_before_it_unpacks(serve):
    bomb = gzip.compress(bytes(200_000_000), compresslevel=9)
    address, _ = serve((200, {"Content-Encoding": "gzip"}, bomb))
    started = time.monotonic()

    assert failure(address) is Code.BUREAU_NONSENSE
    assert time.monotonic() - started < 5


def test_an_honest_packed_reply_is_read(serve):
    address, _ = serve((200, {"Content-Encoding": "gzip"}, gzip.compress(b'{"good": 1}')))

    assert ask(address) == b'{"good": 1}'


@pytest.mark.parametrize("packing", ["br", "gzip, gzip", "zstd"])
def test_a_packing_nobody_asked_for_is_nonsense(serve, packing):
    address, _ = serve((200, {"Content-Encoding": packing}, b"xx"))

    assert failure(address) is Code.BUREAU_NONSENSE


def test_broken_packing_is_nonsense(serve):
    address, _ = serve((200, {"Content-Encoding": "gzip"}, b"not gzip at all"))

    assert failure(address) is Code.BUREAU_NONSENSE


def test_a_reply_larger_than_any_of_ours_is_not_read_to_its_end(serve):
    address, _ = serve((200, {}, bytes(40_000_000)))

    assert failure(address) is Code.BUREAU_NONSENSE


def test_a_bureau_that_says_nothing_is_given_up(wire, monkeypatch):
    monkeypatch.setattr(transport, "READ_SECONDS", 0.3)
    wire.next("black_hole", times=9)

    assert failure(wire.url) is Code.BUREAU_TIMEOUT
    assert failure(wire.url, repeatable=True) is Code.BUREAU_TIMEOUT, (
        "also under repeats, where requests hides it"
    )


def test_a_reply_that_drips_is_given_up(wire, monkeypatch):
    wire.next("drip")
    call = Call("GET", INFO, seconds=0.4)

    with pytest.raises(BureauUnavailable) as raised:
        Transport(lambda: wire.url).send(call)

    assert raised.value.code is Code.BUREAU_TIMEOUT


def test_nobody_there_is_unreachable():
    assert failure("http://127.0.0.1:9") is Code.BUREAU_UNREACHABLE
    assert failure("https://no-such-host.invalid") is Code.BUREAU_UNREACHABLE


def test_a_dead_proxy_is_never_gone_round(serve):
    address, _ = serve((200, {}, b"{}"))
    port = address.rpartition(":")[2]

    assert (
        failure(f"https://bureau.invalid:{port}", proxies={"https": "http://127.0.0.1:9"})
        is Code.BUREAU_UNREACHABLE
    )


# -- repeats ------------------------------------------------------------------------------------------------


def test_what_may_be_repeated_is_asked_again_after_the_pause_the_bureau_wants(serve):
    address, seen = serve((503, {"Retry-After": "1"}, b""), (429, {}, b""), (200, {}, b"{}"))
    started = time.monotonic()

    assert ask(address, repeatable=True) == b"{}"
    assert len(seen) == 3
    assert time.monotonic() - started >= 1


def test_a_long_pause_is_handed_on_instead_of_waited_for(serve):
    address, seen = serve((503, {"Retry-After": "3600"}, b""))
    started = time.monotonic()

    with pytest.raises(BureauUnavailable) as raised:
        ApiClient(Transport(lambda: address)).bureau()

    assert raised.value.code is Code.BUREAU_BUSY
    assert len(seen) == 1
    assert time.monotonic() - started < 5


def test_what_may_not_be_repeated_is_sent_once(serve):
    address, seen = serve((503, {}, b""))

    Transport(lambda: address).send(Call("POST", INFO))

    assert len(seen) == 1


# -- nonsense -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>Welcome to the airport</html>",
        b"[" * 200_000,
        b'{"name": 1}',
        b"\xff\xfe",
        b"null",
        b'{"name": "x", "practice": "maybe"}',
    ],
)
def test_whatever_a_stranger_answers_has_one_name(serve, body):
    address, _ = serve((200, {"Content-Type": "application/json"}, body))

    with pytest.raises(BureauUnavailable) as raised:
        ApiClient(Transport(lambda: address)).bureau()

    assert raised.value.code is Code.BUREAU_NONSENSE


def test_half_a_reply_is_no_reply(wire):
    wire.next("half_reply")

    assert failure(wire.url) in {Code.BUREAU_UNREACHABLE, Code.BUREAU_NONSENSE}
