"""The session behind the door: renewed quietly, one at a time, and its end is said once."""

from __future__ import annotations

import threading

import pytest

from desktop_client.api.client import ApiClient, Refusal, Tokens
from desktop_client.api.transport import Transport
from desktop_client.contract.codes import Code
from desktop_client.contract.messages import SignIn
from desktop_client.errors import SessionEnded


@pytest.fixture
def rotated():
    return []


@pytest.fixture
def api(wire, bureau, rotated):
    door = ApiClient(Transport(lambda: wire.url), rotated=rotated.append)
    sample = bureau.sample()
    door.sign_in(SignIn(username=sample["username"], password=sample["password"]))
    return door


def stale(api: ApiClient) -> None:
    """As after half an hour: the access token opens nothing any more, the refresh token does."""
    api.enter(Tokens(access="worn-out-" + "x" * 30, refresh=api._tokens.refresh))


def test_a_worn_out_access_token_is_renewed_without_anybody_noticing(api, rotated, wire):
    stale(api)

    assert api.account().username
    assert wire.seen("/sessions/refresh") == 1
    assert len(rotated) == 2
    assert rotated[0] != rotated[1]


def test_many_calls_at_once_renew_once(api, wire):
    stale(api)
    answers = []

    threads = [threading.Thread(target=lambda: answers.append(api.account())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len({answer.username for answer in answers}) == 1
    assert wire.seen("/sessions/refresh") == 1


def test_a_start_with_nothing_but_the_refresh_token_needs_no_wasted_question(api, wire):
    api.enter(Tokens(access="", refresh=api._tokens.refresh))
    wire.requests.clear()

    api.account()

    assert wire.requests == ["POST /api/v1/sessions/refresh", "GET /api/v1/account"]


def test_the_end_of_the_session_is_told_once_and_said_plainly(api, wire):
    told = []
    api._lost = lambda: told.append(True)
    api.enter(Tokens(access="", refresh="never-given-out-by-anybody-" + "x" * 20))

    for _ in range(2):
        with pytest.raises(SessionEnded) as raised:
            api.account()
        assert raised.value.code is Code.SESSION_ENDED

    assert told == [True]
    assert not api.has_session


def test_signing_out_makes_the_old_token_worthless(api):
    tokens = api._tokens
    api.end_session()
    api.enter(tokens)

    with pytest.raises(SessionEnded):
        api.account()


def test_a_refusal_names_each_place(api):
    refused = api.declaration("00000000-0000-4000-8000-000000000000")

    assert isinstance(refused, Refusal)
    assert refused.status == 404
    assert refused.refused().problems[0].code is Code.DECLARATION_NOT_FOUND


def test_tokens_do_not_show_themselves(api):
    assert api._tokens.access not in repr(api._tokens)
