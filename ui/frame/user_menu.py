"""The person's name at the top right, and the menu that comes when the mouse rests on it (the guide's figure 19)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, QTimer
from PySide6.QtGui import QAction, QEnterEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from ui import icons
from ui.i18n import Retranslated

HOVER_MILLISECONDS = 180
LEAVE_MARGIN = 32


class UserMenu(Retranslated, QPushButton):
    """Opens by resting the mouse on it, by a click, and from the keyboard."""

    def __init__(
        self, name: str, detail: str, actions: Sequence[QAction | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("user-menu")
        self.setProperty("kind", "quiet")
        self.setIconSize(QSize(icons.SIZE, icons.SIZE))
        self.setIcon(icons.icon("circle-user", "muted"))
        self._name = name
        self._menu = _HoverMenu(self)
        self._menu.setObjectName("user-menu-popup")
        self._detail = self._menu.addAction(detail)
        self._detail.setEnabled(False)
        self._menu.addSeparator()
        for action in actions:
            self._menu.addSeparator() if action is None else self._menu.addAction(action)
        self._hover = QTimer(self, singleShot=True, interval=HOVER_MILLISECONDS)
        self._hover.timeout.connect(self._open_by_hover)
        self.clicked.connect(self.open)
        self.setText(name)
        self.retranslate()

    def open(self) -> None:
        """Show the menu under the name, ready for the keyboard."""
        self._hover.stop()
        self._menu.stays_near = None
        self._popup()
        first = next(
            (each for each in self._menu.actions() if each.isEnabled() and not each.isSeparator()), None
        )
        if first is not None:
            self._menu.setActiveAction(first)

    def menu(self) -> QMenu:
        """Return the menu (it is not Qt's own, so that the button needs no second click to open it)."""
        return self._menu

    def retranslate(self) -> None:
        """Word the button in the language of the window."""
        # The name is what is seen; what it is for comes as the description.
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(self.tr("用户菜单：修改密码、设置、退出"))
        self.setToolTip("")

    def enterEvent(self, event: QEnterEvent) -> None:
        """Open soon, unless the mouse only passes by."""
        if not self._menu.isVisible():
            self._hover.start()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """It only passed by."""
        self._hover.stop()
        super().leaveEvent(event)

    def _open_by_hover(self) -> None:
        if self._menu.isVisible() or not self.underMouse():
            return
        self._menu.stays_near = QRect(self.mapToGlobal(QPoint(0, 0)), self.size())
        self._popup()

    def _popup(self) -> None:
        width = self._menu.sizeHint().width()
        self._menu.popup(self.mapToGlobal(QPoint(self.width() - width, self.height() + 2)))


class _HoverMenu(QMenu):
    """A menu that came by itself, and goes by itself when the mouse turns away."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.stays_near: QRect | None = None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Close once the mouse is well away from both the name and the menu."""
        super().mouseMoveEvent(event)
        if self.stays_near is None:
            return
        near = self.geometry().united(self.stays_near)
        near.adjust(-LEAVE_MARGIN, -LEAVE_MARGIN, LEAVE_MARGIN, LEAVE_MARGIN)
        if not near.contains(event.globalPosition().toPoint()):
            self.hide()
