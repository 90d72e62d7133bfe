"""新增补贴申报, the form, the files, 待提交: everything but the sending, with no network."""

from __future__ import annotations

import io

import pytest

from desktop_client import events
from desktop_client.contract import limits
from desktop_client.contract.codes import Code
from desktop_client.contract.states import Material, Sending, SubsidyState
from desktop_client.errors import AppError
from desktop_client.problems import Done, Refused, Severity
from desktop_client.subsidy.models import SubsidyQuery
from tests.fixtures.projects import PROJECT, TITLE, YEAR
from tests.fixtures.subsidies import attach_all, paper, put

FORM, OTHER = Material.APPLICATION_FORM, Material.OTHER_MATERIAL


@pytest.fixture
def subsidy(carried_away):
    return carried_away.office.subsidy


@pytest.fixture
def application(subsidy) -> str:
    """Just begun."""
    return subsidy.create(PROJECT, YEAR).id


@pytest.fixture
def ready(carried_away, application, tmp_path) -> str:
    """待提交."""
    attach_all(carried_away, application, tmp_path)
    return application


def code(refused) -> Code:
    assert isinstance(refused, Refused)
    return refused.problems[0].code


def codes(problems) -> set[Code]:
    return {problem.code for problem in problems}


def test_an_application_is_prepared_from_the_form_to_ready(subsidy, tmp_path):
    [view] = [view for view in subsidy.projects() if view.project.id == PROJECT]
    assert (view.may_apply, view.free_years) == (True, (YEAR, YEAR - 1))

    row = subsidy.create(PROJECT, YEAR)
    assert (row.state, row.project_title) == (SubsidyState.PREPARING, TITLE)
    assert codes(subsidy.check(row.id)) == {Code.SUBSIDY_FORM_MISSING, Code.SUBSIDY_MATERIAL_MISSING}

    form = subsidy.form_pdf(PROJECT, YEAR)
    attached = subsidy.attach(row.id, FORM, put(tmp_path, "申报表.pdf", form.content))
    assert attached.problems == ()
    assert attached.row.state is SubsidyState.PREPARING
    attached = subsidy.attach(row.id, OTHER, put(tmp_path, "合同.pdf", paper(3)))

    assert (attached.row.state, attached.row.sending) == (SubsidyState.READY, Sending.DIRTY)
    assert attached.row.other_material.pages == 3
    assert {"submit", "change", "delete"} <= attached.row.may
    assert subsidy.check(row.id) == []
    assert subsidy.material_bytes(row.id, OTHER) == paper(3)
    assert subsidy.show(row.id).form.version == "2026.1"
    assert subsidy.show(row.id).form.read


def test_the_form_carries_the_data_of_the_institution(carried_away, subsidy):
    import pypdf

    printed = subsidy.form_pdf(PROJECT, YEAR)

    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(printed.content)).pages)
    assert carried_away.office.account.institution.name in text
    assert f"SHENBAO:{PROJECT}:2026.1" in text
    assert printed.name == f"{TITLE}-申报表-{YEAR}.pdf"
    assert (printed.version, printed.problems) == ("2026.1", ())
    with pytest.raises(AppError) as refused:
        subsidy.form_pdf(PROJECT, 2001)
    assert refused.value.code is Code.PROJECT_YEAR_CLOSED


def test_what_is_attached_lies_encrypted_on_the_disk(subsidy, ready, profile):
    content = subsidy.material_bytes(ready, OTHER)

    kept = [file.read_bytes() for file in profile.rglob("*") if file.is_file()]
    assert not any(content[:200] in each for each in kept)


def test_taken_off_again_it_is_no_longer_ready(carried_away, subsidy, ready):
    news = []
    carried_away.events.subscribe(news.append)

    row = subsidy.detach(ready, OTHER)

    assert row.state is SubsidyState.PREPARING
    assert "submit" not in row.may
    assert events.SubsidyChanged(ready) in news
    assert code(subsidy.submit(ready)) is Code.SUBSIDY_MATERIAL_MISSING


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("大.pdf", b"%PDF-1.7\n" + bytes(limits.MAX_FILE_BYTES), Code.FILE_TOO_LARGE),
        ("空.pdf", b"", Code.FILE_EMPTY),
        ("坏.pdf", b"%PDF-1.7\n nothing in it", Code.PDF_DAMAGED),
        ("照片.png", b"\x89PNG\r\n\x1a\n not a picture", Code.FILE_UNREADABLE),
        ("程序.pdf", b"MZ\x90\x00" + bytes(300), Code.FILE_IS_PROGRAM),
    ],
)
def test_what_the_bureau_would_refuse_is_refused_here_with_its_reason(
    subsidy, application, tmp_path, name, content, expected
):
    refused = subsidy.attach(application, OTHER, put(tmp_path, name, content))

    assert code(refused) is expected
    assert refused.problems[0].facts["name"] == name
    assert subsidy.row(application).other_material is None


def test_a_file_that_is_not_there_is_named(subsidy, application, tmp_path):
    assert code(subsidy.attach(application, OTHER, tmp_path / "没有.pdf")) is Code.FILE_MISSING


def test_one_application_for_each_project_and_year(subsidy, application):
    assert code(subsidy.create(PROJECT, YEAR)) is Code.SUBSIDY_ALREADY_THERE
    second = subsidy.create(PROJECT, YEAR - 1)

    assert second.number == subsidy.row(application).number + 1
    assert code(subsidy.change(second.id, year=YEAR)) is Code.SUBSIDY_ALREADY_THERE
    assert code(subsidy.change(second.id, year=2001)) is Code.PROJECT_YEAR_CLOSED
    view = subsidy.project(PROJECT)
    assert view.problem.code is Code.SUBSIDY_ALREADY_THERE
    assert code(subsidy.create("nothing", YEAR)) is Code.PROJECT_UNKNOWN


def test_the_year_and_a_note_are_changed_and_what_is_not_given_stays(subsidy, ready):
    subsidy.change(ready, note="补充说明")
    row = subsidy.change(ready, year=YEAR - 1)

    view = subsidy.show(ready)
    assert (row.year, view.draft.note) == (YEAR - 1, "补充说明")
    assert row.state is SubsidyState.READY
    assert code(subsidy.change(ready, note="长" * (limits.MAX_NOTE_CHARACTERS + 1))) is Code.FIELD_TOO_LONG
    assert subsidy.show(ready).draft.note == "补充说明"


def test_deleted_before_it_was_ever_saved_it_is_gone(carried_away, subsidy, ready):
    assert subsidy.delete(ready) == Done()

    assert ready not in {row.id for row in subsidy.query(SubsidyQuery())}
    assert carried_away.office.sending.state().drafts == 0
    history = carried_away.office.grading._desk.db.execute("SELECT draft FROM history").fetchall()
    assert PROJECT in history[0]["draft"]


def test_a_condition_that_is_not_met_is_said_before_anything_is_prepared(subsidy):
    view = subsidy.project("conditional")

    assert not view.may_apply
    assert view.problem.code is Code.PROJECT_NOT_ELIGIBLE
    assert view.problem.facts["condition"] == "持有劳务派遣经营许可证"
    assert code(subsidy.create("conditional", YEAR)) is Code.PROJECT_NOT_ELIGIBLE


def test_after_the_last_day_nothing_can_be_submitted_and_nothing_is_lost(subsidy, ready, set_clock):
    set_clock.move(days=61)

    assert subsidy.project(PROJECT).problem.code is Code.PROJECT_CLOSED
    assert codes(subsidy.check(ready)) == {Code.PROJECT_CLOSED}
    assert code(subsidy.submit(ready)) is Code.PROJECT_CLOSED
    assert subsidy.row(ready).application_form is not None
    assert code(subsidy.create(PROJECT, YEAR - 1)) is Code.PROJECT_CLOSED


def test_a_few_working_days_before_the_end_it_is_said_how_many_are_left(subsidy):
    begun = subsidy.create("closing", YEAR)

    soon = [problem for problem in subsidy.check(begun.id) if problem.code is Code.PROJECT_CLOSING_SOON]

    assert [problem.severity for problem in soon] == [Severity.WARNING]
    left = subsidy.project("closing").working_days_left.days
    assert soon[0].facts["days"] == str(left)
    assert left <= 3


def test_a_scan_without_a_mark_is_taken_for_what_was_printed_and_said_so(subsidy, ready, tmp_path):
    attached = subsidy.attach(ready, FORM, put(tmp_path, "扫描.pdf", paper()))

    assert codes(attached.problems) == {Code.SUBSIDY_FORM_UNMARKED}
    [problem] = subsidy.check(ready)
    assert (problem.code, problem.severity) == (Code.SUBSIDY_FORM_UNMARKED, Severity.WARNING)
    assert subsidy.show(ready).draft.form_version == "2026.1"


def test_the_form_of_another_project_is_not_taken(subsidy, ready, tmp_path):
    other = subsidy.form_pdf("another", YEAR).content

    subsidy.attach(ready, FORM, put(tmp_path, "别的.pdf", other))

    assert codes(subsidy.check(ready)) == {Code.SUBSIDY_FORM_OTHER_PROJECT}
    assert code(subsidy.submit(ready)) is Code.SUBSIDY_FORM_OTHER_PROJECT


def test_the_list_is_searched_filtered_and_sorted(subsidy, ready):
    later = subsidy.create(PROJECT, YEAR - 1)

    def ids(**query):
        return [row.id for row in subsidy.query(SubsidyQuery(**query)) if row.project_id == PROJECT]

    assert ids(order="number", descending=False) == [ready, later.id]
    assert ids(order="year") == [ready, later.id]
    assert ids(year=YEAR - 1) == [later.id]
    assert ids(state=SubsidyState.READY) == [ready]
    assert ids(text="待提交") == ids(text="ready to") == [ready]
    assert ids(text=TITLE[:4], project_id=PROJECT, order="state") == [later.id, ready]
    assert ids(text="没有这个") == []
