"""An application is a shared record: two computers, the reviewer, and nobody is overwritten."""

from __future__ import annotations

import pytest

from desktop_client.contract.codes import Code
from desktop_client.contract.messages import SubsidyReceipt
from desktop_client.contract.states import Material, Sending, SubsidyState
from desktop_client.problems import Done, Refused
from desktop_client.sending.matter import Matter
from desktop_client.subsidy.models import SubsidyQuery
from tests.fixtures.subsidies import paper, put

FORM, OTHER = Material.APPLICATION_FORM, Material.OTHER_MATERIAL


@pytest.fixture
def other(make_computer, sign_in, applicant, ready):
    """The same account on another computer, which has fetched the application as well."""
    applicant.office.sending.sync()
    return sign_in(make_computer("other").open())


def note(client, subsidy_id):
    return client.office.subsidy.show(subsidy_id).draft.note


def test_what_is_prepared_here_is_the_same_on_the_other_computer(applicant, ready, other):
    mine, theirs = applicant.office.subsidy.show(ready), other.office.subsidy.show(ready)

    assert (mine.draft, mine.row.state) == (theirs.draft, theirs.row.state)
    assert mine.row.sending is Sending.CLEAN
    assert other.office.subsidy.material_bytes(ready, OTHER) == paper(3)
    assert other.office.subsidy.check(ready) == []


def test_changed_on_both_sides_both_versions_are_kept_until_the_person_chooses(applicant, ready, other):
    other.office.subsidy.change(ready, note="别处写的")
    other.office.sending.sync()
    applicant.office.subsidy.change(ready, note="这里写的")

    assert applicant.office.sending.sync().conflicts == 1

    view = applicant.office.subsidy.show(ready)
    assert (view.row.sending, view.draft.note, view.theirs.note) == (Sending.CONFLICT, "这里写的", "别处写的")
    assert view.problems[0].code is Code.SUBSIDY_CHANGED_ELSEWHERE
    assert applicant.office.sending.state().in_conflict == ((Matter.SUBSIDY, ready),)

    applicant.office.subsidy.resolve_conflict(ready, keep="mine")
    assert applicant.office.sending.sync().conflicts == 0
    other.office.sending.sync()
    assert note(applicant, ready) == note(other, ready) == "这里写的"
    history = applicant.office.grading._desk.db.execute("SELECT draft FROM history").fetchall()
    assert "别处写的" in history[0]["draft"]


def test_the_other_version_may_be_chosen_too(applicant, ready, other):
    other.office.subsidy.detach(ready, OTHER)
    other.office.sending.sync()
    applicant.office.subsidy.change(ready, note="这里写的")
    applicant.office.sending.sync()

    row = applicant.office.subsidy.resolve_conflict(ready, keep="theirs")

    assert (row.state, row.other_material) == (SubsidyState.PREPARING, None)
    assert applicant.office.sending.sync().conflicts == 0
    assert applicant.office.subsidy.row(ready).sending is Sending.CLEAN


def test_submitted_offline_but_changed_elsewhere_meanwhile_nothing_is_sent_over_it(
    applicant, ready, other, wire
):
    wire.cut()
    applicant.office.subsidy.submit(ready)
    other.office.subsidy.change(ready, note="别处写的")
    other.office.sending.sync()
    wire.mend()

    [outcome] = applicant.office.sending.send()

    assert isinstance(outcome.result, Refused)
    assert outcome.result.problems[0].code is Code.SUBSIDY_CHANGED_ELSEWHERE
    assert wire.seen("/submit") == 0
    assert applicant.office.subsidy.show(ready).theirs.note == "别处写的"


def test_two_offline_beginnings_for_one_year_are_refused_with_the_reason_beside_it(
    applicant, ready, make_computer, sign_in
):
    other = sign_in(make_computer("other").open())
    row = applicant.office.subsidy.row(ready)
    theirs = other.office.subsidy.create(row.project_id, row.year).id
    other.office.sending.sync()

    applicant.office.sending.sync()

    view = applicant.office.subsidy.show(ready)
    assert [problem.code for problem in view.problems] == [Code.SUBSIDY_ALREADY_THERE]
    assert view.row.sending is Sending.DIRTY, "nothing is lost, and it is not pretended to be saved"
    assert applicant.office.subsidy.row(theirs).state is SubsidyState.PREPARING


def test_deleted_here_it_goes_there_and_on_the_other_computer(applicant, ready, other):
    assert applicant.office.subsidy.delete(ready) == Done()
    applicant.office.sending.sync()
    other.office.sending.sync()

    for client in (applicant, other):
        assert ready not in {row.id for row in client.office.subsidy.query(SubsidyQuery())}


def test_withdrawn_while_nobody_has_taken_it_and_not_afterwards(applicant, ready, bureau):
    subsidy = applicant.office.subsidy
    subsidy.submit(ready)
    assert subsidy.withdraw(ready).state is SubsidyState.READY
    assert subsidy.delete(ready).problems[0].code is Code.SUBSIDY_STEP_NOT_ALLOWED, "its history must stay"
    assert isinstance(subsidy.submit(ready), SubsidyReceipt)

    bureau.review_subsidy(ready, "take")

    assert subsidy.withdraw(ready).problems[0].code is Code.SUBSIDY_STEP_NOT_ALLOWED


def test_a_correction_names_the_page_and_goes_back_into_the_same_step(applicant, ready, bureau, tmp_path):
    subsidy = applicant.office.subsidy
    subsidy.submit(ready)
    bureau.review_subsidy(ready, "take")
    finding = {"material": "other_material", "page": 2, "text": "发票看不清"}
    bureau.review_subsidy(ready, "return", findings=[finding])
    applicant.office.sending.sync()

    view = subsidy.show(ready)
    assert (view.row.state, view.row.findings) == (SubsidyState.NEEDS_CORRECTION, 1)
    assert [step.state for step in view.steps] == ["returned", "waiting"]
    [todo] = view.findings
    assert (todo.finding.page, todo.addressed) == (2, False)
    [problem] = subsidy.check(ready)
    assert problem.code is Code.SUBSIDY_FINDING_OPEN
    assert problem.facts["where"] == "其他材料第 2 页"

    subsidy.attach(ready, OTHER, put(tmp_path, "合同.pdf", paper(3, text="clear")))

    assert [todo.addressed for todo in subsidy.show(ready).findings] == [True]
    assert subsidy.check(ready) == []
    receipt = subsidy.submit(ready)
    assert isinstance(receipt, SubsidyReceipt)
    assert receipt.state is SubsidyState.IN_REVIEW
    assert [step.state for step in subsidy.show(ready).steps] == ["current", "waiting"]


def test_a_correction_may_be_submitted_after_the_last_day_with_the_form_it_had(
    applicant, ready, bureau, projects, tmp_path
):
    subsidy = applicant.office.subsidy
    subsidy.submit(ready)
    bureau.review_subsidy(ready, "take")
    bureau.review_subsidy(ready, "return", findings=[{"material": "other_material", "text": "缺一页"}])
    projects.put_form_in_force("2026.2")
    projects.close()
    applicant.office.sending.sync()

    subsidy.attach(ready, OTHER, put(tmp_path, "合同.pdf", paper(4)))

    assert subsidy.check(ready) == []
    assert isinstance(subsidy.submit(ready), SubsidyReceipt)


def test_every_step_of_the_approval_is_seen_up_to_the_payment(applicant, ready, bureau):
    subsidy = applicant.office.subsidy
    subsidy.submit(ready)
    for outcome, state in (
        ("take", SubsidyState.IN_REVIEW),
        ("pass", SubsidyState.IN_REVIEW),
        ("pass", SubsidyState.APPROVED),
        ("publicise", SubsidyState.PUBLICISED),
        ("pay", SubsidyState.PAID),
    ):
        bureau.review_subsidy(ready, outcome)
        applicant.office.sending.sync()
        assert subsidy.row(ready).state is state

    view = subsidy.show(ready)
    assert [step.state for step in view.steps] == ["passed", "passed"]
    assert view.result.paid_on is not None
    assert [step.event for step in view.trail][-5:] == ["take", "pass_step", "approve", "publicise", "pay"]
    assert view.row.declared_at is not None


def test_not_approved_it_is_revised_in_the_next_round(applicant, ready, bureau):
    subsidy = applicant.office.subsidy
    subsidy.submit(ready)
    bureau.review_subsidy(ready, "take")
    bureau.review_subsidy(ready, "reject", findings=[{"text": "不符合条件"}])
    applicant.office.sending.sync()
    assert subsidy.row(ready).state is SubsidyState.REJECTED

    revised = subsidy.revise(ready)

    assert revised.state is SubsidyState.READY
    assert subsidy.show(ready).round == 2
    assert "delete" not in revised.may
    subsidy.change(ready, note="已说明")
    assert isinstance(subsidy.submit(ready), SubsidyReceipt)
    assert len(subsidy.show(ready).receipts) == 2
