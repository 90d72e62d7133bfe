"""A file gets to the bureau over a line that breaks: at most one piece is sent twice, and nothing unasked."""

from __future__ import annotations

import hashlib
import random
import threading

import pytest

from desktop_client.api.client import ApiClient, Tokens
from desktop_client.api.progress import Control
from desktop_client.api.sources import FileSource, KeptSource
from desktop_client.api.transport import Transport
from desktop_client.api.tus import TusDoor
from desktop_client.api.uploads import Cancelled, Patience, Uploaded, Uploader
from desktop_client.contract import limits
from desktop_client.contract.codes import Code
from desktop_client.errors import BureauUnavailable
from desktop_client.problems import Refused
from desktop_client.store.migrate import open_store
from desktop_client.store.uploads import BegunUploads
from tests.fixtures.ballast import pdf
from tests.fixtures.institution import Institution
from tests.fixtures.wire import Wire

PIECE = limits.UPLOAD_CHUNK_BYTES
IMPATIENT = Patience(tries=3, first_seconds=0.01, most_seconds=0.02)
#: Of a request without its body: head, announcement, questions.
HEAD = 1_500


def kept(content: bytes, name: str = "扫描件.pdf", media_type: str = "application/pdf") -> KeptSource:
    return KeptSource(name, media_type, sha256_of(content), len(content), lambda: content)


def sha256_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@pytest.fixture
def person(shared_bureau):
    return Institution.registered(shared_bureau)


@pytest.fixture
def wire(shared_bureau):
    """Before the bureau that most of these tests share."""
    line = Wire(shared_bureau.url)
    yield line
    line.close()


@pytest.fixture
def begun(tmp_path):
    """The addresses as the client's store keeps them."""
    store, _ = open_store(tmp_path / "store.db", bytes(32))
    yield BegunUploads(store)
    store.close()


@pytest.fixture
def uploader(person, begun, wire):
    """The client's end, behind a line on which things can go wrong."""
    return make_uploader(person, begun, wire)


def make_uploader(person, begun, at) -> Uploader:
    api = ApiClient(Transport(lambda: at.url))
    api.enter(Tokens(person.tokens["access_token"], person.tokens["refresh_token"]))
    return Uploader(TusDoor(api), begun, patience=IMPATIENT)


def at_bureau(person, sha256: str) -> bytes:
    return person.ask("GET", f"/files/{sha256}").content


class Death(BaseException):
    """The program ends, wherever it is."""


def test_cut_at_five_places_at_most_a_piece_each_goes_twice(person, uploader, wire):
    content = pdf(20_000_000)
    chance = random.Random(7)
    places = sorted(chance.sample(range(len(content)), 5))

    def cut_there(progress):
        if places and progress.sent >= places[0]:
            places.pop(0)
            wire.next("cut_up", verb="PATCH", after=chance.randrange(PIECE))

    sent = uploader.send(kept(content), tell=cut_there)

    assert sent == Uploaded(sha256_of(content), len(content))
    assert sha256_of(at_bureau(person, sha256_of(content))) == sha256_of(content)
    assert not places
    requests = len(wire.requests)
    assert wire.carried <= len(content) + 5 * PIECE + requests * HEAD


def test_it_goes_on_after_the_bureau_was_killed(bureau, begun):
    person, content = Institution.registered(bureau), pdf(4_000_000)
    uploader = make_uploader(person, begun, bureau)
    steps = []

    def kill_it_once(progress):
        steps.append(progress.sent)
        if progress.sent >= 2 * PIECE and bureau.process.pid == first:
            bureau.kill()
            bureau.start()

    first = bureau.process.pid
    sent = uploader.send(kept(content), tell=kill_it_once)

    assert sent == Uploaded(sha256_of(content), len(content))
    assert bureau.process.pid != first
    assert at_bureau(person, sha256_of(content)) == content
    assert min(steps[steps.index(2 * PIECE) :]) >= PIECE, "what was there is there"


def test_it_goes_on_after_the_client_was_killed(person, begun, wire, uploader):
    content = pdf(3_000_000)

    def die(progress):
        if progress.sent >= 2 * PIECE:
            raise Death

    with pytest.raises(Death):
        uploader.send(kept(content), tell=die)
    before = len(wire.requests)
    sent = make_uploader(person, begun, wire).send(kept(content))

    assert sent == Uploaded(sha256_of(content), len(content))
    asked, *rest = [line.partition(" ")[0] for line in wire.requests[before:]]
    assert (asked, rest) == ("HEAD", ["PATCH"]), "asked first; one piece was missing"
    assert begun.get(sha256_of(content)) is None


def test_after_a_lost_last_answer_the_bureau_is_asked_and_nothing_is_sent_again(person, uploader, wire):
    content = pdf(500_000)
    wire.next("cut_before_reply", verb="PATCH")

    sent = uploader.send(kept(content))

    assert sent == Uploaded(sha256_of(content), len(content))
    assert [line.partition(" ")[0] for line in wire.requests] == ["POST", "PATCH", "HEAD", "PATCH"]
    assert wire.carried < len(content) + 4 * HEAD
    assert at_bureau(person, sha256_of(content)) == content


def test_a_lost_refusal_is_heard_without_sending_the_file_again(uploader, wire):
    content = b"MZ" + bytes(500_000)
    wire.next("cut_before_reply", verb="PATCH")

    sent = uploader.send(kept(content))

    assert isinstance(sent, Refused)
    assert sent.problems[0].code is Code.FILE_IS_PROGRAM
    assert sent.problems[0].facts["name"] == "扫描件.pdf"
    assert wire.carried < len(content) + 4 * HEAD


def test_what_was_damaged_on_the_way_goes_again_under_seal(person, uploader, wire):
    content = pdf(1_500_000)
    wire.next("scramble", verb="PATCH", times=3)  # both pieces, and the first one of the second time

    assert uploader.send(kept(content)) == Uploaded(sha256_of(content), len(content))
    assert at_bureau(person, sha256_of(content)) == content


def test_on_a_line_that_always_breaks_smaller_pieces_get_through(person, uploader, wire):
    content = pdf(1_500_000)
    for _ in range(3):
        wire.next("cut_up", verb="PATCH", after=200_000)

    assert uploader.send(kept(content)) == Uploaded(sha256_of(content), len(content))
    assert wire.carried <= len(content) + 20 * HEAD, "what arrived before the cut is not sent again"
    assert at_bureau(person, sha256_of(content)) == content


def test_a_file_that_changes_meanwhile_is_sent_as_it_is_then_and_that_is_told(
    person, uploader, wire, tmp_path
):
    file = tmp_path / "名册.pdf"
    old, new = pdf(3_000_000, seed=1), pdf(2_500_000, seed=2)
    file.write_bytes(old)

    def change(progress):
        if progress.sent == PIECE and progress.total == len(old):
            file.write_bytes(new)

    sent = uploader.send(FileSource.of(file, "application/pdf"), tell=change)

    assert isinstance(sent, Uploaded)
    assert (sent.sha256, [notice.code for notice in sent.notices]) == (sha256_of(new), [Code.FILE_CHANGED])
    assert at_bureau(person, sha256_of(new)) == new
    assert wire.seen("/uploads/", "DELETE") == 1, "the old part is thrown away"
    assert person.ask("HEAD", f"/files/{sha256_of(old)}").status_code == 404


def test_a_file_that_a_package_names_is_not_replaced_by_another(person, uploader):
    announced, found = pdf(200_000, seed=1), pdf(200_000, seed=2)
    source = KeptSource("a.pdf", "application/pdf", sha256_of(announced), len(announced), lambda: found)

    sent = uploader.send(source)

    assert isinstance(sent, Refused)
    assert sent.problems[0].code is Code.FILE_CHANGED
    assert person.ask("HEAD", f"/files/{sha256_of(found)}").status_code == 404


def test_what_is_too_large_is_refused_before_a_byte_is_sent(uploader, wire):
    def never() -> bytes:
        raise AssertionError("it was opened")

    source = KeptSource("a.pdf", "application/pdf", "0" * 64, limits.MAX_FILE_BYTES + 1, never)

    sent = uploader.send(source)

    assert isinstance(sent, Refused)
    assert sent.problems[0].code is Code.FILE_TOO_LARGE
    assert wire.seen("/uploads/", "PATCH") == 0


def test_the_same_bytes_for_two_purposes_are_sent_once(uploader, wire):
    content = pdf(200_000)
    uploader.send(kept(content, "申报表.pdf"))
    before = wire.seen("/uploads/", "PATCH")

    again = uploader.send(kept(content, "其他材料.pdf"))

    assert again == Uploaded(sha256_of(content), len(content), was_there=True)
    assert wire.seen("/uploads/", "PATCH") == before


def test_an_upload_the_bureau_has_forgotten_is_begun_again(person, uploader, begun):
    content = pdf(200_000)
    begun.put(sha256_of(content), "/api/v1/uploads/6f0a4a5e-0000-4000-8000-000000000000")

    assert uploader.send(kept(content)) == Uploaded(sha256_of(content), len(content))
    assert at_bureau(person, sha256_of(content)) == content


def test_when_nobody_answers_it_ends_at_once_and_goes_on_later(person, uploader, wire):
    content = pdf(3_000_000)
    wire.cut()
    with pytest.raises(BureauUnavailable):
        uploader.send(kept(content))
    wire.mend()
    with pytest.raises(BureauUnavailable):
        uploader.send(kept(content), tell=lambda progress: wire.cut() if progress.sent >= PIECE else None)
    wire.mend()
    before = wire.carried

    assert uploader.send(kept(content)) == Uploaded(sha256_of(content), len(content))
    assert wire.carried - before < len(content) - PIECE + 10 * HEAD
    assert at_bureau(person, sha256_of(content)) == content


def test_what_is_cancelled_is_gone_at_the_bureau_too(person, uploader, begun, wire):
    content, control = pdf(3_000_000), Control()

    def cancel(progress):
        if progress.sent >= PIECE:
            control.cancel()

    assert uploader.send(kept(content), tell=cancel, control=control) == Cancelled()
    assert begun.get(sha256_of(content)) is None
    assert wire.seen("/uploads/", "DELETE") == 1
    assert person.begin_upload(content).headers["Upload-Offset"] == "0"


def test_paused_it_waits_and_resumed_it_goes_on(person, uploader, wire):
    content, control, paused = pdf(3_000_000), Control(), threading.Event()

    def pause(progress):
        if PIECE <= progress.sent < 2 * PIECE and not paused.is_set():
            control.pause()
            paused.set()

    done: list[object] = []
    worker = threading.Thread(
        target=lambda: done.append(uploader.send(kept(content), tell=pause, control=control))
    )
    worker.start()
    assert paused.wait(30)
    assert control.is_paused
    assert not done
    control.resume()
    worker.join(30)
    assert done == [Uploaded(sha256_of(content), len(content))]


def test_progress_says_how_far_how_fast_and_how_long_still(uploader, wire):
    content, told = pdf(2_000_000), []
    wire.next("slow", verb="PATCH", times=2)

    uploader.send(kept(content), tell=told.append)

    assert [each.sent for each in told] == sorted(each.sent for each in told)
    assert (told[0].sent, told[-1].sent) == (0, len(content))
    assert {each.total for each in told} == {len(content)}
    midway = next(each for each in told if each.bytes_per_second and each.sent < each.total)
    assert midway.rest_seconds == pytest.approx((midway.total - midway.sent) / midway.bytes_per_second)


def test_a_bureau_that_sends_the_file_elsewhere_gets_nothing(uploader, wire):
    wire.next(
        "reply",
        verb="POST",
        reply=b"HTTP/1.1 201 Created\r\nLocation: https://elsewhere.example/uploads/1\r\n"
        b"Content-Length: 0\r\n\r\n",
    )
    with pytest.raises(BureauUnavailable) as caught:
        uploader.send(kept(pdf(1_000)))
    assert caught.value.code is Code.BUREAU_NONSENSE


def offset_of(said: str) -> bytes:
    return f"HTTP/1.1 204 No Content\r\nUpload-Offset: {said}\r\nContent-Length: 0\r\n\r\n".encode()


@pytest.mark.parametrize(
    "said", ["0", "-1", "900000", "999999999999", "9" * 5_000], ids=lambda said: said[:13]
)
def test_a_bureau_that_counts_wrong_is_not_sent_to_for_ever(uploader, wire, said):
    wire.next("reply", verb="PATCH", times=1_000, reply=offset_of(said))
    wire.next("reply", verb="HEAD", times=1_000, reply=offset_of("0"))
    with pytest.raises(BureauUnavailable) as caught:
        uploader.send(kept(pdf(1_500_000)))
    assert caught.value.code is Code.BUREAU_NONSENSE
    assert wire.carried < 6 * PIECE


def test_a_bureau_that_has_more_than_there_is_gets_nothing(uploader, wire):
    begun = b"HTTP/1.1 201 Created\r\nLocation: /api/v1/uploads/1\r\nContent-Length: 0\r\n"
    wire.next("reply", verb="POST", reply=begun + b"Upload-Offset: 2000\r\n\r\n")
    with pytest.raises(BureauUnavailable) as caught:
        uploader.send(kept(pdf(1_000)))
    assert caught.value.code is Code.BUREAU_NONSENSE
    assert wire.carried < HEAD


def test_a_bureau_that_takes_and_forgets_in_turns_is_given_up(uploader, wire):
    said = b'{"type":"x","title":"x","status":409,"code":"upload-offset","detail":""}'
    conflict = b"HTTP/1.1 409 Conflict\r\nContent-Type: application/problem+json\r\n"
    conflict += b"Content-Length: %d\r\n\r\n" % len(said) + said
    wire.next("reply", verb="HEAD", times=1_000, reply=offset_of("0"))
    wire.next("reply", verb="PATCH", reply=offset_of(str(PIECE)))
    for _ in range(100):
        wire.next("reply", verb="PATCH", reply=conflict)
        wire.next("reply", verb="PATCH", reply=offset_of(str(PIECE // 2)))
    with pytest.raises(BureauUnavailable):
        uploader.send(kept(pdf(2_500_000)))
    assert wire.carried < 12 * PIECE
