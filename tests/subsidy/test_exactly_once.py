"""提交 arrives once, with its files, whatever happens on the way: the courier's promises for a second kind."""

from __future__ import annotations

import json
import random
import threading

import pytest

from desktop_client.contract.codes import Code
from desktop_client.contract.messages import SubsidyReceipt
from desktop_client.contract.states import Material, Sending, SubsidyState
from desktop_client.problems import Done, Refused
from desktop_client.sending.matter import Matter
from desktop_client.sending.models import Queued, Unknown
from tests.fixtures.projects import PROJECT, YEAR
from tests.fixtures.subsidies import attach_all

OUTSIDE = "HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: 6\r\nConnection: close\r\n\r\n<html>"
SENT = (SubsidyState.AWAITING_REVIEW, Sending.CLEAN)


def standing(client, subsidy_id):
    row = client.office.subsidy.row(subsidy_id)
    return row.state, row.sending


def test_a_ready_application_is_submitted_with_a_receipt_for_the_very_bytes(applicant, ready, projects):
    receipt = applicant.office.subsidy.submit(ready)

    assert isinstance(receipt, SubsidyReceipt)
    assert standing(applicant, ready) == SENT
    kept = applicant.office.subsidy.package(ready, receipt.number)
    assert json.loads(kept)["draft"]["other_material"]["pages"] == 3
    view = applicant.office.subsidy.show(ready)
    assert [each.number for each in view.receipts] == [receipt.number]
    assert [step.title for step in view.steps] == ["初审", "终审"]
    assert "change" not in view.may
    assert projects.submitted(ready) == 1


def test_a_lost_answer_is_asked_after_and_nothing_is_submitted_twice(applicant, ready, projects, wire):
    wire.next("cut_before_reply", path="/submit")
    unknown = applicant.office.subsidy.submit(ready)
    assert isinstance(unknown, Unknown)
    assert (unknown.matter, unknown.record_id) == (Matter.SUBSIDY, ready)
    assert standing(applicant, ready)[1] is Sending.UNKNOWN

    before = wire.seen("/submit")
    [outcome] = applicant.office.sending.send()

    assert isinstance(outcome.result, SubsidyReceipt)
    assert wire.seen("/submit") == before, "the receipt was asked for, the package not sent again"
    assert wire.seen("/subsidy-submissions/") == 1
    assert projects.submitted(ready) == 1


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        ("cut_before_request", "/submit"),
        ("half_reply", "/submit"),
        ("half_reply", "/uploads"),
        ("cut_before_request", "/subsidies/"),
    ],
)
def test_a_line_that_breaks_at_any_place_ends_in_one_submission(applicant, ready, projects, wire, kind, path):
    wire.next(kind, path=path)
    assert not isinstance(applicant.office.subsidy.submit(ready), Refused)

    applicant.office.sending.sync()

    assert standing(applicant, ready) == SENT
    assert projects.submitted(ready) == 1


def test_an_answer_that_is_no_receipt_leaves_the_outcome_unknown(applicant, ready, wire):
    wire.next("reply", path="/submit", reply=OUTSIDE.encode())

    unknown = applicant.office.subsidy.submit(ready)

    assert isinstance(unknown, Unknown)
    assert unknown.problem.code is Code.BUREAU_BROKEN
    assert standing(applicant, ready) == (SubsidyState.READY, Sending.UNKNOWN)


def test_a_crash_between_first_byte_and_answer_is_found_after_the_restart(
    applicant, ready, projects, wire, computer
):
    wire.next("cut_before_reply", path="/submit")
    applicant.office.subsidy.submit(ready)
    with applicant.office.sending._kit.store.write() as db:  # as a power cut before the answer leaves it
        db.execute("UPDATE subsidy SET sending = 'sending' WHERE id = ?", (ready,))
    wire.requests.clear()

    again = computer.restart()
    again.office.sending.sync()

    assert standing(again, ready) == SENT
    assert wire.seen("/submit") == 0
    assert projects.submitted(ready) == 1


def test_prepared_and_submitted_without_the_network_it_goes_out_once_afterwards(
    applicant, computer, projects, wire, tmp_path
):
    wire.cut()
    again = computer.restart()
    subsidy = again.office.subsidy
    begun = subsidy.create(PROJECT, YEAR).id
    attach_all(again, begun, tmp_path)
    queued = subsidy.submit(begun)
    assert isinstance(queued, Queued)
    assert (queued.matter, queued.record_id, queued.title) == (
        Matter.SUBSIDY,
        begun,
        subsidy.row(begun).project_title,
    )
    assert standing(again, begun) == (SubsidyState.READY, Sending.QUEUED)
    late = subsidy.change(begun, note="太晚了")
    assert late.problems[0].code is Code.SENDING_QUEUED
    computer.close()

    wire.mend()
    later = computer.restart()
    report = later.office.sending.sync()

    assert [type(outcome.result) for outcome in report.sent] == [SubsidyReceipt]
    assert later.office.sending.queue() == []
    assert standing(later, begun) == SENT
    assert projects.submitted(begun) == 1


def test_a_package_that_has_not_left_can_be_taken_back(applicant, ready, wire, projects):
    wire.cut()
    queued = applicant.office.subsidy.submit(ready)

    assert applicant.office.sending.cancel(queued.key) == Done()

    wire.mend()
    applicant.office.sending.sync()
    assert standing(applicant, ready) == (SubsidyState.READY, Sending.CLEAN)
    assert projects.submitted(ready) == 0
    assert isinstance(applicant.office.subsidy.submit(ready), SubsidyReceipt)


def test_many_hands_sending_at_once_make_one_submission(applicant, ready, wire, projects):
    wire.cut()
    applicant.office.subsidy.submit(ready)
    wire.mend()

    hands = [threading.Thread(target=applicant.office.sending.send) for _ in range(6)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()

    assert wire.seen("/submit") == 1
    assert projects.submitted(ready) == 1


def test_a_refusal_keeps_the_reasons_beside_the_application_and_lets_it_be_mended(
    applicant, ready, projects, tmp_path
):
    """The form was replaced at the bureau a moment ago: nobody here can know it yet."""
    applicant.office.sending.sync()
    projects.put_form_in_force("2026.9")

    refused = applicant.office.subsidy.submit(ready)

    [problem] = refused.problems
    assert (problem.code, problem.place) == (Code.SUBSIDY_FORM_OUTDATED, Material.APPLICATION_FORM)
    view = applicant.office.subsidy.show(ready)
    assert (view.row.sending, view.problems) == (Sending.FAILED, refused.problems)
    assert applicant.office.sending.queue() == []

    applicant.office.sending.sync()
    attach_all(applicant, ready, tmp_path)
    assert isinstance(applicant.office.subsidy.submit(ready), SubsidyReceipt)
    assert projects.submitted(ready) == 1


def test_both_kinds_leave_in_the_order_in_which_they_were_filed(applicant, ready, filled, wire):
    from tests.fixtures.client import submit

    wire.cut()
    applicant.office.subsidy.submit(ready)
    submit(applicant, filled)
    assert [item.matter for item in applicant.office.sending.queue()] == [Matter.SUBSIDY, Matter.DECLARATION]
    assert applicant.office.sending.state().queued == 2

    wire.mend()
    sent = applicant.office.sending.send()

    assert [outcome.record_id for outcome in sent] == [ready, filled]
    assert not [outcome for outcome in sent if isinstance(outcome.result, Refused | Unknown)]


def test_files_the_bureau_has_are_not_sent_again(applicant, ready, wire):
    applicant.office.sending.sync()
    before = wire.seen("/uploads/", "PATCH")

    assert isinstance(applicant.office.subsidy.submit(ready), SubsidyReceipt)
    assert wire.seen("/uploads/", "PATCH") == before


@pytest.mark.slow
def test_however_the_line_misbehaves_each_submission_is_made_once(applicant, ready, projects, wire):
    """Submitted and withdrawn again and again, with something going wrong at a random place each time."""
    chance = random.Random(12)
    rounds = 6
    for _ in range(rounds):
        for _ in range(chance.randrange(1, 4)):
            wire.next(
                chance.choice(["cut_before_reply", "cut_before_request", "half_reply"]),
                path=chance.choice(["/submit", "/subsidy-submissions/", ready, "/uploads", "/projects"]),
            )
        applicant.office.subsidy.submit(ready)
        for _ in range(4):
            applicant.office.sending.sync()
        wire.mend()
        assert applicant.office.sending.sync().problem is None
        assert standing(applicant, ready) == SENT
        applicant.office.subsidy.withdraw(ready)

    assert projects.submitted(ready) == rounds
