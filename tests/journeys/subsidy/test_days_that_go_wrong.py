"""What goes wrong while an application is prepared costs nothing that was done: a bad file, a restart, a new form."""

from __future__ import annotations

from tests.fixtures.projects import Projects
from tests.fixtures.window import Screen
from tests.journeys.subsidy import clerk
from tests.journeys.subsidy.clerk import PROJECT
from tests.journeys.subsidy.folder import Folder
from ui.program import Program
from ui.tour import eyes
from ui.tour.hands import Person
from ui.window import MainWindow

CONFERENCE = "hr-conference"


def test_bad_files_fail_no_other_and_a_restart_finds_everything_as_it_was(
    window: MainWindow, program: Program, screen: Screen, person: Person, folder: Folder
):
    form = folder.path / "申报表.pdf"
    clerk.begin(person, form)
    clerk.attach_form(person, form)
    person.fill("补充说明", "two halls")
    clerk.lay_on_desk(
        person,
        folder.scan("会议方案.jpg", "plan"),
        folder.broken("议程.pdf"),
        folder.office("预算.docx"),
        folder.letter("应急预案.pdf", "alarm", "exits"),
    )
    person.sees("有 2 个文件不能使用，原因写在“来源文件”中；其余 2 个不受影响。", "3 页均可正常显示")
    person.click_row("第 3 页，应急预案.pdf")
    person.click("移除")
    person.sees("2 页均可正常显示")
    seen = on_the_desk(person)

    screen.end(program)
    again = screen.start()
    person.sees("工作台", "已同步")
    person.click("补贴申报")
    person.row_reads(PROJECT, "待提交")
    person.click("修改")
    person.sees("修改补贴申报", "申报表.pdf", "two halls")
    person.click("材料工坊", about=clerk.OTHER_MATERIAL)
    person.sees("2 页均可正常显示")
    assert on_the_desk(person) == seen

    clerk.save_twice(person)
    assert clerk.newest(again.window).other_material.pages == 2


def test_a_form_that_was_replaced_is_noticed_before_anything_is_sent(
    window: MainWindow, person: Person, projects: Projects, folder: Folder
):
    form = folder.path / "申报表.pdf"
    clerk.begin(person, form)
    clerk.attach_form(person, form)
    person.click("保存")
    person.row_reads(PROJECT, "待提交")

    projects.put_form_in_force("2026.2", CONFERENCE)
    before = window.office.sending.state().last_sync
    window.loop.sync()
    person.wait(lambda: window.office.sending.state().last_sync != before, "news of the bureau")
    person.click("提交")
    person.sees("还不能提交", "所用申报表是旧版（2026.1），现行版本是 2026.2。")
    subsidy_id = clerk.newest(window).id
    assert projects.submitted(subsidy_id) == 0

    person.click("去修改")
    person.sees("修改补贴申报", "所用申报表是旧版（2026.1）")
    person.click("取消")
    clerk.download_form(person, new := folder.path / "新版申报表.pdf")
    person.click("取消")
    person.click("修改")
    clerk.attach_form(person, new)
    person.sees_no_more("所用申报表是旧版")
    person.click("保存")
    clerk.submit(person)
    person.sees("已提交，等待审核")
    assert projects.submitted(subsidy_id) == 1


def on_the_desk(person: Person) -> list[str]:
    """The files with what is said of them, and the pages in their order."""
    person.wait(lambda: eyes.cell("会议方案.jpg", of="来源文件"), "the sources")
    return eyes.listed("来源文件") + eyes.listed("页面")
