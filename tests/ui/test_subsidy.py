"""补贴申报 in the window: the guide's words and steps, from the project to the receipt, and what came back."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QTableView, QTabWidget

from desktop_client.clock import SystemClock
from desktop_client.contract.messages import Notice
from desktop_client.contract.states import Material, SubsidyState
from desktop_client.subsidy.models import SubsidyQuery
from ui.documents import MaterialPage
from ui.notices import panel
from ui.subsidy.projects_dialog import ProjectsDialog
from ui.subsidy.submit_dialog import SubmitDialog
from ui.subsidy.subsidies_model import Column
from ui.subsidy.upload_dialog import UploadDialog
from ui.widgets.file_dialog import FileDialog
from ui.widgets.frames import Banner
from ui.widgets.jump_list import JumpList
from ui.widgets.options import RadioCard

PROJECT = "hr-conference"


def press(widget, name: str) -> None:
    button = widget.findChild(QPushButton, name)
    assert button.isVisible()
    assert button.isEnabled(), f"{name} is greyed"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def opened(page, kind):
    """The dialog of this kind that is open over a page."""
    found = [each for each in page.findChildren(kind) if each.isVisible()]
    assert found, f"no {kind.__name__} is open"
    return found[-1]


def card(dialog: ProjectsDialog, project: str) -> RadioCard:
    return dialog.findChild(RadioCard, f"project-{project}")


@pytest.fixture
def listed(window, settled):
    window.pages.go("subsidies")
    settled()
    return window.pages.page()


@pytest.fixture
def subsidy(window):
    return window.office.subsidy


@pytest.fixture
def form(subsidy, tmp_path: Path) -> Path:
    """申报表 as it is downloaded."""
    project = subsidy.project(PROJECT)
    file = tmp_path / "申报表.pdf"
    file.write_bytes(subsidy.form_pdf(PROJECT, max(project.project.years)).content)
    return file


@pytest.fixture
def begun(listed, settled):
    """资料上传 of an application that was begun a moment ago."""
    press(listed, "new-subsidy")
    dialog = opened(listed, ProjectsDialog)
    card(dialog, PROJECT).click()
    press(dialog, "confirm")
    settled()
    return opened(listed, UploadDialog)


def test_the_list_reads_as_in_the_guide_and_offers_its_actions_below(listed):
    table = listed.findChild(QTableView, "subsidies")
    model = table.model()
    titles = [model.headerData(each, Qt.Orientation.Horizontal) for each in Column]
    assert titles == ["ID", "年度", "申报名称", "申报日期", "申报状态"]
    words = [listed.findChild(QPushButton, key).text() for key in ("change", "delete", "submit", "view")]
    assert words == ["修改", "删除", "提交", "查看"]
    assert not listed.findChild(QPushButton, "delete").isEnabled()  # what was submitted stays


def test_a_project_whose_conditions_are_not_met_says_so_and_cannot_be_ticked(listed):
    press(listed, "new-subsidy")
    dialog = opened(listed, ProjectsDialog)
    unmet = card(dialog, "park-rent")
    assert not unmet.isEnabled()
    told = [each.text() for each in unmet.parentWidget().findChildren(type(dialog._text)) if each.isVisible()]
    assert any("（不符合）" in each for each in told)
    assert not dialog.findChild(QPushButton, "confirm").isEnabled()


def test_the_form_of_a_project_is_saved_filled_in_before_anything_is_begun(
    listed, settled, tmp_path, subsidy
):
    before = len(subsidy.query(SubsidyQuery()))
    press(listed, "new-subsidy")
    dialog = opened(listed, ProjectsDialog)
    press(dialog, f"form-{PROJECT}")
    settled()
    to = tmp_path / "备案表.pdf"
    asked = opened(dialog, FileDialog)
    asked.fileSelected.emit(str(to))
    asked.reject()
    settled()
    assert to.read_bytes().startswith(b"%PDF")
    assert str(to) in dialog.findChild(Banner).text()
    assert len(subsidy.query(SubsidyQuery())) == before


def test_from_the_project_to_the_receipt(listed, begun, form, settled, subsidy):
    begun.offer(Material.APPLICATION_FORM, [form])
    settled()
    press(begun, "save")
    settled()
    banner = listed.findChild(Banner, "result")
    assert banner.isVisible()
    press(banner, "banner-action")  # 提交
    settled()
    confirm = opened(listed, SubmitDialog)
    told = " ".join(text for line in confirm._lines() for text in line)
    assert "申报表.pdf" in told
    assert "2026.1" in told
    press(confirm, "confirm-button")
    settled(lambda: "回执号" in banner.text())
    row = subsidy.query(SubsidyQuery(order="updated_at"))[0]
    assert row.state is SubsidyState.AWAITING_REVIEW
    assert not listed.findChild(QPushButton, "change").isEnabled()
    assert listed.findChild(QPushButton, "withdraw").isVisible()


def test_taking_back_right_away_leaves_nothing_and_later_loses_nothing(listed, begun, form, settled, subsidy):
    before = len(subsidy.query(SubsidyQuery()))
    press(begun, "cancel")
    settled()
    assert len(subsidy.query(SubsidyQuery())) == before - 1

    press(listed, "new-subsidy")
    dialog = opened(listed, ProjectsDialog)
    card(dialog, PROJECT).click()
    press(dialog, "confirm")
    settled()
    again = opened(listed, UploadDialog)
    again.offer(Material.APPLICATION_FORM, [form])
    settled()
    QTest.keyClick(again, Qt.Key.Key_Escape)
    settled()
    assert len(subsidy.query(SubsidyQuery())) == before
    assert subsidy.query(SubsidyQuery(state=SubsidyState.READY))


def test_what_cannot_be_used_is_refused_beside_its_field(begun, settled, tmp_path):
    useless = tmp_path / "空.pdf"
    useless.write_bytes(b"not a document")
    begun.offer(Material.OTHER_MATERIAL, [useless])
    settled()
    assert "空.pdf" in begun._rows[Material.OTHER_MATERIAL].problem()
    assert not begun._rows[Material.APPLICATION_FORM].problem()


def test_several_files_are_arranged_on_the_desk_which_leads_back_to_the_papers(
    window, listed, begun, form, settled
):
    begun.offer(Material.OTHER_MATERIAL, [form, form])
    settled(lambda: isinstance(window.pages.page(), MaterialPage))
    desk = window.pages.page()
    assert desk.title() == "上传其他材料"
    assert len(desk.desk.session.state.sources) == 2
    desk.go_back()
    settled()
    assert window.pages.page() is listed
    assert opened(listed, UploadDialog)


def test_a_reason_of_the_reviewer_leads_to_its_page(window, subsidy, settled):
    returned = subsidy.query(SubsidyQuery(state=SubsidyState.NEEDS_CORRECTION))[0]
    window.pages.go("subsidy", returned.id)
    settled()
    page = window.pages.page()
    findings = page.findChild(JumpList, "finding-list")
    findings.setCurrentRow(0)
    findings.setFocus()
    QTest.keyClick(findings, Qt.Key.Key_Return)
    settled()
    tabs = page.findChild(QTabWidget, "subsidy-tabs")
    assert [tabs.tabText(each) for each in range(4)] == ["申报表", "申报材料", "审批流程", "审批结果"]
    assert tabs.currentIndex() == 1
    assert tabs.currentWidget().pages.page() == 3


def test_the_keyboard_opens_the_details_of_the_selected_application(window, listed, settled):
    QTest.keyClick(listed.findChild(QTableView, "subsidies"), Qt.Key.Key_Return)
    settled()
    assert window.pages.page().objectName() == "page-subsidy"


def test_a_message_leads_to_what_it_is_about():
    identity, now = uuid4(), SystemClock().now()
    about = {
        "declaration_id": ("declaration", str(identity)),
        "subsidy_id": ("subsidy", str(identity)),
    }
    for field, target in about.items():
        assert panel._target(Notice(id=uuid4(), at=now, title="", **{field: identity})) == target
    policy = Notice(id=uuid4(), at=now, title="", policy_id="rules")
    assert panel._target(policy) == ("policies", "rules")
    assert panel._target(Notice(id=uuid4(), at=now, title="")) is None
