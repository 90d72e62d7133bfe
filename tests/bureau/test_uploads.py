"""Files come in piece by piece by tus 1.0, and the bureau judges the whole by its bytes."""

from __future__ import annotations

import base64
import functools
import hashlib
import io
import secrets
import socket
import sqlite3
import struct
import subprocess
import sys
import time
import uuid
from concurrent.futures import ThreadPoolExecutor, as_completed

import pikepdf
import pytest
import requests
from PIL import Image

from desktop_client.contract import limits
from tests.fixtures.ballast import pdf
from tests.fixtures.bureau import ROOT
from tests.fixtures.institution import Institution, document, is_refused


def paper(pages, password=""):
    """A PDF; asks for ``password`` when there is one."""
    document_ = pikepdf.new()
    for _ in range(pages):
        document_.add_blank_page(page_size=(595, 842))
    out = io.BytesIO()
    document_.save(out, encryption=pikepdf.Encryption(user=password, owner=password) if password else False)
    return out.getvalue()


def picture():
    out = io.BytesIO()
    Image.effect_noise((64, 64), 50).save(out, "PNG")
    return out.getvalue()


@pytest.fixture(scope="module")
def person(shared_bureau):
    return Institution.registered(shared_bureau)


@pytest.fixture
def content():
    return document(secrets.token_hex(8))


@pytest.fixture
def place(person, content):
    """The address of an upload that has begun."""
    begun = person.begin_upload(content)
    assert begun.status_code == 201, begun.text
    yield begun.headers["Location"]
    person.ask("DELETE", begun.headers["Location"].removeprefix("/api/v1"), Tus_Resumable="1.0.0")


def seal(piece, algorithm="sha256"):
    return f"{algorithm} {base64.b64encode(hashlib.new(algorithm, piece).digest()).decode()}"


def sha256_of(content):
    return hashlib.sha256(content).hexdigest()


def tell_and_cut(person, place, offset, piece, *, promised):
    """A PATCH of ``promised`` bytes whose line is cut after ``piece``; still open, to be closed by the caller."""
    host, port = person.bureau.url.removeprefix("http://").split(":")
    line = socket.create_connection((host, int(port)), timeout=10)
    head = (
        f"PATCH {place} HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {person.tokens['access_token']}\r\n"
        f"Tus-Resumable: 1.0.0\r\nUpload-Offset: {offset}\r\nContent-Type: application/offset+octet-stream\r\n"
        f"Content-Length: {promised}\r\n\r\n"
    )
    line.sendall(head.encode() + piece)
    return line


def test_the_bureau_says_what_it_can_do(shared_bureau):
    answer = requests.options(f"{shared_bureau.api}/uploads", timeout=30)
    assert answer.status_code == 204
    assert answer.headers["Tus-Version"] == "1.0.0"
    assert answer.headers["Tus-Extension"] == "creation,checksum,termination,expiration"
    assert answer.headers["Tus-Max-Size"] == str(limits.MAX_FILE_BYTES)
    assert "sha1" in answer.headers["Tus-Checksum-Algorithm"]


def test_a_picture_is_evidence_too(person):
    sent = picture()
    place = person.begin_upload(sent, media_type="image/png").headers["Location"]
    assert person.add(place, 0, sent).status_code == 204
    assert person.ask("GET", f"/files/{sha256_of(sent)}").headers["Content-Type"] == "image/png"


def test_a_file_sent_in_pieces_comes_back_whole(person, content, place):
    half = len(content) // 2
    first = person.add(place, 0, content[:half], Upload_Checksum=seal(content[:half]))
    assert (first.status_code, first.headers["Upload-Offset"]) == (204, str(half))
    assert "GMT" in first.headers["Upload-Expires"]
    assert person.offset(place) == half
    assert person.add(place, half, content[half:]).status_code == 204
    assert person.offset(place) == len(content)
    back = person.ask("GET", f"/files/{sha256_of(content)}")
    assert back.content == content
    assert back.headers["Content-Type"] == "application/pdf"


def test_bytes_that_are_here_already_need_no_sending(person, content, place):
    person.add(place, 0, content)
    again = person.begin_upload(content, filename="另一个用途.pdf")
    assert again.status_code == 200
    assert again.headers["Location"] == f"/api/v1/files/{sha256_of(content)}"
    assert again.headers["Upload-Offset"] == str(len(content))


def test_who_begins_the_same_file_again_goes_on_where_it_was(person, content, place):
    person.add(place, 0, content[:100])
    again = person.begin_upload(content)
    assert (again.status_code, again.headers["Location"]) == (201, place)
    assert again.headers["Upload-Offset"] == "100"


@pytest.mark.parametrize(
    ("verb", "path"), [("POST", ""), ("HEAD", "/{id}"), ("PATCH", "/{id}"), ("DELETE", "/{id}")]
)
@pytest.mark.parametrize("version", ["", "0.2.2"])
def test_another_version_of_the_protocol_is_refused(person, place, verb, path, version):
    named = {"Tus_Resumable": version} if version else {}
    answer = person.ask(verb, "/uploads" + path.format(id=place.rpartition("/")[2]), **named)
    assert answer.status_code == 412
    assert answer.headers["Tus-Version"] == "1.0.0"
    assert verb == "HEAD" or answer.json()["code"] == "upload-protocol"


def test_twenty_mebibytes_are_taken_and_one_byte_more_is_refused_before_anything_is_sent(person):
    assert is_refused(person.begin_upload(b"", length=str(limits.MAX_FILE_BYTES + 1)), 413, "file-too-large")
    begun = person.begin_upload(b"largest", length=str(limits.MAX_FILE_BYTES))
    assert begun.status_code == 201
    assert person.ask("DELETE", begun.headers["Location"].removeprefix("/api/v1"), Tus_Resumable="1.0.0")


@pytest.mark.parametrize(
    ("length", "metadata", "status", "code"),
    [
        ("0", "sha256 " + base64.b64encode(b"0" * 64).decode(), 422, "file-empty"),
        ("-1", "sha256 " + base64.b64encode(b"0" * 64).decode(), 422, "request-invalid"),
        ("ten", "sha256 " + base64.b64encode(b"0" * 64).decode(), 422, "request-invalid"),
        ("10", "sha256 &&&", 400, "request-invalid"),
        ("10", "filename " + base64.b64encode(b"a.pdf").decode(), 422, "request-invalid"),
        ("10", "sha256 " + base64.b64encode(b"../secret").decode(), 422, "request-invalid"),
    ],
)
def test_what_cannot_be_an_upload_is_not_begun(person, length, metadata, status, code):
    answer = person.ask(
        "POST", "/uploads", Tus_Resumable="1.0.0", Upload_Length=length, Upload_Metadata=metadata
    )
    assert is_refused(answer, status, code)


def test_a_piece_goes_where_the_last_one_ended_and_nowhere_else(person, content, place):
    person.add(place, 0, content[:100])
    for offset in (0, 99, 101):
        assert is_refused(person.add(place, offset, content[offset : offset + 10]), 409, "upload-offset")
    assert person.offset(place) == 100


def test_more_than_was_announced_is_refused(person, content, place):
    assert is_refused(person.add(place, 0, content + b"!"), 413, "upload-past-end")
    assert person.offset(place) == 0


@pytest.mark.parametrize("algorithm", ["sha256", "sha1"])
def test_a_damaged_piece_is_thrown_away(person, content, place, algorithm):
    damaged = person.add(place, 0, content[:100], Upload_Checksum=seal(b"something else", algorithm))
    assert is_refused(damaged, 460, "upload-damaged")
    assert damaged.reason == "Checksum Mismatch"
    assert person.offset(place) == 0


@pytest.mark.parametrize("header", ["md5 AAAA", "sha256 &&", "sha256"])
def test_a_seal_of_an_unknown_kind_is_refused(person, content, place, header):
    answer = person.add(place, 0, content[:100], Upload_Checksum=header)
    assert answer.status_code in (400, 460)
    assert person.offset(place) == 0


def test_a_piece_says_what_it_is(person, content, place):
    assert is_refused(person.add(place, 0, content, Content_Type="application/pdf"), 415, "request-invalid")


def test_what_arrived_before_the_cut_is_kept(person, content, place):
    tell_and_cut(person, place, 0, content[:321], promised=len(content)).close()
    assert person.offset(place) == 321
    assert person.add(place, 321, content[321:]).status_code == 204


def test_a_newcomer_makes_a_hanging_piece_let_go(person, content, place):
    hanging = tell_and_cut(person, place, 0, content[:200], promised=len(content))
    assert person.offset(place) == 200, "what had arrived counts"
    assert person.add(place, 200, content[200:300]).status_code == 204
    with hanging:
        assert hanging.recv(100) == b"", "the old line is closed"
    assert person.offset(place) == 300


def test_of_two_writers_one_is_told_to_look_again(person, content, place):
    assert person.add(place, 0, content[:100]).status_code == 204
    assert is_refused(person.add(place, 0, content[:100]), 409, "upload-offset")
    assert person.add(place, 100, content[100:]).status_code == 204
    assert person.ask("GET", f"/files/{sha256_of(content)}").content == content


@pytest.mark.parametrize(
    ("sent", "facts", "status", "code"),
    [
        (b"MZ\x90\0 a program", {}, 415, "file-is-program"),
        (picture(), {"media_type": "application/pdf"}, 415, "file-type-mismatch"),
        (picture()[:20], {}, 422, "file-unreadable"),
        (document("x")[:200], {}, 422, "pdf-damaged"),
        (paper(pages=2001), {}, 422, "pdf-too-many-pages"),
        (paper(pages=1, password="geheim"), {}, 422, "pdf-encrypted"),
        (document("y"), {"sha256": "0" * 64}, 422, "file-hash-mismatch"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_whole_file_that_is_not_taken_says_why_as_often_as_it_is_asked(person, sent, facts, status, code):
    place = person.begin_upload(sent, **facts).headers["Location"]
    assert is_refused(person.add(place, 0, sent), status, code)
    asked = person.ask("HEAD", place.removeprefix("/api/v1"), Tus_Resumable="1.0.0")
    assert asked.status_code == status, "a lost verdict can be asked for"
    assert is_refused(person.add(place, len(sent), b""), status, code)
    assert person.ask("HEAD", f"/files/{sha256_of(sent)}").status_code == 404


def test_an_upload_that_is_ended_is_gone(person, content, place):
    person.add(place, 0, content[:100])
    ended = person.ask("DELETE", place.removeprefix("/api/v1"), Tus_Resumable="1.0.0")
    assert ended.status_code == 204
    assert is_refused(person.add(place, 100, content[100:]), 404, "request-not-found")


def test_an_upload_that_is_ended_while_it_is_judged_is_gone_and_nothing_breaks(person):
    for _ in range(12):
        content = document(secrets.token_hex(8))
        place = person.begin_upload(content).headers["Location"]
        assert person.add(place, 0, content[:-1]).status_code == 204
        end = functools.partial(person.ask, "DELETE", place.removeprefix("/api/v1"), Tus_Resumable="1.0.0")
        with ThreadPoolExecutor(2) as both:
            last = both.submit(person.add, place, len(content) - 1, content[-1:])
            ended = both.submit(end)
        assert last.result().status_code in (204, 404, 409), last.result().text
        assert ended.result().status_code == 204
        assert end().status_code == 404


def leafy(frames=30_000):
    """A picture of one dot and so many frames that counting them takes a while."""
    said = [(256, 1), (257, 1), (258, 8), (259, 1), (262, 1), (273, 4), (277, 1), (278, 1), (279, 1)]
    entries = struct.pack("<H", len(said)) + b"".join(
        struct.pack("<HHII", tag, 3, 1, is_) for tag, is_ in said
    )
    places = (8 + (number + 1) * (len(entries) + 4) for number in range(frames))
    return b"II*\0" + struct.pack("<I", 8) + b"".join(entries + struct.pack("<I", at) for at in places)


def test_one_institutions_heavy_files_do_not_make_all_others_wait(shared_bureau, content):
    greedy, other = Institution.registered(shared_bureau), Institution.registered(shared_bureau)
    heavy = [leafy() + bytes([number]) for number in range(9)]
    places = [greedy.begin_upload(each).headers["Location"] for each in heavy]
    for place, each in zip(places, heavy, strict=True):
        assert greedy.add(place, 0, each[:-1]).status_code == 204
    with ThreadPoolExecutor(len(heavy)) as all_at_once:
        last = [
            all_at_once.submit(greedy.add, place, len(each) - 1, each[-1:])
            for place, each in zip(places, heavy, strict=True)
        ]
        assert next(as_completed(last)).result().status_code == 503, "too many at once are told to ask again"
        assert other.offset(other.begin_upload(content).headers["Location"]) == 0
        assert not all(each.done() for each in last), "the others are answered while one is judged"
    statuses = sorted(each.result().status_code for each in last)
    assert (statuses[0], statuses[-1]) == (415, 503)


def test_a_long_piece_at_no_place_in_the_world_harms_nobody(person, content, place):
    long = b"x" * (2 * limits.UPLOAD_CHUNK_BYTES)
    with tell_and_cut(person, place, "9" * 5_000, long, promised=len(long)) as line:
        assert line.recv(100).startswith(b"HTTP/1.1 422 "), "told, not cut off"
    assert person.offset(place) == 0


def test_an_upload_that_never_was_is_not_found(person):
    assert is_refused(person.add(f"/uploads/{uuid.uuid4()}", 0, b"%PDF"), 404, "request-not-found")


def test_a_proxy_that_lets_no_patch_pass_is_got_through(person, content, place):
    answer = person.ask(
        "POST",
        place.removeprefix("/api/v1"),
        content,
        X_HTTP_Method_Override="PATCH",
        Tus_Resumable="1.0.0",
        Upload_Offset="0",
        Content_Type="application/offset+octet-stream",
    )
    assert (answer.status_code, answer.headers["Upload-Offset"]) == (204, str(len(content)))


def test_another_institution_neither_sees_nor_adds_nor_ends(shared_bureau, person, content, place):
    stranger = Institution.registered(shared_bureau)
    person.add(place, 0, content[:100])
    path = place.removeprefix("/api/v1")
    assert stranger.ask("HEAD", path, Tus_Resumable="1.0.0").status_code == 404
    assert stranger.add(place, 100, content[100:]).status_code == 404
    assert stranger.ask("DELETE", path, Tus_Resumable="1.0.0").status_code == 404
    other = stranger.begin_upload(content)
    assert other.headers["Location"] != place, "the same file of another institution is another upload"
    assert other.headers["Upload-Offset"] == "0"
    assert person.offset(place) == 100


def test_an_institution_cannot_begin_uploads_without_end(shared_bureau):
    greedy = Institution.registered(shared_bureau)
    begun = [greedy.begin_upload(secrets.token_bytes(20)) for _ in range(21)]
    assert [answer.status_code for answer in begun[:20]] == [201] * 20
    assert is_refused(begun[20], 429, "upload-too-many")
    path = begun[0].headers["Location"].removeprefix("/api/v1")
    greedy.ask("DELETE", path, Tus_Resumable="1.0.0")
    assert greedy.begin_upload(secrets.token_bytes(20)).status_code == 201


# -- time and room, in a bureau of one's own ------------------------------------------------------------------


def in_database(bureau, sql, *values):
    with sqlite3.connect(bureau.data / "bureau.db") as db:
        return db.execute(sql, values).fetchall()


def parts(bureau):
    return [file for file in (bureau.data / "files" / "arriving").rglob("*") if file.is_file()]


def test_an_upload_nobody_goes_on_with_is_cleared_away(bureau, content):
    person = Institution.registered(bureau)
    place = person.begin_upload(content).headers["Location"]
    person.add(place, 0, content[:100])
    in_database(bureau, "UPDATE uploads_upload SET expires_at = ?", "2026-01-01 00:00:00")
    assert is_refused(person.add(place, 100, content[100:]), 410, "upload-expired")
    assert len(parts(bureau)) == 1
    roll = [sys.executable, "-m", "bureau", "roll", "--data", str(bureau.data)]
    subprocess.run(roll, cwd=ROOT, check=True)
    assert parts(bureau) == []
    assert is_refused(person.add(place, 100, content[100:]), 404, "request-not-found")
    assert person.begin_upload(content).headers["Upload-Offset"] == "0"


def test_a_file_whose_last_byte_came_just_before_the_bureau_died_is_judged_when_asked(bureau, content):
    person = Institution.registered(bureau)
    place = person.begin_upload(content).headers["Location"]
    person.add(place, 0, content[:100])
    with parts(bureau)[0].open("ab") as stream:
        stream.write(content[100:])
    assert person.offset(place) == len(content)
    assert person.ask("HEAD", f"/files/{sha256_of(content)}").status_code == 404
    assert person.add(place, len(content), b"").status_code == 204
    assert person.ask("GET", f"/files/{sha256_of(content)}").content == content


def test_what_was_never_filed_cannot_fill_the_bureaus_disk(bureau, content):
    person = Institution.registered(bureau)
    person.send_file(content)
    in_database(bureau, "UPDATE files_storedfile SET bytes = 1999999990 WHERE sha256 = ?", sha256_of(content))
    other = document("one more")
    assert is_refused(person.begin_upload(other), 413, "upload-no-room")
    in_database(
        bureau, "UPDATE files_storedfile SET used_at = stored_at WHERE sha256 = ?", sha256_of(content)
    )
    assert person.begin_upload(other).status_code == 201


def test_evidence_that_was_filed_takes_up_no_room(bureau):
    person = Institution.registered(bureau)
    person.filed()
    name = person.institution["id"].replace("-", "")
    waiting = "SELECT count(*) FROM files_storedfile WHERE used_at IS NULL AND institution_id = ?"
    assert in_database(bureau, waiting, name) == [(0,)]


def test_a_long_piece_is_on_the_disk_while_it_still_comes(bureau):
    person, content = Institution.registered(bureau), pdf(4_000_000)
    place = person.begin_upload(content).headers["Location"]
    mebibyte = limits.UPLOAD_CHUNK_BYTES
    line = tell_and_cut(person, place, 0, content[: 3 * mebibyte], promised=len(content))
    until = time.monotonic() + 20
    while sum(part.stat().st_size for part in parts(bureau)) < 2 * mebibyte:
        assert time.monotonic() < until, "nothing was handed on"
    bureau.kill()
    line.close()
    bureau.start()
    offset = person.offset(place)
    assert offset >= 2 * mebibyte
    assert person.add(place, offset, content[offset:]).status_code == 204
    assert person.ask("GET", f"/files/{sha256_of(content)}").content == content
