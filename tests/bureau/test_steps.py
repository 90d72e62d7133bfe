"""No step outside the state table: whatever it does not allow in a state is refused and changes nothing."""

from __future__ import annotations

import json
import secrets

import pytest
import requests

from desktop_client.contract.states import DECLARATION, DeclarationEvent, DeclarationState, Role, find
from tests.fixtures.institution import Institution


def to(state, bureau, person):
    """A declaration in ``state``."""
    if state == "filling":
        return person.begin()
    record = person.filed()
    for step in {
        "awaiting_review": (),
        "in_review": ("take",),
        "needs_correction": ("return_two",),
        "rejected": ("reject",),
        "graded": ("pass",),
        "terminated": ("reject", "abandon"),
    }[state]:
        record = person.step(record, step).json() if step == "abandon" else bureau.review(record["id"], step)
    return record


def ask(event, bureau, person, record):
    """Try the event; the HTTP status."""
    path, match = f"/declarations/{record['id']}", {"If_Match": f'"{record["version"]}"'}
    if event in ("withdraw", "revise", "abandon"):
        return person.step(record, event).status_code
    if event == "delete":
        return person.ask("DELETE", path, **match).status_code
    if event == "answer":
        return person.save(record, answers=[]).status_code
    if event in ("submit", "resubmit"):
        raw = json.dumps(person.package(record)).encode()
        headers = {"Idempotency_Key": secrets.token_hex(16), "Content_Type": "application/json"}
        return person.ask("POST", f"{path}/submit", raw, **headers).status_code
    outcome = {"take": "take", "ask_correction": "return_two", "reject": "reject", "grade": "pass"}[event]
    answer = requests.post(
        f"{bureau.api}/practice/review",
        json={"declaration_id": record["id"], "outcome": outcome},
        headers={"X-Practice-Token": bureau.practice_token},
        timeout=30,
    )
    return answer.status_code


BY_INSTITUTION = ("answer", "delete", "submit", "resubmit", "withdraw", "revise", "abandon")
BY_REVIEWER = ("take", "ask_correction", "reject", "grade")
#: One door of the API serves two events, the state says which.
SAME_DOOR = {"submit": ("submit", "resubmit"), "resubmit": ("submit", "resubmit")}
#: The practice reviewer takes first what has not been taken.
TAKES_FIRST = ("ask_correction", "reject", "grade")


def allowed(state, event, role):
    if event in TAKES_FIRST and state == "awaiting_review":
        return True
    doors = SAME_DOOR.get(event, (event,))
    return any(find(DECLARATION, DeclarationState(state), DeclarationEvent(door), role) for door in doors)


@pytest.mark.parametrize(
    "state",
    ["filling", "awaiting_review", "in_review", "needs_correction", "rejected", "graded", "terminated"],
)
def test_what_the_table_does_not_allow_is_refused(shared_bureau, state):
    person = Institution.registered(shared_bureau)
    record = to(state, shared_bureau, person)
    assert record["state"] == state
    tried = [(event, Role.MANAGER) for event in BY_INSTITUTION] + [
        (event, Role.REVIEWER) for event in BY_REVIEWER
    ]
    for event, role in tried:
        if not allowed(state, event, role):
            assert ask(event, shared_bureau, person, record) in (403, 409), (state, event)
            assert person.show(record) == record, (state, event)
