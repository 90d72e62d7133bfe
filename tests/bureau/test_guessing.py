"""Passwords cannot be guessed: not by another spelling of the name, not by many tries at once, not at the desk."""

from __future__ import annotations

import re
import secrets
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests

from tests.fixtures.institution import PASSWORD, Institution, is_refused


def sign_in(bureau, username, password):
    body = {"username": username, "password": password}
    return requests.post(f"{bureau.api}/sessions", json=body, timeout=30)


@pytest.mark.parametrize("tail", ["\x00", "\x00again", "\n", "\x7f"])
def test_no_other_spelling_of_a_name_gets_past_the_lock(shared_bureau, tail):
    # SQLite's LIKE ends at a NUL: "name\0anything" found the account, under a count of its own.
    person = Institution.registered(shared_bureau)
    assert is_refused(sign_in(shared_bureau, person.username + tail, PASSWORD), 422, "request-invalid")


def test_upper_and_lower_case_share_one_count(shared_bureau):
    person = Institution.registered(shared_bureau)
    for spelled in (str.upper, str.lower, str.title, str.swapcase, str):
        assert sign_in(shared_bureau, spelled(person.username), "wrong").status_code == 401
    assert is_refused(sign_in(shared_bureau, person.username, PASSWORD), 429, "auth-account-locked")


@pytest.mark.parametrize("known", [True, False])
def test_twenty_tries_at_once_are_no_more_than_five(shared_bureau, known):
    name = Institution.registered(shared_bureau).username if known else "x" + secrets.token_hex(6)
    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda _: sign_in(shared_bureau, name, "wrong").status_code, range(20)))
    assert answers.count(401) <= 5
    assert set(answers) == {401, 429}


def test_a_refused_try_does_not_lengthen_the_lock(shared_bureau):
    person = Institution.registered(shared_bureau)
    for _ in range(5):
        sign_in(shared_bureau, person.username, "wrong")
    waits = [int(sign_in(shared_bureau, person.username, "wrong").headers["Retry-After"]) for _ in range(6)]
    assert waits == sorted(waits, reverse=True)


def test_whoever_is_signed_in_guesses_the_old_password_no_more_often(shared_bureau):
    person = Institution.registered(shared_bureau)

    def change(_):
        body = {"old_password": "wrong", "new_password": "Another-Tree-9"}
        return person.ask("POST", "/account/password", body).status_code

    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(change, range(12)))
    assert answers.count(422) <= 5
    assert set(answers) == {422, 429}


@pytest.fixture
def desk(shared_bureau):
    """Tries a password at the desk's own sign-in; whether it said that it is locked."""
    browser = requests.Session()

    def try_once(name, password="wrong"):
        page = browser.get(f"{shared_bureau.url}/desk/login/", timeout=30)
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)[1]
        form = {"username": name, "password": password, "csrfmiddlewaretoken": token}
        return "分钟" in browser.post(f"{shared_bureau.url}/desk/login/", data=form, timeout=30).text

    return try_once


def test_the_desk_locks_its_door_as_well(desk):
    name = "x" + secrets.token_hex(6)
    assert not any(desk(name) for _ in range(5))
    assert desk(name)


def test_an_empty_password_at_the_desk_does_not_wipe_the_count(desk):
    name = "x" + secrets.token_hex(6)
    for _ in range(4):
        desk(name)
    desk(name, password="")
    assert desk(name)
