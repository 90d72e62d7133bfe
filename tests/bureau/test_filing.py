"""上报: judged by the bureau itself, received exactly once, answered with a receipt."""

from __future__ import annotations

import hashlib
import json
import secrets
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.fixtures.institution import Institution, codes, is_refused


@pytest.fixture
def person(shared_bureau):
    return Institution.registered(shared_bureau)


def test_a_complete_declaration_is_received(person):
    record = person.begin()
    package = person.package(record, person.answers("AA"))
    key = secrets.token_hex(16)
    answer = person.submit(package, key)
    receipt = answer.json()
    assert answer.status_code == 201
    assert receipt["state"] == "awaiting_review"
    assert (
        receipt["package_sha256"]
        == hashlib.sha256(json.dumps(package, ensure_ascii=False).encode()).hexdigest()
    )
    year, serial = receipt["number"].split("-")
    assert len(year) == 4
    assert len(serial) == 6
    shown = person.show(record)
    assert shown["receipts"] == [receipt]
    assert shown["declared_at"] == receipt["received_at"]
    assert [step["event"] for step in shown["trail"]] == ["answer", "submit"]
    assert person.ask("GET", f"/submissions/{key}").json() == receipt
    assert person.notices()[0]["title"] == "已收到上报"


def test_the_same_package_again_gets_the_same_receipt(person):
    record = person.begin()
    package, key = person.package(record, person.answers()), secrets.token_hex(16)
    first, again = person.submit(package, key), person.submit(package, key)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.content == again.content
    other = {**package, "client": "changed"}
    assert is_refused(person.submit(other, key), 422, "request-idempotency-key-reused")


def test_twenty_parallel_repeats_make_one_declaration(person):
    record = person.begin()
    package, key = person.package(record, person.answers()), secrets.token_hex(16)
    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda _: person.submit(package, key), range(20)))
    assert sorted(answer.status_code for answer in answers) == [200] * 19 + [201]
    assert len({answer.content for answer in answers}) == 1
    assert len(person.show(record)["receipts"]) == 1


def test_a_key_is_needed(person):
    record = person.begin()
    body = json.dumps(person.package(record)).encode()
    answer = person.ask("POST", f"/declarations/{record['id']}/submit", body, Content_Type="application/json")
    assert is_refused(answer, 428, "request-idempotency-key-required")


def test_what_never_arrived_has_no_receipt(person):
    assert is_refused(person.ask("GET", f"/submissions/{secrets.token_hex(16)}"), 404, "request-not-found")


def test_every_indicator_must_be_answered(person):
    record = person.begin()
    answers = person.answers()
    answer = person.submit(person.package(record, answers[2:]))
    assert answer.status_code == 422
    assert codes(answer) == {left["indicator"]: "indicator-unanswered" for left in answers[:2]}
    assert person.show(record)["state"] == "filling"


def with_first(answers, mode, **changes):
    """The answers with the first one that has options or a value changed."""
    chosen = (
        next(answer for answer in answers if answer["options"] if mode == "options")
        if mode == "options"
        else next(answer for answer in answers if answer["value"] is not None)
    )
    return chosen["indicator"], [{**answer, **changes} if answer is chosen else answer for answer in answers]


def test_an_option_the_scheme_does_not_have_is_refused(person):
    record = person.begin()
    place, answers = with_first(person.answers(), "options", options=["zz"])
    assert codes(person.submit(person.package(record, answers))) == {place: "option-unknown"}


def test_a_value_outside_its_range_is_refused(person):
    record = person.begin()
    place, answers = with_first(person.answers(), "value", value="-5")
    assert codes(person.submit(person.package(record, answers))) == {place: "value-out-of-range"}


def test_an_indicator_of_another_category_is_refused(person):
    record = person.begin()
    answers = [*person.answers(), {"indicator": "9.9.9", "options": ["a"]}]
    assert codes(person.submit(person.package(record, answers))) == {"9.9.9": "indicator-unknown"}


def test_an_indicator_answered_twice_is_refused(person):
    record = person.begin()
    answers = person.answers()
    answer = person.submit(person.package(record, [*answers, answers[0]]))
    assert codes(answer) == {answers[0]["indicator"]: "indicator-twice"}


def proved(answers):
    return next(answer for answer in answers if answer["evidence"])


def test_required_evidence_must_be_there(person):
    record = person.begin()
    answers = person.answers()
    bare = proved(answers)
    answers = [{**answer, "evidence": []} if answer is bare else answer for answer in answers]
    assert codes(person.submit(person.package(record, answers)))[bare["indicator"]] == "evidence-missing"


@pytest.mark.parametrize(
    ("claim", "code"),
    [
        ({"sha256": "0" * 64}, "file-missing"),
        ({"bytes": 12345}, "file-hash-mismatch"),
        ({"media_type": "image/png"}, "file-type-mismatch"),
    ],
)
def test_evidence_is_believed_only_as_it_was_received(person, claim, code):
    record = person.begin()
    answers = person.answers()
    one = proved(answers)
    false = {**one, "evidence": [{**one["evidence"][0], **claim}]}
    answers = [false if answer is one else answer for answer in answers]
    assert codes(person.submit(person.package(record, answers))) == {one["indicator"]: code}


def test_another_commitment_text_than_the_one_in_force_is_refused(person):
    record = person.begin()
    package = person.package(record, person.answers())
    for change in ({"version": "2019-1"}, {"text_sha256": "0" * 64}):
        false = {**package, "commitment": {**package["commitment"], **change}}
        assert codes(person.submit(false)) == {"commitment": "commitment-outdated"}


def test_a_package_for_something_else_is_refused(person):
    record = person.begin()
    package = person.package(record, person.answers(), round=2, credit_code="91350100M000100Y43")
    assert codes(person.submit(package)) == {"round": "field-invalid", "credit_code": "field-invalid"}


def test_bytes_that_changed_on_the_way_are_refused(person):
    record = person.begin()
    body = json.dumps(person.package(record, person.answers())).encode()
    answer = person.ask(
        "POST",
        f"/declarations/{record['id']}/submit",
        body,
        Idempotency_Key=secrets.token_hex(16),
        Content_Type="application/json",
        X_Package_SHA256="0" * 64,
    )
    assert is_refused(answer, 422, "file-hash-mismatch")


def test_what_is_under_way_is_neither_edited_nor_filed_again(person):
    filed = person.filed()
    assert is_refused(person.save(filed, answers=[]), 409, "declaration-not-editable")
    assert is_refused(person.submit(person.package(filed)), 409, "declaration-step-not-allowed")
    deleted = person.ask("DELETE", f"/declarations/{filed['id']}", If_Match=f'"{filed["version"]}"')
    assert is_refused(deleted, 409, "declaration-step-not-allowed")


def test_a_manager_withdraws_while_nobody_has_taken_it(person):
    filed = person.filed()
    back = person.step(filed, "withdraw")
    assert (back.status_code, back.json()["state"]) == (200, "filling")
    assert person.submit(person.package(back.json())).status_code == 201


def test_a_clerk_may_not_withdraw(bureau):
    manager, clerk = Institution.sample(bureau), Institution.sample_clerk(bureau)
    filed = manager.filed(category="software")
    assert is_refused(clerk.step(filed, "withdraw"), 403, "auth-not-allowed")


def test_a_step_needs_the_last_version(person):
    filed = person.filed()
    path = f"/declarations/{filed['id']}/withdraw"
    assert is_refused(person.ask("POST", path), 428, "request-precondition-required")
    assert is_refused(person.ask("POST", path, If_Match='"1"'), 412, "declaration-changed-elsewhere")
