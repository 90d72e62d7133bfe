"""From the first window to an empty 工作台: 机构注册 and 登录."""

from __future__ import annotations

from ui.tour.chapters import people
from ui.tour.stage import Stage
from ui.tour.story import Step


def _start(stage: Stage) -> None:
    stage.program.start()
    stage.person.sees("登录", "机构注册", "忘记密码", "已就绪，可以放心练习")


def _mistype_credit_code(stage: Stage) -> None:
    person = stage.person
    person.click("机构注册")
    person.sees("确认注册")
    person.fill("机构名称", people.INSTITUTION)
    person.fill("统一社会信用代码", people.MISTYPED_CREDIT_CODE)
    person.press("Tab")
    person.sees("校验码不符")


def _fill_registration(stage: Stage) -> None:
    person = stage.person
    person.fill("统一社会信用代码", people.CREDIT_CODE)
    person.sees_no_more("校验码不符")
    person.tick("人力资源服务许可证")
    person.fill("人力资源许可证编号", people.LICENCE)
    person.fill("经办人", people.PERSON)
    person.fill("经办人手机", people.MOBILE)
    person.fill("用户名", people.USERNAME)
    person.fill("密码", people.PASSWORD)
    person.fill("确认密码", people.PASSWORD)


def _register(stage: Stage) -> None:
    stage.person.click("确认注册")
    stage.person.sees("机构注册成功", "请输入刚才设置的密码登录")


def _sign_in(stage: Stage) -> None:
    person = stage.person
    person.fill("密码", people.PASSWORD)
    person.press("Return")
    # Whoever has no keyring is told so here, in a banner that can be put away, and goes on.
    person.sees("工作台", people.PERSON, "练习模式", "已同步")


def _choose_what_the_reviewer_does(stage: Stage) -> None:
    stage.person.choose("练习审核员对下一件", "退回两项")
    stage.person.sees("退回两项")


STEPS = (
    Step("sign-in", "The first window, the practice bureau ready behind it", _start),
    Step("wrong-check-digit", "机构注册: a mistyped credit code is explained at once", _mistype_credit_code),
    Step("registration", "机构注册: everything filled in", _fill_registration),
    Step("registered", "确认注册: the account is there, its password is asked", _register),
    Step("dashboard-empty", "登录: an empty 工作台", _sign_in),
    Step(
        "reviewer", "The practice reviewer is told to return two indicators", _choose_what_the_reviewer_does
    ),
)
