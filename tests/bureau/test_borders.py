"""Nobody sees or moves another institution's things, and every error is a problem document."""

from __future__ import annotations

import json
import secrets

import pytest
import requests

from tests.fixtures.institution import Institution, is_refused


@pytest.fixture(scope="module")
def case(shared_bureau):
    """Everything an institution can have: a filed declaration, its key, an award, a notice, a file."""
    owner = Institution.registered(shared_bureau)
    record = owner.begin()
    key = secrets.token_hex(16)
    package = owner.package(record, owner.answers())
    assert owner.submit(package, key).status_code == 201
    decided = shared_bureau.review(record["id"], "pass")
    return {
        "declaration": record["id"],
        "key": key,
        "notice": owner.notices()[0]["id"],
        "award": decided["award_id"],
        "file": next(e["sha256"] for a in package["draft"]["answers"] for e in a["evidence"]),
        "upload": owner.begin_upload(secrets.token_bytes(9)).headers["Location"].rpartition("/")[2],
        "draft": record["draft"],
        "package": package,
    }


@pytest.fixture(scope="module")
def stranger(shared_bureau):
    return Institution.registered(shared_bureau)


def test_another_institutions_records_do_not_exist(case, stranger):
    declaration = f"/declarations/{case['declaration']}"
    matched = {"If_Match": '"1"'}
    keyed = {"Idempotency_Key": secrets.token_hex(16), "Content_Type": "application/json"}
    asked = [
        ("GET", declaration, None, {}),
        ("PUT", declaration, case["draft"], matched),
        ("PUT", declaration, case["draft"], {"If_None_Match": "*"}),
        ("DELETE", declaration, None, matched),
        ("POST", f"{declaration}/submit", json.dumps(case["package"]).encode(), keyed),
        ("POST", f"{declaration}/withdraw", None, matched),
        ("POST", f"{declaration}/revise", None, matched),
        ("POST", f"{declaration}/abandon", None, matched),
        ("GET", f"/submissions/{case['key']}", None, {}),
        ("GET", f"/files/{case['file']}", None, {}),
        ("HEAD", f"/files/{case['file']}", None, {}),
        ("HEAD", f"/uploads/{case['upload']}", None, {"Tus_Resumable": "1.0.0"}),
        ("DELETE", f"/uploads/{case['upload']}", None, {"Tus_Resumable": "1.0.0"}),
        ("POST", f"/notices/{case['notice']}/read", None, {}),
    ]
    answered = {
        (verb, path): stranger.ask(verb, path, body, **headers).status_code
        for verb, path, body, headers in asked
    }
    assert set(answered.values()) == {404}, answered
    upgrade = stranger.draft(kind="upgrade", base_award=case["award"])
    answer = stranger.ask("PUT", f"/declarations/{case['declaration'][:-4]}0000", upgrade, If_None_Match="*")
    assert is_refused(answer, 404, "award-not-found")


def test_lists_hold_only_the_institutions_own(case, stranger):
    for path in ("/declarations", "/awards", "/notices"):
        assert stranger.ask("GET", path).json()["items"] == []


@pytest.mark.parametrize(
    ("verb", "path", "status", "code"),
    [
        ("GET", "/nowhere", 404, "request-not-found"),
        ("GET", "/", 404, "request-not-found"),
        ("GET", "/bureau/", 404, "request-not-found"),
        ("PATCH", "/bureau", 405, "request-method-not-allowed"),
        ("GET", "/declarations/no-id", 422, "request-invalid"),
        ("GET", "/declarations?cursor=abc", 422, "request-invalid"),
    ],
)
def test_every_error_is_a_problem_document(stranger, verb, path, status, code):
    assert is_refused(stranger.ask(verb, path), status, code)


def test_a_refused_method_is_told_which_ones_are_not(stranger):
    answer = stranger.ask("PATCH", f"/declarations/{'0' * 8}-0000-0000-0000-{'0' * 12}")
    assert answer.headers["Allow"] == "DELETE, GET, PUT"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{not json", 400),
        (b"", 400),
        (b"[" * 100_000, 400),
        (b"[]", 422),
        (b'{"username": 1, "password": false}', 422),
    ],
)
def test_a_body_that_cannot_be_read_is_a_problem_document(shared_bureau, body, status):
    answer = requests.post(
        f"{shared_bureau.api}/sessions", data=body, headers={"Content-Type": "application/json"}, timeout=30
    )
    assert is_refused(answer, status, "request-invalid")


def test_an_unknown_field_is_named(shared_bureau):
    answer = requests.post(
        f"{shared_bureau.api}/sessions",
        json={"username": "a", "password": "b", "role": "manager"},
        timeout=30,
    )
    assert [item["place"] for item in answer.json()["problems"]] == ["role"]


def test_a_foreign_host_name_is_not_answered(shared_bureau):
    answer = requests.get(f"{shared_bureau.api}/bureau", headers={"Host": "evil.example"}, timeout=30)
    assert is_refused(answer, 400, "request-invalid")


def test_the_request_id_comes_back(shared_bureau):
    answer = requests.get(f"{shared_bureau.api}/bureau", headers={"X-Request-Id": "abc-123"}, timeout=30)
    assert answer.headers["X-Request-Id"] == "abc-123"
    strange = requests.get(f"{shared_bureau.api}/bureau", headers={"X-Request-Id": "no <spaces>"}, timeout=30)
    assert "<" not in strange.headers["X-Request-Id"]


def test_practice_doors_need_the_practice_token(stranger, shared_bureau):
    for verb, path in (
        ("GET", "sample"),
        ("GET", "plan"),
        ("PUT", "plan"),
        ("POST", "review"),
        ("POST", "desk-link"),
    ):
        assert is_refused(stranger.ask(verb, f"/practice/{path}"), 403, "practice-only")
        answer = stranger.ask(verb, f"/practice/{path}", X_Practice_Token="guess")
        assert is_refused(answer, 403, "practice-only")


def test_the_catalogue_is_asked_again_only_when_it_changed(stranger):
    first = stranger.ask("GET", "/catalogue")
    again = stranger.ask("GET", "/catalogue", If_None_Match=first.headers["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert len(first.json()["categories"]) >= 8
    assert len(first.json()["commitment"]["text"]) > 100
    assert is_refused(stranger.ask("GET", "/schemes/sample/0"), 404, "scheme-unknown")
