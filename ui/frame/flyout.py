"""A panel that hangs under a button of the frame and goes away by Escape or a click elsewhere."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.text import Label

WIDTH = 400


class Flyout(QFrame):
    """Title, a line of explanation, and a body that the room fills.

    A widget inside the window, not a popup window: Qt hides popups from assistive technology, so that a screen
    reader would not find what hangs here.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None, *, width: int = WIDTH) -> None:
        super().__init__(parent)
        self.anchor: QWidget | None = None
        self._application = cast("QApplication", QApplication.instance())
        self.hide()
        self.setProperty("look", "flyout")
        self.setFixedWidth(width)
        self.heading = Label(role="heading")
        self.explanation = Label(role="muted", wrap=True)
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.GAP_3)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(theme.GAP_2)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(theme.GAP_4, theme.GAP_4, theme.GAP_4, theme.GAP_4)
        self.column.setSpacing(theme.GAP_2)
        self.column.addWidget(self.heading)
        self.column.addWidget(self.explanation)
        self.column.addLayout(self.body)
        self.column.addLayout(self.buttons)

    def show_under(self, anchor: QWidget) -> None:
        """Hang the panel at a button of its window, ready for the keyboard; put it away if it hangs there."""
        if self.isVisible():
            self.close()
            return
        self.hang_under(anchor)
        for control in self._controls()[:1]:
            control.setFocus(Qt.FocusReason.PopupFocusReason)

    def hang_under(self, anchor: QWidget) -> None:
        """Hang the panel at a button without taking the keyboard."""
        self.anchor = anchor
        self.setParent(anchor.window())
        self.fit()
        self.raise_()
        self.show()
        self._application.installEventFilter(self)

    def fit(self) -> None:
        """Be as high as the words need at this width, and stay inside the window."""
        self.column.activate()
        # Without a wrapped sentence there is no height for a width (Qt says -1), but a plain one.
        wraps = self.column.hasHeightForWidth()
        height = (
            self.column.totalHeightForWidth(self.width()) if wraps else self.column.totalSizeHint().height()
        )
        self.resize(self.width(), height)
        if self.anchor is not None:
            self.move(self._corner(self.anchor))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go by Escape, when somebody clicks elsewhere, and when the button may have moved.

        Escape wherever the keyboard is: a button that is disabled under one's fingers hands it to the page.
        """
        if not isinstance(watched, QWidget):
            return False
        here = watched.window() is self.window()
        escaped = here and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escaped or self._is_elsewhere(watched, event):
            self.close()
        return escaped

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab go round inside the panel."""
        controls = self._controls()
        if not controls:
            return super().focusNextPrevChild(forward)
        focused = next((at for at, each in enumerate(controls) if each.hasFocus()), -1 if forward else 0)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        controls[(focused + (1 if forward else -1)) % len(controls)].setFocus(reason)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click between the controls means nothing, not even to the page below."""
        event.accept()

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the keyboard back to the button, and tell whoever opened it."""
        super().hideEvent(event)
        self._application.removeEventFilter(self)
        if self.anchor is not None and self._holds(QApplication.focusWidget()):
            self.anchor.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def _controls(self) -> list[QWidget]:
        """What the keyboard can reach in the panel, in order."""
        by_tab = Qt.FocusPolicy.TabFocus
        return [
            each
            for each in self.findChildren(QWidget)
            if each.isVisible() and each.isEnabled() and each.focusPolicy() & by_tab
        ]

    def _is_elsewhere(self, watched: QWidget, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            return watched is self.window()
        clicked = event.type() is QEvent.Type.MouseButtonPress
        return clicked and not self._holds(watched) and watched is not self.anchor

    def _holds(self, widget: QWidget | None) -> bool:
        return widget is self or (widget is not None and self.isAncestorOf(widget))

    def _corner(self, anchor: QWidget) -> QPoint:
        """Below the button with the right edges in line; above it where there is no room below."""
        window = anchor.window()
        right = window.width() - self.width() - theme.GAP_2
        at = anchor.mapTo(window, QPoint(anchor.width() - self.width(), anchor.height() + theme.GAP_1))
        if at.y() + self.height() > window.height():
            at.setY(at.y() - anchor.height() - 2 * theme.GAP_1 - self.height())
        return QPoint(min(max(theme.GAP_2, at.x()), right), max(theme.GAP_2, at.y()))
