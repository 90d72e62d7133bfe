"""Signing in and out: tokens that end when they should, and an answer that betrays nothing."""

from __future__ import annotations

import statistics
import time

import requests

from tests.fixtures.institution import PASSWORD, Institution, codes, is_refused


def sign_in(bureau, username, password):
    return requests.post(
        f"{bureau.api}/sessions", json={"username": username, "password": password}, timeout=30
    )


def refresh(bureau, token):
    return requests.post(f"{bureau.api}/sessions/refresh", json={"refresh_token": token}, timeout=30)


def test_unknown_name_and_wrong_password_get_the_same_answer(shared_bureau):
    person = Institution.registered(shared_bureau)
    unknown, wrong = (
        sign_in(shared_bureau, "nobody-here", PASSWORD),
        sign_in(shared_bureau, person.username, "no"),
    )
    assert is_refused(unknown, 401, "auth-sign-in-refused")
    assert unknown.json() == wrong.json()


def test_unknown_name_and_wrong_password_take_the_same_time(shared_bureau):
    people = [Institution.registered(shared_bureau) for _ in range(3)]

    def took(username):
        started = time.perf_counter()
        sign_in(shared_bureau, username, "wrong")
        return time.perf_counter() - started

    known = statistics.median(took(person.username) for person in people for _ in range(4))
    unknown = statistics.median(took(f"{person.username}x") for person in people for _ in range(4))
    # Without the same work for an unknown name this is a factor of five and more.
    assert 0.5 < known / unknown < 2


def test_five_wrong_passwords_lock_this_address_out_for_a_while(shared_bureau):
    person = Institution.registered(shared_bureau)
    for _ in range(5):
        assert sign_in(shared_bureau, person.username, "wrong").status_code == 401
    locked = sign_in(shared_bureau, person.username, PASSWORD)
    assert is_refused(locked, 429, "auth-account-locked")
    assert 0 < int(locked.headers["Retry-After"]) <= 15 * 60
    assert person.ask("GET", "/account").status_code == 200, "who is in stays in"


def test_a_right_password_forgets_the_wrong_ones(shared_bureau):
    person = Institution.registered(shared_bureau)
    for _ in range(2):
        for _ in range(4):
            sign_in(shared_bureau, person.username, "wrong")
        assert sign_in(shared_bureau, person.username, PASSWORD).status_code == 201


def test_signing_out_ends_the_token(shared_bureau):
    person = Institution.registered(shared_bureau)
    assert person.ask("DELETE", "/sessions/current").status_code == 204
    answer = person.ask("GET", "/account")
    assert is_refused(answer, 401, "auth-session-ended")
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert is_refused(refresh(shared_bureau, person.tokens["refresh_token"]), 401, "auth-session-ended")


def test_a_refresh_gives_new_tokens_and_ends_the_old_ones(shared_bureau):
    person = Institution.registered(shared_bureau)
    old = person.tokens["access_token"]
    person.tokens = refresh(shared_bureau, person.tokens["refresh_token"]).json()
    assert person.ask("GET", "/account").status_code == 200
    person.tokens["access_token"] = old
    assert is_refused(person.ask("GET", "/account"), 401, "auth-session-ended")


def test_a_refresh_token_used_twice_ends_its_session(shared_bureau):
    person = Institution.registered(shared_bureau)
    stolen = person.tokens["refresh_token"]
    person.tokens = refresh(shared_bureau, stolen).json()
    assert is_refused(refresh(shared_bureau, stolen), 401, "auth-session-ended")
    assert is_refused(person.ask("GET", "/account"), 401, "auth-session-ended")


def test_a_new_password_ends_all_other_sessions(shared_bureau):
    person = Institution.registered(shared_bureau)
    elsewhere = Institution(shared_bureau, person.username, person.password)
    elsewhere.sign_in()
    body = {"old_password": PASSWORD, "new_password": "Another-Tree-9"}
    person.tokens = person.ask("POST", "/account/password", body).json()
    assert person.ask("GET", "/account").status_code == 200
    assert is_refused(elsewhere.ask("GET", "/account"), 401, "auth-session-ended")
    assert sign_in(shared_bureau, person.username, PASSWORD).status_code == 401
    assert sign_in(shared_bureau, person.username, "Another-Tree-9").status_code == 201


def test_the_old_password_must_be_right_and_old_ones_do_not_come_back(shared_bureau):
    person = Institution.registered(shared_bureau)

    def change(old, new):
        answer = person.ask("POST", "/account/password", {"old_password": old, "new_password": new})
        if answer.ok:
            person.tokens = answer.json()
        return answer

    assert codes(change("Wrong-Old-2026", "Another-Tree-9")) == {"old_password": "password-wrong"}
    assert codes(change(PASSWORD, "weak")) == {"new_password": "password-too-weak"}
    assert codes(change(PASSWORD, PASSWORD)) == {"new_password": "password-same"}
    assert change(PASSWORD, "Another-Tree-9").ok
    assert codes(change("Another-Tree-9", PASSWORD)) == {"new_password": "password-same"}


def test_without_a_token_nothing_is_told(shared_bureau):
    for path in ("/account", "/catalogue", "/declarations", "/awards", "/notices"):
        assert is_refused(requests.get(shared_bureau.api + path, timeout=30), 401, "auth-session-ended")
