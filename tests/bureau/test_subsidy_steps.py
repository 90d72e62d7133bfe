"""No step outside the state table of applications: what it does not allow is refused and changes nothing."""

from __future__ import annotations

import pytest
import requests

from desktop_client.contract.states import SUBSIDY, Role, SubsidyEvent, SubsidyState, find
from tests.fixtures.applicant import TALENT, Applicant


def to(state, person):
    """An application in ``state``."""
    if state == "preparing":
        return person.apply(TALENT)
    if state == "ready":
        return person.ready(TALENT)
    record = person.submitted(TALENT)
    for step in {
        "awaiting_review": (),
        "in_review": ("take",),
        "needs_correction": ("return",),
        "rejected": ("reject",),
        "approved": ("pass", "pass", "pass"),
        "publicised": ("pass", "pass", "pass", "publicise"),
        "paid": ("pass", "pass", "pass", "pay"),
    }[state]:
        record = person.reviewed(record, step)
    return record


def ask(event, person, record):
    """Try the event; the HTTP status."""
    if event in ("withdraw", "revise", "delete"):
        return person.do(record, event).status_code
    if event == "change":
        return person.keep(record, note="anders").status_code
    if event in ("submit", "resubmit"):
        return person.send(person.parcel(record)).status_code
    outcome = {"pass_step": "pass", "ask_correction": "return", "approve": "pass"}.get(event, event)
    answer = requests.post(
        f"{person.bureau.api}/practice/review-subsidy",
        json={"subsidy_id": record["id"], "outcome": outcome},
        headers={"X-Practice-Token": person.bureau.practice_token},
        timeout=30,
    )
    return answer.status_code


BY_INSTITUTION = ("change", "delete", "submit", "resubmit", "withdraw", "revise")
BY_REVIEWER = ("take", "pass_step", "ask_correction", "reject", "approve", "publicise", "pay")
#: One door serves several events, the state says which; what is incomplete is refused for another reason.
SAME_DOOR = {
    "submit": ("submit", "resubmit", "complete"),
    "resubmit": ("submit", "resubmit", "complete"),
    "pass_step": ("pass_step", "approve"),
    "approve": ("pass_step", "approve"),
}
#: The practice reviewer takes first what has not been taken.
TAKES_FIRST = ("pass_step", "ask_correction", "reject", "approve")


def allowed(state, event, role):
    if event in TAKES_FIRST and state == "awaiting_review":
        return True
    doors = SAME_DOOR.get(event, (event,))
    return any(find(SUBSIDY, SubsidyState(state), SubsidyEvent(door), role) for door in doors)


@pytest.mark.parametrize("state", [state.value for state in SubsidyState])
def test_what_the_table_does_not_allow_is_refused(shared_bureau, state):
    person = Applicant.registered(shared_bureau)
    record = to(state, person)
    assert record["state"] == state
    tried = [(event, Role.MANAGER) for event in BY_INSTITUTION] + [
        (event, Role.REVIEWER) for event in BY_REVIEWER
    ]
    for event, role in tried:
        if not allowed(state, event, role):
            assert ask(event, person, record) in (403, 409), (state, event)
            assert person.look(record) == record, (state, event)
