"""审核台: a reviewer works through plain pages in a browser; here with plain requests."""

from __future__ import annotations

import re
import secrets

import pytest
import requests

from tests.bureau.test_review import KEEP
from tests.fixtures.desk import Desk, command, signed_in
from tests.fixtures.institution import Institution, registration


@pytest.fixture
def person(shared_bureau):
    return Institution.registered(shared_bureau)


@pytest.fixture(scope="module")
def desk(shared_bureau):
    return Desk(shared_bureau)


def test_the_link_lets_the_practice_reviewer_in_once(shared_bureau):
    link = shared_bureau.practice("POST", "desk-link")["url"]
    entered = Desk(shared_bureau, link).entered
    assert entered.status_code == 200
    assert "练习审核员" in entered.text
    again = requests.get(link, timeout=30)
    assert again.status_code == 410
    assert "只能使用一次" in again.text


def test_without_the_link_there_is_only_the_sign_in_page(shared_bureau):
    page = requests.get(shared_bureau.url + "/desk/", timeout=30)
    assert page.url.endswith("/desk/login/?next=/desk/")
    assert "用户名" in page.text


def test_the_queue_shows_what_was_filed_and_no_drafts(desk, person):
    filed, draft = person.filed(), person.begin(category="training")
    queue = desk.open("/desk/grading/declaration/").text
    assert filed["receipts"][0]["number"] in queue
    assert filed["id"] in queue
    assert draft["id"] not in queue
    assert desk.open(desk.case(draft)).status_code == 404
    rejected = desk.open("/desk/grading/declaration/?state=rejected").text
    assert "海棠人力资源服务有限公司" in rejected
    assert filed["id"] not in rejected


def test_a_case_shows_answers_beside_the_schemes_words_and_the_evidence(desk, person):
    filed = person.filed("AA")
    page = desk.open(desk.case(filed)).text
    for words in (
        "服务场所面积",
        "示例标准 2026",
        "测算等级",
        "AA 级",
        "填报承诺",
        person.institution["credit_code"],
    ):
        assert words in page
    evidence = next(e for answer in filed["draft"]["answers"] for e in answer["evidence"])
    shown = desk.open(f"/desk/grading/declaration/{filed['id']}/evidence/{evidence['sha256']}/")
    assert shown.content.startswith(b"%PDF-")
    assert shown.headers["Content-Type"] == "application/pdf"
    assert shown.headers["Content-Disposition"].startswith("inline")
    assert shown.headers["X-Content-Type-Options"] == "nosniff"
    assert desk.open(f"/desk/grading/declaration/{filed['id']}/evidence/{'0' * 64}/").status_code == 404


def test_take_return_two_mend_and_grade(desk, person):
    filed = person.filed("AA")
    path = desk.case(filed)
    desk.send(path, action="take")
    assert person.show(filed)["state"] == "in_review"
    desk.send(
        path,
        action="return",
        **{"mark-1.1.1": "on", "reason-1.1.1": "租赁合同缺页", "reason-2.1.1": "缺少社保记录"},
    )
    returned = person.show(filed)
    assert returned["state"] == "needs_correction"
    assert returned["findings"] == [
        {"indicator": "1.1.1", "text": "租赁合同缺页"},
        {"indicator": "2.1.1", "text": "缺少社保记录"},
    ]
    answers = [
        {**answer, "note": "已补传"} if answer["indicator"] == "1.1.1" else answer
        for answer in returned["draft"]["answers"]
    ]
    assert person.submit(person.package(returned, answers)).status_code == 201
    page = desk.open(path).text
    assert page.count('<span class="badge badge-changed">已修改</span>') == 1
    assert "上次退回理由：租赁合同缺页" in page
    desk.send(path, action="grade", grade="AA")
    graded = person.show(filed)
    assert (graded["state"], graded["grade"]) == ("graded", "AA")
    assert graded["trail"][-1]["actor"] == "练习审核员"


def test_what_is_returned_needs_its_reason(desk, person):
    filed = person.filed()
    desk.send(desk.case(filed), action="take")
    answer = desk.send(desk.case(filed), action="return", **{"mark-1.1.1": "on"})
    assert "请写明退回理由" in answer.text
    assert "请在需要退回的指标上勾选并写明理由" in desk.send(desk.case(filed), action="return").text
    assert person.show(filed)["state"] == "in_review"


def test_a_refusal_may_be_about_the_whole(desk, person):
    filed = person.filed()
    desk.send(desk.case(filed), action="take")
    desk.send(desk.case(filed), action="reject", whole="与实地核查情况不符")
    rejected = person.show(filed)
    assert rejected["state"] == "rejected"
    assert rejected["findings"] == [{"indicator": "", "text": "与实地核查情况不符"}]


def test_another_grade_than_the_figures_say_must_be_explained(desk, person):
    filed = person.filed("A")
    desk.send(desk.case(filed), action="take")
    assert "请说明原因" in desk.send(desk.case(filed), action="grade", grade="AAAAA").text
    assert person.show(filed)["state"] == "in_review"
    desk.send(desk.case(filed), action="grade", grade="AA", note="现场核查另有加分")
    decided = person.show(filed)
    assert decided["grade"] == "AA"
    assert "现场核查另有加分" in decided["trail"][-1]["note"]


def test_a_renewal_shows_its_short_form_and_can_only_keep_the_grade(bureau):
    person, desk = Institution.sample(bureau), Desk(bureau)
    base = next(award for award in person.awards() if award["state"] == "expiring")
    record = person.begin(category="consulting", kind="keep", base_award=base["id"])
    saved = person.save(record, keep=KEEP).json()
    assert person.submit(person.package(saved)).status_code == 201
    desk.send(desk.case(record), action="take")
    page = desk.open(desk.case(record)).text
    assert "服务用人单位数量" in page
    assert "40 家" in page
    assert re.findall(r'<option value="(\w*)"', page) == [base["grade"]]
    desk.send(desk.case(record), action="return", **{"reason-clients": "与台账不符"})
    assert person.show(record)["findings"] == [{"indicator": "clients", "text": "与台账不符"}]


def test_what_was_decided_meanwhile_is_told_as_such(desk, shared_bureau, person):
    filed = person.filed()
    path = desk.case(filed)
    desk.send(path, action="take")
    again = desk.send(path, action="take")
    assert "不能办理此步骤" in again.text
    shared_bureau.review(filed["id"], "pass")
    late = desk.send(path, action="reject", whole="太迟了")
    assert "不能办理此步骤" in late.text
    assert person.show(filed)["state"] == "graded"


def test_no_state_can_be_edited_by_hand(desk, person):
    filed = person.filed()
    for path in (desk.case(filed), "/desk/grading/declaration/add/", f"{desk.case(filed)[:-7]}delete/"):
        page = desk.open(path)
        assert 'name="state"' not in page.text
    assert desk.open("/desk/grading/declaration/add/").status_code == 403
    assert desk.open(f"/desk/grading/declaration/{filed['id']}/delete/").status_code == 403


def test_the_desk_runs_only_its_own_scripts(desk):
    page = desk.open("/desk/")
    assert "script-src 'self'" in page.headers["Content-Security-Policy"]
    assert not re.search(r"<script(?![^>]*src=)[^>]*>", page.text), (
        "no inline script that the policy would block"
    )
    assert "style=" not in page.text.split("</head>")[1]


# -- a real bureau's own people ---------------------------------------------------------------------------------


@pytest.fixture
def administrator(bureau):
    assert command(bureau, "createadmin", "guanli", said="Bureau-Admin-2026\n").returncode == 0
    return signed_in(bureau, "guanli", "Bureau-Admin-2026")


def test_an_administrators_password_keeps_the_rule(bureau):
    refused = command(bureau, "createadmin", "guanli", said="weak\n")
    assert refused.returncode == 1
    assert "至少 10 位" in refused.stderr


def test_an_administrator_hires_a_reviewer_who_may_not_touch_the_own_institution(bureau, administrator):
    person = Institution.registered(bureau)
    filed = person.filed()
    hired = administrator.send(
        "/desk/account/account/add/",
        username="shenhe",
        name="周审",
        mobile="",
        role="reviewer",
        institution=person.institution["id"],
        password1="Reviewer-2026-ok",
        password2="Reviewer-2026-ok",
    )
    assert "成功" in hired.text
    reviewer = signed_in(bureau, "shenhe", "Reviewer-2026-ok")
    assert "周审" in reviewer.entered.text
    page = reviewer.open(reviewer.case(filed)).text
    assert "您属于该机构" in page
    assert 'value="take"' not in page
    assert reviewer.send(reviewer.case(filed), action="take").status_code == 403
    assert person.show(filed)["state"] == "awaiting_review"


def test_an_administrator_reads_cases_but_does_not_decide_them(bureau, administrator):
    filed = Institution.registered(bureau).filed()
    assert 'value="take"' not in administrator.open(administrator.case(filed)).text
    assert administrator.send(administrator.case(filed), action="take").status_code == 403


def test_suspending_an_institution_stops_everything_it_has_open(bureau, administrator):
    person = Institution.registered(bureau)
    filed = person.filed()
    page = f"/desk/institution/institution/{person.institution['id']}"
    assert "停用机构" in administrator.open(f"{page}/change/").text
    administrator.send(f"{page}/decide/suspend/", reason="举报属实")
    assert person.ask("GET", "/account").status_code == 403
    administrator.send(f"{page}/decide/resume/", reason="整改完成")
    shown = person.show(filed)
    assert shown["state"] == "suspended"
    assert shown["trail"][-1]["note"] == "举报属实"


def test_a_disabled_account_is_out_at_once(bureau, administrator):
    clerk = Institution.sample_clerk(bureau)
    page = f"/desk/account/account/{clerk.tokens['account']['id']}"
    administrator.send(f"{page}/decide/disable/", reason="已离职")
    assert clerk.ask("GET", "/account").status_code == 401
    answer = requests.post(
        f"{bureau.api}/sessions", json={"username": clerk.username, "password": clerk.password}, timeout=30
    )
    assert answer.json()["code"] == "auth-sign-in-refused"


def test_a_reset_password_ends_the_old_one(bureau, administrator):
    clerk = Institution.sample_clerk(bureau)
    page = f"/desk/account/account/{clerk.tokens['account']['id']}"
    new = "Fresh-Start-" + secrets.token_hex(2)
    administrator.send(f"{page}/decide/change_password/", password1=new, password2=new)
    assert clerk.ask("GET", "/account").status_code == 401
    Institution(bureau, clerk.username, new).sign_in()


def test_a_grade_is_revoked_with_its_reason(bureau, administrator):
    person = Institution.sample(bureau)
    award = next(award for award in person.awards() if award["state"] == "active")
    administrator.send(f"/desk/grading/award/{award['id']}/decide/revoke/", reason="提供虚假材料")
    assert {a["id"]: a["state"] for a in person.awards()}[award["id"]] == "revoked"
    assert "提供虚假材料" in person.notices()[0]["text"]


def test_guessing_on_the_desk_is_locked_out_too(bureau, administrator):
    for _ in range(5):
        signed_in(bureau, "guanli", "wrong")
    assert "暂时锁定" in signed_in(bureau, "guanli", "Bureau-Admin-2026").entered.text


def test_where_the_bureau_reviews_registrations_nobody_is_in_before(bureau):
    bureau.stop()
    (bureau.data / "bureau.toml").write_text('registration = "reviewed"\n', encoding="utf-8")
    command(bureau, "createadmin", "guanli", said="Bureau-Admin-2026\n")
    bureau.start()
    entered = registration()
    headers = {"Idempotency-Key": secrets.token_hex(16)}
    answer = requests.post(f"{bureau.api}/institutions", json=entered, headers=headers, timeout=30).json()
    assert answer["institution_state"] == "awaiting_review"
    person = Institution(bureau, entered["username"], entered["password"])
    early = requests.post(
        f"{bureau.api}/sessions", json={"username": person.username, "password": person.password}, timeout=30
    )
    assert early.json()["code"] == "auth-institution-not-active"
    reviewer = Desk(bureau)
    assert "机构注册待审核" in reviewer.entered.text
    reviewer.send(f"/desk/institution/institution/{answer['institution_id']}/decide/approve/")
    person.sign_in()
    assert person.institution["state"] == "active"
    assert person.tokens["account"]["role"] == "manager"
