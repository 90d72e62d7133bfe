"""The state tables: whole, unambiguous, and never left whatever happens."""

from __future__ import annotations

from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_client import words
from desktop_client.contract import states
from desktop_client.contract.states import Role, Step, Word, events, find

Table = tuple[Step, ...]

#: table, its states, its events, where a record begins
TABLES: dict[str, tuple[Table, type[StrEnum], type[StrEnum], set[Word]]] = {
    "declaration": (
        states.DECLARATION,
        states.DeclarationState,
        states.DeclarationEvent,
        {states.DeclarationState.FILLING},
    ),
    "subsidy": (
        states.SUBSIDY,
        states.SubsidyState,
        states.SubsidyEvent,
        {states.SubsidyState.PREPARING},
    ),
    "grade": (states.GRADE, states.GradeState, states.GradeEvent, {states.GradeState.ACTIVE}),
    "institution": (
        states.INSTITUTION,
        states.InstitutionState,
        states.InstitutionEvent,
        {states.InstitutionState.AWAITING_REVIEW},
    ),
    "account": (
        states.ACCOUNT,
        states.AccountState,
        states.AccountEvent,
        {states.AccountState.AWAITING_INSTITUTION},
    ),
    "sending": (states.SENDING, states.Sending, states.SendingEvent, {states.Sending.CLEAN}),
}
NAMES = list(TABLES)


@pytest.mark.parametrize("name", NAMES)
def test_every_state_can_be_reached(name: str) -> None:
    table, kind, _, begin = TABLES[name]
    reached = set(begin)
    while True:
        further = {step.target for step in table if reached & set(step.sources) and step.target is not None}
        if further <= reached:
            break
        reached |= further
    assert reached == set(kind)


@pytest.mark.parametrize("name", NAMES)
def test_every_event_occurs_and_has_its_word(name: str) -> None:
    table, _, kind, _ = TABLES[name]
    assert {step.event for step in table} == set(kind)
    assert all(words.word(event, language) != "" for event in kind for language in ("zh", "en"))


@pytest.mark.parametrize("name", NAMES)
def test_what_follows_is_never_ambiguous(name: str) -> None:
    table, kind, event_kind, _ = TABLES[name]
    for state in kind:
        for event in event_kind:
            targets = {step.target for step in table if step.event == event and state in step.sources}
            assert len(targets) <= 1, (state, event)


@pytest.mark.parametrize("name", NAMES)
def test_each_step_belongs_to_somebody_and_to_this_table(name: str) -> None:
    table, kind, event_kind, _ = TABLES[name]
    for step in table:
        assert step.roles
        assert step.sources
        assert set(step.sources) <= set(kind)
        assert step.event in set(event_kind)


@given(name=st.sampled_from(NAMES), data=st.data())
def test_a_walk_of_random_events_never_leaves_the_table(name: str, data: st.DataObject) -> None:
    table, kind, event_kind, begin = TABLES[name]
    state: Word = next(iter(begin))
    for _ in range(30):
        role = data.draw(st.sampled_from(Role))
        event = data.draw(st.sampled_from(list(event_kind)))
        step = find(table, state, event, role)
        assert (step is not None) == (event in events(table, state, role))
        if step is None:
            continue
        if step.target is None:
            return
        state = step.target
        assert state in set(kind)


def test_only_the_bureau_decides() -> None:
    decided = {states.DeclarationState.GRADED, states.DeclarationState.NEEDS_CORRECTION}
    ours = {Role.CLERK, Role.MANAGER}
    entering = [
        step for step in states.DECLARATION if step.target in decided and step.target not in step.sources
    ]
    assert entering
    assert not any(ours & set(step.roles) for step in entering)


def test_once_sending_has_begun_nothing_can_be_edited_or_sent_anew() -> None:
    forbidden = {states.SendingEvent.EDIT, states.SendingEvent.QUEUE, states.SendingEvent.CANCEL}
    for state in (states.Sending.SENDING, states.Sending.UNKNOWN):
        for role in Role:
            assert not events(states.SENDING, state, role) & forbidden


def test_an_unknown_outcome_is_left_only_by_asking_the_bureau() -> None:
    leaving = {
        step.event
        for step in states.SENDING
        if states.Sending.UNKNOWN in step.sources and step.target is not states.Sending.CONFLICT
    }
    assert leaving == {states.SendingEvent.FOUND, states.SendingEvent.NOT_FOUND}


def test_an_open_declaration_is_one_that_can_still_go_on() -> None:
    final = {
        state for state in states.DeclarationState if not any(state in s.sources for s in states.DECLARATION)
    }
    assert final == set(states.DeclarationState) - states.OPEN_DECLARATION
