"""Drafts are shared: saved at the bureau in the background, and nobody is overwritten."""

from __future__ import annotations

import pytest
from PIL import Image

from desktop_client import events
from desktop_client.contract.codes import Code
from desktop_client.contract.messages import Receipt
from desktop_client.contract.states import DeclarationState, Sending
from desktop_client.problems import Refused
from tests.fixtures.client import fill, submit

ONE, TWO = "1.1.1", "1.1.2"


@pytest.fixture
def other(make_computer, sign_in, manager, draft):
    """The same account on another computer, which has fetched the draft as well."""
    manager.office.sending.sync()
    return sign_in(make_computer("other").open())


def note(client, declaration_id, indicator=ONE):
    answer = client.office.grading.show(declaration_id).answers.get(indicator)
    return answer.note if answer else ""


def sending(client, declaration_id):
    return client.office.grading.row(declaration_id).sending


def test_what_is_filled_here_is_seen_on_the_other_computer(manager, draft, other):
    manager.office.grading.answer(draft, ONE, note="在这里写的")
    assert sending(manager, draft) is Sending.DIRTY

    assert manager.office.sending.sync().pushed == 1
    other.office.sending.sync()

    assert sending(manager, draft) is Sending.CLEAN
    assert note(other, draft) == "在这里写的"


def test_a_save_whose_answer_was_lost_is_no_conflict_with_oneself(manager, draft, wire):
    manager.office.grading.answer(draft, ONE, note="一")
    wire.next("cut_before_reply", path=draft, verb="PUT")
    assert manager.office.sending.sync().problem is not None
    manager.office.grading.answer(draft, ONE, note="二")

    report = manager.office.sending.sync()

    assert report.problem is None
    assert report.conflicts == 0
    assert sending(manager, draft) is Sending.CLEAN


def test_changed_on_both_sides_both_versions_are_kept_and_the_person_is_told(manager, draft, other, news):
    other.office.grading.answer(draft, ONE, note="别处写的")
    other.office.sending.sync()
    manager.office.grading.answer(draft, ONE, note="这里写的")

    assert manager.office.sending.sync().conflicts == 1

    view = manager.office.grading.show(draft)
    assert view.row.sending is Sending.CONFLICT
    assert view.answers[ONE].note == "这里写的"
    assert view.theirs[ONE].note == "别处写的"
    assert view.problems[0].code is Code.DECLARATION_CHANGED_ELSEWHERE
    assert events.DeclarationChanged(draft) in news


@pytest.mark.parametrize(("keep", "kept"), [("mine", "这里写的"), ("theirs", "别处写的")])
def test_the_person_chooses_and_the_other_version_stays_in_the_history(manager, draft, other, keep, kept):
    other.office.grading.answer(draft, ONE, note="别处写的")
    other.office.sending.sync()
    manager.office.grading.answer(draft, ONE, note="这里写的")
    manager.office.sending.sync()

    manager.office.grading.resolve_conflict(draft, keep=keep)
    assert manager.office.sending.sync().conflicts == 0
    other.office.sending.sync()

    assert note(manager, draft) == note(other, draft) == kept
    history = manager.office.grading._desk.db.execute("SELECT draft FROM history").fetchall()
    lost = {"mine": "别处写的", "theirs": "这里写的"}[keep]
    assert lost in history[0]["draft"]


def test_equal_changes_on_both_sides_are_no_conflict(manager, draft, other):
    other.office.grading.answer(draft, ONE, note="一样")
    other.office.sending.sync()
    manager.office.grading.answer(draft, ONE, note="一样")

    assert manager.office.sending.sync().conflicts == 0
    assert sending(manager, draft) is Sending.CLEAN


def test_filed_offline_but_changed_elsewhere_meanwhile_nothing_is_sent_over_it(
    manager, filled, make_computer, sign_in, wire
):
    manager.office.sending.sync()
    other = sign_in(make_computer("other").open())
    wire.cut()
    submit(manager, filled)
    other.office.grading.answer(filled, ONE, note="别处写的")
    other.office.sending.sync()
    wire.mend()

    [outcome] = manager.office.sending.send()

    assert isinstance(outcome.result, Refused)
    assert outcome.result.problems[0].code is Code.DECLARATION_CHANGED_ELSEWHERE
    assert wire.seen("/submit") == 0
    assert manager.office.grading.show(filled).theirs[ONE].note == "别处写的"
    assert sending(manager, filled) is Sending.CONFLICT


def test_filed_on_the_other_computer_it_is_no_longer_open_here(manager, filled, make_computer, sign_in):
    manager.office.sending.sync()
    other = sign_in(make_computer("other").open())
    fetched = other.office.grading.row(filled)
    assert fetched.answered == fetched.total
    assert isinstance(submit(other, filled), Receipt)

    manager.office.sending.sync()

    row = manager.office.grading.row(filled)
    assert (row.state, row.sending) == (DeclarationState.AWAITING_REVIEW, Sending.CLEAN)


def test_evidence_attached_here_opens_on_the_other_computer(manager, draft, other, tmp_path):
    proof = tmp_path / "证明.png"
    Image.new("RGB", (40, 30), "white").save(proof)
    attached = manager.office.grading.attach(draft, ONE, proof)
    manager.office.sending.sync()
    other.office.sending.sync()

    assert other.office.grading.evidence_path(draft, attached.evidence.sha256) == proof.read_bytes()


def test_deleted_here_it_goes_there_and_on_the_other_computer(manager, draft, other):
    manager.office.grading.delete(draft)
    manager.office.sending.sync()
    other.office.sending.sync()

    from desktop_client.grading.models import ListQuery

    for client in (manager, other):
        rows = client.office.grading.query(ListQuery()).rows(0, 100)
        assert draft not in {row.id for row in rows}


def test_begun_and_deleted_offline_the_bureau_never_hears_of_it(manager, draft, wire):
    manager.office.grading.delete(draft)
    manager.office.sending.sync()

    assert wire.seen(draft) == 0


def test_two_offline_beginnings_of_one_case_are_refused_with_the_reason_beside_it(
    manager, free_category, make_computer, sign_in
):
    other = sign_in(make_computer("other").open())
    year = manager.office.grading.years()[-1]
    mine = manager.office.grading.create(year, free_category).id
    other.office.grading.create(year, free_category)
    other.office.sending.sync()

    manager.office.sending.sync()

    view = manager.office.grading.show(mine)
    assert [problem.code for problem in view.problems] == [Code.DECLARATION_ALREADY_OPEN]
    assert view.row.sending is Sending.DIRTY, "nothing is lost, and it is not pretended to be saved"


def test_answers_given_while_saving_is_under_way_are_saved_next_time(manager, draft, wire):
    manager.office.grading.answer(draft, ONE, note="先")
    saving = manager.office.sending
    heard = manager.events.subscribe(
        lambda event: (
            manager.office.grading.answer(draft, TWO, note="后")
            if note(manager, draft, TWO) == "" and isinstance(event, events.DeclarationChanged)
            else None
        )
    )
    saving.sync()
    heard()
    saving.sync()

    assert sending(manager, draft) is Sending.CLEAN
    assert note(manager, draft, TWO) == "后"


def test_a_case_decided_by_the_reviewer_reaches_this_computer(manager, filled, bureau, tmp_path):
    submit(manager, filled)
    bureau.review(filled, "return_two")
    manager.office.sending.sync()

    view = manager.office.grading.show(filled)
    assert view.row.state is DeclarationState.NEEDS_CORRECTION
    assert [todo.addressed for todo in view.findings] == [False, False]
    for todo in view.findings:
        manager.office.grading.answer(filled, todo.finding.indicator, note="按意见修改")
    assert all(todo.addressed for todo in manager.office.grading.show(filled).findings)
    assert isinstance(submit(manager, filled), Receipt)
    bureau.review(filled, "pass")
    manager.office.sending.sync()
    assert manager.office.grading.row(filled).state is DeclarationState.GRADED


def test_rejected_it_is_revised_in_the_next_round(manager, filled, bureau):
    submit(manager, filled)
    bureau.review(filled, "reject")
    manager.office.sending.sync()
    assert manager.office.grading.row(filled).state is DeclarationState.REJECTED

    revised = manager.office.grading.revise(filled)

    assert revised.state is DeclarationState.FILLING
    assert manager.office.grading.show(filled).round == 2
    assert manager.office.grading.show(filled).findings
    assert "delete" not in manager.office.grading.show(filled).may
    assert isinstance(submit(manager, filled), Receipt)


def test_withdrawn_while_nobody_has_taken_it(manager, filled):
    submit(manager, filled)

    assert manager.office.grading.withdraw(filled).state is DeclarationState.FILLING
    assert isinstance(submit(manager, filled), Receipt)


def test_taken_by_a_reviewer_it_can_no_longer_be_withdrawn(manager, filled, bureau):
    submit(manager, filled)
    bureau.review(filled, "take")

    refused = manager.office.grading.withdraw(filled)

    assert refused.problems[0].code is Code.STEP_NOT_ALLOWED


def test_everything_filled_by_hand_is_the_same_on_a_fresh_computer(
    manager, draft, make_computer, sign_in, tmp_path
):
    fill(manager, draft, tmp_path)
    manager.office.sending.sync()
    fresh = sign_in(make_computer("fresh").open())

    assert dict(fresh.office.grading.show(draft).answers) == dict(manager.office.grading.show(draft).answers)
