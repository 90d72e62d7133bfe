"""The person's name at the top right, and the menu that comes when the mouse rests on it (the guide's figure 19)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, QTimer
from PySide6.QtGui import QAction, QCursor, QEnterEvent, QHideEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ui import icons
from ui.frame.action_panel import ActionPanel
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
        self._menu = _HoverPanel(actions, detail=detail, parent=self)
        self._menu.setObjectName("user-menu-panel")
        self._hover = QTimer(self, singleShot=True, interval=HOVER_MILLISECONDS)
        self._hover.timeout.connect(self._open_by_hover)
        self.clicked.connect(self.open)
        self.setText(name)
        self.retranslate()

    def open(self) -> None:
        """Show the menu under the name, ready for the keyboard; one that came by itself stays now."""
        self._hover.stop()
        if self._menu.came_by_itself:
            self._menu.close()
        self._menu.show_under(self)

    def panel(self) -> ActionPanel:
        """Return the menu."""
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
        if self.underMouse() and not self._menu.isVisible():
            self._menu.come_by_itself(self)


class _HoverPanel(ActionPanel):
    """A menu that may come by itself, and then goes by itself when the mouse turns away."""

    came_by_itself = False

    def come_by_itself(self, anchor: QWidget) -> None:
        """Show the menu without taking the keyboard from whoever is typing."""
        self.came_by_itself = True
        self.hang_under(anchor)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close once the mouse is well away from both the name and the menu."""
        if self.came_by_itself and event.type() is QEvent.Type.MouseMove and not self._is_near():
            self.close()
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Next time it may be asked for."""
        super().hideEvent(event)
        self.came_by_itself = False

    def _is_near(self) -> bool:
        anchor = self.anchor
        if anchor is None:
            return False
        near = self.geometry().united(QRect(anchor.mapTo(self.window(), QPoint(0, 0)), anchor.size()))
        near.adjust(-LEAVE_MARGIN, -LEAVE_MARGIN, LEAVE_MARGIN, LEAVE_MARGIN)
        return near.contains(self.window().mapFromGlobal(QCursor.pos()))
