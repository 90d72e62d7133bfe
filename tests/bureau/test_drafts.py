"""Drafts are shared records: created once, saved on the last version, never overwritten unseen."""

from __future__ import annotations

import uuid

import pytest

from tests.fixtures.institution import Institution, codes, is_refused


@pytest.fixture
def person(shared_bureau):
    return Institution.registered(shared_bureau)


def test_a_declaration_is_created_under_the_clients_id_and_number(person):
    record = person.begin(number=7)
    assert (record["state"], record["version"], record["draft"]["number"]) == ("filling", 1, 7)
    answer = person.ask("GET", f"/declarations/{record['id']}")
    assert answer.headers["ETag"] == '"1"'
    assert answer.json() == record


def test_a_number_that_is_taken_gives_way_to_the_next(person):
    assert person.begin(number=7)["draft"]["number"] == 7
    assert person.begin(number=7, category="training")["draft"]["number"] == 8


def test_creating_again_after_a_lost_answer_finds_it_done(person):
    record = person.begin()
    path, draft = f"/declarations/{record['id']}", person.draft()
    again = person.ask("PUT", path, draft, If_None_Match="*")
    assert (again.status_code, again.json()["version"]) == (200, 1)
    other = {**draft, "year": draft["year"] - 1}
    assert is_refused(person.ask("PUT", path, other, If_None_Match="*"), 412, "declaration-changed-elsewhere")


def test_saving_needs_the_version_it_builds_on(person):
    record = person.begin()
    path = f"/declarations/{record['id']}"
    filled = {**record["draft"], "answers": [{"indicator": "1.1.1", "value": "80"}]}
    assert is_refused(person.ask("PUT", path, filled), 428, "request-precondition-required")
    saved = person.ask("PUT", path, filled, If_Match='"1"')
    assert (saved.status_code, saved.headers["ETag"]) == (200, '"2"')
    stale = person.ask("PUT", path, {**filled, "answers": []}, If_Match='"1"')
    assert is_refused(stale, 412, "declaration-changed-elsewhere")
    assert stale.json()["facts"]["version"] == "2"
    repeated = person.ask("PUT", path, filled, If_Match='"1"')
    assert (repeated.status_code, repeated.json()["version"]) == (200, 2), (
        "the same content again is no conflict"
    )


def test_what_a_declaration_is_about_does_not_change(person):
    record = person.begin()
    answer = person.save(record, category="training", year=record["draft"]["year"] - 1)
    assert codes(answer) == {"category": "field-invalid", "year": "field-invalid"}


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"category": "fishing"}, 422, "declaration-category-unknown"),
        ({"year": 2001}, 422, "declaration-year-not-open"),
        ({"scheme_version": "1999"}, 422, "scheme-unknown"),
        ({"kind": "upgrade", "base_award": str(uuid.uuid4())}, 404, "award-not-found"),
        ({"kind": "keep"}, 404, "award-not-found"),
        ({"base_award": str(uuid.uuid4())}, 422, "field-invalid"),
    ],
)
def test_what_cannot_be_begun_is_refused(person, changes, status, code):
    answer = person.ask("PUT", f"/declarations/{uuid.uuid4()}", person.draft(**changes), If_None_Match="*")
    assert is_refused(answer, status, code)


def test_one_open_declaration_per_category_and_year(person):
    record = person.begin()
    answer = person.ask("PUT", f"/declarations/{uuid.uuid4()}", person.draft(), If_None_Match="*")
    assert is_refused(answer, 409, "declaration-already-open")
    assert answer.json()["facts"]["category"] == "职业介绍"
    assert person.ask("DELETE", f"/declarations/{record['id']}", If_Match='"1"').status_code == 204
    person.begin()


def test_deleting_is_told_to_the_institutions_other_computers(person):
    record = person.begin()
    before = person.ask("GET", "/declarations").json()
    path = f"/declarations/{record['id']}"
    assert is_refused(person.ask("DELETE", path), 428, "request-precondition-required")
    assert person.ask("DELETE", path, If_Match='"1"').status_code == 204
    after = person.ask("GET", f"/declarations?cursor={before['cursor']}").json()
    assert (after["items"], after["removed"]) == ([], [record["id"]])
    assert is_refused(person.ask("GET", path), 404, "declaration-not-found")
    again = person.ask("PUT", path, person.draft(), If_None_Match="*")
    assert is_refused(again, 404, "declaration-not-found"), "a deleted id does not come back"


def test_only_changes_come_after_a_cursor(person):
    first, second = person.begin(), person.begin(category="training")
    page = person.ask("GET", "/declarations").json()
    assert [item["id"] for item in page["items"]] == [first["id"], second["id"]]
    person.save(first, answers=[{"indicator": "1.1.1", "value": "80"}])
    changed = person.ask("GET", f"/declarations?cursor={page['cursor']}").json()
    assert [item["id"] for item in changed["items"]] == [first["id"]]
    assert person.ask("GET", f"/declarations?cursor={changed['cursor']}").json()["items"] == []


def test_a_cursor_of_another_bureau_starts_anew(person):
    record = person.begin()
    items = person.ask("GET", "/declarations?cursor=999999").json()["items"]
    assert [item["id"] for item in items] == [record["id"]]


def test_a_clerk_deletes_only_what_that_clerk_began(bureau):
    manager, clerk = Institution.sample(bureau), Institution.sample_clerk(bureau)
    record = manager.begin(category="software")
    delete = {"path": f"/declarations/{record['id']}", "If_Match": '"1"'}
    assert is_refused(clerk.ask("DELETE", **delete), 403, "auth-not-allowed")
    assert manager.ask("DELETE", **delete).status_code == 204
