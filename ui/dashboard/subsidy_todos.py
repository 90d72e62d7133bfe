"""Subsidy applications on 工作台: what came back, what waits for the bureau, what should be submitted soon."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_client.contract.states import Sending, SubsidyEvent, SubsidyState
from desktop_client.subsidy import checks
from desktop_client.subsidy.choosing import SOON_WORKING_DAYS
from desktop_client.subsidy.models import ProjectView, SubsidyQuery, SubsidyRow
from ui import wording, words
from ui.dashboard.todos import Entry
from ui.looks import ON_ITS_WAY

if TYPE_CHECKING:
    from desktop_client.client import Office

translate = QCoreApplication.translate

IN_REVIEW = frozenset({SubsidyState.AWAITING_REVIEW, SubsidyState.IN_REVIEW})
CAME_BACK = frozenset({SubsidyState.NEEDS_CORRECTION, SubsidyState.REJECTED})
OPEN = frozenset({SubsidyState.PREPARING, SubsidyState.READY})


def entries(office: Office) -> list[Entry]:
    """Return what there is to do about applications, what closes first before the others."""
    subsidy = office.subsidy
    projects = {view.project.id: view for view in subsidy.projects()}
    rows = subsidy.query(SubsidyQuery(order="updated_at"))
    rows.sort(key=lambda row: _last_day(projects.get(row.project_id)))
    found = (_entry(office, row, projects.get(row.project_id)) for row in rows)
    return [entry for entry in found if entry is not None]


def in_review(office: Office) -> int:
    """Count the applications that the bureau is looking at."""
    return sum(row.state in IN_REVIEW for row in office.subsidy.query(SubsidyQuery()))


def unsent(office: Office) -> int:
    """Count the applications that wait for the bureau."""
    return sum(row.sending in ON_ITS_WAY for row in office.subsidy.query(SubsidyQuery()))


def _entry(office: Office, row: SubsidyRow, project: ProjectView | None) -> Entry | None:
    name = wording.title(project.project) if project else row.project_title
    title = translate("SubsidyTodos", "{title} {year} · {state}").format(
        title=name, year=row.year, state=words.word(row.state)
    )
    if row.sending is Sending.CONFLICT:
        text = translate("SubsidyTodos", "在别处也改过，两个版本都保留着")
        return Entry(title, text, translate("SubsidyTodos", "比较"), "subsidy", row.id, "conflict")
    if row.sending in ON_ITS_WAY or row.sending is Sending.FAILED:
        return Entry(title, _sending(row), translate("SubsidyTodos", "查看"), "subsidy", row.id, "unsent")
    if row.state in CAME_BACK and {SubsidyEvent.CHANGE, SubsidyEvent.REVISE} & row.may:
        text = _reasons(office, row)
        return Entry(title, text, translate("SubsidyTodos", "去修改"), "subsidy", row.id, "correct")
    if row.state in OPEN:
        return _open(title, row, project)
    return None


def _open(title: str, row: SubsidyRow, project: ProjectView | None) -> Entry:
    is_soon = bool(project and project.is_open and project.working_days_left.days <= SOON_WORKING_DAYS)
    kind = "closing" if is_soon else "fill"
    sentence = _deadline(project)
    if row.state is SubsidyState.READY:
        return Entry(title, sentence, translate("SubsidyTodos", "去提交"), "subsidies", row.id, kind)
    return Entry(
        title, sentence, translate("SubsidyTodos", "继续准备"), "subsidies", f"{row.id}/upload", kind
    )


def _deadline(project: ProjectView | None) -> str:
    if project is None:
        return ""
    if not project.is_open:
        return translate("SubsidyTodos", "已经截止，不能再提交")
    return translate("SubsidyTodos", "{day} 截止，还有 {days} 个工作日").format(
        day=wording.day(project.last_day), days=project.working_days_left.days
    )


def _reasons(office: Office, row: SubsidyRow) -> str:
    open_ones = [todo.finding for todo in office.subsidy.show(row.id).findings if not todo.addressed]
    if not open_ones:
        return translate("SubsidyTodos", "退回的理由都已处理，可以再次提交")
    language = "zh" if wording.speaks_chinese() else "en"
    places = translate("SubsidyTodos", "、").join(checks.place(each, language) for each in open_ones)
    return translate("SubsidyTodos", "{count} 项需要修改：{places}").format(
        count=len(open_ones), places=places
    )


def _sending(row: SubsidyRow) -> str:
    texts = {
        Sending.QUEUED: translate("SubsidyTodos", "已封存，连上办事机构后自动提交"),
        Sending.SENDING: translate("SubsidyTodos", "正在提交"),
        Sending.UNKNOWN: translate("SubsidyTodos", "已发出但没有收到回执，正在核对，不会重复提交"),
        Sending.FAILED: translate("SubsidyTodos", "没有交上去，内容都在，修改后再提交"),
    }
    return texts[row.sending]


def _last_day(project: ProjectView | None) -> date:
    return project.last_day if project else date.max
