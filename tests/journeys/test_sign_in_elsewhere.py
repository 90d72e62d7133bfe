"""Journeys at a bureau's own server: without a network, and after the password was changed on another computer."""

from __future__ import annotations

import pytest
import requests
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from ui.account.bureau_line import Condition
from ui.account.locked_away import LockedAwayDialog
from ui.account.server import ServerDialog
from ui.sending.indicator import Standing

NEXT_PASSWORD = "Second-Password-2026"


@pytest.fixture
def at_server(screen, bureau):
    """The program is set to a server's address instead of the practice bureau."""
    screen.profile.mkdir(parents=True, exist_ok=True)
    (screen.profile / "settings.toml").write_text(
        f'practice = false\nbureau_url = "{bureau.url}"\n', encoding="utf-8"
    )
    return screen


def sign_in(program, settled, username: str, password: str) -> None:
    program.sign_in.remember.setChecked(False)
    program.sign_in.username.setText(username)
    program.sign_in.password.set_text(password)
    QTest.mouseClick(program.sign_in.submit_button, Qt.MouseButton.LeftButton)
    settled(lambda: program.window is not None or program.sign_in.banner.isVisible())


def signed_in_once(screen, settled, bureau) -> dict[str, str]:
    sample = bureau.sample()
    program = screen.start()
    sign_in(program, settled, sample["username"], sample["password"])
    settled(lambda: program.window.indicator.current() is Standing.SYNCED)
    screen.end(program)
    return sample


def test_no_practice_shows_at_a_real_server(at_server, settled, bureau):
    program = at_server.start()
    sign_in(program, settled, bureau.sample()["username"], bureau.sample()["password"])
    assert program.window.strip is None
    assert "练习" not in program.window.windowTitle()


def test_who_was_here_before_comes_in_without_a_network(at_server, settled, bureau):
    sample = signed_in_once(at_server, settled, bureau)
    bureau.stop()
    program = at_server.start()
    assert program.sign_in.bureau.condition() is Condition.UNREACHABLE
    sign_in(program, settled, sample["username"], sample["password"])
    assert program.window is not None
    settled(lambda: program.window.indicator.current() in (Standing.OFFLINE, Standing.NEEDS_YOU))
    program.window.pages.go("declarations")


def test_without_a_network_a_wrong_password_still_opens_nothing(at_server, settled, bureau):
    sample = signed_in_once(at_server, settled, bureau)
    bureau.stop()
    program = at_server.start()
    sign_in(program, settled, sample["username"], "Not-the-password-1")
    assert program.window is None


def test_what_is_here_opens_with_the_earlier_password_after_a_change_elsewhere(at_server, settled, bureau):
    sample = signed_in_once(at_server, settled, bureau)
    at_server.credentials.kept.clear()
    session = requests.post(
        f"{bureau.api}/sessions",
        json={"username": sample["username"], "password": sample["password"]},
        timeout=10,
    ).json()
    requests.post(
        f"{bureau.api}/account/password",
        json={"old_password": sample["password"], "new_password": NEXT_PASSWORD},
        headers={"Authorization": f"Bearer {session['access_token']}"},
        timeout=10,
    ).raise_for_status()

    program = at_server.start()
    sign_in(program, settled, sample["username"], NEXT_PASSWORD)
    dialog = program.sign_in.findChild(LockedAwayDialog)
    dialog.password.set_text(sample["password"])
    QTest.mouseClick(dialog.findChild(QPushButton, "open-with-previous"), Qt.MouseButton.LeftButton)
    settled(lambda: program.window is not None)


@pytest.mark.parametrize(
    "address", ["", "shenbao.example", "http://shenbao.example", "https://", "ftp://shenbao.example"]
)
def test_an_address_that_is_none_or_unsafe_is_refused_in_place(program, address):
    program.sign_in.server_wanted.emit()
    dialog = program.sign_in.findChild(ServerDialog)
    dialog.real.setChecked(True)
    dialog.address.setText(address)
    QTest.mouseClick(dialog.findChild(QPushButton, "save"), Qt.MouseButton.LeftButton)
    assert dialog.row.problem()
    assert dialog.isVisible()
