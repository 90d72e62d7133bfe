"""Evidence: the bureau judges the bytes themselves and keeps them apart per institution."""

from __future__ import annotations

import hashlib
import secrets
import socket

import pytest
import requests

from desktop_client.contract import limits
from tests.fixtures.institution import Institution, document, is_refused

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20


def put(person, content, sha256=None, media_type="application/pdf"):
    sha256 = sha256 or hashlib.sha256(content).hexdigest()
    return person.ask("PUT", f"/files/{sha256}", content, Content_Type=media_type)


@pytest.fixture(scope="module")
def person(shared_bureau):
    return Institution.registered(shared_bureau)


def test_a_file_comes_back_as_it_was_sent(person):
    content = document(secrets.token_hex(4))
    sha256 = hashlib.sha256(content).hexdigest()
    assert is_absent(person, sha256)
    assert put(person, content).status_code == 201
    assert put(person, content).status_code == 204, "sending again is harmless"
    assert person.ask("HEAD", f"/files/{sha256}").status_code == 204
    back = person.ask("GET", f"/files/{sha256}")
    assert back.content == content
    assert back.headers["Content-Type"] == "application/pdf"


def is_absent(person, sha256):
    answer = person.ask("HEAD", f"/files/{sha256}")
    return answer.status_code == 404 and answer.content == b""


@pytest.mark.parametrize(
    ("content", "media_type", "status", "code"),
    [
        (b"", "application/pdf", 422, "file-empty"),
        (b"MZ\x90\0 a program", "application/pdf", 415, "file-type-unsupported"),
        (b"<html>%PDF-1.4</html>", "application/pdf", 415, "file-type-unsupported"),
        (PNG, "application/pdf", 415, "file-type-mismatch"),
    ],
)
def test_what_is_no_evidence_is_refused(person, content, media_type, status, code):
    assert is_refused(put(person, content, media_type=media_type), status, code)


def test_bytes_that_are_not_those_of_the_address_are_refused(person):
    assert is_refused(put(person, document("x"), sha256="0" * 64), 422, "file-hash-mismatch")
    assert is_absent(person, "0" * 64)


def test_twenty_mebibytes_are_taken_and_one_byte_more_is_not(person):
    largest = b"%PDF-" + bytes(limits.MAX_FILE_BYTES - 5)
    assert put(person, largest).status_code == 201
    assert is_refused(put(person, largest + b"!"), 413, "file-too-large")


@pytest.mark.parametrize("path", ["/api/v1/files/" + "0" * 64, "/api/v1/sessions"])
def test_what_says_it_is_far_too_large_is_not_even_read(shared_bureau, path):
    host, port = shared_bureau.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=5) as line:
        line.sendall(f"PUT {path} HTTP/1.1\r\nHost: {host}\r\nContent-Length: 999999999\r\n\r\n".encode())
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
    content = document("ours " + secrets.token_hex(4))
    put(person, content)
    stranger = Institution.registered(shared_bureau)
    sha256 = hashlib.sha256(content).hexdigest()
    assert is_absent(stranger, sha256)
    assert is_refused(stranger.ask("GET", f"/files/{sha256}"), 404, "request-not-found")


def test_no_address_leads_out_of_the_store(person):
    for address in ("..%2F..%2Fsecret-key", "%2e%2e", "A" * 64, "0" * 63):
        assert person.ask("GET", f"/files/{address}").status_code in (404, 422)
