"""What a clerk does in more than one of these stories, by the words on the screen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel

from desktop_client.subsidy.models import SubsidyQuery, SubsidyRow
from ui.tour import eyes
from ui.tour.hands import Person
from ui.window import MainWindow

PROJECT = "朝阳区人力资源服务业发展大会备案表"
APPLICATION_FORM, OTHER_MATERIAL = "上传申报表", "上传其他材料"


def begin(person: Person, form: Path) -> None:
    """新增补贴申报: the form downloaded, the project ticked → 确认."""
    person.click("补贴申报")
    download_form(person, form)
    person.tick(PROJECT)
    person.click("确认")
    person.sees("申报名称", "申报年度", APPLICATION_FORM, OTHER_MATERIAL, "大小控制在 20M 以内")


def download_form(person: Person, form: Path) -> None:
    """新增补贴申报 → 下载申报表, as it is in force now."""
    person.click("新增补贴申报")
    person.sees("勾选要申报的项目", PROJECT, "持有人力资源服务许可证（符合）")
    person.click("下载申报表", about=PROJECT)
    person.give_files(form)
    person.sees("申报表已保存，机构信息已填好")


def attach_form(person: Person, form: Path) -> None:
    """上传申报表 by 选择文件."""
    person.click("选择文件", about=APPLICATION_FORM)
    person.give_files(form)
    person.sees(form.name, "移除")


def lay_on_desk(person: Person, *files: Path) -> None:
    """The other papers on the PDF desk."""
    person.click("材料工坊", about=OTHER_MATERIAL)
    person.sees("把材料放到这里，合成一个 20 MB 以内的 PDF")
    person.click("选择文件")
    person.give_files(*files)


def save_twice(person: Person) -> None:
    """保存 on the desk leads back to 资料上传; 保存 there to the list."""
    person.click("保存")
    person.sees(OTHER_MATERIAL, "其他材料_")
    person.click("保存")
    person.sees("新增补贴申报", "补贴申报")


def submit(person: Person) -> None:
    """提交, after a look at what goes."""
    person.click("提交")
    person.sees("提交这份申报？")
    person.click("提交")


def page_is_drawn(number: int) -> bool:
    """Whether this page stands there, large."""
    large = [each for each in eyes.find_all(QLabel) if each.accessibleName() == f"第 {number} 页"]
    return any(not each.pixmap().isNull() for each in large)


def newest(window: MainWindow) -> SubsidyRow:
    """The application that was begun last."""
    return max(window.office.subsidy.query(SubsidyQuery()), key=lambda row: row.number)
