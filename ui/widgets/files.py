"""A file as a chip: its name opens it, its cross takes it away, its detail says how it stands."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.i18n import Retranslated
from ui.widgets.buttons import IconButton
from ui.widgets.signs import Picture
from ui.widgets.styling import mark
from ui.widgets.text import ElidedLabel, Label
from ui.widgets.tones import Tone


class FileChip(Retranslated, QPushButton):
    """Icon, name, detail and cross, in one push button: pressing it opens, Delete removes."""

    opened = Signal()
    removed = Signal()

    def __init__(
        self, name: str, *, detail: str = "", removable: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._removable = removable
        self.setProperty("kind", "file")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.opened)
        self._icon = Picture("file-text", tone="muted", size=16)
        self._title = ElidedLabel(name, mode=Qt.TextElideMode.ElideMiddle)
        self._title.setMaximumWidth(260)
        self._detail = Label(role="muted")
        self._remove = IconButton("x")
        self._remove.setObjectName("remove-file")
        self._remove.setVisible(removable)
        self._remove.clicked.connect(self.removed)
        self._line = line = QHBoxLayout(self)
        line.setContentsMargins(10, 2, 3 if removable else 10, 2)
        line.setSpacing(6)
        for part in (self._icon, self._title, self._detail):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            line.addWidget(part)
        line.addWidget(self._remove)
        self.set_detail(detail)

    @property
    def name(self) -> str:
        """Return the file's name."""
        return self._name

    def set_detail(self, detail: str, *, tone: Tone = Tone.QUIET) -> None:
        """Say how the file stands: its size, how far it is sent, why it was refused."""
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self._detail.set_role("muted" if tone in (Tone.QUIET, Tone.INFO) else tone.value)
        self._icon.set_icon("file-text" if tone is Tone.QUIET else tone.icon, tone=tone.ink)
        mark(self, "tone", tone.value)
        self.setAccessibleDescription(detail)
        self.retranslate()

    def retranslate(self) -> None:
        """Word the cross and the chip."""
        self._remove.set_name(self.tr("移除 %1").replace("%1", self._name))
        self.setAccessibleName(self._name)

    def sizeHint(self) -> QSize:
        """Return room for the parts; a push button by itself would ask for its words only."""
        return self._line.sizeHint().expandedTo(QSize(0, 34))

    def minimumSizeHint(self) -> QSize:
        """The name gives way first."""
        return self._line.minimumSize().expandedTo(QSize(0, 34))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter as on Space, remove on Delete."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._removable:
            self.removed.emit()
        else:
            super().keyPressEvent(event)
