"""Sentences about applications that more than one page says."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop_client.contract.messages import MaterialFile, SubsidyFinding
from desktop_client.contract.states import Material, Sending, SubsidyEvent, SubsidyState
from desktop_client.subsidy import checks
from desktop_client.subsidy.models import SubsidyView
from ui import wording, words
from ui.widgets.jump_list import Line

translate = QCoreApplication.translate

WHOLE = "0"


def facts(file: MaterialFile) -> str:
    """Return pages and size of a file."""
    return translate("subsidy words", "{pages} 页 · {size}").format(
        pages=file.pages, size=wording.size(file.bytes)
    )


def place(finding: SubsidyFinding) -> str:
    """Return which file and page a reason is about."""
    return checks.place(finding, "zh" if wording.speaks_chinese() else "en")


def finding_lines(view: SubsidyView, material: Material | None = None) -> list[Line]:
    """Return the reviewer's reasons as places to jump to: ``material/page``, page 0 for the whole file."""
    lines = []
    for todo in view.findings:
        finding = todo.finding
        if material is not None and finding.material != material:
            continue
        text = translate("subsidy words", "{place}：{reason}")
        lines.append(
            Line(
                key=f"{finding.material}/{finding.page or 0}",
                text=text.format(place=place(finding), reason=finding.text),
                icon="circle-check" if todo.addressed else "circle-alert",
                tone="good" if todo.addressed else "bad",
                figure=translate("subsidy words", "已修改") if todo.addressed else "",
            )
        )
    return lines


def what_next(view: SubsidyView) -> str:
    """Return what the person has to do or to wait for."""
    waiting = {
        Sending.QUEUED: translate("subsidy words", "已封存，连上办事机构后自动提交，只交一次。"),
        Sending.SENDING: translate("subsidy words", "正在提交。"),
        Sending.UNKNOWN: translate(
            "subsidy words", "已发出但没有收到回执，正在向办事机构核对，不会重复提交。"
        ),
        Sending.FAILED: translate("subsidy words", "上次提交没有成功，内容都在，修改后再提交。"),
        Sending.CONFLICT: translate("subsidy words", "在别处也改过，请打开比较两个版本。"),
    }
    if view.row.sending in waiting:
        return waiting[view.row.sending]
    open_findings = sum(not todo.addressed for todo in view.findings)
    if open_findings and {SubsidyEvent.CHANGE, SubsidyEvent.REVISE} & view.may:
        return translate("subsidy words", "退回 {count} 项理由还没有处理。").format(count=open_findings)
    if view.row.state is SubsidyState.PREPARING:
        missing = [words.word(each) for each in _missing(view)]
        listed = translate("subsidy words", "、").join(missing)
        return translate("subsidy words", "还差{materials}，上传后可以提交。").format(materials=listed)
    if view.row.state is SubsidyState.READY:
        return translate("subsidy words", "材料齐备，可以提交。")
    return ""


def _missing(view: SubsidyView) -> list[Material]:
    needed = [Material.APPLICATION_FORM]
    if view.project and view.project.project.other_material == "required":
        needed.append(Material.OTHER_MATERIAL)
    return [material for material in needed if view.material(material) is None]
