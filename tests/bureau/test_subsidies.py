"""补贴申报: what an institution may prepare, what the bureau takes, and what it refuses with which words."""

from __future__ import annotations

import hashlib
import json
import secrets
import uuid
from datetime import UTC, datetime, timedelta

import pytest

from tests.fixtures.applicant import CONFERENCE, RENT, REWARD, TALENT, Applicant
from tests.fixtures.institution import codes, is_refused


@pytest.fixture
def person(shared_bureau):
    return Applicant.registered(shared_bureau)


def page(person, cursor=""):
    return person.ask("GET", f"/subsidies?cursor={cursor}").json()


# -- projects ---------------------------------------------------------------------------------------------------


def test_the_bureau_judges_itself_which_conditions_an_institution_meets(person):
    met = {
        item["id"]: ([c["met"] for c in item["conditions"]], item["eligible"])
        for item in person.ask("GET", "/projects").json()["items"]
        if item["sample"]
    }
    assert met == {
        CONFERENCE: ([True, None], True),
        REWARD: ([False, None], False),
        TALENT: ([True, None], True),
        RENT: ([False, False, None], False),
    }


def test_the_sample_institution_has_a_grade_that_counts_and_a_condition_it_fails(shared_bureau):
    sample = Applicant.sample(shared_bureau)
    assert sample.project(REWARD)["eligible"] is True
    rent = sample.project(RENT)
    assert [condition["met"] for condition in rent["conditions"]] == [False, True, None]
    assert rent["eligible"] is False
    conference = sample.project(CONFERENCE)
    assert conference["years"][1] in conference["taken_years"], "that was paid last year"


def test_a_project_tells_everything_that_is_needed_to_prepare(person):
    project = person.project(TALENT)
    assert project["other_material"] == "required"
    assert [step["title"] for step in project["steps"]] == ["初审", "复审", "终审"]
    assert project["form"]["version"] == "2026.2"
    assert {block["kind"] for block in project["form"]["blocks"]} == {"text", "table", "seal"}
    policies = {item["id"] for item in person.ask("GET", "/policies").json()["items"]}
    assert len(project["policy_ids"]) == 2
    assert set(project["policy_ids"]) <= policies
    assert "备案表" in person.project(CONFERENCE)["title"]
    closes = datetime.fromisoformat(person.project(REWARD)["closes_at"]) - datetime.now(UTC)
    assert timedelta(0) < closes < timedelta(days=7), "one of the sample's projects closes soon"


# -- preparing --------------------------------------------------------------------------------------------------


def test_what_is_attached_decides_between_preparing_and_ready(person):
    record = person.apply(TALENT)
    assert record["state"] == "preparing"
    with_form = person.keep(record, application_form=person.paper()).json()
    assert with_form["state"] == "preparing", "this project demands other materials too"
    both = person.keep(with_form, other_material=person.paper()).json()
    assert both["state"] == "ready"
    back = person.keep(both, other_material=None).json()
    assert back["state"] == "preparing"
    assert [step["event"] for step in back["trail"]] == ["change", "complete", "reopen"]
    assert [step["state"] for step in back["steps"]] == ["waiting"] * 3


def test_a_draft_is_saved_only_over_the_version_that_was_seen(person):
    record = person.apply()
    assert record["version"] == 1
    saved = person.keep(record, note="一")
    assert (saved.json()["version"], saved.headers["ETag"]) == (2, '"2"')
    assert person.keep(record, note="一").json()["version"] == 2, "the same again: its answer was lost"
    assert is_refused(person.keep(record, note="二"), 412, "subsidy-changed-elsewhere")
    naked = person.ask("PUT", f"/subsidies/{record['id']}", record["draft"])
    assert is_refused(naked, 428, "request-precondition-required")


def test_beginning_twice_finds_it_done(person):
    draft, identity = person.application(), str(uuid.uuid4())
    assert person.put(draft, identity).status_code == 201
    again = person.put({**draft, "number": 7}, identity)
    assert (again.status_code, again.json()["draft"]["number"]) == (200, 1)
    assert is_refused(person.put({**draft, "note": "x"}, identity), 412, "subsidy-changed-elsewhere")


def test_a_project_takes_one_application_a_year(person):
    first = person.apply()
    assert is_refused(person.put(person.application()), 409, "subsidy-already-there")
    earlier = person.project(CONFERENCE)["years"][1]
    second = person.apply(year=earlier)
    assert second["draft"]["number"] == 2
    assert is_refused(person.keep(second, year=first["draft"]["year"]), 409, "subsidy-already-there")
    assert person.project(CONFERENCE)["taken_years"] == [first["draft"]["year"], earlier]


def test_the_year_may_change_and_the_project_never(person):
    record = person.apply()
    years = person.project(CONFERENCE)["years"]
    assert person.keep(record, year=years[1]).json()["draft"]["year"] == years[1]
    other = person.keep(person.look(record), project_id=TALENT)
    assert codes(other) == {"project_id": "field-invalid"}
    closed = person.keep(person.look(record), year=years[1] - 5)
    assert codes(closed) == {"year": "project-year-closed"}


@pytest.mark.parametrize(
    ("project", "status", "code"),
    [("no-such-project", 422, "project-unknown"), (REWARD, 409, "project-not-eligible")],
)
def test_what_is_not_open_to_the_institution_cannot_be_begun(person, project, status, code):
    draft = {**person.application(), "project_id": project}
    answer = person.put(draft)
    assert is_refused(answer, status, code)
    if code == "project-not-eligible":
        assert "AA 级及以上" in answer.json()["facts"]["condition"]


def test_only_what_was_never_submitted_is_deleted_and_others_learn_it(person):
    record = person.apply()
    cursor = page(person)["cursor"]
    assert person.do(record, "delete").status_code == 204
    assert page(person, cursor)["removed"] == [record["id"]]
    assert is_refused(person.put(record["draft"], record["id"]), 404, "subsidy-not-found")
    sent = person.submitted()
    assert is_refused(person.do(sent, "delete"), 409, "subsidy-step-not-allowed")


def test_changes_are_taken_over_by_cursor(person):
    record = person.apply()
    first = page(person)
    assert [item["id"] for item in first["items"]] == [record["id"]]
    assert page(person, first["cursor"])["items"] == []
    person.keep(record, note="改")
    assert [item["draft"]["note"] for item in page(person, first["cursor"])["items"]] == ["改"]
    assert len(page(person, "99999999")["items"]) == 1, "a cursor from another life starts anew"


# -- submitting -------------------------------------------------------------------------------------------------


def test_a_package_is_received_once_with_a_receipt_over_its_bytes(person):
    record = person.ready(TALENT)
    parcel, key = person.parcel(record), secrets.token_hex(16)
    answer = person.send(parcel, key)
    receipt = answer.json()
    raw = json.dumps(parcel, ensure_ascii=False).encode()
    assert receipt["package_sha256"] == hashlib.sha256(raw).hexdigest()
    assert (receipt["state"], receipt["round"]) == ("awaiting_review", 1)
    assert receipt["number"].startswith(f"BT{datetime.now(UTC).year}-")
    again = person.send(parcel, key)
    assert (again.status_code, again.json()) == (200, receipt)
    assert is_refused(person.send({**parcel, "client": "other"}, key), 422, "request-idempotency-key-reused")
    assert person.ask("GET", f"/subsidy-submissions/{key}").json() == receipt
    assert person.ask("GET", f"/subsidy-submissions/{secrets.token_hex(8)}").status_code == 404
    shown = person.look(record)
    assert (shown["state"], shown["receipts"]) == ("awaiting_review", [receipt])
    assert shown["declared_at"] == receipt["received_at"]
    assert person.notices()[0]["subsidy_id"] == record["id"]


def test_a_package_completes_what_was_never_saved_as_complete(person):
    record = person.apply()
    answer = person.send(person.parcel(record, application_form=person.paper()))
    assert answer.status_code == 201
    assert [step["event"] for step in person.look(record)["trail"]] == ["change", "complete", "submit"]


def test_everything_that_is_missing_is_said_at_once(person):
    record = person.apply(TALENT)
    answer = person.send(person.parcel(record))
    assert codes(answer) == {
        "application_form": "subsidy-form-missing",
        "other_material": "subsidy-material-missing",
    }
    hints = {item["place"]: item["facts"] for item in answer.json()["problems"]}
    assert "社会保险缴费记录" in hints["other_material"]["hint"]
    assert person.look(record)["state"] == "preparing"


def wrong_papers(person):
    paper = person.paper(pages=2)
    stranger = Applicant.registered(person.bureau)
    return {
        "not sent": ({**paper, "sha256": "0" * 64}, "file-missing"),
        "another institution's": (stranger.paper(), "file-missing"),
        "other size": ({**paper, "bytes": paper["bytes"] + 1}, "file-hash-mismatch"),
        "other pages": ({**paper, "pages": 3}, "field-invalid"),
    }


@pytest.mark.parametrize("case", ["not sent", "another institution's", "other size", "other pages"])
def test_the_bureau_believes_no_word_about_a_file(person, case):
    paper, code = wrong_papers(person)[case]
    record = person.apply()
    answer = person.send(person.parcel(record, application_form=paper))
    assert codes(answer) == {"application_form": code}


def test_a_form_of_an_old_version_is_refused_with_the_current_one(person):
    record = person.ready()
    answer = person.send(person.parcel(record, form_version="2019.1"))
    assert codes(answer) == {"application_form": "subsidy-form-outdated"}
    (problem,) = answer.json()["problems"]
    assert (problem["facts"]["version"], problem["facts"]["current"]) == ("2019.1", "2026.1")


def test_a_package_about_something_else_is_refused(person):
    record = person.ready()
    parcel = {**person.parcel(record), "credit_code": "91110105MA01HT2B2X", "round": 2}
    assert codes(person.send(parcel)) == {"credit_code": "field-invalid", "round": "field-invalid"}


def test_where_only_managers_submit_a_clerk_prepares(bureau):
    bureau.stop()
    (bureau.data / "bureau.toml").write_text("clerks_may_submit = false\n", encoding="utf-8")
    bureau.start()
    clerk, manager = Applicant.sample_clerk(bureau), Applicant.sample(bureau)
    record = clerk.ready(REWARD)
    assert is_refused(clerk.send(clerk.parcel(record)), 403, "auth-not-allowed")
    assert manager.send(manager.parcel(record)).status_code == 201
    assert is_refused(clerk.do(manager.look(record), "withdraw"), 403, "auth-not-allowed")
    assert manager.do(manager.look(record), "withdraw").json()["state"] == "ready"


# -- the review -------------------------------------------------------------------------------------------------


def test_every_step_of_the_review_is_seen_with_who_and_when(person):
    record = person.submitted(TALENT)
    taken = person.reviewed(record, "take")
    assert [step["state"] for step in taken["steps"]] == ["current", "waiting", "waiting"]
    assert taken["steps"][0]["actor"] == "练习审核员"
    assert taken["steps"][0]["due_on"] > datetime.now(UTC).date().isoformat()
    second = person.reviewed(record, "pass")
    assert [step["state"] for step in second["steps"]] == ["passed", "current", "waiting"]
    person.reviewed(record, "pass")
    approved = person.reviewed(record, "pass")
    assert (approved["state"], approved["result"]["amount_yuan"]) == ("approved", "20000.00")
    assert [step["state"] for step in approved["steps"]] == ["passed"] * 3
    publicised = person.reviewed(record, "publicise")
    paid = person.reviewed(record, "pay")
    assert publicised["result"]["publicised_until"]
    assert (paid["state"], bool(paid["result"]["paid_on"])) == ("paid", True)
    told = [(step["event"], step["step"]) for step in paid["trail"]]
    assert told[2:] == [
        ("submit", ""),
        ("take", "初审"),
        ("pass_step", "初审"),
        ("pass_step", "复审"),
        ("approve", "终审"),
        ("publicise", ""),
        ("pay", ""),
    ]
    news = [
        notice["title"].split("：")[0] for notice in person.notices() if notice["subsidy_id"] == record["id"]
    ]
    assert news == [
        "补贴已拨付",
        "公示中",
        "审核通过",
        "通过“复审”",
        "通过“初审”",
        "已受理，审核中",
        "已收到补贴申报",
    ]


def test_what_comes_back_names_material_and_page_and_goes_on_where_it_was(person):
    record = person.submitted(TALENT)
    person.reviewed(record, "take")
    person.reviewed(record, "pass")
    findings = [
        {"material": "other_material", "page": 3, "text": "缴费记录不满三个月"},
        {"material": "application_form", "page": None, "text": "没有盖章"},
    ]
    returned = person.reviewed(record, "return", findings=findings)
    assert (returned["state"], returned["findings"]) == ("needs_correction", findings)
    assert [step["state"] for step in returned["steps"]] == ["passed", "returned", "waiting"]
    mended = person.keep(returned, other_material=person.paper(pages=4)).json()
    assert mended["state"] == "needs_correction"
    assert person.send(person.parcel(mended)).json()["state"] == "in_review"
    again = person.look(record)
    assert [step["state"] for step in again["steps"]] == ["passed", "current", "waiting"]
    assert again["findings"] == []
    assert len(again["receipts"]) == 2


def test_a_finding_on_a_page_that_is_not_there_is_refused(person, shared_bureau):
    record = person.submitted(TALENT)
    taken = person.reviewed(record, "take")
    step = {
        "subsidy_id": record["id"],
        "outcome": "return",
        "findings": [{"material": "application_form", "page": 9, "text": "x"}],
    }
    answer = person.ask(
        "POST", "/practice/review-subsidy", step, X_Practice_Token=shared_bureau.practice_token
    )
    assert codes(answer) == {"findings": "field-invalid"}
    shown = person.look(record)
    assert (shown["state"], shown["findings"], shown["version"]) == ("in_review", [], taken["version"])


def test_a_refusal_can_be_revised_and_submitted_in_a_new_round(person):
    record = person.submitted()
    rejected = person.reviewed(record, "reject")
    assert rejected["state"] == "rejected"
    assert rejected["findings"][0]["text"]
    assert rejected["result"]["text"].startswith("审核不通过")
    revised = person.do(rejected, "revise").json()
    assert (revised["state"], revised["round"], revised["result"]) == ("ready", 2, None)
    assert person.send(person.parcel(revised)).status_code == 201
    assert person.look(record)["round"] == 2


def test_withdrawn_until_somebody_has_taken_it(person):
    record = person.submitted()
    back = person.do(record, "withdraw").json()
    assert (back["state"], back["declared_at"]) == ("ready", None)
    assert person.send(person.parcel(back)).status_code == 201
    taken = person.reviewed(record, "take")
    assert is_refused(person.do(taken, "withdraw"), 409, "subsidy-step-not-allowed")
    assert is_refused(person.keep(taken, note="x"), 409, "subsidy-not-editable")


def until(person, record, state):
    deadline = datetime.now(UTC) + timedelta(seconds=20)
    while datetime.now(UTC) < deadline:
        shown = person.look(record)
        if shown["state"] == state:
            return shown
    raise AssertionError(shown["state"])


def test_the_practice_reviewer_follows_the_plan_through_all_steps(bureau):
    person = Applicant.registered(bureau)
    bureau.plan("return_two")
    returned = until(person, person.submitted(TALENT), "needs_correction")
    assert [(f["material"], f["page"]) for f in returned["findings"]] == [
        ("application_form", 2),
        ("other_material", 3),
    ]
    assert person.send(person.parcel(returned)).status_code == 201
    approved = until(person, returned, "approved")
    assert [step["state"] for step in approved["steps"]] == ["passed"] * 3


# -- the sample -------------------------------------------------------------------------------------------------


def test_the_sample_has_been_paid_last_year_and_must_correct_something_now(shared_bureau):
    sample = Applicant.sample(shared_bureau)
    items = {item["state"]: item for item in page(sample)["items"] if item["draft"]["number"] <= 2}
    paid, open_one = items["paid"], items["needs_correction"]
    assert paid["draft"]["year"] == open_one["draft"]["year"] - 1
    assert [step["state"] for step in paid["steps"]] == ["passed", "passed"]
    assert len({step["actor"] for step in paid["steps"]}) == 2
    assert [(f["material"], f["page"]) for f in open_one["findings"]] == [
        ("other_material", 3),
        ("application_form", 2),
    ]
    for record in (paid, open_one):
        times = [step["at"] for step in record["trail"]]
        assert times == sorted(times)
        for material in ("application_form", "other_material"):
            file = record["draft"][material]
            content = sample.ask("GET", f"/files/{file['sha256']}").content
            assert (len(content), content[:5]) == (file["bytes"], b"%PDF-")


def test_the_contact_of_printed_forms_is_who_registered(person, shared_bureau):
    institution = person.ask("GET", "/account").json()["institution"]
    assert (institution["clerk_name"], institution["clerk_mobile"]) == ("王五", "13912345678")
    clerk = Applicant.sample_clerk(shared_bureau).ask("GET", "/account").json()
    assert clerk["institution"]["clerk_name"] == "张三"
