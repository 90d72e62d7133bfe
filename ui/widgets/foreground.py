"""Coming to the front: where no window manager hands the keyboard on, a window has to take it."""

from __future__ import annotations

from PySide6.QtGui import QHideEvent, QShowEvent


class Foreground:
    """A mix-in for dialogs, named before the Qt class: takes the keyboard when shown, gives it back when gone.

    Kiosks and remote desktops often run without a window manager; shortcuts reach only the active window.
    """

    def showEvent(self, event: QShowEvent) -> None:
        """Take the keyboard."""
        super().showEvent(event)  # type: ignore[misc]
        self.activateWindow()  # type: ignore[attr-defined]

    def hideEvent(self, event: QHideEvent) -> None:
        """Give it back."""
        super().hideEvent(event)  # type: ignore[misc]
        if (parent := self.parentWidget()) is not None:  # type: ignore[attr-defined]
            parent.activateWindow()
