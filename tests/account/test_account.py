"""Registering, signing in with and without the network, staying signed in, and a new password."""

from __future__ import annotations

import pytest

from desktop_client import events
from desktop_client.account.models import KeyringState
from desktop_client.api.client import Tokens
from desktop_client.contract.codes import Code
from desktop_client.errors import AppError, BureauUnavailable, SessionEnded, StoreError
from desktop_client.problems import Done, Refused, blocking

FIELDS = {
    "institution_name": "新来人力资源有限公司",
    "credit_code": "91350100M000100Y43",
    "qualifications": "licence,filing",
    "licence_number": "350100260001",
    "clerk_name": "王五",
    "clerk_mobile": "13800138000",
    "username": "wangwu",
    "password": "First-Password-2026",
    "repeat_password": "First-Password-2026",
}
NEXT = "Second-Password-2026"


@pytest.fixture
def registered(client):
    client.account.register(FIELDS)
    client.account.sign_in("wangwu", FIELDS["password"])
    return client


def codes(refused) -> list[Code]:
    assert isinstance(refused, Refused)
    return [problem.code for problem in refused.problems]


# -- registering --------------------------------------------------------------------------------------------


def test_who_registers_can_sign_in_at_once(client):
    registered = client.account.register(FIELDS)
    signed = client.account.sign_in("wangwu", FIELDS["password"])

    assert registered.username == "wangwu"
    assert signed.account.institution.name == FIELDS["institution_name"]
    assert signed.online
    assert signed.remembered


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("credit_code", "91350100M000100Y44", Code.USCC_CHECK_DIGIT),
        ("credit_code", "", Code.FIELD_REQUIRED),
        ("clerk_mobile", "12345", Code.MOBILE_LENGTH),
        ("username", "5wang", Code.USERNAME_INVALID),
        ("password", "short", Code.PASSWORD_TOO_WEAK),
        ("repeat_password", "another", Code.PASSWORD_NOT_REPEATED),
    ],
)
def test_what_is_wrong_is_said_at_its_field_before_the_bureau_is_asked(client, wire, field, value, code):
    refused = client.account.register({**FIELDS, field: value})

    assert (field, code) in [(problem.place, problem.code) for problem in refused.problems]
    assert wire.seen("/institutions") == 0


def test_full_width_typing_is_understood(client):
    values = {
        **FIELDS,
        "credit_code": "９１３５０１００ｍ０００１００Ｙ４３",
        "clerk_mobile": "+86 138-0013-8000",
    }

    assert blocking(client.account.check_registration(values)) == []
    assert not isinstance(client.account.register(values), Refused)


def test_a_taken_credit_code_is_refused_by_the_bureau_at_its_field(client):
    client.account.register(FIELDS)

    refused = client.account.register({**FIELDS, "username": "another"})

    assert [(problem.place, problem.code) for problem in refused.problems] == [
        ("credit_code", Code.CREDIT_CODE_TAKEN)
    ]


def test_a_registration_whose_answer_was_lost_is_not_made_twice(client, wire):
    wire.next("cut_before_reply", path="/institutions")

    assert client.account.register(FIELDS).username == "wangwu"
    assert wire.seen("/institutions") == 2


# -- signing in ---------------------------------------------------------------------------------------------


def test_a_wrong_password_and_a_wrong_name_get_the_same_words(registered):
    wrong_password = registered.account.sign_in("wangwu", "nonsense")
    wrong_name = registered.account.sign_in("nobody", "nonsense")
    no_name = registered.account.sign_in("", "nonsense")

    assert wrong_password == wrong_name == no_name
    assert codes(wrong_password) == [Code.SIGN_IN_REFUSED]


def test_the_next_start_needs_no_password_and_no_network(registered, computer, wire):
    wire.cut()
    computer.close()

    signed = computer.open().account.resume()

    assert signed.account.username == "wangwu"
    assert signed.remembered
    assert not signed.online


def test_not_remembered_nothing_is_left_in_the_keyring(registered, computer, keyring_of_test):
    registered.account.sign_in("wangwu", FIELDS["password"], remember=False)
    assert keyring_of_test.kept == {}

    computer.close()
    assert computer.open().account.resume() is None


def test_signing_out_forgets_and_ends_the_session(registered, keyring_of_test):
    registered.account.sign_out()

    assert registered.account.current is None
    assert keyring_of_test.kept == {}
    with pytest.raises(AppError) as raised:
        _ = registered.office
    assert raised.value.code is Code.NOT_SIGNED_IN


def test_without_the_network_the_password_opens_what_is_kept_here(registered, computer, wire):
    registered.office.sending.sync()
    registered.account.sign_out()
    wire.cut()

    signed = registered.account.sign_in("wangwu", FIELDS["password"])

    assert not signed.online
    assert [problem.code for problem in signed.problems] == [Code.BUREAU_UNREACHABLE]
    assert registered.office.grading.categories()
    assert codes(registered.account.sign_in("wangwu", "nonsense")) == [Code.SIGN_IN_REFUSED]


def test_without_the_network_a_stranger_to_this_computer_is_told_that_the_bureau_is_away(client, wire):
    wire.cut()

    with pytest.raises(BureauUnavailable):
        client.account.sign_in("wangwu", FIELDS["password"])


def test_without_a_keyring_everything_works_but_remembering_and_no_secret_is_on_the_disk(
    client, computer, keyring_of_test, wire
):
    keyring_of_test.absent = True
    client.account.register(FIELDS)

    signed = client.account.sign_in("wangwu", FIELDS["password"])

    assert client.account.keyring_state() is KeyringState.ABSENT
    assert not signed.remembered
    assert [problem.code for problem in signed.problems] == [Code.KEYRING_UNAVAILABLE]
    client.office.sending.sync()
    secrets = (client.account._inside.database_key, client.account._inside.api._tokens.refresh.encode())
    everything = b"".join(file.read_bytes() for file in computer.profile.rglob("*") if file.is_file())
    for secret in (*secrets, secrets[0].hex().encode(), FIELDS["password"].encode()):
        assert secret not in everything
    wire.cut()
    assert computer.restart().account.sign_in("wangwu", FIELDS["password"]).account.username == "wangwu"


# -- the session ends in the middle ---------------------------------------------------------------------------


def test_an_ended_session_loses_nothing_and_is_renewed_in_place(manager, draft, news, bureau):
    grading = manager.office.grading
    grading.answer(draft, "1.1.1", note="写到一半")
    manager.account._inside.api.enter(Tokens(access="", refresh="x" * 43))

    report = manager.office.sending.sync()
    assert report.problem.code is Code.SESSION_ENDED
    assert news.count(events.SessionLost()) == 1
    assert not manager.account.has_session
    grading.answer(draft, "1.1.2", note="接着写")
    with pytest.raises(SessionEnded):
        grading.withdraw(next(row.id for row in grading.query(_everything()).rows(0, 9) if row.number == 4))

    assert codes(manager.account.renew("nonsense")) == [Code.SIGN_IN_REFUSED]
    assert manager.account.renew(bureau.sample()["password"]).online

    assert manager.office.grading is grading, "what is open stays open"
    assert manager.office.sending.sync().pushed == 1
    assert {grading.show(draft).answers[code].note for code in ("1.1.1", "1.1.2")} == {"写到一半", "接着写"}


def _everything():
    from desktop_client.grading.models import ListQuery

    return ListQuery()


def test_coming_and_going_of_the_bureau_is_news(manager, news, wire):
    wire.cut()
    manager.office.sending.sync()
    wire.mend()
    manager.office.sending.sync()

    assert [event for event in news if isinstance(event, events.ConnectionChanged)] == [
        events.ConnectionChanged(online=False),
        events.ConnectionChanged(online=True),
    ]


# -- the password -------------------------------------------------------------------------------------------


def test_after_a_change_the_new_password_opens_everything_and_the_old_one_nothing(registered, computer, wire):
    assert registered.account.change_password(FIELDS["password"], NEXT, NEXT) == Done()

    again = computer.restart()
    assert again.account.current is not None, "the keyring followed"
    assert again.office.sending.sync().problem is None
    again.account.sign_out()
    assert codes(again.account.sign_in("wangwu", FIELDS["password"])) == [Code.SIGN_IN_REFUSED]
    wire.cut()
    assert codes(again.account.sign_in("wangwu", FIELDS["password"])) == [Code.SIGN_IN_REFUSED]
    assert again.account.sign_in("wangwu", NEXT).account.username == "wangwu"


def test_a_change_the_bureau_refuses_changes_nothing_here(registered, wire):
    assert codes(registered.account.change_password("Wrong-Password-2026", NEXT, NEXT)) == [
        Code.PASSWORD_WRONG
    ]

    registered.account.sign_out()
    wire.cut()
    assert registered.account.sign_in("wangwu", FIELDS["password"]).account.username == "wangwu"


def test_a_change_that_never_reached_the_bureau_changes_nothing_here(registered, wire):
    wire.cut()
    with pytest.raises(BureauUnavailable):
        registered.account.change_password(FIELDS["password"], NEXT, NEXT)

    registered.account.sign_out()
    assert registered.account.sign_in("wangwu", FIELDS["password"]).account.username == "wangwu"


@pytest.mark.parametrize(
    ("new", "repeat", "place", "code"),
    [
        ("short1A", "short1A", "new_password", Code.PASSWORD_TOO_WEAK),
        (FIELDS["password"], FIELDS["password"], "new_password", Code.PASSWORD_SAME),
        (NEXT, NEXT + "x", "repeat_password", Code.PASSWORD_NOT_REPEATED),
        ("", "", "new_password", Code.FIELD_REQUIRED),
    ],
)
def test_what_is_wrong_with_a_new_password_is_said_before_the_bureau_is_asked(
    registered, wire, new, repeat, place, code
):
    refused = registered.account.change_password(FIELDS["password"], new, repeat)

    assert (place, code) in [(problem.place, problem.code) for problem in refused.problems]
    assert wire.seen("/account/password") == 0


def test_other_computers_are_signed_out_by_the_change(registered, make_computer):
    other = make_computer("other").open()
    other.account.sign_in("wangwu", FIELDS["password"])

    registered.account.change_password(FIELDS["password"], NEXT, NEXT)

    assert other.office.sending.sync().problem.code is Code.SESSION_ENDED


@pytest.fixture
def changed_elsewhere(registered, make_computer, keyring_of_test):
    """This computer has no keyring entry, and the password was changed on another one."""
    registered.office.sending.sync()
    registered.account.sign_out()
    other = make_computer("other").open()
    other.account.sign_in("wangwu", FIELDS["password"])
    other.account.change_password(FIELDS["password"], NEXT, NEXT)
    return registered


def test_changed_elsewhere_what_is_kept_here_is_locked_away_and_never_overwritten(changed_elsewhere):
    with pytest.raises(StoreError) as raised:
        changed_elsewhere.account.sign_in("wangwu", NEXT)

    assert raised.value.code is Code.STORE_LOCKED_AWAY
    assert changed_elsewhere.account.current is None


def test_the_previous_password_opens_it_again_for_good(changed_elsewhere, wire):
    changed_elsewhere.account.sign_in("wangwu", NEXT, previous_password=FIELDS["password"])
    changed_elsewhere.account.sign_out()
    wire.cut()

    assert changed_elsewhere.account.sign_in("wangwu", NEXT).account.username == "wangwu"


def test_or_it_is_set_aside_and_begun_afresh(changed_elsewhere, computer):
    signed = changed_elsewhere.account.sign_in("wangwu", NEXT, start_afresh=True)

    assert signed.online
    assert list(computer.profile.glob("accounts/*.aside-*"))


def test_changed_elsewhere_the_keyring_alone_is_enough(registered, make_computer):
    other = make_computer("other").open()
    other.account.sign_in("wangwu", FIELDS["password"])
    other.account.change_password(FIELDS["password"], NEXT, NEXT)

    assert registered.account.sign_in("wangwu", NEXT).online


# -- the store ----------------------------------------------------------------------------------------------


def test_a_damaged_store_is_told_of_and_filled_again_from_the_bureau(manager, draft, computer, bureau):
    manager.office.sending.sync()
    folder = next(computer.profile.glob("accounts/*"))
    computer.close()
    (folder / "store.db").write_bytes(b"damaged")
    again = computer.open()

    signed = again.account.sign_in(manager.settings.username, bureau.sample()["password"])

    assert [problem.code for problem in signed.problems] == [Code.STORE_DAMAGED]
    assert (folder / "store.db.aside-1").read_bytes() == b"damaged"
    again.office.sending.sync()
    assert again.office.grading.row(draft).id == draft
