"""Dialogs of one shape: sign, question, what follows from it, and at most two buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.foreground import Foreground
from ui.widgets.signs import SignDisc
from ui.widgets.text import Label
from ui.widgets.tones import Tone


class MessageDialog(Foreground, QDialog):
    """A sign on a soft disc, a heading, a sentence, room for more in ``body``, buttons at the lower right."""

    def __init__(self, *, tone: Tone = Tone.INFO, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        self.heading = Label(role="heading", wrap=True)
        self.sentence = Label(wrap=True)
        for label in (self.heading, self.sentence):
            label.setMinimumWidth(380)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.GAP_2)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(theme.GAP_2)
        self.buttons.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(theme.GAP_2)
        words.addWidget(self.heading)
        words.addWidget(self.sentence)
        words.addLayout(self.body)
        top = QHBoxLayout()
        top.setSpacing(theme.GAP_4)
        top.addWidget(SignDisc(icon or tone.icon, tone=tone), 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_5, theme.GAP_5, theme.GAP_5, theme.GAP_4)
        column.setSpacing(theme.GAP_5)
        column.addLayout(top)
        column.addLayout(self.buttons)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)

    def say(self, *, heading: str, sentence: str = "", window: str = "") -> None:
        """Set the words; ``window`` is the title of the window, the heading by default."""
        self.heading.setText(heading)
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.setWindowTitle(window or heading)
        self.setAccessibleName(heading)
        self.setAccessibleDescription(sentence)


class ConfirmDialog(MessageDialog):
    """Asks before what cannot be taken back: a button that says what happens, and 取消 where Escape leads."""

    confirmed = Signal()

    def __init__(self, *, danger: bool = False, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(tone=Tone.BAD if danger else Tone.INFO, icon=icon, parent=parent)
        self.setObjectName("confirm")
        self.cancel_button = Button()
        self.cancel_button.setObjectName("cancel")
        self.confirm_button = Button(kind="danger" if danger else "primary")
        self.confirm_button.setObjectName("confirm-button")
        self.buttons.addWidget(self.cancel_button)
        self.buttons.addWidget(self.confirm_button)
        self.cancel_button.clicked.connect(self.reject)
        self.confirm_button.clicked.connect(self.accept)
        self.accepted.connect(self.confirmed)
        # Enter means yes only where nothing is lost by it.
        (self.cancel_button if danger else self.confirm_button).setDefault(True)
        (self.cancel_button if danger else self.confirm_button).setFocus()

    def ask(self, *, heading: str, sentence: str = "", confirm: str, cancel: str = "") -> None:
        """Set the words of the question and of both buttons, and show it; hear ``confirmed``."""
        self.say(heading=heading, sentence=sentence)
        self.confirm_button.setText(confirm)
        self.cancel_button.setText(cancel or self.tr("取消"))
        self.open()
