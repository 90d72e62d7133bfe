"""The first window: what it says, what it keeps, what it never tells."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui import accessibility
from ui.account.bureau_line import Condition
from ui.account.registration import RegistrationDialog
from ui.i18n import Language


def press(button) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def shown_banner(program) -> str:
    return program.sign_in.banner.text() if program.sign_in.banner.isVisible() else ""


@pytest.mark.parametrize(
    ("username", "password"), [("zhangsan", "Wrong-password-1"), ("nobody-here", "Wrong-password-1")]
)
def test_a_wrong_half_is_refused_without_saying_which(program, settled, username, password):
    program.sign_in.username.setText(username)
    program.sign_in.password.set_text(password)
    press(program.sign_in.submit_button)
    settled()
    assert shown_banner(program).startswith("用户名或密码不正确。")
    assert program.sign_in.username.text() == username
    assert program.sign_in.password.text() == ""
    assert program.window is None


def test_an_empty_field_is_named_before_the_bureau_is_asked(program, settled):
    press(program.sign_in.submit_button)
    assert program.sign_in.username_row.problem() == "请输入用户名。"
    QTest.keyClicks(program.sign_in.username, "zhangsan")
    assert program.sign_in.username_row.problem() == ""
    press(program.sign_in.submit_button)
    assert program.sign_in.password_row.problem() == "请输入密码。"


def test_the_sample_account_is_one_click_away(program, settled, bureau):
    press(program.sign_in.sample_button)
    settled()
    assert program.sign_in.username.text() == bureau.sample()["username"]
    assert program.sign_in.password.text() == bureau.sample()["password"]


def test_what_was_typed_early_is_kept_and_a_click_is_remembered(screen, settled, bureau):
    from desktop_client import paths, settings
    from ui.program import Program

    place = paths.Profile(screen.profile)
    early = Program(
        screen.application,
        profile=place,
        settings=settings.load(place.settings),
        credentials=screen.credentials,
    )
    screen.programs.append(early)
    early.sign_in.username.setText("zhangsan")
    early.sign_in.password.set_text("Wrong-password-1")
    early.sign_in.submit()  # nothing is loaded yet
    early.start()
    settled(lambda: shown_banner(early))
    assert early.sign_in.username.text() == "zhangsan"


def test_the_bureau_is_named_and_its_condition_told(program):
    assert program.sign_in.bureau.condition() is Condition.READY
    assert program.sign_in.bureau.accessibleName() == "练习办事机构（本机）"


def test_language_changes_while_the_window_is_open(program):
    program.languages.choose(Language.ENGLISH)
    assert program.languages.language is Language.ENGLISH
    program.languages.choose(Language.CHINESE)
    assert program.sign_in.submit_button.text() == "登录"


def test_every_control_is_named_and_reached_in_reading_order(program, settled):
    settled()
    sign_in = program.sign_in
    assert accessibility.unnamed_controls(sign_in) == []
    sign_in.username.setFocus()
    order = []
    for _ in range(7):
        order.append(
            QApplication.focusWidget().objectName() or QApplication.focusWidget().parent().objectName()
        )
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert (
        order.index("username")
        < order.index("password")
        < order.index("sign-in-button")
        < order.index("register-button")
    )


def test_a_second_window_on_the_profile_says_so_and_comes_in_when_the_first_is_gone(screen, settled):
    first = screen.start()
    second = screen.start()
    assert "已" in shown_banner(second)
    assert second.client is None
    assert not second.sign_in.username.isEnabled()
    screen.end(first)
    second.sign_in.retry_wanted.emit()
    settled(lambda: second.client is not None)
    assert second.sign_in.username.isEnabled()


def test_a_broken_settings_file_is_kept_aside_and_told_of(screen):
    screen.profile.mkdir(exist_ok=True)
    (screen.profile / "settings.toml").write_text("language = [", encoding="utf-8")
    program = screen.start()
    assert "设置" in shown_banner(program)
    assert list(screen.profile.glob("settings.toml.aside-*"))


class TestRegistration:
    @pytest.fixture
    def dialog(self, program, settled) -> RegistrationDialog:
        press(program.sign_in.register_button)
        return program.sign_in.findChild(RegistrationDialog)

    def test_says_which_letter_is_wrong_and_mends_it_by_one_click(self, dialog):
        code = dialog.institution.field("credit_code")
        code.set_value("9135O100M000100Y43")
        assert "第 5 位" in dialog.institution.problem("credit_code")
        press(dialog.institution.offer_button("credit_code"))
        assert code.value() == "91350100M000100Y43"
        assert dialog.institution.problem("credit_code") == ""

    def test_does_not_scold_in_mid_word(self, dialog):
        dialog.institution.field("credit_code").set_value("9135")
        assert dialog.institution.problem("credit_code") == ""

    def test_full_width_digits_are_as_good_as_any(self, dialog):
        dialog.institution.field("credit_code").set_value("９１３５０１００Ｍ０００１００Ｙ４３")
        assert dialog.institution.problem("credit_code") == ""

    def test_leads_to_what_is_missing(self, dialog):
        dialog.submit()
        assert dialog.institution.problem("institution_name")
        assert dialog.institution.field("institution_name").isAncestorOf(QApplication.focusWidget())

    def test_every_control_is_named(self, dialog):
        assert accessibility.unnamed_controls(dialog) == []
