"""Beginning, answering, checking, deleting: everything but the sending works with the network off."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop_client import events
from desktop_client.contract import limits
from desktop_client.contract.codes import Code
from desktop_client.contract.messages import Receipt
from desktop_client.contract.states import DeclarationState, Kind, Sending
from desktop_client.grading.models import ListQuery
from desktop_client.problems import Done, Refused, Severity
from tests.fixtures.client import PDF, submit


@pytest.fixture
def offline(away):
    """A cold start without the network, as whoever was remembered."""
    return away.restart()


@pytest.fixture
def grading(offline):
    return offline.office.grading


@pytest.fixture
def begun(grading, free_category) -> str:
    return grading.create(grading.years()[-1], free_category).id


def code(refused) -> Code:
    assert isinstance(refused, Refused)
    return refused.problems[0].code


def test_what_was_fetched_is_all_there(grading):
    assert grading.categories()
    assert grading.query(ListQuery()).count == 5
    assert grading.awards()
    assert grading.summary().todos
    assert grading.catalogue().commitment.text


def test_a_new_declaration_is_numbered_and_under_the_scheme_in_force(grading, begun):
    row = grading.row(begun)

    assert (row.state, row.sending, row.kind) == (DeclarationState.FILLING, Sending.DIRTY, Kind.ASSESS)
    assert row.number == 6
    assert (row.answered, row.total) == (0, 56)
    assert grading.show(begun).scheme.version == grading.catalogue().scheme.version


@pytest.mark.parametrize(
    ("year", "category", "expected"),
    [(1999, "software", Code.YEAR_NOT_OPEN), (2026, "circus", Code.CATEGORY_UNKNOWN)],
)
def test_what_nobody_published_cannot_be_begun(grading, year, category, expected):
    assert code(grading.create(year, category)) is expected


def test_one_case_for_each_category_and_year(grading, begun, free_category):
    again = grading.create(grading.years()[-1], free_category)

    assert code(again) is Code.DECLARATION_ALREADY_OPEN
    assert again.problems[0].facts["year"] == str(grading.years()[-1])


def test_each_answer_is_on_the_disk_when_the_verb_returns(offline, begun, away):
    saved = offline.office.grading.answer(begun, "1.1.1", value=Decimal(300), note="三百平方米")
    assert saved.row.answered == 1

    again = away.restart().office.grading

    answer = again.show(begun).answers["1.1.1"]
    assert (answer.value, answer.note) == (Decimal(300), "三百平方米")


def test_parts_that_are_not_given_stay(grading, begun):
    grading.answer(begun, "1.1.1", value=Decimal(300))
    grading.answer(begun, "1.1.1", note="说明")
    assert grading.show(begun).answers["1.1.1"].value == Decimal(300)

    grading.answer(begun, "1.1.1", value=None)

    answer = grading.show(begun).answers["1.1.1"]
    assert (answer.value, answer.note) == (None, "说明")
    assert grading.row(begun).answered == 0


@pytest.mark.parametrize(
    ("indicator", "parts", "expected"),
    [
        ("9.9.9", {"note": "x"}, Code.INDICATOR_UNKNOWN),
        ("1.1.1", {"options": ["a"]}, Code.INDICATOR_WRONG_ANSWER),
        ("1.1.1", {"value": Decimal(-1)}, Code.VALUE_OUT_OF_RANGE),
        ("1.1.2", {"options": ["zz"]}, Code.OPTION_UNKNOWN),
        ("1.1.1", {"note": "长" * (limits.MAX_NOTE_CHARACTERS + 1)}, Code.FIELD_TOO_LONG),
    ],
)
def test_an_answer_that_makes_no_sense_is_refused_at_its_indicator(
    grading, begun, indicator, parts, expected
):
    refused = grading.answer(begun, indicator, **parts)

    assert code(refused) is expected
    assert refused.problems[0].place == indicator
    assert indicator not in grading.show(begun).answers


def test_the_score_grows_with_the_answers_and_the_way_up_gets_shorter(grading, begun):
    before = grading.score(begun)
    best = grading.improvements(begun)[0]

    if best.option is not None:
        grading.answer(begun, best.indicator, options=[best.option])
    else:
        grading.answer(begun, best.indicator, value=best.minimum)

    assert grading.score(begun).points == before.points + best.gain


def test_the_check_list_names_every_place(grading, begun):
    problems = grading.check(begun)

    assert len([problem for problem in problems if problem.code is Code.INDICATOR_UNANSWERED]) == 56
    assert all(problem.place for problem in problems)


def test_an_unfinished_declaration_or_one_without_commitment_is_not_frozen(grading, begun):
    assert code(grading.submit(begun, "")) is Code.INDICATOR_UNANSWERED
    assert Code.COMMITMENT_MISSING in [problem.code for problem in grading.submit(begun, "").problems]
    assert Code.COMMITMENT_OUTDATED in [problem.code for problem in grading.submit(begun, "1999").problems]


def test_deleting_what_was_never_sent_leaves_nothing(grading, begun):
    assert grading.delete(begun) == Done()
    assert grading.query(ListQuery()).count == 5


def test_what_was_filed_once_cannot_be_deleted(manager, filled):
    submit(manager, filled)
    manager.office.grading.withdraw(filled)

    assert code(manager.office.grading.delete(filled)) is Code.STEP_NOT_ALLOWED


def test_other_pages_hear_of_every_change(offline, free_category):
    heard: list[events.Event] = []
    offline.events.subscribe(heard.append)
    grading = offline.office.grading
    begun = grading.create(grading.years()[-1], free_category).id
    grading.answer(begun, "1.1.1", note="x")

    assert events.DeclarationsChanged() in heard
    assert events.DeclarationChanged(begun) in heard


# -- evidence -----------------------------------------------------------------------------------------------


@pytest.fixture
def file(tmp_path):
    def make(name: str, content: bytes):
        made = tmp_path / name
        made.write_bytes(content)
        return made

    return make


def test_evidence_is_attached_opened_and_taken_off_offline(grading, begun, file):
    attached = grading.attach(begun, "1.1.1", file("营业执照.PDF", PDF))

    assert (attached.evidence.name, attached.evidence.media_type) == ("营业执照.pdf", "application/pdf")
    assert grading.evidence_path(begun, attached.evidence.sha256) == PDF
    grading.detach(begun, "1.1.1", attached.evidence.sha256)
    assert grading.show(begun).answers["1.1.1"].evidence == ()


def test_the_same_file_twice_is_one_piece_of_evidence(grading, begun, file):
    for _ in range(2):
        grading.attach(begun, "1.1.1", file("a.pdf", PDF))

    assert len(grading.show(begun).answers["1.1.1"].evidence) == 1


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("空.pdf", b"", Code.FILE_EMPTY),
        ("表.pdf", b"PK\x03\x04 a spreadsheet", Code.FILE_TYPE_MISMATCH),
        ("照片.pdf", b"\xff\xd8\xff a picture", Code.FILE_TYPE_MISMATCH),
        ("表.xlsx", b"PK\x03\x04 a spreadsheet", Code.FILE_TYPE_UNSUPPORTED),
        ("病毒.exe", b"MZ", Code.FILE_TYPE_UNSUPPORTED),
        ("文.txt", PDF, Code.FILE_TYPE_UNSUPPORTED),
        ("大.pdf", PDF + bytes(limits.MAX_FILE_BYTES), Code.FILE_TOO_LARGE),
    ],
)
def test_a_file_that_is_no_evidence_is_refused_with_its_name(grading, begun, file, name, content, expected):
    refused = grading.attach(begun, "1.1.1", file(name, content))

    assert code(refused) is expected
    assert refused.problems[0].facts["name"] == name
    assert "1.1.1" not in grading.show(begun).answers


def test_a_file_that_is_not_there_or_a_folder_is_said_to_be_so(grading, begun, tmp_path):
    assert code(grading.attach(begun, "1.1.1", tmp_path / "none.pdf")) is Code.FILE_MISSING
    assert code(grading.attach(begun, "1.1.1", tmp_path)) is Code.FILE_UNREADABLE


def test_no_more_files_than_the_bureau_takes(grading, begun, file):
    for number in range(limits.MAX_FILES_PER_INDICATOR):
        grading.attach(begun, "1.1.1", file(f"{number}.pdf", PDF + bytes([number])))

    assert code(grading.attach(begun, "1.1.1", file("more.pdf", PDF + b"more"))) is Code.FILE_TOO_MANY


# -- awards -------------------------------------------------------------------------------------------------


def award(grading, *, may: str):
    return next(row for row in grading.awards() if getattr(row, f"may_{may}"))


def test_an_upgrade_begins_with_what_was_filed_for_the_grade(grading):
    found = award(grading, may="upgrade")

    row = grading.upgrade(str(found.award.id))

    view = grading.show(row.id)
    assert (row.kind, row.category) == (Kind.UPGRADE, found.award.category)
    assert view.base_award == str(found.award.id)
    assert row.answered == row.total == 56
    assert code(grading.upgrade(str(found.award.id))) is Code.DECLARATION_ALREADY_OPEN


def test_keeping_a_grade_asks_for_the_short_form_only(grading):
    found = award(grading, may="keep")
    row = grading.keep(str(found.award.id))
    form = grading.show(row.id).scheme.keep_form

    problems = grading.save_keep(row.id, {form.fields[0].name: "x"})

    assert row.kind is Kind.KEEP
    assert row.total == len([field for field in form.fields if field.required])
    assert grading.keep_values(row.id) == {form.fields[0].name: "x"}
    assert problems
    assert {problem.place for problem in problems} <= {field.name for field in form.fields}


def test_a_grade_out_of_force_or_out_of_time_says_why_nothing_can_be_begun(grading):
    rows = {row.award.state: row for row in grading.awards()}

    assert rows["superseded"].upgrade_problem.code is Code.AWARD_NOT_LIVE
    assert rows["active"].keep_problem.code is Code.KEEP_WINDOW_CLOSED
    assert rows["active"].keep_problem.facts["opens"]
    assert code(grading.keep(str(rows["active"].award.id))) is Code.KEEP_WINDOW_CLOSED
    assert code(grading.upgrade("00000000-0000-4000-8000-000000000000")) is Code.AWARD_NOT_FOUND


def test_days_left_are_counted_on_the_bureau_s_wall(grading, set_clock):
    before = grading.awards()[0].days_left
    set_clock.move(days=10)

    assert grading.awards()[0].days_left == before - 10


# -- the dashboard ------------------------------------------------------------------------------------------


def test_the_dashboard_names_what_came_back_first(grading):
    found = grading.summary()

    assert found.todos[0].kind == "correct"
    assert found.todos[0].findings
    assert {todo.kind for todo in found.todos} >= {"correct", "renew", "fill"}
    assert found.unsent == 0


def test_a_scheme_that_is_published_anew_leaves_open_drafts_on_theirs(grading, begun):
    kit = grading._desk.kit
    old = grading.show(begun).scheme
    newer = old.model_copy(update={"version": "2027.1", "title": "示例标准 2027"})
    kit.schemes.put(newer)
    catalogue = kit.published.catalogue()
    reference = catalogue.scheme.model_copy(update={"version": "2027.1", "title": newer.title})
    with kit.store.write() as db:
        kit.published.put(db, catalogue.model_copy(update={"scheme": reference}), "newer")

    grading.answer(begun, "1.1.1", note="还在旧版上")

    assert grading.show(begun).scheme.version == old.version
    other = grading.create(grading.years()[-1], "personnel_agency")
    assert grading.show(other.id).scheme.version == "2027.1"


def test_a_clerk_fills_and_files_but_does_not_withdraw(make_computer, bureau, free_category, tmp_path):
    from tests.fixtures.client import fill

    client = make_computer("clerk").open()
    client.account.sign_in(*bureau.clerk())
    client.office.sending.sync()
    grading = client.office.grading
    begun = grading.create(grading.years()[-1], free_category).id
    fill(client, begun, tmp_path)

    assert isinstance(submit(client, begun), Receipt)
    assert code(grading.withdraw(begun)) is Code.NOT_ALLOWED


def test_warnings_do_not_stand_in_the_way(manager, filled):
    warnings = [
        problem for problem in manager.office.grading.check(filled) if problem.severity is not Severity.ERROR
    ]

    assert isinstance(submit(manager, filled), Receipt), warnings
