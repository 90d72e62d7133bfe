"""The reference for every start: an empty QMainWindow, from the start of the process to its first painted picture."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from benchmarks.drivers.telling import tell_and_go


class BareWindow(QMainWindow):
    painted = Signal()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted.emit()


if __name__ == "__main__":
    application = QApplication([])
    window = BareWindow()
    # Queued: told after the whole picture, not in the middle of it.
    window.painted.connect(lambda: tell_and_go("painted"), Qt.ConnectionType.QueuedConnection)
    window.show()
    application.exec()
