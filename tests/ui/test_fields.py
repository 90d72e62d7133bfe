"""Fields: text in, text out, problems shown where they are, every kind there is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop_client.forms import model
from desktop_client.forms.kinds import KINDS
from ui import accessibility
from ui.fields.base import Choice, Options
from ui.fields.dates import CalendarPopup, normalised
from ui.fields.form import FormView
from ui.fields.table import FIELDS
from ui.widgets.buttons import IconButton
from ui.widgets.rows import FormRow

CHOICES = (
    Choice("intermediary", "职业介绍"),
    Choice("assessment", "人才测评"),
    Choice("training", "人力资源培训"),
)
OPTIONS = Options(choices=CHOICES, unit="人", text="本单位承诺所填内容真实、准确。")

EXAMPLES = {
    "text": "海河人力资源有限公司",
    "note": "第一行\n第二行",
    "integer": "31",
    "amount": "1,234.50",
    "percent": "20",
    "date": "2026-11-18",
    "year": "2026",
    "choice": "assessment",
    "choices": "intermediary,training",
    "yes_no": "no",
    "uscc": "91120116MA05JQXC0P",
    "licence": "（津）人服证字〔2021〕第 0001 号",
    "mobile": "138 1234 5678",
    "id_document": "11010519491231002X",
    "email": "zhang@example.cn",
    "password": " Secret 2026 ",
    "file": "/tmp/名册.pdf",
    "commitment": "yes",
}

ALL_KINDS = pytest.mark.parametrize("kind", FIELDS)


@pytest.fixture
def shown(qtbot, dress):
    """Put a field of a kind on screen, in its row."""

    pages = []

    def show(kind, options=OPTIONS):
        page = QWidget()
        pages.append(page)
        QVBoxLayout(page)
        field = FIELDS[kind](options)
        page.layout().addWidget(FormRow(field, label="机构名称"))
        qtbot.addWidget(page)
        page.show()
        return field

    yield show
    pages.clear()


def test_every_example_is_of_a_kind_and_every_kind_has_an_example():
    assert set(EXAMPLES) == set(FIELDS)


def test_there_is_one_field_for_each_kind_of_a_form():
    assert set(FIELDS) == set(KINDS)


def test_a_line_that_is_too_long_is_kept_for_the_check_to_complain_about(shown):
    field = shown("uscc", Options(max_length=18))

    field.set_value("91120116MA05JQXC0P" * 2)

    assert len(field.value()) == 36


@ALL_KINDS
def test_what_is_filled_in_comes_out_again(shown, kind):
    field = shown(kind)

    field.set_value(EXAMPLES[kind])

    assert field.value() == EXAMPLES[kind]


@ALL_KINDS
def test_a_new_field_is_empty(shown, kind):
    assert shown(kind).value() == ""


@ALL_KINDS
def test_a_change_is_told_and_the_same_value_again_is_not(shown, qtbot, kind):
    field = shown(kind)

    with qtbot.waitSignal(field.changed):
        field.set_value(EXAMPLES[kind])
    with qtbot.assertNotEmitted(field.changed):
        field.set_value(EXAMPLES[kind])


@ALL_KINDS
def test_no_field_has_a_control_without_a_name(shown, kind):
    assert accessibility.unnamed_controls(shown(kind).window()) == []


@ALL_KINDS
def test_a_problem_is_told_to_assistive_technology_and_taken_back(shown, kind):
    field = shown(kind)

    field.show_problem("请填写此项。")
    told = {control.accessibleDescription() for control in field.controls()}
    field.show_problem(None)

    assert told == {"请填写此项。"}
    assert {control.accessibleDescription() for control in field.controls()} == {""}


@ALL_KINDS
def test_the_keyboard_reaches_the_field(shown, kind):
    field = shown(kind)
    field.setFocus()

    assert field.isAncestorOf(field.window().focusWidget())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026.1.5", "2026-01-05"), ("2026年1月5日", "2026-01-05"), ("2026/01/05", "2026-01-05"),
        ("20260105", "2026-01-05"), ("2026-11-18", "2026-11-18"), ("2026-02-30", "2026-02-30"),
        ("明天", "明天"), ("", ""), ("2026-1", "2026-1"),
    ],
)  # fmt: skip
def test_a_date_may_be_typed_in_any_usual_way(typed, meant):
    assert normalised(typed) == meant


def test_a_day_is_picked_from_the_calendar(shown, qtbot):
    field = shown("date")
    field.set_value("2026-11-18")
    field.findChild(IconButton, "open-calendar").click()
    popup = field.findChild(CalendarPopup)

    assert popup.calendar.selectedDate() == QDate(2026, 11, 18)
    with qtbot.waitSignal(field.changed):
        popup.calendar.clicked.emit(QDate(2026, 12, 20))

    assert field.value() == "2026-12-20"


def test_composing_with_an_input_method_changes_nothing_until_it_is_done(shown, qtbot):
    field = shown("text")
    composing, done = QInputMethodEvent("hai he", []), QInputMethodEvent()
    done.setCommitString("海河")

    with qtbot.assertNotEmitted(field.changed):
        QApplication.sendEvent(field.line, composing)
    with qtbot.waitSignal(field.changed):
        QApplication.sendEvent(field.line, done)

    assert field.value() == "海河"


def test_a_pasted_note_that_is_too_long_is_kept_and_counted(shown):
    field = shown("note", Options(max_length=10))

    field.edit.setPlainText("十一个字的说明文字太长")

    assert field.value() == "十一个字的说明文字太长"
    assert field._count.text() == "11 / 10"


def test_arrow_keys_step_through_years(shown, qtbot):
    field = shown("year")
    field.set_value("2026")

    qtbot.keyClick(field.line, Qt.Key.Key_Down)

    assert field.value() == "2025"


def test_a_file_can_be_dropped_and_removed(shown, tmp_path, qtbot):
    file = tmp_path / "名册.pdf"
    file.write_bytes(b"%PDF-1.7 " + b"x" * 2000)
    field, dropped = shown("file"), QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(file))])
    event = QDropEvent(
        QPoint(1, 1),
        Qt.DropAction.CopyAction,
        dropped,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )

    field.dropEvent(event)
    chosen = field.value()
    field._chip.removed.emit()

    assert chosen == str(file)
    assert field.value() == ""


def test_one_choice_of_radio_buttons_is_told_once(shown):
    field, told = shown("yes_no"), []
    field.set_value("yes")
    field.changed.connect(lambda: told.append(field.value()))

    field.controls()[1].click()

    assert told == ["no"]


def test_a_form_shows_its_problems_and_leads_to_the_first(qtbot, dress):
    form = model.Form(
        id="registration", title="机构注册", version="1",
        fields=(
            model.Field("institution_name", "机构名称", "text"),
            model.Field("credit_code", "统一社会信用代码", "uscc", hint="18 位。"),
            model.Field("email", "电子邮箱", "email", required=False),
        ),
    )  # fmt: skip
    view = FormView(form)
    qtbot.addWidget(view)
    view.show()

    view.set_values({"institution_name": "海河", "credit_code": "9112"})
    view.show_problems({"credit_code": ("少了 14 位。", "error")})

    assert view.values() == {"institution_name": "海河", "credit_code": "9112", "email": ""}
    assert view.field("credit_code").line.accessibleDescription() == "少了 14 位。"
    assert view.field("institution_name").line.accessibleDescription() == ""
    assert view.focusWidget() is view.field("credit_code").line
    assert accessibility.name(view.field("credit_code").line) == "统一社会信用代码"
