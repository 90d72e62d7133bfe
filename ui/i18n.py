"""Which language the window speaks, and the base for widgets that change it while they are open.

Chinese is the language of the source texts; English is a translation in ``resources/translations/en.qm``.
"""

from __future__ import annotations

import enum

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QObject, QTranslator, Signal

from ui import theme

FOLDER = theme.RESOURCES / "translations"


class Language(enum.Enum):
    """The languages of the window, by the name Qt and the translation files use."""

    CHINESE = "zh_CN"
    ENGLISH = "en"

    @property
    def own_name(self) -> str:
        """Return the language's name in that language, as it stands in the language menu."""
        return {Language.CHINESE: "中文", Language.ENGLISH: "English"}[self]


class Languages(QObject):
    """Installs the translators; every open widget then receives ``LanguageChange`` and words itself anew."""

    changed = Signal()

    def __init__(self, application: QCoreApplication, *, language: Language = Language.CHINESE) -> None:
        super().__init__(application)
        self._application = application
        self._installed: list[QTranslator] = []
        self._language = language
        self._install()

    @property
    def language(self) -> Language:
        """Return the language now spoken."""
        return self._language

    def choose(self, language: Language) -> None:
        """Speak another language from now on."""
        if language is self._language:
            return
        self._language = language
        self._install()
        self.changed.emit()

    def _install(self) -> None:
        for translator in self._installed:
            self._application.removeTranslator(translator)
            translator.deleteLater()
        self._installed.clear()
        QLocale.setDefault(QLocale(self._language.value))
        qt_texts = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        self._add(f"qtbase_{self._language.value}", qt_texts)
        if self._language is not Language.CHINESE:
            self._add(self._language.value, str(FOLDER))

    def _add(self, name: str, folder: str) -> None:
        translator = QTranslator(self)
        if translator.load(name, folder):
            self._application.installTranslator(translator)
            self._installed.append(translator)


class Retranslated:
    """Mix-in for widgets, named before the Qt class: words the widget in the constructor and on every change.

    ``class Page(Retranslated, QWidget)``: implement ``retranslate`` with every ``self.tr("…")`` of the widget
    in it, and call it at the end of ``__init__``.
    """

    def retranslate(self) -> None:
        """Set every text of the widget from its translation."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        """Word the widget anew when the language has changed."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)  # type: ignore[misc]  # the Qt class named after the mix-in has it
