"""The frame: where things are found, what is always true on it, and that hands may stay on the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPushButton

from desktop_client.grading.models import ListQuery
from ui import accessibility, places
from ui.help.about import AboutDialog
from ui.help.diagnostics import DiagnosticsDialog
from ui.help.shortcuts import ShortcutsDialog
from ui.i18n import Language
from ui.palette import Palette
from ui.sending.indicator import Standing
from ui.settings.dialog import SettingsDialog
from ui.theme import Appearance


def press(button) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_every_step_of_the_guide_is_where_the_guide_says_it_is(window):
    words = {place.key: (place.heading(), place.title()) for place in places.PLACES}
    assert words["declarations"] == ("分类分级管理", "申请列表")
    assert words["awards"] == ("分类分级管理", "评定结果")
    for key in ("declarations", "awards", "dashboard"):
        press(window.side.findChild(QPushButton, f"place-{key}"))
        assert window.header.title() == places.find(key).title()


def test_the_way_back_leads_back(window):
    window.pages.go("declarations")
    window.pages.go("awards")
    window.pages.back()
    assert window.header.title() == "申请列表"


def test_resting_the_mouse_on_the_name_shows_the_password_entry(window, qtbot):
    name = window.user
    name.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    middle = QPointF(name.rect().center())
    name.enterEvent(QEnterEvent(middle, middle, middle))
    qtbot.waitUntil(name.panel().isVisible)
    assert "修改密码" in [accessibility.name(line) for line in name.panel().lines]
    name.panel().close()


def test_a_mouse_that_only_passes_by_opens_nothing(window, qtbot):
    middle = QPointF(window.user.rect().center())
    window.user.enterEvent(QEnterEvent(middle, middle, middle))
    window.user.leaveEvent(QEvent(QEvent.Type.Leave))
    assert not window.user._hover.isActive()


class TestPalette:
    @pytest.fixture
    def palette(self, window) -> Palette:
        window.open_palette()
        return window.findChild(Palette)

    def entries(self, palette) -> list[str]:
        return [palette.list.item(line).text() for line in range(palette.list.count())]

    def test_leads_to_places_by_chinese_pinyin_or_english(self, palette):
        for text in ("评定结果", "pingding", "awards"):
            palette.text.setText(text)
            assert self.entries(palette)[0] == "评定结果"

    def test_finds_declarations_by_their_words(self, palette, window):
        first = window.office.grading.query(ListQuery()).rows(0, 1)[0]
        palette.text.setText(first.category_title)
        assert any(first.category_title in entry for entry in self.entries(palette))

    def test_goes_there_from_the_keyboard_alone(self, palette, window):
        QTest.keyClicks(palette.text, "awards")
        QTest.keyClick(palette.text, Qt.Key.Key_Return)
        assert window.header.title() == "评定结果"

    def test_says_so_when_there_is_nothing(self, palette):
        palette.text.setText("没有这样的东西")
        assert self.entries(palette)[0].startswith("没有找到")


class TestSyncing:
    def test_the_indicator_is_green_only_when_all_is_there(self, window, settled):
        settled(lambda: window.indicator.current() is Standing.SYNCED)
        assert window.indicator.text() == "已同步"

    def test_a_click_shows_what_waits_and_why(self, window, settled):
        press(window.indicator)
        assert window.sending_panel.isVisible()
        assert window.sending_panel.heading.text() == "全部已送达"
        QTest.keyClick(window.sending_panel, Qt.Key.Key_Escape)
        assert not window.sending_panel.isVisible()


class TestNotices:
    def test_the_bell_counts_and_reading_counts_down(self, window, settled):
        before = window.bell.unread()
        assert before > 0
        press(window.bell)
        press(window.notices_panel.findChild(QPushButton, "mark-all-read"))
        settled(lambda: window.bell.unread() == 0)


class TestSettings:
    @pytest.fixture
    def dialog(self, window) -> SettingsDialog:
        window.open_settings()
        return window.findChild(SettingsDialog)

    def choose(self, dialog, name: str, value: object) -> None:
        box = dialog.findChild(QComboBox, name)
        box.setCurrentIndex(box.findData(value))
        box.activated.emit(box.currentIndex())

    def test_the_language_changes_at_once_and_is_kept(self, dialog, window, program):
        self.choose(dialog, "settings-language", "en")
        assert program.languages.language is Language.ENGLISH
        assert 'language = "en"' in window.client.profile.settings.read_text("utf-8")
        self.choose(dialog, "settings-language", "zh_CN")
        assert window.windowTitle().startswith(window.pages.page().title())

    def test_the_appearance_changes_at_once_and_is_kept(self, dialog, window, program):
        for look in (Appearance.DARK, Appearance.CONTRAST, Appearance.LIGHT):
            self.choose(dialog, "settings-appearance", look.value)
            assert program.dress.appearance is look
        assert 'theme = "light"' in window.client.profile.settings.read_text("utf-8")


def test_practice_is_never_taken_for_the_real_thing(window):
    assert "练习" in window.windowTitle()
    assert window.strip is not None
    assert window.strip.isVisible()


def test_the_practice_reviewer_does_what_was_chosen(window, settled, bureau):
    settled(window.strip.outcome.isEnabled)
    window.strip.outcome.setCurrentIndex(1)
    window.strip.outcome.activated.emit(1)
    settled()
    assert bureau.practice("GET", "plan")["outcome"] == "return_two"


def test_a_narrow_window_keeps_its_words_for_screen_readers(window):
    window.resize(1024, 700)
    window.show()
    button = window.side.findChild(QPushButton, "place-awards")
    assert button.text() == ""
    assert accessibility.name(button) == "评定结果"
    window.resize(1280, 800)


def test_the_diagnosis_holds_no_secret(window, settled, bureau):
    window.open_diagnostics()
    dialog = window.findChild(DiagnosticsDialog)
    settled(dialog.text)
    sample = bureau.sample()
    assert "keyring: usable" in dialog.text()
    assert sample["password"] not in dialog.text()
    assert bureau.practice_token not in dialog.text()
    dialog.accept()


@pytest.mark.parametrize("kind", [AboutDialog, ShortcutsDialog])
def test_every_control_of_the_frame_is_named(window, kind):
    assert accessibility.unnamed_controls(window) == []
    dialog = kind(parent=window)
    dialog.open()
    assert accessibility.unnamed_controls(dialog) == []
    dialog.accept()
