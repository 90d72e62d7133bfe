"""Kept files: under their hash, apart per institution."""

from __future__ import annotations

import hashlib
import secrets
import socket

import pytest
import requests

from desktop_client.contract import limits
from tests.fixtures.institution import Institution, document, is_refused


@pytest.fixture(scope="module")
def person(shared_bureau):
    return Institution.registered(shared_bureau)


def test_a_file_comes_back_as_it_was_sent(person):
    content = document(secrets.token_hex(4))
    assert is_absent(person, hashlib.sha256(content).hexdigest())
    sha256 = person.send_file(content)
    assert person.send_file(content) == sha256, "sending again is harmless"
    assert person.ask("HEAD", f"/files/{sha256}").status_code == 204
    back = person.ask("GET", f"/files/{sha256}")
    assert back.content == content
    assert back.headers["Content-Type"] == "application/pdf"


def is_absent(person, sha256):
    answer = person.ask("HEAD", f"/files/{sha256}")
    return answer.status_code == 404 and answer.content == b""


def test_a_file_comes_in_as_an_upload_and_in_no_other_way(person):
    answer = person.ask("PUT", "/files/" + "0" * 64, b"%PDF-1.4", Content_Type="application/pdf")
    assert is_refused(answer, 405, "request-method-not-allowed")


@pytest.mark.parametrize(
    ("verb", "path"), [("PATCH", "/api/v1/uploads/" + "0" * 32), ("POST", "/api/v1/sessions")]
)
def test_what_says_it_is_far_too_large_is_not_even_read(shared_bureau, verb, path):
    host, port = shared_bureau.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=5) as line:
        line.sendall(f"{verb} {path} HTTP/1.1\r\nHost: {host}\r\nContent-Length: 999999999\r\n\r\n".encode())
        answer = b""
        while chunk := line.recv(4096):
            answer += chunk
    head, _, body = answer.partition(b"\r\n\r\n")
    assert b" 413 " in head
    assert b"application/problem+json" in head
    assert b"too-large" in body


def test_a_long_message_is_refused(shared_bureau):
    answer = requests.post(
        f"{shared_bureau.api}/sessions", data=b" " * (limits.MAX_BODY_BYTES + 1), timeout=30
    )
    assert is_refused(answer, 413, "request-body-too-large")


def test_another_institutions_file_does_not_exist(person, shared_bureau):
    sha256 = person.send_file(document("ours " + secrets.token_hex(4)))
    stranger = Institution.registered(shared_bureau)
    assert is_absent(stranger, sha256)
    assert is_refused(stranger.ask("GET", f"/files/{sha256}"), 404, "request-not-found")


def test_no_address_leads_out_of_the_store(person):
    for address in ("..%2F..%2Fsecret-key", "%2e%2e", "A" * 64, "0" * 63):
        assert person.ask("GET", f"/files/{address}").status_code in (404, 422)
