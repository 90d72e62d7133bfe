"""A password field with a button to look at it, and a word about the caps-lock key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui import theme
from ui.i18n import Retranslated
from ui.widgets.buttons import IconButton
from ui.widgets.text import Label


class PasswordEdit(QLineEdit):
    """The line itself: hides what is typed, never offers it to the clipboard, tells about caps lock."""

    caps_lock = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(128)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Compare letter and shift key: Qt has no way to ask for the lock itself."""
        letter = event.text()
        if len(letter) == 1 and letter.isascii() and letter.isalpha():
            has_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock.emit(letter.isupper() != has_shift)
        super().keyPressEvent(event)


class PasswordField(Retranslated, QWidget):
    """The line with its show button at the right end and the caps-lock sentence below, when it is true."""

    changed = Signal()
    returnPressed = Signal()  # noqa: N815 - named as in QLineEdit

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = PasswordEdit()
        self._show = IconButton("eye", parent=self.edit)
        self._show.setCheckable(True)
        self._show.setObjectName("show-password")
        self._caps = Label(role="warn")
        self._caps.setVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_1)
        column.addWidget(self.edit)
        column.addWidget(self._caps)
        self.setFocusProxy(self.edit)
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self.changed)
        self.edit.returnPressed.connect(self.returnPressed)
        self.edit.caps_lock.connect(self._caps.setVisible)
        self._show.toggled.connect(self._reveal)
        self.retranslate()

    def text(self) -> str:
        """Return what was typed."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Fill the line."""
        self.edit.setText(text)

    def retranslate(self) -> None:
        """Word the button and the sentence."""
        self._show.set_name(self.tr("隐藏密码") if self._show.isChecked() else self.tr("显示密码"))
        self._caps.setText(self.tr("大写锁定已打开。"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the button at the line's right end; forget the caps-lock sentence when the keyboard leaves."""
        if event.type() == QEvent.Type.Resize and isinstance(event, QResizeEvent):
            self._place_button(event.size())
        elif event.type() == QEvent.Type.FocusOut:
            self._caps.setVisible(False)
        return super().eventFilter(watched, event)

    def _place_button(self, line: QSize) -> None:
        side = line.height() - 6
        self._show.setGeometry(line.width() - side - 3, 3, side, side)
        self.edit.setTextMargins(0, 0, side, 0)

    def _reveal(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.edit.setEchoMode(mode)
        self._show.set_icon("eye-off" if shown else "eye")
        self.retranslate()
