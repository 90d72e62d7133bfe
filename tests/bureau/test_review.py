"""What the bureau decides and what becomes of it: correction, refusal, award, 升级, 保级."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta, timezone

import pytest
import requests

from desktop_client.clock import add_years
from tests.fixtures.institution import Institution, codes, document, is_refused

BEIJING = timezone(timedelta(hours=8))


def wall_date(text):
    return datetime.fromisoformat(text).astimezone(BEIJING).date()


def test_taken_is_no_longer_withdrawn(bureau):
    person = Institution.sample(bureau)
    filed = person.filed(category="software")
    bureau.review(filed["id"], "take")
    taken = person.show(filed)
    assert taken["state"] == "in_review"
    assert is_refused(person.step(taken, "withdraw"), 409, "declaration-step-not-allowed")


def test_a_pass_becomes_an_award_for_three_years_from_the_declaration(shared_bureau):
    person = Institution.registered(shared_bureau)
    filed = person.filed("AA")
    decided = shared_bureau.review(filed["id"], "pass")
    assert (decided["state"], decided["grade"]) == ("graded", "AA")
    (award,) = person.awards()
    assert award["id"] == decided["award_id"]
    assert (award["number"], award["grade"], award["state"]) == (1, "AA", "active")
    assert wall_date(award["valid_until"]) == add_years(wall_date(filed["declared_at"]), 3)
    assert "评定为 AA 级" in person.notices()[0]["title"]


def test_two_indicators_come_back_are_mended_and_pass(shared_bureau):
    person = Institution.registered(shared_bureau)
    filed = person.filed()
    returned = shared_bureau.review(filed["id"], "return_two")
    assert returned["state"] == "needs_correction"
    assert len({finding["indicator"] for finding in returned["findings"]}) == 2
    assert all(finding["text"] for finding in returned["findings"])
    assert datetime.fromisoformat(returned["correction_due"]) > datetime.now(BEIJING) + timedelta(days=18)
    touched = returned["findings"][0]["indicator"]
    answers = [
        {**answer, "note": "已重新上传"} if answer["indicator"] == touched else answer
        for answer in returned["draft"]["answers"]
    ]
    saved = person.save(returned, answers=answers).json()
    assert person.submit(person.package(saved)).json()["state"] == "in_review"
    resubmitted = person.show(filed)
    assert resubmitted["findings"] == []
    assert resubmitted["round"] == 1
    assert shared_bureau.review(filed["id"], "pass")["state"] == "graded"


def test_not_approved_is_mended_in_a_new_round(shared_bureau):
    person = Institution.registered(shared_bureau)
    filed = person.filed()
    rejected = shared_bureau.review(filed["id"], "reject")
    assert rejected["state"] == "rejected"
    assert rejected["findings"]
    revised = person.step(rejected, "revise").json()
    assert (revised["state"], revised["round"]) == ("filling", 2)
    assert revised["findings"] == rejected["findings"], (
        "the reasons stay in sight while they are being mended"
    )
    assert person.submit(person.package(revised)).status_code == 201
    again = person.show(filed)
    assert [receipt["round"] for receipt in again["receipts"]] == [1, 2]


def test_not_approved_can_be_given_up(shared_bureau):
    person = Institution.registered(shared_bureau)
    rejected = shared_bureau.review(person.filed()["id"], "reject")
    assert person.step(rejected, "abandon").json()["state"] == "terminated"
    person.begin()


def test_answers_worth_no_grade_do_not_pass_and_say_what_is_missing(shared_bureau):
    person = Institution.registered(shared_bureau)
    scheme, record = person.scheme(), person.begin()
    worst = []
    for criterion in scheme.criteria(record["draft"]["category"]):
        if criterion.mode == "number":
            worst.append({"indicator": criterion.code, "value": str(criterion.minimum or 0)})
        else:
            least = min((o for o in criterion.options if not o.veto), key=lambda option: option.points)
            worst.append({"indicator": criterion.code, "options": [least.code]})
    proof = document("nothing good")
    file = person.send_file(proof)
    evidence = [{"sha256": file, "name": "证明.pdf", "bytes": len(proof), "media_type": "application/pdf"}]
    worst = [{**answer, "evidence": evidence} for answer in worst]
    assert person.submit(person.package(record, worst)).status_code == 201
    decided = shared_bureau.review(record["id"], "pass")
    assert decided["state"] == "rejected"
    assert any("级" in finding["text"] for finding in decided["findings"])


def test_a_reason_must_land_somewhere(shared_bureau):
    person = Institution.registered(shared_bureau)
    filed = person.filed()
    with pytest.raises(requests.HTTPError, match="422"):
        shared_bureau.review(filed["id"], "return_two", findings=[{"indicator": "9.9.9", "text": "?"}])
    assert person.show(filed)["state"] == "in_review"


def award_of(person, category):
    return next(
        award for award in person.awards() if award["category"] == category and award["state"] != "superseded"
    )


def test_an_upgrade_replaces_the_old_grade_when_it_is_granted(bureau):
    person = Institution.sample(bureau)
    old = award_of(person, "outsourcing")
    filed = person.filed("AAA", "outsourcing", kind="upgrade", base_award=old["id"])
    assert award_of(person, "outsourcing")["id"] == old["id"], "untouched until the decision"
    decided = bureau.review(filed["id"], "pass")
    assert (decided["state"], decided["grade"]) == ("graded", "AAA")
    by_id = {award["id"]: award for award in person.awards()}
    assert by_id[old["id"]]["state"] == "superseded"
    assert by_id[decided["award_id"]]["state"] == "active"


def test_an_upgrade_that_earns_no_more_leaves_the_old_grade(bureau):
    person = Institution.sample(bureau)
    old = award_of(person, "outsourcing")
    filed = person.filed("AA", "outsourcing", kind="upgrade", base_award=old["id"])
    assert bureau.review(filed["id"], "pass")["state"] == "rejected"
    assert award_of(person, "outsourcing") == old


KEEP = {
    "staff_count": "12",
    "revenue": "300",
    "floor_area": "120",
    "clients": "40",
    "penalised": "no",
    "licence_valid": "yes",
    "contact": "张三",
    "contact_mobile": "13800000001",
}


def test_keeping_extends_the_grade_from_its_old_end(bureau):
    person = Institution.sample(bureau)
    old = award_of(person, "consulting")
    assert old["state"] == "expiring"
    record = person.begin(category="consulting", kind="keep", base_award=old["id"])
    incomplete = person.submit(person.package(record))
    assert codes(incomplete)["staff_count"] == "field-required"
    saved = person.save(record, keep=KEEP).json()
    assert person.submit(person.package(saved)).status_code == 201
    decided = bureau.review(record["id"], "pass")
    assert (decided["state"], decided["grade"], decided["award_id"]) == ("graded", old["grade"], old["id"])
    kept = award_of(person, "consulting")
    assert kept["state"] == "active"
    assert wall_date(kept["valid_until"]) == add_years(wall_date(old["valid_until"]), 3)


def test_keeping_comes_too_early_outside_its_window(bureau):
    person = Institution.sample(bureau)
    fresh = award_of(person, "outsourcing")
    draft = person.draft(category="outsourcing", kind="keep", base_award=fresh["id"])
    answer = person.ask("PUT", f"/declarations/{uuid.uuid4()}", draft, If_None_Match="*")
    assert is_refused(answer, 409, "award-keep-window-closed")
    opens = datetime.fromisoformat(answer.json()["facts"]["opens"]).date()
    assert wall_date(fresh["valid_until"]) - opens == timedelta(days=180)


def test_upgrade_and_keep_of_one_category_exclude_each_other(bureau):
    person = Institution.sample(bureau)
    old = award_of(person, "consulting")
    person.begin(category="consulting", kind="keep", base_award=old["id"])
    year = datetime.now(BEIJING).year - 1
    draft = person.draft(category="consulting", kind="upgrade", base_award=old["id"], year=year)
    answer = person.ask("PUT", f"/declarations/{uuid.uuid4()}", draft, If_None_Match="*")
    assert is_refused(answer, 409, "declaration-already-open")


def until(person, record, state):
    """Ask again and again; each question takes its time and the reviewer needs a few of them."""
    for _ in range(500):
        shown = person.show(record)
        if shown["state"] == state:
            return shown
    raise AssertionError(shown["state"])


def test_the_practice_reviewer_answers_by_itself(bureau):
    person = Institution.registered(bureau)
    filed = person.filed()
    bureau.plan("pass", delay_seconds=0)
    decided = until(person, filed, "graded")
    assert [step["event"] for step in decided["trail"]] == ["answer", "submit", "take", "grade"]


def test_the_practice_reviewer_returns_two_once_and_then_decides(bureau):
    person = Institution.registered(bureau)
    bureau.plan("return_two", delay_seconds=0)
    record = person.filed()

    returned = until(person, record, "needs_correction")
    assert person.submit(person.package(returned)).status_code == 201
    assert until(person, record, "graded")["award_id"]


def test_what_the_reviewer_does_is_told_to_the_institution(shared_bureau):
    person = Institution.registered(shared_bureau)
    filed = person.filed()
    shared_bureau.review(filed["id"], "take")
    shared_bureau.review(filed["id"], "return_two")
    titles = [notice["title"] for notice in person.notices()]
    assert titles == ["需要补正", "已受理，审核中", "已收到上报"]
    (newest, *_) = person.notices()
    assert newest["declaration_id"] == filed["id"]
    assert person.ask("POST", f"/notices/{newest['id']}/read").status_code == 204
    assert person.notices()[0]["read"] is True
