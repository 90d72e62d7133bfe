"""Journeys of a person: registering, coming back, a new password, a session that ends in the middle of work."""

from __future__ import annotations

import json
import os
import shutil
import signal

import requests
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from ui import accessibility
from ui.account.password import NEW, OLD, REPEAT, ChangePasswordDialog
from ui.account.registration import RegistrationDialog
from ui.account.renew import RenewDialog
from ui.sending.indicator import Standing

INSTITUTION = {
    "institution_name": "新来人力资源有限公司",
    "credit_code": "91350100M000100Y43",
    "qualifications": "licence",
    "licence_number": "350100260001",
    "clerk_name": "王五",
    "clerk_mobile": "13800138000",
}
PASSWORD = "First-Password-2026"
NEXT_PASSWORD = "Second-Password-2026"


def press(button) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def sign_in(program, settled, username: str, password: str) -> None:
    program.sign_in.username.setText(username)
    program.sign_in.password.set_text(password)
    press(program.sign_in.submit_button)
    settled(lambda: program.window is not None or program.sign_in.banner.isVisible())


def change_password(window, settled, old: str, new: str) -> ChangePasswordDialog:
    window.change_password()
    dialog = window.findChild(ChangePasswordDialog)
    for name, text in ((OLD, old), (NEW, new), (REPEAT, new)):
        dialog.fields[name].set_text(text)
    dialog.save()
    settled()
    return dialog


def test_registering_leads_to_signing_in_at_once(program, settled):
    press(program.sign_in.register_button)
    dialog = program.sign_in.findChild(RegistrationDialog)
    dialog.institution.set_values(INSTITUTION)
    dialog.account.set_values({"username": "wangwu", "password": PASSWORD, "repeat_password": PASSWORD})
    press(dialog.findChild(QPushButton, "confirm-registration"))
    settled(lambda: program.sign_in.banner.isVisible())

    assert program.sign_in.username.text() == "wangwu"
    sign_in(program, settled, "wangwu", PASSWORD)

    assert program.window.user.text() == "王五"
    settled(lambda: program.window.indicator.current() is Standing.SYNCED)


def test_a_taken_credit_code_is_said_beside_the_field(program, settled, bureau):
    for username in ("wangwu", "wangliu"):
        press(program.sign_in.register_button)
        dialog = program.sign_in.findChildren(RegistrationDialog)[-1]
        dialog.institution.set_values(INSTITUTION)
        dialog.account.set_values({"username": username, "password": PASSWORD, "repeat_password": PASSWORD})
        dialog.submit()
        settled()
    assert dialog.institution.problem("credit_code")


def test_who_is_remembered_comes_back_without_a_password(window, program, screen, settled):
    name = window.user.text()
    screen.end(program)
    again = screen.start()
    settled(lambda: again.window is not None)
    assert again.window.user.text() == name


def test_leaving_wants_the_password_again(window, program, screen, settled):
    window.sign_out_wanted.emit()
    settled(lambda: program.sign_in.isVisible() and program.sign_in.username.isEnabled())
    screen.end(program)
    again = screen.start()
    settled()
    assert again.window is None


def test_without_a_keyring_everything_works_and_the_person_is_told(program, screen, settled, bureau):
    screen.credentials.absent = True
    sample = bureau.sample()
    sign_in(program, settled, sample["username"], sample["password"])
    assert program.window.banner.isVisible()
    assert "密钥环" in program.window.banner.text()


def test_a_new_password_is_the_only_one_from_then_on(window, program, settled, bureau):
    sample = bureau.sample()
    change_password(window, settled, sample["password"], NEXT_PASSWORD)
    settled(lambda: window.banner.isVisible())
    window.sign_out_wanted.emit()
    settled(lambda: program.sign_in.isVisible() and program.sign_in.username.isEnabled())

    sign_in(program, settled, sample["username"], sample["password"])
    assert program.window is None
    sign_in(program, settled, sample["username"], NEXT_PASSWORD)
    assert program.window is not None


def test_a_wrong_old_password_is_said_beside_its_field(window, settled):
    dialog = change_password(window, settled, "Not-the-password-1", NEXT_PASSWORD)
    assert dialog.rows[OLD].problem()


def change_password_elsewhere(bureau, new: str) -> None:
    """As from another computer: it ends every other session of the account."""
    sample = bureau.sample()
    account = {"username": sample["username"], "password": sample["password"]}
    session = requests.post(f"{bureau.api}/sessions", json=account, timeout=10).json()
    requests.post(
        f"{bureau.api}/account/password",
        json={"old_password": sample["password"], "new_password": new},
        headers={"Authorization": f"Bearer {session['access_token']}"},
        timeout=10,
    ).raise_for_status()


def test_a_session_that_ends_is_renewed_in_place(window, settled, bureau):
    change_password_elsewhere(bureau, NEXT_PASSWORD)
    window.loop.sync()
    settled(lambda: window.banner.isVisible())
    assert window.indicator.current() is Standing.NEEDS_YOU
    shown_before = window.pages.page()

    window.renew()
    dialog = window.findChild(RenewDialog)
    dialog.password.set_text(NEXT_PASSWORD)
    dialog.submit()
    settled(lambda: window.indicator.current() is Standing.SYNCED)

    assert not window.banner.isVisible()
    assert window.pages.page() is shown_before


def test_the_guides_way_to_the_password_is_there(window):
    window.user.open()
    assert "修改密码" in [accessibility.name(line) for line in window.user.panel().lines]
    window.user.panel().close()


def test_a_practice_bureau_that_dies_is_started_again(screen, settled, bureau_data):
    (screen.profile / "practice" / "running.json").unlink()  # this one is started by the program itself
    shutil.copytree(bureau_data, screen.profile / "practice" / "data")
    program = screen.start()
    sample = json.loads((bureau_data / "sample.json").read_text())
    sign_in(program, settled, "zhangsan", sample["manager"])
    window = program.window
    settled(lambda: window.indicator.current() is Standing.SYNCED)

    first = program.client.practice.running().pid
    os.kill(first, signal.SIGKILL)
    window.loop.sync()
    settled(
        lambda: (
            window.indicator.current() is Standing.SYNCED and program.client.practice.running().pid != first
        )
    )
