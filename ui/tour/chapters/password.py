"""修改密码 behind the name at the top right, and in again with the new one."""

from __future__ import annotations

from ui.tour.chapters import grades, people
from ui.tour.stage import Stage
from ui.tour.story import Step


def _open_by_resting(stage: Stage) -> None:
    stage.person.rest_on(people.PERSON)
    stage.person.sees("修改密码")


def _fill(stage: Stage) -> None:
    person = stage.person
    person.choose_in_menu("修改密码")
    person.fill("旧密码", people.PASSWORD)
    person.fill("新密码", people.NEXT_PASSWORD)
    person.fill("确认新密码", people.NEXT_PASSWORD)


def _save(stage: Stage) -> None:
    stage.person.click("保存")
    stage.person.sees("工作台")


def _refuse_the_old_one(stage: Stage) -> None:
    grades.sign_out(stage, people.PERSON)
    stage.person.fill("密码", people.PASSWORD)
    stage.person.press("Return")
    stage.person.sees("用户名或密码")


def _enter_with_the_new_one(stage: Stage) -> None:
    stage.person.fill("密码", people.NEXT_PASSWORD)
    stage.person.press("Return")
    stage.person.sees("工作台", people.PERSON, "已同步")


STEPS = (
    Step("user-menu", "The mouse rests on the name: 修改密码", _open_by_resting),
    Step("password", "修改密码: old, new, once more", _fill),
    Step("password-saved", "保存", _save),
    Step("old-password", "The old password is refused", _refuse_the_old_one),
    Step("new-password", "The new one opens the window", _enter_with_the_new_one),
)
