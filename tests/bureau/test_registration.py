"""机构注册: one dialog, usable at once; every slip is named at its field."""

from __future__ import annotations

import secrets

import pytest
import requests

from tests.fixtures.institution import Institution, codes, fresh_credit_code, is_refused, registration


def register(bureau, entered, key=None):
    headers = {"Idempotency-Key": key or secrets.token_hex(16)}
    return requests.post(f"{bureau.api}/institutions", json=entered, headers=headers, timeout=30)


def test_whoever_registers_can_sign_in_at_once_as_manager(shared_bureau):
    person = Institution.registered(shared_bureau)
    account = person.ask("GET", "/account").json()
    assert account["role"] == "manager"
    assert account["institution"]["state"] == "active"
    assert account["mobile"] == "139****5678"


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("credit_code", "91350100M000100Y4Z", "uscc-letter"),
        ("credit_code", "91350100M000100Y44", "uscc-check-digit"),
        ("clerk_mobile", "1391234567", "mobile-length"),
        ("qualifications", ["nobility"], "choice-unknown"),
        ("password", "short", "password-too-weak"),
        ("password", "alllowercaseletters", "password-too-weak"),
        ("institution_name", "  ", "field-required"),
        ("institution_name", "白杨\u202e司公限有", "field-invalid"),
        ("clerk_name", "王\u200b五", "field-invalid"),
        ("username", "3abc", "field-invalid"),
    ],
)
def test_a_slip_is_named_at_its_field(shared_bureau, field, value, code):
    answer = register(shared_bureau, registration(**{field: value}))
    assert answer.status_code == 422
    assert codes(answer) == {field: code}


def test_the_bureau_counts_kinds_of_signs_as_the_client_does(shared_bureau):
    answer = register(shared_bureau, registration(password="海棠海棠海棠Haitang"))
    assert answer.status_code == 201, answer.text


def test_a_password_must_not_hold_the_user_name(shared_bureau):
    answer = register(shared_bureau, registration(username="zhaoliu", password="Zhaoliu-2026"))
    assert codes(answer) == {"password": "password-too-weak"}


def test_a_credit_code_registers_once_however_it_is_typed(shared_bureau):
    code = fresh_credit_code()
    assert register(shared_bureau, registration(credit_code=code)).status_code == 201
    answer = register(shared_bureau, registration(credit_code=f" {code.lower()} "))
    assert is_refused(answer, 409, "register-credit-code-taken")
    assert codes(answer) == {"credit_code": "register-credit-code-taken"}


def test_a_user_name_is_taken_in_upper_case_too(shared_bureau):
    name = "u" + secrets.token_hex(5)
    assert register(shared_bureau, registration(username=name)).status_code == 201
    assert is_refused(
        register(shared_bureau, registration(username=name.upper())), 409, "register-username-taken"
    )


def test_the_same_key_registers_once(shared_bureau):
    entered, key = registration(), secrets.token_hex(16)
    first, again = register(shared_bureau, entered, key), register(shared_bureau, entered, key)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    other = {**entered, "clerk_name": "赵六"}
    assert is_refused(register(shared_bureau, other, key), 422, "request-idempotency-key-reused")


def test_without_a_key_nothing_is_registered(shared_bureau):
    answer = requests.post(f"{shared_bureau.api}/institutions", json=registration(), timeout=30)
    assert is_refused(answer, 428, "request-idempotency-key-required")
