"""申请列表 and 评定结果: the guide's columns, order and filters from SQLite, hands on the keyboard."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QTableView, QWidget

from desktop_client.contract.states import DeclarationState, Kind, Sending
from desktop_client.grading.models import ListQuery, Row
from tests.journeys import steps
from ui import accessibility
from ui.grading import awards_model, looks
from ui.grading.create_dialog import CreateDialog
from ui.grading.declarations_model import WINDOW, WINDOWS_KEPT, Column, DeclarationsModel


def header(table) -> list[str]:
    model = table.model()
    return [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]


def cells(table, column: int) -> list[str]:
    model = table.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


@pytest.fixture
def listed(window, settled):
    window.pages.go("declarations")
    settled()
    return window.pages.page()


@pytest.fixture
def table(listed):
    return listed.findChild(QTableView, "declarations")


def test_the_columns_are_those_of_the_guide(table):
    guide = ["ID", "申报年度", "机构名称", "统一信用代码", "申报类别", "分类"]
    assert header(table)[:6] == guide
    assert "申报状态" in header(table)


def test_the_grades_have_the_guides_columns_and_the_time_with_seconds(window, settled):
    window.pages.go("awards")
    settled()
    table = window.pages.page().findChild(QTableView, "awards")
    guide = ["ID", "申报年度", "机构名称", "统一信用代码", "申报类别", "申报时间", "评定等级", "有效期"]
    assert header(table)[:8] == guide
    datetime.strptime(cells(table, 5)[0], "%Y-%m-%d %H:%M:%S").replace(tzinfo=UTC)
    datetime.strptime(cells(table, 7)[0], "%Y-%m-%d").replace(tzinfo=UTC)


def test_a_click_on_a_title_sorts_and_another_turns_the_order(listed, table, settled):
    listed._sort(Column.NUMBER)
    falling = cells(table, Column.NUMBER)
    listed._sort(Column.NUMBER)
    assert cells(table, Column.NUMBER) == falling[::-1]
    assert falling == sorted(falling, key=int, reverse=True)


def test_filters_and_finding_leave_what_fits_and_the_empty_page_leads_back(listed, table, settled):
    state = listed.findChild(QComboBox, "filter-state")
    state.setCurrentIndex(state.findData(DeclarationState.REJECTED))
    assert set(cells(table, Column.STATE)) == {"审核不通过 · 2 项"}

    search = listed.findChild(QLineEdit, "search")
    search.setFocus()
    QTest.keyClicks(search, "no such thing")
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert not table.isVisible()
    visible = [button for button in listed.findChildren(QPushButton, "empty-action") if button.isVisible()]
    QTest.mouseClick(visible[0], Qt.MouseButton.LeftButton)
    assert table.isVisible()
    assert state.currentData() is None


def test_the_institution_needs_room_and_gives_way_without_it(window, table, settled):
    window.resize(1800, 900)
    settled()
    assert not table.isColumnHidden(Column.INSTITUTION)
    window.resize(1024, 700)
    settled()
    assert table.isColumnHidden(Column.INSTITUTION)
    assert not table.isColumnHidden(Column.CATEGORY)


@pytest.mark.parametrize(
    ("place", "column"),
    [("declarations", Column.INSTITUTION), ("awards", awards_model.Column.INSTITUTION)],
)
def test_where_the_columns_have_no_room_the_selected_row_names_the_institution(
    window, settled, place, column
):
    window.pages.go(place)
    settled()
    listed = window.pages.page()
    table = listed.findChild(QTableView, place)
    institution = listed.findChild(QLabel, "institution")
    for width in (1024, 1280, 1800):
        window.resize(width, 800)
        settled()
        assert institution.isVisible() is table.isColumnHidden(column)
        assert institution.isVisible() is (width < 1800)
    model = table.model()
    name, code = (model.index(0, each).data() for each in (column, column + 1))
    assert institution.text() == f"机构名称 {name}　统一信用代码 {code}"


def test_the_bar_of_progress_stays_as_long_as_there_is_room_for_it(window, table, settled):
    window.resize(1800, 900)
    settled()
    with_room = table.columnWidth(Column.PROGRESS)
    for width in (1300, 1290, 1280):  # more than once: a hidden column must not count as taken
        window.resize(width, 900)
        settled()
        assert table.isColumnHidden(Column.INSTITUTION)
        assert table.columnWidth(Column.PROGRESS) == with_room


def test_what_is_cut_off_the_institutions_line_is_in_its_tool_tip(window, listed, settled):
    window.resize(1280, 800)
    settled()
    institution = listed.findChild(QLabel, "institution")
    name, code = "北京市朝阳区" * 30, "91110105MA01A2B3C4"
    institution.show_institution(name, code)
    settled()
    assert institution.width() < institution.sizeHint().width()
    assert code in institution.toolTip()


@pytest.mark.parametrize("place", ["declarations", "awards"])
def test_what_can_be_done_with_a_row_bears_the_name_of_the_guides_column(window, settled, place):
    window.pages.go(place)
    settled()
    assert window.pages.page().findChild(QWidget, "row-actions").accessibleName() == "操作"


def test_new_and_find_have_their_keys(window, listed, settled):
    steps.key(listed, Qt.Key.Key_N, modifier=Qt.KeyboardModifier.ControlModifier)
    steps.press(steps.dialog(window, CreateDialog), "cancel")
    steps.key(listed, Qt.Key.Key_F, modifier=Qt.KeyboardModifier.ControlModifier)
    assert window.focusWidget() is listed.findChild(QLineEdit, "search")


def test_nothing_lives_in_a_cell(table):
    first = [table.model().index(0, column) for column in range(table.model().columnCount())]
    assert not any(table.indexWidget(index) for index in first)


@pytest.mark.parametrize("place", ["dashboard", "declarations", "awards"])
def test_no_control_is_without_a_name(window, settled, place):
    window.pages.go(place)
    settled()
    assert accessibility.unnamed_controls(window.pages.page()) == []


def test_no_control_of_filling_and_detail_is_without_a_name(window, settled):
    row = steps.declarations(window)[0]
    for place in ("indicators", "declaration"):
        window.pages.go(place, row.id)
        settled()
        assert accessibility.unnamed_controls(window.pages.page()) == []


def test_the_guides_words_of_filling_are_on_the_screen(window, settled):
    row = next(each for each in steps.declarations(window) if each.state is DeclarationState.FILLING)
    window.pages.go("indicators", row.id)
    settled()
    shown = {label.text() for label in window.pages.page().findChildren(QWidget) if hasattr(label, "text")}
    for word in ("一级评价指标", "二级评价指标", "三级评价指标", "完成情况", "保存", "上报"):
        assert word in shown


class HundredThousand:
    """A list of a large chain: any window of it at once."""

    count = 100_000
    asked: list[tuple[int, int]]

    def __init__(self) -> None:
        self.asked = []

    def query(self, _query: ListQuery) -> HundredThousand:
        return self

    def categories(self) -> list[object]:
        return []

    def position(self, declaration_id: str) -> int | None:
        return int(declaration_id)

    def rows(self, first: int, n: int) -> list[Row]:
        self.asked.append((first, n))
        return [row_number(number) for number in range(first, min(first + n, self.count))]


def row_number(number: int, **changed: object) -> Row:
    now = datetime(2026, 11, 18, 2, 32, tzinfo=UTC)
    facts = {
        "id": str(number), "number": number, "year": 2026, "institution_name": "机构", "credit_code": "",
        "category": "software", "category_title": "软件", "kind": Kind.ASSESS, "state": DeclarationState.FILLING,
        "sending": Sending.CLEAN, "answered": 31, "total": 42, "findings": 0, "grade": None, "declared_at": None,
        "updated_at": now,
    }  # fmt: skip
    return Row(**{**facts, **changed})


def test_of_a_hundred_thousand_rows_only_what_is_looked_at_is_fetched_and_little_is_kept(qapp):
    chain = HundredThousand()
    model = DeclarationsModel(chain)
    model.show(ListQuery())
    assert chain.asked == []
    for row in range(0, 100_000, WINDOW * 20):
        assert model.index(row, Column.NUMBER).data() == str(row)
    assert len(model._windows) <= WINDOWS_KEPT
    assert all(n == WINDOW for _, n in chain.asked)


def test_a_row_that_is_removed_before_it_is_painted_leaves_an_empty_line_until_the_reload(window, qapp):
    grading = window.office.grading
    kept, removed = (grading.create(2025, category).id for category in ("software", "training"))
    model = DeclarationsModel(grading)
    model.show(ListQuery(year=2025, order="number", descending=False))
    grading.delete(removed)
    assert [model.index(row, Column.NUMBER).data() for row in range(2)] == [
        str(grading.row(kept).number),
        None,
    ]
    model.reload()
    assert model.rowCount() == 1


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({}, ["填写中"]),
        ({"sending": Sending.DIRTY}, ["填写中"]),
        ({"sending": Sending.QUEUED}, ["填写中", "待发送"]),
        ({"sending": Sending.SENDING}, ["填写中", "正在发送"]),
        ({"sending": Sending.UNKNOWN}, ["填写中", "结果未知"]),
        ({"sending": Sending.FAILED}, ["填写中", "需要处理"]),
        ({"state": DeclarationState.REJECTED, "findings": 2}, ["审核不通过 · 2 项"]),
        ({"state": DeclarationState.GRADED, "grade": "AA"}, ["已评定 AA"]),
    ],
)
def test_the_two_states_are_two_chips_each_with_its_icon(qapp, changed, words):
    chips = looks.chips(row_number(1, **changed))
    assert [chip.text for chip in chips] == words
    assert all(chip.icon for chip in chips)
