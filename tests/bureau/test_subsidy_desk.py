"""审核台 for subsidies: projects are set up, applications read and decided, in plain pages."""

from __future__ import annotations

import re
import secrets
from datetime import UTC, datetime, timedelta

import pytest

from tests.fixtures.applicant import TALENT, Applicant
from tests.fixtures.desk import Desk, command, hired, signed_in
from tests.fixtures.institution import codes

FORM = """
## 一、申报机构
| 机构名称 = 机构名称
| 联系手机 = 经办人手机
| 活动情况（4 行）
## 二、承诺
以上内容真实。
== 申报单位（公章）
"""


@pytest.fixture
def person(shared_bureau):
    return Applicant.registered(shared_bureau)


@pytest.fixture(scope="module")
def desk(shared_bureau):
    return Desk(shared_bureau)


def project(**changes):
    """What somebody of the bureau fills in for a project of two steps."""
    now = datetime.now(UTC)
    return {
        "title": "示例项目 " + secrets.token_hex(4),
        "published": "on",
        "years_text": f"{now.year}、{now.year - 1}",
        "opens_at_0": (now - timedelta(days=2)).date().isoformat(),
        "opens_at_1": "09:00",
        "closes_at_0": (now + timedelta(days=20)).date().isoformat(),
        "closes_at_1": "18:00",
        "other_material": "optional",
        "form_version": "1.0",
        "form_title": "示例申报表",
        "form_text": FORM,
        "conditions-TOTAL_FORMS": "1",
        "conditions-INITIAL_FORMS": "0",
        "conditions-0-text": "持有许可证",
        "conditions-0-rule": "qualification",
        "conditions-0-value": "licence",
        "steps-TOTAL_FORMS": "2",
        "steps-INITIAL_FORMS": "0",
        "steps-0-order": "1",
        "steps-0-title": "初审",
        "steps-0-usual_working_days": "3",
        "steps-1-order": "2",
        "steps-1-title": "终审",
        "steps-1-usual_working_days": "5",
        **changes,
    }


def set_up(desk, person, **changes):
    """A project as the client sees it, right after the desk has saved it."""
    entered = project(**changes)
    page = desk.send("/desk/subsidy/project/add/", **entered)
    assert "成功" in page.text, re.findall(r"errorlist[^>]*>.*?</ul>", page.text, re.S)
    return next(
        item for item in person.ask("GET", "/projects").json()["items"] if item["title"] == entered["title"]
    )


def saved_again(desk, known, **changes):
    """The project's page filled in again, its conditions and steps as they are."""
    path = f"/desk/subsidy/project/{known['id']}/change/"
    page = desk.open(path).text
    rows = dict(re.findall(r'name="((?:conditions|steps)-\d+-id)" value="(\d+)"', page))
    kept = {**rows, "conditions-INITIAL_FORMS": "1", "steps-INITIAL_FORMS": "2"}
    kept |= {
        "conditions-0-project": known["id"],
        "steps-0-project": known["id"],
        "steps-1-project": known["id"],
    }
    return desk.send(path, **{**project(title=known["title"]), **kept, **changes})


# -- projects ---------------------------------------------------------------------------------------------------


def test_a_project_is_set_up_with_its_form_conditions_and_steps(desk, person):
    made = set_up(desk, person)
    assert made["eligible"] is True
    assert made["conditions"] == [{"text": "持有许可证", "text_en": "", "met": True}]
    assert [(step["title"], step["usual_working_days"]) for step in made["steps"]] == [
        ("初审", 3),
        ("终审", 5),
    ]
    assert made["form"]["version"] == "1.0"
    table, text, seal = made["form"]["blocks"]
    assert [(row["label"], row["source"], row["lines"]) for row in table["rows"]] == [
        ("机构名称", "institution_name", 1),
        ("联系手机", "clerk_mobile", 1),
        ("活动情况", "", 4),
    ]
    assert (text["kind"], text["title"], text["text"]) == ("text", "二、承诺", "以上内容真实。")
    assert (seal["kind"], seal["title"]) == ("seal", "申报单位（公章）")
    assert made["sample"] is False


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"form_text": "| 机构名称 = 机构名字"}, "第 1 行：不能自动填入"),
        ({"form_text": "## 只有文字\n没有盖章处"}, "还没有盖章签字的位置"),
        ({"form_text": "| = 机构名称\n== 章"}, "一行应写成"),
        ({"form_text": "| 名称（" + "9" * 5_000 + " 行）\n== 章"}, "留空高度应为 1 至 40 行"),
        ({"form_text": "| 名称" + " " * 20_000 + "= 机构 名称\n== 章"}, "一行应写成"),
        ({"form_version": "第 1 版"}, "版本只用字母"),
        ({"years_text": "今年"}, "四位年份"),
        ({"years_text": "2026".join([" " * 20] * 50) + "年"}, "四位年份"),
        ({"steps-0-usual_working_days": "4000000"}, "小于或等于250"),
        ({"closes_at_0": "2020-01-01"}, "截止时间应晚于开始时间"),
        ({"conditions-0-value": "driving"}, "请填写资质代码"),
        ({"conditions-0-rule": "grade", "conditions-0-value": "Z"}, "请填写等级"),
        ({"conditions-0-rule": "registered_days", "conditions-0-value": "很久"}, "请填写天数"),
        ({"conditions-0-rule": "materials"}, "不需要判断值"),
        (
            {"steps-0-title": "", "steps-0-usual_working_days": "", "steps-TOTAL_FORMS": "0"},
            "至少填写一个审批环节",
        ),
    ],
)
def test_a_project_that_makes_no_sense_is_not_saved_and_told_why(desk, person, changes, said):
    entered = project(**changes)
    page = desk.send("/desk/subsidy/project/add/", **entered).text
    assert said in page
    titles = [item["title"] for item in person.ask("GET", "/projects").json()["items"]]
    assert entered["title"] not in titles


def test_a_new_version_of_the_form_outdates_the_old_one_but_not_what_is_under_review(desk, person):
    made = set_up(desk, person)
    under_review = person.submitted(made["id"], form_version="1.0")
    prepared = person.ready(made["id"], form_version="1.0", year=made["years"][1])
    same_version = saved_again(desk, made, form_text=FORM.replace("真实", "真实、准确"))
    assert "请填写新的版本" in same_version.text
    assert (
        "成功"
        in saved_again(desk, made, form_text=FORM.replace("真实", "真实、准确"), form_version="1.1").text
    )
    refused = person.send(person.parcel(prepared))
    assert codes(refused) == {"application_form": "subsidy-form-outdated"}
    assert person.send(person.parcel(prepared, form_version="1.1")).status_code == 201
    person.reviewed(under_review, "take")
    returned = person.reviewed(under_review, "return")
    assert person.send(person.parcel(returned)).status_code == 201, (
        "what was asked to be corrected keeps its form"
    )


def test_a_project_that_is_over_takes_nothing_new_but_a_correction(desk, person):
    made = set_up(desk, person)
    record, prepared = person.submitted(made["id"]), person.ready(made["id"], year=made["years"][1])
    over = {
        "opens_at_0": "2026-01-01",
        "closes_at_0": (datetime.now(UTC) - timedelta(days=1)).date().isoformat(),
    }
    assert "成功" in saved_again(desk, made, **over).text
    late = person.send(person.parcel(prepared))
    assert (late.status_code, late.json()["code"]) == (409, "project-closed")
    assert late.json()["facts"]["project"] == made["title"]
    person.reviewed(record, "take")
    assert person.send(person.parcel(person.reviewed(record, "return"))).status_code == 201


def test_an_unpublished_project_is_seen_only_by_who_has_applied(desk, person, shared_bureau):
    made = set_up(desk, person)
    person.submitted(made["id"])
    hidden = {name: value for name, value in project().items() if name != "published"}
    saved = saved_again(desk, made, published="")
    assert "成功" in saved.text, hidden.keys()
    assert person.project(made["id"])["taken_years"] == [made["years"][0]]
    stranger = Applicant.registered(shared_bureau)
    assert made["id"] not in [item["id"] for item in stranger.ask("GET", "/projects").json()["items"]]
    answer = stranger.put({**stranger.application(), "project_id": made["id"]})
    assert codes(answer) == {"project_id": "project-unknown"}


# -- applications -----------------------------------------------------------------------------------------------


def test_the_queue_shows_what_was_submitted_and_no_drafts(desk, person):
    sent, draft = person.submitted(TALENT), person.ready()
    queue = desk.open("/desk/subsidy/subsidy/").text
    assert sent["receipts"][0]["number"] in queue
    assert draft["id"] not in queue
    assert desk.open(desk.application(draft)).status_code == 404
    assert "补贴待审核" in desk.open("/desk/").text


def test_both_papers_are_read_in_the_browser(desk, person):
    sent = person.submitted(TALENT)
    page = desk.open(desk.application(sent)).text
    for words in ("申报表", "其他材料", "3 页", person.institution["credit_code"], "复审", "2026.2"):
        assert words in page
    for material in ("application_form", "other_material"):
        address = f"/desk/subsidy/subsidy/{sent['id']}/material/{sent['draft'][material]['sha256']}/"
        assert address in page
        shown = desk.open(address)
        assert shown.content.startswith(b"%PDF-")
        assert shown.headers["Content-Disposition"].startswith("inline")
        assert "object-src 'self'" in shown.headers["Content-Security-Policy"]
    other = person.paper()
    assert desk.open(f"/desk/subsidy/subsidy/{sent['id']}/material/{other['sha256']}/").status_code == 404


def test_all_gaps_are_told_at_once_on_material_and_page(desk, person):
    sent, path = person.submitted(TALENT), None
    path = desk.application(sent)
    desk.send(path, action="take")
    empty = desk.send(path, action="return", **{"page-other_material-0": "2"})
    assert "请写明这一页的退回理由" in empty.text
    assert "请在有问题的材料旁写明退回理由" in desk.send(path, action="return").text
    beyond = desk.send(
        path, action="return", **{"page-other_material-0": "9", "reason-other_material-0": "x"}
    )
    assert "errorlist" in beyond.text
    assert person.look(sent)["state"] == "in_review"
    desk.send(
        path,
        action="return",
        whole="请一并补正",
        **{
            "reason-application_form-0": "没有盖章",
            "page-other_material-0": "2",
            "reason-other_material-0": "缺签字页",
            "page-other_material-7": "3",
            "reason-other_material-7": "看不清",
        },
    )
    returned = person.look(sent)
    assert returned["findings"] == [
        {"material": "", "page": None, "text": "请一并补正"},
        {"material": "application_form", "page": None, "text": "没有盖章"},
        {"material": "other_material", "page": 2, "text": "缺签字页"},
        {"material": "other_material", "page": 3, "text": "看不清"},
    ]
    mended = person.keep(returned, other_material=person.paper(pages=4)).json()
    assert person.send(person.parcel(mended)).status_code == 201
    page = desk.open(path).text
    assert page.count("已更换") == 1
    assert re.search(r"上次退回理由（<a [^>]*#page=2[^>]*>第 2 页</a>）：缺签字页", page)
    assert "本轮已通知过一次补正" in page


def test_pass_approve_publicise_and_pay(desk, person):
    made = set_up(desk, person)
    sent = person.submitted(made["id"])
    path = desk.application(sent)
    desk.send(path, action="take")
    assert 'value="approve"' not in desk.open(path).text
    desk.send(path, action="pass", **{"pass-opinion": "材料齐全"})
    assert 'value="pass"' not in desk.open(path).text
    desk.send(path, action="approve", **{"approve-amount": "12000.50", "approve-opinion": "同意"})
    approved = person.look(sent)
    assert (approved["state"], approved["result"]["amount_yuan"]) == ("approved", "12000.50")
    assert approved["result"]["text"] == "同意"
    assert [step["note"] for step in approved["trail"]][-2:] == ["材料齐全", "补贴金额 12,000.50 元；同意"]
    early = desk.send(path, action="publicise", **{"publicise-until": "2020-01-01"})
    assert "不能早于今天" in early.text
    until = (datetime.now(UTC) + timedelta(days=7)).date().isoformat()
    desk.send(path, action="publicise", **{"publicise-until": until})
    desk.send(path, action="pay", **{"pay-on": until})
    paid = person.look(sent)
    assert (paid["state"], paid["result"]["publicised_until"], paid["result"]["paid_on"]) == (
        "paid",
        until,
        until,
    )
    assert "审批结果" in desk.open(path).text


def test_two_steps_in_a_row_need_two_people_where_the_project_says_so(bureau):
    desk, person = Desk(bureau), Applicant.registered(bureau)
    made = set_up(desk, person, separate_hands="on")
    sent = person.submitted(made["id"])
    path = desk.application(sent)
    desk.send(path, action="take")
    desk.send(path, action="pass")
    page = desk.open(path).text
    assert "须由另一位审核员办理" in page
    assert 'value="approve"' not in page
    desk.send(path, action="approve")
    assert person.look(sent)["state"] == "in_review"
    assert "成功" in saved_again(desk, made).text, "the rule of the project is lifted, by whoever it binds"
    desk.send(path, action="approve")
    assert person.look(sent)["state"] == "in_review", "what is under review keeps the rule it began with"
    saved_again(desk, made, separate_hands="on")
    second = hired(bureau, "shenhe")
    second.send(path, action="approve")
    approved = person.look(sent)
    assert approved["state"] == "approved"
    assert [step["actor"] for step in approved["steps"]] == ["练习审核员", "周审"]
    other = person.submitted(made["id"], year=made["years"][1])
    person.reviewed(other, "take")
    person.reviewed(other, "pass")
    assert person.reviewed(other, "pass")["steps"][1]["actor"] == "练习复审员"


def test_a_reviewer_may_not_touch_the_own_institution(bureau):
    person = Applicant.registered(bureau)
    sent = person.submitted()
    reviewer = hired(bureau, "shenhe", institution=person.institution["id"])
    page = reviewer.open(reviewer.application(sent)).text
    assert "您属于该机构" in page
    assert 'value="take"' not in page
    assert reviewer.send(reviewer.application(sent), action="take").status_code == 403
    assert person.look(sent)["state"] == "awaiting_review"


def test_what_an_institution_writes_is_shown_as_text(desk, person):
    markup = "<script>alert(1)</script>"
    paper = person.paper(name="<img src=x onerror=alert(2)>.pdf")
    sent = person.submitted(TALENT, note=markup, application_form=paper)
    page = desk.open(desk.application(sent)).text
    assert "&lt;script&gt;alert(1)" in page
    assert "&lt;img src=x" in page
    assert not re.search(r"<script>alert|<img src=x", page)


def test_a_suspended_institution_is_decided_nothing_and_not_closed_while_money_is_owed(bureau):
    person = Applicant.registered(bureau)
    sent = person.submitted()
    desk = Desk(bureau)
    institution = f"/desk/institution/institution/{person.institution['id']}"
    assert "有未办结的补贴申报" in desk.send(f"{institution}/decide/close/", reason="申请注销").text
    assert command(bureau, "createadmin", "guanli", said="Bureau-Admin-2026\n").returncode == 0
    administrator = signed_in(bureau, "guanli", "Bureau-Admin-2026")
    administrator.send(f"{institution}/decide/suspend/", reason="举报属实")
    page = desk.open(desk.application(sent)).text
    assert "该机构已停用或注销" in page
    assert 'value="take"' not in page
    assert desk.send(desk.application(sent), action="take").status_code == 403
    administrator.send(f"{institution}/decide/resume/", reason="整改完成")
    desk.send(desk.application(sent), action="take")
    assert person.look(sent)["state"] == "in_review"


def test_what_was_decided_meanwhile_is_told_as_such(desk, person):
    sent = person.submitted(TALENT)
    path = desk.application(sent)
    desk.send(path, action="take")
    assert "不能这样办理" in desk.send(path, action="take").text
    person.reviewed(sent, "reject")
    assert "不能这样办理" in desk.send(path, action="pass").text
    assert person.look(sent)["state"] == "rejected"


def test_an_application_has_a_sealed_trail(bureau):
    person = Applicant.registered(bureau)
    sent = person.submitted(TALENT)
    person.reviewed(sent, "pass")
    desk = Desk(bureau)
    listed = desk.open("/desk/trail/trailentry/").text
    assert "补贴申报" in listed
    assert "初审" in listed
    bureau.stop()
    assert command(bureau, "verify-trail").returncode == 0
