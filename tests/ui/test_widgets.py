"""The building blocks: what they say, how they are reached, what they tell."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QButtonGroup, QComboBox, QLineEdit, QVBoxLayout, QWidget

from ui import accessibility, theme
from ui.i18n import Language, Languages, Retranslated
from ui.widgets.busy import CANCEL_AFTER, SHOW_AFTER, BusyBar
from ui.widgets.buttons import Button, IconButton
from ui.widgets.chip import ChipLabel
from ui.widgets.empty import EmptyState
from ui.widgets.files import FileChip
from ui.widgets.flow import FlowLayout
from ui.widgets.frames import Banner, Card
from ui.widgets.grades import Band, GradeScale
from ui.widgets.header import PageHeader
from ui.widgets.options import CheckCard, RadioCard
from ui.widgets.password import PasswordField
from ui.widgets.rows import FormRow
from ui.widgets.saved import SavedLine
from ui.widgets.search import SearchBox
from ui.widgets.tables import TableView
from ui.widgets.text import ElidedLabel, Label
from ui.widgets.timeline import Step, StepState, Timeline
from ui.widgets.tones import Tone


@pytest.fixture
def page(qtbot, dress):
    """An empty page on screen, to put widgets on."""
    made = QWidget()
    QVBoxLayout(made)
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


def put(page, *widgets):
    for widget in widgets:
        page.layout().addWidget(widget)
        widget.show()
    page.layout().activate()
    return widgets[0]


# option cards


@pytest.mark.parametrize(
    ("card", "role"), [(RadioCard, QAccessible.Role.RadioButton), (CheckCard, QAccessible.Role.CheckBox)]
)
def test_an_option_card_is_the_control_it_looks_like(page, card, role):
    option = put(page, card("10 人及以上", key="2", points="6 分"))

    assert accessibility.role(option) == role
    assert accessibility.name(option) == "10 人及以上"


@pytest.mark.parametrize("card", [RadioCard, CheckCard])
def test_assistive_technology_can_tick_an_option(page, card, qtbot):
    option = put(page, card("10 人及以上"))

    with qtbot.waitSignal(option.toggled):
        accessibility.press(option)

    assert option.isChecked()


def test_a_click_anywhere_on_the_card_ticks_it(page, qtbot):
    option = put(page, RadioCard("3 人及以上", points="3 分"))

    QTest.mouseClick(option, Qt.MouseButton.LeftButton, pos=QPoint(option.width() - 3, 3))

    assert option.isChecked()


def test_only_one_radio_card_of_a_group_is_ticked(page):
    first, second = RadioCard("3 人"), RadioCard("10 人")
    put(page, first, second)
    group = QButtonGroup(page)
    group.addButton(first)
    group.addButton(second)

    first.click()
    second.click()

    assert (first.isChecked(), second.isChecked()) == (False, True)


def test_long_options_break_into_lines_instead_of_being_cut(page):
    option = put(
        page, RadioCard("具有人力资源管理师职业资格且连续缴纳社会保险的专职从业人员不少于三十人" * 2)
    )

    assert option.heightForWidth(300) > option.heightForWidth(900) >= 42


# form rows


def test_a_row_names_and_describes_its_field(page):
    field = QLineEdit()
    put(page, FormRow(field, label="统一社会信用代码", hint="18 位，在营业执照右上角。"))

    interface = QAccessible.queryAccessibleInterface(field)
    assert interface.text(QAccessible.Text.Name) == "统一社会信用代码"
    assert interface.text(QAccessible.Text.Description) == "18 位，在营业执照右上角。"


def test_a_problem_takes_the_place_of_the_hint_until_it_is_mended(page):
    field = QComboBox()
    row = put(page, FormRow(field, label="申报类别", hint="按许可证填写。"))

    row.show_problem("请选择申报类别。")
    complaint = field.accessibleDescription(), field.property("problem")
    row.show_problem(None)

    assert complaint == ("请选择申报类别。", "error")
    assert (field.accessibleDescription(), field.property("problem")) == ("按许可证填写。", "")


def test_a_problem_is_said_with_an_icon_not_with_colour_alone(page):
    row = put(page, FormRow(QLineEdit(), label="机构名称"))
    before = row.grab().toImage()

    row.show_problem("请填写机构名称。", "warning")

    assert row._icon.isVisible()
    assert row.grab().toImage() != before


# password


def test_the_password_can_be_looked_at_and_hidden_again(page):
    field = put(page, PasswordField())
    field.set_text("Secret-2026")
    button = field.findChild(IconButton, "show-password")

    button.click()
    shown = field.edit.echoMode(), accessibility.name(button)
    button.click()

    assert shown == (QLineEdit.EchoMode.Normal, "隐藏密码")
    assert field.edit.echoMode() == QLineEdit.EchoMode.Password


def test_capitals_without_shift_raise_the_caps_lock_sentence(page, qtbot):
    field = put(page, PasswordField())

    qtbot.keyClick(field.edit, "A", Qt.KeyboardModifier.NoModifier)
    warned = field._caps.isVisible()
    qtbot.keyClick(field.edit, "a", Qt.KeyboardModifier.NoModifier)

    assert warned
    assert not field._caps.isVisible()


# search, files, flow


def test_search_waits_for_a_rest_and_escape_empties_the_box(page, qtbot):
    box = put(page, SearchBox(placeholder="在列表中查找"))

    with qtbot.waitSignal(box.searched) as heard:
        qtbot.keyClicks(box, "2026")
    with qtbot.waitSignal(box.searched) as emptied:
        qtbot.keyClick(box, Qt.Key.Key_Escape)

    assert (heard.args, emptied.args, box.text()) == (["2026"], [""], "")


def test_a_file_is_opened_and_removed_from_the_keyboard(page, qtbot):
    chip = put(page, FileChip("从业人员名册.pdf", detail="2.1 MB"))

    with qtbot.waitSignal(chip.opened):
        qtbot.keyClick(chip, Qt.Key.Key_Return)
    with qtbot.waitSignal(chip.removed):
        qtbot.keyClick(chip, Qt.Key.Key_Delete)

    with qtbot.waitSignal(chip.opened):
        accessibility.press(chip)

    assert accessibility.role(chip) == QAccessible.Role.Button
    assert accessibility.name(chip) == "从业人员名册.pdf"
    assert accessibility.name(chip.findChild(IconButton)) == "移除 从业人员名册.pdf"


def test_flowing_chips_break_the_line_and_stay_inside(page, qtbot):
    box = QWidget()
    flow = FlowLayout(box)
    for number in range(12):
        flow.addWidget(FileChip(f"材料{number}.pdf"))
    put(page, box)
    qtbot.waitUntil(lambda: box.height() >= flow.heightForWidth(box.width()))

    places = [flow.itemAt(number).geometry() for number in range(flow.count())]
    assert len({place.y() for place in places}) > 1
    assert all(box.rect().contains(place) for place in places)
    assert not any(a.intersects(b) for a in places for b in places if a is not b)


def test_a_long_line_is_cut_and_whole_in_the_tool_tip(page):
    label = ElidedLabel("人力资源服务机构分类分级申报材料.pdf")
    label.resize(QSize(60, 20))
    label.setParent(page)
    label.show()

    assert label.toolTip() == label.text() == accessibility.name(label)


# waiting and saving


def test_a_short_wait_shows_nothing_and_a_longer_one_a_bar(page, qtbot):
    bar = put(page, BusyBar())
    bar.hide()
    bar.begin("正在登录", cancel=lambda: None)
    at_once = bar.isVisible()
    qtbot.waitUntil(bar.isVisible, timeout=SHOW_AFTER + 2000)
    bar.end()

    assert not at_once
    assert bar.isHidden()
    assert not any(timer.isActive() for timer in bar.findChildren(QTimer))


def test_after_ten_seconds_the_person_may_give_up(page):
    given_up = []
    bar = put(page, BusyBar())
    bar.begin("正在上传", cancel=lambda: given_up.append(True))
    _, patience = sorted(bar.findChildren(QTimer), key=QTimer.interval)

    patience.timeout.emit()
    bar.findChild(Button, "cancel-waiting").click()

    assert patience.interval() == CANCEL_AFTER == 10_000
    assert given_up == [True]
    assert bar.isHidden()


def test_the_saved_line_says_when(page):
    line = put(page, SavedLine())

    line.saved(datetime(2026, 11, 18, 10, 32, 7, tzinfo=UTC))

    assert line.text() == accessibility.name(line) == "已保存 10:32:07"


# banners, empty pages, scales


def test_a_banner_says_its_sentence_and_offers_the_next_step(page, qtbot):
    banner = put(page, Banner())

    banner.show_message("无法连接办事机构。", tone=Tone.WARN, action="重试")
    with qtbot.waitSignal(banner.acted):
        banner.findChild(Button, "banner-action").click()

    assert accessibility.name(banner) == "无法连接办事机构。"


def test_an_empty_page_offers_the_first_step(page, qtbot):
    empty = put(page, EmptyState(icon="clipboard-list"))
    empty.set_texts(title="还没有申报", text="在这里开始一年的分类分级申报。", action="分类分级申报")

    with qtbot.waitSignal(empty.acted):
        empty.findChild(Button, "empty-action").click()


@pytest.mark.parametrize(
    ("value", "band"), [(None, None), (10, None), (60, "A"), (118, "AA"), (130, "AAA"), (999, "5A")]
)
def test_a_value_reaches_the_highest_band_it_is_not_below(page, value, band):
    scale = put(page, GradeScale())
    scale.set_bands(
        [Band("A", 60), Band("AA", 100), Band("AAA", 130), Band("4A", 170), Band("5A", 210)], maximum=250
    )

    scale.set_value(value)
    scale.grab()

    reached = scale.reached()
    assert (reached.label if reached else None) == band


def test_a_time_line_is_read_as_one_sentence(page):
    line = put(
        page, Timeline([Step("新建", "11-18", StepState.DONE), Step("填写", "31/42", StepState.CURRENT)])
    )

    line.grab()

    assert line.accessibleDescription() == "新建 11-18（已完成）；填写 31/42（当前）"


# all of them


def everything():
    row = FormRow(QLineEdit(), label="机构名称")
    banner = Banner()
    banner.show_message("请检查。", action="重试", dismiss="关闭")
    busy = BusyBar()
    busy.begin("正在上传")
    return [
        Button("上报", kind="primary", icon="send"), IconButton("bell", name="消息"), RadioCard("3 人"),
        CheckCard("档案室"), SearchBox(placeholder="查找"), PasswordField(), FileChip("名册.pdf"), row, banner,
        busy, TableView(name="申请列表"), ChipLabel("待审核", tone=Tone.WARN), Card(title="待办"),
        PageHeader(title="申请列表", breadcrumb=["分类分级管理"]),
    ]  # fmt: skip


def test_no_control_is_without_a_name(page):
    widgets = everything()
    password = next(widget for widget in widgets if isinstance(widget, PasswordField))
    widgets[widgets.index(password)] = FormRow(password, label="密码")
    put(page, *widgets)

    assert accessibility.unnamed_controls(page) == []


def test_a_control_without_a_name_is_found(page):
    put(page, QLineEdit())

    assert accessibility.unnamed_controls(page) == ["EditableText QLineEdit ''"]


@pytest.mark.parametrize("appearance", list(theme.TOKENS), ids=lambda each: each.value)
def test_every_block_can_be_drawn_in_every_appearance(page, dress, appearance):
    put(page, *everything())

    dress.choose(appearance)
    page.grab()

    assert theme.tokens() is theme.TOKENS[appearance]


def test_the_language_changes_while_widgets_are_open(page, qapp, qtbot):
    class Told(Retranslated, Label):
        def __init__(self):
            super().__init__()
            self.times = 0
            self.retranslate()

        def retranslate(self):
            self.times += 1

    label = put(page, Told())
    languages = Languages(qapp, language=Language.CHINESE)
    qapp.processEvents()
    before = label.times
    languages.choose(Language.ENGLISH)
    qapp.processEvents()
    languages.choose(Language.CHINESE)
    qapp.processEvents()

    assert label.times > before
