"""The reference for stalls: an empty window that repaints at every tick. What is late here is the machine's doing."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

from benchmarks.drivers.telling import tell_and_go
from benchmarks.drivers.watching import TICK_MILLISECONDS, StallWatch

WATCHED_MILLISECONDS = 20_000

if __name__ == "__main__":
    application = QApplication([])
    window = QMainWindow()
    window.resize(1280, 800)
    window.show()
    painter = QTimer(interval=TICK_MILLISECONDS)
    painter.timeout.connect(window.update)
    painter.start()
    watch = StallWatch()
    QTimer.singleShot(
        WATCHED_MILLISECONDS, lambda: tell_and_go(watch.worst().milliseconds - TICK_MILLISECONDS)
    )
    application.exec()
