"""Language, appearance and size of the window; the first two change at once, the last with the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QWidget

from ui.frame.dialog import Dialog
from ui.i18n import Language, Languages
from ui.theme import Appearance, Theme
from ui.widgets.rows import FormRow
from ui.widgets.text import Label

if TYPE_CHECKING:
    from desktop_client.settings import Settings

SCALES = (100, 125, 150, 175, 200)


class SettingsDialog(Dialog):
    """Whatever is chosen is worn and kept at once; there is nothing to confirm."""

    def __init__(
        self, settings: Settings, *, dress: Theme, languages: Languages, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, width=460)
        self.setObjectName("settings")
        self._settings = settings
        self._dress = dress
        self._languages = languages
        self._language = self._choice(
            "settings-language", [each.value for each in Language], languages.language.value
        )
        self._appearance = self._choice(
            "settings-appearance", [each.value for each in Appearance], dress.appearance.value
        )
        self._scale = self._choice("settings-scale", list(SCALES), settings.scale)
        self._rows = [FormRow(each) for each in (self._language, self._appearance, self._scale)]
        self._server = Label(role="muted", wrap=True)
        for row in self._rows:
            self.body.addWidget(row)
        self.body.addWidget(self._server)
        self._close = self.add_button("close", primary=True)
        self._close.clicked.connect(self.accept)
        self._language.activated.connect(self._choose_language)
        self._appearance.activated.connect(self._choose_appearance)
        self._scale.activated.connect(self._choose_scale)
        self.retranslate()

    def retranslate(self) -> None:
        """Word the dialog in the language of the window."""
        self.set_title(self.tr("设置"))
        for row, words in zip(self._rows, (self.tr("语言"), self.tr("外观"), self.tr("缩放")), strict=True):
            row.set_label(words)
        self._rows[2].set_hint(self.tr("下次启动时生效。"))
        for number, language in enumerate(Language):
            self._language.setItemText(number, language.own_name)
        looks = {
            Appearance.SYSTEM: self.tr("跟随系统"),
            Appearance.LIGHT: self.tr("浅色"),
            Appearance.DARK: self.tr("深色"),
            Appearance.CONTRAST: self.tr("高对比度"),
        }
        for number, appearance in enumerate(Appearance):
            self._appearance.setItemText(number, looks[appearance])
        for number, scale in enumerate(SCALES):
            self._scale.setItemText(number, f"{scale} %")
        place = self.tr("练习办事机构（本机）") if self._settings.practice else self._settings.bureau_url
        self._server.setText(self.tr("服务器：{place}。退出后可在登录窗口更换。").format(place=place))
        self._close.setText(self.tr("关闭"))

    def _choice(self, name: str, values: list[str] | list[int], chosen: str | int) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        for value in values:
            box.addItem("", value)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        return box

    def _choose_language(self) -> None:
        self._settings.language = self._language.currentData()
        self._settings.save()
        self._languages.choose(Language(self._settings.language))

    def _choose_appearance(self) -> None:
        self._settings.theme = self._appearance.currentData()
        self._settings.save()
        self._dress.choose(Appearance(self._settings.theme))

    def _choose_scale(self) -> None:
        self._settings.scale = self._scale.currentData()
        self._settings.save()
