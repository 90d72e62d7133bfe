"""上报 arrives once, whatever happens on the way."""

from __future__ import annotations

import json
import random
import threading

import pytest

from desktop_client.contract.codes import Code
from desktop_client.contract.messages import Receipt
from desktop_client.contract.states import DeclarationState, Sending
from desktop_client.problems import Done, Refused
from desktop_client.sending.models import Queued, Unknown
from tests.fixtures.client import filed_at, submit

OUTSIDE = "HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: 6\r\nConnection: close\r\n\r\n<html>"


def standing(client, declaration_id):
    row = client.office.grading.row(declaration_id)
    return row.state, row.sending


def test_a_filled_declaration_is_filed_with_a_receipt_for_the_very_bytes(manager, filled, bureau):
    receipt = submit(manager, filled)

    assert isinstance(receipt, Receipt)
    assert standing(manager, filled) == (DeclarationState.AWAITING_REVIEW, Sending.CLEAN)
    kept = manager.office.grading.package(filled, receipt.number)
    assert json.loads(kept)["declaration_id"] == filled
    assert filed_at(bureau, filled) == 1


def test_a_lost_answer_is_asked_after_and_nothing_is_filed_twice(manager, filled, bureau, wire):
    wire.next("cut_before_reply", path="/submit")
    assert isinstance(submit(manager, filled), Unknown)
    assert standing(manager, filled)[1] is Sending.UNKNOWN

    before = wire.seen("/submit")
    [outcome] = manager.office.sending.send()

    assert isinstance(outcome.result, Receipt)
    assert wire.seen("/submit") == before, "the receipt was asked for, the package not sent again"
    assert wire.seen("/submissions/") == 1
    assert filed_at(bureau, filled) == 1


@pytest.mark.parametrize("kind", ["cut_before_request", "half_reply"])
def test_a_line_that_breaks_at_any_place_ends_in_one_filing(manager, filled, bureau, wire, kind):
    wire.next(kind, path="/submit")
    assert isinstance(submit(manager, filled), Unknown)

    manager.office.sending.sync()

    assert standing(manager, filled) == (DeclarationState.AWAITING_REVIEW, Sending.CLEAN)
    assert filed_at(bureau, filled) == 1


def test_an_answer_that_is_no_receipt_leaves_the_outcome_unknown(manager, filled, bureau, wire):
    wire.next("reply", path="/submit", reply=OUTSIDE.encode())

    unknown = submit(manager, filled)

    assert isinstance(unknown, Unknown)
    assert unknown.problem.code is Code.BUREAU_BROKEN
    assert standing(manager, filled) == (DeclarationState.FILLING, Sending.UNKNOWN)


def test_a_crash_between_first_byte_and_answer_is_found_after_the_restart(
    manager, filled, bureau, wire, computer
):
    wire.next("cut_before_reply", path="/submit")
    submit(manager, filled)
    with manager.office.grading._desk.kit.store.write() as db:  # as a power cut before the answer leaves it
        db.execute("UPDATE declaration SET sending = 'sending' WHERE id = ?", (filled,))
    wire.requests.clear()

    again = computer.restart()
    again.office.sending.sync()

    assert standing(again, filled) == (DeclarationState.AWAITING_REVIEW, Sending.CLEAN)
    assert wire.seen("/submit") == 0
    assert filed_at(bureau, filled) == 1


def test_filed_offline_it_waits_frozen_and_goes_out_once_when_the_bureau_is_back(
    manager, filled, bureau, wire
):
    wire.cut()
    queued = submit(manager, filled)
    assert isinstance(queued, Queued)
    assert standing(manager, filled) == (DeclarationState.FILLING, Sending.QUEUED)
    late = manager.office.grading.answer(filled, "1.1.1", note="太晚了")
    assert isinstance(late, Refused)
    assert late.problems[0].code is Code.SENDING_QUEUED

    wire.mend()
    report = manager.office.sending.sync()

    assert [type(outcome.result) for outcome in report.sent] == [Receipt]
    assert manager.office.sending.queue() == []
    assert filed_at(bureau, filled) == 1


def test_begun_filled_and_filed_without_ever_being_online(
    manager, free_category, bureau, wire, tmp_path, computer
):
    from tests.fixtures.client import fill

    wire.cut()
    again = computer.restart()
    assert again.account.current is not None, "a cold start without the network"
    grading = again.office.grading
    declaration_id = grading.create(grading.years()[-1], free_category).id
    fill(again, declaration_id, tmp_path)
    assert isinstance(submit(again, declaration_id), Queued)

    wire.mend()
    again.office.sending.sync()

    assert standing(again, declaration_id) == (DeclarationState.AWAITING_REVIEW, Sending.CLEAN)
    assert filed_at(bureau, declaration_id) == 1


def test_a_package_that_has_not_left_can_be_taken_back(manager, filled, wire, bureau):
    wire.cut()
    queued = submit(manager, filled)

    assert manager.office.sending.cancel(queued.key) == Done()

    wire.mend()
    manager.office.sending.sync()
    assert standing(manager, filled) == (DeclarationState.FILLING, Sending.CLEAN)
    assert filed_at(bureau, filled) == 0
    assert isinstance(submit(manager, filled), Receipt)


def test_many_hands_sending_at_once_make_one_filing(manager, filled, wire, bureau):
    wire.cut()
    submit(manager, filled)
    wire.mend()

    hands = [threading.Thread(target=manager.office.sending.send) for _ in range(6)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()

    assert wire.seen("/submit") == 1
    assert filed_at(bureau, filled) == 1


def test_a_refusal_keeps_the_reasons_beside_the_declaration_and_lets_it_be_mended(
    manager, filled, wire, bureau
):
    problem = {
        "type": "about:blank", "title": "no", "status": 422, "code": "request-invalid",
        "problems": [{"code": "evidence-missing", "place": "1.1.1", "facts": {"label": "场地"}}],
    }  # fmt: skip
    body = json.dumps(problem).encode()
    head = f"HTTP/1.1 422 No\r\nContent-Type: application/problem+json\r\nContent-Length: {len(body)}\r\n\r\n"
    wire.next("reply", path="/submit", reply=head.encode() + body)

    refused = submit(manager, filled)

    assert [(each.code, each.place) for each in refused.problems] == [(Code.EVIDENCE_MISSING, "1.1.1")]
    view = manager.office.grading.show(filled)
    assert view.row.sending is Sending.FAILED
    assert view.problems == refused.problems
    assert manager.office.sending.queue() == []
    manager.office.grading.answer(filled, "1.1.1", note="已补")
    assert isinstance(submit(manager, filled), Receipt)


def test_the_order_of_filing_is_the_order_of_sending(manager, wire, tmp_path, bureau):
    from tests.fixtures.client import fill

    grading = manager.office.grading
    taken = {"assessment", "training", "consulting", "outsourcing"}
    free = [each.code for each in grading.categories() if each.code not in taken][:3]
    declarations = [grading.create(grading.years()[-1], category).id for category in free]
    for declaration_id in declarations:
        fill(manager, declaration_id, tmp_path)
    wire.cut()
    for declaration_id in reversed(declarations):
        submit(manager, declaration_id)

    wire.mend()
    sent = manager.office.sending.send()

    assert [outcome.record_id for outcome in sent] == list(reversed(declarations))
    assert [type(outcome.result) for outcome in sent] == [Receipt] * 3


@pytest.mark.slow
def test_however_the_line_misbehaves_each_filing_is_made_once(manager, filled, bureau, wire):
    """Filed and withdrawn again and again, with something going wrong at a random place each time."""
    chance = random.Random(11)
    rounds = 12
    for _ in range(rounds):
        for _ in range(chance.randrange(1, 4)):
            wire.next(
                chance.choice(["cut_before_reply", "cut_before_request", "half_reply"]),
                path=chance.choice(["/submit", "/submissions/", filled, "/uploads", "/awards"]),
            )
        submit(manager, filled)
        for _ in range(4):
            manager.office.sending.sync()
        wire.mend()
        assert manager.office.sending.sync().problem is None
        assert standing(manager, filled) == (DeclarationState.AWAITING_REVIEW, Sending.CLEAN)
        manager.office.grading.withdraw(filled)

    assert filed_at(bureau, filled) == rounds


def test_taken_back_at_the_last_moment_it_does_not_leave(manager, filled, bureau, wire):
    wire.cut()
    queued = submit(manager, filled)
    wire.mend()
    sending = manager.office.sending
    upload = manager.office.sending._kit.attachments.get

    def take_back(sha256):
        sending.cancel(queued.key)
        return upload(sha256)

    sending._kit.attachments.get = take_back
    [outcome] = sending.send()

    assert isinstance(outcome.result, Refused)
    assert standing(manager, filled) == (DeclarationState.FILLING, Sending.DIRTY)
    assert filed_at(bureau, filled) == 0
