"""Files of a declaration on their way: seen, held and stopped by whoever watches."""

from __future__ import annotations

import threading

from desktop_client import events
from desktop_client.contract import limits
from desktop_client.contract.codes import Code
from desktop_client.problems import Refused
from desktop_client.sending.files import Outgoing
from tests.fixtures.ballast import pdf

PIECE = limits.UPLOAD_CHUNK_BYTES


def outgoing(client, content: bytes) -> Outgoing:
    """``content`` as something that is kept and named."""
    kit = client.office.sending._kit
    return Outgoing(kit.attachments.put(content), "扫描件.pdf", len(content))


def test_whoever_watches_sees_how_far_it_is_and_may_pause_it(manager):
    uploads, content = manager.office.sending.uploads, pdf(3_000_000)
    seen, paused = [], threading.Event()

    def watch(event):
        if isinstance(event, events.UploadsChanged):
            for each in uploads.under_way():
                seen.append(each)
                if each.sent >= PIECE and not paused.is_set():
                    uploads.pause(each.sha256)
                    paused.set()

    manager.events.subscribe(watch)
    file, done = outgoing(manager, content), []
    worker = threading.Thread(target=lambda: done.append(uploads.send([file])))
    worker.start()
    assert paused.wait(30)
    assert not done
    uploads.resume(file.sha256)
    worker.join(30)

    assert done == [None]
    assert {(each.name, each.total) for each in seen} == {("扫描件.pdf", len(content))}
    assert uploads.under_way() == []


def test_a_cancelled_file_is_named_and_stays_here(manager):
    uploads, content = manager.office.sending.uploads, pdf(3_000_000)
    file = outgoing(manager, content)

    def cancel(event):
        if isinstance(event, events.UploadsChanged) and any(each.sent for each in uploads.under_way()):
            uploads.cancel(file.sha256)

    stop = manager.events.subscribe(cancel)
    done = uploads.send([file])
    stop()

    assert isinstance(done, Refused)
    assert [problem.code for problem in done.problems] == [Code.UPLOAD_CANCELLED]
    assert uploads.send([file]) is None, "it can be sent later"


def test_a_file_that_is_no_longer_here_is_missed_only_if_the_bureau_lacks_it(manager):
    uploads, content = manager.office.sending.uploads, pdf(1_000)
    unknown = Outgoing("0" * 64, "名册.pdf", 100)
    done = uploads.send([unknown])
    assert isinstance(done, Refused)
    assert [(problem.code, problem.place) for problem in done.problems] == [(Code.FILE_MISSING, "名册.pdf")]

    file = outgoing(manager, content)
    assert uploads.send([file]) is None
    manager.office.sending._kit.attachments._file(file.sha256).unlink()
    assert uploads.send([file], certain=True) is None
